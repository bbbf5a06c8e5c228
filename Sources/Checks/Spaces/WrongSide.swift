import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/wrong-side`: a space before a punctuation mark instead of behind it (`The house ,which`), or before the mark within a
/// number (`100 ,000`).
public enum WrongSide: Check {
    public static let trigger = Trigger.blocks([.spaceBeforePunctuation, .arabic], outline: [])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.language.isWrittenWithoutSpaces else { return }
        var places: [Place] = []
        for block in view.blocks { find(in: block, &places) }
        for (index, place) in places.enumerated() {
            // What stands behind several such marks is a name with a mark of its own: `!Send`.
            let recurs = !place.word.isEmpty && places.indices.contains { $0 != index && places[$0].word == place.word }
            guard !recurs || place.edits.count == 1 else { continue }
            report.add(place.range, place.message, safety: place.isSure && !recurs ? .safe : .unsafe, edits: place.edits)
        }
    }

    private struct Place {
        let range: ByteRange
        let message: String
        let edits: [Edit]
        /// Whether the mark can belong to nothing but the words before it.
        let isSure: Bool
        /// The word behind an exclamation or question mark.
        var word = ""
    }

    private static func find(in block: BlockView, _ places: inout [Place]) {
        for position in marks(in: block) {
            let space = block.readSpace(before: position)
            guard !space.isEmpty, space.lowerBound > block.content.lowerBound else { continue }
            let next = block.reading(at: position + (block.document.bytes[position] < 0x80 ? 1 : 2))
            guard let after = block.scalar(at: next) else { continue }
            if after.isDigit {
                if let place = number(position, space, next, block) { places.append(place) }
            } else if after.isLetter, !after.isIdeographic, let place = words(position, space, next, block) {
                places.append(place)
            }
        }
    }

    /// The marks `, ; . ! ?` with something other than white space right behind them, which few have. Ascending.
    private static func marks(in block: BlockView) -> [Int] {
        let document = block.document
        var found: [Int] = []
        // “,” and “.” are the same but for one bit.
        for (byte, mask) in [
            (UInt8(ascii: ","), UInt8(0xFD)), (UInt8(ascii: ";"), 0xFF), (UInt8(ascii: "!"), 0xFF), (UInt8(ascii: "?"), 0xFF),
        ] {
            for position in document.places(of: byte, mask: mask, in: block.content) where block.byte(at: position + 1) > 0x20 {
                found.append(position)
            }
        }
        // U+060C and U+061B, the comma and the semicolon of Arabic.
        if block.signals.contains(.arabic) {
            for position in document.places(of: 0xD8, in: block.content)
            where (block.byte(at: position + 1) == 0x8C || block.byte(at: position + 1) == 0x9B) && block.byte(at: position + 2) > 0x20 {
                found.append(position)
            }
        }
        return found.sorted()
    }

    /// A mark with a word on either side and its space before it. A full stop may begin a name (`.NET`); what a question or
    /// exclamation mark ends has a sentence behind it.
    private static func words(_ mark: Int, _ space: ByteRange, _ next: Int, _ block: BlockView) -> Place? {
        let byte = block.document.bytes[mark]
        let isEnd = byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
        let left = block.word(before: block.reading(before: space.lowerBound))
        let right = block.word(at: next)
        guard byte != UInt8(ascii: "."), !left.isEmpty, standsAsWord(left, right, block),
            !isEnd || block.isCapitalized(right) && isOneScript(left, right, block),
            isEnd || block.length(right) >= 2 || block.byte(at: right.upperBound) == 0x20,
            !block.isProtected(space.lowerBound..<mark + 1), !block.isProtected(next..<right.upperBound),
            let scalar = block.scalar(at: mark)
        else { return nil }
        let sign = Character(scalar)
        let end = mark + UTF8.width(scalar)
        let text = block.document.text(right).lowercased()
        let isOpener = SentenceOpeners.of(block.language).contains(text)
        // Behind a verb or a conjunction no sentence begins, but a name with its mark may stand: “types that are !Send”.
        if isEnd, !isOpener, isOfClauses(left, block) { return nil }
        let behind = Edit(end..<end, " ")
        // In French a space belongs on both sides.
        if byte < 0x80, block.document.conventions.language.spacedMarks.utf8.contains(byte) {
            return Place(
                range: mark..<mark + 1, message: "Missing space after “\(sign)”", edits: [behind], isSure: isOpener || !isEnd,
                word: isEnd ? text : "")
        }
        return Place(
            range: space.lowerBound..<end, message: "The space belongs after “\(sign)”, not before it",
            edits: [Edit(space, ""), behind], isSure: isOpener || !isEnd, word: isEnd ? text : "")
    }

    private static func isOfClauses(_ word: ByteRange, _ block: BlockView) -> Bool {
        guard let words = LanguageWords.of(block.language) else { return false }
        let text = block.document.text(word).lowercased()
        return words.common?.occurs(in: block.document.bytes, word) == true || words.sentenceOpeners.contains(text)
            || words.conjunctions.contains(text) || words.beforeNouns.contains(text)
    }

    /// Whether both words are in one script: a name in another one keeps its mark.
    private static func isOneScript(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        block.scalar(at: left.lowerBound)?.script == block.scalar(at: right.lowerBound)?.script
    }

    /// Whether both are words of running text: letters alone up to the next space or mark of prose, no piece of code.
    private static func standsAsWord(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        let before = block.readScalar(before: left.lowerBound) ?? " "
        guard " \u{A0}\n-'’‘‹›\"“”„«»—–¡¿(".unicodeScalars.contains(before) else { return false }
        var end = right.upperBound
        while end < block.content.upperBound, block.byte(at: end) > 0x20 { end += 1 }
        let rest = String(decoding: block.readBytes(in: right.upperBound..<end), as: UTF8.self)
        return rest.unicodeScalars.allSatisfy { $0.isLetter || $0.isMark || "-'’\"”“»«,:;?!.…—–)".unicodeScalars.contains($0) }
    }

    /// A number that a space parts before its mark: a group of three digits, or a fraction.
    private static func number(_ mark: Int, _ space: ByteRange, _ next: Int, _ block: BlockView) -> Place? {
        let bytes = block.document.bytes
        let left = block.digits(before: space.lowerBound)
        var end = next
        while end < block.content.upperBound, Ascii.isDigit(bytes[end]) { end += 1 }
        let follower = block.byte(at: end)
        let conventions = block.document.conventions.language
        guard next == mark + 1, space.count == 1, bytes[space.lowerBound] == 0x20, 1...3 ~= left.count, 1...3 ~= end - next,
            left.lowerBound == block.content.lowerBound
                || block.scalar(before: left.lowerBound).map({ !$0.isLetter && $0 != "." && $0 != "," }) == true,
            follower &- 48 >= 10, !block.document.isLetterByte(follower) || follower >= 0x80
        else { return nil }
        let sign = String(Unicode.Scalar(bytes[mark]))
        let isGroup = sign == conventions.grouping && end - next == 3
        guard isGroup || sign == conventions.decimal else { return nil }
        return Place(
            range: left.lowerBound..<end, message: "There is a space inside the number", edits: [Edit(space, "")],
            // “.22” is a number by itself.
            isSure: isGroup || sign == ",")
    }
}
