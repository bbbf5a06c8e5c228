/// A quotation of the passage's paragraph: its two marks, as indices of `signs`.
public struct Pair: Sendable, Hashable {
    public enum Style: Sendable, Hashable {
        /// “ ” „ “ « » 「 」
        case directed
        /// " "
        case straight
        /// ‘ ’ inside another quotation
        case single
    }

    public let open: Int
    public let close: Int
    public let style: Style
}

extension Stretch {
    /// The paragraph's complete quotations, in the order of their closing marks; empty where its marks do not pair up.
    public var pairs: [Pair] {
        var reader = PairReader(self)
        return reader.read()
    }

    /// The quotations of one style, without those that have a space inside, as French ones do.
    public func tightPairs(_ style: Pair.Style) -> [Pair] {
        pairs.filter { pair in
            pair.style == style && pair.close > pair.open + 2
                && !self[pair.open + 1].isSpace && !self[pair.close - 1].isSpace
                // A nested mark beside it would make the place ambiguous.
                && !Self.marks.contains(self[pair.open + 1]) && !Self.marks.contains(self[pair.close - 1])
                && !Self.marks.contains(self[pair.close + 1])
        }
    }

    static let doubleMarks: Set<Unicode.Scalar> = ["“", "”", "„", "«", "»", "「", "」", "『", "』", "\""]
    static let marks: Set<Unicode.Scalar> = ["“", "”", "„", "‟", "«", "»", "「", "」", "『", "』", "\"", "‘", "’", "'", "‚", "‹", "›"]
}

/// Pairs the marks of one paragraph by a stack. It need not understand every text: a paragraph that it does not
/// understand is not damaged.
private struct PairReader {
    private let passage: Stretch
    private var open: [(index: Int, mark: Unicode.Scalar)] = []
    private var pairs: [Pair] = []
    private var failed = false

    init(_ passage: Stretch) {
        self.passage = passage
    }

    mutating func read() -> [Pair] {
        for index in passage.signs.indices where !failed {
            switch passage[index] {
            case "“": if open.last?.mark == "„", passage.language != "pl" { close(index, .directed) } else { push(index) }
            case "„", "「", "『": push(index)
            case "«": if open.last?.mark == "»" { close(index, .directed) } else { push(index) }
            case "»":
                if open.last?.mark == "«" {
                    close(index, .directed)
                } else if passage.language == "de" {
                    push(index)
                } else {
                    failed = true
                }
            case "”": expect(["“", "„"], index)
            case "」": expect(["「"], index)
            case "』": expect(["『"], index)
            case "\"": straight(index)
            case "‘": if !passage[index + 1].isSpace, !passage[index - 1].isLetter, !open.isEmpty { push(index) }
            case "’": if open.last?.mark == "‘", endsSingle(index) { close(index, .single) }
            default: break
            }
        }
        // A quotation that goes on in the next paragraph leaves its mark open; a straight one may be anything.
        return failed || open.contains { $0.mark == "\"" } ? [] : pairs
    }

    private mutating func push(_ index: Int) {
        open.append((index, passage[index]))
    }

    private mutating func close(_ index: Int, _ style: Pair.Style) {
        guard let opening = open.popLast() else { return }
        pairs.append(Pair(open: opening.index, close: index, style: style))
    }

    private mutating func expect(_ marks: Set<Unicode.Scalar>, _ index: Int) {
        // An apostrophe that looks like an opening single mark stays on the stack.
        while let last = open.last, last.mark == "‘" { open.removeLast() }
        if let last = open.last, marks.contains(last.mark) { close(index, .directed) } else { failed = true }
    }

    private mutating func straight(_ index: Int) {
        if open.last?.mark == "\"" {
            if passage[index - 1].isSpace || passage[index + 1].isLetter { failed = true }
            close(index, .straight)
        } else {
            let before = passage[index - 1]
            if passage[index + 1].isSpace || !(before.isSpace || before == "(" || before == "—") { failed = true }
            push(index)
        }
    }

    /// Whether the mark at the index ends a single quotation for sure: it follows punctuation and no letter follows.
    private func endsSingle(_ index: Int) -> Bool {
        !passage[index + 1].isLetter && [",", ".", "?", "!", "…", "—"].contains(passage[index - 1])
    }
}
