import Testing

@testable import UnicodeText

@Suite struct ScalarTests {
    @Test(
        arguments: [
            ("a", Script.latin), ("Z", .latin), ("é", .latin), ("ß", .latin), ("е", .cyrillic), ("ο", .greek),
            ("ა", .georgian), ("ա", .armenian), ("א", .hebrew), ("ع", .arabic), ("न", .devanagari), ("ক", .bengali),
            ("த", .tamil), ("ก", .thai), ("漢", .han), ("か", .hiragana), ("カ", .katakana), ("한", .hangul),
            ("አ", .ethiopic), ("ខ", .khmer), ("1", .common), (" ", .common), ("“", .common), ("@", .common), ("[", .common),
            ("{", .common), ("ー", .common), ("\u{301}", .inherited), ("👩", .common), ("𐐀", .other), ("\u{E000}", .other),
            ("\u{378}", .other),
        ] as [(Unicode.Scalar, Script)])
    func script(scalar: Unicode.Scalar, script: Script) {
        #expect(scalar.script == script, "\(scalar.codePointAndName)")
    }

    /// Holds the order of ICU's numbers to the ISO codes.
    @Test(arguments: Script.allCases) func scriptOfICUsNumber(script: Script) throws {
        guard script != .other else {
            #expect(script.icuCode == nil)
            return
        }
        #expect(Script(icuCode: try #require(script.icuCode)) == script)
    }

    @Test func unknownNumbersAreOfOtherScripts() {
        for code: Int32 in [-1, 9, 13, 40, 5000, .max, .min] { #expect(Script(icuCode: code) == .other) }
    }

    @Test func scriptExtensions() {
        #expect(("ー" as Unicode.Scalar).isUsed(with: .katakana))
        #expect(("ー" as Unicode.Scalar).isUsed(with: .hiragana))
        #expect(!("ー" as Unicode.Scalar).isUsed(with: .latin))
        #expect(("а" as Unicode.Scalar).isUsed(with: .cyrillic))
        #expect(!("a" as Unicode.Scalar).isUsed(with: .other))
    }

    /// The shortcuts for ASCII, and ICU's answers, against the standard library's data, in the blocks whose
    /// characters were all encoded and settled long ago.
    @Test func propertiesAreTheStandardLibrarys() {
        let blocks: [ClosedRange<UInt32>] = [0...0x24F, 0x300...0x36F, 0x400...0x4FF, 0x900...0x97F, 0x2000...0x206F]
        for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
            let expected = scalar.properties
            let category = expected.generalCategory
            let letters: Set<Unicode.GeneralCategory> = [
                .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            ]
            let punctuation: Set<Unicode.GeneralCategory> = [
                .dashPunctuation, .openPunctuation, .closePunctuation, .connectorPunctuation, .otherPunctuation,
                .initialPunctuation, .finalPunctuation,
            ]
            let ours: [Bool] = [
                scalar.generalCategory == category, scalar.isLetter == letters.contains(category),
                scalar.isDigit == (category == .decimalNumber),
                scalar.isMark == [.nonspacingMark, .spacingMark, .enclosingMark].contains(category),
                scalar.isPunctuation == punctuation.contains(category),
                scalar.isSymbol == [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol].contains(category),
                scalar.isControl == (category == .control), scalar.isFormat == (category == .format),
                scalar.isUppercase == expected.isUppercase, scalar.isLowercase == expected.isLowercase,
                scalar.isWhitespace == expected.isWhitespace, scalar.isEmoji == expected.isEmoji,
                scalar.isEmojiPresentation == expected.isEmojiPresentation,
                scalar.isDefaultIgnorable == expected.isDefaultIgnorableCodePoint,
            ]
            let names = [
                "category", "letter", "digit", "mark", "punctuation", "symbol", "control", "format", "uppercase",
                "lowercase", "whitespace", "emoji", "emoji presentation", "default ignorable",
            ]
            let wrong = zip(names, ours).filter { !$0.1 }.map(\.0)
            #expect(wrong.isEmpty, "\(scalar.codePointAndName)")
        }
    }

    @Test func pictographs() {
        #expect(("👩" as Unicode.Scalar).isExtendedPictographic)
        #expect(("❤" as Unicode.Scalar).isExtendedPictographic)
        #expect(!("#" as Unicode.Scalar).isExtendedPictographic)
        #expect(("#" as Unicode.Scalar).isEmoji)
        #expect(!("❤" as Unicode.Scalar).isEmojiPresentation)
        #expect(("👩" as Unicode.Scalar).isEmojiPresentation)
    }

    @Test func digitValues() {
        #expect(("7" as Unicode.Scalar).digitValue == 7)
        #expect(("٣" as Unicode.Scalar).digitValue == 3)
        #expect(("९" as Unicode.Scalar).digitValue == 9)
        #expect(("½" as Unicode.Scalar).digitValue == nil)
        #expect(("a" as Unicode.Scalar).digitValue == nil)
    }

    @Test(
        arguments: [
            (0, "U+0000 NULL"), (0x0A, "U+000A LINE FEED"), (0x1F, "U+001F INFORMATION SEPARATOR ONE"),
            (0x41, "U+0041 LATIN CAPITAL LETTER A"), (0x7F, "U+007F DELETE"), (0x85, "U+0085 NEXT LINE"),
            (0x9F, "U+009F APPLICATION PROGRAM COMMAND"), (0xA0, "U+00A0 NO-BREAK SPACE"),
            (0x200B, "U+200B ZERO WIDTH SPACE"), (0xFEFF, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
            (0x4E00, "U+4E00 CJK UNIFIED IDEOGRAPH-4E00"), (0xAC00, "U+AC00 HANGUL SYLLABLE GA"),
            (0x1F469, "U+1F469 WOMAN"), (0xE000, "U+E000 <private-use-E000>"), (0x0378, "U+0378 <reserved-0378>"),
            (0xFFFE, "U+FFFE <noncharacter-FFFE>"), (0xFDD0, "U+FDD0 <noncharacter-FDD0>"),
            (0x10FFFF, "U+10FFFF <noncharacter-10FFFF>"),
            // Its name has a misspelling ("BRAKCET"), which the standard corrects by an alias.
            (0xFE18, "U+FE18 PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET"),
        ] as [(UInt32, String)])
    func names(value: UInt32, name: String) throws {
        #expect(try #require(Unicode.Scalar(value)).codePointAndName == name)
    }
}
