import Bytes
import Prose

/// What a text of a pair shows by its bytes: what checks wait for, and how long it is. Most texts lack nearly all of it, and then no check
/// need look at them as characters.
public struct PairSigns: Sendable {
    /// Signs of which checks wait for some.
    public struct Kinds: OptionSet, Sendable {
        public let rawValue: UInt16

        public init(rawValue: UInt16) { self.rawValue = rawValue }

        public static let digit = Kinds(rawValue: 1 << 0)
        /// The first byte of a character that may be a digit of another script.
        public static let otherDigit = Kinds(rawValue: 1 << 1)
        /// `%`, `{`, `$`, or a full-width form that may be one.
        public static let placeholder = Kinds(rawValue: 1 << 2)
        public static let less = Kinds(rawValue: 1 << 3)
        /// A double quotation mark.
        public static let quote = Kinds(rawValue: 1 << 4)
        /// A round or square bracket.
        public static let bracket = Kinds(rawValue: 1 << 5)
        /// `@` or `://`, of which most addresses have one.
        public static let address = Kinds(rawValue: 1 << 6)
        public static let bar = Kinds(rawValue: 1 << 7)
        /// Anything that is no white space.
        public static let visible = Kinds(rawValue: 1 << 8)
        public static let small = Kinds(rawValue: 1 << 9)
        /// What may be `www.`, with which others begin.
        public static let web = Kinds(rawValue: 1 << 10)
        /// The first byte of a character that is in no Latin script, as a rule.
        public static let beyondLatin = Kinds(rawValue: 1 << 12)
        /// The first byte of characters of which some are signs: what follows it says which. For the scan alone.
        fileprivate static let lead = Kinds(rawValue: 1 << 11)
    }

    public let kinds: Kinds
    /// How long the text is; see `PairHabits.length`.
    public let length: Int

    public init(kinds: Kinds, length: Int) {
        self.kinds = kinds
        self.length = length
    }

    /// Looks at a text.
    ///
    /// - Complexity: linear; nothing is allocated.
    public init(_ bytes: [UInt8]) {
        var all: UInt16 = 0
        var length = 0
        Self.table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in
                for position in bytes.indices {
                    let entry = table[Int(bytes[position])]
                    all |= entry.kinds
                    length &+= Int(entry.length)
                    if entry.kinds & Kinds.lead.rawValue != 0 { all |= Self.kinds(at: position, bytes).rawValue }
                }
            }
        }
        kinds = Kinds(rawValue: all).subtracting(.lead)
        self.length = length
    }

    /// What the character is that begins at an offset with a byte that says too little.
    private static func kinds(at position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Kinds {
        func byte(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }
        switch (bytes[position], byte(1)) {
        case (Ascii.stop, _):
            let isWeb = position >= 3 && bytes[position - 1] | 0x20 == UInt8(ascii: "w") && bytes[position - 3] | 0x20 == UInt8(ascii: "w")
            return isWeb ? .web : []
        case (Ascii.colon, UInt8(ascii: "/")): return byte(2) == UInt8(ascii: "/") ? .address : []
        case (0xC2, 0xAB), (0xC2, 0xBB): return .quote  // « and »
        case (0xE2, 0x80): return (0x9C...0x9F).contains(byte(2)) ? .quote : []  // U+201C to U+201F
        case (0xE3, 0x80):
            // U+300C to U+300F are marks, and 【】 and 〔〕 brackets.
            switch byte(2) {
            case 0x8C...0x8F: return .quote
            case 0x90, 0x91, 0x94, 0x95: return .bracket
            default: return []
            }
        // Small and full-width forms: a few are signs of prose alone.
        case (0xEF, 0xB9): return [.placeholder, .bracket]
        case (0xEF, 0xBC):
            switch byte(2) {
            case 0x81, 0x8C, 0x8E, 0x9A, 0x9B, 0x9F: return []  // ！，．：；？
            case 0x82: return .quote
            case 0x88, 0x89, 0xBB, 0xBD: return .bracket
            case 0x84, 0x85: return .placeholder
            default: return .otherDigit
            }
        case (0xEF, 0xBD): return .placeholder
        default: return []
        }
    }

    private static let table: [(kinds: UInt16, length: UInt8)] = (0..<256).map { byte in
        let byte = UInt8(byte)
        var kinds: Kinds = byte > Ascii.space ? .visible : []
        if Ascii.isDigit(byte) { kinds.insert(.digit) }
        if Ascii.isSmallLetter(byte) { kinds.insert(.small) }
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "$"): kinds.insert(.placeholder)
        case Ascii.less: kinds.insert(.less)
        case Ascii.quote: kinds.insert(.quote)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): kinds.insert(.bracket)
        case UInt8(ascii: "@"): kinds.insert(.address)
        case UInt8(ascii: "|"): kinds.insert(.bar)
        case 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xF0: kinds.insert(.otherDigit)
        case Ascii.stop, Ascii.colon, 0xC2, 0xE2, 0xE3, 0xEF: kinds.insert(.lead)
        default: break
        }
        // Up to U+033F there are Latin letters, marks and signs, in E2 and from EE on signs.
        if (0xCD...0xF4).contains(byte), byte != 0xE2, byte != 0xEE, byte != 0xEF { kinds.insert(.beyondLatin) }
        return (kinds.rawValue, PairHabits.lengths[Int(byte)])
    }
}

/// What calls a check of pairs: signs of which each text must show one.
public struct PairTrigger: Sendable {
    /// Of which the source must show one; empty: it need not show any.
    public var source: PairSigns.Kinds
    /// The same of the target.
    public var target: PairSigns.Kinds
    /// The same of either.
    public var either: PairSigns.Kinds
    /// Whether it looks at pairs, too, of which a text has nothing visible: what there is to say of those is said by one rule.
    public var looksAtBlank: Bool

    public init(
        source: PairSigns.Kinds = [], target: PairSigns.Kinds = [], either: PairSigns.Kinds = [], looksAtBlank: Bool = false
    ) {
        self.source = source
        self.target = target
        self.either = either
        self.looksAtBlank = looksAtBlank
    }

    /// Whether a pair calls the check.
    @inline(__always)
    func isMet(by source: PairSigns.Kinds, _ target: PairSigns.Kinds) -> Bool {
        (looksAtBlank || source.contains(.visible) && target.contains(.visible))
            && (self.source.isEmpty || !self.source.isDisjoint(with: source))
            && (self.target.isEmpty || !self.target.isDisjoint(with: target))
            && (either.isEmpty || !either.isDisjoint(with: source.union(target)))
    }
}
