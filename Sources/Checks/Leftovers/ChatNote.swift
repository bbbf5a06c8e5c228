import Bytes
import Linting
import Prose

/// `leftovers/chat-note`: what a chatbot adds behind its translation (`Note: I translated “bank” as …`, `Let me know if
/// you need anything else!`).
public enum ChatNote: Check {
    public static let trigger = Trigger.blocks(phrases: [.offers, .noteOpenings, .farewells])

    /// Notes stand at the end; they may be a list.
    private static let lastBlocks = 8

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let first = max(1, document.blocks.count - lastBlocks)
        for block in view.blocks where block.index >= first {
            let index = block.index
            let head = document.text(block.content.prefix(400)).lowercased()
            let isLast = index == document.blocks.count - 1
            // By bytes: to search strings for many phrases is dear.
            let isComment = Array(head.utf8).withUnsafeBufferPointer { isOffer($0) || isNote($0) }
            // What leads somewhere leads to whoever translated the text, or to where it can be improved.
            guard isComment || isLast && isFarewell(head), block.linkCount == 0 else { continue }
            // What follows a note belongs to it.
            let start = document.blocks[index - 1].range.upperBound
            let end = document.blocks[document.blocks.count - 1].range.upperBound
            report.add(
                block.content.lowerBound..<document.blocks[document.blocks.count - 1].content.upperBound,
                "This comments on the translation and is not part of it", confidence: 0.85, edits: [Edit(start..<end, "")])
            return
        }
    }

    /// An offer that speaks of the translation; letters to customers offer help, too.
    private static func isOffer(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        head.count < 320 && offerSet.longestLength(in: head, at: 0, before: head.count) != nil && offeredSet.occurs(in: head, head.indices)
    }

    private static func isFarewell(_ head: String) -> Bool {
        farewells.contains { head.hasPrefix($0) && head.dropFirst($0.count).allSatisfy { ".!。！ ".contains($0) } }
    }

    private static let offerSet = LiteralSet([.offers], .exact)
    private static let offeredSet = LiteralSet([.offered], .exact)
    /// Nothing but the address to the reader tells that they are a chatbot's: only the very last line can be such.
    private static let farewells = LanguagePhrases.farewells.everywhere

    /// A note that speaks of the translation: a footnote of the text does not.
    private static func isNote(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = head.firstIndex(where: { !"*_([#- ".utf8.contains($0) }),
            let length = openerSet.longestLength(in: head, at: start, before: head.count)
        else { return false }
        let opener = head[start..<start + length]
        return subjectSet.occurs(in: head, start + length..<head.count)
            || opener.starts(with: "translat".utf8) && opener.last == UInt8(ascii: ":")
    }

    private static let openerSet = LiteralSet([.noteOpenings], .exact)
    private static let subjectSet = LiteralSet([.noteSubjects], .exact)
}
