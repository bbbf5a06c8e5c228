import Linting
import Prose
import UnicodeText

/// `characters/decomposed`: a letter and a mark apart where one character has both (`é` of two).
public enum CharactersDecomposed: Check {
    public static let trigger = Trigger.blocks(.combiningMark)

    private static let composed = try? Normalizer(.nfc)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var edits: [Edit] = []
        document.bytes.withUnsafeBufferPointer { bytes in
            try? composed?.forEachDeviation(in: bytes, range: block.content) { piece, text in
                if !block.isProtected(piece) { edits.append(Edit(piece, text)) }
                return true
            }
        }
        guard let first = edits.first else { return }
        let text = document.text(first.range)
        // Where one letter is apart, all are: one finding a block.
        let message =
            edits.count == 1
            ? "“\(text)” is a letter and a separate combining mark"
            : "“\(text)” and \(edits.count - 1) more here are letters with separate combining marks"
        report.add(first.range, message, edits: edits)
    }
}
