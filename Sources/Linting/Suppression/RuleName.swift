import Prose

/// A name by which a suppression means rules: an id (`quotes/split`), a category (`quotes` or `quotes/*`), or `all` (or `*`).
struct RuleName: Hashable {
    /// As written.
    let text: String
    /// The id, or the category; `all` for every rule.
    let key: String

    init(_ text: some StringProtocol) {
        self.text = String(text)
        let category = text.utf8.count > 2 && text.hasSuffix("/*") ? String(text.dropLast(2)) : String(text)
        key = category == "*" ? Self.all : category
    }

    /// The key of all rules together. No category has it.
    static let all = "all"

    /// The keys of the names that mean a rule.
    static func keys(of rule: String) -> [String] { [rule, category(of: rule), all] }

    static func category(of rule: String) -> String { String(rule.prefix { $0 != "/" }) }

    /// Whether the name means a rule.
    func means(_ rule: String) -> Bool { key == Self.all || key == rule || rule.utf8.starts(with: (key + "/").utf8) }
}

/// What a comment to Obelus asks for.
///
///     obelus-ignore quotes/split, captions: as it was printed
///
/// A word, the rules with commas or spaces between (none: all rules), and behind a colon the reason, which is for people.
struct Instruction {
    /// Nil where the word means nothing.
    var verb: Directive.Verb?
    /// The word.
    var word: String
    var names: [RuleName]
    var reason: String

    /// Reads what a comment says.
    ///
    /// - Complexity: linear in the text.
    init(_ text: String) {
        let isSeparator = { (byte: UInt8) in byte == 0x20 || byte >= 9 && byte <= 13 || byte == UInt8(ascii: ",") }
        let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        let words = text[..<(colon ?? text.endIndex)].utf8.split(whereSeparator: isSeparator)
        word = words.first.map { String(Substring($0)) } ?? ""
        verb = Directive.Verb(word: word)
        names = words.dropFirst().map { RuleName(Substring($0)) }
        let rest = colon.map { text[text.utf8.index(after: $0)...].utf8.drop(while: isSeparator) }
        reason = rest.map { String(Substring($0)) } ?? ""
    }
}
