import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/look-alike`: a letter of another script in the middle of a word, for one that looks the same (`Servicе`
/// with a Cyrillic “е”).
///
/// It is replaced only by letters that the word's language has, and only where nothing else is likely. Two scripts meet in a word for
/// other reasons as well: an ending behind a foreign name (`COVIDа`, `Facebookе`), an acronym before one (`BMами`), a symbol (`TNFα`).
/// There the text itself must have the word.
public enum LookAlike: Check {
    public static let trigger = Trigger.blocks(.mixedScriptWord)

    /// The letters of each script that look like those of others; made when the first word needs them.
    private static let latin = try? LookAlikes(in: .latin, locale: "en")
    private static let cyrillic = try? LookAlikes(in: .cyrillic, locale: "ru")
    private static let ukrainian = try? LookAlikes(in: .cyrillic, locale: "uk")
    private static let greek = try? LookAlikes(in: .greek, locale: "el")

    public static func check(_ block: BlockView, into report: inout Report) {
        block.forEachWordBeyondASCII { check($0, block, &report) }
    }

    private static func check(_ word: ByteRange, _ block: BlockView, _ report: inout Report) {
        let text = block.document.text(word)
        var counts: [Script: Int] = [:]
        for scalar in text.unicodeScalars where scalar.isLetter { counts[scalar.script, default: 0] += 1 }
        guard counts.count == 2, let main = mainScript(counts, block.language),
            let other = counts.keys.first(where: { $0 != main }),
            let respelled = lookAlikes(main, block.language)?.respelling(of: text), respelled != text
        else { return }
        let foreign = Array(zip(text.unicodeScalars, respelled.unicodeScalars)).filter { $0.0 != $0.1 }
        // A word with more foreign letters than own ones, or of one own letter, is a formula or a brand.
        guard let first = foreign.first, text.unicodeScalars.count - foreign.count >= min(2, foreign.count + 1) else {
            return
        }
        if other == .greek, isSymbolic(foreign.map(\.0)), block.language.base != .greek { return }
        let message = "“\(first.0)” in “\(text)” is \(first.0.codePointAndName), which looks like “\(first.1)”"
        // Where accented letters were misread, “être” is “кtre”: only what is drawn alike is the same letter.
        guard foreign.allSatisfy({ LetterShapes.alike.contains($0.0) }), hasLetters(foreign.map(\.1), main, block.language) else {
            if !isCompound(word, text, main, other, block) { report.add(word, message, confidence: 0.6) }
            return
        }
        // A combining mark may be at home with the letter of one script and not with that of the other: `а́` is no single character,
        // `á` is.
        let edits = text.unicodeScalars.contains(where: \.isMark) ? [] : [Edit(word, respelled)]
        if isCompound(word, text, main, other, block) || isLong(text, foreign.map(\.0)) {
            // Nothing is said, unless the text has the word.
            report.ask(about: [Array(respelled.utf8)], enough: 1) { counts, report in
                if counts[0] > 0 { report.add(word, message, confidence: 0.95, edits: edits) }
            }
            return
        }
        let isSure = (counts[main] ?? 0) >= 2 && !isSlippedIn(text, respelled, main, block.language)
        report.add(word, message, confidence: isSure ? 0.95 : 0.6, edits: edits)
    }

    // MARK: What two scripts may stand together for

    /// Whether all of the letters are small letters of Greek but ο: symbols of formulas, units, genes and stars.
    private static func isSymbolic(_ letters: [Unicode.Scalar]) -> Bool { letters.allSatisfy { $0.isLowercase && $0 != "ο" } }

    /// Whether the word may be put together of two scripts, each for itself: in a language of the other script an ending behind a
    /// foreign name, in one of its own an ending behind a foreign acronym.
    private static func isCompound(
        _ word: ByteRange, _ text: String, _ main: Script, _ other: Script, _ block: BlockView
    ) -> Bool {
        let letters = text.unicodeScalars.filter { $0.isLetter }
        let tail = letters.reversed().prefix { $0.script != letters.first?.script }.count
        // One stem and one ending, and no letter of either within the other.
        guard tail > 0, letters.dropLast(tail).allSatisfy({ $0.script == letters.first?.script }) else { return false }
        let stem = letters.dropLast(tail)
        if letters.first?.script == main { return isWritten(other, around: word, block) && stem.count >= 2 }
        return letters.first?.script == other && stem.count >= 2 && stem.allSatisfy(\.isUppercase)
            && letters.suffix(tail).allSatisfy(\.isLowercase)
    }

    /// Whether the text is in the script, or a word beside the place is.
    private static func isWritten(_ script: Script, around word: ByteRange, _ block: BlockView) -> Bool {
        switch script {
        case .cyrillic where block.language.isWrittenInCyrillic: return true
        case .greek where block.language.base == .greek: return true
        case .latin where block.language.isWrittenInLatin: return true
        default: break
        }
        let before = block.document.spaceBefore(word.lowerBound, notBefore: block.content.lowerBound).lowerBound
        let after = block.document.spaceAfter(word.upperBound, notAfter: block.content.upperBound).upperBound
        return block.scalar(before: before)?.script == script || block.scalar(at: after)?.script == script
    }

    /// Whether three letters of the other script and more stand in a row: nobody's keyboard slips so long.
    private static func isLong(_ text: String, _ foreign: [Unicode.Scalar]) -> Bool {
        guard let script = foreign.first?.script else { return false }
        var run = 0
        for scalar in text.unicodeScalars {
            run = scalar.script == script ? run + 1 : 0
            if run == 3 { return true }
        }
        return false
    }

    /// Whether a language has the letters: the text's, or some language of the script where the text is in another.
    private static func hasLetters(_ letters: [Unicode.Scalar], _ script: Script, _ language: LanguageTag) -> Bool {
        if script == .latin, letters.allSatisfy(\.isASCII) { return true }
        // Foreign names keep their letters in Latin (`Björk`), and are spelled anew in other scripts.
        if let own = LanguageLetters.of(language.base.description), script == .cyrillic ? language.isWrittenInCyrillic : script == .latin {
            if letters.allSatisfy(own.contains) { return true }
            if script == .cyrillic { return false }
        }
        // One after the other: ICU takes milliseconds for each.
        return (languages[script] ?? []).contains { tag in LanguageLetters.of(tag).map { letters.allSatisfy($0.contains) } ?? false }
    }

    private static let languages: [Script: [String]] = [
        .cyrillic: ["ru", "uk", "bg", "sr", "be"], .greek: ["el"], .latin: ["en", "de", "fr"],
    ]

    /// Whether the letter at the word's beginning may be there beside the word's own instead of for one of them: the
    /// word would begin with the same letter twice (`сco-author`), or the letter is of the text's language and the
    /// rest of the word is not (`аhead` in a Russian text: “а”, and the space is missing).
    private static func isSlippedIn(_ text: String, _ respelled: String, _ main: Script, _ language: LanguageTag) -> Bool {
        guard let first = text.unicodeScalars.first, first.isLetter, first.script != main else { return false }
        let letters = respelled.lowercased().unicodeScalars.prefix(2)
        if letters.count == 2, letters.first == letters.last { return true }
        return main == .latin && language.isWrittenInCyrillic
    }

    /// The script that the word is meant in: the one of most letters, among equals the language's own, and then the first of
    /// Latin, Cyrillic and Greek: a dictionary has no order of its own to go by.
    private static func mainScript(_ counts: [Script: Int], _ language: LanguageTag) -> Script? {
        let own: Script = language.isWrittenInCyrillic ? .cyrillic : language.base == .greek ? .greek : .latin
        let known = [own, .latin, .cyrillic, .greek].filter { counts[$0] != nil }
        guard Set(known).count == 2, let most = known.map({ counts[$0] ?? 0 }).max() else { return nil }
        return known.first { counts[$0] == most }
    }

    private static func lookAlikes(_ script: Script, _ language: LanguageTag) -> LookAlikes? {
        switch script {
        case .latin: latin
        case .cyrillic: language.base == .ukrainian ? ukrainian : cyrillic
        case .greek: greek
        default: nil
        }
    }
}
