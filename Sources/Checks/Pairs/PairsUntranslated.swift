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
        guard !Self.differInLetters(document.bytes, source.text.bytes) else { return false }
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

    /// Whether the two do not have the same letters of ASCII in the same order, case aside. Left out are those that other letters become
    /// (K, the sign of Kelvin, and İ); texts in full-width forms, which are read as their kin in ASCII, are not told to differ.
    private static func differInLetters(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                var (first, second) = (0, 0)
                while true {
                    while first < left.count, !isTelling(left[first]) { first += 1 }
                    while second < right.count, !isTelling(right[second]) { second += 1 }
                    guard first < left.count, second < right.count, left[first] | 0x20 == right[second] | 0x20 else { break }
                    first += 1
                    second += 1
                }
                return (first < left.count || second < right.count) && !holdsFullWidthLetter(left) && !holdsFullWidthLetter(right)
            }
        }
    }

    @inline(__always)
    private static func isTelling(_ byte: UInt8) -> Bool {
        Ascii.isLetter(byte) && byte | 0x20 != UInt8(ascii: "i") && byte | 0x20 != UInt8(ascii: "k")
    }

    /// From U+FF21, without the marks and digits before it.
    private static func holdsFullWidthLetter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while let place = bytes.firstPlace(from: start, to: bytes.count, of: 0xEF) {
            guard place + 2 < bytes.count else { return false }
            if bytes[place + 1] == 0xBC && bytes[place + 2] >= 0xA1 || bytes[place + 1] == 0xBD { return true }
            start = place + 3
        }
        return false
    }

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
