/// The tables that the scan looks bytes up in; built once, read by every thread.
///
/// They live behind raw pointers for the life of the process: an array would cost a bounds check a byte.
struct ScanTables: @unchecked Sendable {
    /// Byte → `CharacterClass` for ASCII; for lead bytes a value of `Lead`.
    let classes: UnsafePointer<UInt8>
    /// Byte → signals that its mere presence raises.
    let presence: UnsafePointer<Signals>
    /// Previous class × 16 + this class → signals that the pair raises.
    let pairs: UnsafePointer<Signals>
    /// 1 for bytes that begin a sign which may stand before a phrase that opens a block, quotation marks of ASCII apart.
    let signs: UnsafePointer<UInt64>

    /// Values above the classes: what the scan decodes before it knows a class.
    enum Lead {
        static let word2: UInt8 = 16  // C3…DF: letters of two bytes
        static let latin1: UInt8 = 17  // C2
        static let punctuation: UInt8 = 18  // E2
        static let three: UInt8 = 19  // E0, E1, E3…EF
        static let four: UInt8 = 20  // F0…F4
        static let invalid: UInt8 = 21
        static let control: UInt8 = 22
        static let asciiMark: UInt8 = 23  // " ' `
        static let symbol: UInt8 = 24  // symbols at which an anchor may start
    }

    static let shared = ScanTables()

    private init() {
        let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        let presence = UnsafeMutablePointer<Signals>.allocate(capacity: 256)
        let pairs = UnsafeMutablePointer<Signals>.allocate(capacity: 256)
        let signs = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        presence.initialize(repeating: [], count: 256)
        pairs.initialize(repeating: [], count: 256)
        for byte in UInt8.min...UInt8.max {
            classes[Int(byte)] = Self.classOfByte(byte)
            signs[Int(byte)] = Beginnings.beginsWord(byte) || "\"'`".utf8.contains(byte) ? 0 : 1
        }
        for (characters, signal) in Self.presenceSignals {
            for byte in characters.utf8 { presence[Int(byte)].formUnion(signal) }
        }
        for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { presence[Int(byte)].formUnion(.digit) }
        for (left, right, signal) in Self.pairSignals {
            pairs[Int(left.rawValue) * 16 + Int(right.rawValue)].formUnion(signal)
        }
        self.classes = UnsafePointer(classes)
        self.presence = UnsafePointer(presence)
        self.pairs = UnsafePointer(pairs)
        self.signs = UnsafePointer(signs)
    }

    private static func classOfByte(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            CharacterClass.letter.rawValue
        case UInt8(ascii: "0")...UInt8(ascii: "9"): CharacterClass.digit.rawValue
        case 0x20, 0x09: CharacterClass.space.rawValue
        case 0x0A, 0x0D: CharacterClass.lineBreak.rawValue
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): CharacterClass.comma.rawValue
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): CharacterClass.stop.rawValue
        case UInt8(ascii: "("): CharacterClass.openBracket.rawValue
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): CharacterClass.closeBracket.rawValue
        case UInt8(ascii: "-"): CharacterClass.hyphen.rawValue
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): Lead.asciiMark
        case 0x00..<0x20, 0x7F: Lead.control
        case 0x21..<0x7F: Lead.symbol
        case 0xC2: Lead.latin1
        case 0xC3...0xDF: Lead.word2
        case 0xE2: Lead.punctuation
        case 0xE0...0xEF: Lead.three
        case 0xF0...0xF4: Lead.four
        default: Lead.invalid
        }
    }

    private static let presenceSignals: [(String, Signals)] = [
        ("<", .lessThan), ("&", .ampersand), ("@", .at), ("#", .hash), ("\\", .backslash), ("_", .underscore),
        ("*", .asterisk), ("{}", .brace), ("%", .percent), ("$", .currency), ("\t", .tab),
        ("\n", .innerLineBreak), ("()[]{}", .bracket), ("[]", .squareBracket), ("/", .slash), ("`", .backtick),
        ("\"", [.doubleMark, .straightDoubleMark]),
    ]

    private static let pairSignals: [(CharacterClass, CharacterClass, Signals)] = {
        var rows: [(CharacterClass, CharacterClass, Signals)] = []
        for space in [CharacterClass.space, .thinSpace] {
            rows += [
                (space, .comma, .spaceBeforePunctuation), (space, .stop, .spaceBeforePunctuation),
                (space, .closeBracket, .spaceInBracket),
                (.openBracket, space, .spaceInBracket), (space, .space, .doubledSpace),
                (space, .thinSpace, .doubledSpace), (space, .lineBreak, .trailingSpace),
                (space, .hyphen, .spacedHyphen), (.hyphen, space, .spacedHyphen), (space, .dash, .spacedDash),
                (.dash, space, .spacedDash), (space, .wide, .wideBesideSpace),
                (.wide, space, .wideBesideSpace),
            ]
        }
        rows += [
            (.comma, .letter, .punctuationBeforeLetter), (.stop, .letter, .stopBeforeLetter),
            (.comma, .digit, .punctuationBeforeDigit), (.stop, .digit, .punctuationBeforeDigit),
            (.comma, .comma, .doubledPunctuation), (.comma, .stop, .doubledPunctuation),
            (.stop, .comma, .doubledPunctuation), (.stop, .stop, [.doubledPunctuation, .ellipsis]),
            (.hyphen, .hyphen, .spacedHyphen), (.hyphen, .digit, .dashBeforeDigit), (.dash, .digit, .dashBeforeDigit),
            (.wide, .comma, .wideBesideNarrow), (.wide, .stop, .wideBesideNarrow),
            (.comma, .wide, .wideBesideNarrow), (.stop, .wide, .wideBesideNarrow),
        ]
        return rows
    }()
}
