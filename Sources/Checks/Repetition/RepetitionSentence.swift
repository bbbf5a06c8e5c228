import Bytes
import Linting
import Prose
import UnicodeText

/// `repetition/sentence`: a paragraph that begins with a sentence of the paragraph before it, word for word.
///
/// Refrains are shorter, or are paragraphs of their own; a sentence of ten words is said once.
public enum RepetitionSentence: Check {
    public static let trigger = Trigger.text()

    private static let fewestWords = 10
    /// The same in languages without spaces, in characters.
    private static let fewestCharacters = 16
    private static let fewestBytes = 48
    /// A text that begins its paragraphs so again and again does it for effect.
    private static let mostFindings = 3

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var found: [ByteRange] = []
        for index in document.blocks.indices.dropFirst() {
            let before = document.blocks[index - 1]
            let block = document.blocks[index]
            guard block.kind == .paragraph, before.kind == .paragraph, block.content.count >= fewestBytes,
                before.content.count >= fewestBytes, let copy = copy(of: block.content, in: before.content, document),
                // A paragraph that stands there twice is another rule's matter.
                copy.count < before.content.count || copy.count < block.content.count,
                let sentence = sentence(copy.count, view.block(index))
            else { continue }
            found.append(sentence)
        }
        guard found.count <= mostFindings else { return }
        for range in found { report.add(range, "This sentence from the paragraph before is repeated here") }
    }

    /// What of the paragraph before is the same as the beginning of this one, as far as it is.
    ///
    /// Complexity: linear in the paragraph before; what is compared begins with the same eight bytes.
    private static func copy(of range: ByteRange, in before: ByteRange, _ document: Document) -> ByteRange? {
        document.bytes.withUnsafeBytes { bytes in
            let first = bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
            // Of a letter beyond ASCII the last byte: half of Cyrillic begins with the same one.
            let lead = bytes[range.lowerBound]
            let probe = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : 2
            let starts = before.lowerBound..<before.upperBound - fewestBytes + 1
            for place in document.places(of: bytes[range.lowerBound + probe], in: starts.lowerBound + probe..<starts.upperBound + probe) {
                let start = place - probe
                guard bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self) == first else { continue }
                var length = 8
                while length < range.count, start + length < before.upperBound,
                    bytes[start + length] == bytes[range.lowerBound + length]
                {
                    length += 1
                }
                if length >= fewestBytes { return start..<start + length }
            }
            return nil
        }
    }

    /// Whether a dash stands there behind a space: somebody speaks, and the sentence before it is over.
    private static func beginsSpeech(at offset: Int, _ block: BlockView) -> Bool {
        guard block.byte(at: offset - 1) == 0x20, let scalar = block.scalar(at: offset) else { return false }
        return scalar == "-" || scalar == "–" || scalar == "—"
    }

    /// The sentences of which so many bytes at the block's beginning are copies; nil where they are less than one long one.
    private static func sentence(_ count: Int, _ block: BlockView) -> ByteRange? {
        // The copy may end a line where the sentence before it did not.
        var limit = block.content.lowerBound + count
        while limit < block.content.upperBound, Ascii.isSpace(block.document.bytes[limit]) { limit += 1 }
        let isWhole = limit == block.content.upperBound || beginsSpeech(at: limit, block)
        let end = isWhole ? limit : block.sentenceStart(atOrBefore: limit)
        guard end > block.content.lowerBound else { return nil }
        var last = end
        while last > block.content.lowerBound, Ascii.isSpace(block.document.bytes[last - 1]) { last -= 1 }
        let range = block.content.lowerBound..<last
        guard block.document.endsSentence(range) else { return nil }
        let isLong =
            block.language.isWrittenWithoutSpaces
            ? block.length(range) >= fewestCharacters
            : block.document.words(in: range).prefix(fewestWords).count == fewestWords
        return isLong ? range : nil
    }
}
