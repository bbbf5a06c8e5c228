import Linting
import Platform
import Prose

/// How quotation marks are to look.
public enum QuoteStyle: String, Sendable, CaseIterable {
    /// As the language writes them.
    case locale
    case curly, straight
    /// As the text has them.
    case keep

    /// The rules that set one style each; a choice switches one of them on. They exclude each other.
    static let rules: [String: QuoteStyle] = [
        "quotes/locale-style": .locale, "quotes/curly-style": .curly, "quotes/straight-style": .straight,
    ]

    /// The style that a selector chooses by naming its rule; nil for all other selectors.
    static func named(by selector: RuleSelector) -> QuoteStyle? { rules[selector.text] }

    /// What is wrong with choosing both.
    static func conflict(_ first: QuoteStyle, _ second: QuoteStyle) -> String {
        "the styles “\(first.rawValue)” and “\(second.rawValue)” of quotation marks exclude each other; choose one with “quotes: \(first.rawValue)”"
    }
    /// What sets the marks of the language where no style is chosen.
    static let undecided = "quotes/typographic"
}

/// Settings of one source: the top of a configuration file, one of its overrides, or the command line. What it does not
/// set comes from the layers below it.
public struct Layer: Sendable {
    /// `undetermined` where it is to be recognised.
    public var language: Setting<LanguageTag>?
    public var sourceLanguage: Setting<LanguageTag>?
    /// Each once.
    public var presets: Setting<[Card.Preset]>?
    public var quotes: Setting<QuoteStyle>?
    public var paragraphs: Setting<ParagraphLayout>?
    /// What the files are, whatever their names say.
    public var format: Setting<TextFormat>?
    /// The fields or columns of records that hold texts.
    public var fields: Setting<[String]>?
    /// The field or column of records that holds their language.
    public var languageField: Setting<String>?
    /// The field or column of records that holds the source of their texts.
    public var sourceField: Setting<String>?
    /// How the files with the sources of the files' segments are called.
    public var sourceFile: Setting<SourceFilePattern>?
    /// Only these rules run: what names a rule itself, whatever its preset; categories and globs, within the presets in force.
    public var only: Setting<[RuleSelector]>?
    /// These rules run as well, likewise.
    public var extra: Setting<[RuleSelector]>?
    /// In the order of the text: of two that name a rule, the later decides.
    public var levels: [RuleLevel] = []

    public init() {}

    /// The styles of quotation marks that the layer's levels name, in their order.
    var namedStyles: [(style: QuoteStyle, origin: Origin)] {
        levels.compactMap { level in
            guard level.level != .off, let style = QuoteStyle.named(by: level.selector) else { return nil }
            return (style, level.origin)
        }
    }

    /// What is wrong where the layer chooses two styles of quotation marks: their fixes would undo each other.
    var styleConflict: (problem: String, origin: Origin)? {
        var chosen = quotes.flatMap { $0.value == .keep ? nil : $0.value }
        for (style, origin) in namedStyles {
            guard let first = chosen, first != style else {
                chosen = style
                continue
            }
            return (QuoteStyle.conflict(first, style), origin)
        }
        return nil
    }
}

/// How a file with the sources of another one's segments is called, after that one.
public struct SourceFilePattern: Sendable, Hashable {
    /// What the other one's name begins and ends with, around what varies.
    private let prefix: String
    private let suffix: String
    /// A path from the other one's folder, with an asterisk for what varies, or without one.
    private let path: String

    /// Nil where the path has an asterisk, and the glob's last part not exactly one.
    init?(_ path: String, of glob: String) {
        let name = glob.split(separator: "/").last ?? ""
        let parts = name.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count == 2 || !path.contains("*") else { return nil }
        self.path = path
        prefix = parts.count == 2 ? String(parts[0]) : ""
        suffix = parts.count == 2 ? String(parts[1]) : ""
    }

    /// The path of the sources from the folder of a file of that name; nil where the glob does not mean such a name.
    public func path(for name: some StringProtocol) -> String? {
        guard path.contains("*") else { return path }
        guard name.utf8.count >= prefix.utf8.count + suffix.utf8.count, name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        let middle = String(name.dropFirst(prefix.count).dropLast(suffix.count))
        return path.split(separator: "*", omittingEmptySubsequences: false).joined(separator: middle)
    }
}

/// A level for some rules.
public struct RuleLevel: Sendable {
    public var selector: RuleSelector
    public var level: Level
    public var origin: Origin

    public init(_ selector: RuleSelector, _ level: Level, from origin: Origin) {
        self.selector = selector
        self.level = level
        self.origin = origin
    }
}

/// Names rules by an id, by a category or by a glob: `quotes/straight`, `quotes`, `quotes/*`; `all` is every rule.
public struct RuleSelector: Sendable, Hashable {
    public let text: String
    private let glob: Glob?

    /// The name of all rules together. No category has it: a test says so.
    public static let all = "all"

    /// Reads a selector. A text that is no glob names an id or a category.
    public init(_ text: String) throws(Glob.Failure) {
        self.text = text
        glob = text.contains(where: "*?[{".contains) ? try Glob("/" + text) : nil
    }

    /// Whether the selector names the rule of that id.
    public func matches(_ id: String) -> Bool {
        // A glob for a category names the rules in it: “*” is every rule.
        if let glob { return glob.matchesOrHolds(id) }
        if text == Self.all { return true }
        return id == text || id.utf8.starts(with: (text + "/").utf8)
    }

    /// Whether the selector is the rule's id.
    public func isID(_ id: String) -> Bool { id == text }

    /// What is wrong with the selector where it names none of the rules; nil where it names some.
    public func problem(among ids: [String]) -> String? {
        if ids.contains(where: matches) { return nil }
        if glob != nil { return "no rule matches “\(text)”; “obelus rules” lists all rules" }
        var categories: [String] = []
        for id in ids {
            let category = String(id.prefix { $0 != "/" })
            if categories.last != category { categories.append(category) }
        }
        let nearest = NearestName.of(text, among: ids + categories)
        return "unknown rule “\(text)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "; “obelus rules” lists all rules")
    }
}
