import Bytes
import CLanguage

/// What language a text seems to be in.
public struct LanguageGuess: Sendable, Equatable {
    /// The language, without region or script; `undetermined` where the text leaves a doubt.
    public var language: LanguageTag
    /// How much of the text's letters are in the likeliest language, in percent, whether or not it was good enough for
    /// `language`.
    public var share: Double
    /// How much greater that share is than the next language's, in percent of the text.
    public var margin: Double
    /// Whether the recogniser itself holds the likeliest language for clearly likelier than all others.
    public var isReliable: Bool

    /// The guess of a text that says nothing.
    public static let none = LanguageGuess(language: .undetermined, share: 0, margin: 0, isReliable: false)
}

/// Recognises the language of a text with CLD2.
///
/// A wrong guess would hold a good text against another language's conventions, so below a clear margin there is no
/// guess. `Benchmarks/language` measures how often that goes wrong.
public enum LanguageRecognizer {
    /// How many bytes of a text are looked at, from each of its beginning, its middle and its end.
    static let window = 2048
    /// At a first glance, which is enough for a text that is plainly in one language: how many stretches are looked at, and how many
    /// bytes of each. Chosen on passages of the texts of `Benchmarks/language`, some of them with lines of another language at both ends or
    /// between all paragraphs: fewer and longer stretches take more of these for the other language.
    static let glances = 8
    static let glance = 64
    /// A text of fewer bytes is looked at as a whole: a few lines of another language are much of it.
    static let leastForGlance = 1536

    /// Guesses the language of `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: Text in UTF-8, without markup as far as possible; ill-formed bytes count as spaces.
    /// - Complexity: Constant: of a text longer than three windows only so much is looked at, and of one that is plainly in one language
    ///   far less.
    public static func recognize(_ bytes: UnsafeBufferPointer<UInt8>) -> LanguageGuess {
        if bytes.count > leastForGlance, let plain = recognizeAtAGlance(bytes) { return plain }
        let sample = sample(bytes)
        var guess = guess(raw(sample), sample)
        // A few words that were left in another script make CLD2 doubt a short text: it is asked of the others alone.
        if guess.language == .undetermined, let main = ScriptShares.inMainScript(sample) {
            guess = Self.guess(raw(main), main)
        }
        // What the script says of a text counts before what its Latin names and addresses look like.
        guard guess.language == .undetermined || guess.language.isWrittenInLatin, ScriptShares.mayTell(sample),
            let script = ScriptShares(sample).language
        else { return guess }
        return LanguageGuess(language: script, share: guess.share, margin: guess.margin, isReliable: false)
    }

    /// The language of a text of which several short stretches speak for one language alone.
    private static func recognizeAtAGlance(_ bytes: UnsafeBufferPointer<UInt8>) -> LanguageGuess? {
        let sample = glances(of: bytes)
        let guess = guess(raw(sample), sample)
        let isPlain = guess.isReliable && guess.share >= 95 && guess.margin >= 90
        return isPlain && familiar.contains(guess.language) ? guess : nil
    }

    private static func guess(_ raw: clanguage_guess, _ sample: [UInt8]) -> LanguageGuess {
        guard let likeliest = tag(raw.language.0) else { return .none }
        let next = tag(raw.language.1)
        let share = Double(raw.percent.0)
        // Traditional and simplified Chinese are one language here, but two for CLD2.
        let margin = share - (next == nil || next == likeliest ? 0 : Double(raw.percent.1))
        let guess = LanguageGuess(language: likeliest, share: share, margin: margin, isReliable: raw.is_reliable)
        let letterBytes = Int(raw.letter_bytes)
        if isClear(guess, score: raw.score.0, letterBytes: letterBytes), letterBytes >= wordless || hasWords(of: likeliest, sample) {
            return guess
        }
        return LanguageGuess(language: .undetermined, share: share, margin: margin, isReliable: raw.is_reliable)
    }

    /// Whether a guess is good enough to judge a text by. The bounds are chosen by `Benchmarks/language`.
    private static func isClear(_ guess: LanguageGuess, score: Double, letterBytes: Int) -> Bool {
        // Their script alone tells them, and Latin names and code among it are what makes CLD2 doubt.
        if [.chinese, .japanese, .arabic].contains(guess.language) { return guess.share >= 50 && guess.margin >= 40 }
        guard guess.isReliable, guess.share >= 70, guess.margin >= 50 else { return false }
        // English is what CLD2 takes names, old spellings and addresses for; real English scores above 1,000.
        if guess.language == .english { return score >= 800 }
        // A small language is mostly a big neighbour misread (Galician for Spanish, Serbian for Ukrainian), unless the
        // text is long.
        return score >= 300 && (familiar.contains(guess.language) || letterBytes >= 1000)
    }

    /// A text of fewer bytes of letters must show one of the language's commonest words, of which a longer one has many.
    private static let wordless = 200

    private static func hasWords(of language: LanguageTag, _ sample: [UInt8]) -> Bool {
        guard let words = FunctionWords.of(language) else { return true }
        // Without case in ASCII: a capital begins a sentence, and the words are listed in small letters.
        return words.occurs(in: sample, 0..<sample.count)
    }

    /// The languages that the bounds were measured on.
    private static let familiar: Set<LanguageTag> = [
        .arabic, .chinese, .czech, .english, .french, .german, .italian, .japanese, .polish, .portuguese, .russian,
        .spanish, .ukrainian,
    ]

    /// - Parameter sample: with its padding.
    private static func raw(_ sample: [UInt8]) -> clanguage_guess {
        sample.withUnsafeBytes { buffer in
            clanguage_recognize(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count - padding))
        }
    }

    /// What CLD2 looks at behind a text, in bytes, to see whether its last stretch goes on: one character, as long as its first byte says. Without
    /// spaces there it reads memory that is nobody's, and what it finds there decides about a text in two scripts. Far more than a character, since
    /// nothing promises that it is one.
    static let padding = 16

    private static func pad(_ sample: inout [UInt8]) {
        for _ in 0..<padding { sample.append(Ascii.space) }
    }

    /// The bytes to look at first, well-formed: stretches at even distances, none of them at an end of the text, where what asks the
    /// reader to share it, a notice or a signature stands, as often as not in another language.
    private static func glances(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(glances * (glance + 1) + padding)
        for number in 0..<glances {
            let start = (2 * number + 1) * bytes.count / (2 * glances) - glance / 2
            append(bytes[start..<start + glance], to: &result)
        }
        pad(&result)
        return result
    }

    /// Appends a stretch of a text, and a line end. A character cut by its edge is ill-formed there and counts as spaces.
    private static func append(_ stretch: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]) {
        WellFormed.append(UnsafeBufferPointer(rebasing: stretch), to: &result)
        result.append(Ascii.lineFeed)
    }

    /// The bytes to look at, well-formed: CLD2 trusts that they are. Then the padding.
    static func sample(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        guard bytes.count > 3 * window else {
            result.reserveCapacity(bytes.count + padding)
            WellFormed.append(bytes, to: &result)
            pad(&result)
            return result
        }
        result.reserveCapacity(3 * window + 3 + padding)
        for start in [0, bytes.count / 2 - window / 2, bytes.count - window] { append(bytes[start..<start + window], to: &result) }
        pad(&result)
        return result
    }

    /// CLD2's name for a language as a tag without region and script; nil for its name of none.
    private static func tag(_ name: UnsafePointer<CChar>?) -> LanguageTag? {
        guard let name else { return nil }
        switch String(cString: name) {
        case "un", "xxx": return nil
        // CLD2 keeps names that ISO 639 has withdrawn.
        case "iw": return LanguageTag("he")
        case "jw": return LanguageTag("jv")
        case let name:
            let tag = LanguageTag(name).base
            return tag == .undetermined ? nil : tag
        }
    }
}

/// How much of a text is in the scripts that one language, or nearly one, is written in.
private struct ScriptShares {
    private var latin = 0
    private var han = 0
    private var kana = 0
    private var hangul = 0
    private var hebrew = 0
    private var greek = 0
    private var thai = 0

    /// Whether there is a character that is counted and not in a Latin script, by first bytes: from U+0340 on, without E2 and EF, in which
    /// there are marks and signs.
    ///
    /// - Complexity: linear.
    static func mayTell(_ sample: [UInt8]) -> Bool {
        sample.withUnsafeBufferPointer { bytes in bytes.contains { $0 >= 0xCD && $0 < 0xEE && $0 != 0xE2 } }
    }

    /// The text without the letters of all scripts but its main one, Latin or Cyrillic, where there are few of them; nil elsewhere. Spaces
    /// take their place.
    ///
    /// - Complexity: linear.
    static func inMainScript(_ sample: [UInt8]) -> [UInt8]? {
        guard mayTell(sample) else { return nil }
        return sample.withUnsafeBufferPointer { bytes in
            var counts = (latin: 0, cyrillic: 0, other: 0)
            forEachLetter(in: bytes) { script, _ in
                switch script {
                case .latin: counts.latin += 1
                case .cyrillic: counts.cyrillic += 1
                case .other: counts.other += 1
                }
            }
            let main: LetterScript = counts.latin >= counts.cyrillic ? .latin : .cyrillic
            let others = counts.other + min(counts.latin, counts.cyrillic)
            guard others > 0, others * Self.mainShare <= max(counts.latin, counts.cyrillic) else { return nil }
            var result = sample
            forEachLetter(in: bytes) { script, range in
                guard script != main else { return }
                for offset in range { result[offset] = Ascii.space }
            }
            return result
        }
    }

    /// The main script has so many times as many letters as all others: with less the text may be of two languages. Measured by
    /// `Benchmarks/language`.
    private static let mainShare = 8

    private enum LetterScript { case latin, cyrillic, other }

    /// Calls `body` for each letter with its script and its bytes; whatever is beyond the Latin and Cyrillic blocks and no punctuation
    /// counts as a letter of another script.
    private static func forEachLetter(in bytes: UnsafeBufferPointer<UInt8>, _ body: (LetterScript, ByteRange) -> Void) {
        var position = 0
        while let decoded = bytes.decodeScalar(at: position) {
            let range = position..<position + decoded.length
            position = range.upperBound
            switch decoded.scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: body(.latin, range)
            case 0x400...0x52F: body(.cyrillic, range)
            // Signs and marks: Latin-1's, modifiers, general punctuation to technical and geometric signs, ideographic marks.
            case 0..<0x370, 0x2000..<0x2E80, 0x3000..<0x3041, 0xFE00..<0xFE70, 0xFFF0...: break
            default: body(.other, range)
            }
        }
    }

    init(_ sample: [UInt8]) {
        sample.withUnsafeBufferPointer { bytes in
            var position = 0
            while let decoded = bytes.decodeScalar(at: position) {
                position += decoded.length
                count(decoded.scalar.value)
            }
        }
    }

    private mutating func count(_ value: UInt32) {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
        case 0x370...0x3FF, 0x1F00...0x1FFF: greek += 1
        case 0x5D0...0x5EA: hebrew += 1
        case 0xE01...0xE4E: thai += 1
        case 0x3041...0x30FF: kana += 1
        case 0x4E00...0x9FFF: han += 1
        case 0xAC00...0xD7A3: hangul += 1
        default: break
        }
    }

    /// The language of the script that most of the text is in; nil where that is none of these.
    var language: LanguageTag? {
        // A character of Chinese says as much as two or three letters, a syllable of Korean as two.
        if (han + kana) * 5 >= latin * 2, han + kana >= Self.fewest { return kana * 10 >= han + kana ? .japanese : .chinese }
        if hangul * 2 >= latin, hangul >= Self.fewest { return LanguageTag("ko") }
        let letters: [(count: Int, language: String)] = [(hebrew, "he"), (greek, "el"), (thai, "th")]
        return letters.first { $0.count >= latin && $0.count >= Self.fewest }.map { LanguageTag($0.language) }
    }

    /// Fewer characters are a quotation, a symbol or a name.
    private static let fewest = 8
}
