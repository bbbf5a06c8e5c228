import Bytes
import Linting
import Prose
import UnicodeText

extension PairSide {
    /// The brackets without a partner, as scalars; labels such as `1)` and smileys are none.
    ///
    /// - Complexity: linear.
    var unpairedBrackets: [Int] {
        var open: [Int] = []
        var unpaired: [Int] = []
        let skipped = spans.filter { $0.kind == .emoticon || $0.kind == .url || $0.kind == .placeholder || $0.kind == .code }.map {
            scalars($0.range)
        }
        for (index, scalar) in scalars.enumerated() {
            guard let isOpening = Self.isOpening(scalar) else { continue }
            if skipped.contains(where: { $0.contains(index) }) { continue }
            if isOpening {
                open.append(index)
            } else if let last = open.last, Self.partners[scalars[last]] == scalar {
                open.removeLast()
            } else if !isLabel(index) {
                unpaired.append(index)
            }
        }
        return (unpaired + open).sorted()
    }

    /// Nil where a character is no bracket.
    private static func isOpening(_ scalar: Unicode.Scalar) -> Bool? {
        switch scalar {
        case "(", "[", "【", "〔", "﹙": true
        case ")", "]", "】", "〕", "﹚": false
        default: nil
        }
    }

    private static let partners: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "【": "】", "〔": "〕", "﹙": "﹚"]

    /// `1)`, `iv)`, `))`, `:-)`: a closing bracket that closes nothing.
    private func isLabel(_ index: Int) -> Bool {
        guard let before = self[index - 1] else { return true }
        if before == ")" || before == ":" || before == ";" || before == "-" || before == "=" { return true }
        var start = index
        while let scalar = self[start - 1], scalar.isLetter || scalar.isDigit { start -= 1 }
        let isAlone = self[start - 1].map { $0.isWhitespace || $0.isPunctuation } ?? true
        return start < index && isAlone
            && (index - start <= 1
                || index - start <= 4 && scalars[start..<index].allSatisfy { $0.isDigit || "ivxIVX".unicodeScalars.contains($0) })
    }

    /// The double quotation marks, as scalars; inches, and marks within words, are none.
    var doubleMarks: [Int] {
        scalars.indices.filter { index in
            switch scalars[index] {
            case "“", "”", "„", "‟", "«", "»", "「", "」", "『", "』": return true
            case "\"":
                let (before, after) = (self[index - 1], self[index + 1])
                if before?.isDigit == true { return false }
                // The mark of Hebrew abbreviations.
                return !(before?.script == .hebrew && after?.script == .hebrew)
            case "″", "״": return false
            default: return false
            }
        }
    }

    /// Whether a straight double mark is behind a digit: it may mean inches, and may be the end of a quotation.
    var hasMarkAfterDigit: Bool { scalars.indices.contains { scalars[$0] == "\"" && self[$0 - 1]?.isDigit == true } }

    static let closing: Set<Unicode.Scalar> = [
        "\"", "'", "”", "’", "“", "‘", "»", "«", "›", "‹", ")", "]", "」", "』", "》", "】", "\u{200F}", "\u{200E}",
    ]
}
