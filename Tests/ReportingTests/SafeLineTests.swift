import Linting
import Prose
import Readers
import Testing

@testable import Interchange
@testable import Reporting

@Suite struct SafeLineTests {
    private static let hostile = [
        "a\u{1B}]0;title\u{7}b", "a\nobelus: all is well", "a\r\u{1B}[2K", "\u{9B}31m", "a\u{202E}txt.md", "\u{2066}x\u{2069}",
        "a\u{2028}b", "a\u{7F}b",
        "\u{85}next", "a\u{0}b",
    ]

    @Test(arguments: hostile) func nothingIsObeyed(_ text: String) {
        let line = SafeLine.of(text)
        #expect(line != text)
        for scalar in line.unicodeScalars {
            #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar.value != 0x2028 && scalar.value != 0x202E)
        }
        #expect(line.contains("⟨U+"))
    }

    @Test(arguments: ["a.md", "Ärger.txt", "Привет, мир", "家.md", "👩‍👩‍👧.txt", "می‌خواهم", "# heading", "a#b", "C# ## x", "“It’s” – 50 €"])
    func whatIsHarmlessStays(_ text: String) { #expect(SafeLine.of(text) == text) }

    @Test func commandsOfServicesAreTakenApart() {
        #expect(SafeLine.of("##[error]x") == "##⟦error]x")
        #expect(SafeLine.of("a##vso[task.setvariable]x ##VSO[b") == "a##vso⟦task.setvariable]x ##VSO⟦b")
        #expect(SafeLine.path("::error::x.md") == "./::error::x.md")
        #expect(SafeLine.path("  ::error::x.md") == "./  ::error::x.md")
        #expect(SafeLine.path("a::b.md") == "a::b.md")
    }

    private static let formats: [OutputFormat] = [.text, .gcc, .github]

    /// No line of a report that is read as lines begins as a command does, and none is of somebody else, whatever the file is called and
    /// whatever stands in it.
    @Test(arguments: [
        "::error::forged", "  ::warning file=x::forged", "##[error]forged", "##vso[task.logissue]forged", "a\n::error::forged",
        "\u{1B}[31m", "\u{202E}",
    ])
    func noReportIsForged(_ text: String) {
        let bytes = Array((text + " , and more\n").utf8)
        let document = Document(bytes, ReadingOptions(format: .plain, layout: .lines, language: .english))
        for path in [text + ".txt", "plain.txt"] {
            let range = text.utf8.count..<text.utf8.count + 2
            let finding = Finding(
                rule: "a/b", level: .warning, message: "“\(text)” is wrong", language: .english, range: range,
                fix: Fix(title: "t", safety: .safe, touches: .marks, edits: [Edit(range, ",")]))
            for format in Self.formats {
                let context = OutputFormat.Context(version: "1", rules: [], isColored: false, isQuiet: false)
                let report = FileReport(path: path, document: document, findings: [finding])
                let output = String(decoding: format.reporter(context).fragment(report), as: UTF8.self)
                let lines = output.split(separator: "\n").filter { $0.drop { $0 == " " }.hasPrefix("::") }
                #expect(lines.count == (format == .github ? 1 : 0), "\(output)")
                #expect(!output.contains("##[") && !output.contains("##vso["), "\(output)")
                #expect(!output.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 || $0.value == 0x202E }, "\(output)")
            }
        }
    }

    @Test func aNameCannotHoldAHunk() {
        let diff = UnifiedDiff.of(Array("a\n".utf8), Array("b\n".utf8), path: "x\n--- victim\n+++ victim\n@@ -1 +1 @@\n-c\n+d\t")
        #expect(String(decoding: diff, as: UTF8.self).split(separator: "\n").count == 5)
        let plain = UnifiedDiff.of(Array("a\n".utf8), Array("b\n".utf8), path: "Ä b.txt")
        #expect(String(decoding: plain, as: UTF8.self).hasPrefix("--- Ä b.txt\t\n+++ Ä b.txt\t\n@@ "))
        let quoted = UnifiedDiff.of(Array("a\n".utf8), Array("b\n".utf8), path: "a\"b\u{1}.txt")
        #expect(String(decoding: quoted, as: UTF8.self).hasPrefix("--- \"a\\\"b\\001.txt\"\n"))
    }

    @Test func controlsOfJSONAreEscapes() {
        let value: JSONValue = ["a": .string("x\u{7F}\u{9B}y\u{85}é©\u{A0}")]
        #expect(String(decoding: value.bytes, as: UTF8.self) == "{\"a\":\"x\\u007F\\u009By\\u0085é©\u{A0}\"}")
    }
}
