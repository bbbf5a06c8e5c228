import Bytes
import Linting
import Prose

/// `scraping/html-tag`: a tag of HTML in plain text (`<br/>`, `</p>`, `<a href="…">`).
public enum HtmlTag: Check {
    public static let trigger = Trigger.blocks(.lessThan)

    private static let names: Set<String> = [
        "p", "br", "div", "span", "a", "b", "i", "em", "strong", "u", "img", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5",
        "h6", "table", "tr", "td", "th", "tbody", "thead", "blockquote", "script", "style", "iframe", "figure", "figcaption",
        "font", "center", "hr", "sup", "sub", "nobr", "html", "body", "head", "section", "article", "noscript", "strike",
    ]
    /// Those that stand within a line. The others part what stands before them from what comes behind.
    private static let inline: Set<String> = [
        "span", "a", "b", "i", "em", "strong", "u", "font", "sup", "sub", "nobr", "strike",
    ]
    private static let longestTag = 400

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.traits.contains(.asterisksAreMarkup) else { return }
        var isCertain: Bool?
        for block in view.blocks {
            let tags = tags(of: block)
            guard !tags.isEmpty, !isCode(block, tags) else { continue }
            for tag in tags where isResidue(tag, block) {
                if isCertain == nil { isCertain = !speaksOfMarkup(document) }
                report.add(
                    tag.range, "“\(document.text(tag.range))” is an HTML tag", safety: isCertain == true ? .safe : .unsafe,
                    edits: tag.range == block.content ? [] : [Edit(tag.range, replacement(tag, block))])
            }
        }
    }

    private struct Tag {
        var range: ByteRange
        var name: String
    }

    /// Whether the block shows code: it is mostly tags, or has the braces of a template.
    private static func isCode(_ block: BlockView, _ tags: [Tag]) -> Bool {
        if block.signals.contains(.brace) { return true }
        return tags.count > 1 && tags.reduce(0) { $0 + $1.range.count } * 5 >= block.content.count * 2
    }

    /// Whether the text is about pages and their code, where a tag may be meant.
    ///
    /// Complexity: linear in the text; asked only where there is a tag.
    private static func speaksOfMarkup(_ document: Document) -> Bool {
        let bytes = document.bytes
        var speaks = false
        document.forEachASCIIWord(beginningWith: wordsOfMarkup) { position in
            speaks = true
            if position > 0 {
                // The tag `<html>` is no word about it, and neither is the end of a file's name.
                let before = bytes[position - 1]
                speaks = before != UInt8(ascii: ".") && before != UInt8(ascii: "<") && before != UInt8(ascii: "/")
            }
            return !speaks
        }
        return speaks
    }

    private static let wordsOfMarkup = LiteralSet(["html", "css", "xml", "markup"])

    private static func tags(of block: BlockView) -> [Tag] {
        var tags: [Tag] = []
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            guard block.document.bytes[position] == UInt8(ascii: "<"), let tag = tag(at: position, block) else {
                position += 1
                continue
            }
            position = tag.range.upperBound
            tags.append(tag)
        }
        return tags
    }

    /// The tag at `position`: a known name, attributes or none, and `>`.
    private static func tag(at position: Int, _ block: BlockView) -> Tag? {
        let bytes = block.document.bytes
        var end = position + 1
        if block.byte(at: end) == UInt8(ascii: "/") { end += 1 }
        let nameStart = end
        while end < block.content.upperBound, Ascii.isLetterOrDigit(bytes[end]) { end += 1 }
        guard end > nameStart, end - nameStart <= 10 else { return nil }
        let name = block.document.text(nameStart..<end).lowercased()
        let limit = min(block.content.upperBound, position + longestTag)
        guard names.contains(name), end < limit, [0x20, UInt8(ascii: "/"), UInt8(ascii: ">")].contains(bytes[end]) else { return nil }
        while end < limit, bytes[end] != UInt8(ascii: ">") {
            if bytes[end] == UInt8(ascii: "<") { return nil }
            end += 1
        }
        return end < limit ? Tag(range: position..<end + 1, name: name) : nil
    }

    /// Whether the tag does something to the text rather than being spoken about: a line break, a closing tag or one
    /// with attributes, or an opening one whose closing tag follows in the block.
    private static func isResidue(_ tag: Tag, _ block: BlockView) -> Bool {
        let text = block.document.text(tag.range).lowercased()
        let before = block.byte(at: tag.range.lowerBound - 1)
        let after = block.byte(at: tag.range.upperBound)
        // Where the tag stands like a word, it is named: “the <br> tag”, “a single <img>”.
        let isNamed =
            (isSpace(before) || tag.range.lowerBound == block.content.lowerBound)
            && (isSpace(after) || tag.range.upperBound == block.content.upperBound)
        // A tag that is all of a paragraph has nothing to be named in.
        if tag.range == block.content { return text.hasPrefix("<") && inline.contains(tag.name) || tag.name == "br" || tag.name == "hr" }
        if isNamed { return text.hasPrefix("<br") && text.hasSuffix("/>") || text == "</p>" || text == "<p>" }
        return !(isQuote(before) && isQuote(after)) && before != UInt8(ascii: "`") && after != UInt8(ascii: "`")
    }

    /// Whether the byte is a quotation mark or a bracket, or ends or begins one.
    private static func isQuote(_ byte: UInt8) -> Bool {
        "\"'()[]".utf8.contains(byte) || byte == 0x9C || byte == 0x98 || byte == 0xAB || byte == 0xC2 || byte == 0xE2
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0xA0 }

    /// What parts two lines or paragraphs leaves a space where words would meet; of neighbouring tags the first does.
    private static func replacement(_ tag: Tag, _ block: BlockView) -> String {
        guard !inline.contains(tag.name), !block.language.isWrittenWithoutSpaces else { return "" }
        let before = block.byte(at: tag.range.lowerBound - 1)
        var after = tag.range.upperBound
        while let next = Self.tag(at: after, block), block.byte(at: after) == UInt8(ascii: "<") { after = next.range.upperBound }
        let meets =
            tag.range.lowerBound > block.content.lowerBound && before > 0x20 && before != UInt8(ascii: ">")
            && after < block.content.upperBound && block.byte(at: after) > 0x20
        return meets ? " " : ""
    }
}
