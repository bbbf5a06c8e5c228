import Catalog
import Linting
import Prose

/// `accuracy table`: the tables of docs/measurements.md, in Markdown: clean texts and machine output side by side.
struct TableCommand {
    /// All rules, so that those of other presets are in the table by rule; the sums are over the default preset.
    private let all = Linter(rules: Catalog.rules) { $0.level == .off ? nil : $0.level }
    private let standard = Linter(rules: Catalog.rules)
    private let defaults = Set(Catalog.rules.filter { $0.card.preset == .artifacts }.map(\.id))
    private let flaws: Flaws
    private var clean: [String: CleanTally] = [:]
    private var machine: [String: CleanTally] = [:]
    /// By rule and language: findings in clean texts that are flaws of the texts.
    private var flawCounts: [String: [String: Int]] = [:]

    static func run(_ arguments: Arguments) throws {
        guard arguments.folders.count == 2 else { throw Complaint("table needs two folders: clean texts and machine output") }
        var command = TableCommand(flaws: try Flaws(arguments.values("flaws")))
        let texts = try Corpus([arguments.folders[0]], language: nil)
        for index in texts.paths.indices { command.measure(clean: try texts.text(index)) }
        for (path, language) in try machineTexts(arguments.folders[1]) {
            let corpus = try Corpus([path], language: language)
            command.measure(machine: try corpus.text(0))
        }
        command.write()
    }

    private init(flaws: Flaws) {
        self.flaws = flaws
    }

    /// The output of systems, and the language it is in: of `wmt22/<pair>/<system>` the pair's second, of other folders
    /// English. Sources and references are left out.
    private static func machineTexts(_ folder: String) throws -> [(path: String, language: LanguageTag)] {
        try Corpus([folder], language: nil).paths.compactMap { path in
            let parts = path.split(separator: "/")
            guard !parts.dropLast().contains(where: { $0 == "src" || $0.hasPrefix("ref") }) else { return nil }
            let pair = parts.first { $0.utf8.count == 5 && $0.dropFirst(2).hasPrefix("-") }
            return (path, pair.map { LanguageTag($0.suffix(2)) } ?? .english)
        }
    }

    private mutating func measure(clean text: CorpusText) {
        let document = all.document(text.bytes, text.options)
        let language = document.language.base.description
        var findings: [Finding] = []
        var flawed = 0
        for finding in all.check(document) {
            if flaws.contains(finding, at: finding.range.lowerBound, in: text.path) {
                flawCounts[finding.rule, default: [:]][language, default: 0] += 1
                flawed += 1
            } else {
                findings.append(finding)
            }
        }
        let fixed = standard.fix(text.bytes, text.options)
        clean[language, default: CleanTally()].add(
            words: Words.count(text.bytes, document.language), findings: findings, flaws: flawed,
            fixedParagraphs: fixed.changedBlocks(of: document) { flaws.contains($0, at: $1, in: text.path) },
            lettersChanged: fixed.changesLetters(of: document) { flaws.contains($0, at: $1, in: text.path) })
    }

    private mutating func measure(machine text: CorpusText) {
        let document = all.document(text.bytes, text.options)
        machine[document.language.base.description, default: CleanTally()].add(
            words: Words.count(text.bytes, document.language), findings: all.check(document), flaws: 0, fixedParagraphs: 0,
            lettersChanged: false)
    }

    // MARK: Markdown

    private func write() {
        print("## Clean texts, default preset\n")
        print("| language | texts | words | warning and above | information | flaws | changed | paragraphs | letters |")
        print("|---|---|---|---|---|---|---|---|---|")
        for (language, tally) in clean.sorted(by: { $0.key < $1.key }) {
            let letters = tally.textsWithChangedLetters == 0 ? "kept" : "CHANGED in \(tally.textsWithChangedLetters)"
            print(
                "| \(language) | \(tally.texts) | \(tally.words) | \(rate(tally) { $0 >= .warning }) | \(rate(tally) { $0 == .info }) |",
                "\(tally.flaws) | \(tally.rate(tally.fixedParagraphs).short) | \(tally.fixedParagraphs) | \(letters) |")
        }
        print("\n## Machine output, default preset\n")
        print("| language | texts | words | warning and above | information |\n|---|---|---|---|---|")
        for (language, tally) in machine.sorted(by: { $0.key < $1.key }) {
            print(
                "| \(language) | \(tally.texts) | \(tally.words) | \(rate(tally) { $0 >= .warning }) | \(rate(tally) { $0 == .info }) |")
        }
        print("\n## By rule\n")
        print("| rule | level | preset | clean texts | flaws of clean texts | machine output |\n|---|---|---|---|---|---|")
        for card in Catalog.rules.map(\.card) where card.level != .off {
            let known = flawCounts[card.id, default: [:]].sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            print(
                "| \(card.id) | \(card.level.name) | \(card.preset.rawValue) | \(rates(card.id, clean)) |",
                "\(known.isEmpty ? "–" : known.joined(separator: ", ")) | \(rates(card.id, machine)) |")
        }
    }

    /// Over the default preset, per 10,000 words.
    private func rate(_ tally: CleanTally, where condition: (Level) -> Bool) -> String {
        let count = tally.rules.reduce(0) { $0 + (defaults.contains($1.key) && condition($1.value.level) ? $1.value.count : 0) }
        return tally.rate(count).short
    }

    private func rates(_ rule: String, _ tallies: [String: CleanTally]) -> String {
        let cells = tallies.sorted { $0.key < $1.key }.compactMap { language, tally in
            tally.rules[rule].map { "\(language) \(tally.rate($0.count).short)" }
        }
        return cells.isEmpty ? "–" : cells.joined(separator: ", ")
    }
}
