import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/between-ideographs`: Chinese or Japanese cut into characters with spaces between them (`今 天 天 气`).
public enum BetweenIdeographs: Check {
    public static let trigger = Trigger.blocks(.wideBesideSpace)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        guard mayBeSpaced(bytes, block.content) else { return }
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            let start = position
            let spaces = run(from: &position, block)
            guard spaces.count >= 3, !block.isProtected(start..<position) else {
                // A run begins behind a space.
                if spaces.isEmpty { position = behindSpace(from: start, block) }
                continue
            }
            let whole = withNeighbors(start..<position, block)
            var edits = spaces.map { Edit($0, "") }
            if whole.lowerBound < start { edits.insert(Edit(whole.lowerBound..<start, ""), at: 0) }
            if whole.upperBound > position { edits.append(Edit(position..<whole.upperBound, "")) }
            report.add(whole, "There are spaces between the characters", edits: edits)
        }
    }

    private static func behindSpace(from start: Int, _ block: BlockView) -> Int {
        let end = block.content.upperBound
        return block.document.bytes.withUnsafeBufferPointer { $0.firstPlace(from: start, to: end, of: 0x20).map { $0 + 1 } ?? end }
    }

    /// The run with the spaces that cut its two ends off from the text around it.
    private static func withNeighbors(_ run: ByteRange, _ block: BlockView) -> ByteRange {
        var (start, end) = (run.lowerBound, run.upperBound)
        if block.byte(at: start - 1) == 0x20, block.scalar(before: start - 1)?.isIdeographic == true { start -= 1 }
        if block.byte(at: end) == 0x20, block.scalar(at: end + 1)?.isIdeographic == true { end += 1 }
        return start..<end
    }

    /// Whether a character of three bytes stands alone between two spaces, or at an end before one.
    private static func mayBeSpaced(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var last = range.lowerBound - 1
            while let position = bytes.firstPlace(from: last + 1, to: range.upperBound, of: 0x20) {
                if position - last == 4, bytes[position - 3] >= 0xE3 { return true }
                last = position
            }
            return false
        }
    }

    /// The spaces of the run of single characters with one space each between them that begins at `position`, which
    /// ends up behind the run.
    private static func run(from position: inout Int, _ block: BlockView) -> [ByteRange] {
        var spaces: [ByteRange] = []
        guard let first = block.scalar(at: position) else {
            position += 1
            return []
        }
        let isAlone = position == block.content.lowerBound || block.byte(at: position - 1) == 0x20
        position += UTF8.width(first)
        guard isAlone, isPart(first) else { return [] }
        while block.byte(at: position) == 0x20, let next = block.scalar(at: position + 1), isPart(next) {
            let end = position + 1 + UTF8.width(next)
            guard end == block.content.upperBound || block.byte(at: end) == 0x20 || isWideStop(block.scalar(at: end)) else {
                break
            }
            spaces.append(position..<position + 1)
            position = end
        }
        return spaces
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool { scalar.isIdeographic || isWideStop(scalar) }

    private static func isWideStop(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { "，。、？！；：".unicodeScalars.contains($0) } ?? false
    }
}
