import Linting
import Prose
import Readers
import Testing

/// Changes a word wherever it stands, whatever it makes of it.
private struct Change {
    let from: String
    let to: String

    func edits(in block: BlockView) -> [Edit] {
        let (bytes, word) = (block.document.bytes, Array(from.utf8))
        var edits: [Edit] = []
        var position = block.content.lowerBound
        while let place = bytes[position..<block.content.upperBound].firstRange(of: word) {
            edits.append(Edit(place, to))
            position = place.upperBound
        }
        return edits
    }
}

/// What rules do that somebody wrote badly: a Cyrillic letter for a Latin one, a letter that Ukrainian does not have, a common word spelled as
/// none is.
private enum BadLetter: Check {
    static let trigger = Trigger.text()
    static let changes = [
        Change(from: "bоok", to: "bооk"), Change(from: "ріки", to: "рыки"), Change(from: "with", to: "wiht"),
        Change(from: "вода", to: "вдвдв"),
        // And what they do well.
        Change(from: "мoст", to: "мост"), Change(from: "cafe\u{301}", to: "café"), Change(from: "teh", to: "the"),
        Change(from: "podeşte", to: "podește"), Change(from: "of of", to: "of"),
    ]

    static func check(_ view: DocumentView, into report: inout Report) {
        for index in view.document.blocks.indices {
            for edit in changes.flatMap({ $0.edits(in: view.block(index)) }) {
                report.add(edit.range, "A word", edits: [edit])
            }
        }
    }
}

@Suite struct SpellingTests {
    private static let linter = Linter(rules: [
        Rule(
            card: Card(
                id: "t/letter", summary: "", why: "", level: .warning, languages: .all, preset: .artifacts, safety: .safe, touches: .words,
                title: "", detection: .check(""), message: "", replace: nil, examples: [], safeBecause: "It is not.", since: ""),
            check: BadLetter.self)
    ])

    private func result(_ text: String, _ language: String, unsafe: Bool = false) -> FixResult {
        Self.linter.fix(
            Array(text.utf8), ReadingOptions(format: .plain, language: LanguageTag(language)), choosing: FixChoice(unsafe: unsafe))
    }

    @Test(arguments: [
        ("en", "The bоok is old.\n"), ("uk", "Вода ріки холодна.\n"), ("en", "He came with her.\n"), ("ru", "Здесь вода и мост.\n"),
    ])
    func aFixThatSpellsWorseIsRefused(_ language: String, _ text: String) {
        let result = result(text, language)
        #expect(String(decoding: result.bytes, as: UTF8.self) == text)
        #expect(result.remaining.map(\.rule) == ["t/letter"])
        #expect(result.remaining.allSatisfy { $0.fix == nil })
        // No rule is blamed for it: only a reader knows what the text means.
        #expect(result.refused.isEmpty)
    }

    @Test(arguments: [
        ("ru", "Старый мoст.\n", "Старый мост.\n"), ("en", "A cafe\u{301} here.\n", "A café here.\n"),
        ("en", "In teh town.\n", "In the town.\n"),
        ("ro", "Vechiul podeşte.\n", "Vechiul podește.\n"), ("en", "The end of of it.\n", "The end of it.\n"),
    ])
    func oneThatSpellsNoWorseIsApplied(_ language: String, _ text: String, _ expected: String) {
        #expect(String(decoding: result(text, language).bytes, as: UTF8.self) == expected)
    }
}
