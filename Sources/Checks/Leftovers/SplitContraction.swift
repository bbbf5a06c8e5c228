import Bytes
import Linting
import Prose

/// `leftovers/split-contraction`: a contraction or a possessive with a space at its apostrophe (`don ' t`, `don’ t`,
/// `won 't`, `Women 's`).
public enum SplitContraction: Check {
    public static let trigger = Trigger.blocks([.singleMark, .looseApostrophe])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var uncertain: [(range: ByteRange, edits: [Edit])] = []
        var showsDialect = false
        for index in block.block.marks {
            let mark = document.marks[index]
            guard mark.glyph == .straightSingle || mark.glyph == .rightSingle,
                mark.left == .space || mark.right == .space, let place = place(of: mark, index, block)
            else { continue }
            let inside = mark.range
            var edits: [Edit] = []
            if place.lowerBound < inside.lowerBound { edits.append(Edit(place.lowerBound..<inside.lowerBound, "")) }
            if mark.right == .space { edits.append(Edit(inside.upperBound..<inside.upperBound + 1, "")) }
            let start = wordStart(before: place.lowerBound, block)
            guard !edits.isEmpty, !block.isProtected(start..<place.upperBound) else { continue }
            // In speech a set apostrophe with a space before it may be dialect (`I don’t know ’s I care`: as) or an older way to set it
            // (`could ’ve`), but for the commonest, behind pronouns. Tokenizers leave straight ones.
            let maySpeak =
                mark.glyph == .rightSingle && mark.right != .space && !isBehindPronoun(place, start, block) && block.isSpoken(place)
            if maySpeak, block.byte(at: place.upperBound - 1) == UInt8(ascii: "s") {
                showsDialect = true
            } else if maySpeak {
                uncertain.append((start..<place.upperBound, edits))
            } else {
                add(start..<place.upperBound, .safe, edits, document, &report)
            }
        }
        // Whoever writes the one means the others, too.
        if showsDialect { return }
        for place in uncertain { add(place.range, .unsafe, place.edits, document, &report) }
    }

    private static func add(_ range: ByteRange, _ safety: Safety, _ edits: [Edit], _ document: Document, _ report: inout Report) {
        report.add(range, "“\(document.text(range))” has a space at its apostrophe", safety: safety, edits: edits)
    }

    /// Whether the word before the apostrophe is a pronoun or as good as one, or the contraction is a negation.
    private static func isBehindPronoun(_ place: ByteRange, _ start: Int, _ block: BlockView) -> Bool {
        let word = block.document.text(start..<place.lowerBound).lowercased()
        return block.byte(at: place.upperBound - 1) == UInt8(ascii: "t") || pronouns.contains(word) && !helpers.contains(word)
    }

    /// From the end of the word before the mark to the end of what belongs to it.
    private static func place(of mark: Mark, _ index: Int, _ block: BlockView) -> ByteRange? {
        let document = block.document
        let start = mark.left == .space ? mark.range.lowerBound - 1 : mark.range.lowerBound
        let tailStart = mark.right == .space ? mark.range.upperBound + 1 : mark.range.upperBound
        guard start > block.content.lowerBound, Ascii.isLetter(block.byte(at: start - 1)), Ascii.isLetter(block.byte(at: tailStart)) else {
            return nil
        }
        var end = tailStart
        while Ascii.isLetter(block.byte(at: end)) { end += 1 }
        // ‘s’ is a letter that is talked about.
        let next = block.byte(at: end)
        guard next < 0x80, next != UInt8(ascii: "'"), next != UInt8(ascii: "-"), next != UInt8(ascii: "."),
            end - tailStart <= 2 || next == 0x20,
            !opensQuotation(mark, index, block)
        else { return nil }
        let word = document.text(wordStart(before: start, block)..<start)
        return belongs(document.text(tailStart..<end), word.lowercased()) ? start..<end : nil
    }

    /// Whether a mark that could close what this one opens stands a little further on in the block.
    private static func opensQuotation(_ mark: Mark, _ index: Int, _ block: BlockView) -> Bool {
        guard mark.glyph == .straightSingle, mark.right != .space else { return false }
        return block.document.marks[index + 1..<block.block.marks.upperBound].prefix(12).contains {
            $0.glyph.isSingle && $0.left != .space && ($0.right != .letter)
        }
    }

    private static func belongs(_ tail: String, _ word: String) -> Bool {
        switch tail {
        case "t": word.hasSuffix("n") && negated.contains(word)
        case "s": word.count >= 2 && !word.hasSuffix("s") && word != "of" && word != "the"
        case "re", "ve", "ll", "d", "m": pronouns.contains(word)
        default: false
        }
    }

    private static let negated: Set<String> = [
        "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "can", "couldn", "won", "wouldn", "shouldn", "haven",
        "hasn", "hadn", "mustn", "needn", "ain", "mightn", "shan",
    ]
    private static let pronouns: Set<String> = [
        "i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "this", "these", "would", "could",
        "should", "might", "must", "here", "how", "where",
    ]

    /// Of these words those that are no pronouns.
    private static let helpers: Set<String> = ["would", "could", "should", "might", "must", "here", "how", "where"]

    private static func wordStart(before offset: Int, _ block: BlockView) -> Int {
        var start = offset
        while Ascii.isLetter(block.byte(at: start - 1)) { start -= 1 }
        return start
    }
}
