/// The ASCII bytes that readers look for. In UTF-8 none of them occurs inside another character.
public enum Ascii {
    @inlinable public static var tab: UInt8 { UInt8(ascii: "\t") }
    @inlinable public static var lineFeed: UInt8 { UInt8(ascii: "\n") }
    @inlinable public static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
    @inlinable public static var space: UInt8 { UInt8(ascii: " ") }
    @inlinable public static var quote: UInt8 { UInt8(ascii: "\"") }
    @inlinable public static var hash: UInt8 { UInt8(ascii: "#") }
    @inlinable public static var apostrophe: UInt8 { UInt8(ascii: "'") }
    @inlinable public static var open: UInt8 { UInt8(ascii: "(") }
    @inlinable public static var close: UInt8 { UInt8(ascii: ")") }
    @inlinable public static var asterisk: UInt8 { UInt8(ascii: "*") }
    @inlinable public static var plus: UInt8 { UInt8(ascii: "+") }
    @inlinable public static var hyphen: UInt8 { UInt8(ascii: "-") }
    @inlinable public static var stop: UInt8 { UInt8(ascii: ".") }
    @inlinable public static var colon: UInt8 { UInt8(ascii: ":") }
    @inlinable public static var less: UInt8 { UInt8(ascii: "<") }
    @inlinable public static var greater: UInt8 { UInt8(ascii: ">") }
    @inlinable public static var openBracket: UInt8 { UInt8(ascii: "[") }
    @inlinable public static var backslash: UInt8 { UInt8(ascii: "\\") }
    @inlinable public static var closeBracket: UInt8 { UInt8(ascii: "]") }
    @inlinable public static var underscore: UInt8 { UInt8(ascii: "_") }
    @inlinable public static var backtick: UInt8 { UInt8(ascii: "`") }
    @inlinable public static var pipe: UInt8 { UInt8(ascii: "|") }

    @inlinable @inline(__always)
    public static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    @inlinable @inline(__always)
    public static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

    @inlinable @inline(__always)
    public static func isSpace(_ byte: UInt8) -> Bool { byte == space || (9...13).contains(byte) }

    @inlinable @inline(__always)
    public static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    @inlinable @inline(__always)
    public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    @inlinable @inline(__always)
    public static func isSmallLetter(_ byte: UInt8) -> Bool { byte &- 97 < 26 }

    @inlinable @inline(__always)
    public static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }

    @inlinable @inline(__always)
    public static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// A letter, or a byte of some character beyond ASCII, which may be one.
    @inlinable @inline(__always)
    public static func isLetterOrBeyond(_ byte: UInt8) -> Bool { byte >= 0x80 || isLetter(byte) }

    /// The offset behind the line end at `offset` (LF, CR or CR LF), or `offset` where there is none.
    @inlinable public static func afterLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        guard offset < bytes.count, isLineEnd(bytes[offset]) else { return offset }
        let isPair = bytes[offset] == carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == lineFeed
        return offset + (isPair ? 2 : 1)
    }

    /// `range` without the white space at its two ends; empty at its lower bound where there is nothing else.
    @inlinable public static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> ByteRange {
        var lower = range.lowerBound
        var upper = range.upperBound
        while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
        guard upper > lower else { return range.lowerBound..<range.lowerBound }
        while isSpace(bytes[lower]) { lower += 1 }
        return lower..<upper
    }
}
