import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `leftovers/special-token`: a token that a translation model writes for itself (`</s>`, `<pad>`, `<|im_end|>`,
/// `[INST]`, `>>eng<<`).
public enum SpecialToken: Check {
    public static let trigger = Trigger.blocks([.lessThan, .squareBracket])

    public static func check(_ block: BlockView, into report: inout Report) {
        let content = block.content
        let starts = block.document.offsets(in: content) {
            $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ">")
        }
        var end = content.lowerBound
        var strikes: Bool?
        for position in starts where position >= end {
            // No token begins with three of them, and a text may have nothing else.
            let next = (block.byte(at: position + 1), block.byte(at: position + 2))
            if next == (block.document.bytes[position], block.document.bytes[position]) { continue }
            guard let length = length(position, block) else { continue }
            let place = position..<position + length
            end = place.upperBound
            if block.isProtected(place) { continue }
            if bytesAreStrike(place, block) {
                let isStrike = strikes ?? strikesText(block)
                strikes = isStrike
                if isStrike { continue }
            }
            let isAtEdge = place.lowerBound == content.lowerBound || place.upperBound == content.upperBound
            report.add(
                place, "“\(block.document.text(place))” is a special token of a language model, not text",
                safety: isAtEdge ? .safe : .unsafe, edits: [Edit(widened(place, block), "")])
        }
    }

    private static let tokens = LiteralSet(TokenizerResidue.emptyTokens, .exact)

    private static func length(_ position: Int, _ block: BlockView) -> Int? {
        let end = block.content.upperBound
        return tokens.firstLength(in: block.document.bytes, at: position, before: end)
            ?? TokenizerResidue.numberedTokenLength(block.document.bytes[position..<end])
    }

    /// With the space that the token had beside it.
    private static func widened(_ place: ByteRange, _ block: BlockView) -> ByteRange {
        if block.byte(at: place.lowerBound - 1) == 0x20, place.lowerBound > block.content.lowerBound {
            return place.lowerBound - 1..<place.upperBound
        }
        return block.byte(at: place.upperBound) == 0x20 ? place.lowerBound..<place.upperBound + 1 : place
    }

    private static func bytesAreStrike(_ place: ByteRange, _ block: BlockView) -> Bool {
        place.count <= 4 && block.document.bytes[place.upperBound - 2] == UInt8(ascii: "s")
    }

    /// `<s>…</s>` strikes text through in HTML, unless it stands around the whole.
    private static func strikesText(_ block: BlockView) -> Bool {
        let text = block.document.text(block.content)
        return text.contains("<s>") && text.contains("</s>") && !(text.hasPrefix("<s>") && text.hasSuffix("</s>"))
    }
}
