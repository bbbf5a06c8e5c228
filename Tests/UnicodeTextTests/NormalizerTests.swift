import TestSupport
import Testing

@testable import UnicodeText

@Suite struct NormalizerTests {
    @Test(arguments: [
        ("cafe\u{301}", "caf\u{E9}", "caf\u{E9}"),
        ("caf\u{E9}", "caf\u{E9}", "caf\u{E9}"),
        ("ﬁn … Ａ", "ﬁn … Ａ", "fin ... A"),
        ("a\u{A0}b", "a\u{A0}b", "a b"),
        ("q\u{307}\u{323}", "q\u{323}\u{307}", "q\u{323}\u{307}"),
        ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}", "\u{AC01}"),
        ("Å (\u{212B})", "Å (Å)", "Å (Å)"),
        ("и\u{306}", "й", "й"),
        ("が か\u{3099}", "が が", "が が"),
        ("\u{958}", "\u{915}\u{93C}", "\u{915}\u{93C}"),
        ("\u{301}a", "\u{301}a", "\u{301}a"),
        ("", "", ""),
        ("\u{FDFA}", "\u{FDFA}", "صلى الله عليه وسلم"),
    ])
    func forms(text: String, nfc: String, nfkc: String) throws {
        for (form, expected) in [(Normalizer.Form.nfc, nfc), (.nfkc, nfkc)] {
            let normalizer = try Normalizer(form)
            let found = try normalizer.normalized(text)
            // Strings are equal when they are canonically equivalent, so bytes are compared.
            #expect(Array(found.utf8) == Array(expected.utf8), "\(form) \(inspect(Array(found.utf8)))")
            let isUnchanged = Array(text.utf8) == Array(expected.utf8)
            let isNormalized = try Array(text.utf8).withUnsafeBufferPointer { buffer in
                try normalizer.isNormalized(buffer, range: 0..<buffer.count)
            }
            #expect(isNormalized == isUnchanged, "\(form) of \(inspect(Array(text.utf8)))")
        }
    }

    /// Pairs are composed without a string: what comes out must be what ICU makes of them as a text.
    @Test func pairsAreComposedAsTextsAre() throws {
        let normalizer = try Normalizer(.nfc)
        let letters = Array("aeAoUçâÂɵяиеІ\u{212B}\u{1EA0}\u{928}\u{915}\u{9C7}かは\u{1100}\u{AC00}\u{AC01}\u{11099}q1 ".unicodeScalars)
        let marks = Array(
            "\u{300}\u{301}\u{302}\u{306}\u{307}\u{308}\u{30A}\u{323}\u{327}\u{340}\u{344}\u{93C}\u{9BE}\u{3099}\u{309A}\u{1161}\u{11A8}\u{110BA}"
                .unicodeScalars)
        var composed = 0
        for first in letters {
            for second in marks {
                let text = String(String.UnicodeScalarView([first, second]))
                // The standard library composes as well, with tables of its own: strings are equal where they are canonically equivalent.
                let normalized = try normalizer.normalized(text)
                #expect(normalized == text)
                guard let one = Unicode.Scalar(composing: first, second) else { continue }
                composed += 1
                #expect(Array(normalized.unicodeScalars) == [one], "\(text)")
                #expect(String(one) == text)
            }
        }
        #expect(composed > 40)
    }

    @Test(arguments: ["a", "é", "漢字", "🙂", "a🙂é\u{FFFF}\u{7FF}\u{800}\u{10FFFF}", "\u{10000}"])
    func textsOfUTF16Units(_ text: String) {
        let units = Array(text.utf16)
        #expect(Array(String(units: units).unicodeScalars) == Array(text.unicodeScalars))
        #expect(String(units: [0xD83D] + units + [0xDE42, 0xD83D]) == "\u{FFFD}" + text + "\u{FFFD}\u{FFFD}")
    }

    @Test func deviationsHaveTheirPlaces() throws {
        let bytes = Array("漢 e\u{301} é и\u{306}. q\u{323}\u{307}".utf8)
        var found: [String] = []
        try bytes.withUnsafeBufferPointer { buffer in
            try Normalizer(.nfc).forEachDeviation(in: buffer, range: 0..<buffer.count) { range, text in
                found.append("\(range) \(text.unicodeScalars.map(\.codePointNotation))")
                return true
            }
        }
        #expect(found == ["4..<7 [\"U+00E9\"]", "11..<15 [\"U+0439\"]"], "\(inspect(bytes))")
    }

    @Test func rangeIsATextOfItsOwn() throws {
        let bytes = Array("e\u{301}e\u{301}".utf8)
        try bytes.withUnsafeBufferPointer { buffer in
            let normalizer = try Normalizer(.nfc)
            let parts = try [0..<1, 1..<4, 1..<6].map { try normalizer.normalized(buffer, range: $0) }
            #expect(parts.map { String(decoding: $0, as: UTF8.self) } == ["e", "\u{301}e", "\u{301}\u{E9}"])
        }
    }

    @Test(arguments: illFormedTexts)
    func illFormedBytesAreKept(bytes: [UInt8]) throws {
        let normalizer = try Normalizer(.nfc)
        let whole = Array("e\u{301}".utf8) + bytes + Array("e\u{301}".utf8)
        try whole.withUnsafeBufferPointer { buffer in
            // These texts hold no well-formed piece to compose but "é" and "漢", which are composed.
            let expected = [0xC3, 0xA9] + bytes + [0xC3, 0xA9]
            let found = try normalizer.normalized(buffer, range: 0..<buffer.count)
            #expect(found == expected, "\(inspect(whole))\n\(inspect(found))")
        }
    }

    /// All marks in one piece would take quadratic time to reorder.
    @Test func endlessMarksTakeLinearTime() throws {
        let text = "a" + String(repeating: "\u{301}\u{323}", count: 200_000)
        let found = try Normalizer(.nfc).normalized(text)
        #expect(found.unicodeScalars.prefix(3).map(\.codePointNotation) == ["U+1EA1", "U+0323", "U+0323"])
    }

    @Test(
        arguments: [("é", "e"), ("ế", "e"), ("ї", "і"), ("ё", "е"), ("ß", "ß"), ("a", "a"), ("水", "水")]
            as [(Unicode.Scalar, Unicode.Scalar)])
    func aLetterLosesItsAccents(_ letter: Unicode.Scalar, _ base: Unicode.Scalar) {
        #expect(letter.withoutAccents.value == base.value)
    }
}
