import Damage

/// Texts that nobody writes, each made to meet one loop at its worst.
enum Adversary {
    struct Text: Sendable {
        let name: String
        var isMarkdown = false
        /// A text of about so many bytes.
        let make: @Sendable (Int) -> [UInt8]
    }

    static let all: [Text] = [
        repeated("quotes", "\""),
        repeated("curly-pairs", "“”"),
        repeated("opening-marks", "“"),
        repeated("single-opening-marks", "‘"),
        repeated("opened-words", "“ a "),
        repeated("apostrophes", "'"),
        repeated("word", "word "),
        repeated("long-word", "a"),
        Text(name: "nested-brackets") { size in
            Array(repeating: UInt8(ascii: "("), count: size / 2) + Array(repeating: UInt8(ascii: ")"), count: size / 2)
        },
        repeated("open-brackets", "["),
        repeated("braces", "{{"),
        Text(name: "combining-marks") { size in [UInt8(ascii: "a")] + filled("\u{301}", size) },
        repeated("spaces", " "),
        repeated("no-break-spaces", "\u{A0}"),
        repeated("newlines", "\n"),
        repeated("less", "<"),
        repeated("tags-unclosed", "<a "),
        repeated("at-signs", "@@ "),
        repeated("entities", "&amp;"),
        repeated("digits", "1.2,3 4-5/6:"),
        repeated("full-stops", "."),
        repeated("initials", "A. "),
        repeated("hyphens", "-"),
        repeated("bullets", "• "),
        repeated("asterisks", "*"),
        repeated("backticks", "`"),
        repeated("alternating-scripts", "aбγ"),
        repeated("alternating-words", "мир word "),
        repeated("mojibake", "Ã©â€œ"),
        repeated("misread-letters", "Ã©"),
        repeated("accented-letters", "é"),
        repeated("soft-hyphens", "a\u{AD}"),
        repeated("decomposed", "e\u{301}"),
        repeated("controls", "\u{1}"),
        repeated("terminal-escapes", "\u{1B}"),
        repeated("escaped-quotes", "\\\""),
        repeated("percent-escapes", "%7B"),
        repeated("byte-tokens", "<0xE2>"),
        repeated("plain-links", "[a]("),
        repeated("doubled-spaces", "a  b ,c \n"),
        repeated("hanzi", "漢"),
        repeated("paired-lines", "“A b.\n\n"),
        repeated("short-lines", "a\n"),
        Text(name: "url") { size in Array("https://example.org/".utf8) + filled("a/b-c?d=e&", size) },
        Text(name: "addresses") { size in filled("a.b@c.", size) },
        Text(name: "random-bytes") { size in
            var random = SplitMix64(seed: 7)
            return (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
                // A byte of zero makes a file binary, and nobody reads it.
                .map { $0 == 0 ? 1 : $0 }
        },
        Text(name: "one-line") { size in filled("The harbour lay still, and nobody spoke of the ferry again. ", size) },
        Text(name: "markdown-quotes", isMarkdown: true) { size in filled(">", size) },
        Text(name: "markdown-lists", isMarkdown: true) { size in filled("- ", size) },
        Text(name: "markdown-emphasis", isMarkdown: true) { size in filled("*a _b ", size) },
        Text(name: "markdown-links", isMarkdown: true) { size in filled("[a](", size) },
        Text(name: "markdown-staircase", isMarkdown: true) { size in
            var result: [UInt8] = []
            var depth = 0
            while result.count < size {
                result += filled("  ", 2 * (depth % 200))
                result += Array("- a\n".utf8)
                depth += 1
            }
            return result
        },
    ]

    private static func repeated(_ name: String, _ piece: String) -> Text {
        Text(name: name) { size in filled(piece, size) }
    }

    /// The piece as often as it goes into the size.
    private static func filled(_ piece: String, _ size: Int) -> [UInt8] {
        let bytes = Array(piece.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(size)
        for _ in 0..<size / bytes.count { result += bytes }
        return result
    }
}
