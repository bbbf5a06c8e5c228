import Bytes
import Decoding
import Linting
import Prose

/// `leftovers/thinking`: a model's thoughts before its answer (`<think>…</think>`).
public enum LeftoversThinking: Check {
    public static let trigger = Trigger.blocks(.lessThan)

    private static let tags = ["think", "thinking", "thought", "reasoning", "scratchpad"].map {
        (open: Array("<\($0)>".utf8), close: Array("</\($0)>".utf8))
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        for block in view.blocks {
            for position in document.places(of: UInt8(ascii: "<"), in: block.content) {
                guard let place = thought(document.bytes, position, block.content) else { continue }
                // A fence or tags around the answer are no better than the thoughts. Where other rules do not take them away, they show least
                // once the thoughts are gone.
                report.add(
                    place, "This is the model’s reasoning, not its answer",
                    safety: isWrapped(document, from: place.upperBound) ? .unsafe : .safe,
                    edits: block.index == 0 ? removal(place, document) : [])
                // One leak a text: to look for the end of every other would not be linear.
                return
            }
        }
    }

    /// Whether one of the tags goes on so behind its `<`.
    private static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "/"): true
        default: false
        }
    }

    /// From the tag to its end, or to the tag's own end where none follows.
    private static func thought(_ bytes: [UInt8], _ position: Int, _ content: ByteRange) -> ByteRange? {
        guard position + 1 < content.upperBound, mayBegin(bytes[position + 1]) else { return nil }
        let rest = bytes[position..<content.upperBound]
        for tag in tags {
            if rest.starts(with: tag.close) { return position..<position + tag.close.count }
            guard rest.starts(with: tag.open) else { continue }
            var end = position + tag.open.count
            while end + tag.close.count <= bytes.count {
                if bytes[end] == UInt8(ascii: "<"), bytes[end...].starts(with: tag.close) {
                    return position..<end + tag.close.count
                }
                end += 1
            }
            return position..<position + tag.open.count
        }
        return nil
    }

    /// Whether what follows begins with a fence, or a tag alone in its line, that nothing at the text's end closes: a whole wrapper goes by
    /// the rule that knows it.
    private static func isWrapped(_ document: Document, from offset: Int) -> Bool {
        let rest = document.bytes[offset...].drop { $0 <= 0x20 }
        let end = rest[..<((rest.lastIndex { $0 > 0x20 } ?? rest.startIndex - 1) + 1)]
        let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
        if rest.starts(with: "```".utf8) || rest.starts(with: "~~~".utf8) {
            let name = String(decoding: line.drop { $0 == Ascii.backtick }, as: UTF8.self).lowercased()
            return !(end.count > line.count && end.suffix(3).elementsEqual("```".utf8) && TokenizerResidue.fenceNames.contains(name))
        }
        guard rest.first == Ascii.less, line.last == Ascii.greater,
            line.dropFirst().dropLast().allSatisfy({ $0 != Ascii.less && $0 != Ascii.greater })
        else { return false }
        return document.traits.contains(.asterisksAreMarkup)
            || !end.suffix(line.count + 1).elementsEqual(Array("</".utf8) + line.dropFirst())
    }

    /// Thoughts that are whole blocks go with what separates them from the answer.
    private static func removal(_ place: ByteRange, _ document: Document) -> [Edit] {
        guard document.blocks.first?.content.lowerBound == place.lowerBound,
            let next = document.blocks.first(where: { $0.content.lowerBound >= place.upperBound }),
            document.blocks.first(where: { $0.content.contains(place.upperBound - 1) })?.content.upperBound == place.upperBound
        else { return [] }
        return [Edit(place.lowerBound..<next.range.lowerBound, "")]
    }
}
