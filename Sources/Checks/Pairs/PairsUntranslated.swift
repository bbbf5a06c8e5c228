import Bytes
import Linting
import Prose
import UnicodeText

/// A target that is its source.
public enum PairsUntranslated: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.isUntranslated else { return }
        report.add(
            pair.sides.target.offsets[0]..<pair.missingPlace.upperBound, "This is the source, not a translation",
            source: 0..<pair.source.text.bytes.count)
    }
}

private struct IsUntranslated: Sendable {
    let value: Bool
}

extension PairView {
    /// Whether the target repeats the source, and that is not right in both languages.
    var isUntranslated: Bool { remembered { IsUntranslated(value: repeatsSource) }.value }

    private var repeatsSource: Bool {
        // Case and punctuation aside they have as many bytes.
        let (length, sourceLength) = (document.bytes.count, source.text.bytes.count)
        guard document.language.base != source.language.base, length > 0, abs(length - sourceLength) * 4 <= sourceLength + 8 else {
            return false
        }
        let (target, source) = (sides.target, sides.source)
        let (words, sourceWords) = (target.words, source.words)
        guard words.count == sourceWords.count,
            zip(words, sourceWords).allSatisfy({
                target.scalars[$0].elementsEqual(source.scalars[$1]) || target.lowercased($0) == source.lowercased($1)
            }),
            !source.isCode, !isLicense
        else { return false }
        let letters = words.flatMap { target.scalars[$0] }
        // In a script that the language is not written in: two words, or four ideographs.
        let foreign = letters.count { $0.isLetter && !$0.isASCII && !PairSide.isOwn($0, document.language) }
        if foreign * 2 > letters.count { return foreign >= (source.isUnspaced ? 4 : 6) }
        let small = words.filter { target.scalars[$0].allSatisfy { !$0.isUppercase } && $0.count > 0 }
        guard small.count >= 3, let common = target.functionWords(of: self.source.language, among: small), common > 0 else { return false }
        let own = target.functionWords(of: document.language, among: small) ?? 0
        // In the title of a work most words are capitals.
        return own < common && small.count * 2 > words.count
    }

    /// Licenses hold in the language that they were written in.
    private var isLicense: Bool {
        let text = String(decoding: source.text.bytes.prefix(400), as: UTF8.self)
        return ["License", "Copyright", "WARRANTY", "(C)", "©"].contains { text.contains($0) }
    }
}
