import Linting
import Prose

/// `spaces/doubled`: two or more spaces in a row within a line, ordinary or no-break.
public enum DoubledSpace: BlockCheck {
    public static let signals: Signals = .doubledSpace

    public static func check(_ block: BlockView, into report: inout Report) {
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
            if space.count >= 2, isRun(space, document), !followsLineBreak(space, block), !block.isProtected(space) {
                places.append(space)
            }
        }
        guard !isTable(places, block) else { return }
        for place in places {
            report.add(place, message(place, document), edits: [Edit(place, " ")])
        }
    }

    /// Whether the bytes are more than one character.
    private static func isRun(_ space: ByteRange, _ document: Document) -> Bool {
        document.bytes[space].lazy.filter { $0 & 0xC0 != 0x80 }.prefix(2).count == 2
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
