import Linting
import Platform
import Prose

/// `accuracy snapshot`: what a change of the rules does to a fixed set of texts.
enum SnapshotCommand {
    /// One finding on one line: its key, and what the key is compared by.
    private struct Line {
        let key: String
        let content: String
    }

    /// - Returns: whether nothing changed.
    static func run(_ arguments: Arguments) throws -> Bool {
        guard let file = arguments.value("against") else { throw Complaint("snapshot needs --against FILE") }
        let lines = try findings(arguments)
        let text = lines.map { $0.key + "\t" + $0.content + "\n" }.joined()
        if arguments.has("write") {
            try write(text, to: file)
            print("\(lines.count) findings written to \(file)")
            return true
        }
        return compare(parse(String(decoding: try Files.read(file), as: UTF8.self)), lines)
    }

    private static func findings(_ arguments: Arguments) throws -> [Line] {
        let model = QuotationModel(try CostsCommand.costs(arguments))
        let linter = Rules.linter(arguments.values("rules")).reading(quotationsBy: model)
        let corpus = try Corpus(arguments.folders, language: arguments.value("language").map { LanguageTag($0) })
        var lines: [Line] = []
        for index in corpus.paths.indices {
            let text = try corpus.text(index)
            for finding in linter.check(linter.document(text.bytes, text.options)) {
                let excerpt = Excerpt(text.bytes, finding.range, reach: 30)
                let fix = finding.fix.map { "\($0.safety.rawValue): \(excerpt.fixed($0))" } ?? "no fix"
                lines.append(
                    Line(
                        key: "\(finding.rule)\t\(text.path)\t\(finding.range.lowerBound)",
                        content: "\(finding.level.name)\t\(excerpt.marked)\t\(fix)"))
            }
        }
        return lines.sorted { $0.key < $1.key }
    }

    private static func parse(_ text: String) -> [Line] {
        text.split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return Line(key: fields.prefix(3).joined(separator: "\t"), content: fields.dropFirst(3).joined(separator: "\t"))
        }
    }

    private static func compare(_ old: [Line], _ new: [Line]) -> Bool {
        let before = Dictionary(grouping: old, by: \.key).mapValues { $0.map(\.content) }
        let now = Dictionary(grouping: new, by: \.key).mapValues { $0.map(\.content) }
        var counts = (new: 0, gone: 0, changed: 0)
        for key in Set(before.keys).union(now.keys).sorted() {
            let place = key.split(separator: "\t").joined(separator: " ")
            switch (before[key], now[key]) {
            case (nil, let content?):
                counts.new += 1
                print("new      \(place)\n    \(content.joined(separator: "\n    "))")
            case (let content?, nil):
                counts.gone += 1
                print("gone     \(place)\n    \(content.joined(separator: "\n    "))")
            case (let left?, let right?) where left != right:
                counts.changed += 1
                print("changed  \(place)\n  - \(left.joined(separator: "\n    "))\n  + \(right.joined(separator: "\n    "))")
            default: break
            }
        }
        print("\(new.count) findings; \(counts.new) new, \(counts.gone) gone, \(counts.changed) changed")
        return counts.new + counts.gone + counts.changed == 0
    }

    private static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw Files.lastError(path) }
        defer { fclose(file) }
        guard fputs(text, file) >= 0 else { throw Files.lastError(path) }
    }
}
