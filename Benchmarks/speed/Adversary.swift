import Damage

/// Texts that nobody writes, each made to meet one loop at its worst.
enum Adversary {
    struct Text: Sendable {
        let kind: String
        let shape: String
        /// What the file's name ends with, which says its format.
        let ending: String
        /// A text of about so many bytes.
        let make: @Sendable (Int) -> [UInt8]

        init(_ kind: String, _ shape: String, _ ending: String = "txt", _ make: @escaping @Sendable (Int) -> [UInt8]) {
            self.kind = kind
            self.shape = shape
            self.ending = ending
            self.make = make
        }

        /// What it is chosen by: `marks, txt: “”`. Characters that do not show are escaped.
        var name: String { "\(kind), \(ending): \(shape.map(Self.shown).joined())" }

        private static func shown(_ character: Character) -> String {
            character.unicodeScalars.map { scalar in
                let properties = scalar.properties
                let isSeen =
                    scalar == " "
                    || !(properties.isWhitespace || properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control)
                return isSeen ? String(scalar) : "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }.joined()
        }
    }

    static let all: [Text] = ownUnits + pages + ill + sentences + HTMLUnits + pairs + records + cues

    // MARK: Plain text and Markdown

    private static let units: [(kind: String, endings: [String], units: [String])] = [
        (
            "marks", ["txt", "md"],
            [
                "“”", "\"", "“ ", "“ a ", "“a ‘b ” ’ ", "«", "» «", "“", "‘", "‘a", "''", "``", "`", "'", "“a", "a” ", "„a“ b „", "« \n\n",
                "“\n\n", "“A b.\n\n",
            ]
        ),
        (
            "characters", ["txt"],
            [
                "\u{1B}", "\u{7F}", "\u{1}", "\u{1B}[0m", "a\u{301}", "e\u{301} ", "e\u{301}", "\u{301}", "a\u{308}\u{323}", "\u{AD}",
                "a\u{AD}", "\u{200B}",
                "a\u{200B}b", "\u{202E}", "\u{FE0F}", "\u{FFFD}", "\u{FEFF}", "é", "Ã©", "Ã©â€œ", "Ã", "â€™", "ÃƒÂ©", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚ ",
                "ä½ å¥½", "äº¬é ½", "Ñ", "ï»¿", "а",
                "aа", "aбγ", "мир word ", "ｱ", "ア", "ﾊﾟ", "％", "Ａ", "𝐚", "٣", "🙂", "👩\u{200D}", "\u{1F1E6}", "한", "漢", "か\u{3099}",
                "\u{2028}", "\u{A0}", " \u{A0}",
                "\u{3000}", "\t", " ",
            ]
        ),
        (
            "leftovers", ["txt", "md"],
            [
                "&amp;", "&amp;amp;", "&", "&#x27;", "&ldquo;a&rdquo; ", "%7B", "%C3%A9", "<0xE2>", "▁a", "Ġa", "\\n", "\\\"", "\\u00e9",
                "\\", "<think>", "</s>", "<br>",
                "<b>", "<", "<a ", "[a](", "](", "[", "![", "**", "*a ", "*a _b ", "*", "_", "~~", "# ", "> ", ">", "- ", "| a ", "|",
                "```\n", "{{a}} ", "{{", "${", "%s ",
                "{0} ", "[1]", "[UNK] ", "##a ", "$$", "<!--", "-->", "~", "=", "+", "---\n", "- \n", "1. ", "1.\n", "@@ ", "• ",
            ]
        ),
        (
            "words", ["txt"],
            [
                "the the ", "word ", "a", "a ", "A", "A. ", "Share ", "Share Tweet ", "Photo: ", "Read more: ", "by ", "Mr. ", "a.", "a. ",
                ".", "...", "…", ",", ", ,", "!", "?",
                "( ", "(", ")", "()", "1", "1,", "1.5 ", "1/2 ", "1.2,3 4-5/6:", "- a", "-", "—", " — ", "a-\n", "a-b-", "\n", "\r", "\r\n",
                " \n", "a\n", "a\n\n",
                "a  b ,c \n", "www.a.de ", "a@b.de ", "a.b@c.", "http://a.de/ ", "http://", "@a ", "#a ", "(c) ", "12:30 ", "5 °C ", "5 % ",
                "am 5. Mai 1999 ", "I ",
                "He said, ", "Сказал он. ", "他说。", "他说", "です。", "กา", "ไม่", "Die ", "der der\n", "Yes.\n\nYes.\n\n",
            ]
        ),
    ]
    private static let ownUnits = units.flatMap { kind, endings, units in
        endings.flatMap { ending in units.map { repeated(kind, ending, $0) } }
    }

    private static let pages = [
        repeated("paragraphs", "txt", "Share\nTweet\nPin it\nEmail\n\n"),
        repeated("paragraphs", "txt", "– Yes, he said – and left – the room.\n\n"),
        numbered("paragraphs", "short lines") { number in word(number) + "\n\n" },
        numbered("paragraphs", "dates") { number in "\(1 + number % 28) May \(1900 + number % 99)\n\n" },
        numbered("paragraphs", "wrapped lines") { number in sentence(number).prefix(70) + "\n" },
        numbered("paragraphs", "English and Russian in turn") { number in
            number % 2 == 0 ? sentence(number) + "\n\n" : "Паром стоял у причала с весны, и никто в деревне не знал, чей он.\n\n"
        },
        numbered("one line", "a sentence without end") { number in word(number) + " " },
        repeated("one line", "txt", "The harbour lay still, and nobody spoke of the ferry again. "),
        Text("one line", "an address") { size in Array("https://example.org/".utf8) + filled("a/b-c?d=e&", size) },
        Text("brackets", "nested") { size in filled("(", size / 2) + filled(")", size / 2) },
        Text("lists", "a staircase", "md") { size in
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

    private static let ill =
        ["txt", "md"].map { ending in
            Text("bytes", "random", ending) { size in
                var random = SplitMix64(seed: 7)
                return (0..<size).map { _ in
                    // A byte of zero makes a file binary, and nobody reads it.
                    max(1, UInt8(truncatingIfNeeded: random.next()))
                }
            }
        }
        + [
            ("E2 80", [0xE2, 0x80]), ("FF", [0xFF]), ("C3", [0xC3]), ("F0 9F and a letter", [0xF0, 0x9F, 0x20, 0x61] as [UInt8]),
        ].map { shape, bytes in
            Text("bytes", shape) { size in filled(bytes, size) }
        }

    private static let sentences = [
        Text("repetition", "a sentence again and again") { size in filled(sentence(0), size) },
        Text("repetition", "a paragraph again and again") { size in filled((0..<6).map(sentence).joined() + "\n\n", size) },
        Text("repetition", "two sentences in turn") { size in filled(sentence(1) + sentence(2), size) },
        numbered("repetition", "sentences of one beginning") { number in "He went to the harbor again because \(word(number)) wanted it. "
        },
        numbered("repetition", "letters in turn") { number in String(UnicodeScalar(UInt8(97 + number % 26))) + " " },
        numbered("repetition", "each word twice") { number in word(number / 2) + " " },
        numbered("spellings", "names in two spellings") { number in "\(word(number))ov met \(word(number))ow there. " },
        numbered("spellings", "names of one beginning") { number in "Mr. Mar\(word(number)) and Mar\(word(number * 7)). " },
        numbered("spellings", "color and colour in turn") { number in (number % 2 == 0 ? "colour " : "color ") + word(number) + ". " },
    ]

    // MARK: Formats

    private static let HTMLUnits = [
        "<p>a ", "<b>", "<i>a</i>", "&amp;", "&quot;a ", "<!-- a -->", "<!--", "<", "</", "<a href='", "<br>", "<p lang=de>a ",
        "<table><td>", "<div>", "<script>",
        "<textarea>", "a , b ", "<![CDATA[", "&#", "<svg>", "<ul><li>", "<p>“</p>", "<pre>\n", "<img alt='a , b'>", "\u{1B}", "“",
    ].map { repeated("pages", "html", $0) }

    private static let catalogHead = "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n"
    private static let unitsHead =
        "<?xml version=\"1.0\"?><xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"><body>"
    private static let unitsEnd = "</body></file></xliff>"
    private static let unitHead = unitsHead + "<trans-unit id='1'><source>a</source><target>"
    private static let pairs: [Text] =
        [
            ("specifiers that differ", "msgid \"%d %d\"\nmsgstr \"%d %d %d\"\n\n"), ("tags", "msgid \"<b>a</b>\"\nmsgstr \"<b>a <b>\"\n\n"),
            ("empty", "msgid \"a\"\nmsgstr \"\"\n\n"), ("wrapped strings", "msgid \"\"\n\"a \"\n\"b \"\nmsgstr \"\"\n\"a \"\n\"b \"\n\n"),
            ("escapes", "msgid \"\\\"\\n\"\nmsgstr \"\\\"\\n\"\n\n"),
        ].map { shape, entry in wrapped("messages", shape, "po", catalogHead, entry) }
        + ["%d ", "{0} ", "<b>", "1,250.50 ", "7 ", "http://a.de ", "“", "ferry ", "&amp;"].map { unit in
            Text("one message", unit, "po") { size in
                let source = filled(unit, size / 2)
                return Array(catalogHead.utf8) + Array("msgid \"".utf8) + source + Array("\"\nmsgstr \"".utf8)
                    + source.dropLast(unit.utf8.count) + Array("\"\n".utf8)
            }
        }
        + [
            ("units", "<trans-unit id='1'><source>a 7</source><target>b , 8</target></trans-unit>\n"),
            ("tags", "<trans-unit id='1'><source><g id='1'>a</g></source><target><g id='2'>b</g></target></trans-unit>\n"),
        ].map { shape, unit in wrapped("units", shape, "xlf", unitsHead, unit, unitsEnd) }
        + ["<x id='1'/>", "<g id='1'>a</g> ", "&amp;&#x201c;", "<![CDATA[a <b]]>"].map { unit in
            wrapped("one unit", unit, "xlf", unitHead, unit, "</target></trans-unit>" + unitsEnd)
        }
        + [
            wrapped("units", "nested groups", "xlf", unitsHead, "<group>"),
            wrapped(
                "units", "units", "tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>",
                "<tu><tuv xml:lang=\"en\"><seg>a 7</seg></tuv><tuv xml:lang=\"de\"><seg>b , 8</seg></tuv></tu>\n", "</body></tmx>"),
        ]

    private static let records: [Text] =
        [
            ("rows", "1,\"a , b\"\n"), ("doubled marks", "1,\"a \"\"b\"\" ,\"\n"), ("columns", "a,"), ("marks that open", "\""),
            ("empty rows", ",\n"), ("empty fields", "\"\""),
        ].map { shape, unit in wrapped("rows", shape, "csv", "id,text\n", unit) }
        + [
            wrapped("rows", "one field", "csv", "id,text\n1,\"", "a , b ", "\"\n")
        ]
        + [
            "{\"text\":\"a , b\"}\n", "{\"text\":\"\\u201c\\\"\\n\\ud83d\\ude00\"}\n", "{\"a\":1}\n", "{\"text\":[[[[[[[[\"a\"]]]]]]]]}\n",
            "{\n", "[",
        ].map { repeated("records", "jsonl", $0) }
        + ["\\u201ca ", "\\\"", "\\ud83d"].map { wrapped("one record", $0, "jsonl", "{\"text\":\"", $0, "\"}\n") }

    private static let cueHead = "1\n00:00:01,000 --> 00:00:02,000\n"
    private static let cues: [Text] =
        ["a , b", "<i>a</i> {\\an8}", "the the\nthe"].map { Text("cues", $0, "srt", repeating(cueHead + $0 + "\n\n")) }
        + ["a\n", "<i>", "--> ", "00:00:01,000 --> 00:00:02,000\n"].map { wrapped("one cue", $0, "srt", cueHead, $0, "\n") }
        + [wrapped("cues", "a class", "vtt", "WEBVTT\n\n", "00:01.000 --> 00:02.000\n<c.x>a , b\n\n")]

    // MARK: Making

    private static func repeated(_ kind: String, _ ending: String, _ piece: String) -> Text {
        Text(kind, piece, ending, repeating(piece))
    }

    private static func repeating(_ piece: String) -> @Sendable (Int) -> [UInt8] {
        { size in filled(piece, size) }
    }

    private static func wrapped(
        _ kind: String, _ shape: String, _ ending: String, _ head: String, _ piece: String, _ tail: String = ""
    ) -> Text {
        Text(kind, shape, ending) { size in Array(head.utf8) + filled(piece, size) + Array(tail.utf8) }
    }

    /// Units of which each is another one.
    private static func numbered(_ kind: String, _ shape: String, _ unit: @escaping @Sendable (Int) -> String) -> Text {
        Text(kind, shape) { size in
            var result: [UInt8] = []
            var number = 0
            while result.count < size {
                result += Array(unit(number).utf8)
                number += 1
            }
            return result
        }
    }

    /// The piece as often as it goes into the size.
    private static func filled(_ piece: String, _ size: Int) -> [UInt8] { filled(Array(piece.utf8), size) }

    private static func filled(_ piece: [UInt8], _ size: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(size)
        for _ in 0..<size / piece.count { result += piece }
        return result
    }

    /// One of 4,000 words with a capital, as many as a long text has.
    private static func word(_ number: Int) -> String {
        var random = SplitMix64(seed: UInt64(number % 4000))
        return String((0..<2 + random.below(8)).compactMap { _ in random.pick(letters) }).capitalized
    }

    private static func sentence(_ number: Int) -> String {
        word(number) + (1..<12).map { " " + word(number * 12 + $0).lowercased() }.joined() + ". "
    }

    private static let letters = Array("abdeiklmnorstu")
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
