import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/look-alike`: a letter of another script in the middle of a word, for one that looks the same (`Servicе`
/// with a Cyrillic “е”).
public enum LookAlike: Check {
    public static let trigger = Trigger.blocks(.mixedScriptWord)

    /// The letters of each script that look like those of others; made when the first word needs them.
    private static let latin = try? LookAlikes(in: .latin, locale: "en")
    private static let cyrillic = try? LookAlikes(in: .cyrillic, locale: "ru")
    private static let ukrainian = try? LookAlikes(in: .cyrillic, locale: "uk")
    private static let greek = try? LookAlikes(in: .greek, locale: "el")

    /// The letters that most fonts draw as those of another script, and keyboards confuse.
    static let alike = Set("АВЕЅІЈКМНОРСТУХаеѕіјорсухёїӧӓÄÖËÏABCEHIJKMOPSTXYaceijopsxyëïöäΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν".unicodeScalars)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var end = block.content.lowerBound
        document.forEachScalarBeyondASCII(in: block.content) { scalar, place in
            guard place.lowerBound >= end, scalar.isLetter else { return }
            let word = document.word(around: place, within: block.content)
            end = word.upperBound
            guard !block.isProtected(word) else { return }
            check(word, block, &report)
        }
    }

    private static func check(_ word: ByteRange, _ block: BlockView, _ report: inout Report) {
        let text = block.document.text(word)
        var counts: [Script: Int] = [:]
        for scalar in text.unicodeScalars where scalar.isLetter { counts[scalar.script, default: 0] += 1 }
        guard counts.count == 2, let main = mainScript(counts, block.language),
            let respelled = lookAlikes(main, block.language)?.respelling(of: text), respelled != text
        else { return }
        let foreign = Array(zip(text.unicodeScalars, respelled.unicodeScalars)).filter { $0.0 != $0.1 }
        // A word with more foreign letters than own ones, or of one own letter, is a formula or a brand.
        guard let first = foreign.first, text.unicodeScalars.count - foreign.count >= min(2, foreign.count + 1) else {
            return
        }
        let message = "“\(first.0)” in “\(text)” is \(first.0.codePointAndName), which looks like “\(first.1)”"
        // Where accented letters were misread, “être” is “кtre”: only what is drawn alike is the same letter.
        guard foreign.allSatisfy({ Self.alike.contains($0.0) }) else {
            report.add(word, message, confidence: 0.6)
            return
        }
        let isSure = (counts[main] ?? 0) >= 2 && !isSlippedIn(text, respelled, main, block.language)
        // A combining mark may be at home with the letter of one script and not with that of the other: `а́` is no single character,
        // `á` is.
        let isComposed = !text.unicodeScalars.contains(where: \.isMark)
        report.add(word, message, confidence: isSure ? 0.95 : 0.6, edits: isComposed ? [Edit(word, respelled)] : [])
    }

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
