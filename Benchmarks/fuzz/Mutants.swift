import Linting
import Prose
import Readers

/// Numbers that look random, the same on every machine.
///
/// Source: SplitMix64, Steele, Lea and Flood 2014.
struct Randomness {
    private var state: UInt64

    init(_ seed: UInt64, _ number: Int) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number) &* 0xD1B5_4A32_D192_ED03 }

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ value >> 31) % UInt64(max(1, bound)))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(below: elements.count)] }
}

/// A broken text, and how it is read and checked.
struct Mutant {
    var bytes: [UInt8]
    var format: TextFormat
    /// Nil where it is to be recognized.
    var language: String?
    /// Which of the linters it is for.
    var linter: Int

    var options: ReadingOptions { ReadingOptions(format: format, language: language.map { LanguageTag($0) }) }

    /// Breaks a piece of one of the texts at one to seven places.
    init(of texts: [[UInt8]], linters: Int, _ random: inout Randomness) {
        bytes = Self.broken(texts, &random)
        // A text with a NUL is none.
        for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x20 }
        format = random.next(below: 3) == 0 ? .markdown : .plain
        language = random.next(below: 6) == 0 ? nil : random.pick(Self.languages)
        linter = random.next(below: linters)
    }

    /// A text that is given, in some language and for some linter.
    init(_ bytes: [UInt8], linters: Int, _ random: inout Randomness) {
        self.bytes = bytes
        format = random.next(below: 3) == 0 ? .markdown : .plain
        language = random.pick(Self.languages)
        linter = random.next(below: linters)
    }

    /// A text of quotation marks, what stands beside them, and hardly a word: where rules on marks have most to disagree about.
    static func marks(_ random: inout Randomness) -> [UInt8] {
        // A few kinds for each text, so that they meet.
        let kinds = (0...1 + random.next(below: 4)).map { _ in random.pick(quotationMarks) }
        var bytes: [UInt8] = []
        for _ in 0...3 + random.next(below: 24) {
            bytes += random.next(below: 5) < 2 ? random.pick(kinds) : random.pick(neighbors)
        }
        return bytes
    }

    private static let quotationMarks: [[UInt8]] = [
        "“", "”", "„", "«", "»", "‘", "’", "‚", "\"", "'", "``", "''", "‹", "›", "「", "」", "『", "』", "《", "》", "״", "‟", "″",
    ].map { Array($0.utf8) }

    private static let neighbors: [[UInt8]] = [
        "a", "word", "One two", "слово", "漢字", "said", "dit-il", " ", " ", " ", " ", ", ", ". ", ".", ",", "?", "!", "…", ": ", "—", "– ",
        "(", ")",
        "\n", "\n\n", "\n\n", "\u{A0}", "\u{202F}", "\u{2009}", "1", "’s", "n’t", "- ", "> ", "Il a répondu que non, et il est parti. ",
        "She said so, and nobody in the room believed it. ", "Das glaubte ihr niemand im Saal. ",
    ].map { Array($0.utf8) }

    /// A piece of one of the texts, or all of it, broken at one to eight places.
    static func broken(_ texts: [[UInt8]], whole: Bool = false, _ random: inout Randomness) -> [UInt8] {
        let text = random.pick(texts)
        let length = whole ? text.count : 1 + random.next(below: 500)
        let start = random.next(below: max(1, text.count - length))
        var bytes = Array(text[min(start, text.count)..<min(text.count, start + length)])
        for _ in 0...random.next(below: 7) { damage(&bytes, texts, &random) }
        return bytes
    }

    private static func damage(_ bytes: inout [UInt8], _ texts: [[UInt8]], _ random: inout Randomness) {
        let place = random.next(below: bytes.count + 1)
        switch random.next(below: 7) {
        case 0, 1, 2:
            let piece = random.pick(pieces)
            for _ in 0...random.next(below: 2) { bytes.insert(contentsOf: piece, at: place) }
        case 3: if !bytes.isEmpty { bytes[min(place, bytes.count - 1)] = UInt8(1 + random.next(below: 255)) }
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.next(below: 6)))
        case 5:
            let other = random.pick(texts)
            let start = random.next(below: max(1, other.count))
            bytes.insert(contentsOf: other[min(start, other.count)..<min(other.count, start + 60)], at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + random.next(below: 20))], at: place)
        }
    }

    static let languages = [
        "en", "de", "de-CH", "fr", "fr-CA", "fr-CH", "pl", "ru", "uk", "it", "es", "cs", "zh", "ja", "ko", "ar", "he", "sv", "hu", "pt-BR",
        "tr",
    ]

    /// What rules look for, and what texts are cut into.
    private static let pieces: [[UInt8]] =
        [
            "“", "”", "„", "«", "»", "‘", "’", "\"", "'", "``", "''", "‹", "›", "\u{200B}", "\u{202E}", "\u{AD}", "\u{FEFF}", "\u{301}",
            "\u{FE0F}",
            "\u{A0}", "\u{202F}", "\u{2009}", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", ",", ".", " ,", "…", "```", "<think>", "&amp;",
            "&ldquo;",
            "%C3%A9", "%7B", "<0xE2>", "\u{1B}[", "\u{1B}[0m", "Ã©", "â€™", "é", "о", "1", "٣", "ｱ", "★", "- ", "> ", "|", "#", "*", "_",
            "🙂", "한",
            "漢", "\u{7}", "\u{2028}", "Photo: ", "<br>", "[a](", "\\\"", "\\n", "Ġ", "▁", "،", "？", "（", "：",
        ].map { Array($0.utf8) } + [[0xE2, 0x80], [0xD0], [0xFF], [0xC3], [0x80], [0xBE], [0xF0, 0x9F], [0xE2]]
}
