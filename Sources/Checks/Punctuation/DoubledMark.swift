import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/doubled-mark`: two commas, or a comma and a full stop, where one belongs (`good,, but`, `etc..`).
public enum DoubledMark: Check {
    public static let trigger = Trigger.blocks(.doubledPunctuation)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var places: [Place] = []
        var pairsOfStops = 0
        for block in view.blocks {
            if block.language.isWrittenWithoutSpaces { checkWide(block, &report) }
            find(in: block, &places, &pairsOfStops)
        }
        // A text with one pair of full stops after the other means ellipses by them, or lost their thirds.
        let meansEllipses = pairsOfStops >= 3
        for place in places where place.kind != .stops || !meansEllipses {
            report.add(
                place.run, "There is “\(document.text(place.run))” where one punctuation mark belongs",
                safety: place.kind == .stopAndOther ? .unsafe : .safe, edits: [Edit(place.run, place.kept)])
        }
    }

    /// Reports two full stops or commas of full width: three are an ellipsis to some.
    private static func checkWide(_ block: BlockView, _ report: inout Report) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while position + 6 <= block.content.upperBound {
            guard bytes[position] == 0xE3 || bytes[position] == 0xEF, let mark = block.scalar(at: position),
                mark == "。" || mark == "，" || mark == "、"
            else {
                position += 1
                continue
            }
            let start = position
            while block.scalar(at: position) == mark { position += 3 }
            guard position - start == 6, let before = block.scalar(before: start), before.isLetter || before.isDigit else { continue }
            report.add(
                start..<position, "There is “\(block.document.text(start..<position))” where one punctuation mark belongs",
                edits: [Edit(start..<position, String(Character(mark)))])
        }
    }

    private enum Kind { case same, stops, stopAndOther }

    private struct Place {
        let run: ByteRange
        let kind: Kind
        let kept: String
    }

    private static func find(in block: BlockView, _ places: inout [Place], _ pairsOfStops: inout Int) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while let start = firstPair(from: position, block) {
            let run = start..<endOfRun(start, block)
            position = run.upperBound
            guard run.count == 2, let (kind, kept) = kind(bytes[run.lowerBound], bytes[run.lowerBound + 1]),
                followsWord(beginning(of: run, kind, block), block), endsWord(run.upperBound, block), !block.isProtected(run)
            else { continue }
            if kind == .stops {
                pairsOfStops += 1
                guard endsSentence(run, block) else { continue }
            }
            places.append(Place(run: run, kind: kind, kept: kept))
        }
    }

    /// The first mark at `position` or behind it that another follows.
    private static func firstPair(from position: Int, _ block: BlockView) -> Int? {
        block.document.bytes.withUnsafeBufferPointer { bytes in
            let end = block.content.upperBound
            var position = position
            while position + 1 < end {
                // “,” and “.” are the same but for one bit, and so are “:” and “;”.
                let marks =
                    bytes.places(of: UInt8(ascii: ","), mask: 0xFD, from: position, to: end)
                    | bytes.places(of: UInt8(ascii: ":"), mask: 0xFE, from: position, to: end)
                    | bytes.places(of: UInt8(ascii: "!"), from: position, to: end)
                    | bytes.places(of: UInt8(ascii: "?"), from: position, to: end)
                let pairs = marks & marks &>> 1
                if pairs != 0 { return position &+ pairs.trailingZeroBitCount }
                // The last of the bytes is the first of the next ones.
                position &+= 63
            }
            return nil
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
    private static func kind(_ first: UInt8, _ second: UInt8) -> (Kind, kept: String)? {
        switch (first, second) {
        case (UInt8(ascii: ","), UInt8(ascii: ",")): (.same, ",")
        case (UInt8(ascii: ";"), UInt8(ascii: ";")): (.same, ";")
        case (UInt8(ascii: "."), UInt8(ascii: ".")): (.stops, ".")
        case (UInt8(ascii: ","), UInt8(ascii: ".")): (.stopAndOther, ".")
        default: nil
        }
    }

    /// Whether two full stops end a sentence or an abbreviation. Within a sentence they are an ellipsis that lost its
    /// third, and Chinese and Japanese have a full stop of their own. By the bytes: a digit behind them says the same as a capital
    /// here, and ICU looks past it for a letter.
    private static func endsSentence(_ run: ByteRange, _ block: BlockView) -> Bool {
        guard !block.language.isWrittenWithoutSpaces else { return false }
        let next = block.byte(at: run.upperBound)
        if next == 0x20 && block.byte(at: run.upperBound + 1) == UInt8(ascii: ".") || next == UInt8(ascii: ")") { return false }
        guard run.upperBound < block.content.upperBound else { return true }
        var position = run.upperBound
        // Behind the space, speech may begin: `.. “The`, `.. — The`.
        for _ in 0..<6 {
            guard let after = block.scalar(at: position) else { return true }
            if after.isLetter || after.isDigit { break }
            position += UTF8.width(after)
        }
        if let after = block.scalar(at: position), after.isCapital || after.isDigit { return true }
        return abbreviations.contains(block.document.text(block.word(before: run.lowerBound)))
    }

    private static let abbreviations: Set<String> = [
        "etc", "usw", "ecc", "itd", "itp", "atd", "apod", "т.д", "т.п", "др", "пр", "тощо", "Co", "Inc", "Ltd", "Corp", "Jr", "Sr",
    ]

    /// Where the marks begin, a space before two commas included: full stops with one are an ellipsis.
    private static func beginning(of run: ByteRange, _ kind: Kind, _ block: BlockView) -> Int {
        kind == .same ? block.readSpace(before: run.lowerBound).lowerBound : run.lowerBound
    }

    private static func followsWord(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.readScalar(before: offset) else { return false }
        return scalar.isLetter || scalar.isDigit || "\"”’»)“%".unicodeScalars.contains(scalar)
    }

    private static func endsWord(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.readScalar(at: offset) else { return true }
        return scalar.isWhitespace || "\"”’»)“".unicodeScalars.contains(scalar)
    }
}
