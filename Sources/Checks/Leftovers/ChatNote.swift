import Bytes
import Linting
import Prose

/// `leftovers/chat-note`: what a chatbot adds behind its translation (`Note: I translated “bank” as …`, `Let me know if
/// you need anything else!`).
///
/// What begins as an offer is one where it speaks of the translation. Where it does not, the last block is a chatbot's if every sentence of it
/// offers something, one of them to go on or in the hope to have helped, and nobody says “I” or “you” outside quotations in the text above.
public enum ChatNote: Check {
    public static let trigger = Trigger.blocks(phrases: [.offers, .closings, .noteOpenings, .farewells])

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
            let isComment = Array(head.utf8).withUnsafeBufferPointer { isOffer($0) || isNote($0) || isLast && isFarewell($0) }
            // What leads somewhere leads to whoever translated the text, or to where it can be improved.
            guard isComment || isClosing(from: index, view), block.linkCount == 0 else { continue }
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

    /// A farewell and nothing else. Nothing but the address to the reader tells that it is a chatbot's: only the very last line can be such.
    private static func isFarewell(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let length = farewellSet.longestLength(in: head, at: 0, before: head.count) else { return false }
        return String(decoding: head[length...], as: UTF8.self).allSatisfy { ".!。！ ".contains($0) }
    }

    // MARK: Closings

    /// Longer blocks are none, in UTF-8 bytes: four sentences or so, also in Cyrillic.
    private static let longestClosing = 600

    /// Whether the blocks from one on to the last say nothing but how a chatbot ends.
    private static func isClosing(from index: Int, _ view: DocumentView) -> Bool {
        let document = view.document
        let blocks = document.blocks.indices[index...].filter { !document.blocks[$0].content.isEmpty }
        guard let persons = LanguageWords.of(document.language)?.persons, !persons.isEmpty,
            blocks.allSatisfy({ document.blocks[$0].kind == .paragraph && document.blocks[$0].content.count <= longestClosing })
        else { return false }
        var isSure = false
        for block in blocks {
            guard let says = closing(view.block(block)) else { return false }
            isSure = isSure || says
        }
        return isSure && !document.blocks[..<index].indices.contains { speaksToReader(view.block($0), persons) }
    }

    /// As many words may go on what is a farewell: “… helps you further”. With more it is a sentence of its own.
    private static let mostBehindFarewell = 2

    /// Whether the sentences of a block, which all offer something, say so for certain; nil where one of them does not.
    private static func closing(_ block: BlockView) -> Bool? {
        let roles = block.block.marks.map { block.document.quotations.readings[$0].role }
        guard !roles.contains(where: { $0 == .opening || $0 == .closing || $0 == .reopening }) else { return nil }
        var isSure = false
        for sentence in block.sentences {
            let text = Array(block.textAsRead(sentence).lowercased().drop { "¡¿*_ ".contains($0) }.utf8)
            guard let opening = text.withUnsafeBufferPointer({ beginning(of: $0) }) else { return nil }
            let rest = text[opening.length...].split { $0 < 0x80 && !Ascii.isLetter($0) }
            isSure =
                isSure || opening.isFarewell && rest.count <= mostBehindFarewell || further.first(in: text, from: opening.length) != nil
        }
        return isSure
    }

    private static func beginning(of text: UnsafeBufferPointer<UInt8>) -> (length: Int, isFarewell: Bool)? {
        for (set, isFarewell) in [(farewellSet, true), (closingSet, false)] {
            guard let length = set.longestLength(in: text, at: 0, before: text.count) else { continue }
            // Ideographs and kana have no words apart.
            if length == text.count || text[length - 1] >= 0x80 && text[0] >= 0xE3 || !Ascii.isLetterOrBeyond(text[length]) {
                return (length, isFarewell)
            }
        }
        return nil
    }

    /// Whether somebody speaks as “I” or to “you” in a block, outside its quotations.
    private static func speaksToReader(_ block: BlockView, _ persons: Set<String>) -> Bool {
        let document = block.document
        var outside: [ByteRange] = []
        var start: Int? = block.isSpoken(block.content.lowerBound..<block.content.lowerBound) ? nil : block.content.lowerBound
        for index in block.block.marks {
            let mark = document.marks[index].range
            switch document.quotations.readings[index].role {
            case .opening, .reopening:
                if let begun = start, begun < mark.lowerBound { outside.append(begun..<mark.lowerBound) }
                start = nil
            case .closing: start = mark.upperBound
            default: continue
            }
        }
        if let begun = start, begun < block.content.upperBound { outside.append(begun..<block.content.upperBound) }
        let isApart = document.language != .chinese && document.language != .japanese
        return outside.contains { range in
            let text = document.text(range).lowercased()
            return isApart
                ? text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.contains { persons.contains(String($0)) }
                : persons.contains { text.contains($0) }
        }
    }

    private static let further = Stems(.further)
    private static let farewellSet = LiteralSet([.farewells], .exact)
    private static let closingSet = LiteralSet([.offers, .closings], .exact)

    private static let offerSet = LiteralSet([.offers], .exact)
    private static let offeredSet = LiteralSet([.offered], .exact)

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
