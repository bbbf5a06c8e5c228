import Bytes
import Linting
import Prose
import UnicodeText

/// What the two texts of a pair are made of, found once for all checks, and no sooner than one asks.
final class PairFacts {
    fileprivate var sides: PairSides?
    fileprivate var numbers: PairNumbers?
    fileprivate var tags: PairTags?
    fileprivate var length: PairLength?
    fileprivate var isUntranslated: Bool?
    /// How the two end; nil: nobody has asked.
    fileprivate var ends: (source: TextEnd?, target: TextEnd?)?
}

/// Both sides of a pair as scalars.
///
/// Each is made when somebody asks for it: most checks look at one, and at the other where they have found something.
final class PairSides {
    private let pair: (source: [UInt8], target: [UInt8], otherForm: [UInt8]?)
    private let languages: (source: LanguageTag, target: LanguageTag)
    private var made: (source: PairSide?, target: PairSide?, otherForm: PairSide?)

    init(_ pair: PairView) {
        self.pair = (pair.source.text.bytes, pair.document.bytes, pair.source.otherForm)
        languages = (pair.source.language, pair.document.language)
    }

    var source: PairSide {
        if let known = made.source { return known }
        let side = PairSide(pair.source, languages.source)
        made.source = side
        return side
    }

    var target: PairSide {
        if let known = made.target { return known }
        let side = PairSide(pair.target, languages.target)
        made.target = side
        return side
    }

    /// The source's other form, of a message that has a plural.
    var otherForm: PairSide? {
        guard let bytes = pair.otherForm else { return nil }
        if let known = made.otherForm { return known }
        let side = PairSide(bytes, languages.source)
        made.otherForm = side
        return side
    }
}

extension PairView {
    private var facts: PairFacts {
        // Safe: nothing else is ever put there.
        if let known = memory { return unsafeDowncast(known, to: PairFacts.self) }
        let facts = PairFacts()
        memory = facts
        return facts
    }

    var sides: PairSides {
        let facts = facts
        if let known = facts.sides { return known }
        let made = PairSides(self)
        facts.sides = made
        return made
    }

    var numbers: PairNumbers {
        let facts = facts
        if let known = facts.numbers { return known }
        let made = PairNumbers(sides)
        facts.numbers = made
        return made
    }

    var tags: PairTags {
        let facts = facts
        if let known = facts.tags { return known }
        let made = PairTags(sides)
        facts.tags = made
        return made
    }

    var length: PairLength {
        let facts = facts
        if let known = facts.length { return known }
        let made = PairLength(self)
        facts.length = made
        return made
    }

    /// Whether the target repeats the source, and that is not right in both languages.
    var isUntranslated: Bool {
        let facts = facts
        if let known = facts.isUntranslated { return known }
        let made = repeatsSource
        facts.isUntranslated = made
        return made
    }

    private var ends: (source: TextEnd?, target: TextEnd?) {
        let facts = facts
        if let known = facts.ends { return known }
        let made = (TextEnd(source.text.bytes, source.language), TextEnd(document.bytes, document.language))
        facts.ends = made
        return made
    }

    /// Whether the target is empty, or nobody has translated it yet: what there is to say is said by one rule.
    var isBlank: Bool { !signs.target.kinds.contains(.visible) || !signs.source.kinds.contains(.visible) }

    /// The place of what is missing: the end of the target’s text.
    var missingPlace: ByteRange {
        let target = sides.target
        return target.offsets[target.end]..<target.offsets[target.end]
    }

    /// Whether there is a digit in the source, so that there is something to compare.
    var mayHaveNumbers: Bool {
        signs.source.kinds.contains(.digit) || signs.source.kinds.contains(.otherDigit) && sides.source.mayHaveDigits
    }

    var mayHaveTags: Bool { signs.source.kinds.contains(.less) }

    /// How the source and the target end.
    var sourceEnd: TextEnd? { ends.source }
    var targetEnd: TextEnd? { ends.target }
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
                guard PairSide.isClosing(scalar) || scalar.isWhitespace else { return (scalar, start..<end) }
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
        case ";": kind = language.base == .greek ? .question : .other
        case "!", "‼", "⁉": kind = .exclamation
        case ":": kind = .colon
        case ",", "、", "،", "﹐": kind = .comma
        default: kind = scalar.isLetter || scalar.isDigit || scalar.isMark ? .letter : .other
        }
    }
}
