/// What a character is to its neighbours. Everything that asks "what stands beside this?" asks in these terms.
public enum CharacterClass: UInt8, Sendable {
    /// Nothing: the block ends here.
    case edge = 0
    case letter = 1
    case digit = 2
    /// U+0020, tab, and the wider spaces.
    case space = 3
    case lineBreak = 4
    /// `, ; :`
    case comma = 5
    /// `. ! ?`
    case stop = 6
    case openBracket = 7
    case closeBracket = 8
    /// A quotation mark, apostrophe or prime.
    case mark = 9
    case hyphen = 10
    case symbol = 11
    /// A character of Chinese or Japanese: its script writes no spaces between words.
    case wide = 12
    case dash = 13
    case ellipsis = 14
    /// A no-break or thin space: one that somebody set on purpose.
    case thinSpace = 15

    @inlinable public var isSpace: Bool { self == .space || self == .lineBreak || self == .thinSpace }
    /// The class of that raw value, which must be below 16: the cases are numbered without a gap, so that their bits
    /// are their numbers.
    @inline(__always) static func of(_ rawValue: UInt8) -> CharacterClass {
        unsafeBitCast(rawValue & 15, to: CharacterClass.self)
    }

    @inlinable public var isBreak: Bool { self == .edge || self == .space || self == .lineBreak }
}
