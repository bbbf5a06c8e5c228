import Linting

extension Linter {
    /// The linter of settings. Rules that are off are in it, too: one of them may have to keep the others from damage.
    public init(_ settings: Settings) {
        let levels = Dictionary(settings.activeRules.map { ($0.rule.id, $0.level) }, uniquingKeysWith: { first, _ in first })
        self.init(rules: settings.rules.map(\.rule)) { levels[$0.id] }
    }
}
