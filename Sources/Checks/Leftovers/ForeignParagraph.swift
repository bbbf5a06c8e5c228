import Linting
import Prose

/// `leftovers/foreign-paragraph`: a paragraph in another language than the rest of the text: not translated, or
/// translated into the wrong one.
public enum ForeignParagraph: DocumentCheck {
    public static let signals: Signals = []

    private static let leastBytes = 80
    /// What is in the document's language is at least so many times longer.
    private static let leastRatio = 3
    private static let mostFindings = 20

    public static func check(_ document: Document, into report: inout Report) {
        guard let words = FunctionWords.of(document.language) else { return }
        var suspects: [(range: ByteRange, language: LanguageTag)] = []
        var lastIntroduced = -2
        for (index, block) in document.blocks.enumerated() where block.kind == .paragraph && block.content.count >= leastBytes {
            if isQuoted(block.content, document) { continue }
            // A word that every few words of the language are spares almost all blocks the closer look.
            guard !words.occurs(in: document.bytes, block.content), suspects.count <= mostFindings else { continue }
            let guess = document.bytes.withUnsafeBufferPointer {
                LanguageRecognizer.recognize(UnsafeBufferPointer(rebasing: $0[block.content]))
            }
            let known = guess.language != .undetermined && FunctionWords.of(guess.language) != nil
            guard known, guess.language.base != document.language.base, guess.share >= 90 else { continue }
            // It has to show the words of the language that it seems to be in.
            guard FunctionWords.of(guess.language)?.occurs(in: document.bytes, block.content) ?? false else { continue }
            // A colon before it announces a quotation, which may run on: verse is quoted stanza by stanza.
            if index - lastIntroduced <= 2 || index > 0 && endsInColon(document.blocks[index - 1].content, document) {
                lastIntroduced = index
                continue
            }
            suspects.append((block.content, guess.language))
        }
        if suspects.isEmpty { return }
        let foreign = suspects.reduce(0) { $0 + $1.range.count }
        // Addresses, titles and tables are in no language: only what shows the language's words is in it.
        let own = document.blocks.reduce(0) { $0 + (words.occurs(in: document.bytes, $1.content) ? $1.content.count : 0) }
        guard own >= leastRatio * foreign, !isIn(suspects[0].language, document) else { return }
        for suspect in suspects {
            report.add(
                suspect.range, "This paragraph seems to be in another language (\(suspect.language)) than the text (\(document.language.base))",
                confidence: 0.8)
        }
    }

    /// Whether the text as a whole is in that language: then it is not the paragraph that is foreign.
    private static func isIn(_ language: LanguageTag, _ document: Document) -> Bool {
        document.bytes.withUnsafeBufferPointer(LanguageRecognizer.recognize).language.base == language.base
    }

    private static func endsInColon(_ content: ByteRange, _ document: Document) -> Bool {
        guard let last = content.last else { return false }
        return document.bytes[last] == UInt8(ascii: ":") || document.bytes[last] == UInt8(ascii: "-")
            || document.bytes[content].suffix(3).elementsEqual("—".utf8)
    }

    /// Whether the paragraph is somebody’s words: a mark of speech opens it, or a dash before a source.
    private static func isQuoted(_ content: ByteRange, _ document: Document) -> Bool {
        switch document.bytes[content.lowerBound] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "("): true
        case 0xC2: document.bytes[content.lowerBound + 1] == 0xAB
        case 0xE2: document.bytes[content.lowerBound + 1] == 0x80
        default: false
        }
    }
}

/// The commonest words of a language: one stands in nearly every clause.
struct FunctionWords: Sendable {
    private let words: KeyTable
    /// 4,096 bits: which words may be among them.
    private let filter: [UInt64]

    /// nil where the language is not known well enough, or is told by its script.
    static func of(_ language: LanguageTag) -> FunctionWords? {
        // Each is made when it is asked for first: most runs meet one language.
        switch language.base {
        case .english: english
        case .german: german
        case .french: french
        case .spanish: spanish
        case .italian: italian
        case .portuguese: portuguese
        case .polish: polish
        case .czech: czech
        case .russian: russian
        case .ukrainian: ukrainian
        default: nil
        }
    }

    /// Whether one of the words stands in the range. Complexity: linear; in text of the language a few words.
    func occurs(in bytes: [UInt8], _ range: ByteRange) -> Bool {
        bytes.withUnsafeBufferPointer { occurs(in: $0, range) }
    }

    private func occurs(in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        var key: UInt64 = 0
        var length = 0
        for position in range {
            let byte = bytes[position]
            if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 {
                length += 1
                key = key << 8 | UInt64(byte < 0x80 ? byte | 0x20 : byte)
            } else {
                if length > 0, length <= 8, contains(key) { return true }
                key = 0
                length = 0
            }
        }
        return length > 0 && length <= 8 && contains(key)
    }

    @inline(__always)
    private func contains(_ key: UInt64) -> Bool {
        let hash = Self.hash(key)
        return filter[hash >> 6] & (1 << UInt64(hash & 63)) != 0 && !words.places(of: key).isEmpty
    }

    private static func hash(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52) }

    private init(_ list: String) {
        let keys = list.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
        words = KeyTable(keys.map { ($0, 0) })
        var filter = [UInt64](repeating: 0, count: 64)
        for word in keys { filter[Self.hash(word) >> 6] |= 1 << UInt64(Self.hash(word) & 63) }
        self.filter = filter
    }

    private static let english = FunctionWords("the of and to in is that for was with on as by at it this be are from he his she you we they not have an but i my your if so me")
    private static let german = FunctionWords("der die und das den dem des ist zu mit sich nicht ein eine auf für von im als auch es an sie er ich wir wie aus bei nach war hat so")
    private static let french = FunctionWords("le les et des est que une dans du pour qui pas sur au ce il elle avec nous vous je plus par ou sont en se")
    private static let spanish = FunctionWords("el los y las que del por con una para es no lo su al como más pero sus le ha se me")
    private static let italian = FunctionWords("il di che e la per un non una del con si è della i le da gli nel alla sono come più ma mi")
    private static let portuguese = FunctionWords("o os e que do da em um para com não uma no na por mais as dos como mas ao se é me")
    private static let polish = FunctionWords("i w na z się do nie że to jest o jak za po od ale dla był przez co już ja")
    private static let czech = FunctionWords("a v na se je že to s z do o i jako pro ve by za si jsem jsou ale po tak už jen")
    private static let russian = FunctionWords("и в не на что с он как по это я но к из у за от так же вы бы мы о для")
    private static let ukrainian = FunctionWords("і в не на що з та до як це за я але його у й він від про для по є ми")
}
