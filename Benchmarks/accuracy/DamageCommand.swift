import Damage
import Linting
import Prose
import Readers

/// `accuracy damage`: clean texts, damaged with known artifacts.
struct DamageCommand {
    private let arguments: Arguments
    private let linter: Linter
    private var pool: WindowPool
    private let seed: UInt64
    private let perKind: Int

    /// - Returns: whether the goals are reached.
    static func run(_ arguments: Arguments) throws -> Bool {
        var command = try DamageCommand(arguments)
        let goals = try Goals(arguments)
        let kinds = Kinds.matching(arguments.values("kinds"))
        let artifacts = try arguments.number("artifacts", 0)
        if artifacts > 0 {
            let trials = try arguments.number("trials", 400)
            return goals.judge(command.articles(kinds.filter(\.promisesRestoring), artifacts, trials))
        }
        return goals.judge(command.single(kinds))
    }

    init(_ arguments: Arguments) throws {
        self.arguments = arguments
        seed = UInt64(try arguments.number("seed", 1))
        perKind = try arguments.number("per-kind", 400)
        linter = Rules.linter(arguments.values("rules"))
        let corpus = try Corpus(arguments.folders, language: arguments.value("language").map { LanguageTag($0) })
        let artifacts = try arguments.number("artifacts", 0)
        pool = try WindowPool(corpus, linter, paragraphs: max(12, artifacts * 4 + 2), seed: seed)
    }

    /// All trials of some kinds, in all languages.
    mutating func trials(_ kinds: [Kind]) -> [Trial] {
        var all: [Trial] = []
        for kind in kinds where kind.hasRule {
            for language in pool.languages where kind.languages.contains(language) {
                all += trials(kind, language, perKind / max(1, pool.languages.filter(kind.languages.contains).count))
            }
        }
        return all
    }

    /// One artifact a trial.
    private mutating func single(_ kinds: [Kind]) -> DamageSummary {
        var summary = DamageSummary()
        let shown = arguments.value("show-failures")
        for kind in kinds where kind.hasRule || arguments.has("all") {
            for language in pool.languages where kind.languages.contains(language) {
                let share = perKind / max(1, pool.languages.filter(kind.languages.contains).count)
                for trial in trials(kind, language, share) {
                    summary.add(trial)
                    if shown == kind.name || arguments.has("failures") { show(trial) }
                }
            }
        }
        summary.without = arguments.has("all") ? [] : kinds.filter { !$0.hasRule }.map(\.name)
        print(summary.render(byLanguage: arguments.has("by-language")))
        return summary
    }

    private func show(_ trial: Trial) {
        var faults: [String] = []
        if !trial.isFound { faults.append("MISSED") }
        if !trial.beside.isEmpty { faults.append("BESIDE") }
        if trial.kind.promisesRestoring, !trial.isRestored { faults.append("NOT RESTORED") }
        if trial.isWorse { faults.append("WORSE") }
        if !faults.isEmpty { print("\(trial.kind.name) \(faults.joined(separator: ", ")) \(trial.story)\n") }
    }

    /// Runs up to `count` trials of a kind on texts of one language. Gives up where places for it are too rare.
    private mutating func trials(_ kind: Kind, _ language: String, _ count: Int) -> [Trial] {
        var random = SplitMix64(seed: seed, name: kind.name + " " + language)
        var trials: [Trial] = []
        let most = min(pool.count(language), max(2_000, count * 30))
        for number in 0..<most where trials.count < count {
            guard let window = pool.window(number, language),
                let (clean, damage) = planted(kind, window, window.target, &random)
            else { continue }
            trials.append(Trial(kind, window, clean: clean, damage, linter))
        }
        return trials
    }

    /// The damage of one paragraph of the window, and the clean text that it refers to.
    private func planted(
        _ kind: Kind, _ window: Window, _ target: Int, _ random: inout SplitMix64
    ) -> (clean: [UInt8], damage: Damage)? {
        let passage = window.passage(target)
        guard !kind.plants.isEmpty else { return kind.damage(passage, &random).map { (window.bytes, $0) } }
        guard let sentence = random.pick(kind.plants[passage.language] ?? []) else { return nil }
        let end = passage.paragraph.upperBound
        let bytes = Array(window.bytes[..<end]) + Array((" " + sentence).utf8) + Array(window.bytes[end...])
        guard linter.check(linter.document(bytes, ReadingOptions(language: window.language))).isEmpty else { return nil }
        let longer = Stretch(
            bytes: bytes, language: passage.language, paragraph: passage.paragraph.lowerBound..<end + 1 + sentence.utf8.count,
            next: passage.next.map { $0.lowerBound + 1 + sentence.utf8.count..<$0.upperBound + 1 + sentence.utf8.count })
        return kind.damage(longer, &random).map { (bytes, $0) }
    }

    /// Several artifacts of random kinds in one article.
    private mutating func articles(_ kinds: [Kind], _ artifacts: Int, _ count: Int) -> DamageSummary {
        var summary = DamageSummary()
        for language in pool.languages {
            let fitting = kinds.filter { $0.languages.contains(language) && $0.plants.isEmpty }
            var random = SplitMix64(seed: seed, name: "articles " + language)
            var done = 0
            for number in 0..<min(pool.count(language), count * 30) where done < count / pool.languages.count {
                guard let window = pool.window(number, language),
                    let trial = ArticleTrial(fitting, window, artifacts, linter, &random)
                else { continue }
                summary.add(trial)
                if arguments.has("failures") { trial.showFailures() }
                done += 1
            }
        }
        print(summary.renderArticles(artifacts))
        return summary
    }
}
