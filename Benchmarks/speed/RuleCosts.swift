import Catalog
import Linting
import Platform
import Prose
import Readers

/// Times each rule alone: what it adds to the reading, and its check.
struct RuleCosts {
    private struct Cost {
        let id: String
        let reading: Double
        let check: Double
        let findings: Int
    }

    private let bytes: [UInt8]
    private let path: String
    private let runs: Int
    private let language: LanguageTag

    init(_ path: String, runs: Int) throws {
        self.path = path
        self.runs = runs
        let bytes = try Files.read(path)
        self.bytes = bytes
        language = bytes.withUnsafeBufferPointer { LanguageRecognizer.recognize($0).language }
    }

    /// Prints the dearest rules.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - presets: those whose rules are timed.
    func report(_ count: Int, presets: Set<Card.Preset>) {
        let none = Linter(rules: [])
        let base = cost("(no rule)", none)
        let rules = Catalog.rules.filter { presets.contains($0.card.preset) && $0.card.languages.contains(language) }
        let costs = rules.map { rule in cost(rule.id, Linter(rules: [rule]) { $0.level }) }
            .sorted { ($0.check + $0.reading, $1.id) > ($1.check + $1.reading, $0.id) }
        print("| rule alone, \(Decimal.megabytes(bytes.count)), language \(language) | check, ms/MB | reading, ms/MB | findings per MB |")
        print("|---|---|---|---|")
        for cost in [base] + costs.prefix(count) {
            print(
                "| \(cost.id) | \(perMegabyte(cost.check)) | \(perMegabyte(cost.reading - (cost.id == base.id ? 0 : base.reading))) | \(Decimal.text(Double(cost.findings) * 1e6 / Double(bytes.count), 1)) |"
            )
        }
        print("| all \(rules.count) added up | \(perMegabyte(costs.map(\.check).reduce(0, +))) | | |")
    }

    private func cost(_ id: String, _ linter: Linter) -> Cost {
        let options = ReadingOptions(format: path.hasSuffix(".md") ? .markdown : .plain, language: language)
        let document = linter.document(bytes, options)
        return Cost(
            id: id,
            reading: Stopwatch.median(of: runs) { linter.document(bytes, options).blocks.count },
            check: Stopwatch.median(of: runs) { linter.check(document).count },
            findings: linter.check(document).count)
    }

    private func perMegabyte(_ seconds: Double) -> String { Decimal.text(seconds * 1e9 / Double(bytes.count), 3) }
}
