import Bytes
import Linting
import Prose
import UnicodeText

/// `markup/broken-emphasis`: asterisks that mark nothing, because a space stands on their wrong side or is missing
/// (`** bold **`, `**bold **text`, `**a****b**`), or because they stand between a punctuation mark and a letter (`**Note:**The bridge`).
public enum BrokenEmphasis: Check {
    public static let trigger = Trigger.text()

    /// In bytes: what is emphasized is hardly longer.
    private static let longestSpan = 300

    /// Asterisks in a row that are shown as text.
    private struct Run {
        var range: ByteRange
    }

    private struct Candidate {
        var place: ByteRange
        /// What proves that the asterisks are meant as emphasis, and mostly the fix.
        var change: MarkdownChange
        var cause: Cause
        /// The fix where it is another.
        var edits: [Edit]?
        var safety = Safety.safe
    }

    private enum Cause: String {
        case wrongSide = "a space is on their wrong side"
        case missing = "the space between them is missing"
        case missingBehind = "the space after them is missing"
        case betweenMarkAndLetter = "between a punctuation mark and a letter they mark nothing"
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup) else { return }
        reportCutWords(document, &report)
        var candidates: [Candidate] = []
        let runs = runs(in: document)
        if !runs.isEmpty { candidates += pairs(of: runs, view) + doubled(runs, view) }
        let proven = document.proven(candidates.map(\.change))
        for (candidate, isProven) in zip(candidates, proven) where isProven {
            report.add(
                candidate.place,
                "These asterisks are shown as text: \(candidate.cause.rawValue)", safety: candidate.safety,
                edits: candidate.edits ?? candidate.change.edits)
        }
    }

    /// Two to four asterisks in a row that are text.
    private static func runs(in document: Document) -> [Run] {
        var runs: [Run] = []
        var place = 0
        document.forEachPlace(of: Ascii.asterisk) { offset in
            guard offset >= place else { return }
            var end = offset + 1
            while end < document.bytes.count, document.bytes[end] == Ascii.asterisk { end += 1 }
            place = end
            let isEscaped = offset > 0 && document.bytes[offset - 1] == Ascii.backslash
            guard (2...4).contains(end - offset), document.markdownRoles.isText(offset..<end), !isEscaped else { return }
            runs.append(Run(range: offset..<end))
        }
        return runs
    }

    // MARK: Pairs

    /// Runs of the same length, one after the other in a block, that a space keeps from being a pair.
    private static func pairs(of runs: [Run], _ view: DocumentView) -> [Candidate] {
        var candidates: [Candidate] = []
        var index = 0
        while index + 1 < runs.count {
            let (first, second) = (runs[index], runs[index + 1])
            guard let block = view.block(around: first.range.lowerBound), first.range.count == second.range.count, first.range.count < 4,
                block.content.contains(second.range.lowerBound),
                let candidate = pair(first, second, block) ?? glued(first, second, block)
            else {
                index += 1
                continue
            }
            candidates.append(candidate)
            index += 2
        }
        return candidates
    }

    private static func pair(_ first: Run, _ second: Run, _ block: BlockView) -> Candidate? {
        let document = block.document
        if document.isWithinEmphasis(first.range) { return parted(first, second, block) }
        let inner = first.range.upperBound..<second.range.lowerBound
        guard inner.count <= longestSpan, let content = trimmed(inner, document), !document.bytes[inner].contains(Ascii.asterisk) else {
            return nil
        }
        let before = document.scalar(before: first.range.lowerBound)?.scalar
        let after = document.scalar(at: second.range.upperBound)?.scalar
        let isWordBefore = first.range.lowerBound > block.content.lowerBound && before.map(isWord) == true
        let isWordAfter = second.range.upperBound < block.content.upperBound && after.map(isWord) == true
        let isSpacedBefore = content.lowerBound > inner.lowerBound
        let isSpacedAfter = content.upperBound < inner.upperBound
        guard isSpacedBefore || isSpacedAfter else { return nil }
        // `price** and weight**` has two notes; `2 ** 3 ** 4` and `a ** b` are reckoned.
        if isWordBefore && isSpacedBefore && !isWordAfter && !isSpacedAfter { return nil }
        if isOperator(first, block) || isOperator(second, block) { return nil }
        if isSpacedBefore, !isSpacedAfter, isWordAfter, !isWordBefore { return nil }
        // Footnotes are marked so: one sign before the note, one behind a word.
        if isSpacedBefore, !isSpacedAfter, !isWordBefore, first.range.lowerBound == block.content.lowerBound, inner.count > longestNote {
            return nil
        }
        let spaced = !block.language.isWrittenWithoutSpaces
        var edits: [Edit] = []
        let head = inner.lowerBound..<content.lowerBound
        let tail = content.upperBound..<inner.upperBound
        if isWordBefore && spaced && !head.isEmpty { edits.append(Edit(first.range.lowerBound..<first.range.lowerBound, " ")) }
        if !head.isEmpty { edits.append(Edit(head, "")) }
        if !tail.isEmpty { edits.append(Edit(tail, "")) }
        if isWordAfter && spaced && !tail.isEmpty { edits.append(Edit(second.range.upperBound..<second.range.upperBound, " ")) }
        let place = first.range.lowerBound..<second.range.upperBound
        return Candidate(
            place: place,
            change: MarkdownChange(
                edits: edits, range: place, construct: .markup,
                proof: [first.range.lowerBound, second.range.lowerBound, second.range.upperBound - 1]),
            cause: .wrongSide)
    }

    /// `**a ** b ** c**`: two spans that are read as one, because spaces keep the end of the first and the beginning of the second from
    /// being such.
    private static func parted(_ first: Run, _ second: Run, _ block: BlockView) -> Candidate? {
        let document = block.document
        let before = document.spaceBefore(first.range.lowerBound, notBefore: block.content.lowerBound)
        let after = document.spaceAfter(second.range.upperBound, notAfter: block.content.upperBound)
        guard !before.isEmpty, !after.isEmpty, block.byte(at: first.range.upperBound) == Ascii.space,
            block.byte(at: second.range.lowerBound - 1) == Ascii.space, document.isWithinEmphasis(second.range)
        else { return nil }
        let place = first.range.lowerBound..<second.range.upperBound
        return Candidate(
            place: place,
            change: MarkdownChange(
                edits: [Edit(before, ""), Edit(after, "")], range: before.lowerBound..<after.upperBound, construct: .markup,
                proof: [first.range.lowerBound, second.range.upperBound - 1]),
            cause: .wrongSide)
    }

    /// Two runs without any space inside, of which one stands between a punctuation mark inside and a letter outside: such a run neither
    /// begins nor ends emphasis (CommonMark, section 6.2).
    private static func glued(_ first: Run, _ second: Run, _ block: BlockView) -> Candidate? {
        let document = block.document
        let inner = first.range.upperBound..<second.range.lowerBound
        guard first.range.count == 2, !inner.isEmpty, inner.count <= longestSpan, !document.bytes[inner].contains(Ascii.asterisk),
            !document.bytes[inner].contains(where: Ascii.isLineEnd),
            let head = document.scalar(at: inner.lowerBound)?.scalar, let tail = document.scalar(before: inner.upperBound)?.scalar
        else { return nil }
        let before = first.range.lowerBound > block.content.lowerBound ? document.scalar(before: first.range.lowerBound)?.scalar : nil
        let after = second.range.upperBound < block.content.upperBound ? document.scalar(at: second.range.upperBound)?.scalar : nil
        let cannotOpen = before.map(isWord) == true && head.isPunctuation
        let cannotClose = after.map(isWord) == true && tail.isPunctuation
        // `f(a)**2 + (b)**3` is reckoned.
        if let before, !cannotOpen, !before.isWhitespace, before.isASCII || !before.isPunctuation && !before.isIdeographic { return nil }
        guard cannotOpen || cannotClose, document.text(inner).unicodeScalars.contains(where: isWord) else { return nil }
        var edits: [Edit] = []
        if cannotOpen { edits.append(Edit(first.range.lowerBound..<first.range.lowerBound, " ")) }
        if cannotClose { edits.append(Edit(second.range.upperBound..<second.range.upperBound, " ")) }
        let place = first.range.lowerBound..<second.range.upperBound
        let change = MarkdownChange(
            edits: edits, range: place, construct: .markup,
            proof: [first.range.lowerBound, second.range.lowerBound, second.range.upperBound - 1])
        // A label ends in a colon, and a sentence in its mark with a capital behind; a particle of Korean belongs to the word in quotation marks.
        if !cannotOpen, !block.language.isWrittenWithoutSpaces,
            tail == ":"
                || (tail == "." || tail == "!" || tail == "?") && after?.isCapital == true
                    && block.length(block.word(before: inner.upperBound - 1)) > 1
        {
            return Candidate(place: place, change: change, cause: .missingBehind)
        }
        return Candidate(
            place: place, change: change, cause: .betweenMarkAndLetter,
            edits: marksOutside(first, second, head, tail, cannotOpen, document), safety: .unsafe)
    }

    /// The emphasis without the mark that ends it, or without the two marks around all of it; no edits where neither would help.
    private static func marksOutside(
        _ first: Run, _ second: Run, _ head: Unicode.Scalar, _ tail: Unicode.Scalar, _ cannotOpen: Bool, _ document: Document
    ) -> [Edit] {
        let closing = second.range.lowerBound - UTF8.width(tail)..<second.range.upperBound
        let opening = first.range.lowerBound..<first.range.upperBound + UTF8.width(head)
        guard opening.upperBound < closing.lowerBound else { return [] }
        let isBehind: Bool
        switch (head.isPunctuation, "：；，。、！？:;,.!?".unicodeScalars.contains(tail)) {
        case (false, true): isBehind = document.scalar(before: closing.lowerBound).map { isWord($0.scalar) } == true
        case (true, false):
            let inner = document.text(opening.upperBound..<closing.lowerBound).unicodeScalars
            isBehind =
                tail.isPunctuation && inner.first.map(isWord) == true && inner.last.map { isWord($0) || $0.isPunctuation } == true
        default: return []
        }
        guard isBehind else { return [] }
        let asterisks = "**"
        var edits = head.isPunctuation ? [Edit(opening, String(Character(head)) + asterisks)] : []
        edits.append(Edit(closing, asterisks + String(Character(tail))))
        return edits
    }

    /// In bytes: what is set off at the start of a paragraph is a heading or a name; a longer one may be a note.
    private static let longestNote = 60

    /// Whether the run stands between two spaces with a number or a single letter on either side, as an operator does.
    private static func isOperator(_ run: Run, _ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        let (start, end) = (run.range.lowerBound, run.range.upperBound)
        guard block.byte(at: start - 1) == Ascii.space, block.byte(at: end) == Ascii.space else { return false }
        return isOperand(bytes, from: start - 2, step: -1, block) && isOperand(bytes, from: end + 1, step: 1, block)
    }

    /// Whether a number, a letter alone or a bracket stands at the offset.
    private static func isOperand(_ bytes: [UInt8], from offset: Int, step: Int, _ block: BlockView) -> Bool {
        let byte = block.byte(at: offset)
        if Ascii.isDigit(byte) || byte == Ascii.open || byte == Ascii.close { return true }
        return Ascii.isLetter(byte) && !isWordByte(block.byte(at: offset + step))
    }

    private static func isWordByte(_ byte: UInt8) -> Bool { Ascii.isLetterOrBeyond(byte) || Ascii.isDigit(byte) }

    /// The range without spaces at its ends; nil where there is nothing else, or where it is more than one line.
    private static func trimmed(_ range: ByteRange, _ document: Document) -> ByteRange? {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, let length = spaceLength(at: lower, document) { lower += length }
        while upper > lower, let length = spaceLength(before: upper, document) { upper -= length }
        return lower < upper && !document.bytes[range].contains(where: Ascii.isLineEnd) ? lower..<upper : nil
    }

    private static func spaceLength(at offset: Int, _ document: Document) -> Int? {
        document.scalar(at: offset).flatMap { isSpace($0.scalar) ? $0.length : nil }
    }

    private static func spaceLength(before offset: Int, _ document: Document) -> Int? {
        document.scalar(before: offset).flatMap { isSpace($0.scalar) ? $0.length : nil }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\u{3000}" }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar.properties.numericType != nil }

    // MARK: Words in two spans

    /// `**a-** **b**`: one bold span that was cut at a hyphen.
    private static func reportCutWords(_ document: Document, _ report: inout Report) {
        let bytes = document.bytes
        var last = 0
        document.forEachPlace(of: Ascii.asterisk) { offset in
            guard offset >= last, bytes[offset...].starts(with: "** **".utf8), document.markdownRoles.isMarkup(offset),
                document.markdownRoles.isMarkup(offset + 4), offset > 0, offset + 5 < bytes.count
            else { return }
            last = offset + 5
            let (before, after) = (bytes[offset - 1], bytes[offset + 5])
            let isCut = before == Ascii.hyphen && isWordByte(after) || after == Ascii.hyphen && isWordByte(before)
            guard isCut, before != Ascii.asterisk, after != Ascii.asterisk else { return }
            report.add(
                offset..<offset + 5, "Two bold spans cut a word at its hyphen", safety: .unsafe, edits: [Edit(offset..<offset + 5, "")])
        }
    }

    // MARK: Two spans that met

    /// Four signs between two letters within a bold span: the end of one span and the beginning of the next.
    private static func doubled(_ runs: [Run], _ view: DocumentView) -> [Candidate] {
        runs.compactMap { run in
            let document = view.document
            guard run.range.count == 4, document.scalar(before: run.range.lowerBound).map({ isWord($0.scalar) }) == true,
                document.scalar(at: run.range.upperBound).map({ isWord($0.scalar) }) == true,
                view.block(around: run.range.lowerBound)?.language.isWrittenWithoutSpaces == false
            else { return nil }
            let middle = run.range.lowerBound + 2
            let edits = [Edit(middle..<middle, " ")]
            return Candidate(
                place: run.range,
                change: MarkdownChange(
                    edits: edits, range: run.range, construct: .markup, proof: [run.range.lowerBound, run.range.upperBound - 1]),
                cause: .missing)
        }
    }
}
