import Bytes
import UnicodeText

/// Cyrillic in an encoding of one byte a letter, read as Windows-1252: `Ïðèâåò` for `Привет`.
///
/// No UTF-8 is in it that could prove it. What gives it away is that whole words consist of letters beyond ASCII, which
/// words of no language in Latin letters do.
extension Mojibake {
    /// The misread words of a text, ascending, where it has several long ones; else nothing.
    ///
    /// - Complexity: O(*n*); no allocation for text that cannot hold any.
    public static func cyrillicReadAsLatin(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [Stretch] {
        guard mayHoldLatinOnly(bytes, range) else { return [] }
        let words = highWords(bytes, range)
        let long = words.filter { $0.letters.count >= leastLetters }
        guard long.count >= 2 || long.contains(where: { $0.letters.count >= 2 * leastLetters }) else { return [] }
        // Small letters stand from U+00E0 on in Windows-1251, before it in KOI8-R; most letters of a text are small.
        let letters = words.flatMap(\.letters)
        let isKOI8 = letters.count { (0xC0..<0xE0).contains($0.value) } > letters.count { $0.value >= 0xE0 }
        let table = isKOI8 ? koi8 : windows1251
        return words.compactMap { word in
            if isKOI8, word.letters == ["³"] { return nil }
            var repaired = String.UnicodeScalarView()
            for letter in word.letters {
                guard let read = table.letter(for: letter) else { return nil }
                repaired.append(read)
            }
            return Stretch(range: word.range, repaired: String(repaired), codePage: "Windows-1252")
        }
    }

    /// What a text of misread words reads, for whoever has to check a repair.
    static func cyrillicReadings(of text: String) -> [String] {
        [windows1251, koi8].map { table in
            var result = String.UnicodeScalarView()
            for scalar in text.unicodeScalars { result.append(table.letter(for: scalar) ?? scalar) }
            return String(result)
        }
    }

    private static let leastLetters = 4

    private struct HighWord {
        var range: Range<Int>
        var letters: [Unicode.Scalar]

        mutating func extend(by letter: Unicode.Scalar, at place: Range<Int>) {
            range = range.lowerBound..<place.upperBound
            letters.append(letter)
        }

        /// Whether it is more than signs; ³ alone is і, the commonest word of Ukrainian.
        var isLetters: Bool { letters == ["³"] || letters.contains { $0.value >= 0xC0 } }
    }

    /// Whether four letters of U+00C0–U+00FF stand in a row. A step is as long as what it looks for is at least, less one
    /// letter.
    private static func mayHoldLatinOnly(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        let end = range.upperBound - 5
        while position < end {
            let start = bytes[position] == 0xC3 ? position : position + 1
            if bytes[start] == 0xC3, bytes[start + 2] == 0xC3, start + 4 < range.upperBound, bytes[start + 4] == 0xC3 { return true }
            position += 3
        }
        return false
    }

    /// The words of letters and signs beyond ASCII alone that Windows-1251 or KOI8-R may have meant.
    private static func highWords(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [HighWord] {
        var words: [HighWord] = []
        var current: HighWord?
        var isMixed = false
        func end() {
            if let word = current, !isMixed, word.isLetters { words.append(word) }
            current = nil
        }
        var position = range.lowerBound
        while let decoded = bytes.decodeScalar(at: position, endingBefore: range.upperBound) {
            let place = position..<position + decoded.length
            position = place.upperBound
            let scalar = decoded.scalar
            if windows1251.letter(for: scalar) != nil {
                // In its place: a copy of a long word for each of its letters would take quadratic time.
                if current == nil { current = HighWord(range: place, letters: []) }
                current?.extend(by: scalar, at: place)
            } else if scalar.isLetter || scalar.isDigit {
                isMixed = true
            } else {
                end()
                isMixed = false
            }
        }
        end()
        return words
    }

    /// Letters, by what Windows-1252 has in their place. The marks that both have alike are left out.
    private static let windows1251 = LetterTable(
        "¨¸ª¯²³¿º´¥", "ЁёЄЇІіїєґҐ",
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя")
    private static let koi8 = LetterTable(
        "£³¤¦§´¶·", "ёЁєіїЄІЇ", "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ")
}

/// Letters of one encoding by the characters of Latin-1 that have their bytes. A table because misread text asks for each of its characters.
private struct LetterTable: Sendable {
    private var letters = [Unicode.Scalar?](repeating: nil, count: 0x100)

    /// - Parameters:
    ///   - signs: characters before U+00C0.
    ///   - letters: what they stand for.
    ///   - rest: what the characters from U+00C0 on stand for.
    init(_ signs: String, _ letters: String, _ rest: String) {
        for (index, letter) in rest.unicodeScalars.enumerated() where index < 0x40 { self.letters[0xC0 + index] = letter }
        for (sign, letter) in zip(signs.unicodeScalars, letters.unicodeScalars) where sign.value < 0x100 {
            self.letters[Int(sign.value)] = letter
        }
    }

    /// The letter that a character stands for; nil for one that stands for none, or for the mark that both encodings have.
    func letter(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        scalar.value < 0x100 ? letters[Int(scalar.value)] : nil
    }
}
