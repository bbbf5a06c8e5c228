import Bytes
import Linting
import Prose
import UnicodeText

/// `structure/address-line`: an address of the web on a line of its own in the middle of a sentence (`please visit`, `www.example.org`,
/// `and ask there`). Between blank lines it is one of `structure/split-sentence`.
public enum AddressLine: Check {
    public static let trigger = Trigger.text()

    /// In bytes: longer lines are more than an address.
    private static let longest = 200
    private static let beginnings = ["www.", "http://", "https://"].map { Array($0.utf8) }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let blocks = view.document.blocks
        guard blocks.count >= 3, view.language.hasCase else { return }
        for index in 1..<blocks.count - 1 where isAddress(blocks[index], view.document) {
            let (before, after) = (view.block(index - 1), view.block(index + 1))
            guard blocks[index].gapBefore == .lineBreak, before.kind == .paragraph || before.kind == .verse,
                after.kind == .paragraph || after.kind == .verse,
                let last = lastWord(before), let next = after.scalar(at: after.content.lowerBound), next.isSmall
            else { continue }
            report.add(
                last.lowerBound..<blocks[index].content.upperBound, "The sentence goes on over the lines before and after this address")
        }
    }

    private static func isAddress(_ block: Block, _ document: Document) -> Bool {
        guard block.kind.isProse, block.content.count <= longest else { return false }
        let text = document.bytes[block.content]
        return beginnings.contains { text.starts(with: $0) } && !text.contains { $0 <= 0x20 }
    }

    /// The word in small letters that the block ends in, with more before it.
    private static func lastWord(_ block: BlockView) -> ByteRange? {
        let word = block.word(before: block.content.upperBound)
        return block.isLowercase(word) && word.lowerBound > block.content.lowerBound ? word : nil
    }
}
