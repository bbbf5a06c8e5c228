import Prose

/// The places of a rule that counts its phrases over the document: none of them is wrong by itself, many of them are
/// an accent.
struct PhraseDensity {
    private var places: [PhraseRule.Place] = []

    /// Fewer places, or fewer phrases among them, say nothing, however short the text is.
    private static let fewestPlaces = 3
    private static let fewestPhrases = 2
    /// The phrases that the message shows.
    private static let mostShown = 5

    mutating func add(_ places: [PhraseRule.Place]) {
        self.places += places
    }

    /// Reports the document, at the first place, if it holds `density` places in a thousand words.
    func report(_ rule: PhraseRule, density: Int, _ document: Document, into report: inout Report) {
        guard places.count >= Self.fewestPlaces, let first = places.first else { return }
        var counts: [Int: Int] = [:]
        for place in places { counts[place.phrase, default: 0] += 1 }
        guard counts.count >= Self.fewestPhrases else { return }
        let words = Self.words(document)
        guard words > 0, places.count * 1000 >= density * words else { return }
        let worst = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostShown)
        let list = worst.map { Self.line(rule.phrases[$0.key], $0.value) }.joined(separator: "; ")
        let rate = places.count * 10_000 / words
        let message = report.message(document.text(first.range))
        report.add(
            first.range,
            "\(message): \(places.count) phrases in \(words) words, "
                + "\(rate / 10).\(rate % 10) per thousand (\(list))")
    }

    private static func line(_ phrase: Card.Phrase, _ count: Int) -> String {
        let times = count > 1 ? " \(count) times" : ""
        let advice = phrase.replacement.map { $0.isEmpty ? "; leave it out" : "; better: \($0)" } ?? ""
        return "“\(phrase.text)”\(times)\(advice)"
    }

    /// The words of all prose, as spaces tell them.
    private static func words(_ document: Document) -> Int {
        var words = 0
        for block in document.blocks where block.kind.isProse {
            words += 1
            for position in block.content where document.bytes[position] == 0x20 { words += 1 }
        }
        return words
    }
}
