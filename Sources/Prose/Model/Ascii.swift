/// The ASCII bytes that readers look for. In UTF-8 none of them occurs inside another character.
package enum Ascii {
    package static let tab = UInt8(ascii: "\t")
    package static let lineFeed = UInt8(ascii: "\n")
    package static let carriageReturn = UInt8(ascii: "\r")
    package static let space = UInt8(ascii: " ")
    package static let quote = UInt8(ascii: "\"")
    package static let hash = UInt8(ascii: "#")
    package static let apostrophe = UInt8(ascii: "'")
    package static let open = UInt8(ascii: "(")
    package static let close = UInt8(ascii: ")")
    package static let asterisk = UInt8(ascii: "*")
    package static let plus = UInt8(ascii: "+")
    package static let hyphen = UInt8(ascii: "-")
    package static let stop = UInt8(ascii: ".")
    package static let colon = UInt8(ascii: ":")
    package static let less = UInt8(ascii: "<")
    package static let greater = UInt8(ascii: ">")
    package static let openBracket = UInt8(ascii: "[")
    package static let backslash = UInt8(ascii: "\\")
    package static let closeBracket = UInt8(ascii: "]")
    package static let underscore = UInt8(ascii: "_")
    package static let backtick = UInt8(ascii: "`")
    package static let pipe = UInt8(ascii: "|")

    @inline(__always)
    package static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    @inline(__always)
    package static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

    @inline(__always)
    package static func isSpace(_ byte: UInt8) -> Bool { byte == space || (9...13).contains(byte) }

    @inline(__always)
    package static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    @inline(__always)
    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    /// The offset behind the line end at `offset` (LF, CR or CR LF), or `offset` where there is none.
    package static func afterLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        guard offset < bytes.count, isLineEnd(bytes[offset]) else { return offset }
        let isPair = bytes[offset] == carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == lineFeed
        return offset + (isPair ? 2 : 1)
    }

    /// `range` without the white space at its two ends; empty at its lower bound where there is nothing else.
    package static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> ByteRange {
        var lower = range.lowerBound
        var upper = range.upperBound
        while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
        guard upper > lower else { return range.lowerBound..<range.lowerBound }
        while isSpace(bytes[lower]) { lower += 1 }
        return lower..<upper
    }
}
