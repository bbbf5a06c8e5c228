import Bytes
import Prose

extension BlockView {
    /// What goes when the whole block goes: its lines, and the blank lines behind it or, at the text's end, before
    /// it. Nil where the block shares its lines with other markup.
    public var removal: ByteRange? {
        let blocks = document.blocks
        guard standsOnOwnLines(range) else { return nil }
        if index + 1 < blocks.count {
            let next = blocks[index + 1].range
            guard standsOnOwnLines(next) else { return nil }
            return range.lowerBound..<next.lowerBound
        }
        if index > 0 { return blocks[index - 1].range.upperBound..<range.upperBound }
        return range
    }

    private func standsOnOwnLines(_ range: ByteRange) -> Bool {
        document.traits.contains(.blocksOwnLines) || range.lowerBound == 0 || document.bytes[range.lowerBound - 1] == 0x0A
    }
}
