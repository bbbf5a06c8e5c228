import Bytes
import UnicodeText

/// Text in an encoding of its own script, of one byte a letter, that was read as Windows-1252: `Ïðèâåò` for `Привет`, `ùìåí` for
/// `שלום`.
///
/// No UTF-8 is in it that could prove it. What gives it away is that whole words consist of letters beyond ASCII, which words of no
/// language in Latin letters do. Which encoding it was, the words tell: they are read in each, and one of the readings has to be far
/// likelier than all others. Where none is, nothing is restored.
public struct LegacyReading: Sendable {
    /// The misread words, ascending, with what they read before; empty where no reading is clear.
    public let stretches: [Mojibake.Stretch]
    /// From the first of the words to the last.
    public let range: Range<Int>
    /// What the text was encoded in; nil where no reading is clear.
    public let encoding: String?

    /// Whether so many long words are no names: the text is misread, however it is to be read.
    public let isSurelyMisread: Bool

    /// Reads the words of a text that seem to be misread; nil where there are no more than names and capitals may be.
    ///
    /// - Complexity: linear in the bytes, for each encoding; no allocation for text that cannot hold any.
    /// - Parameter isPossible: whether the text may be of a language, by its tag.
    public init?(
        in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, where isPossible: (_ language: String) -> Bool = { _ in true }
    ) {
        guard Self.mayHoldHighWords(bytes, range) else { return nil }
        let words = Self.highWords(bytes, range)
        let long = words.filter { $0.letters.count >= Self.leastLetters }
        guard long.count >= 2 || long.contains(where: { $0.letters.count >= 2 * Self.leastLetters }), let first = words.first,
            let last = words.last
        else { return nil }
        isSurelyMisread = long.count >= 3
        self.range = first.range.lowerBound..<last.range.upperBound
        let sample = Self.sample(words)
        let letters = sample.reduce(0) { $0 + $1.count }
        let readings = LegacyPage.all.compactMap { page -> (page: LegacyPage, score: Double)? in
            let texts = sample.map { page.words(in: $0) }
            guard let score = page.score(texts.flatMap { $0 }, where: isPossible) else { return nil }
            return (page, score)
        }.sorted { $0.score > $1.score }
        guard let best = readings.first, best.score >= Self.leastScore else {
            (stretches, encoding) = ([], nil)
            return
        }
        // Where the language leaves one encoding, nothing is to be told apart.
        if readings.count > 1 {
            let margin = best.score - readings[1].score
            guard margin >= Self.leastMargin, margin * Double(letters) >= Self.leastEvidence else {
                (stretches, encoding) = ([], nil)
                return
            }
        }
        encoding = best.page.name
        stretches = words.compactMap { word in
            let text = best.page.read(word.letters)
            guard text != word.letters else { return nil }
            return Mojibake.Stretch(
                range: word.range, repaired: String(String.UnicodeScalarView(text)), codePage: CodePage.windows1252.name)
        }
    }

    /// As many letters of the words as tell the encodings apart beyond doubt: `leastEvidence` is reached with some twenty. Words are taken
    /// whole, but for those that are none by their length.
    private static func sample(_ words: [HighWord]) -> [[Unicode.Scalar]] {
        var rest = mostLetters
        return words.prefix { word in
            defer { rest -= word.letters.count }
            return rest > 0
        }.map { Array($0.letters.prefix(longestWord)) }
    }

    /// Two hundred times what is needed, and a page of text.
    private static let mostLetters = 4096
    /// In letters. The longest words of languages that join theirs have some eighty.
    private static let longestWord = 256

    /// What a text of misread words reads in each encoding, for whoever has to check a repair.
    static func readings(of text: String) -> [String] {
        LegacyPage.all.map { String(String.UnicodeScalarView($0.read(Array(text.unicodeScalars)))) }
    }

    private static let leastLetters = 4
    /// In bits a letter; running text scores some -4.2, words of another language read so below -6.
    private static let leastScore = -5.2
    /// How much better than the next reading, in bits a letter and in bits. Of 15,000 stretches of two words and more in seven
    /// languages none reads wrong with these, and nine in ten read right.
    private static let leastMargin = 0.7
    private static let leastEvidence = 15.0

    private struct HighWord {
        var range: Range<Int>
        var letters: [Unicode.Scalar]

        mutating func extend(by letter: Unicode.Scalar, at place: Range<Int>) {
            range = range.lowerBound..<place.upperBound
            letters.append(letter)
        }

        /// Whether it is more than signs; ³ alone is і, the commonest word of Ukrainian.
        var isLetters: Bool { letters == ["³"] || letters.contains { (0xC0...0xFF).contains($0.value) } }
    }

    /// Whether three letters of U+00C0–U+00FF stand in a row. A step is as long as what it looks for is at least, less one letter.
    private static func mayHoldHighWords(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        let end = range.upperBound - 5
        while position < end {
            let start = bytes[position] == 0xC3 ? position : position + 1
            if bytes[start] == 0xC3, bytes[start + 2] == 0xC3, start + 4 < range.upperBound, bytes[start + 4] == 0xC3 { return true }
            position += 3
        }
        return false
    }

    /// The words of letters and signs beyond ASCII alone that some encoding may have meant.
    private static func highWords(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [HighWord] {
        var words: [HighWord] = []
        var current: HighWord?
        var isMixed = false
        func end() {
            if let word = current, !isMixed, word.isLetters { words.append(word) }
            current = nil
        }
        var position = range.lowerBound
        while let decoded = bytes.decodeScalar(at: position, endingBefore: range.upperBound) {
            let place = position..<position + decoded.length
            position = place.upperBound
            let scalar = decoded.scalar
            if LegacyPage.mayBeLetter(scalar) {
                // In its place: a copy of a long word for each of its letters would take quadratic time.
                if current == nil { current = HighWord(range: place, letters: []) }
                current?.extend(by: scalar, at: place)
            } else if scalar.isLetter || scalar.isDigit {
                isMixed = true
            } else {
                end()
                isMixed = false
            }
        }
        end()
        return words
    }
}

/// An encoding of one byte a letter whose text programs read as Windows-1252.
struct LegacyPage: Sendable {
    let name: String
    private let models: [LetterModel]
    /// By what Windows-1252 has in their places: the letters and marks of the encoding's script.
    private let letters: [Unicode.Scalar: Unicode.Scalar]
    /// The same for its own punctuation (`¡` for `،`).
    private let marks: [Unicode.Scalar: Unicode.Scalar]

    /// - Parameter known: the name that ICU has for it.
    private init(_ name: String, _ known: String, _ script: Script, _ models: [LetterModel]) {
        self.name = name
        self.models = models
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        var marks: [Unicode.Scalar: Unicode.Scalar] = [:]
        let encoding = LegacyEncoding(known)
        for byte in UInt8(0x80)...0xFF {
            guard let scalar = encoding.decoded([byte])?.unicodeScalars.first else { continue }
            let shown = CodePage.windows1252Character(of: byte)
            if scalar.script == script || scalar.isMark {
                letters[shown] = scalar
            } else if scalar.script == .common, scalar.isUsed(with: script), scalar != shown, script == .arabic {
                marks[shown] = scalar
            }
        }
        self.letters = letters
        self.marks = marks
    }

    static let all = [
        LegacyPage(
            "Windows-1251", "windows-1251", .cyrillic, [.russian, .ukrainian, .bulgarian, .serbian, .belarusian]),
        LegacyPage("KOI8", "KOI8-U", .cyrillic, [.russian, .ukrainian, .bulgarian]),
        LegacyPage("Windows-1253", "windows-1253", .greek, [.greekLanguage]),
        LegacyPage("Windows-1255", "windows-1255", .hebrew, [.hebrew]),
        LegacyPage("Windows-1256", "windows-1256", .arabic, [.arabic, .persian]),
    ]

    private static let highest = all.reduce(into: Set<Unicode.Scalar>()) { $0.formUnion($1.letters.keys) }

    /// Whether some encoding has a letter in the character's place. The quotation marks and dashes, which nearly all have alike, are
    /// none.
    static func mayBeLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x80 && highest.contains(scalar) && !(0x2010...0x203F).contains(scalar.value) && scalar != "«" && scalar != "»"
    }

    /// Characters as the encoding has them; those that it has no letter or mark for, as they are.
    func read(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] { scalars.map { letters[$0] ?? marks[$0] ?? $0 } }

    /// The words that characters read as: a mark at an end is left out, and one within parts them.
    func words(in scalars: [Unicode.Scalar]) -> [String] {
        scalars.split { marks[$0] != nil }.map { String(String.UnicodeScalarView(read(Array($0)))) }
    }

    /// How well words read in the likeliest language of the encoding; nil where none is possible.
    func score(_ words: [String], where isPossible: (String) -> Bool) -> Double? {
        models.filter { isPossible($0.language) }.map { $0.score(words) }.max()
    }
}
