import Bytes
import Prose

/// Finds the ends of inline constructs, whose positions MD4C does not tell.
///
/// MD4C says that a code span or a link ends, but not where. Between the last text of the construct and the next text
/// there is nothing but markup, so its closing mark is the first of its kind there.
enum MarkdownTail {
    /// The offset behind the run of backticks that begins at or after `offset`; `offset` where there is none.
    static func afterBackticks(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int {
        guard var position = find(Ascii.backtick, bytes, offset, end) else { return offset }
        while position < end, bytes[position] == Ascii.backtick { position += 1 }
        return position
    }

    /// The offset behind the `>` that begins at or after `offset`; `offset` where there is none.
    static func afterAngle(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int {
        find(Ascii.greater, bytes, offset, end).map { $0 + 1 } ?? offset
    }

    /// The offset behind a link's or image's `](destination "title")`, `][label]` or `]`, of which the bracket is the
    /// first at or after `offset`; `offset` where there is none.
    ///
    /// Source: CommonMark 0.30, section 6.3. Complexity: linear in what is skipped.
    static func afterLink(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int {
        guard let bracket = find(Ascii.closeBracket, bytes, offset, end) else { return offset }
        let next = bracket + 1
        guard next < end else { return next }
        if bytes[next] == Ascii.openBracket {
            return find(Ascii.closeBracket, bytes, next, end).map { $0 + 1 } ?? next
        }
        return bytes[next] == Ascii.open ? afterDestination(bytes, next + 1, end) ?? next : next
    }

    private static func afterDestination(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int? {
        var position = skipSpace(bytes, offset, end)
        if position < end, bytes[position] == Ascii.less {
            guard let angle = find(Ascii.greater, bytes, position, end) else { return nil }
            position = angle + 1
        } else {
            position = afterBareDestination(bytes, position, end)
        }
        position = skipSpace(bytes, position, end)
        guard position < end else { return nil }
        let opening = bytes[position]
        if opening == Ascii.quote || opening == Ascii.apostrophe || opening == Ascii.open {
            let closing = opening == Ascii.open ? Ascii.close : opening
            guard let quote = find(closing, bytes, position + 1, end) else { return nil }
            position = skipSpace(bytes, quote + 1, end)
        }
        return position < end && bytes[position] == Ascii.close ? position + 1 : nil
    }

    private static func afterBareDestination(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int {
        var position = offset
        var depth = 0
        while position < end, !Ascii.isSpace(bytes[position]) {
            switch bytes[position] {
            case Ascii.backslash: position += 1
            case Ascii.open: depth += 1
            case Ascii.close where depth == 0: return position
            case Ascii.close: depth -= 1
            default: break
            }
            position += 1
        }
        return min(position, end)
    }

    /// Skips white space, and the `>` of quoted lines among it.
    private static func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int {
        var position = offset
        var isBehindLineEnd = false
        while position < end {
            let byte = bytes[position]
            if Ascii.isLineEnd(byte) { isBehindLineEnd = true }
            guard Ascii.isSpace(byte) || (isBehindLineEnd && byte == Ascii.greater) else { break }
            position += 1
        }
        return position
    }

    private static func find(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int
    ) -> Int? {
        var position = offset
        while position < end {
            if bytes[position] == byte { return position }
            position += bytes[position] == Ascii.backslash && byte != Ascii.backtick ? 2 : 1
        }
        return nil
    }
}
