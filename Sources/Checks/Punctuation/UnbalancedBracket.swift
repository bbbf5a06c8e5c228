import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/unbalanced-bracket`: a parenthesis that is opened and never closed, or closed and never opened.
public enum UnbalancedBracket: Check {
    public static let trigger = Trigger.blocks(.bracket)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        // Parentheses that earlier paragraphs left open; a remark in brackets may take several.
        var open: [(offset: Int, block: Int)] = []
        // Those of one block; its room serves the next.
        var here: [Int] = []
        for block in view.blocks {
            let index = block.index
            /// The closing one that closed the last one opened; where another stands right behind it, that is one too many.
            var lastClosed = -1
            for position in document.places(of: UInt8(ascii: "("), mask: 0xFE, in: block.content) {
                if document.bytes[position] == UInt8(ascii: "(") {
                    here.append(position)
                    continue
                }
                if here.popLast() != nil {
                    lastClosed = position
                    continue
                }
                if let last = open.popLast(), index - last.block <= 12 { continue }
                if position > 0, lastClosed == position - 1 {
                    if isOneTooMany(position, block) {
                        report.add(
                            position..<position + 1, "This closing parenthesis has no opening one",
                            safety: isOnlyRemark(position, block) ? .safe : .unsafe, edits: [Edit(position..<position + 1, "")])
                    }
                } else if !isListMark(position, block), isAlone(position, block) {
                    add(position, "This closing parenthesis has no opening one", into: &report)
                }
            }
            if !here.isEmpty {
                for position in here where isAlone(position, block) { open.append((position, index)) }
                here.removeAll(keepingCapacity: true)
            }
            while let first = open.first, index - first.block > 12 {
                add(first.offset, "This parenthesis is never closed", into: &report)
                open.removeFirst()
            }
        }
        for (offset, _) in open { add(offset, "This parenthesis is never closed", into: &report) }
    }

    private static func add(_ offset: Int, _ message: String, into report: inout Report) {
        report.add(offset..<offset + 1, message)
    }

    /// Whether a closing bracket behind one that closed a remark is no smile, of which Russian and Ukrainian set several, nor a face
    /// within the remark (`(so it goes :))`).
    private static func isOneTooMany(_ position: Int, _ block: BlockView) -> Bool {
        block.byte(at: position + 1) != UInt8(ascii: ")") && !block.language.isWrittenInCyrillic
            && block.scalar(before: position - 1)?.isLetter == true && !block.isProtected(position..<position + 1)
    }

    /// Whether the block has no other parentheses than the pair that the closing bracket stands behind: where it has, another may have been
    /// lost instead.
    private static func isOnlyRemark(_ position: Int, _ block: BlockView) -> Bool {
        let places = Array(block.document.places(of: UInt8(ascii: "("), mask: 0xFE, in: block.content))
        guard places.count == 3, places[2] == position, let opening = places.first else { return false }
        // Nobody sets a second remark right within one: what opens behind a word of code does.
        return opening == block.content.lowerBound || block.byte(at: opening - 1) == 0x20
    }

    /// Whether the bracket is no part of a face, and no smile at a paragraph's end: Russian and Ukrainian write `)`.
    private static func isAlone(_ position: Int, _ block: BlockView) -> Bool {
        let byte = block.document.bytes[position]
        let isSmile = byte == UInt8(ascii: ")") && position + 1 == block.content.upperBound && block.language.isWrittenInCyrillic
        return block.byte(at: position - 1) != byte && block.byte(at: position + 1) != byte && !isSmile
            && !block.isProtected(position..<position + 1)
    }

    /// `1)`, `12)`, `a)`, `iv)`, and faces such as `:)`.
    private static func isListMark(_ position: Int, _ block: BlockView) -> Bool {
        var start = position
        while let before = block.scalar(before: start), before.isLetter || before.isDigit, position - start < 6 {
            start -= UTF8.width(before)
        }
        if start == position { return ":;=-.8".utf8.contains(block.byte(at: position - 1)) }
        // Chinese and Japanese set no space behind their marks.
        guard
            start == block.content.lowerBound || block.byte(at: start - 1) == 0x20
                || block.scalar(before: start).map({ !$0.isASCII && $0.isPunctuation }) == true
        else { return false }
        let mark = block.document.text(start..<position)
        return mark.unicodeScalars.count == 1 || mark.unicodeScalars.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }
            || mark.utf8.count <= 3 && mark.utf8.allSatisfy { Ascii.isDigit($0) }
    }
}
