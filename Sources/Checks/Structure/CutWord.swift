import Linting
import Prose

/// `structure/cut-word`: a word that print cut in two at a line's end, the hyphen kept, within a paragraph: where the lines
/// were joined (`transla- tion`), or where they still are lines (`transla-⏎tion`).
public enum CutWord: BlocksCheck {
    public static let signals: Signals = [.spacedHyphen, .innerLineBreak]
    public static let outline: Outline = .paragraph

    private static let hyphen = UInt8(ascii: "-")
    /// A text that does it more often means something by it.
    private static let mostInText = 12
    private static let mostCuts = 400

    public static func check(_ document: Document, _ blocks: [Int], into report: inout Report) {
        guard document.format == .plain, !document.language.isWrittenWithoutSpaces else { return }
        var joined: [WordCut] = []
        var atCompounds: [WordCut] = []
        for index in blocks {
            for cut in cuts(in: BlockView(document, at: index)) {
                // Programs break lines at the hyphens that compounds have, too.
                let mayBeCompound = document.layout == .wrapped && document.bytes[cut.gap].contains(0x0A)
                if mayBeCompound { atCompounds.append(cut) } else { joined.append(cut) }
            }
        }
        // So many are no slips, whatever else the text has; and each costs a look through all of it.
        guard joined.count + atCompounds.count <= mostCuts else { return }
        let words = words(joined + atCompounds, document)
        let cut = joined.filter { !(words.contains($0.first) && words.contains($0.second)) }
        if cut.count <= mostInText { cut.forEach { add($0, &report) } }
        for cut in atCompounds where words.contains(cut.word) { add(cut, &report) }
    }

    private static func add(_ cut: WordCut, _ report: inout Report) {
        report.add(cut.gap, "A word is cut in two by a hyphen", confidence: 0.6, edits: [Edit(cut.gap, "")])
    }

    /// Whether the hyphen opens a remark that another closes: `la joven -la más alta- calló`.
    private static func opensRemark(_ position: Int, _ block: BlockView) -> Bool {
        let next = block.byte(at: position + 1)
        return (position == block.content.lowerBound || block.byte(at: position - 1) == 0x20) && next != 0x20 && !(next &- 48 < 10)
    }

    private static func cuts(in block: BlockView) -> [WordCut] {
        let document = block.document
        var cuts: [WordCut] = []
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
            guard breaks <= 1, let cut = WordCut(position, next, document), !block.isProtected(cut.gap) else { continue }
            cuts.append(cut)
        }
        return cuts
    }

    /// Those of the words and parts of words that the text has elsewhere, as words: two parts that are words have a hyphen
    /// between them for a dash (`he came- and left`).
    ///
    /// Complexity: linear in the text, and nothing without cuts.
    private static func words(_ cuts: [WordCut], _ document: Document) -> Set<[UInt8]> {
        guard !cuts.isEmpty else { return [] }
        let wanted = Array(Set(cuts.flatMap { [$0.word, $0.first, $0.second] }))
        let places = Set(cuts.flatMap { [$0.gap.lowerBound, $0.gap.upperBound] })
        var isFound = [Bool](repeating: false, count: wanted.count)
        document.forEachWord(among: wanted) { index, range in
            if !isFound[index], !places.contains(range.upperBound), !places.contains(range.lowerBound) { isFound[index] = true }
        }
        return Set(wanted.indices.lazy.filter { isFound[$0] }.map { wanted[$0] })
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }
}
