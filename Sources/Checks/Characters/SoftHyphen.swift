import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/soft-hyphen`: U+00AD, which pages set for their own line breaks, in a plain text.
///
/// Within a word it goes. Before a line break, or the space that came of one, it is all that tells of a word that was cut: the two parts
/// are joined, or it stays. Beside a space it may stand for a dash that was lost, and stays, too.
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
            edits: runs.compactMap { removal(of: $0, block).map { Edit($0, "") } })
    }

    /// What goes with the soft hyphens of a run, so that no word is left cut; nil where they are to stay.
    private static func removal(of run: ByteRange, _ block: BlockView) -> ByteRange? {
        let document = block.document
        guard run.lowerBound > block.content.lowerBound, let before = document.scalar(before: run.lowerBound)?.scalar else { return nil }
        if before.isWhitespace {
            // At a word's beginning in the middle of a sentence it is one; behind a mark it may be a dash.
            let isInSentence = document.scalar(before: run.lowerBound - UTF8.width(before))?.scalar.isLetter == true
            return isInSentence && document.scalar(at: run.upperBound)?.scalar.isLetter == true ? run : nil
        }
        var next = run.upperBound
        while next < document.bytes.count, document.bytes[next] == 0x20 || document.bytes[next] == 0x0A || document.bytes[next] == 0x0D {
            next += 1
        }
        if next == run.upperBound { return run }
        return WordCut(run.lowerBound, next, document) == nil ? nil : run.lowerBound..<next
    }
}
