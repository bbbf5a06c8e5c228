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

    /// Whether a mark or bracket may close something, so that a text’s end is before it.
    static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", "”", "’", "“", "‘", "»", "«", "›", "‹", ")", "]", "」", "』", "》", "】", "\u{200F}", "\u{200E}": true
        default: false
        }
    }
}

/// What bytes alone say of marks, for most texts.
enum PairMarks {
    /// Whether each bracket of ASCII has its partner, and there is nothing else that may be part of what has brackets of its own: faces,
    /// code, placeholders, addresses. False: bytes do not say it.
    ///
    /// - Complexity: linear.
    static func areBracketsPlain(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            // Those that are open, a bit each, the innermost lowest: whether it is a square one.
            var (open, depth): (UInt64, Int) = (0, 0)
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["):
                    guard depth < 64 else { return false }
                    open = open << 1 | (byte == UInt8(ascii: "[") ? 1 : 0)
                    depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"):
                    guard depth > 0, open & 1 == (byte == UInt8(ascii: "]") ? 1 : 0) else { return false }
                    open >>= 1
                    depth -= 1
                // What a face, code, a placeholder or an address has, and first bytes of brackets beyond ASCII.
                case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
                    UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "/"),
                    UInt8(ascii: "\\"), UInt8(ascii: "~"), UInt8(ascii: "^"), 0xC2, 0xE2, 0xE3, 0xEF:
                    return false
                default: break
                }
            }
            return depth == 0
        }
    }

    /// Whether there is an even number of double quotation marks. False: it is odd, or bytes do not say it, because a straight one behind a
    /// digit means inches, and one within a word of Hebrew nothing.
    ///
    /// - Complexity: linear.
    static func areDoubleMarksEven(_ bytes: [UInt8], _ kinds: PairSigns.Kinds) -> Bool {
        guard kinds.isDisjoint(with: [.digit, .otherDigit]) else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            var isEven = true
            for position in bytes.indices {
                let byte = bytes[position]
                if byte == Ascii.quote {
                    isEven.toggle()
                } else if byte >= 0x80 {
                    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
                    let last = position + 2 < bytes.count ? bytes[position + 2] : 0
                    switch (byte, next, last) {
                    case (0xC2, 0xAB, _), (0xC2, 0xBB, _), (0xE2, 0x80, 0x9C...0x9F), (0xE3, 0x80, 0x8C...0x8F), (0xEF, 0xBC, 0x82):
                        isEven.toggle()
                    case (0xD7, _, _): return false
                    default: break
                    }
                }
            }
            return isEven
        }
    }
}
