import Testing

/// Links from a rule to its page: a team's own page, or none.
@Suite struct LinkTests {
    private let folder = Workspace()
    private let page = "https://example.com/style?a=1#bridge"

    init() {
        folder.write(
            """
            summary: Bridge
            why: It is a viaduct.
            level: warning
            fix: none
            phrases: [old bridge]
            message: “$0” is a viaduct
            url: \(page)
            examples:
              - bad: The ⟦old bridge⟧ is closed.

            """, to: "rules/house/bridge.yml")
        folder.write("rule-paths: [rules]\nlanguage: en\n", to: ".obelus.yml")
        folder.write("The old bridge , is closed.\n", to: "a.txt")
    }

    @Test(arguments: ["json", "jsonl", "sarif", "rdjson", "rdjsonl"]) func reportsLinkToTheTeamsPageAlone(format: String) {
        let output = folder.run("check", "--format", format, "a.txt").output
        #expect(output.contains("house/bridge") && output.contains("spaces/before-punctuation"))
        let addresses = output.split(separator: "\"").filter { $0.hasPrefix("http") && !$0.hasSuffix("sarif-2.1.0.json") }
        #expect(addresses == [Substring(page)])
        if format == "jsonl" { #expect(output.contains("\"url\":null")) }
    }

    @Test func pagesOfRulesNameTheTeamsPageAlone() {
        #expect(folder.run("explain", "house/bridge").output.hasSuffix("\n\n\(page)\n"))
        #expect(!folder.run("explain", "quotes/split").output.contains("http"))
    }

    private func screen(_ environment: String, _ options: String = "") throws -> String {
        let line = "env -u CI -u VTE_VERSION -u TERM_PROGRAM -u FORCE_HYPERLINK \(environment) \"$OBELUS\" check \(options) a.txt"
        let terminal = try #require(TerminalSession(line, in: folder))
        #expect(terminal.finish() == 1)
        return terminal.screen
    }

    @Test(arguments: [
        ("TERM=xterm-kitty", "", true), ("TERM=xterm VTE_VERSION=7006", "", true), ("TERM=xterm VTE_VERSION=4803", "", false),
        ("TERM=xterm TERM_PROGRAM=vscode", "", true), ("TERM=xterm", "", false), ("TERM=dumb TERM_PROGRAM=vscode", "", false),
        ("TERM=xterm-kitty CI=true", "", false), ("TERM=xterm FORCE_HYPERLINK=1", "", true),
        ("TERM=xterm-kitty FORCE_HYPERLINK=0", "", false),
        ("TERM=xterm", "--hyperlinks always", true), ("TERM=xterm-kitty", "--hyperlinks never", false),
    ]) func terminalsThatKnowLinksGetThem(environment: String, options: String, hasLinks: Bool) throws {
        let screen = try screen(environment, options)
        let link = "\u{1B}]8;;\(page)\u{1B}\\house/bridge\u{1B}]8;;\u{1B}\\"
        #expect(screen.contains("[\(hasLinks ? link : "house/bridge")]\n"))
        // No page, no link.
        #expect(screen.contains(" [spaces/before-punctuation] [*]\n"))
    }

    @Test func whatIsNoTerminalGetsNoLinks() {
        #expect(!folder.shell("TERM=xterm-kitty FORCE_HYPERLINK=1 \"$OBELUS\" check a.txt").output.contains("\u{1B}"))
        #expect(folder.shell("\"$OBELUS\" check --hyperlinks always a.txt").output.contains("\u{1B}]8;;\(page)"))
    }

    /// The pages of the built-in rules are installed with the program.
    @Test func anInstalledPageIsLinkedTo() {
        _ = folder.shell("mkdir -p 'my tree/bin' 'my tree/share/doc/obelus/rules/spaces' && cp \"$OBELUS\" 'my tree/bin/obelus'")
        folder.write("# A page\n", to: "page.md")
        _ = folder.shell("mv page.md 'my tree/share/doc/obelus/rules/spaces/before-punctuation.md'")
        let output = folder.shell("'my tree/bin/obelus' check --hyperlinks always a.txt").output
        let file = "\(folder.path)/my%20tree/share/doc/obelus/rules/spaces/before-punctuation.md"
        #expect(output.contains("\u{1B}]8;;file://"))
        #expect(output.contains("\(file)\u{1B}\\spaces/before-punctuation\u{1B}]8;;\u{1B}\\"))
        // Others have no such file.
        #expect(!folder.shell("'my tree/bin/obelus' check --format json a.txt").output.contains("file:"))
    }

    @Test(arguments: [
        "example.com", "javascript:alert(1)", "https://", "\"https://a.example/ b\"", "https://exämple.com", "\"https://a/\\\"x\"",
    ])
    func whatIsNoAddressIsRefused(url: String) {
        folder.write(folder.text("rules/house/bridge.yml").replacing(page, with: url), to: "rules/house/bridge.yml")
        let result = folder.run("check", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("rules/house/bridge.yml:7: “url” must be an address of the web"))
    }
}
