import Bytes
import Linting
import Prose
import UnicodeText

/// A target in the source’s language that is not the source itself.
public enum WrongLanguage: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        let (language, source) = (pair.document.language, pair.source.language)
        guard !pair.document.isLanguageRecognized, language != .undetermined, language.base != source.base,
            PairHabits.length(pair.document.bytes) >= 40, mayBeSource(pair), !pair.isUntranslated,
            Document.recognizedLanguage(of: pair.document.bytes).base == source.base
        else { return }
        report.add(
            pair.sides.target.offsets[0]..<pair.missingPlace.upperBound,
            "This is in the source’s language (\(source.base)), not in \(language)",
            source: 0..<pair.source.text.bytes.count)
    }

    /// Whether the commonest words are the source’s: what recognizing the language costs, nearly all pairs are spared.
    private static func mayBeSource(_ pair: PairView) -> Bool {
        let target = pair.sides.target
        if !pair.source.language.isWrittenInLatin || !pair.document.language.isWrittenInLatin {
            // By script.
            let letters = target.scalars.filter { !$0.isASCII && $0.isLetter || $0.isASCII && $0.isLetter }
            return letters.count { !PairSide.isOwn($0, pair.document.language) } * 2 > letters.count
        }
        let words = target.words
        guard let foreign = target.functionWords(of: pair.source.language, among: words) else { return false }
        let own = target.functionWords(of: pair.document.language, among: words) ?? 0
        return foreign >= 3 && foreign > 2 * own
    }
}
