import Bytes
import Prose

/// Words by which a text speaks of a translation, in all languages that cards have them of.
enum TranslationWords {
    static let translation = Stems(.translate)
    /// What a text must hold to speak of a translation.
    static let seeds = Stems(.translate, .services, forEveryWord: true)
    static let machine = Stems(.machines)
    static let machineWords = Set(LanguagePhrases.machineWords.everywhere)
    private static let machineLiterals = LiteralSet(LanguagePhrases.machineWords.everywhere, .exact)

    /// Whether one of the words for a machine is in a text in small letters, as a word or a part of one.
    static func mayHoldMachineWord(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { machineLiterals.occurs(in: $0, 0..<$0.count) }
    }
    static let services = Stems(.services)
    static let languageNames = Stems(.languageNames)
    static let translationOrLanguage = Stems(.translate, .languageNames)
}

/// Beginnings of words to look for in text in small letters.
struct Stems: Sendable {
    private let literals: LiteralSet

    /// - Parameter forEveryWord: whether every word of texts is asked about.
    init(_ lists: LanguagePhrases..., forEveryWord: Bool = false) { literals = LiteralSet(lists, .exact, forScan: forEveryWord) }

    /// Whether one of the stems may begin a word of the block, in small letters or capitals: its first bytes stand there.
    ///
    /// - Complexity: linear in the block; nothing is allocated.
    func mayOccur(in block: Block, of bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            // Ideographs, kana and Hangul have no words apart.
            block.signals.isDisjoint(with: [.han, .kana, .hangul])
                ? literals.mayBeginWord(in: bytes, block.content) : literals.mayOccur(in: bytes, block.content)
        }
    }

    /// Where the first of the stems begins at the start of a word, or in a script without spaces anywhere, and how long it is.
    ///
    /// - Parameter text: in small letters. Complexity: linear.
    func first(in text: [UInt8], from start: Int = 0) -> Range<Int>? {
        text.withUnsafeBufferPointer { bytes in
            var position = start
            while position < bytes.count {
                var longest = 0
                if bytes[position] & 0xC0 != 0x80, beginsWord(bytes, position) {
                    literals.forEach(in: bytes, at: position, before: bytes.count) { longest = max(longest, literals.length(of: $0)) }
                }
                if longest > 0 { return position..<position + longest }
                position += 1
            }
            return nil
        }
    }

    func occurs(in text: [UInt8]) -> Bool { first(in: text) != nil }

    /// Whether no letter of an alphabet stands right before the place.
    private func beginsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        // Ideographs, kana and Hangul have no words apart.
        if bytes[position] >= 0xE3 || position == 0 { return true }
        let before = bytes[position - 1]
        if before < 0x80 { return !Ascii.isLetter(before) }
        // A letter of two bytes ends with a byte that follows C3 to DF; a mark of punctuation and an ideograph have three.
        return position < 2 || !(0xC3...0xDF).contains(bytes[position - 2])
    }
}
