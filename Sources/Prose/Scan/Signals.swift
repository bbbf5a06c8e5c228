/// What one scan over a block's bytes noticed. A check names the signals it needs and is not called without them,
/// so a signal earns its bit by being rare in clean text, or by being what most checks of a kind ask for.
public struct Signals: OptionSet, Sendable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    // Quotation marks and their like.
    /// A double quotation mark of any shape, or a pair of angle or corner marks.
    public static let doubleMark = Signals(rawValue: 1 << 0)
    /// A single mark that is not an apostrophe between two letters.
    public static let singleMark = Signals(rawValue: 1 << 1)
    public static let straightDoubleMark = Signals(rawValue: 1 << 2)
    public static let backtick = Signals(rawValue: 1 << 3)

    // Spaces.
    /// Two or more white-space characters in a row within a line.
    public static let doubledSpace = Signals(rawValue: 1 << 4)
    /// A space of any kind before one of `, . ; : ! ?`.
    public static let spaceBeforePunctuation = Signals(rawValue: 1 << 5)
    /// A comma, semicolon, colon, `!` or `?` with a letter right behind it.
    public static let punctuationBeforeLetter = Signals(rawValue: 1 << 6)
    /// A full stop with a letter right behind it.
    public static let stopBeforeLetter = Signals(rawValue: 1 << 7)
    /// White space right inside a bracket.
    public static let spaceInBracket = Signals(rawValue: 1 << 8)
    /// Any other space of Unicode than U+0020, no-break spaces apart, beside which no quotation mark or dash stands, as nearly all
    /// of them do.
    public static let exoticSpace = Signals(rawValue: 1 << 10)
    public static let tab = Signals(rawValue: 1 << 11)
    /// White space at the end of a line.
    public static let trailingSpace = Signals(rawValue: 1 << 12)
    /// The block has more than one line.
    public static let innerLineBreak = Signals(rawValue: 1 << 13)

    // Punctuation and symbols.
    /// Two marks of `, . ; :` in a row, or one of them after `!` or `?`.
    public static let doubledPunctuation = Signals(rawValue: 1 << 14)
    public static let bracket = Signals(rawValue: 1 << 15)
    public static let squareBracket = Signals(rawValue: 1 << 61)
    public static let slash = Signals(rawValue: 1 << 58)
    public static let lessThan = Signals(rawValue: 1 << 16)
    public static let ampersand = Signals(rawValue: 1 << 17)
    public static let at = Signals(rawValue: 1 << 18)
    public static let hash = Signals(rawValue: 1 << 19)
    public static let backslash = Signals(rawValue: 1 << 20)
    public static let underscore = Signals(rawValue: 1 << 21)
    public static let asterisk = Signals(rawValue: 1 << 22)
    public static let brace = Signals(rawValue: 1 << 23)
    public static let percent = Signals(rawValue: 1 << 25)
    public static let currency = Signals(rawValue: 1 << 26)
    /// Any of U+2010–U+2015 and U+2212.
    public static let dash = Signals(rawValue: 1 << 27)
    /// Two hyphens in a row, or a hyphen beside a space.
    public static let spacedHyphen = Signals(rawValue: 1 << 28)
    /// One of U+2010–U+2015 beside a space.
    public static let spacedDash = Signals(rawValue: 1 << 51)
    public static let bullet = Signals(rawValue: 1 << 29)
    /// U+2026, or two full stops in a row.
    public static let ellipsis = Signals(rawValue: 1 << 30)

    // Letters and digits.
    public static let digit = Signals(rawValue: 1 << 31)
    /// One of `, ; : . ! ?` with a digit right behind it.
    public static let punctuationBeforeDigit = Signals(rawValue: 1 << 9)
    /// A letter of Latin-1 Supplement or Latin Extended, or a character of Latin-1 that mojibake is made of.
    public static let latinNonASCII = Signals(rawValue: 1 << 32)
    public static let asciiLetter = Signals(rawValue: 1 << 33)
    public static let cyrillic = Signals(rawValue: 1 << 34)
    public static let greek = Signals(rawValue: 1 << 35)
    public static let arabic = Signals(rawValue: 1 << 36)
    public static let han = Signals(rawValue: 1 << 37)
    public static let kana = Signals(rawValue: 1 << 38)
    public static let hangul = Signals(rawValue: 1 << 39)
    public static let otherScript = Signals(rawValue: 1 << 40)
    /// An ASCII letter right beside a letter of Cyrillic, Greek or another script of look-alikes.
    public static let mixedScriptWord = Signals(rawValue: 1 << 41)
    /// Cyrillic that may have come of reading UTF-8 in Windows-1251 (`Рџ`, `вЂ`).
    public static let misreadCyrillic = Signals(rawValue: 1 << 24)
    /// A combining mark (U+0300–U+036F).
    public static let combiningMark = Signals(rawValue: 1 << 42)
    /// U+00AA–U+00BA without quotation marks, `°`, superscripts, `№`, and other letter-like signs.
    public static let letterlike = Signals(rawValue: 1 << 43)
    /// A character of Chinese or Japanese, or a mark of theirs, beside a space.
    public static let wideBesideSpace = Signals(rawValue: 1 << 63)
    /// The same beside one of `, ; : . ! ?`.
    public static let wideBesideNarrow = Signals(rawValue: 1 << 55)
    /// CJK punctuation and full-width ASCII (U+3000–U+303F, U+FF01–U+FF65).
    public static let fullWidth = Signals(rawValue: 1 << 44)

    // Characters that are seldom meant.
    /// A C0 control other than tab and line ends, or DEL.
    public static let control = Signals(rawValue: 1 << 45)
    /// A C1 control (U+0080–U+009F).
    public static let c1Control = Signals(rawValue: 1 << 46)
    /// U+200B–U+200F, U+202A–U+202E, U+2060–U+206F, U+FEFF.
    public static let invisible = Signals(rawValue: 1 << 47)
    public static let softHyphen = Signals(rawValue: 1 << 48)
    /// U+FFFD REPLACEMENT CHARACTER.
    public static let replacement = Signals(rawValue: 1 << 49)
    /// A private-use character, a noncharacter, or U+FFF9–U+FFFC.
    public static let privateUse = Signals(rawValue: 1 << 50)
    /// Latin ligatures and Arabic presentation forms (U+FB00–U+FDFF, U+FE70–U+FEFE), and variation selectors: what tells how a
    /// character is to look.
    public static let presentationForm = Signals(rawValue: 1 << 52)
    /// A byte that belongs to no well-formed UTF-8 sequence.
    public static let invalidByte = Signals(rawValue: 1 << 53)
    /// U+2581, U+2047 and other signs that tokenizers and decoders leave.
    public static let tokenizerSign = Signals(rawValue: 1 << 54)

    // Repetition and phrases.
    /// Two neighbouring words that begin with the same letters and may be the same word.
    public static let repeatedWord = Signals(rawValue: 1 << 56)
    /// A stretch of four words or more stands right before itself, or nearly: a phrase is there twice or in a loop.
    public static let repeatedPhrase = Signals(rawValue: 1 << 60)
    /// An anchor of some pattern or phrase rule occurs (see `Anchors`).
    public static let anchor = Signals(rawValue: 1 << 57)
    /// An acute accent that stands alone, a prime behind a letter, U+02BC: what is typed for an apostrophe.
    public static let looseApostrophe = Signals(rawValue: 1 << 59)
    /// A mathematical operator or a box drawing (U+2200–U+22FF, U+2500–U+257F): what letters become that are read in
    /// the encodings of DOS and of the old Macintosh.
    public static let operatorOrBox = Signals(rawValue: 1 << 62)
}
