import Bytes
import UnicodeText

/// How a language spells, as far as it takes to tell its words from letters that stand in their places by accident.
///
/// The orders of letters are those of running text, the commonest first; the words are the commonest short ones.
struct LetterModel: Sendable {
    let language: String
    /// What a letter costs: minus the logarithm of how often it stands, in bits, by its place in the order.
    private let costs: [Unicode.Scalar: Double]
    private let averageCostOfOthers = 12.0
    private let vowels: Set<Unicode.Scalar>
    private let commonWords: Set<String>
    /// Letters that no word begins with.
    private let neverFirst: Set<Unicode.Scalar>
    /// Letters that stand at the end of a word only.
    private let onlyLast: Set<Unicode.Scalar>
    /// Letters that never stand there.
    private let neverLast: Set<Unicode.Scalar>

    private init(
        _ language: String, _ order: String, words: String, vowels: String = "", neverFirst: String = "", onlyLast: String = "",
        neverLast: String = ""
    ) {
        self.language = language
        // Each letter is a tenth rarer than the one before, which fits alphabets of 22 to 33 letters.
        let weights = order.unicodeScalars.indices.enumerated().map { Double($0.offset) * -0.105 }
        let sum = weights.reduce(0) { $0 + Self.exp($1) }
        var costs: [Unicode.Scalar: Double] = [:]
        for (letter, weight) in zip(order.unicodeScalars, weights) { costs[letter] = -Self.log2(Self.exp(weight) / sum) }
        self.costs = costs
        self.vowels = Set(vowels.unicodeScalars)
        commonWords = Set(words.listedWords)
        self.neverFirst = Set(neverFirst.unicodeScalars)
        self.onlyLast = Set(onlyLast.unicodeScalars)
        self.neverLast = Set(neverLast.unicodeScalars)
    }

    /// How well words read in the language, in bits a letter: the higher the better; running text of the language is near -4.2.
    ///
    /// - Parameter words: letters and marks alone.
    func score(_ words: [String]) -> Double {
        var (letters, cost, ill, common) = (0, 0.0, 0, 0)
        for word in words {
            let folded = Self.folded(word)
            for letter in folded { cost += costs[letter] ?? averageCostOfOthers }
            letters += folded.count
            if !isWellFormed(folded) || !Self.hasPlainCase(word) { ill += folded.count }
            if commonWords.contains(word.lowercased()) { common += 1 }
        }
        guard letters > 0 else { return -.infinity }
        // The two weights are the least that told all of some ten thousand stretches of two words and more apart.
        return -cost / Double(letters) - 4 * Double(ill) / Double(letters) + 2 * Double(common) / Double(words.count)
    }

    /// Whether a word is built as words of the language are.
    func isWellFormed(_ word: String) -> Bool { isWellFormed(Self.folded(word)) }

    private func isWellFormed(_ letters: [Unicode.Scalar]) -> Bool {
        guard let first = letters.first, let last = letters.last else { return true }
        if neverFirst.contains(first) || letters.count > 1 && neverLast.contains(last) { return false }
        if letters.dropLast().contains(where: { onlyLast.contains($0) }) { return false }
        guard !vowels.isEmpty else { return true }
        if letters.count >= 3, !letters.contains(where: { vowels.contains($0) }) { return false }
        var consonants = 0
        for letter in letters {
            consonants = vowels.contains(letter) ? 0 : letter == "ь" ? consonants : consonants + 1
            if consonants == 5 { return false }
        }
        return true
    }

    /// Whether a capital stands at the word's beginning only, or all letters are capitals.
    private static func hasPlainCase(_ word: String) -> Bool {
        let letters = word.unicodeScalars.filter(\.isLetter)
        return letters.dropFirst().allSatisfy { !$0.isUppercase } || letters.allSatisfy { !$0.isLowercase }
    }

    /// The letters in small, without their accents.
    private static func folded(_ word: String) -> [Unicode.Scalar] {
        word.lowercased().unicodeScalars.compactMap { scalar in
            if scalar.isMark { return nil }
            return scalar.script == .greek ? greek[scalar] ?? scalar : scalar
        }
    }

    private static let greek: [Unicode.Scalar: Unicode.Scalar] = [
        "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ό": "ο", "ύ": "υ", "ώ": "ω", "ϊ": "ι", "ϋ": "υ", "ΐ": "ι", "ΰ": "υ",
    ]

    // Without Foundation there is no logarithm but the C library's; these two are enough for a table.

    private static func exp(_ value: Double) -> Double {
        var (term, sum) = (1.0, 1.0)
        for step in 1...40 {
            term *= value / Double(step)
            sum += term
        }
        return sum
    }

    private static func log2(_ value: Double) -> Double {
        var (rest, result) = (value, 0.0)
        while rest < 1 {
            rest *= 2
            result -= 1
        }
        var bit = 0.5
        while bit > 1e-6 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }

    // MARK: Languages

    static let russian = LetterModel(
        "ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        words: "и в не на что с он как это но я его по из за так все она было от же мы у а к для бы",
        vowels: "аеёиоуыэюя", neverFirst: "ьъы")
    static let ukrainian = LetterModel(
        "uk", "оаинвіетрслкудмпьязгбчйхжшющєцїфґ",
        words: "і в не на що з він як це та я його до за так але вона було від ми у а й про для",
        vowels: "аеєиіїоуюя", neverFirst: "ь")
    static let bulgarian = LetterModel(
        "bg", "аиоентрсвлкдпмзубгъщчяжйцшхюфь",
        words: "и в не на че с той как това но да се за от са е по до при ще",
        vowels: "аеиоуъюя", neverFirst: "ьы")
    static let serbian = LetterModel(
        "sr", "аиоенсрјткувдмплзгбчћцжшњљхђфџ",
        words: "и у не на да се је су за од са по као што из али ће до", vowels: "аеиоур")
    static let belarusian = LetterModel(
        "be", "аніыотерскцвлдзпмяуйўьбгчхшжэюфіё",
        words: "і у не на што з ён як гэта ды я яго па за так але яна было ад мы", vowels: "аеёіоуыэюя", neverFirst: "ьы")
    static let greekLanguage = LetterModel(
        "el", "ατοιεηνσρςκπυλμωθγδχβφξζψ",
        words: "και το να η ο του της τα την με για που στο στη από δεν είναι τον οι ότι θα σε τη μια ένα",
        vowels: "αεηιουω", onlyLast: "ς", neverLast: "σ")
    static let hebrew = LetterModel(
        "he", "יוהלאשרתבמנםדקחעפטזכגןצסךףץ",
        words: "של את לא על הוא זה כי עם גם היא אני או אל כל היה מה בין רק יש אם", onlyLast: "ךםןףץ", neverLast: "כמנצ")
    static let arabic = LetterModel(
        "ar", "اليمنوتربةعدسفهكقحجأإىشصضخطذءثزئغظآؤ",
        words: "في من على إلى أن عن مع لا ما هذا التي الذي كان هو أو هذه ذلك بين كما لم قد", neverFirst: "ةىءئؤ", onlyLast: "ةى")
    static let persian = LetterModel(
        "fa", "ایردنمهوتبسشکلزفگقخپجعحطصچغذثضآظژئ",
        words: "و در به از که این را با است آن برای یک تا بر هم می خود شد", onlyLast: "ةى")
}
