import Bytes
import Linting
import Prose
import UnicodeText

/// Words of the source that are in the target as they were, in a script that its language is not written in.
public enum PairsResidue: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        let (source, target) = (pair.source.language, pair.document.language)
        guard mayHaveForeign(source, target), showsForeign(pair.signs.target.kinds, source, target), !pair.isUntranslated else { return }
        let side = pair.sides.target
        // Where it is most of the text, another rule says so.
        guard !side.isCode, !isMostly(side, pair), !pair.isLegalText else { return }
        let spans = side.spans.map { side.scalars($0.range) }
        var run: [Range<Int>] = []
        for word in side.words + [side.count..<side.count] {
            if word.isEmpty || !isForeign(word, side, pair) || !continues(run.last, word, side) {
                if let found = residue(run, side, pair, spans) {
                    report.add(
                        side.bytes(found), "These words of the source were not translated",
                        source: pair.source.text.bytes.firstRange(of: pair.document.bytes[side.bytes(found)]))
                    return
                }
                run = []
            }
            if !word.isEmpty, isForeign(word, side, pair) { run.append(word) }
        }
    }

    /// Whether there is a letter in the target that may be of the source’s script, as far as bytes show: most texts have none.
    ///
    /// - Parameter kinds: what the target shows.
    static func showsForeign(_ kinds: PairSigns.Kinds, _ source: LanguageTag, _ target: LanguageTag) -> Bool {
        if source.isWrittenInLatin { return kinds.contains(.small) }
        return !target.isWrittenInLatin || kinds.contains(.beyondLatin)
    }

    private static func isMostly(_ target: PairSide, _ pair: PairView) -> Bool {
        let words = target.words
        return words.count { isForeign($0, target, pair) } * 10 > words.count * 9 && words.count >= 8
    }

    /// Whether two languages are written in scripts of which one tells that a word is not of the other.
    static func mayHaveForeign(_ source: LanguageTag, _ target: LanguageTag) -> Bool {
        source.writtenScript != 0 && target.writtenScript != 0 && source.writtenScript != target.writtenScript
            && target.base != .japanese && !(target.base == .korean && source.base == .chinese)
    }

    /// Whether a word is in letters of the source’s language and not of the target’s.
    private static func isForeign(_ word: Range<Int>, _ target: PairSide, _ pair: PairView) -> Bool {
        target.scalars[word].allSatisfy {
            !$0.isLetter || !PairSide.isOwn($0, pair.document.language) && PairSide.isOwn($0, pair.source.language)
        }
    }

    /// Whether only a space is between two words.
    private static func continues(_ last: Range<Int>?, _ word: Range<Int>, _ target: PairSide) -> Bool {
        guard let last else { return true }
        return word.lowerBound == last.upperBound + 1 && target.scalars[last.upperBound] == " "
    }

    /// The range of a run that is too long for a name: three words in small letters with one of the commonest among them, or four
    /// ideographs.
    private static func residue(_ run: [Range<Int>], _ target: PairSide, _ pair: PairView, _ spans: [Range<Int>]) -> Range<Int>? {
        guard let first = run.first, let last = run.last else { return nil }
        let range = first.lowerBound..<last.upperBound
        guard !spans.contains(where: { $0.overlaps(range) }), !isQuoted(range, target),
            pair.source.text.bytes.firstRange(of: pair.document.bytes[target.bytes(range)]) != nil
        else { return nil }
        if target.scalars[range].contains(where: { $0.script == .han }) { return range.count >= 4 ? range : nil }
        // A capital within it is a name’s or a title’s.
        guard run.count >= 3, run.dropFirst().allSatisfy({ target.scalars[$0].allSatisfy { !$0.isUppercase } }) else { return nil }
        // Four are no term; three may be one, unless the commonest words are among them.
        if run.count < 4, FunctionWords.of(pair.source.language) != nil {
            guard let common = target.functionWords(of: pair.source.language, among: run), common > 0 else { return nil }
        }
        return range
    }

    private static func isQuoted(_ range: Range<Int>, _ target: PairSide) -> Bool {
        guard let before = target[range.lowerBound - 1] else { return false }
        return "\"“„«‘'「『《(（[<`*_/".unicodeScalars.contains(before)
    }
}
