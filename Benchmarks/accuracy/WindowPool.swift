import Damage
import Linting
import Prose
import Readers

/// A stretch of a clean text around one paragraph.
struct Window {
    let path: String
    let bytes: [UInt8]
    let language: LanguageTag
    /// The paragraphs, without white space at their ends.
    let paragraphs: [Range<Int>]
    /// The paragraph that may be damaged, as an index of `paragraphs`.
    let target: Int

    /// What a damage function gets to see.
    func passage(_ index: Int) -> Stretch {
        Stretch(
            bytes: bytes, language: language.base.description, paragraph: paragraphs[index],
            next: paragraphs.indices.contains(index + 1) ? paragraphs[index + 1] : nil)
    }
}

/// The windows of all texts in a random but repeatable order, cut and checked as they are asked for.
struct WindowPool {
    private struct Seat {
        let document: Int
        let block: Int
    }

    private let linter: Linter
    private let paragraphsPerWindow: Int
    private var documents: [(path: String, document: Document)] = []
    private var seats: [String: [Seat]] = [:]
    private var cut: [String: [Window?]] = [:]

    /// The languages that there are texts of.
    var languages: [String] { seats.keys.sorted() }

    init(_ corpus: Corpus, _ linter: Linter, paragraphs: Int, seed: UInt64) throws {
        self.linter = linter
        paragraphsPerWindow = paragraphs
        for index in corpus.paths.indices {
            let text = try corpus.text(index)
            let document = linter.document(text.bytes, text.options)
            // A text broken at a fixed width would have to be damaged in its own way.
            if document.layout == .wrapped { continue }
            let language = document.language.base.description
            for block in document.blocks.indices where Self.isSeat(document.blocks[block]) {
                seats[language, default: []].append(Seat(document: documents.count, block: block))
            }
            documents.append((text.path, document))
        }
        for language in seats.keys.sorted() {
            var random = SplitMix64(seed: seed, name: "windows " + language)
            seats[language]?.shuffle(using: &random)
        }
    }

    private static func isSeat(_ block: Block) -> Bool {
        block.kind == .paragraph && (80...2500).contains(block.content.count)
    }

    /// How many windows there are at most.
    func count(_ language: String) -> Int { seats[language]?.count ?? 0 }

    /// The window with that number; nil if the linter finds anything in it.
    mutating func window(_ number: Int, _ language: String) -> Window? {
        if let known = cut[language], number < known.count { return known[number] }
        precondition(number == cut[language]?.count ?? 0, "windows are asked for in order")
        let window = seats[language].flatMap { clean($0[number]) }
        cut[language, default: []].append(window)
        return window
    }

    private func clean(_ seat: Seat) -> Window? {
        let (path, document) = documents[seat.document]
        let blocks = document.blocks
        let first = max(0, min(seat.block - paragraphsPerWindow / 2, blocks.count - paragraphsPerWindow))
        let last = min(blocks.count, first + paragraphsPerWindow) - 1
        let range = blocks[first].range.lowerBound..<blocks[last].range.upperBound
        let bytes = Array(document.bytes[range]) + [10]
        let window = Window(
            path: path, bytes: bytes, language: document.language,
            paragraphs: blocks[first...last].map {
                $0.content.lowerBound - range.lowerBound..<$0.content.upperBound - range.lowerBound
            },
            target: seat.block - first)
        let reading = ReadingOptions(language: document.language)
        let again = linter.document(bytes, reading)
        return again.layout != .wrapped && linter.check(again).isEmpty ? window : nil
    }
}
