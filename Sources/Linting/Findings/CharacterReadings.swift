import Decoding
import Bytes
import Prose
import UnicodeText

/// Whether a replacement only changes how characters are encoded: every letter and digit of it has to be what a
/// decoder reads in the text that it replaces.
///
/// The decoders are few and exact: misread UTF-8, references of HTML, escapes of program code, C1 controls as
/// Windows-1252 has them, residue of tokenizers. What they give may differ from the replacement in compatibility forms
/// (full width, ligatures, presentation forms), in letters of another script that look the same, in digits of another
/// script, and in what is no letter; in nothing else.
enum CharacterReadings {
    static func agree(_ old: String, _ new: String) -> Bool {
        // A letter and its mark are the letter that has both. Strings are compared by that as well, but a text may be all such letters, and that takes
        // twenty times as long.
        if isComposition(old, new) || old == new { return true }
        // Misread text is mostly read back to the letter, and there may be much of it: then nothing has to be compared letter by letter, in the
        // form of each decoder. What is long was misread from end to end, perhaps more than once.
        if Mojibake.isMisread(old, of: new) { return true }
        if old.utf8.count > longText, Mojibake.hasReading(of: old, { $0.utf8.elementsEqual(new.utf8) }) { return true }
        let wanted = letters(new)
        if isSame(letters(old), wanted) { return true }
        var readings = [old]
        var seen: Set<String> = [old]
        for _ in 0..<mostSteps {
            var next: [String] = []
            // The decoder that is meant is mostly one of the first, and the others need not be asked.
            for reading in readings {
                for decoder in decoders {
                    for text in decoder(reading) where seen.count < mostReadings && seen.insert(text).inserted {
                        if isSame(letters(text), wanted) { return true }
                        next.append(text)
                    }
                }
            }
            readings = next
        }
        return false
    }

    /// Whether a text of two scalars and one of one are canonically equivalent.
    private static func isComposition(_ old: String, _ new: String) -> Bool {
        let (pair, single) = (old.unicodeScalars, new.unicodeScalars)
        guard pair.count == 2, single.count == 1, let first = pair.first, let last = pair.last else { return false }
        return Unicode.Scalar(composing: first, last) == single.first
    }

    /// An entity in misread text within an escape, and no more.
    private static let mostSteps = 3
    /// Longer than words are.
    private static let longText = 1024
    private static let mostReadings = 64

    /// What each decoder makes of a text.
    private static let decoders: [@Sendable (String) -> [String]] = [
        { [EntityReference.decoded($0)] }, { [EntityReference.decodedBare($0)] }, { [EscapeSequence.decoded($0)] },
        { [TokenizerResidue.removed(from: $0)] },
        { [withoutC1Controls($0)] }, { Mojibake.readings(of: $0) },
    ]

    private static func withoutC1Controls(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(
                (0x80..<0xA0).contains(scalar.value)
                    ? CodePage.windows1252Character(of: UInt8(scalar.value)) : scalar)
        }
        return String(result)
    }

    // MARK: Comparing

    /// The letters, marks and digits, in compatibility composition.
    private static func letters(_ text: String) -> [Unicode.Scalar] {
        // ASCII has no other form.
        let folded = text.isASCII ? text : (try? Normalizer(.nfkc).normalized(text)) ?? text
        return Promise.wordCharacters(folded).filter { !$0.isDefaultIgnorable }
    }

    private static func isSame(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy(isSame)
    }

    private static func isSame(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        if left == right { return true }
        if left.isDigit, right.isDigit { return left.digitValue == right.digitValue }
        if encodedTwice.contains(where: { $0 == (left, right) }) { return true }
        guard left.script != right.script, left.isLetter, right.isLetter, let confusables else { return false }
        return (try? confusables.skeleton(of: String(left))) == (try? confusables.skeleton(of: String(right)))
    }

    /// One letter of Romanian, of Persian and Urdu, encoded twice.
    private static let encodedTwice: [(Unicode.Scalar, Unicode.Scalar)] = [
        ("ş", "ș"), ("ţ", "ț"), ("Ş", "Ș"), ("Ţ", "Ț"), ("ي", "ی"), ("ك", "ک"),
    ]

    private static let confusables = try? Confusables()
}
