import Bytes
import Linting
import Prose

/// `repetition/paragraph`: a paragraph that stands in the text twice, byte for byte, one right behind the other, or with
/// its neighbours.
///
/// A single paragraph that comes again further down is none: authors repeat a line for effect, reports an entry, pages
/// the description of a person.
public enum RepetitionParagraph: Check {
    public static let trigger = Trigger.text()

    private static let fewestBytes = 60
    /// How many paragraphs in a row make a passage that was pasted twice.
    private static let fewestInRow = 3
    /// A larger file is a collection of texts, which may well share paragraphs.
    private static let mostBytes = 1_000_000
    private static let mostFindings = 20

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.bytes.count < mostBytes, document.blocks.count >= 2 else { return }
        let pairs = pairs(document)
        if pairs.isEmpty { return }
        var findings = 0
        var start = 0
        while start < pairs.count, findings < mostFindings {
            // Paragraphs in a row whose first copies stand in a row, too.
            var end = start + 1
            while end < pairs.count, follows(pairs[end], pairs[end - 1], document) { end += 1 }
            let isPassage = end - start >= fewestInRow && isProse(pairs[start..<end], document)
            for pair in pairs[start..<end] {
                let isNext = isNeighbor(pair, document)
                guard isNext || isPassage && pair == pairs[start] else { continue }
                // All of the passage is what is there twice.
                let last = isNext ? pair : pairs[end - 1]
                report.add(
                    document.blocks[pair.index].content.lowerBound..<document.blocks[last.index].content.upperBound,
                    message(isNext ? 1 : end - start),
                    edits: isNext ? view.block(pair.index).removal.map { [Edit($0, "")] } ?? [] : [])
                findings += 1
            }
            start = end
        }
    }

    private struct Pair: Equatable {
        let index: Int
        let first: Int
    }

    /// The paragraphs that stood before, with the last place where they did.
    private static func pairs(_ document: Document) -> [Pair] {
        let twins = possibleTwins(document)
        guard !twins.isEmpty else { return [] }
        var seen: [UInt64: Int] = [:]
        var pairs: [Pair] = []
        for index in twins {
            let block = document.blocks[index]
            guard let first = seen.updateValue(index, forKey: key(block.content, document)),
                document.bytes[document.blocks[first].content] == document.bytes[block.content],
                isLong(block.content, document)
            else { continue }
            pairs.append(Pair(index: index, first: first))
        }
        return pairs
    }

    /// The paragraphs of which another may be the copy: those of which the key falls on the same bit as another's. In
    /// most texts there is hardly one.
    private static func possibleTwins(_ document: Document) -> [Int] {
        let paragraphs = document.blocks.indices.lazy.filter {
            document.blocks[$0].kind == .paragraph && document.blocks[$0].content.count >= fewestBytes
        }
        var bits: UInt64 = 64
        while bits < document.blocks.count * 32 { bits *= 2 }
        var once = [UInt64](repeating: 0, count: Int(bits / 64))
        var twice: [UInt64: Bool] = [:]
        var places: [(index: Int, bit: UInt64)] = []
        places.reserveCapacity(document.blocks.count)
        for index in paragraphs {
            let bit = key(document.blocks[index].content, document) >> 20 & (bits - 1)
            if once[Int(bit / 64)] & (1 << (bit % 64)) != 0 { twice[bit] = true }
            once[Int(bit / 64)] |= 1 << (bit % 64)
            places.append((index, bit))
        }
        return twice.isEmpty ? [] : places.filter { twice[$0.bit] != nil }.map(\.index)
    }

    private static func isNeighbor(_ pair: Pair, _ document: Document) -> Bool {
        pair.index == pair.first + 1
    }

    /// Whether nothing but short blocks, which are not compared, stands between two pairs, on either side alike.
    private static func follows(_ pair: Pair, _ before: Pair, _ document: Document) -> Bool {
        pair.index - before.index == pair.first - before.first && pair.index - before.index <= 3
    }

    /// Whether the paragraphs are different ones, and most of them sentences: lists and samples repeat themselves.
    private static func isProse(_ pairs: ArraySlice<Pair>, _ document: Document) -> Bool {
        let sentences = pairs.count { pair in
            let content = document.blocks[pair.index].content
            return ".!?”’\"»。！？".unicodeScalars.contains(document.scalar(before: content.upperBound)?.scalar ?? " ")
        }
        return sentences * 2 > pairs.count && Set(pairs.map(\.first)).count == pairs.count
    }

    /// Whether the paragraph has more characters than what people say twice. One in Chinese or Japanese says as much in
    /// half of them.
    private static func isLong(_ range: ByteRange, _ document: Document) -> Bool {
        let characters = document.bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        // Filler is there to be repeated.
        if document.bytes[range].starts(with: "Lorem ipsum".utf8) { return false }
        return characters >= (document.language.isWrittenWithoutSpaces ? fewestBytes / 2 : fewestBytes)
    }

    private static func message(_ count: Int) -> String {
        count == 1
            ? "The paragraph before is repeated here"
            : "\(count) paragraphs from further up are repeated from here on"
    }

    /// Of the length, and of eight bytes each at the start, in the middle and at the end; of at least eight bytes.
    private static func key(_ range: ByteRange, _ document: Document) -> UInt64 {
        document.bytes.withUnsafeBytes { bytes in
            let parts = (
                bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: range.lowerBound + range.count / 2, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: range.upperBound - 8, as: UInt64.self)
            )
            let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
            return (((UInt64(range.count) &* factor ^ parts.0) &* factor ^ parts.1) &* factor ^ parts.2) &* factor
        }
    }
}
