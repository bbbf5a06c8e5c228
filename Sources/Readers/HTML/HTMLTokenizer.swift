import Bytes
import Prose

/// Tells markup from text as browsers do: the states of the standard's tokenizer (HTML, section 13.2.5), a function each, without the
/// characters that they emit. The caller keeps the state between tokens: it knows in which element text is.
struct HTMLTokenizer {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    enum Markup {
        /// What begins so is text.
        case text
        case startTag(StartTag)
        case endTag(name: ByteRange, end: Int)
        /// A comment, a doctype, a processing instruction, or what is read as one.
        case other(end: Int)
        /// The content of a CDATA section.
        case cdata(content: ByteRange, end: Int)
    }

    struct StartTag {
        var name: ByteRange
        var attributes: ByteRange
        /// The value of `lang` or `xml:lang`.
        var language: ByteRange?
        /// Whether `translate="no"` says that the content is in no language.
        var isUntranslated = false
        var isSelfClosing = false
        var end: Int
    }

    /// What begins at an offset, where `<` is.
    ///
    /// - Complexity: linear in what is read.
    /// - Parameter hasCDATA: whether `<![CDATA[` begins a section here: in XML, and in `svg` and `math`.
    @inline(__always)
    func markup(at offset: Int, hasCDATA: Bool) -> Markup {
        guard offset + 1 < end else { return .text }
        switch bytes[offset + 1] {
        case let letter where Ascii.isLetter(letter): return startTag(offset)
        case UInt8(ascii: "/"):
            guard offset + 2 < end else { return .text }
            if Ascii.isLetter(bytes[offset + 2]) { return endTag(offset) }
            // `</>` is nothing; anything else is read as a comment.
            return .other(end: after(Ascii.greater, offset + 2))
        case UInt8(ascii: "!"): return declaration(offset, hasCDATA)
        case UInt8(ascii: "?"): return .other(end: after(Ascii.greater, offset + 2))
        default: return .text
        }
    }

    // MARK: Tags

    private func startTag(_ offset: Int) -> Markup {
        let name = name(from: offset + 1)
        var tag = StartTag(name: name, attributes: name.upperBound..<name.upperBound, end: name.upperBound)
        if name.upperBound < end, bytes[name.upperBound] == Ascii.greater {
            tag.end += 1
            return .startTag(tag)
        }
        var position = name.upperBound
        guard
            let close = attributes(
                &position, &tag.isSelfClosing,
                { attribute, value in
                    if matches(attribute, "lang") || matches(attribute, "xml:lang") {
                        if tag.language == nil { tag.language = value }
                    } else if matches(attribute, "translate"), matches(value, "no") {
                        tag.isUntranslated = true
                    }
                })
        else { return .other(end: end) }
        tag.attributes = name.upperBound..<close - 1
        tag.end = close
        return .startTag(tag)
    }

    /// Whether a range holds a literal in small letters, in any case.
    @inline(__always)
    func matches(_ range: ByteRange, _ literal: StaticString) -> Bool {
        guard range.count == literal.utf8CodeUnitCount else { return false }
        return (0..<range.count).allSatisfy { index in
            let byte = bytes[range.lowerBound + index]
            return (Ascii.isCapital(byte) ? byte | 0x20 : byte) == literal.utf8Start[index]
        }
    }

    private func endTag(_ offset: Int) -> Markup {
        let name = name(from: offset + 2)
        var isSelfClosing = false
        guard let close = endOfAttributes(from: name.upperBound, &isSelfClosing) else { return .other(end: end) }
        return .endTag(name: name, end: close)
    }

    @inline(__always)
    private func name(from start: Int) -> ByteRange {
        var position = start
        while position < end, !isEndOfName(bytes[position]) { position += 1 }
        return start..<position
    }

    @inline(__always)
    private func isEndOfName(_ byte: UInt8) -> Bool {
        Self.isSpace(byte) || byte == UInt8(ascii: "/") || byte == Ascii.greater
    }

    /// The white space of HTML, without the vertical tab.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte <= 0x0D && byte >= 0x09 && byte != 0x0B }

    /// The offset behind the `>` that ends a tag; nil where the file ends before.
    @inline(__always)
    private func endOfAttributes(from start: Int, _ isSelfClosing: inout Bool) -> Int? {
        if start < end, bytes[start] == Ascii.greater { return start + 1 }
        var position = start
        return attributes(&position, &isSelfClosing) { _, _ in }
    }

    /// Reads attributes.
    ///
    /// - Returns: the offset behind the `>` that ends the tag; nil where the file ends before.
    @inline(__always)
    private func attributes(_ position: inout Int, _ isSelfClosing: inout Bool, _ receive: (ByteRange, ByteRange) -> Void) -> Int? {
        while true {
            // Before the name of an attribute.
            while position < end, Self.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
                if bytes[position] == UInt8(ascii: "/"), position + 1 < end, bytes[position + 1] == Ascii.greater {
                    isSelfClosing = true
                    return position + 2
                }
                position += 1
            }
            guard position < end else { return nil }
            if bytes[position] == Ascii.greater { return position + 1 }
            let first = position
            // A name may begin with `=`.
            position += 1
            while position < end, !isEndOfName(bytes[position]), bytes[position] != UInt8(ascii: "=") { position += 1 }
            let name = first..<position
            while position < end, Self.isSpace(bytes[position]) { position += 1 }
            guard position < end else { return nil }
            guard bytes[position] == UInt8(ascii: "=") else {
                receive(name, position..<position)
                continue
            }
            position += 1
            while position < end, Self.isSpace(bytes[position]) { position += 1 }
            guard position < end else { return nil }
            let sign = bytes[position]
            if sign == Ascii.quote || sign == Ascii.apostrophe {
                guard let close = bytes.firstPlace(from: position + 1, to: end, of: sign) else { return nil }
                receive(name, position + 1..<close)
                position = close + 1
            } else {
                let value = position
                while position < end, !Self.isSpace(bytes[position]), bytes[position] != Ascii.greater { position += 1 }
                receive(name, value..<position)
            }
        }
    }

    /// The values of a tag's attributes, each with its name; the first of each name counts.
    func attributes(in range: ByteRange, _ receive: (_ name: ByteRange, _ value: ByteRange) -> Void) {
        var position = range.lowerBound
        var isSelfClosing = false
        _ = attributes(&position, &isSelfClosing, receive)
    }

    // MARK: Declarations and comments

    private func declaration(_ offset: Int, _ hasCDATA: Bool) -> Markup {
        let start = offset + 2
        if start + 1 < end, bytes[start] == Ascii.hyphen, bytes[start + 1] == Ascii.hyphen { return .other(end: comment(start + 2)) }
        if hasCDATA, holds("[CDATA[", at: start) {
            let content = start + 7
            var position = content
            while let place = bytes.firstPlace(from: position, to: end, of: Ascii.closeBracket) {
                if place + 2 < end, bytes[place + 1] == Ascii.closeBracket, bytes[place + 2] == Ascii.greater {
                    return .cdata(content: content..<place, end: place + 3)
                }
                position = place + 1
            }
            return .cdata(content: content..<end, end: end)
        }
        // Even in quotation marks `>` ends a doctype.
        return .other(end: after(Ascii.greater, start))
    }

    /// Where a comment ends whose text begins at an offset.
    private func comment(_ start: Int) -> Int {
        // `<!-->` and `<!--->`
        if start < end, bytes[start] == Ascii.greater { return start + 1 }
        if start + 1 < end, bytes[start] == Ascii.hyphen, bytes[start + 1] == Ascii.greater { return start + 2 }
        var position = start
        while let place = bytes.firstPlace(from: position, to: end, of: Ascii.greater) {
            // `-->` and `--!>`
            if place >= start + 2, bytes[place - 1] == Ascii.hyphen, bytes[place - 2] == Ascii.hyphen { return place + 1 }
            if place >= start + 3, bytes[place - 1] == UInt8(ascii: "!"), bytes[place - 2] == Ascii.hyphen, bytes[place - 3] == Ascii.hyphen
            {
                return place + 1
            }
            position = place + 1
        }
        return end
    }

    private func after(_ byte: UInt8, _ start: Int) -> Int {
        bytes.firstPlace(from: min(start, end), to: end, of: byte).map { $0 + 1 } ?? end
    }

    /// Whether a literal is at an offset, letter by letter.
    private func holds(_ literal: StaticString, at offset: Int) -> Bool {
        guard offset + literal.utf8CodeUnitCount <= end else { return false }
        return (0..<literal.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == literal.utf8Start[$0] }
    }

    // MARK: Text without tags

    /// Where the end tag begins that ends an element in which tags are text; the end of the file where none does.
    ///
    /// - Complexity: linear.
    /// - Parameters:
    ///   - start: where its text begins.
    ///   - name: the element's name.
    func endOfRawText(from start: Int, name: ByteRange) -> Int {
        var position = start
        while let place = bytes.firstPlace(from: position, to: end, of: Ascii.less) {
            if isEndTag(at: place, name) { return place }
            position = place + 1
        }
        return end
    }

    /// The same of a script, where `<!--` and `<script` hide end tags (HTML, sections 13.2.5.15 to 13.2.5.31).
    func endOfScript(from start: Int, name: ByteRange) -> Int {
        enum State { case data, escaped, doubleEscaped }
        var state = State.data
        var position = start
        /// Where dashes of `<!--` begin: they may be those of `-->`, too.
        var escapeStart = start
        while position < end {
            switch bytes[position] {
            case Ascii.less:
                if isEndTag(at: position, name) {
                    if state != .doubleEscaped { return position }
                    state = .escaped
                } else if state == .data, holds("<!--", at: position) {
                    state = .escaped
                    escapeStart = position + 2
                    position += 2
                    continue
                } else if state == .escaped, isTag(name, at: position + 1) {
                    state = .doubleEscaped
                }
            case Ascii.greater where state != .data:
                if position >= escapeStart + 2, bytes[position - 1] == Ascii.hyphen, bytes[position - 2] == Ascii.hyphen { state = .data }
            default: break
            }
            position += 1
            // Outside of what hides tags only `<` matters.
            if state == .data { position = bytes.firstPlace(from: position, to: end, of: Ascii.less) ?? end }
        }
        return end
    }

    /// Whether the end tag of an element begins at an offset, where `<` is.
    private func isEndTag(at offset: Int, _ name: ByteRange) -> Bool {
        offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "/") && isTag(name, at: offset + 2)
    }

    /// Whether a tag's name is at an offset, in any case.
    private func isTag(_ name: ByteRange, at offset: Int) -> Bool {
        guard offset + name.count < end, isEndOfName(bytes[offset + name.count]) else { return false }
        return (0..<name.count).allSatisfy { bytes[offset + $0] | 0x20 == bytes[name.lowerBound + $0] | 0x20 }
    }
}
