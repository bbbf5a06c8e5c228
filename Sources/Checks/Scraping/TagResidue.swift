import Linting
import Prose

/// `scraping/html-tag`: a tag of HTML in plain text (`<br/>`, `</p>`, `<a href="…">`).
public enum TagResidue: BlockCheck {
    public static let signals: Signals = .lessThan

    /// A text that names so many tags is about them.
    private static let names: Set<String> = [
        "p", "br", "div", "span", "a", "b", "i", "em", "strong", "u", "img", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5",
        "h6", "table", "tr", "td", "th", "tbody", "thead", "blockquote", "script", "style", "iframe", "figure", "figcaption",
        "font", "center", "hr", "sup", "sub", "nobr", "html", "body", "head", "section", "article", "noscript", "strike",
    ]
    private static let longestTag = 400

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard document.format == .plain else { return }
        let tags = tags(of: block)
        // What is mostly tags is code that the text shows.
        guard tags.reduce(0, { $0 + $1.count }) * 5 < block.content.count * 2 || tags.count == 1 else { return }
        for tag in tags where isResidue(tag, block) {
            let text = document.text(tag)
            report.add(
                tag, "“\(text)” is a tag of HTML", edits: tag == block.content ? [] : [Edit(tag, replacement(tag, text, document))])
        }
    }

    private static func tags(of block: BlockView) -> [ByteRange] {
        var tags: [ByteRange] = []
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            guard block.document.bytes[position] == UInt8(ascii: "<"), let tag = tag(at: position, block) else {
                position += 1
                continue
            }
            position = tag.upperBound
            tags.append(tag)
        }
        return tags
    }

    /// The tag at `position`: a known name, attributes or none, and `>`.
    private static func tag(at position: Int, _ block: BlockView) -> ByteRange? {
        let bytes = block.document.bytes
        var end = position + 1
        if block.byte(at: end) == UInt8(ascii: "/") { end += 1 }
        let nameStart = end
        while end < block.content.upperBound, (bytes[end] | 0x20) &- 97 < 26 || bytes[end] &- 48 < 10 { end += 1 }
        guard end > nameStart, end - nameStart <= 10,
            names.contains(block.document.text(nameStart..<end).lowercased())
        else { return nil }
        let limit = min(block.content.upperBound, position + longestTag)
        guard end < limit, [0x20, UInt8(ascii: "/"), UInt8(ascii: ">")].contains(bytes[end]) else { return nil }
        while end < limit, bytes[end] != UInt8(ascii: ">") {
            if bytes[end] == UInt8(ascii: "<") { return nil }
            end += 1
        }
        return end < limit ? position..<end + 1 : nil
    }

    /// Whether the tag does something to the text rather than being spoken about: a line break, a closing tag or one
    /// with attributes, or an opening one whose closing tag follows in the block.
    private static func isResidue(_ tag: ByteRange, _ block: BlockView) -> Bool {
        let text = block.document.text(tag).lowercased()
        // Where the tag stands like a word, it is named: “the <br> tag”, “a single <img>”.
        let isNamed = (isSpace(block.byte(at: tag.lowerBound - 1)) || tag.lowerBound == block.content.lowerBound)
            && (isSpace(block.byte(at: tag.upperBound)) || tag.upperBound == block.content.upperBound)
        if isNamed { return text.hasPrefix("<br") && text.hasSuffix("/>") || text == "</p>" || text == "<p>" }
        let before = block.byte(at: tag.lowerBound - 1)
        let after = block.byte(at: tag.upperBound)
        let isQuoted = before == UInt8(ascii: "`") || before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
            || after == UInt8(ascii: "`") || before == 0x9C || after == UInt8(ascii: "\"") || before == UInt8(ascii: "(")
        return !isQuoted
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0xA0 }

    /// A line break leaves a space where words would meet.
    private static func replacement(_ tag: ByteRange, _ text: String, _ document: Document) -> String {
        guard text.lowercased().hasPrefix("<br"), tag.lowerBound > 0, tag.upperBound < document.bytes.count else { return "" }
        return document.bytes[tag.lowerBound - 1] > 0x20 && document.bytes[tag.upperBound] > 0x20 ? " " : ""
    }
}
