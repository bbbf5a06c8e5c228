import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/comma-dash`: a comma before a dash in English, where Russian and its neighbors have both (`Vienna, - the firm said`). Old
/// books have it before an em dash, too.
public enum CommaDash: Check {
    public static let trigger = Trigger.blocks([.spacedHyphen, .spacedDash])

    public static func check(_ block: BlockView, into report: inout Report) {
        for comma in block.document.places(of: UInt8(ascii: ","), in: block.content) where block.byte(at: comma + 1) == 0x20 {
            guard let dash = block.scalar(at: comma + 2), "-–".unicodeScalars.contains(dash) else { continue }
            let end = comma + 2 + UTF8.width(dash)
            guard block.byte(at: end) == 0x20, block.scalar(before: comma).map({ $0.isLetter || $0.isDigit || $0 == ")" }) == true,
                block.scalar(at: end + 1)?.isLetter == true, !block.isProtected(comma..<end + 1)
            else { continue }
            report.add(comma..<end, "There is a comma before the dash", edits: [Edit(comma..<comma + 1, "")])
        }
    }
}
