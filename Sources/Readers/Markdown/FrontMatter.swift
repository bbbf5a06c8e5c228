import Bytes
import Prose

/// The metadata that a Markdown file may open with: YAML between `---` lines, or TOML between `+++` lines.
enum FrontMatter {
    /// The bytes of the front matter in `bytes`, which begins at the file's first byte after any byte order mark.
    ///
    /// - Returns: From the opening fence to the end of the closing fence, its line end excluded; nil where the text
    ///   opens with no fence, or where no fence closes it, in which case the opening one is a thematic break.
    /// - Complexity: Linear in the bytes up to the closing fence.
    static func range(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> ByteRange? {
        guard start < bytes.count else { return nil }
        let mark = bytes[start]
        guard mark == Ascii.hyphen || mark == Ascii.plus else { return nil }
        var line = lineRange(in: bytes, from: start)
        guard isFence(bytes, line, of: mark) else { return nil }
        while true {
            let next = Ascii.afterLineEnd(bytes, line.upperBound)
            guard next < bytes.count else { return nil }
            line = lineRange(in: bytes, from: next)
            // YAML may end its document with `...` as well (YAML 1.2.2, 9.1.4).
            if isFence(bytes, line, of: mark) || (mark == Ascii.hyphen && isFence(bytes, line, of: Ascii.stop)) {
                return start..<line.upperBound
            }
        }
    }

    private static func lineRange(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> ByteRange {
        var end = start
        while end < bytes.count, !Ascii.isLineEnd(bytes[end]) { end += 1 }
        return start..<end
    }

    /// Whether the line is three times `mark`, and nothing but blanks behind them.
    private static func isFence(_ bytes: UnsafeBufferPointer<UInt8>, _ line: ByteRange, of mark: UInt8) -> Bool {
        guard line.count >= 3, line.prefix(3).allSatisfy({ bytes[$0] == mark }) else { return false }
        return line.dropFirst(3).allSatisfy { Ascii.isBlank(bytes[$0]) }
    }
}
