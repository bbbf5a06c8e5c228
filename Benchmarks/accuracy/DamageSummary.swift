import Damage

/// What a run of damages came to.
struct DamageSummary {
    struct Tally {
        var trials = 0
        var found = 0
        var named = 0
        var besides = 0
        var restored = 0
        var worse = 0
        /// How often rules found it that are not meant to.
        var others: [String: Int] = [:]

        func share(_ count: Int) -> Double { Double(count) / Double(trials) }
    }

    /// A kind with fewer trials says nothing about the worst.
    static let fewest = 20

    private var tallies: [(kind: Kind, languages: [String: Tally])] = []
    private(set) var articles = 0
    private(set) var bystanders = 0
    private(set) var worseArticles = 0
    /// The kinds for which there is no rule yet.
    var without: [String] = []

    mutating func add(_ trial: Trial) {
        update(trial.kind, trial.window.language.base.description) { tally in
            tally.trials += 1
            if trial.isFound { tally.found += 1 }
            if trial.isNamed { tally.named += 1 }
            if !trial.beside.isEmpty { tally.besides += 1 }
            if trial.isRestored { tally.restored += 1 }
            if trial.isWorse { tally.worse += 1 }
            for rule in trial.otherRules { tally.others[rule, default: 0] += 1 }
        }
    }

    mutating func add(_ trial: ArticleTrial) {
        articles += 1
        bystanders += trial.brokenBystanders
        if trial.isWorse { worseArticles += 1 }
        for outcome in trial.outcomes {
            update(outcome.kind, "all") { tally in
                tally.trials += 1
                if outcome.isRestored { tally.restored += 1 }
            }
        }
    }

    private mutating func update(_ kind: Kind, _ language: String, _ change: (inout Tally) -> Void) {
        if tallies.last?.kind.name != kind.name, let known = tallies.firstIndex(where: { $0.kind.name == kind.name }) {
            change(&tallies[known].languages[language, default: Tally()])
            return
        }
        if tallies.last?.kind.name != kind.name { tallies.append((kind, [:])) }
        change(&tallies[tallies.count - 1].languages[language, default: Tally()])
    }

    private static func sum(_ tallies: some Sequence<Tally>) -> Tally {
        tallies.reduce(into: Tally()) { sum, tally in
            sum.trials += tally.trials
            sum.found += tally.found
            sum.named += tally.named
            sum.besides += tally.besides
            sum.restored += tally.restored
            sum.worse += tally.worse
            sum.others.merge(tally.others, uniquingKeysWith: +)
        }
    }

    /// The sum over all kinds, and over those that the catalog promises to restore.
    var total: Tally { Self.sum(tallies.flatMap { $0.languages.values }) }
    var promised: Tally { Self.sum(tallies.filter { $0.kind.promisesRestoring }.flatMap { $0.languages.values }) }

    /// The lowest share over the kinds with enough trials.
    func worst(promised: Bool = false, _ share: (Tally) -> Int) -> (name: String, share: Double)? {
        tallies.filter { !promised || $0.kind.promisesRestoring }
            .map { ($0.kind.name, Self.sum($0.languages.values)) }
            .filter { $0.1.trials >= Self.fewest }
            .map { (name: $0.0, share: $0.1.share(share($0.1))) }
            .min { $0.share < $1.share }
    }

    func render(byLanguage: Bool) -> String {
        var table = Table("kind", "fix", "trials", "recall", "named", "beside", "restored", "worse")
        for (kind, languages) in tallies {
            table.add(
                kind.name, kind.promisesRestoring ? "safe" : kind.fix == .safe ? "(safe)" : kind.fix.rawValue, Self.sum(languages.values))
            guard byLanguage, languages.count > 1 else { continue }
            for (language, tally) in languages.sorted(by: { $0.key < $1.key }) { table.add("    " + language, "", tally) }
        }
        table.add("all", "", total)
        table.add("all that promise a safe fix", "safe", promised)
        var lines = [table.render()]
        if let worst = worst({ $0.found }) { lines.append("worst recall: \(worst.name) \(worst.share.share)") }
        if let worst = worst(promised: true, { $0.restored }) { lines.append("worst restored: \(worst.name) \(worst.share.share)") }
        lines += strangers
        for kind in tallies.map(\.kind) where !kind.presetsNeeded.isEmpty {
            lines.append(
                "\(kind.name): no rule of the default preset finds it, only rules of \(kind.presetsNeeded.sorted().joined(separator: ", ")); measured without"
            )
        }
        if !without.isEmpty { lines.append("no rule yet (\(without.count)): " + without.joined(separator: ", ")) }
        return lines.joined(separator: "\n")
    }

    /// The kinds that are mostly found by rules they do not name: the kind's list wants fixing, or the rule.
    private var strangers: [String] {
        tallies.compactMap { kind, languages in
            let tally = Self.sum(languages.values)
            guard let (rule, count) = tally.others.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
                tally.named * 2 < tally.trials, count * 4 > tally.trials
            else { return nil }
            return "\(kind.name) is found by \(rule) in \(count) of \(tally.trials) trials"
        }
    }

    func renderArticles(_ artifacts: Int) -> String {
        var table = Table("kind", "paragraphs", "restored")
        for (kind, languages) in tallies.sorted(by: { $0.kind.name < $1.kind.name }) {
            let tally = Self.sum(languages.values)
            table.add(kind.name, "\(tally.trials)", tally.share(tally.restored).share)
        }
        table.add("all", "\(total.trials)", total.share(total.restored).share)
        return table.render()
            + "\n\(articles) articles with \(artifacts) artifacts; sound paragraphs changed: \(bystanders); articles made worse: \(worseArticles)"
    }
}

extension Table {
    mutating func add(_ name: String, _ fix: String, _ tally: DamageSummary.Tally) {
        add(
            name, fix, "\(tally.trials)", tally.share(tally.found).share, tally.share(tally.named).share,
            "\(tally.besides)", tally.share(tally.restored).share, "\(tally.worse)")
    }
}
