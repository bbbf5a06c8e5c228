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

extension PairView {
    /// See `isUntranslated`.
    var repeatsSource: Bool {
        // Case and punctuation aside they have as many bytes.
        let (length, sourceLength) = (document.bytes.count, source.text.bytes.count)
        guard document.language.base != source.language.base, length > 0, abs(length - sourceLength) * 4 <= sourceLength + 8 else {
            return false
        }
        // Nearly all differ in their first letters.
        guard let first = Self.firstLetter(document.bytes), let second = Self.firstLetter(source.text.bytes),
            first == second || first == Self.beyond || second == Self.beyond
        else { return false }
        let (target, source) = (sides.target, sides.source)
        let (words, sourceWords) = (target.words, source.words)
        guard words.count == sourceWords.count,
            zip(words, sourceWords).allSatisfy({
                target.scalars[$0].elementsEqual(source.scalars[$1]) || target.lowercased($0) == source.lowercased($1)
            }),
            !source.isCode, !isLegalText
        else { return false }
        let letters = words.flatMap { target.scalars[$0] }
        // In a script that the language is not written in: two words, or four ideographs.
        let foreign = letters.count { $0.isLetter && !$0.isASCII && !PairSide.isOwn($0, document.language) }
        if foreign * 2 > letters.count { return foreign >= (source.isUnspaced ? 4 : 6) }
        let small = words.filter { word in
            target.scalars[word].allSatisfy { !$0.isUppercase } && word.count > 0 && !target.isPartOfToken(word)
        }
        guard small.count >= 3, let common = target.functionWords(of: self.source.language, among: small), common > 0 else { return false }
        let own = target.functionWords(of: document.language, among: small) ?? 0
        // In the title of a work most words are capitals.
        return own < common && small.count * 2 > words.count
    }

    /// The first byte of the first letter, in small letters; only where that is in ASCII on both sides do other bytes say that it differs.
    private static func firstLetter(_ bytes: [UInt8]) -> UInt8? {
        bytes.first { Ascii.isLetterOrBeyond($0) }.map { $0 < 0x80 ? $0 | 0x20 : Self.beyond }
    }

    private static let beyond: UInt8 = 0x80

    /// Whether the source is of a license or a notice of rights, which hold in the language that they were written in.
    var isLegalText: Bool {
        let text = source.text.bytes.prefix(2000)
        return Self.legalWords.contains { text.firstRange(of: $0) != nil }
    }

    private static let legalWords = [
        "License", "LICENSE", "Copyright", "COPYRIGHT", "WARRANT", "LIABLE", "LIABILITY", "(C)", "©", "free software",
    ].map { Array($0.utf8) }
}

extension PairSide {
    /// Whether letters are no word of a sentence but a part of something that programs or names are made of: `%-d`, `d-by-dt`, `x_y`.
    func isPartOfToken(_ word: Range<Int>) -> Bool {
        let (before, after) = (self[word.lowerBound - 1], self[word.upperBound])
        switch before {
        case "%", "-", "_", "\\", "&", "$", "{", "}", "#", "@", "=", "<", ">", "/": return true
        default: break
        }
        // A hyphen at the end is one of a compound that a line divides, and others are of prose.
        return word.count <= 2 && (before?.isDigit ?? false)
            || after.map { $0 == "_" || $0 == "-" && word.count <= 2 || $0 == "}" } ?? false
    }
}
