import Linting
import Prose

/// `structure/line-end-hyphen`: a word that print cut in two at a line's end, the hyphen kept: at a paragraph's end
/// (`transla-⏎⏎tion`), at a line's (`transla-⏎tion`), or where the lines were joined (`transla- tion`).
public enum LineEndHyphen: DocumentCheck {
    public static let signals: Signals = [.asciiLetter, .cyrillic, .latinNonASCII]

    private static let mostBytes = 2_000_000
    private static let hyphen = UInt8(ascii: "-")
    /// Shorter parts are no syllables of a cut word, but prefixes and stammering.
    private static let fewestLetters = 2
    /// A text that does it so often means something by it.
    private static let mostInText = 12

    public static func check(_ document: Document, into report: inout Report) {
        guard document.format == .plain, document.bytes.count < mostBytes, !document.language.isWrittenWithoutSpaces else {
            return
        }
        var inLines: [Cut] = []
        var atCompounds: [Cut] = []
        for (index, block) in document.blocks.enumerated() where isText(block) {
            if !block.signals.isDisjoint(with: [.spacedHyphen, .innerLineBreak]) {
                for cut in cuts(in: BlockView(document, at: index)) {
                    // Programs break lines at the hyphens that compounds have, too.
                    let mayBeCompound = document.layout == .wrapped && document.bytes[cut.gap].contains(0x0A)
                    if mayBeCompound { atCompounds.append(cut) } else { inLines.append(cut) }
                }
            }
            guard index + 1 < document.blocks.count, document.bytes[block.content.upperBound - 1] == hyphen,
                isText(document.blocks[index + 1]), block.content.count >= 20,
                document.blocks[index + 1].content.count >= 20,
                let cut = Cut(block.content.upperBound - 1, document.blocks[index + 1].content.lowerBound, document)
            else { continue }
            add(cut, &report)
        }
        let words = words(inLines + atCompounds, document)
        let cut = inLines.filter { !(words.contains($0.first) && words.contains($0.second)) }
        if cut.count <= mostInText { cut.forEach { add($0, &report) } }
        for cut in atCompounds where words.contains(cut.word) { add(cut, &report) }
    }

    /// Whether the hyphen opens a remark that another closes: `la joven -la más alta- calló`.
    private static func opensRemark(_ position: Int, _ block: BlockView) -> Bool {
        let next = block.byte(at: position + 1)
        return (position == block.content.lowerBound || block.byte(at: position - 1) == 0x20) && next != 0x20 && !(next &- 48 < 10)
    }

    private static func isText(_ block: Block) -> Bool { block.kind == .paragraph || block.kind == .verse }

    private static func add(_ cut: Cut, _ report: inout Report) {
        report.add(cut.gap, "A word is cut in two at the end of a line", confidence: 0.6, edits: [Edit(cut.gap, "")])
    }

    private static func cuts(in block: BlockView) -> [Cut] {
        let document = block.document
        var cuts: [Cut] = []
        var isInRemark = false
        var position = block.content.lowerBound
        while position + 1 < block.content.upperBound {
            defer { position += 1 }
            guard document.bytes[position] == hyphen else { continue }
            if opensRemark(position, block) { isInRemark = true }
            guard isSpace(document.bytes[position + 1]) else { continue }
            if isInRemark {
                isInRemark = false
                continue
            }
            var next = position + 1
            var breaks = 0
            while next < block.content.upperBound, isSpace(document.bytes[next]) {
                if document.bytes[next] == 0x0A { breaks += 1 }
                next += 1
            }
            guard breaks <= 1, let cut = Cut(position, next, document), !block.isProtected(cut.gap) else { continue }
            cuts.append(cut)
        }
        return cuts
    }

    /// Those of the words and parts of words that the text has elsewhere, as words: two parts that are words have a hyphen
    /// between them for a dash (`he came- and left`).
    ///
    /// Complexity: linear in the text, and nothing without cuts.
    private static func words(_ cuts: [Cut], _ document: Document) -> Set<[UInt8]> {
        guard !cuts.isEmpty else { return [] }
        let wanted = Set(cuts.flatMap { [$0.word, $0.first, $0.second] })
        let places = Set(cuts.flatMap { [$0.gap.lowerBound, $0.gap.upperBound] })
        var found: Set<[UInt8]> = []
        for block in document.blocks where block.kind.isProse {
            for range in document.words(in: block.content)
            where !places.contains(range.upperBound) && !places.contains(range.lowerBound) {
                let word = Array(document.bytes[range])
                if wanted.contains(word) { found.insert(word) }
            }
        }
        return found
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }

    /// A word with a hyphen and white space in it.
    private struct Cut {
        let gap: ByteRange
        let first: [UInt8]
        let second: [UInt8]
        /// The two as one word.
        var word: [UInt8] { first + second }

        /// - Returns: nil where the parts are none of one word: where the second begins no small word of three letters, or
        ///   joins two compounds (`long- and short-range`, `Vor- und Nachteile`), or begins the first anew (`wh- what`).
        init?(_ hyphen: Int, _ next: Int, _ document: Document) {
            guard hyphen > 0, next < document.bytes.count, document.isLetterByte(document.bytes[hyphen - 1]) else { return nil }
            var start = hyphen
            while start > 0, document.isLetterByte(document.bytes[start - 1]) { start -= 1 }
            var end = next
            while end < document.bytes.count, document.isLetterByte(document.bytes[end]) { end += 1 }
            let before = document.text(start..<hyphen)
            let after = document.text(next..<end)
            // A compound of three goes on behind a hyphen: “state-of- the-art”.
            let isInCompound = start > 0 && document.bytes[start - 1] == LineEndHyphen.hyphen
            guard before.count >= fewestLetters, after.count > fewestLetters, !isInCompound,
                after.unicodeScalars.allSatisfy(\.isLowercase), !after.hasPrefix(before.lowercased()),
                !joiners.contains(after),
                FunctionWords.of(document.language)?.occurs(in: document.bytes, next..<end) != true
            else { return nil }
            gap = hyphen..<next
            first = Array(document.bytes[start..<hyphen])
            second = Array(document.bytes[next..<end])
        }
    }

    /// What joins two compounds of which the second part is the same.
    private static let joiners: Set<String> = [
        "and", "or", "to", "nor", "but", "through", "versus", "than", "und", "oder", "bis", "sowie", "aber", "statt",
        "beziehungsweise", "noch", "als", "wie", "ou", "sino", "oraz", "lub", "albo", "czy", "nebo", "anebo", "či", "až", "или", "либо", "чи",
        "або",
    ]
}
