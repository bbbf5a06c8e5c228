import Bytes
import Linting
import Prose
import UnicodeText

/// A target in the source’s language that is not the source itself.
public enum WrongLanguage: PairCheck {
    public static let trigger = PairTrigger(looksAtBlank: true)

    public static func check(_ pair: PairView, into report: inout Report) {
        let (language, source) = (pair.document.language, pair.source.language)
        guard !pair.document.isLanguageRecognized, language != .undetermined, language.base != source.base,
            pair.signs.target.length >= 40, mayBeSource(pair), !pair.isLegalText, !pair.isUntranslated,
            Document.recognizedLanguage(of: pair.document.bytes).base == source.base
        else { return }
        report.add(
            pair.sides.target.offsets[0]..<pair.missingPlace.upperBound,
            "This is in the source’s language (\(source.base)), not in \(language)",
            source: 0..<pair.source.text.bytes.count)
    }

    /// Whether the commonest words are the source’s: what recognizing the language costs, nearly all pairs are spared.
    private static func mayBeSource(_ pair: PairView) -> Bool {
        // In a script of its own nearly all texts have few letters of the source's.
        if pair.source.language.isWrittenInLatin != pair.document.language.isWrittenInLatin {
            var letters = (ascii: 0, other: 0)
            pair.document.bytes.withUnsafeBufferPointer { bytes in
                for byte in bytes {
                    letters.ascii += Ascii.isLetter(byte) ? 1 : 0
                    letters.other += byte >= 0xC0 ? 1 : 0
                }
            }
            guard pair.source.language.isWrittenInLatin ? letters.ascii > letters.other : letters.other > letters.ascii / 8 else {
                return false
            }
        }
        let areLatin = pair.source.language.isWrittenInLatin && pair.document.language.isWrittenInLatin
        if areLatin {
            guard let common = FunctionWords.of(pair.source.language), common.mayOccur(fewest, in: pair.document.bytes) else {
                return false
            }
        }
        let target = pair.sides.target
        // What stays as it is in any language says nothing: tags, placeholders, addresses.
        let spans = target.spans.filter { $0.kind != .number && $0.kind != .time && $0.kind != .emoticon }.map { target.scalars($0.range) }
        let isPlain = { (place: Int) in !spans.contains { $0.contains(place) } }
        if !areLatin {
            // By script.
            var (own, foreign) = (0, 0)
            for (place, scalar) in target.scalars.enumerated() where scalar.isLetter && isPlain(place) {
                // An ideograph says as much as half a word of letters.
                if PairSide.isOwn(scalar, pair.document.language) { own += scalar.script == .han ? 3 : 1 } else { foreign += 1 }
            }
            return foreign > own
        }
        let words = target.words.filter { isPlain($0.lowerBound) && !target.isPartOfToken($0) }
        guard let foreign = target.functionWords(of: pair.source.language, among: words) else { return false }
        let own = target.functionWords(of: pair.document.language, among: words) ?? 0
        return foreign >= fewest && foreign > 2 * own
    }

    /// Fewer of the commonest words say nothing: names and titles have two.
    private static let fewest = 3
}
