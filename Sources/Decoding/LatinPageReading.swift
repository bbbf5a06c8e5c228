import Bytes
import UnicodeText

/// Text in the code page of a language in Latin letters that was read as Windows-1252: `Güneþ doðdu` for `Güneş doğdu`.
///
/// Nothing but the language tells: its letters are missing, and others stand there that it does not have. So the language must be known,
/// every character must fit one code page, and all that the page makes of them must be letters of the language.
public struct LatinPageReading: Sendable {
    /// What the text was encoded in.
    public let encoding: String
    /// What to read, by what stands there now.
    private let letters: [Unicode.Scalar: Unicode.Scalar]

    /// The languages that have code pages of their own, and these.
    private static let pages: [(name: String, known: String, languages: Set<String>)] = [
        ("Windows-1250", "windows-1250", ["pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"]),
        ("ISO 8859-2", "ISO-8859-2", ["pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"]),
        ("Windows-1254", "windows-1254", ["tr", "az"]),
        ("Windows-1257", "windows-1257", ["lt", "lv", "et"]),
    ]

    /// Whether the language has a code page that its text may have been in. Complexity: constant.
    public static func isPossible(for language: String) -> Bool { pages.contains { $0.languages.contains(language) } }

    /// Reads the text of a language; nil where it is not misread, or it is not clear how.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - ranges: the stretches of prose.
    ///   - language: a tag without script and region.
    public init?(in bytes: UnsafeBufferPointer<UInt8>, ranges: some Sequence<Range<Int>>, language: String) {
        let candidates = Self.pages.filter { $0.languages.contains(language) }
        guard !candidates.isEmpty, let own = LanguageLetters.of(language),
            let counts = Self.highCharacters(bytes, ranges)
        else { return nil }
        let foreign = counts.filter { !own.contains($0.key) && !Self.isShared($0.key) }
        let misread = foreign.values.reduce(0, +)
        guard misread >= Self.fewestMisread, foreign.count >= Self.fewestKinds, misread * 5 >= counts.values.reduce(0, +) else {
            return nil
        }
        var found: (name: String, letters: [Unicode.Scalar: Unicode.Scalar])?
        for page in candidates {
            guard let letters = Self.letters(of: page.known, counts, own) else { continue }
            // Two pages that read the text alike are one reading; two that do not are none.
            if let found {
                guard found.letters == letters else { return nil }
            } else {
                found = (page.name, letters)
            }
        }
        guard let found else { return nil }
        (encoding, letters) = found
    }

    /// So few letters that a language does not have are names.
    private static let fewestMisread = 6
    private static let fewestKinds = 2

    /// The misread characters of a range, with what they read.
    ///
    /// - Complexity: linear in the bytes.
    public func stretches(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [Mojibake.Stretch] {
        var result: [Mojibake.Stretch] = []
        Self.forEachHighLetter(bytes, range) { scalar, place in
            guard let letter = letters[scalar] else { return }
            result.append(Mojibake.Stretch(range: place, repaired: String(Character(letter)), codePage: CodePage.windows1252.name))
        }
        return result
    }

    /// What a text reads in each code page, for whoever has to check a repair.
    static func readings(of text: String) -> [String] {
        guard text.unicodeScalars.contains(where: { !$0.isASCII }) else { return [] }
        return tables.map { table in
            String(String.UnicodeScalarView(text.unicodeScalars.map { table[$0] ?? $0 }))
        }
    }

    /// What stands within words that Windows-1252 has a byte for, by how often; nil where a letter stands there that it has none for: then
    /// the text was never all in one code page.
    private static func highCharacters(
        _ bytes: UnsafeBufferPointer<UInt8>, _ ranges: some Sequence<Range<Int>>
    ) -> [Unicode.Scalar: Int]? {
        var counts: [Unicode.Scalar: Int] = [:]
        var isPure = true
        for range in ranges where isPure {
            forEachHighLetter(bytes, range) { scalar, _ in
                if CodePage.windows1252.byte(for: scalar) == nil { isPure = false } else { counts[scalar, default: 0] += 1 }
            }
        }
        return isPure ? counts : nil
    }

    /// Calls `body` with each letter beyond ASCII, and each sign that stands beside a letter.
    private static func forEachHighLetter(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Unicode.Scalar, Range<Int>) -> Void
    ) {
        var beyondASCII = BytesBeyondASCII(bytes, endingAt: range.upperBound)
        var position = range.lowerBound
        while let place = beyondASCII.first(from: position), place < range.upperBound {
            guard let decoded = bytes.decodeScalar(at: place, endingBefore: range.upperBound) else { return }
            position = place + decoded.length
            if decoded.scalar.isLetter, decoded.scalar != "ª", decoded.scalar != "º" {
                body(decoded.scalar, place..<position)
                continue
            }
            guard !isShared(decoded.scalar) else { continue }
            let before = place > range.lowerBound ? bytes.decodeScalar(before: place)?.scalar : nil
            let after = bytes.decodeScalar(at: position, endingBefore: range.upperBound)?.scalar
            if before?.isLetter == true || after?.isLetter == true { body(decoded.scalar, place..<position) }
        }
    }

    /// Whether the character is punctuation that all these code pages have alike, or nearly.
    private static func isShared(_ scalar: Unicode.Scalar) -> Bool {
        (0x2010...0x20AC).contains(scalar.value) || "\u{A0}\u{AD}«»§°·©®™×¤".unicodeScalars.contains(scalar)
    }

    /// What the characters are in an encoding, where they are others there; nil where one is no letter of the language, or no letter.
    private static func letters(
        of known: String, _ counts: [Unicode.Scalar: Int], _ own: LanguageLetters
    ) -> [Unicode.Scalar: Unicode.Scalar]? {
        let table = table(of: known)
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        for scalar in counts.keys {
            guard let meant = table[scalar], own.contains(meant) || isCedilla(meant) else { return nil }
            if meant != scalar { letters[scalar] = meant }
        }
        return letters.isEmpty ? nil : letters
    }

    /// The letters with a cedilla that these code pages have for those of Romanian with a comma.
    private static func isCedilla(_ scalar: Unicode.Scalar) -> Bool { "şţŞŢ".unicodeScalars.contains(scalar) }

    /// What each code page makes of the characters, made once: a converter of ICU costs more than a text that is read with it.
    private static let tables = pages.map { makeTable(of: $0.known) }

    private static func table(of known: String) -> [Unicode.Scalar: Unicode.Scalar] {
        pages.firstIndex { $0.known == known }.map { tables[$0] } ?? [:]
    }

    private static func makeTable(of known: String) -> [Unicode.Scalar: Unicode.Scalar] {
        let encoding = LegacyEncoding(known)
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for byte in UInt8(0x80)...0xFF {
            if let scalar = encoding.decoded([byte])?.unicodeScalars.first { table[CodePage.windows1252Character(of: byte)] = scalar }
        }
        return table
    }
}
