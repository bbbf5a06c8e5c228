import Bytes
import Linting
import Prose
import Readers
import Reporting

/// Files with findings of every kind of character that a format might count or show wrongly.
enum SampleReports {
    static var all: [FileReport] { [unicode, clean, windows, rightToLeft] }

    /// A byte order mark, letters of two and three bytes, a family, invisible characters.
    static let unicode = SampleReport(
        "texte/élan 漢.txt",
        "\u{FEFF}Café: 漢字 👩‍👩‍👧 said,⟦1 ”⟧then left.\n\nIt was⟦2\u{200B}⟧ late\u{AD} – e\u{301}tude⟦3  ⟧two.\n\nEnd⟦4⟧"
    )
    .report { places in
        [
            finding(
                "quotes/space-before-closing", .warning, places[0], confidence: 0.984,
                fix: fix("Move the space behind the mark", [Edit(places[0], "” ")])),
            finding("characters/invisible", .error, places[1], fix: fix("Remove it", [Edit(places[1], "")])),
            finding(
                "spaces/doubled", .info, places[2], confidence: 0.5,
                fix: fix("Write one space", [Edit(places[2], " ")], .unsafe)),
            finding("spaces/final-newline", .info, places[3], fix: fix("End the line", [Edit(places[3], "\n")])),
        ]
    }

    static let clean = SampleReport("clean.txt", "Nothing is wrong.\n").report { _ in [] }

    /// CR LF, a no-break space, a quotation cut in two, and what every format has to escape.
    static let windows = SampleReport(
        "a&b, <c>:d%.md",
        "“One.⟦1\r\n\r\n⟧Two,” he said⟦2\u{A0}⟧!\r\n\r\n⟦3Photo: \"A\" & <B>\u{1B}[31m⟧\r\n"
    )
    .report { places in
        [
            finding("quotes/split", .warning, places[0], fix: fix("Join the paragraphs", [Edit(places[0], " ")])),
            finding("spaces/before-punctuation", .warning, places[1]),
            finding(
                "captions/credit", .warning, places[2], message: "50% of \"A\" & <B>:\na credit, no text",
                fix: fix("Remove the credit", [Edit(places[2], "")], .unsafe, touches: .blocks)),
        ]
    }

    /// Arabic, in a long paragraph on one line.
    static let rightToLeft: FileReport = {
        let long = String(repeating: "سلام عليكم ", count: 30)
        return SampleReport("عربي.txt", "\(long)قال⟦1 ،⟧ثم ذهب. \(long)\n").report { places in
            [
                finding(
                    "spaces/before-punctuation", .warning, places[0],
                    fix: fix("Move the space", [Edit(places[0], "، ")]))
            ]
        }
    }()

    private static func finding(
        _ rule: String, _ level: Level, _ range: ByteRange, message: String = "Something is wrong here",
        confidence: Double = 1, fix: Fix? = nil
    ) -> Finding {
        Finding(
            rule: rule, level: level, message: message, language: .english, range: range, confidence: confidence, fix: fix)
    }

    private static func fix(
        _ title: String, _ edits: [Edit], _ safety: Safety = .safe, touches: Touch = .marks
    ) -> Fix {
        Fix(title: title, safety: safety, touches: touches, edits: edits)
    }
}

/// A text in which places are marked as `⟦1 ”⟧`: a digit, then the place.
struct SampleReport {
    let path: String
    let bytes: [UInt8]
    let places: [ByteRange]

    init(_ path: String, _ marked: String) {
        self.path = path
        var bytes: [UInt8] = []
        var places: [ByteRange] = []
        var start = 0
        var skipsDigit = false
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦":
                start = bytes.count
                skipsDigit = true
            case "⟧": places.append(start..<bytes.count)
            default:
                if !skipsDigit { bytes += String(scalar).utf8 }
                skipsDigit = false
            }
        }
        self.bytes = bytes
        self.places = places
    }

    func report(_ findings: ([ByteRange]) -> [Finding]) -> FileReport {
        let format: TextFormat = path.hasSuffix(".md") ? .markdown : .plain
        let document = Document(bytes, ReadingOptions(format: format, language: .english))
        return FileReport(path: path, document: document, findings: findings(places))
    }
}
