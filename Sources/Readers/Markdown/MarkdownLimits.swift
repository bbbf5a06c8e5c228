import Bytes
import Prose

/// Takes away the meaning of marks on which MD4C 0.4.8 would spend time quadratic in the text.
///
/// It works on the copy that MD4C parses: a mark beyond a limit becomes a letter there, so MD4C reports it as text at
/// its place, and every offset stays right. No text that a person wrote comes near the limits.
enum MarkdownLimits {
    /// List items and quotes that begin at a column from here on are text: MD4C walks through all open lists at every
    /// blank line.
    static let deepestColumn = 256
    /// How many lines times opening brackets there may be without a blank line; brackets beyond are text. MD4C goes
    /// through the lines of a paragraph anew for every link. Some 4,500 lines with a link each are within the limit.
    static let linesTimesBrackets = 20_000_000

    private static let inert = UInt8(ascii: "x")

    /// - Parameters:
    ///   - withoutDefinitions: Whether link reference definitions too become text.
    /// - Complexity: Linear.
    static func apply(to bytes: UnsafeMutableBufferPointer<UInt8>, withoutDefinitions: Bool) {
        var lines = 0
        var brackets = 0
        var start = 0
        while start < bytes.count {
            let end = makeInert(bytes, from: start, brackets: &brackets, isLimited: lines * brackets > linesTimesBrackets)
            if withoutDefinitions { dropDefinitions(bytes, start..<end) }
            limitNesting(bytes, start..<end)
            // Only white space surely ends a paragraph: what else does depends on all the lines before.
            if bytes[start..<end].allSatisfy(Ascii.isBlank) {
                (lines, brackets) = (0, 0)
            } else {
                lines += 1
            }
            start = Ascii.afterLineEnd(UnsafeBufferPointer(bytes), end)
        }
    }

    /// Goes to the end of a line, counts its opening brackets, and unless they are within the limit makes all its brackets
    /// text.
    private static func makeInert(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, brackets: inout Int, isLimited: Bool
    ) -> Int {
        var end = start
        while end < bytes.count, !Ascii.isLineEnd(bytes[end]) {
            switch bytes[end] {
            // A reader of C strings ends at NUL, and MD4C reports it as a literal without a place.
            case 0: bytes[end] = 1
            case Ascii.openBracket, Ascii.closeBracket:
                if isLimited {
                    bytes[end] = inert
                } else if bytes[end] == Ascii.openBracket {
                    brackets += 1
                }
            default: break
            }
            end += 1
        }
        return end
    }

    private static func dropDefinitions(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ line: ByteRange) {
        for offset in line.dropFirst() where bytes[offset] == Ascii.colon && bytes[offset - 1] == Ascii.closeBracket {
            bytes[offset] = inert
        }
    }

    private static func limitNesting(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ line: ByteRange) {
        var position = line.lowerBound
        var column = 0
        while true {
            while position < line.upperBound, Ascii.isBlank(bytes[position]) {
                column += bytes[position] == Ascii.tab ? 4 - column % 4 : 1
                position += 1
            }
            let marker = MarkdownPrefix.afterContainerMarker(UnsafeBufferPointer(bytes), position, line.upperBound)
            guard let marker else { return }
            if column >= deepestColumn { bytes[marker - 1] = inert }
            column += marker - position
            position = marker
        }
    }
}
