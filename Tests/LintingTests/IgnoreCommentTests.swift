import Bytes
import Catalog
import Linting
import Prose
import Readers
import Testing

@Suite struct IgnoreCommentTests {
    private let linter = Linter(rules: Catalog.rules)

    private func ignored(_ text: String, _ rule: String, format: TextFormat = .markdown) -> String? {
        let options = ReadingOptions(format: format, language: .english)
        let document = linter.document(Array(text.utf8), options)
        guard let finding = linter.check(document).first(where: { $0.rule == rule }) else { return "nothing found" }
        guard let edit = linter.ignoring(finding, in: document, options) else { return nil }
        var bytes = document.bytes
        bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
        let left = linter.check(linter.document(bytes, options)).map(\.rule)
        #expect(!left.contains(rule))
        #expect(!left.contains { $0.hasPrefix("suppressions/") })
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func aCommentIsBeforeItsBlock() {
        #expect(
            ignored("One line.\n\nIt is the the house ,he said.\n", "repetition/doubled-word")
                == "One line.\n\n<!-- obelus-ignore repetition/doubled-word -->\n\nIt is the the house ,he said.\n")
        #expect(
            ignored("It is the the house.\r\n", "repetition/doubled-word")
                == "<!-- obelus-ignore repetition/doubled-word -->\r\n\r\nIt is the the house.\r\n")
    }

    /// Within a list or a quotation it would end it.
    @Test(arguments: [
        "- One line.\n- It is the the house.\n- More of it.\n", "> One line and\n> it is the the house.\n",
        "| a | b |\n|---|---|\n| It is the the house. | b |\n",
    ])
    func whereALineWouldBreakTheTextItIsWithinTheBlock(text: String) {
        let result = ignored(text, "repetition/doubled-word")
        #expect(result?.contains("house. <!-- obelus-ignore repetition/doubled-word -->") == true)
    }

    /// Plain text has no comments.
    @Test func whereThereAreNoCommentsThereIsNone() {
        #expect(ignored("It is the the house.\n", "repetition/doubled-word", format: .plain) == nil)
    }
}
