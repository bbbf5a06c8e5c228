/// The letters of one script that look like letters of others: Latin "e" for Cyrillic "е".
///
/// Only letters in everyday use are offered (recommended for identifiers, UTS #39), and only where there is one
/// answer: the same kind of letter (general category, so that Cyrillic "І" is "I" and not "l"), and, where several
/// remain, the only one with which the locale is written.
///
/// Immutable, and shared by threads. Making one goes through the whole script, so it is made once.
public final class LookAlikes: Sendable {
    /// The script of the answers.
    public let script: Script
    private let confusables: Confusables
    private let lettersBySkeleton: [String: [Candidate]]

    private struct Candidate: Sendable {
        let letter: Unicode.Scalar
        let isExemplar: Bool
    }

    /// - Parameters:
    ///   - script: The script of the answers.
    ///   - locale: A BCP 47 tag: its alphabet decides between several letters.
    /// - Throws: `.library` where ICU has no memory or no data.
    public init(in script: Script, locale: String) throws(UnicodeError) {
        self.script = script
        confusables = try Confusables()
        let exemplars = try LocaleData(languageTag: locale).exemplars()
        var letters: [Unicode.Scalar] = []
        try ScalarSet(recommendedIn: script).forEach { if $0.isLetter { letters.append($0) } }
        var table: [String: [Candidate]] = [:]
        for letter in letters {
            let skeleton = try confusables.skeleton(of: String(Character(letter)))
            table[skeleton, default: []].append(
                Candidate(letter: letter, isExemplar: exemplars.contains(letter)))
        }
        lettersBySkeleton = table
    }

    /// The letter of the script that looks like a letter of another.
    ///
    /// - Returns: nil where `letter` is no letter or is of the script already, and where no letter, or more than
    ///   one, looks like it.
    public func letter(for letter: Unicode.Scalar) -> Unicode.Scalar? {
        guard letter.isLetter, letter.script != script,
            let skeleton = try? confusables.skeleton(of: String(Character(letter))),
            let candidates = lettersBySkeleton[skeleton]
        else { return nil }
        let alike = candidates.filter { $0.letter.generalCategory == letter.generalCategory }
        if alike.count == 1 { return alike[0].letter }
        let exemplars = alike.filter(\.isExemplar)
        return exemplars.count == 1 ? exemplars[0].letter : nil
    }

    /// A word of mixed scripts, spelled in this script alone.
    ///
    /// - Returns: nil where the word has no letter of another script, or one without a look-alike.
    public func respelling(of word: String) -> String? {
        var scalars = String.UnicodeScalarView()
        var isChanged = false
        for scalar in word.unicodeScalars {
            guard scalar.isLetter, scalar.script != script, scalar.script != .common else {
                scalars.append(scalar)
                continue
            }
            guard let replacement = letter(for: scalar) else { return nil }
            scalars.append(replacement)
            isChanged = true
        }
        return isChanged ? String(scalars) : nil
    }
}
