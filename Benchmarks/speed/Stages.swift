import Catalog
import Linting
import Platform
import Prose
import Readers
import Reporting
import UnicodeText

/// Times one text stage by stage, within this process.
struct Stages {
    private let bytes: [UInt8]
    private let path: String
    private let runs: Int
    private let linter = Linter(rules: Catalog.rules)
    private let language: LanguageTag

    init(_ path: String, runs: Int) throws {
        self.path = path
        self.runs = runs
        let bytes = try Files.read(path)
        self.bytes = bytes
        language = bytes.withUnsafeBufferPointer { LanguageRecognizer.recognize($0).language }
    }

    /// Prints a table.
    func report() throws {
        print("| stage, \(Decimal.megabytes(bytes.count)), language \(language) | ms/MB | |")
        print("|---|---|---|")
        row("reading the file", try time { try Files.read(path).count })
        row(
            "detecting the language", time { bytes.withUnsafeBufferPointer(LanguageRecognizer.recognize).language.description.utf8.count }
        )
        reading()
        let document = linter.document(bytes, options)
        let findings = linter.check(document)
        row(
            "checks", time { linter.check(document).count },
            "\(findings.count) findings, \(Decimal.text(Double(findings.count) * 1e6 / Double(bytes.count), 0)) per MB")
        spans(document)
        try segmentation(document)
        reports(document, findings)
        row(
            "`fix`, all rounds", time { linter.fix(bytes, options).bytes.count },
            "for comparison: includes reading and checks, once per round")
    }

    private var options: ReadingOptions { ReadingOptions(format: format, language: language) }
    private var format: TextFormat { path.hasSuffix(".md") ? .markdown : .plain }

    /// Blocks, scan and quotations come out of one call; what can be told apart is told by leaving something out.
    private func reading() {
        let whole = time { linter.document(bytes, options).blocks.count }
        let plain = ReadingOptions(format: format, language: language)
        let bare = time { Document(bytes, plain).blocks.count }
        var unquoted = bytes
        for mark in Document(bytes, plain).marks {
            for offset in mark.offset..<mark.offset + Int(mark.length) { unquoted[offset] = UInt8(ascii: "x") }
        }
        let markless = time { Document(unquoted, plain).blocks.count }
        row("blocks, scan, quotations", whole, "the language is known")
        row("– of these: literals of rules", whole - bare, "compared with no literals")
        row("– of these: quotation marks", bare - markless, "compared with a letter instead of each mark")
    }

    private func spans(_ document: Document) {
        let seconds = time {
            document.bytes.withUnsafeBufferPointer { buffer in
                document.blocks.reduce(0) { $1.kind.isProse ? $0 + ProtectedSpans.find(in: buffer, range: $1.content).count : $0 }
            }
        }
        row("protected spans of all blocks", seconds, "for comparison: checks need those of few blocks")
    }

    private func segmentation(_ document: Document) throws {
        for (kind, name) in [(Segmenter.Kind.word, "words"), (.sentence, "sentences")] {
            let segmenter = try Segmenter(kind, locale: language.description)
            let seconds = time {
                var count = 0
                document.bytes.withUnsafeBufferPointer { buffer in
                    for block in document.blocks where block.kind.isProse {
                        segmenter.forEachSegment(in: buffer, range: block.content) { _ in
                            count += 1
                            return true
                        }
                    }
                }
                return count
            }
            row("segmentation of all blocks into \(name)", seconds, "for comparison: rules ask for those of few blocks")
        }
    }

    private func reports(_ document: Document, _ findings: [Finding]) {
        let context = OutputFormat.Context(version: "0", rules: Catalog.rules)
        for format in OutputFormat.allCases {
            let reporter = format.reporter(context)
            let seconds = time { reporter.fragment(FileReport(path: path, document: document, findings: findings)).count }
            row(
                "report, `\(format.rawValue)`", seconds,
                findings.isEmpty ? "" : "\(Decimal.text(seconds * 1e6 / Double(findings.count), 1)) µs a finding")
        }
    }

    private func row(_ name: String, _ seconds: Double, _ remark: String = "") {
        print("| \(name) | \(Decimal.text(seconds * 1e9 / Double(bytes.count), 2)) | \(remark) |")
    }

    /// The median of the processor's time that `body` takes.
    private func time(_ body: () throws -> Int) rethrows -> Double { try Stopwatch.median(of: runs, body) }
}

/// Times a function within this process.
enum Stopwatch {
    /// What the functions returned is added up here, so that no optimiser takes them for idle.
    nonisolated(unsafe) private static var sum = 0

    /// The median of the processor's time of some runs, after one that is not counted.
    static func median(of runs: Int, _ body: () throws -> Int) rethrows -> Double {
        var times: [Double] = []
        for run in 0...runs {
            let start = Clock.cpu()
            sum &+= try body()
            if run > 0 { times.append(Clock.cpu() - start) }
        }
        return times.median
    }
}
