import Bytes
import Linting
import Prose

/// `spaces/doubled`: two or more spaces in a row within a line, ordinary or no-break, or a tab in a space's place.
public enum SpacesDoubled: Check {
    public static let trigger = Trigger.blocks([.doubledSpace, .tab])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var tabs: [ByteRange] = []
        for block in view.blocks {
            let found = places(in: block)
            guard !isTable(found, block) else { continue }
            for place in found where place.count >= 2 {
                report.add(place, message(place, document), edits: [Edit(place, space(for: place, block))])
            }
            tabs += found.filter { $0.count == 1 }
        }
        // One tab a line, line after line, sets a term beside its explanation.
        guard tabs.count <= 2 else { return }
        for tab in tabs { report.add(tab, "There is a tab where a space belongs", edits: [Edit(tab, " ")]) }
    }

    /// What stays of several spaces: a no-break space where the language sets one, before its marks and within its guillemets.
    private static func space(for place: ByteRange, _ block: BlockView) -> String {
        let conventions = block.document.conventions.language
        guard !conventions.spacedMarks.isEmpty,
            let kept = block.document.text(place).unicodeScalars.first(where: { $0 == "\u{A0}" || $0 == "\u{202F}" })
        else { return " " }
        let next = block.scalar(at: place.upperBound)
        let isSet = next.map { $0 == "»" || conventions.spacedMarks.unicodeScalars.contains($0) } ?? false
        return isSet || block.scalar(before: place.lowerBound) == "«" ? String(kept) : " "
    }

    /// The runs of spaces within the block's lines, and lone tabs between two words.
    private static func places(in block: BlockView) -> [ByteRange] {
        let document = block.document
        var places: [ByteRange] = []
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            let space = document.spaceAfter(position, notAfter: block.content.upperBound)
            if space.isEmpty {
                position += 1
                continue
            }
            position = space.upperBound
            let isWanted = isRun(space, document) && !isColumnGap(space, document) || isLoneTab(space, block)
            if isWanted, !followsLineBreak(space, block), !block.isProtected(space) { places.append(space) }
        }
        return places
    }

    /// Whether the bytes are more than one character.
    private static func isRun(_ space: ByteRange, _ document: Document) -> Bool {
        document.bytes[space].lazy.filter { $0 & 0xC0 != 0x80 }.prefix(2).count == 2
    }

    /// Whether the run is made of ideographic spaces: as wide as a character each, they set columns.
    private static func isColumnGap(_ space: ByteRange, _ document: Document) -> Bool {
        space.count >= 6
            && stride(from: space.lowerBound, to: space.upperBound - 2, by: 3).allSatisfy {
                document.bytes[$0] == 0xE3 && document.bytes[$0 + 1] == 0x80 && document.bytes[$0 + 2] == 0x80
            }
    }

    /// Whether a tab stands alone between two words of running text.
    private static func isLoneTab(_ space: ByteRange, _ block: BlockView) -> Bool {
        space.count == 1 && block.document.bytes[space.lowerBound] == 0x09
            && block.scalar(before: space.lowerBound)?.isLetter == true && block.scalar(at: space.upperBound)?.isLetter == true
            && block.document.bytes[block.content].lazy.filter { $0 == 0x20 }.prefix(3).count == 3
    }

    private static func followsLineBreak(_ space: ByteRange, _ block: BlockView) -> Bool {
        block.byte(at: space.lowerBound - 1) == 0x0A
    }

    /// Columns: several wide gaps or tabs in a line.
    private static func isTable(_ places: [ByteRange], _ block: BlockView) -> Bool {
        let tabs = block.signals.contains(.tab) ? block.document.bytes[block.content].lazy.filter { $0 == 0x09 }.count : 0
        return tabs >= 2 || places.lazy.filter { $0.count >= 4 }.count >= 2
    }

    private static func message(_ space: ByteRange, _ document: Document) -> String {
        let count = document.text(space).unicodeScalars.count
        return count == 2 ? "There are two spaces where one belongs" : "There are \(count) spaces where one belongs"
    }
}
