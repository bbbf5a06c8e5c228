import Bytes
import Linting
import Prose
import UnicodeText

/// A tag in a text: `<b>`, `</b>`, `<br/>`.
struct TextTag: Sendable {
    /// Scalars of its side.
    var range: Range<Int>
    var text: String
    /// In small letters.
    var name: String
    var isClosing: Bool
    var closesItself: Bool
}

extension PairSide {
    /// The tags, in order.
    ///
    /// - Complexity: linear.
    var tags: [TextTag] {
        guard scalars.contains("<") else { return [] }
        var tags: [TextTag] = []
        var position = 0
        while position < count {
            guard scalars[position] == "<", bytes[offsets[position]] == UInt8(ascii: "<"), let tag = tag(at: position) else {
                position += 1
                continue
            }
            // In manual pages a capital before the bracket is part of the markup: I<name>.
            if let before = self[position - 1], before.isASCII, before.isUppercase, self[position - 2]?.isLetter != true {
                position = tag.range.upperBound
                continue
            }
            tags.append(tag)
            position = tag.range.upperBound
        }
        return tags
    }

    private func tag(at start: Int) -> TextTag? {
        var position = start + 1
        let isClosing = self[position] == "/"
        if isClosing { position += 1 }
        let nameStart = position
        guard let first = self[position], first.isASCII, first.isLetter else { return nil }
        while let scalar = self[position], scalar.isASCII,
            scalar.isLetter || scalar.isDigit || scalar == "-" || scalar == ":" || scalar == "_"
        {
            position += 1
        }
        // An address in angle brackets is no tag.
        if scalars[position - 1] == ":" { return nil }
        let name = text(nameStart..<position).lowercased()
        // Attributes: a value in quotation marks may hold anything.
        var quote: Unicode.Scalar?
        while let scalar = self[position], scalar != ">" || quote != nil {
            if scalar == "<", quote == nil { return nil }
            if scalar == quote { quote = nil } else if quote == nil, scalar == "\"" || scalar == "'" { quote = scalar }
            position += 1
        }
        guard self[position] == ">" else { return nil }
        return TextTag(
            range: start..<position + 1, text: text(start..<position + 1), name: name, isClosing: isClosing,
            closesItself: self[position - 1] == "/")
    }
}

/// The tags of both sides, as far as they are markup and no words in angle brackets.
struct PairTags {
    let source: [TextTag]
    let target: [TextTag]
    /// The names of the source's markup.
    let names: Set<String>

    init(_ sides: PairSides) {
        let tags = sides.source.tags
        let closed = Set(tags.filter { $0.isClosing || $0.closesItself }.map(\.name))
        let names = Set(tags.map(\.name).filter { closed.contains($0) || Self.void.contains($0) })
        self.names = names
        source = tags.filter { names.contains($0.name) }
        target = sides.target.tags
    }

    func count(_ name: String, closing: Bool, in tags: [TextTag]) -> Int {
        tags.count { $0.name == name && $0.isClosing == closing && !$0.closesItself }
    }

    /// HTML, section 13.1.2.
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    /// Names of HTML for the way that words look, of which a translation may choose another.
    static let inline: Set<String> = [
        "b", "strong", "i", "em", "u", "span", "code", "tt", "kbd", "samp", "var", "cite", "q", "small", "big", "mark",
    ]

    /// Tags of the source that the target has damaged, each with its place there.
    func damaged(_ sides: PairSides) -> [(tag: TextTag, place: Range<Int>)] {
        var found: [(tag: TextTag, place: Range<Int>)] = []
        var seen: Set<String> = []
        for tag in source where seen.insert(tag.text).inserted {
            let wanted = source.count { $0.text == tag.text }
            guard target.count(where: { $0.text == tag.text }) < wanted else { continue }
            let places = DamagedToken.places(of: tag.text, in: sides.target)
            if places.count == 1 { found.append((tag, places[0])) }
        }
        return found
    }
}
