/// Takes away the meaning of marks on which MD4C 0.4.8 would spend time quadratic in the text.
///
/// It works on the copy that MD4C parses: a mark beyond a limit becomes a letter there, so MD4C reports it as text at
/// its place, and every offset stays right. No text that a person wrote comes near the limits.
enum MarkdownLimits {
    /// List items and quotes that begin at a column from here on are text: MD4C walks through all open lists at every
    /// blank line.
    static let deepestColumn = 256
    /// Brackets in a paragraph from this line on are text: MD4C counts the lines of a paragraph anew for every link.
    static let longestParagraph = 2000

    private static let inert = UInt8(ascii: "x")

    /// - Complexity: Linear.
    static func apply(to bytes: UnsafeMutableBufferPointer<UInt8>, withoutDefinitions: Bool) {
        var paragraph = Paragraph()
        var start = 0
        while start < bytes.count {
            var end = start
            var brackets = false
            while end < bytes.count, !Ascii.isLineEnd(bytes[end]) {
                // A reader of C strings ends at NUL, and MD4C reports it as a literal without a place.
                if bytes[end] == 0 { bytes[end] = 1 }
                if bytes[end] == Ascii.openBracket { brackets = true }
                end += 1
            }
            let prefix = limitNesting(bytes, start..<end)
            paragraph.add(UnsafeBufferPointer(bytes), prefix.textStart..<end, startsItem: prefix.hasListMarker)
            if brackets, paragraph.isTooLong, !isClosedDefinition(UnsafeBufferPointer(bytes), prefix.textStart..<end) {
                for offset in start..<end where bytes[offset] == Ascii.openBracket { bytes[offset] = inert }
            }
            if withoutDefinitions {
                for offset in start..<end - min(1, end - start)
                where bytes[offset] == Ascii.closeBracket && bytes[offset + 1] == Ascii.colon {
                    bytes[offset + 1] = inert
                }
            }
            start = Ascii.afterLineEnd(UnsafeBufferPointer(bytes), end)
        }
    }

    private static func limitNesting(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ line: ByteRange
    ) -> (textStart: Int, hasListMarker: Bool) {
        let readable = UnsafeBufferPointer(bytes)
        var position = line.lowerBound
        var column = 0
        var hasListMarker = false
        while true {
            while position < line.upperBound, Ascii.isBlank(bytes[position]) {
                column += bytes[position] == Ascii.tab ? 4 - column % 4 : 1
                position += 1
            }
            guard let next = MarkdownPrefix.afterContainerMarker(readable, position, line.upperBound) else { break }
            if column >= deepestColumn {
                bytes[next - 1] = inert
            } else if bytes[position] != Ascii.greater {
                hasListMarker = true
            }
            column += next - position
            position = next
        }
        return (position, hasListMarker)
    }

    /// Whether the line is a link reference definition that this line also ends, of which a list may be long.
    private static func isClosedDefinition(_ bytes: UnsafeBufferPointer<UInt8>, _ line: ByteRange) -> Bool {
        guard let first = line.first, bytes[first] == Ascii.openBracket,
            let bracket = line.first(where: { bytes[$0] == Ascii.closeBracket }),
            bracket + 1 < line.upperBound, bytes[bracket + 1] == Ascii.colon
        else { return false }
        let rest = (bracket + 2)..<line.upperBound
        let opening = rest.first { isTitleMark(bytes[$0]) && Ascii.isBlank(bytes[$0 - 1]) }
        guard let opening, let last = rest.last(where: { !Ascii.isBlank(bytes[$0]) }) else { return opening == nil }
        return last > opening && bytes[last] == (bytes[opening] == Ascii.open ? Ascii.close : bytes[opening])
    }

    private static func isTitleMark(_ byte: UInt8) -> Bool {
        byte == Ascii.quote || byte == Ascii.apostrophe || byte == Ascii.open
    }

    /// Lines that may form one paragraph.
    private struct Paragraph {
        var lines = 0
        var isTable = false

        var isTooLong: Bool { lines > longestParagraph && !isTable }

        mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ text: ByteRange, startsItem: Bool) {
            guard !text.isEmpty, !startsItem else {
                self = Paragraph()
                lines = text.isEmpty ? 0 : 1
                return
            }
            lines += 1
            if lines == 2 { isTable = Self.isDelimiterRow(bytes, text) }
        }

        /// Whether MD4C takes the line for a table's second row; the rows of a table it reads one by one.
        static func isDelimiterRow(_ bytes: UnsafeBufferPointer<UInt8>, _ line: ByteRange) -> Bool {
            var position = line.lowerBound
            let end = line.upperBound
            func skip(while condition: (UInt8) -> Bool) {
                while position < end, condition(bytes[position]) { position += 1 }
            }
            func skip(one byte: UInt8) -> Bool {
                guard position < end, bytes[position] == byte else { return false }
                position += 1
                return true
            }
            var hasPipe = skip(one: Ascii.pipe)
            while true {
                skip(while: Ascii.isSpace)
                let cell = position
                _ = skip(one: Ascii.colon)
                skip { $0 == Ascii.hyphen }
                _ = skip(one: Ascii.colon)
                guard position - cell >= 3 else { return false }
                skip(while: Ascii.isSpace)
                let isDelimited = skip(one: Ascii.pipe)
                hasPipe = hasPipe || isDelimited
                skip(while: Ascii.isSpace)
                if position >= end { return hasPipe }
                guard isDelimited else { return false }
            }
        }
    }
}
