/// How a block looks from outside: how it begins and ends, how long it is. A check that is about such blocks only names
/// what it asks for, and is not called for any other.
public struct Outline: OptionSet, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A paragraph, or a line of verse or of an address: neither heading nor item nor cell.
    public static let paragraph = Outline(rawValue: 1 << 0)
    /// Of at most `longestLine` bytes.
    public static let line = Outline(rawValue: 1 << 1)
    /// Begins with a small letter.
    public static let beginsSmall = Outline(rawValue: 1 << 2)
    /// Begins with one of `, ; . ! ? )`.
    public static let beginsWithMark = Outline(rawValue: 1 << 3)
    /// A single character and a space begin it.
    public static let beginsWithLoneCharacter = Outline(rawValue: 1 << 4)
    /// No small letter of ASCII is among the first eight bytes.
    public static let beginsWithoutSmall = Outline(rawValue: 1 << 5)
    /// Ends in neither a full stop, a question or exclamation mark, an ellipsis nor a quotation mark.
    public static let isUnfinished = Outline(rawValue: 1 << 6)
    /// Ends in a hyphen.
    public static let endsInHyphen = Outline(rawValue: 1 << 7)
    /// More than three bytes of line ends stand before it: perhaps more blank lines than one.
    public static let standsApart = Outline(rawValue: 1 << 8)
    /// Begins as some rule's phrase does, or with a sign, behind which one may stand (see `Beginnings`).
    public static let mayBeginAsPhrase = Outline(rawValue: 1 << 9)
    /// A paragraph of `longParagraph` bytes or more without any of the commonest words of the text's language, where these are
    /// known (see `FunctionWords`). Not told of paragraphs that begin with a quotation mark or a dash, or with one of `"'->(`.
    public static let lacksCommonWords = Outline(rawValue: 1 << 10)
    /// May go on with the sentence of the block before it: begins with a small letter, or the paragraph before it is unfinished.
    public static let mayGoOn = Outline(rawValue: 1 << 11)
    /// How many there are.
    static let count = 12

    /// The longest line, in UTF-8 bytes: a caption, a credit or a label is no longer.
    public static let longestLine = 140
    /// In UTF-8 bytes: no phrase that a rule waits for is shorter.
    static let shortestBeginning = 3
    /// In UTF-8 bytes: what is shorter may well do without a common word.
    static let longParagraph = 80
}
