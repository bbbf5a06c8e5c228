import Bytes

/// Literals of a regular expression, of which at least one stands in every match.
///
/// The linter looks for the literals of all patterns at once, and asks the regex engine only where one occurs.
/// They are compared without ASCII case, so they are kept in ASCII lower case. Under `(?i)` only ASCII counts as
/// literal, and one thing is lost knowingly: `(?i)` also folds `K` (U+212A), `ſ` and ligatures to ASCII letters,
/// which an anchor does not find.
public enum LiteralAnchors {
    /// What is shorter occurs too often to save any work.
    static let minimumLength = 3

    /// The anchors of an ICU regular expression, or nil where no literal is sure to occur in a match.
    ///
    /// A concatenation gives its best run of literal characters, an alternation the anchors of all its branches if
    /// every branch has some. What is optional gives nothing.
    ///
    /// - Complexity: linear in the pattern, apart from the comparison of the literals found with each other.
    public static func extract(from pattern: String) -> [String]? {
        var parser = AnchorParser(pattern)
        let node = parser.alternation(depth: 0)
        guard let anchors = node.anchors, parser.hasReadAll else { return nil }
        return withoutRedundant(anchors)
    }

    /// `text` with its ASCII letters in lower case, all else as it was.
    public static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map { Ascii.isCapital($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// An anchor that holds another one, or is the same, finds nothing more.
    private static func withoutRedundant(_ anchors: [String]) -> [String] {
        var kept: [String] = []
        for anchor in anchors.sorted(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) })
        where !kept.contains(where: { contains(anchor, $0) }) {
            kept.append(anchor)
        }
        return kept.sorted()
    }

    /// Whether `text` holds `literal`, byte for byte: by characters, a combining mark would hide it.
    static func contains(_ text: String, _ literal: String) -> Bool {
        let text = Array(text.utf8)
        let literal = Array(literal.utf8)
        guard literal.count <= text.count else { return false }
        return (0...text.count - literal.count).contains { text[$0...].starts(with: literal) }
    }
}

/// What a part of a pattern says about the texts it matches.
struct AnchorNode {
    /// The one text that the part matches, where there is only one.
    var exact: String?
    /// Texts of which every match of the part holds one.
    var anchors: [String]?

    /// A part that says nothing.
    static let unknown = AnchorNode()
    /// A part that matches the empty text, such as `\b`.
    static let empty = AnchorNode(exact: "")
}

/// Collects the anchors of a concatenation, part by part.
struct AnchorRun {
    private var run = ""
    private var best: [String]?
    private var isExact = true

    /// Adds the next part.
    mutating func append(_ node: AnchorNode) {
        if let exact = node.exact {
            run += exact
            return
        }
        endRun()
        isExact = false
        if let anchors = node.anchors { consider(anchors) }
    }

    /// Adds a part that occurs more than once, or an unknown number of times after the first.
    mutating func appendRepeated(_ node: AnchorNode) {
        append(node)
        endRun()
        isExact = false
    }

    /// The parts as one.
    mutating func finish() -> AnchorNode {
        let exact = isExact ? run : nil
        endRun()
        return AnchorNode(exact: exact, anchors: best)
    }

    private mutating func endRun() {
        if run.utf8.count >= LiteralAnchors.minimumLength { consider([LiteralAnchors.lowercased(run)]) }
        run = ""
    }

    /// Prefers the set whose shortest text is longest, then the one with fewer texts.
    private mutating func consider(_ anchors: [String]) {
        guard let best else {
            self.best = anchors
            return
        }
        let rank = { (set: [String]) in (set.map(\.utf8.count).min() ?? 0, -set.count) }
        if rank(anchors) > rank(best) { self.best = anchors }
    }
}
