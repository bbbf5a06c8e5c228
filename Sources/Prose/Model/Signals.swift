/// What one scan over a block's bytes noticed. A check names the signals it needs and is not called without them,
/// so a signal earns its bit by being rare in clean text, or by being what most checks of a kind ask for.
///
/// Two machine words: what the scan does for each byte needs the first alone, so that the second costs nothing there.
public struct Signals: SetAlgebra, Hashable, Sendable {
    /// The bits of the signals 0 to 63.
    @usableFromInline var low: UInt64
    /// Those of the signals 64 to 127.
    @usableFromInline var high: UInt64

    /// How many signals there is room for.
    public static let capacity = 128

    @inlinable @inline(__always) init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// No signal.
    @inlinable @inline(__always) public init() { self.init(low: 0, high: 0) }

    /// The signal of that number, below `capacity`.
    @inlinable @inline(__always) public init(number: Int) {
        self.init(
            low: number < 64 ? 1 &<< UInt64(truncatingIfNeeded: number) : 0,
            high: number < 64 ? 0 : 1 &<< UInt64(truncatingIfNeeded: number &- 64))
    }

    // Inlined, so that what is a constant on one side is one machine instruction, and none for a word of zeros.

    @inlinable @inline(__always) public var isEmpty: Bool { low | high == 0 }

    /// Whether all signals of `member` are there.
    @inlinable @inline(__always) public func contains(_ member: Signals) -> Bool { member.isSubset(of: self) }
    @inlinable @inline(__always) public func isSubset(of other: Signals) -> Bool { low & ~other.low | high & ~other.high == 0 }
    @inlinable @inline(__always) public func isDisjoint(with other: Signals) -> Bool { low & other.low | high & other.high == 0 }
    @inlinable @inline(__always) public func union(_ other: Signals) -> Signals { Signals(low: low | other.low, high: high | other.high) }
    @inlinable @inline(__always) public func intersection(_ other: Signals) -> Signals {
        Signals(low: low & other.low, high: high & other.high)
    }
    @inlinable @inline(__always) public func symmetricDifference(_ other: Signals) -> Signals {
        Signals(low: low ^ other.low, high: high ^ other.high)
    }
    @inlinable @inline(__always) public mutating func formUnion(_ other: Signals) {
        low |= other.low
        high |= other.high
    }
    @inlinable @inline(__always) public mutating func formIntersection(_ other: Signals) { self = intersection(other) }
    @inlinable @inline(__always) public mutating func formSymmetricDifference(_ other: Signals) { self = symmetricDifference(other) }

    @inlinable public mutating func insert(_ newMember: Signals) -> (inserted: Bool, memberAfterInsert: Signals) {
        let isNew = !contains(newMember)
        formUnion(newMember)
        return (isNew, newMember)
    }
    @inlinable public mutating func update(with newMember: Signals) -> Signals? { insert(newMember).inserted ? nil : newMember }
    @inlinable public mutating func remove(_ member: Signals) -> Signals? {
        let removed = intersection(member)
        self = Signals(low: low & ~member.low, high: high & ~member.high)
        return removed.isEmpty ? nil : removed
    }

    /// Calls `body` with the number of each signal, ascending.
    @inlinable @inline(__always) public func forEachNumber(_ body: (Int) -> Void) {
        var rest = low
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest &- 1
        }
        rest = high
        while rest != 0 {
            body(64 &+ rest.trailingZeroBitCount)
            rest &= rest &- 1
        }
    }

    // Quotation marks and their like.
    /// A double quotation mark of any shape, or a pair of angle or corner marks.
    @inlinable public static var doubleMark: Signals { Signals(number: 0) }
    /// A single mark that is not an apostrophe between two letters.
    @inlinable public static var singleMark: Signals { Signals(number: 1) }
    @inlinable public static var straightDoubleMark: Signals { Signals(number: 2) }
    @inlinable public static var backtick: Signals { Signals(number: 3) }

    // Spaces.
    /// Two or more white-space characters in a row within a line.
    @inlinable public static var doubledSpace: Signals { Signals(number: 4) }
    /// A space of any kind before one of `, . ; : ! ?`.
    @inlinable public static var spaceBeforePunctuation: Signals { Signals(number: 5) }
    /// A comma, semicolon, colon, `!` or `?` with a letter right behind it.
    @inlinable public static var punctuationBeforeLetter: Signals { Signals(number: 6) }
    /// A full stop with a letter right behind it.
    @inlinable public static var stopBeforeLetter: Signals { Signals(number: 7) }
    /// White space right inside a bracket.
    @inlinable public static var spaceInBracket: Signals { Signals(number: 8) }
    /// Any other space of Unicode than U+0020, no-break spaces apart, beside which no quotation mark or dash stands, as nearly all
    /// of them do.
    @inlinable public static var exoticSpace: Signals { Signals(number: 10) }
    @inlinable public static var tab: Signals { Signals(number: 11) }
    /// White space at the end of a line.
    @inlinable public static var trailingSpace: Signals { Signals(number: 12) }
    /// The block has more than one line.
    @inlinable public static var innerLineBreak: Signals { Signals(number: 13) }

    // Punctuation and symbols.
    /// Two marks of `, . ; :` in a row, or one of them after `!` or `?`.
    @inlinable public static var doubledPunctuation: Signals { Signals(number: 14) }
    @inlinable public static var bracket: Signals { Signals(number: 15) }
    @inlinable public static var squareBracket: Signals { Signals(number: 61) }
    @inlinable public static var slash: Signals { Signals(number: 58) }
    @inlinable public static var lessThan: Signals { Signals(number: 16) }
    @inlinable public static var ampersand: Signals { Signals(number: 17) }
    @inlinable public static var at: Signals { Signals(number: 18) }
    @inlinable public static var hash: Signals { Signals(number: 19) }
    @inlinable public static var backslash: Signals { Signals(number: 20) }
    @inlinable public static var underscore: Signals { Signals(number: 21) }
    @inlinable public static var asterisk: Signals { Signals(number: 22) }
    @inlinable public static var brace: Signals { Signals(number: 23) }
    @inlinable public static var percent: Signals { Signals(number: 25) }
    @inlinable public static var currency: Signals { Signals(number: 26) }
    /// Any of U+2010–U+2015 and U+2212.
    @inlinable public static var dash: Signals { Signals(number: 27) }
    /// Two hyphens in a row, or a hyphen beside a space.
    @inlinable public static var spacedHyphen: Signals { Signals(number: 28) }
    /// One of U+2010–U+2015 beside a space.
    @inlinable public static var spacedDash: Signals { Signals(number: 51) }
    @inlinable public static var bullet: Signals { Signals(number: 29) }
    /// U+2026, or two full stops in a row.
    @inlinable public static var ellipsis: Signals { Signals(number: 30) }

    // Letters and digits.
    @inlinable public static var digit: Signals { Signals(number: 31) }
    /// A hyphen or a dash with a digit right behind it.
    @inlinable public static var dashBeforeDigit: Signals { Signals(number: 64) }
    /// One of `, ; : . ! ?` with a digit right behind it.
    @inlinable public static var punctuationBeforeDigit: Signals { Signals(number: 9) }
    /// A letter of Latin-1 Supplement or Latin Extended, or a character of Latin-1 that mojibake is made of.
    @inlinable public static var latinNonASCII: Signals { Signals(number: 32) }
    @inlinable public static var asciiLetter: Signals { Signals(number: 33) }
    @inlinable public static var cyrillic: Signals { Signals(number: 34) }
    @inlinable public static var greek: Signals { Signals(number: 35) }
    @inlinable public static var arabic: Signals { Signals(number: 36) }
    @inlinable public static var han: Signals { Signals(number: 37) }
    @inlinable public static var kana: Signals { Signals(number: 38) }
    @inlinable public static var hangul: Signals { Signals(number: 39) }
    @inlinable public static var otherScript: Signals { Signals(number: 40) }
    /// An ASCII letter right beside a letter of Cyrillic, Greek or another script of look-alikes.
    @inlinable public static var mixedScriptWord: Signals { Signals(number: 41) }
    /// Cyrillic that may have come of reading UTF-8 in Windows-1251 (`Рџ`, `вЂ`).
    @inlinable public static var misreadCyrillic: Signals { Signals(number: 24) }
    /// A combining mark (U+0300–U+036F).
    @inlinable public static var combiningMark: Signals { Signals(number: 42) }
    /// U+00AA–U+00BA without quotation marks, `°`, superscripts, `№`, and other letter-like signs.
    @inlinable public static var letterlike: Signals { Signals(number: 43) }
    /// A character of Chinese or Japanese, or a mark of theirs, beside a space.
    @inlinable public static var wideBesideSpace: Signals { Signals(number: 63) }
    /// The same beside one of `, ; : . ! ?`.
    @inlinable public static var wideBesideNarrow: Signals { Signals(number: 55) }
    /// CJK punctuation and full-width ASCII (U+3000–U+303F, U+FF01–U+FF65).
    @inlinable public static var fullWidth: Signals { Signals(number: 44) }

    // Characters that are seldom meant.
    /// A C0 control other than tab and line ends, or DEL.
    @inlinable public static var control: Signals { Signals(number: 45) }
    /// A C1 control (U+0080–U+009F).
    @inlinable public static var c1Control: Signals { Signals(number: 46) }
    /// U+200B–U+200F, U+202A–U+202E, U+2060–U+206F, U+FEFF.
    @inlinable public static var invisible: Signals { Signals(number: 47) }
    @inlinable public static var softHyphen: Signals { Signals(number: 48) }
    /// U+FFFD REPLACEMENT CHARACTER.
    @inlinable public static var replacement: Signals { Signals(number: 49) }
    /// A private-use character, a noncharacter, or U+FFF9–U+FFFC.
    @inlinable public static var privateUse: Signals { Signals(number: 50) }
    /// Latin ligatures and Arabic presentation forms (U+FB00–U+FDFF, U+FE70–U+FEFE), and variation selectors: what tells how a
    /// character is to look.
    @inlinable public static var presentationForm: Signals { Signals(number: 52) }
    /// A byte that belongs to no well-formed UTF-8 sequence.
    @inlinable public static var invalidByte: Signals { Signals(number: 53) }
    /// U+2581, U+2047 and other signs that tokenizers and decoders leave.
    @inlinable public static var tokenizerSign: Signals { Signals(number: 54) }

    // Repetition and phrases.
    /// Two neighbouring words that begin with the same letters and may be the same word.
    @inlinable public static var repeatedWord: Signals { Signals(number: 56) }
    /// A stretch of four words or more stands right before itself, or nearly: a phrase is there twice or in a loop.
    @inlinable public static var repeatedPhrase: Signals { Signals(number: 60) }
    /// Characters of a script without spaces stand right before themselves, three or more of them, or two at least twice; in scripts
    /// other than those of Chinese, Japanese and Korean two once. A word or a phrase may be there twice.
    @inlinable public static var repeatedCharacters: Signals { Signals(number: 65) }
    /// One such character stands there twice.
    @inlinable public static var doubledCharacter: Signals { Signals(number: 66) }
    /// An anchor of some pattern or phrase rule occurs (see `ReadingOptions.anchors`).
    @inlinable public static var anchor: Signals { Signals(number: 57) }
    /// An acute accent that stands alone, a prime behind a letter, U+02BC: what is typed for an apostrophe.
    @inlinable public static var looseApostrophe: Signals { Signals(number: 59) }
    /// A mathematical operator or a box drawing (U+2200–U+22FF, U+2500–U+257F): what letters become that are read in
    /// the encodings of DOS and of the old Macintosh.
    @inlinable public static var operatorOrBox: Signals { Signals(number: 62) }
}
