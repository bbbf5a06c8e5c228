import Catalog
import Linting
import Platform
import Prose
import Readers

/// Times what a format costs: its reader alone, reading with all that checks need, and the whole check, within this process.
struct FormatSpeed {
    private let runs: Int
    private let options: ReadingOptions
    private let linter: Linter

    /// - Parameters:
    ///   - options: what the files are not known by their names for.
    ///   - category: the rules that run; nil: those of the default preset.
    init(runs: Int, options: ReadingOptions, category: String?) {
        self.runs = runs
        self.options = options
        linter = Linter(rules: Catalog.rules) { card in
            card.preset == .artifacts && (category.map { $0 == card.category } ?? true) ? card.level : nil
        }
    }

    /// Prints a table of some files.
    func report(_ paths: [String]) throws {
        print("| file | MB | reader alone | reading for checks | check | texts |")
        print("|---|---:|---:|---:|---:|---:|")
        for path in paths {
            let bytes = try Files.read(path)
            let source = Source(bytes)
            var options = options
            if let format = Self.formats.first(where: { path.hasSuffix("." + $0.key) })?.value { options.format = format }
            let passages = options.format.reader.read(source, options).passages
            // Of pairs both sides are compared, and what is around them in the file is not.
            let sides = passages.reduce(0) { $0 + $1.text.bytes.count + ($1.counterpart?.text.bytes.count ?? 0) }
            let reading = time { options.format.reader.read(source, options).passages.count }
            // One text after another, as the program does it.
            let parsing = time {
                var (texts, count) = (linter.texts(of: source, options), 0)
                while texts.next() != nil { count += 1 }
                return count
            }
            let checking = time {
                var (texts, count) = (linter.texts(of: source, options), 0)
                while let document = texts.next() { count += linter.check(document).count }
                return count
            }
            let name = path.split(separator: "/").last ?? ""
            let both = passages.contains { $0.counterpart != nil } ? " (\(speed(sides, checking)) of both sides)" : ""
            print(
                "| \(name) | \(Decimal.text(Double(bytes.count) / 1e6, 1)) | \(speed(bytes.count, reading)) | \(speed(bytes.count, parsing)) | "
                    + "\(speed(bytes.count, checking))\(both) | \(passages.count) |")
        }
    }

    private static let formats: [String: TextFormat] = [
        "txt": .plain, "md": .markdown, "html": .html, "srt": .subRip, "vtt": .webVTT, "jsonl": .jsonLines, "csv": .csv, "tsv": .tsv,
        "po": .po,
        "xlf": .xliff, "xliff": .xliff, "tmx": .tmx,
    ]

    private func speed(_ bytes: Int, _ seconds: Double) -> String { "\(Decimal.text(Double(bytes) / 1e6 / seconds, 1)) MB/s" }

    private func time(_ body: () throws -> Int) rethrows -> Double { try Stopwatch.median(of: runs, body) }
}
