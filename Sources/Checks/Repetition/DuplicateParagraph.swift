import Linting
import Prose

/// `repetition/paragraph`: a paragraph that stands in the text twice, byte for byte.
public enum DuplicateParagraph: DocumentCheck {
    public static let signals: Signals = []

    private static let fewestBytes = 60
    /// A larger file is a collection of texts, which may well share paragraphs.
    private static let mostBytes = 1_000_000
    private static let mostFindings = 20

    public static func check(_ document: Document, into report: inout Report) {
        guard document.bytes.count < mostBytes, document.blocks.count >= 2 else { return }
        let twins = possibleTwins(document)
        guard !twins.isEmpty else { return }
        var seen: [UInt64: Int] = [:]
        var places: [(index: Int, first: Int)] = []
        for index in twins {
            let block = document.blocks[index]
            guard let first = seen.updateValue(index, forKey: key(block.content, document)),
                document.bytes[document.blocks[first].content] == document.bytes[block.content],
                isLong(block.content, document)
            else { continue }
            places.append((index, first))
        }
        // Where half of all paragraphs come twice, the text does: one finding tells it.
        let cache = BlockCache()
        for place in places.prefix(mostFindings) {
            let view = BlockView(document, place.index, cache: cache)
            report.add(
                document.blocks[place.index].content, message(place, document),
                edits: view.removal.map { [Edit($0, "")] } ?? [])
        }
    }

    /// The paragraphs of which another may be the copy: those of which the key falls on the same bit as another's. In
    /// most texts there is hardly one.
    private static func possibleTwins(_ document: Document) -> [Int] {
        let paragraphs = document.blocks.indices.lazy.filter {
            document.blocks[$0].kind == .paragraph && document.blocks[$0].content.count >= fewestBytes
        }
        let bits = UInt64(max(64, document.blocks.count * 32))
        var once = [UInt64](repeating: 0, count: Int(bits / 64) + 1)
        var twice: [UInt64: Bool] = [:]
        var places: [(index: Int, bit: UInt64)] = []
        places.reserveCapacity(document.blocks.count)
        for index in paragraphs {
            let bit = (key(document.blocks[index].content, document) >> 20) % bits
            if once[Int(bit / 64)] & (1 << (bit % 64)) != 0 { twice[bit] = true }
            once[Int(bit / 64)] |= 1 << (bit % 64)
            places.append((index, bit))
        }
        return twice.isEmpty ? [] : places.filter { twice[$0.bit] != nil }.map(\.index)
    }

    /// Whether the paragraph has more characters than what people say twice, or a list says of each of its items.
    private static func isLong(_ range: ByteRange, _ document: Document) -> Bool {
        let characters = document.bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        let first = document.text(range.prefix(4)).unicodeScalars.first
        let isSpoken = first.map { !$0.properties.isAlphabetic && $0.properties.numericType == nil } ?? true
        let isItem = first?.properties.isLowercase ?? false
        return characters >= (isSpoken || isItem ? 2 * fewestBytes : fewestBytes)
    }

    private static func message(_ place: (index: Int, first: Int), _ document: Document) -> String {
        place.index == place.first + 1
            ? "The paragraph stands twice, one right behind the other" : "The paragraph stands further up already"
    }

    /// Length and the bytes at the start, in the middle and at the end.
    private static func key(_ range: ByteRange, _ document: Document) -> UInt64 {
        var key = UInt64(range.count)
        for start in [range.lowerBound, range.lowerBound + range.count / 2, range.upperBound - 8] {
            for offset in start..<start + 8 { key = (key ^ UInt64(document.bytes[offset])) &* 0x0000_0100_0000_01B3 }
        }
        return key
    }
}
