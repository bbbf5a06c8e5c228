import Prose

/// Which character a text has for its apostrophes: the one that stands between its letters most often.
struct ApostropheStyle {
    /// The text’s own apostrophe.
    let own: String
    private let counts: [String: Int]

    private static let curly = "’"
    private static let straight = "'"
    /// U+02BC, which Ukrainian may write and linguists do.
    static let modifier = "\u{2BC}"

    init(_ document: Document) {
        var counts: [String: Int] = [:]
        let bytes = document.bytes
        document.forEachPlace(of: UInt8(ascii: "'")) { offset in
            if Self.isBetweenLetters(offset, 1, document) { counts[Self.straight, default: 0] += 1 }
        }
        document.forEachPlace(of: 0xE2) { offset in
            guard offset + 2 < bytes.count, bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x99,
                Self.isBetweenLetters(offset, 3, document)
            else { return }
            counts[Self.curly, default: 0] += 1
        }
        document.forEachPlace(of: 0xCA) { offset in
            if offset + 1 < bytes.count, bytes[offset + 1] == 0xBC { counts[Self.modifier, default: 0] += 1 }
        }
        self.counts = counts
        let isCurly = counts[Self.curly, default: 0] > counts[Self.straight, default: 0]
        let hasNone = counts[Self.curly] == nil && counts[Self.straight] == nil
        own = isCurly || hasNone && document.marks.contains { $0.glyph.isCurly } ? Self.curly : Self.straight
    }

    /// Whether U+02BC is the exception here.
    var modifierIsRare: Bool { counts[own, default: 0] > 2 * counts[Self.modifier, default: 0] }

    private static func isBetweenLetters(_ offset: Int, _ length: Int, _ document: Document) -> Bool {
        offset > 0 && offset + length < document.bytes.count && document.isLetterByte(document.bytes[offset - 1])
            && document.isLetterByte(document.bytes[offset + length])
    }
}

/// What stands before or behind an apostrophe within a word.
enum Elisions {
    /// What French, Italian and Irish names write before one.
    static let heads: Set<String> = [
        "l", "d", "j", "m", "t", "s", "c", "n", "v", "o", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "aujourd", "quelqu", "presqu",
        "entr", "prud", "dell", "all", "nell", "dall", "sull", "coll", "quell", "quest", "bell", "sant", "nessun", "tutt", "com", "dov",
        "anch", "cos", "un", "gl", "senz", "cent", "ma", "ne", "e",
    ]
    /// What English writes behind one.
    static let tails: Set<String> = ["s", "t", "d", "m", "ll", "ve", "re", "S", "T", "D", "M", "LL", "VE", "RE", "em", "am", "clock"]
}

extension Document {
    /// What the text sets for an apostrophe.
    var apostropheStyle: ApostropheStyle { remembered { ApostropheStyle(self) } }
}
