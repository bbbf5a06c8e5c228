import Bytes
import Prose
import UnicodeText

extension BlockView {
    /// Whether somebody speaks at the place: a quotation that begins before it in the block has not ended there, or the
    /// block begins with the dash of a dialogue.
    ///
    /// Complexity: linear in the marks between the place and the last mark before it that opens or closes.
    func isSpoken(_ range: ByteRange) -> Bool {
        if let first = document.scalar(at: content.lowerBound)?.scalar, first == "-" || (0x2012...0x2015).contains(first.value) {
            return true
        }
        for index in block.marks.reversed() where document.marks[index].range.upperBound <= range.lowerBound {
            switch document.quotations.readings[index].role {
            case .opening, .reopening: return true
            case .closing: return false
            default: continue
            }
        }
        return false
    }
}
