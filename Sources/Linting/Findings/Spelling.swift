import Bytes
import Decoding
import Prose
import UnicodeText

/// How words are spelled that a fix changes letters of: no safe fix may leave them worse than they were.
///
/// What a word is spelled by is told apart by three things, and none of them needs a dictionary: all its letters are of one script and of
/// those that the text's language has; they stand as that language's letters do; and the commonest words are known. A word wholly in
/// another script is a quotation, and says nothing.
struct Spelling {
    /// Letters that the language does not have, in words of its script or of two; all letters of a word that none of the language is built
    /// like.
    private(set) var illLetters = 0
    private(set) var letters = 0
    /// Words that are among the commonest of the language.
    private(set) var common = 0
    private(set) var words = 0

    /// In bytes: longer stretches are texts that were misread from end to end, which their decoders compare in many readings.
    private static let longest = 4096

    /// Scripts of which words hold several, and which stand beside words of others without a space.
    private static let mixing: Set<Script> = [.common, .inherited, .han, .hiragana, .katakana, .bopomofo, .hangul]

    /// Whether the letter is one of the language with an accent, as names from other languages have them.
    private static func isAccented(_ letter: Unicode.Scalar, _ own: LanguageLetters) -> Bool {
        let base = letter.withoutAccents
        return base != letter && own.contains(base)
    }

    /// Whether the words that a fix changes are spelled worse afterwards: more of their letters do not belong there, or fewer of the words
    /// are known.
    ///
    /// - Complexity: linear in the words around the edits.
    static func isWorse(after fix: Fix, in document: Document) -> Bool {
        guard changesLetters(fix, document), let first = fix.edits.first, let last = fix.edits.last else { return false }
        var start = first.range.lowerBound
        while start > 0, Ascii.isLetterOrBeyond(document.bytes[start - 1]) { start -= 1 }
        var end = last.range.upperBound
        while end < document.bytes.count, Ascii.isLetterOrBeyond(document.bytes[end]) { end += 1 }
        guard end - start <= longest else { return false }
        let edits = fix.edits.map { Edit($0.range.lowerBound - start..<$0.range.upperBound - start, $0.replacement) }
        let before = Array(document.bytes[start..<end])
        let own = LanguageLetters.of(document.language.base.description)
        let old = Spelling(before, document.language, own)
        let new = Spelling(Edit.apply(edits, to: before), document.language, own)
        // As shares, since what was doubled goes, and what was misread takes several letters for one.
        if new.illLetters * max(1, old.letters) > old.illLetters * max(1, new.letters) { return true }
        return new.words > 0 && new.common * max(1, old.words) < old.common * new.words
    }

    /// Whether the fix replaces letters by letters. What a reference or an escape spells (`&eacute;`, `%C3%A9`) are letters of no word.
    private static func changesLetters(_ fix: Fix, _ document: Document) -> Bool {
        switch fix.touches {
        case .marks, .blocks: return false
        case .characters, .words: break
        }
        return fix.edits.allSatisfy { edit in
            !edit.replacement.isEmpty && !edit.range.isEmpty
                && document.bytes[edit.range].allSatisfy { Ascii.isLetterOrBeyond($0) || $0 == 0x20 || $0 == UInt8(ascii: "'") }
        }
    }

    /// - Parameters:
    ///   - text: UTF-8.
    ///   - own: the letters of the language; nil where nobody knows them.
    init(_ text: [UInt8], _ language: LanguageTag, _ own: LanguageLetters?) {
        let commonWords = FunctionWords.of(language)
        let base = language.base.description
        text.withUnsafeBufferPointer { bytes in
            var letters: [Unicode.Scalar] = []
            var position = 0
            while position < bytes.count {
                let start = position
                letters.removeAll(keepingCapacity: true)
                while let decoded = bytes.decodeScalar(at: position), case let isLetter = decoded.scalar.isLetter,
                    isLetter || decoded.scalar.isMark
                {
                    if isLetter { letters.append(decoded.scalar) }
                    position += decoded.length
                }
                if start < position {
                    let isCommon = commonWords?.occurs(in: text, start..<position) == true
                    add(letters, isCommon, own) { WordShape.mayBeWord(String(decoding: text[start..<position], as: UTF8.self), of: base) }
                }
                position += bytes.decodeScalar(at: position)?.length ?? 0
            }
        }
    }

    /// Takes up a word.
    ///
    /// - Parameter mayBeWord: whether it is built like one of the language.
    private mutating func add(_ letters: [Unicode.Scalar], _ isCommon: Bool, _ own: LanguageLetters?, _ mayBeWord: () -> Bool) {
        self.letters += letters.count
        words += 1
        if isCommon { common += 1 }
        var scripts: [Script] = []
        for letter in letters {
            let script = letter.script
            if !scripts.contains(script), !Self.mixing.contains(script) { scripts.append(script) }
        }
        guard scripts.count > 1 || own.map({ own in letters.contains { own.contains($0) } }) == true else { return }
        let foreign = own.map { own in letters.count { !own.contains($0) && !Self.isAccented($0, own) } } ?? letters.count
        let isIll = scripts.count == 1 && !mayBeWord()
        illLetters += isIll ? letters.count : foreign
    }
}
