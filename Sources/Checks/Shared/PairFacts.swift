import Bytes
import Linting
import Prose
import UnicodeText

/// What the two texts of a pair are made of, found once for all checks, and no sooner than one asks.
final class PairFacts {
    fileprivate var signs = Once<(source: PairSigns, target: PairSigns)>()
    fileprivate var sides = Once<PairSides>()
    fileprivate var numbers = Once<PairNumbers>()
    fileprivate var tags = Once<PairTags>()
    fileprivate var length = Once<PairLength>()
    fileprivate var isUntranslated = Once<Bool>()
}

/// A value that is made when it is asked for first.
struct Once<Value> {
    private var known: Value?

    mutating func value(_ make: () -> Value) -> Value {
        if let known { return known }
        let made = make()
        known = made
        return made
    }
}

/// Both sides of a pair as scalars.
final class PairSides {
    let source: PairSide
    let target: PairSide
    /// The source's other form, of a message that has a plural.
    let otherForm: PairSide?

    init(_ pair: PairView) {
        source = PairSide(pair.source.text.bytes, pair.source.language)
        target = PairSide(pair.document.bytes, pair.document.language)
        otherForm = pair.source.otherForm.map { PairSide($0, pair.source.language) }
    }
}

/// Which bytes a text has that checks wait for: most texts lack nearly all of them, and need not be looked at as scalars.
struct PairSigns: OptionSet {
    let rawValue: UInt16

    static let digit = PairSigns(rawValue: 1 << 0)
    /// The first byte of a character that may be a digit of another script.
    static let otherDigit = PairSigns(rawValue: 1 << 1)
    /// `%`, `{`, `$`, or the first byte of a full-width form.
    static let placeholder = PairSigns(rawValue: 1 << 2)
    static let less = PairSigns(rawValue: 1 << 3)
    /// A double quotation mark, or the first byte of a character that may be one.
    static let quote = PairSigns(rawValue: 1 << 4)
    /// A bracket, or the first byte of a character that may be one.
    static let bracket = PairSigns(rawValue: 1 << 5)
    /// `@` or `:`, of which an address has one.
    static let address = PairSigns(rawValue: 1 << 6)
    static let bar = PairSigns(rawValue: 1 << 7)
    /// Anything that is no white space.
    static let visible = PairSigns(rawValue: 1 << 8)
    static let small = PairSigns(rawValue: 1 << 9)

    /// Complexity: linear.
    init(_ bytes: [UInt8]) {
        var all: UInt16 = 0
        Self.table.withUnsafeBufferPointer { table in for byte in bytes { all |= table[Int(byte)] } }
        rawValue = all
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }

    private static let table: [UInt16] = (0..<256).map { byte in
        let byte = UInt8(byte)
        var signs: PairSigns = byte > Ascii.space ? .visible : []
        if Ascii.isDigit(byte) { signs.insert(.digit) }
        if Ascii.isSmallLetter(byte) { signs.insert(.small) }
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "$"): signs.insert(.placeholder)
        case Ascii.less: signs.insert(.less)
        case Ascii.quote: signs.insert(.quote)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): signs.insert(.bracket)
        case UInt8(ascii: "@"), UInt8(ascii: ":"): signs.insert(.address)
        case UInt8(ascii: "|"): signs.insert(.bar)
        case 0xC2, 0xE2: signs.insert(.quote)
        case 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xF0: signs.insert(.otherDigit)
        case 0xE3: signs.formUnion([.quote, .bracket])
        case 0xEF: signs.formUnion([.otherDigit, .placeholder, .bracket])
        default: break
        }
        return signs.rawValue
    }
}

extension PairView {
    private var facts: PairFacts {
        // Safe: nothing else is ever put there.
        if let known = memory.value { return unsafeDowncast(known, to: PairFacts.self) }
        let facts = PairFacts()
        memory.value = facts
        return facts
    }

    var signs: (source: PairSigns, target: PairSigns) {
        facts.signs.value { (PairSigns(source.text.bytes), PairSigns(document.bytes)) }
    }

    var sides: PairSides { facts.sides.value { PairSides(self) } }
    var numbers: PairNumbers { facts.numbers.value { PairNumbers(sides) } }
    var tags: PairTags { facts.tags.value { PairTags(sides) } }
    var length: PairLength { facts.length.value { PairLength(self) } }

    /// Whether the target repeats the source, and that is not right in both languages.
    var isUntranslated: Bool { facts.isUntranslated.value { repeatsSource } }

    /// Whether the target is empty, or nobody has translated it yet: what there is to say is said by one rule.
    var isBlank: Bool { !signs.target.contains(.visible) || !signs.source.contains(.visible) }

    /// The place of what is missing: the end of the target’s text.
    var missingPlace: ByteRange {
        let target = sides.target
        return target.offsets[target.end]..<target.offsets[target.end]
    }

    /// Whether there is a digit in the source, so that there is something to compare.
    var mayHaveNumbers: Bool {
        signs.source.contains(.digit) || signs.source.contains(.otherDigit) && sides.source.mayHaveDigits
    }

    var mayHaveTags: Bool { signs.source.contains(.less) }

    /// How the source and the target end.
    var sourceEnd: TextEnd? { TextEnd(source.text.bytes, source.language) }
    var targetEnd: TextEnd? { TextEnd(document.bytes, document.language) }
}

/// The last character of a text that is no closing mark, bracket or space.
struct TextEnd {
    var kind: Kind
    /// As its kin in ASCII, if it has one.
    var scalar: Unicode.Scalar
    /// Its bytes.
    var range: ByteRange

    /// What kind of mark ends the text.
    enum Kind {
        case stop, question, exclamation, colon, comma, letter, other
    }

    /// Nil where the text has none. Complexity: linear in the marks behind it.
    init?(_ bytes: [UInt8], _ language: LanguageTag) {
        let last = bytes.withUnsafeBufferPointer { buffer -> (scalar: Unicode.Scalar, range: ByteRange)? in
            var end = buffer.count
            while end > 0 {
                var start = end - 1
                while start > 0, end - start < 4, buffer[start] & 0xC0 == 0x80 { start -= 1 }
                guard let decoded = buffer.decodeScalar(at: start) else { return nil }
                let scalar = decoded.scalar.isASCII ? decoded.scalar : PairSide.folded(decoded.scalar)
                guard PairSide.closing.contains(scalar) || scalar.isWhitespace else { return (scalar, start..<end) }
                end = start
            }
            return nil
        }
        guard let last else { return nil }
        (scalar, range) = last
        switch scalar {
        case ".", "。", "｡", "।", "۔", "։", "።", "…": kind = .stop
        case "?", "؟", "\u{37E}", "⁇", "⁈": kind = .question
        // What Greek asks with.
        case ";": kind = language.base == LanguageTag("el") ? .question : .other
        case "!", "‼", "⁉": kind = .exclamation
        case ":": kind = .colon
        case ",", "、", "،", "﹐": kind = .comma
        default: kind = scalar.isLetter || scalar.isDigit || scalar.isMark ? .letter : .other
        }
    }
}
