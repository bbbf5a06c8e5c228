import Linting
import Prose
import UnicodeText

/// `punctuation/doubled-mark`: two commas, or a comma and a full stop, where one belongs (`good,, but`, `etc..`).
public enum DoubledMark: BlockCheck {
    public static let signals: Signals = .doubledPunctuation

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            let run = position..<endOfRun(position, block)
            position = max(run.upperBound, position + 1)
            guard run.count == 2, let kept = kept(bytes[run.lowerBound], bytes[run.lowerBound + 1]),
                followsWord(run.lowerBound, block), endsWord(run.upperBound, block), !block.isProtected(run)
            else { continue }
            let isSame = bytes[run.lowerBound] == bytes[run.lowerBound + 1]
            // Two full stops within a sentence may be an ellipsis that lost its third.
            guard kept != "." || !isSame || !isPartOfEllipsis(run.upperBound, block) else { continue }
            let safety: Safety = isSame && (kept != "." || endsSentence(run.upperBound, block)) ? .safe : .unsafe
            report.add(
                run, "“\(block.document.text(run))” stands where one mark belongs", safety: safety,
                edits: [Edit(run, kept)])
        }
    }

    private static func endOfRun(_ start: Int, _ block: BlockView) -> Int {
        var end = start
        let bytes = block.document.bytes
        let limit = block.content.upperBound
        while end < limit, isMark(bytes[end]) { end += 1 }
        return end
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }

    /// What two marks come down to; nil where they may stand together: `Co., Ltd`, `?!`, `!.` behind a title.
    private static func kept(_ first: UInt8, _ second: UInt8) -> String? {
        switch (first, second) {
        case (UInt8(ascii: ","), UInt8(ascii: ",")): ","
        case (UInt8(ascii: ";"), UInt8(ascii: ";")): ";"
        case (UInt8(ascii: "."), UInt8(ascii: ".")): "."
        case (UInt8(ascii: ","), UInt8(ascii: ".")): "."
        default: nil
        }
    }

    /// Whether a third full stop stands behind a space (`. .. `, `.. .`).
    private static func isPartOfEllipsis(_ offset: Int, _ block: BlockView) -> Bool {
        block.byte(at: offset) == 0x20 && block.byte(at: offset + 1) == UInt8(ascii: ".")
            || block.byte(at: offset) == UInt8(ascii: ")")
    }

    /// Whether a sentence begins behind the marks, or nothing does.
    private static func endsSentence(_ offset: Int, _ block: BlockView) -> Bool {
        guard offset < block.content.upperBound else { return true }
        let space = block.document.spaceAfter(offset, notAfter: block.content.upperBound)
        return block.scalar(at: space.upperBound)?.isCapital == true
    }

    private static func followsWord(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.scalar(before: offset) else { return false }
        return scalar.isLetter || scalar.isDigit || "\"”’»)“%".unicodeScalars.contains(scalar)
    }

    private static func endsWord(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.scalar(at: offset) else { return true }
        return scalar.isWhitespace || "\"”’»)“".unicodeScalars.contains(scalar)
    }
}
