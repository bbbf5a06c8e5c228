import Bytes
import Prose

/// The values of a Markdown file's metadata that readers of the page see: titles and descriptions, each a text of its own beside the page.
///
/// A value is read where it is whole on the line of its key. Lists, values of several lines and those with escapes other than of a
/// quotation mark or a backslash are left alone.
enum FrontMatterTexts {
    /// The keys by which site generators know what they show as prose (Jekyll, Hugo, Docusaurus, Eleventy, Astro).
    private static let keys: Set<String> = ["title", "subtitle", "linkTitle", "headline", "description", "summary", "excerpt", "abstract"]

    /// How a value is spelled.
    private enum Style {
        case plain, single, double
    }

    /// - Parameters:
    ///   - frontMatter: its bytes in `bytes`, fences and all.
    ///   - start: the byte of the file that the first of `bytes` is.
    /// - Returns: in the order of the file.
    /// - Complexity: linear in the front matter.
    static func passages(_ bytes: [UInt8], _ frontMatter: ByteRange, start: Int) -> [Passage] {
        let isTOML = bytes[frontMatter.lowerBound] == Ascii.plus
        var passages: [Passage] = []
        var line = frontMatter.lowerBound
        while line < frontMatter.upperBound {
            let end = bytes[line..<frontMatter.upperBound].firstIndex(where: Ascii.isLineEnd) ?? frontMatter.upperBound
            let next = end < frontMatter.upperBound ? bytes.withUnsafeBufferPointer { Ascii.afterLineEnd($0, end) } : end + 1
            // An indented line goes on with the value; a table of TOML has other keys.
            let isContinued = next < frontMatter.upperBound && Ascii.isBlank(bytes[next])
            if isTOML, bytes[line] == UInt8(ascii: "[") { break }
            if !isContinued, let value = value(in: line..<end, bytes, isTOML), let text = text(value.range, value.style, bytes, start) {
                // The whole file is the way back, since the value is read with what is around it.
                let origin = Passage.Origin(Array(bytes[..<frontMatter.upperBound]), start: start, index: passages.count + 1)
                passages.append(passage(text, origin))
            }
            line = next
        }
        return passages
    }

    /// A text that is one line, and belongs to the page.
    private static func passage(_ text: Text, _ origin: Passage.Origin) -> Passage {
        var block = Block(range: 0..<text.bytes.count, content: 0..<text.bytes.count, kind: .heading, gapBefore: .startOfText)
        block.isPageFurniture = true
        var passage = Passage(text: text, blocks: [block], lineStarts: LineStarts(text.bytes), origin: origin)
        passage.traits = [.linesAreLayout, .marksFurniture]
        passage.isAside = true
        return passage
    }

    /// The value of a key on the line, without its quotation marks.
    private static func value(in line: ByteRange, _ bytes: [UInt8], _ isTOML: Bool) -> (range: ByteRange, style: Style)? {
        let sign = isTOML ? UInt8(ascii: "=") : Ascii.colon
        guard let place = bytes[line].firstIndex(of: sign) else { return nil }
        var nameEnd = place
        while nameEnd > line.lowerBound, Ascii.isBlank(bytes[nameEnd - 1]) { nameEnd -= 1 }
        guard keys.contains(String(decoding: bytes[line.lowerBound..<nameEnd], as: UTF8.self)) else { return nil }
        var (start, end) = (place + 1, line.upperBound)
        guard start < end, isTOML || Ascii.isBlank(bytes[start]) else { return nil }
        while start < end, Ascii.isBlank(bytes[start]) { start += 1 }
        while end > start, Ascii.isBlank(bytes[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        let first = bytes[start]
        if first == Ascii.quote || first == Ascii.apostrophe {
            guard end - start >= 3, bytes[end - 1] == first, !isTOML || first == Ascii.quote,
                isClosed(start + 1..<end - 1, by: first, bytes)
            else { return nil }
            return (start + 1..<end - 1, first == Ascii.quote ? .double : .single)
        }
        return !isTOML && Escape.isPlainYAML(bytes[start..<end]) ? (start..<end, .plain) : nil
    }

    /// Whether the first mark that closes the value is the last one.
    private static func isClosed(_ range: ByteRange, by mark: UInt8, _ bytes: [UInt8]) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            if mark == Ascii.quote, bytes[position] == Ascii.backslash {
                position += 2
            } else if bytes[position] == mark {
                guard mark == Ascii.apostrophe, position + 1 < range.upperBound, bytes[position + 1] == mark else { return false }
                position += 2
            } else {
                position += 1
            }
        }
        return position == range.upperBound
    }

    /// The value as read; nil where it holds an escape that is not read.
    private static func text(_ range: ByteRange, _ style: Style, _ bytes: [UInt8], _ start: Int) -> Text? {
        var builder = TextBuilder()
        var position = range.lowerBound
        var piece = position
        let isRead = bytes.withUnsafeBufferPointer { buffer -> Bool in
            while position < range.upperBound {
                let byte = buffer[position]
                let isEscape = style == .double && byte == Ascii.backslash || style == .single && byte == Ascii.apostrophe
                guard isEscape else {
                    position += 1
                    continue
                }
                guard position + 1 < range.upperBound, [byte, Ascii.quote].contains(buffer[position + 1]) else { return false }
                if piece < position { builder.add(UnsafeBufferPointer(rebasing: buffer[piece..<position]), at: piece) }
                builder.add(CollectionOfOne(buffer[position + 1]), for: position..<position + 2)
                position += 2
                piece = position
            }
            if piece < position { builder.add(UnsafeBufferPointer(rebasing: buffer[piece..<position]), at: piece) }
            return true
        }
        guard isRead else { return nil }
        let escape: Escape =
            switch style {
            case .plain: .yamlPlain
            case .single: .yamlSingle
            case .double: .json(asciiOnly: false)
            }
        return builder.text(escape, offset: start)
    }
}
