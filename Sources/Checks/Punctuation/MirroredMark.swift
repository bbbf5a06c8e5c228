import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/mirrored-mark`: punctuation of Hebrew or Arabic in the order in which it is seen from the left: the mark that
/// ends a sentence stands before it (`?אתה בא`), or brackets turn their backs to what they enclose (`)כאן(`).
public enum MirroredMark: Check {
    public static let trigger = Trigger.blocks([.arabic, .otherScript])

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.kind == .paragraph || block.kind == .listItem || block.kind == .verse else { return }
        checkBeginning(block, &report)
        checkBrackets(block, &report)
    }

    private static func checkBeginning(_ block: BlockView, _ report: inout Report) {
        let content = block.content
        var end = content.lowerBound
        while let scalar = block.scalar(at: end), isEnd(scalar), end - content.lowerBound < 6 { end += UTF8.width(scalar) }
        let run = content.lowerBound..<end
        guard !run.isEmpty, let next = block.scalar(at: end), next.isWrittenFromRight, let last = block.scalar(before: content.upperBound)
        else { return }
        let marks = block.document.text(run)
        // An omission may begin a sentence.
        guard marks != "..", marks != "...", marks != "…" else { return }
        let message = "“\(marks)” ends the sentence, but is before it"
        guard last.isWrittenFromRight || last.isDigit, !block.isProtected(run) else {
            report.add(run, message)
            return
        }
        report.add(
            run, message,
            edits: [
                Edit(run, ""),
                Edit(content.upperBound..<content.upperBound, String(String.UnicodeScalarView(marks.unicodeScalars.reversed()))),
            ])
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool { ".?!,:؟،…".unicodeScalars.contains(scalar) }

    private static func checkBrackets(_ block: BlockView, _ report: inout Report) {
        guard block.signals.contains(.bracket) else { return }
        var first: Int?
        for position in block.document.places(of: UInt8(ascii: "("), mask: 0xFE, in: block.content) {
            let before = block.scalar(before: position)
            let after = block.scalar(at: position + 1)
            if block.document.bytes[position] == UInt8(ascii: ")") {
                // It stands as one that opens.
                let stands = before.map(\.isWhitespace) ?? true
                first = stands && after.map(\.isWrittenFromRight) == true ? position : nil
            } else if let opening = first {
                first = nil
                let ends = after.map { $0.isWhitespace || $0.isPunctuation } ?? true
                guard ends, before.map(\.isWrittenFromRight) == true, !block.isProtected(opening..<opening + 1) else { continue }
                report.add(
                    opening..<position + 1, "The brackets are mirrored",
                    edits: [Edit(opening..<opening + 1, "("), Edit(position..<position + 1, ")")])
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character is a letter of Hebrew or of the Arabic script.
    fileprivate var isWrittenFromRight: Bool { (0x05D0...0x05EA).contains(value) || isArabicLetter }
}
