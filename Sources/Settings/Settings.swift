import Bytes
import Linting
import Prose

/// The settings in force for one file. Every value knows where it was set.
public struct Settings: Sendable {
    /// A known rule, and how much its findings matter; `off` where it does not run.
    public struct ActiveLevel: Sendable {
        public var rule: Rule
        public var level: Setting<Level>
    }

    /// `undetermined` where it is to be recognised.
    public var language = Setting(LanguageTag.undetermined, from: .standard)
    /// `undetermined` where it is not known.
    public var sourceLanguage = Setting(LanguageTag.undetermined, from: .standard)
    /// Few, each once: a set would be dearer to make, when the program starts, than to do without.
    public var presets: Setting<[Card.Preset]> = Setting([.artifacts], from: .standard)
    public var quotes = Setting(QuoteStyle.keep, from: .standard)
    public var paragraphs = Setting(ParagraphLayout.auto, from: .standard)
    /// What the file is; nil: its name and its first bytes say it.
    public var format: Setting<TextFormat>?
    /// The fields or columns of records that hold texts; nil: `text`.
    public var fields: Setting<[String]>?
    /// The field or column of records that holds their language; nil: none does.
    public var languageField: Setting<String>?
    /// The field or column of records that holds the source of their texts; nil: none does.
    public var sourceField: Setting<String>?
    /// How the file with the sources of the file's segments is called; nil: there is none.
    public var sourceFile: Setting<SourceFilePattern>?
    /// The file with the findings that are known, an absolute path; nil: there is none.
    public internal(set) var baseline: Setting<String>?
    /// All known rules, by id.
    public var rules: [ActiveLevel] = []
    /// The configuration files that had a say, inherited ones first.
    public var paths: [String] = []
    /// The same number means the same settings, the language apart: what is made of them serves all such files.
    public internal(set) var group = 0

    /// The rules that run, with their levels.
    public var activeRules: [ActiveRule] {
        rules.compactMap { $0.level.value == .off ? nil : ActiveRule($0.rule, level: $0.level.value) }
    }

    /// The level of the rule of that id; nil where there is no such rule.
    ///
    /// - Complexity: logarithmic in the number of rules.
    public func level(of id: String) -> Level? {
        let index = rules.partitioningIndex { $0.rule.id >= id }
        return index < rules.count && rules[index].rule.id == id ? rules[index].level.value : nil
    }

    /// Puts layers upon each other.
    ///
    /// - Parameters:
    ///   - layers: from the lowest, which the later ones override.
    ///   - known: the rules there are, by id.
    ///   - selected: which rules a selector names, as indices into `known`, for those that were asked about before.
    ///
    /// - Complexity: the rules times the levels, at the worst; to ask a selector about all rules costs more, and is done once.
    init(layers: [Layer], rules known: [Rule], selected: inout [String: [Int]]) {
        var only: Setting<[RuleSelector]>?
        var extra: Setting<[RuleSelector]>?
        for layer in layers {
            language = layer.language ?? language
            sourceLanguage = layer.sourceLanguage ?? sourceLanguage
            presets = layer.presets ?? presets
            quotes = layer.quotes ?? quotes
            paragraphs = layer.paragraphs ?? paragraphs
            format = layer.format ?? format
            fields = layer.fields ?? fields
            languageField = layer.languageField ?? languageField
            sourceField = layer.sourceField ?? sourceField
            sourceFile = layer.sourceFile ?? sourceFile
            only = layer.only ?? only
            extra = layer.extra ?? extra
            // To name the rule of a style is to choose the style; of two layers the higher one decides.
            if let named = layer.namedStyles.last { quotes = Setting(named.style, from: named.origin) }
            for named in [layer.only, layer.extra].compactMap({ $0 }) {
                guard let style = named.value.lazy.compactMap(QuoteStyle.named).first else { continue }
                quotes = Setting(style, from: named.origin)
            }
        }
        var matching: [[RuleLevel]] = Array(repeating: [], count: known.count)
        for level in layers.lazy.flatMap(\.levels) {
            let indices = selected[level.selector.text] ?? known.indices.filter { level.selector.matches(known[$0].id) }
            selected[level.selector.text] = indices
            for index in indices { matching[index].append(level) }
        }
        rules = zip(known, matching).map { rule, matching in
            ActiveLevel(rule: rule, level: level(of: rule, only, extra, matching))
        }
    }

    /// The level of one rule, for which levels are set by `matching`.
    ///
    /// A rule is on if one of the presets has it, or if a level is set for its very id. A level for a category or a glob
    /// changes the rules that are on, so that `quotes/*: error` does not bring in the rules of another preset; so does `--select`
    /// with a category. A rule chosen by `--select` runs, even where a file switches it off. What is a calque from one language says
    /// nothing of a translation from another.
    private func level(
        of rule: Rule, _ only: Setting<[RuleSelector]>?, _ extra: Setting<[RuleSelector]>?, _ matching: [RuleLevel]
    ) -> Setting<Level> {
        let choices = [only, extra].compactMap { $0 }
        let named = choices.first { $0.value.contains { $0.isID(rule.id) } }
        if named == nil, sourceLanguage.value != .undetermined, !rule.card.sourceLanguages.contains(sourceLanguage.value) {
            return Setting(.off, from: sourceLanguage.origin)
        }
        let chosen = named ?? choices.first { $0.value.contains { $0.matches(rule.id) } }
        if let only, chosen == nil { return Setting(.off, from: only.origin) }
        if named == nil {
            if let style = levelByStyle(of: rule.id, matching) { return style }
            guard presets.value.contains(rule.card.preset) || matching.contains(where: { $0.selector.isID(rule.id) })
            else { return Setting(.off, from: presets.origin) }
        }
        guard let chosen else {
            return matching.last.map { Setting($0.level, from: $0.origin) } ?? Setting(rule.card.level, from: .standard)
        }
        let decisive = matching.last { $0.level != .off || $0.origin.isOption }
        if let decisive { return Setting(decisive.level, from: decisive.origin) }
        // What a card leaves off is on where it is named, not where its category is.
        return rule.card.level == .off && named != nil ? Setting(.warning, from: chosen.origin) : Setting(rule.card.level, from: .standard)
    }

    /// The level of a rule that the choice of a style for quotation marks decides on; nil for other rules, and where
    /// nothing is chosen. Two styles at once would undo each other's fixes.
    private func levelByStyle(of id: String, _ matching: [RuleLevel]) -> Setting<Level>? {
        guard quotes.value != .keep else { return nil }
        if id == QuoteStyle.undecided { return Setting(.off, from: quotes.origin) }
        guard let style = QuoteStyle.rules[id] else { return nil }
        guard style == quotes.value else { return Setting(.off, from: quotes.origin) }
        return matching.last.map { Setting($0.level, from: $0.origin) } ?? Setting(.warning, from: quotes.origin)
    }
}

extension Origin {
    fileprivate var isOption: Bool {
        if case .option = self { true } else { false }
    }
}
