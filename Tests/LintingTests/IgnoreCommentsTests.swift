import Catalog
import Linting
import Prose
import Readers
import Testing

/// Comments that are written to suppress what is found.
@Suite struct IgnoreCommentsTests {
    private static let linter = Linter(rules: Catalog.rules)

    private func document(_ text: String, _ format: TextFormat = .markdown) -> Document {
        Self.linter.document(Array(text.utf8), ReadingOptions(format: format, language: LanguageTag("en")))
    }

    /// The text with comments for all that is found, and how many findings have none.
    private func suppressed(_ text: String, reason: String = "", _ format: TextFormat = .markdown) -> (text: String, left: Int) {
        let document = document(text, format)
        let comments = Self.linter.ignoreComments(for: Self.linter.check(document), in: document, reason: reason)
        var bytes = document.bytes
        for edit in comments.edits.reversed() { bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8)) }
        return (String(decoding: bytes, as: UTF8.self), comments.left.count)
    }

    @Test(arguments: [
        ("One , two.\n", "<!-- obelus-ignore spaces/before-punctuation: old -->\nOne , two.\n"),
        ("\u{FEFF}One , two.\r\n", "\u{FEFF}<!-- obelus-ignore spaces/before-punctuation: old -->\r\nOne , two.\r\n"),
        // One comment for a paragraph.
        (
            "First.\n\nThe the one , two , three.\n",
            "First.\n\n<!-- obelus-ignore repetition/doubled-word, spaces/before-punctuation: old -->\nThe the one , two , three.\n"
        ),
        ("# One , two\n\nText.\n", "# One , two <!-- obelus-ignore spaces/before-punctuation: old -->\n\nText.\n"),
        (
            "1. One.\n2. One , two.\n3. Three.\n",
            "1. One.\n2. One , two. <!-- obelus-ignore spaces/before-punctuation: old -->\n3. Three.\n"
        ),
        ("> One , two.\n", "> One , two. <!-- obelus-ignore spaces/before-punctuation: old -->\n"),
        (
            "| a | b |\n|---|---|\n| One , two | c |\n",
            "| a | b |\n|---|---|\n| One , two <!-- obelus-ignore spaces/before-punctuation: old --> | c |\n"
        ),
    ])
    func commentsAreWritten(_ text: String, _ expected: String) {
        let result = suppressed(text, reason: "old")
        #expect(result.text == expected)
        #expect(result.left == 0)
        #expect(Self.linter.check(document(result.text)).isEmpty)
    }

    @Test func plainTextHasNoComments() {
        let result = suppressed("One , two.\n", .plain)
        #expect(result.text == "One , two.\n")
        #expect(result.left == 1)
    }

    @Test func whatIsNotAskedForStays() {
        let text = "One , two. The the bridge.\n\nOne , two.\n"
        let document = document(text)
        let found = Self.linter.check(document)
        let comments = Self.linter.ignoreComments(for: [found[0]], in: document, reason: "")
        #expect(comments.edits.map(\.replacement) == ["<!-- obelus-ignore spaces/before-punctuation -->\n"])
        // Of two findings of one rule in a paragraph a comment can suppress only both.
        let two = self.document("One , two , three.\n")
        let one = Self.linter.ignoreComments(for: [Self.linter.check(two)[0]], in: two, reason: "")
        #expect(one.edits.isEmpty)
        #expect(one.left.count == 1)
    }

    @Test(arguments: ["a --> b", "a -- b", "a-", "a\nb"]) func aReasonThatWouldEndTheCommentIsRefused(_ reason: String) {
        #expect(IgnoreComments.problem(withReason: reason) != nil)
    }

    @Test func fingerprintsDoNotChangeWithAComment() {
        let counter = { (text: String) -> [Fingerprint] in
            let document = document(text)
            var counter = FingerprintCounter()
            return counter.fingerprints(of: Self.linter.check(document), in: document)
        }
        #expect(counter("# One , two\n") == counter("# One , two <!-- obelus-ignore quotes/typographic: x -->\n"))
        #expect(counter("# One ,\n") == counter("# One , <!-- obelus-ignore quotes/typographic: x -->\n"))
    }
}
