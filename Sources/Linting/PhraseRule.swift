import Prose

/// What finds the places of a rule that is a list of phrases.
public struct PhraseRule: Sendable {
    public let phrases: [Card.Phrase]
    public let anchor: Card.PhraseAnchor

    public init(phrases: [Card.Phrase], anchor: Card.PhraseAnchor) {
        self.phrases = phrases
        self.anchor = anchor
    }

    /// Reports the longest phrase at each of the places where one may stand.
    ///
    /// - Parameter offsets: where the scan met the beginning of some phrase, ascending.
    func check(_ block: BlockView, at offsets: [Int], into report: inout Report) {
        let document = block.document
        var end = block.content.lowerBound
        for offset in offsets where offset >= end {
            guard let phrase = longestPhrase(at: offset, block) else { continue }
            let place = offset..<offset + phrase.text.utf8.count
            guard !block.isProtected(place) else { continue }
            end = place.upperBound
            let edits = phrase.replacement.map { [Edit(place, Self.fit($0, to: document.text(place)))] } ?? []
            report.add(place, report.message(document.text(place), replacement: phrase.replacement), edits: edits)
        }
    }

    private func longestPhrase(at offset: Int, _ block: BlockView) -> Card.Phrase? {
        if anchor != .anywhere, offset != block.content.lowerBound { return nil }
        return phrases.filter { stands($0, at: offset, block) }.max { $0.text.utf8.count < $1.text.utf8.count }
    }

    private func stands(_ phrase: Card.Phrase, at offset: Int, _ block: BlockView) -> Bool {
        let end = offset + phrase.text.utf8.count
        guard end <= block.content.upperBound, Self.matches(phrase.text, block.document.bytes, at: offset) else {
            return false
        }
        if anchor == .wholeBlock {
            return block.document.bytes[end..<block.content.upperBound].allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "!") || byte == 0x20
            }
        }
        guard let last = phrase.text.utf8.last, end < block.content.upperBound else { return true }
        return !(Self.isWordByte(last) && Self.isWordByte(block.document.bytes[end]))
    }

    /// A phrase in small letters matches in any case, one with a capital only as it is written.
    private static func matches(_ phrase: String, _ bytes: [UInt8], at offset: Int) -> Bool {
        let isExact = phrase.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        var position = offset
        for byte in phrase.utf8 {
            let other = bytes[position]
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(other)
            guard other == byte || !isExact && isCapital && other | 0x20 == byte else { return false }
            position += 1
        }
        return true
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The replacement with a capital where the text had one.
    private static func fit(_ replacement: String, to text: String) -> String {
        guard let first = text.first, first.isUppercase, let own = replacement.first, own.isLowercase else {
            return replacement
        }
        return own.uppercased() + replacement.dropFirst()
    }
}

extension Rule {
    /// The literals that the rule wants the scan to look for: each begins where the scan can notice it.
    var anchors: [String] {
        switch body {
        case .block, .document: []
        case .anchored(let check): check.anchors.compactMap(Self.noticeable)
        case .pattern(let pattern): pattern.anchors.compactMap(Self.noticeable)
        case .phrases(let phrases): phrases.phrases.compactMap { Self.noticeable($0.text) }
        }
    }

    /// The literal without what stands before its first word or symbol; nil where nothing of use is left.
    static func noticeable(_ literal: String) -> String? {
        let bytes = Array(literal.utf8)
        guard let start = bytes.firstIndex(where: Anchors.canBegin), bytes.count - start >= 2 else { return nil }
        return String(decoding: bytes[start...], as: UTF8.self)
    }
}
