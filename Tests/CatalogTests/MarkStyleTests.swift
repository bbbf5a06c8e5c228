import Catalog
import Linting
import Prose
import Readers
import Testing

/// Styles of quotation marks on texts that can be read in more than one way.
@Suite struct MarkStyleTests {
    private static func linter(_ style: String) -> Linter {
        Linter(rules: Catalog.rules) { card in
            if card.level == .off { return card.id == style ? .warning : nil }
            return card.id == "quotes/typographic" ? nil : card.level
        }
    }

    private static let linters = ["quotes/locale-style", "quotes/curly-style", "quotes/straight-style"].map(linter)
    private static let pieces = [
        "“", "”", "„", "«", "»", "‘", "’", "‚", "‹", "›", "\"", "'", "``", " ", " ", "\n", "\n\n", "a", "Wort", "слово", ".", ",", "(", "1",
        "\u{A0}",
    ]

    /// Marks in a row, without words between them, without partners: a mark that is set anew makes others what they were not.
    @Test(arguments: ["en", "de-CH", "ru", "tr", "fr", "pl", "ja"]) func marksOfAnyKindComeToRest(_ language: String) {
        var state: UInt64 = 7
        for _ in 0..<60 {
            var text = ""
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0..<(4 + state >> 33 % 12) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += Self.pieces[Int(state >> 33 % UInt64(Self.pieces.count))]
            }
            for linter in Self.linters {
                let options = ReadingOptions(language: LanguageTag(language))
                let once = linter.fix(Array(text.utf8), options)
                #expect(once.refused.isEmpty, "\(text.debugDescription): \(once.refused)")
                #expect(linter.fix(once.bytes, options).bytes == once.bytes, "\(text.debugDescription)")
            }
        }
    }

    @Test(arguments: [
        ("de", "She said \"no, 'never'\" twice.\n", "She said „no, ‚never‘“ twice.\n"),
        ("fr", "Elle dit \"non\", puis \"oui\".\n", "Elle dit «\u{A0}non\u{A0}», puis «\u{A0}oui\u{A0}».\n"),
        ("ru", "Он сказал “нет” и „да“.\n", "Он сказал «нет» и «да».\n"),
    ])
    func whatIsClearIsStillSet(_ language: String, _ text: String, _ fixed: String) {
        let result = Self.linters[0].fix(Array(text.utf8), ReadingOptions(language: LanguageTag(language)))
        #expect(String(decoding: result.bytes, as: UTF8.self) == fixed)
    }
}
