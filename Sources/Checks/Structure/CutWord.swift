import Bytes
import Linting
import Prose

/// `structure/cut-word`: a word that print cut in two at a line's end, the hyphen kept, within a paragraph: where the lines
/// were joined (`transla- tion`), or where they still are lines (`transla-⏎tion`).
public enum CutWord: Check {
    public static let trigger = Trigger.blocks([.spacedHyphen, .innerLineBreak], outline: .paragraph)

    private static let hyphen = UInt8(ascii: "-")
    /// A text that does it more often means something by it.
    private static let mostInText = 12
    private static let mostCuts = 400

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.linesAreLayout), !view.language.isWrittenWithoutSpaces else { return }
        var joined: [WordCut] = []
        var atCompounds: [WordCut] = []
        for block in view.blocks {
            // Most hyphens are those of compounds.
            let mayBeCut = document.places(of: hyphen, in: block.content.dropLast()).contains {
                isSpace(document.bytes[$0 + 1])
            }
            guard mayBeCut else { continue }
            for cut in cuts(in: block) {
                // Programs break lines at the hyphens that compounds have, too.
                let mayBeCompound = document.layout == .wrapped && document.bytes[cut.gap].contains(0x0A)
                if mayBeCompound { atCompounds.append(cut) } else { joined.append(cut) }
            }
            // So many are no slips, whatever else the text has.
            if joined.count + atCompounds.count > mostCuts { return }
        }
        guard !joined.isEmpty || !atCompounds.isEmpty else { return }
        // Two parts that are words elsewhere have a hyphen between them for a dash (`he came- and left`).
        let words = Array(Set(joined.flatMap { [$0.first, $0.second] } + atCompounds.map(\.word)))
        let places = Set((joined + atCompounds).flatMap { [$0.gap.lowerBound, $0.gap.upperBound] })
        report.ask(about: words, enough: 1, uncounted: places) { [joined, atCompounds] counts, report in
            let known = Set(zip(words, counts).lazy.filter { $0.1 > 0 }.map(\.0))
            let cut = joined.filter { !(known.contains($0.first) && known.contains($0.second)) }
            if cut.count <= mostInText { cut.forEach { add($0, &report) } }
            for cut in atCompounds where known.contains(cut.word) { add(cut, &report) }
        }
    }

    private static func add(_ cut: WordCut, _ report: inout Report) {
        report.add(cut.gap, "The word is cut in two by a hyphen", confidence: 0.6, edits: [Edit(cut.gap, "")])
    }

    /// Whether the hyphen opens a remark that another closes: `la joven -la más alta- calló`.
    private static func opensRemark(_ position: Int, _ block: BlockView) -> Bool {
        let next = block.byte(at: position + 1)
        return (position == block.content.lowerBound || block.byte(at: position - 1) == 0x20) && next != 0x20 && !Ascii.isDigit(next)
    }

    private static func cuts(in block: BlockView) -> [WordCut] {
        let document = block.document
        var cuts: [WordCut] = []
        var isInRemark = false
        for position in document.places(of: hyphen, in: block.content.dropLast()) {
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

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }
}
