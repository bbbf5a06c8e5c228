import Linting
import Prose
import Readers
import Reporting
import SystemJansson
import Testing

@Suite struct ReporterTests {
    @Test(arguments: OutputFormat.allCases)
    func everyFormatIsAsItsGoldenFile(_ format: OutputFormat) {
        let actual = Self.report(format, SampleReports.all)
        #expect(GoldenFile(format.rawValue).text(updatedTo: actual) == actual)
    }

    @Test(arguments: OutputFormat.allCases)
    func everyFormatReportsCleanFiles(_ format: OutputFormat) {
        let actual = Self.report(format, [SampleReports.clean])
        #expect(GoldenFile("clean-" + format.rawValue).text(updatedTo: actual) == actual)
    }

    @Test func colourIsAddedWhenAsked() {
        let actual = Self.report(.text, SampleReports.all, isColored: true)
        #expect(GoldenFile("text-colored").text(updatedTo: actual) == actual)
    }

    @Test func quietTextHasNoSummary() {
        let reporter = OutputFormat.text.reporter(OutputFormat.Context(version: "1", isQuiet: true))
        #expect(reporter.closing(Summary()).isEmpty)
    }

    /// GitHub shows ten annotations of a level: a word says how many it does not show, as a notice where there is room for one.
    @Test(arguments: [
        (10, 10, 9, nil),
        (11, 3, 0, "::notice title=obelus::GitHub shows 10 annotations of each level per step; 1 of 11 errors are only in this log\n"),
        (
            12, 30, 2,
            "::notice title=obelus::GitHub shows 10 annotations of each level per step; 2 of 12 errors and 20 of 30 warnings are only in this log\n"
        ),
        (0, 0, 11, "obelus: GitHub shows 10 annotations of each level per step; 1 of 11 notices are only in this log\n"),
    ])
    func whatGitHubDoesNotShowIsTold(errors: Int, warnings: Int, infos: Int, expected: String?) {
        var summary = Summary()
        (summary.errors, summary.warnings, summary.infos) = (errors, warnings, infos)
        let closing = OutputFormat.github.reporter(OutputFormat.Context(version: "1")).closing(summary)
        #expect(String(decoding: closing, as: UTF8.self) == expected ?? "")
    }

    @Test(arguments: [OutputFormat.json, .sarif, .gitlab, .rdjson])
    func jsonIsWellFormed(_ format: OutputFormat) {
        for files in [SampleReports.all, [SampleReports.clean], []] {
            #expect(Self.isJSON(Self.report(format, files)))
        }
    }

    @Test(arguments: [OutputFormat.jsonl, .rdjsonl])
    func everyLineIsJSON(_ format: OutputFormat) {
        let lines = Self.report(format, SampleReports.all).split(separator: "\n")
        #expect(lines.count == 8)
        #expect(lines.allSatisfy { Self.isJSON(String($0)) })
    }

    @Test func noLineOfTextIsWiderThanATerminal() {
        for line in Self.report(.text, SampleReports.all).split(separator: "\n") where line.hasPrefix("    ") {
            #expect(line.unicodeScalars.count < 120, "\(line)")
        }
    }

    /// An ill-formed byte is shown as a character of three.
    @Test func anExcerptOfIllFormedTextShowsTheSameTextFixed() {
        let bytes = [UInt8](repeating: 0xE9, count: 500) + Array("  ".utf8) + [UInt8](repeating: 0xE9, count: 500)
        let edit = Edit(500..<502, " ")
        let finding = Finding(
            rule: "spaces/doubled", level: .info, message: "m", language: .english, range: 500..<502,
            fix: Fix(title: "t", safety: .safe, touches: .marks, edits: [edit]))
        let file = FileReport(path: "a", document: Document(bytes, ReadingOptions(language: .english)), findings: [finding])
        let output = OutputFormat.text.reporter(OutputFormat.Context(version: "1")).fragment(file)
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        let side = String(repeating: "\u{FFFD}", count: 46)
        #expect(lines[1] == "    …\(side)··\(side)…")
        #expect(lines[3] == "  → …\(side)·\(side)…")
    }

    /// A place too long to be shown whole, and the text around it, are cut between clusters.
    @Test func anExcerptCutsNoCluster() throws {
        let family = "👩\u{200D}👩\u{200D}👧"
        let side = String(repeating: family, count: 60)
        let bytes = Array("\(side)\(side)x\(side)".utf8)
        for shift in 0..<5 {
            // Whole clusters, of a number that `reach` is no multiple of.
            let range = family.utf8.count * (10 + shift)..<family.utf8.count * (60 + shift)
            let finding = Finding(rule: "spaces/doubled", level: .info, message: "m", language: .english, range: range)
            let file = FileReport(path: "a", document: Document(bytes, ReadingOptions(language: .english)), findings: [finding])
            let output = OutputFormat.text.reporter(OutputFormat.Context(version: "1")).fragment(file)
            let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
            let line = try #require(lines.dropFirst().first)
            let others = line.filter { $0 != Character(family) && $0 != "…" && $0 != " " }
            #expect(others.isEmpty, "\(line)")
        }
    }

    private static func report(_ format: OutputFormat, _ files: [FileReport], isColored: Bool = false) -> String {
        let reporter = format.reporter(OutputFormat.Context(version: "1.2.3", isColored: isColored))
        var output = reporter.opening()
        var summary = Summary()
        var isFirst = true
        for file in files {
            let fragment = reporter.fragment(file)
            if !fragment.isEmpty {
                if !isFirst { output += reporter.separator }
                isFirst = false
                output += fragment
            }
            summary.add(file.findings)
            summary.foundRules.formUnion(file.findings.map(\.rule))
        }
        return String(decoding: output + reporter.closing(summary), as: UTF8.self)
    }

    private static func isJSON(_ text: String) -> Bool {
        let value = json_loads(text, 0, nil)
        defer { json_decref(value) }
        return value != nil
    }
}
