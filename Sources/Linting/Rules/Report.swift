import Bytes
import Prose

/// A rule that is switched on, at the level that it has.
public struct ActiveRule: Sendable {
    public let rule: Rule
    public let level: Level

    public init(_ rule: Rule, level: Level) {
        self.rule = rule
        self.level = level
    }
}

/// Where checks put what they find. It knows the rule that is running, and holds its fixes to what the card promises: a finding
/// that exists may be applied.
public struct Report: Sendable {
    public private(set) var findings: [Finding] = []
    /// Fixes that were left out of their findings.
    private(set) var refused: [Refusal] = []
    let rules: [ActiveRule]
    private let document: Document
    /// The rule that is running, as an index into `rules`.
    var current = 0
    private var language: LanguageTag { document.language }
    /// What rules have asked about the text's words, and which.
    var questions: [(rule: Int, question: WordQuestion)] = []

    /// The regions that rules have claimed, and which rule each.
    private(set) var claims = Claims()

    /// What patterns have spent on the text.
    var patterns = PatternBudget()

    /// How many findings are kept.
    private(set) var limit: FindingLimit

    /// - Parameter claims: those of rules that ran before on the same text.
    init(rules: [ActiveRule], document: Document, limit: FindingLimit, claims: Claims = Claims()) {
        self.rules = rules
        self.document = document
        self.limit = limit
        self.claims = claims
    }

    /// Claims a region: it holds damage that the running rule sees and cannot read whole. Until that is gone, no fix of another rule is
    /// safe there, for it might hide what is left of it, or be made for a text that was never there.
    ///
    /// - Parameter range: in bytes of the text as read; as much of it as the damage may mislead others about.
    public mutating func claim(_ range: ByteRange) { claims.add(range, of: current) }

    /// Hands over what was found, in standard order: sorted where it stands, for it may be much.
    mutating func takeFindings() -> [Finding] {
        var taken: [Finding] = []
        swap(&taken, &findings)
        if !claims.isEmpty { claims.hold(&taken) { rules[$0].rule.card.id } }
        taken.sort { Finding.standardOrder($0, $1) }
        return taken
    }

    /// The running rule's message, from its card, with the text found in the place of `$0` and what should stand
    /// there in the place of `$1`.
    func message(_ text: String, replacement: String? = nil) -> String {
        let template = template
        guard template.utf8.contains(Self.dollar) else { return template }
        var result = ""
        result.reserveCapacity(template.utf8.count + text.utf8.count + (replacement?.utf8.count ?? 0))
        var rest = template[...]
        // By bytes: to look for characters costs more than all else about a finding.
        while let dollar = rest.utf8.firstIndex(of: Self.dollar) {
            result += rest[..<dollar]
            rest = rest[rest.utf8.index(after: dollar)...]
            switch rest.utf8.first {
            case UInt8(ascii: "0"): result += text
            case UInt8(ascii: "1"): result += replacement ?? ""
            default:
                result += "$"
                continue
            }
            rest = rest[rest.utf8.index(after: rest.startIndex)...]
        }
        return result + rest
    }

    /// The running rule's message, as its card has it.
    var template: String { rules[current].rule.card.message }

    private static let dollar = UInt8(ascii: "$")

    /// Whether the running rule's fixes remove whole blocks.
    var touchesBlocks: Bool { rules[current].rule.card.touches == .blocks }

    /// The least confidence with which a fix is safe.
    public static let clear = 0.7

    /// Reports a place. A fix that breaks the card's promise, or that cannot be written back, is left out of the finding.
    ///
    /// Message, title and edits are asked for only where the finding is kept: see `FindingLimit`.
    ///
    /// - Parameters:
    ///   - range: the place, in bytes of the text as read.
    ///   - message: what is wrong there, for someone who has never read the card.
    ///   - confidence: 0…1; a fix below `Report.clear` is never safe.
    ///   - title: the fix's title where the card's does not fit.
    ///   - safety: weaker than the card's where this place is less clear; never stronger.
    ///   - edits: what fixes it, ascending; none where nothing does.
    ///   - source: what of the text's source it is about, in bytes of the source as read.
    public mutating func add(
        _ range: ByteRange, _ message: @autoclosure () -> String, confidence: Double = 1, title: @autoclosure () -> String? = nil,
        safety: Safety = .safe, edits: @autoclosure () -> [Edit] = [], source: ByteRange? = nil
    ) {
        guard rules[current].level != .off, !isFromSource(range), !isPageFurniture(range), limit.admits(current) else { return }
        let edits = edits()
        // A card is large: to copy one, all that it holds has to be counted.
        var fix: Fix?
        if !edits.isEmpty, rules[current].rule.card.safety != .none, safety != .none {
            let isSafe = rules[current].rule.card.safety == .safe && safety == .safe && confidence >= Self.clear
            let wanted = Fix(
                title: title() ?? rules[current].rule.card.title, safety: isSafe ? .safe : .unsafe,
                touches: rules[current].rule.card.touches, edits: edits)
            if let reason = Promise.violation(of: wanted, in: document) {
                // What a format or a language does not let an edit do is no defect of the rule.
                if reason != .changesMarkup, reason != .spellsWorse {
                    refused.append(Refusal(rule: rules[current].rule.card.id, range: range, reason: reason))
                }
            } else {
                fix = wanted
                // A removed block ends where its lines do.
                if wanted.touches != .blocks { fix?.edits = document.widenedToGraphemes(edits) }
            }
        }
        // What a reader takes for one character is shown and replaced as one.
        let range = document.widenedToGraphemes(range)
        findings.append(
            Finding(
                rule: rules[current].rule.card.id, level: rules[current].level, message: message(), language: language, range: range,
                confidence: confidence, fix: fix, source: source.flatMap(foundSource)))
    }

    /// Whether a fix of the running rule with these edits would be left in its finding. Fixes that are right only together are offered
    /// only where this holds for each of them.
    ///
    /// - Complexity: linear in the edits’ ranges and replacements.
    /// - Parameter edits: ascending, in bytes of the text as read.
    public func mayBeMade(_ edits: [Edit]) -> Bool {
        let card = rules[current].rule.card
        return Promise.violation(of: Fix(title: "", safety: card.safety, touches: card.touches, edits: edits), in: document) == nil
    }

    /// Whether a rule on one text has found what the source has, too: a name, a placeholder, marks that were not made by the translation.
    private func isFromSource(_ range: ByteRange) -> Bool {
        guard let source = document.counterpart else { return false }
        if rules[current].rule.isOfPairs { return false }
        if rules[current].rule.isSilentBesideSource { return true }
        switch rules[current].rule.card.category {
        // “very, very” is said twice in both.
        case "repetition": if source.repeatsWord { return true }
        // A list of points has brackets that were never opened.
        case "punctuation" where range.count == 1:
            return !source.hasBracketsInPairs && Self.brackets.contains(document.bytes[range.lowerBound])
        default: break
        }
        // One mark is everywhere, and so is white space.
        let found = document.bytes[range]
        guard found.count >= 2,
            found.contains(where: { Ascii.isLetterOrDigit($0) || $0 >= 0x80 }) || !found.contains(where: { $0 <= 0x20 }),
            document.text(range).unicodeScalars.count >= 2
        else { return false }
        if source.text.bytes.firstRange(of: found) != nil { return true }
        // A tag may have another name, where the source has tags.
        return found.first == Ascii.less && source.text.bytes.contains(Ascii.less)
    }

    /// Whether a rule on what a page has around its text has found that in a place of which the file says so itself.
    private func isPageFurniture(_ range: ByteRange) -> Bool {
        guard document.traits.contains(.marksFurniture), rules[current].rule.card.category == "scraping" else { return false }
        let index = document.blockIndex(at: range.lowerBound)
        return index < document.blocks.count && document.blocks[index].isPageFurniture
    }

    private static let brackets = Set("()[]{}".utf8)

    /// A range of the text's source as findings have it.
    private func foundSource(_ range: ByteRange) -> FoundSource? {
        document.counterpart.map { FoundSource(range: range, text: $0.text(range), place: $0.place) }
    }
}
