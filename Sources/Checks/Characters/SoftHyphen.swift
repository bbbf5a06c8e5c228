import Linting
import Prose
import UnicodeText

/// `characters/soft-hyphen`: U+00AD, which pages set for their own line breaks, in a plain text.
public enum SoftHyphen: Check {
    public static let trigger = Trigger.blocks(.softHyphen)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let misread = block.misreadPlaces
        let runs = document.runs(in: block.range) { $0.value == 0xAD }.filter { !misread.overlap($0) }
        guard let first = runs.first else { return }
        // A text with them has hundreds: one finding a block.
        let count = runs.count
        report.add(
            first,
            count == 1
                ? "The text contains U+00AD SOFT HYPHEN"
                : "This paragraph contains U+00AD SOFT HYPHEN \(count) times",
            edits: runs.map { Edit($0, "") })
    }
}
