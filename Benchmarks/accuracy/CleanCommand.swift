import Linting
import Prose

/// `accuracy clean`: what the rules find in texts that nothing is wrong with.
struct CleanCommand {
    private let linter: Linter
    private let lists: Bool
    private let listLevel: Level
    private let flaws: Flaws
    private var tallies: [String: CleanTally] = [:]

    static func run(_ arguments: Arguments) throws {
        let linter = Rules.linter(arguments.values("rules"))
        let corpus = try Corpus(arguments.folders, language: arguments.value("language").map { LanguageTag($0) })
        var command = CleanCommand(
            linter: linter, lists: arguments.has("list"),
            listLevel: arguments.value("level").flatMap { Level(name: $0) } ?? .warning,
            flaws: try Flaws(arguments.values("flaws")))
        for index in corpus.paths.indices { command.measure(try corpus.text(index)) }
        command.summarize()
    }

    private init(linter: Linter, lists: Bool, listLevel: Level, flaws: Flaws) {
        self.linter = linter
        self.lists = lists
        self.listLevel = listLevel
        self.flaws = flaws
    }

    private mutating func measure(_ text: CorpusText) {
        let document = linter.document(text.bytes, text.options)
        let all = linter.check(document)
        let findings = all.filter { !flaws.contains($0, at: $0.range.lowerBound, in: text.path) }
        let fixed = linter.fix(text.bytes, text.options)
        let lettersChanged = fixed.changesLetters(of: document) { flaws.contains($0, at: $1, in: text.path) }
        tallies[document.language.base.description, default: CleanTally()].add(
            words: Words.count(text.bytes, document.language), findings: findings, flaws: all.count - findings.count,
            fixedParagraphs: fixed.changedBlocks(of: document) { flaws.contains($0, at: $1, in: text.path) },
            lettersChanged: lettersChanged)
        if lettersChanged { print("LETTERS CHANGED \(text.path)") }
        for refusal in fixed.refused { print("REFUSED \(text.path):\(refusal.range.lowerBound) \(refusal.rule) \(refusal.reason)") }
        if lists { list(findings, text) }
    }

    private func list(_ findings: [Finding], _ text: CorpusText) {
        for finding in findings where finding.level >= listLevel {
            let excerpt = Excerpt(text.bytes, finding.range)
            print("\(text.path):\(finding.range.lowerBound) \(finding.level.name) \(finding.rule) \(finding.confidence.short)")
            print("    \(excerpt.marked)")
            if let fix = finding.fix { print("  \(fix.safety == .safe ? "=>" : "~>") \(excerpt.fixed(fix))") }
        }
    }

    private func summarize() {
        let languages = tallies.keys.sorted()
        var table = Table("language", "texts", "words", "warning+ /10k", "info /10k", "flaws", "fixed ¶ /10k", "fixed ¶", "letters")
        for language in languages {
            guard let tally = tallies[language] else { continue }
            table.add(
                language, "\(tally.texts)", "\(tally.words)", tally.rate { $0 >= .warning }.short,
                tally.rate { $0 == .info }.short, "\(tally.flaws)", tally.rate(tally.fixedParagraphs).short, "\(tally.fixedParagraphs)",
                tally.textsWithChangedLetters == 0 ? "kept" : "CHANGED in \(tally.textsWithChangedLetters)")
        }
        print("\n" + table.render() + "\n")
        var rules = Table("rule", "level", "language", "count", "/10k")
        for language in languages {
            guard let tally = tallies[language] else { continue }
            for (rule, counted) in tally.rules.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
                rules.add(rule, counted.level.name, language, "\(counted.count)", tally.rate(counted.count).short)
            }
        }
        print(rules.render())
    }
}

/// What was counted in the texts of one language.
struct CleanTally {
    var texts = 0
    var words = 0
    var flaws = 0
    var fixedParagraphs = 0
    var textsWithChangedLetters = 0
    var rules: [String: (level: Level, count: Int)] = [:]

    mutating func add(words: Int, findings: [Finding], flaws: Int, fixedParagraphs: Int, lettersChanged: Bool) {
        texts += 1
        self.words += words
        self.flaws += flaws
        self.fixedParagraphs += fixedParagraphs
        if lettersChanged { textsWithChangedLetters += 1 }
        for finding in findings { rules[finding.rule, default: (finding.level, 0)].count += 1 }
    }

    /// Per 10,000 words.
    func rate(_ count: Int) -> Double { Double(count) * 10_000 / Double(max(words, 1)) }

    func rate(where condition: (Level) -> Bool) -> Double {
        rate(rules.values.reduce(0) { $0 + (condition($1.level) ? $1.count : 0) })
    }
}

extension FixResult {
    /// Whether a fix changed a letter or digit, those apart that `isFlaw` knows; a letter in another normal form is the
    /// same letter (UAX #15).
    func changesLetters(of document: Document, isFlaw: (Finding, Int) -> Bool) -> Bool {
        var texts = [document.bytes]
        for round in applied.dropLast() {
            let edits = round.flatMap { $0.fix?.edits ?? [] }.sorted { $0.range.lowerBound < $1.range.lowerBound }
            texts.append(Edit.apply(edits, to: texts[texts.count - 1]))
        }
        var rounds: [[Edit]] = []
        for (text, round) in zip(texts, applied) {
            for finding in round {
                guard let edits = finding.fix?.edits else { continue }
                let offset = rounds.reversed().reduce(finding.range.lowerBound) { Self.before($1, $0) }
                let old = edits.flatMap { text[$0.range] }
                let new = edits.flatMap { Array($0.replacement.utf8) }
                if Words.letters(old) != Words.letters(new), !isFlaw(finding, offset) { return true }
            }
            rounds.append(round.flatMap { $0.fix?.edits ?? [] }.sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
        return false
    }

    /// How many blocks of the original document the fixes changed, those apart that `isFlaw` knows; it is handed a
    /// finding and its place in the original document.
    func changedBlocks(of document: Document, isFlaw: (Finding, Int) -> Bool) -> Int {
        var changed: Set<Int> = []
        // What the rounds so far have done, so that a later round's positions can be traced back.
        var rounds: [[Edit]] = []
        for round in applied {
            func original(_ offset: Int) -> Int { rounds.reversed().reduce(offset) { Self.before($1, $0) } }
            for finding in round where !isFlaw(finding, original(finding.range.lowerBound)) {
                for edit in finding.fix?.edits ?? [] { changed.insert(document.blockIndex(at: original(edit.range.lowerBound))) }
            }
            rounds.append(round.flatMap { $0.fix?.edits ?? [] }.sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
        return changed.count
    }

    /// The offset before the edits were made.
    private static func before(_ edits: [Edit], _ offset: Int) -> Int {
        var shift = 0
        for edit in edits {
            let end = edit.range.lowerBound + shift + edit.replacement.utf8.count
            if end > offset { break }
            shift += edit.replacement.utf8.count - edit.range.count
        }
        return offset - shift
    }
}
