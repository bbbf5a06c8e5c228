import Testing

/// Translations beside their sources, from the file to the reports and back.
@Suite struct PairTests {
    private let catalog = #"""
        msgid ""
        msgstr ""
        "Language: de\n"
        "Content-Type: text/plain; charset=UTF-8\n"

        #, c-format
        msgid "Copied %s to the folder."
        msgstr ""
        "% s wurde in den "
        "Ordner kopiert."

        msgid "It cost 1,250 euros."
        msgstr "Es kostete 1.520 Euro."

        msgid "Press <b>Save</b> — \"now\"."
        msgstr "<b>Sichern</b> „jetzt ” drücken."

        """#

    @Test func reportsBothSidesAndFixesTheTarget() {
        let workspace = Workspace()
        workspace.write(catalog, to: "de.po")
        let text = workspace.run("check", "de.po", "--select", "pairs")
        #expect(text.status == 1)
        #expect(text.output.contains("de.po:9:2: error: The placeholder “%s” is damaged"))
        #expect(text.output.contains("  source: Copied %s to the folder.\n"))
        #expect(text.output.contains("de.po:13:20: warning: The number is 1,250 in the source and 1.520 here [pairs/number-changed]"))
        let json = workspace.run("check", "de.po", "--select", "pairs/number-changed", "--format", "json")
        #expect(
            json.output.contains(
                #""source":{"range":{"start":{"offset":190,"line":12,"column":16},"end":{"offset":195,"line":12,"column":21}},"text":"1,250"}"#
            ))
        let sarif = workspace.run("check", "de.po", "--select", "pairs/number-changed", "--format", "sarif")
        #expect(
            sarif.output.contains(
                #""relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"de.po","uriBaseId":"%SRCROOT%"},"region":{"startLine":12,"startColumn":16"#
            ))
        #expect(workspace.run("fix", "de.po", "--select", "pairs,quotes").status == 1)
        let fixed = catalog.replacing("\"% s wurde", with: "\"%s wurde").replacing("jetzt ”", with: "jetzt” ")
        #expect(workspace.text("de.po") == fixed.replacing("”  drücken", with: "” drücken"))
    }

    @Test func oneSideSaysNothingOfWhatTheSourceHas() {
        let workspace = Workspace()
        workspace.write(catalog.replacing("% s", with: "%s"), to: "de.po")
        let result = workspace.run("check", "de.po", "--ignore", "pairs,quotes")
        #expect(result.output == "Nothing found in 1 file.\n")
        workspace.write("<b>Sichern</b> drücken. %s wurde kopiert.\n", to: "one-sided.de.txt")
        #expect(workspace.run("check", "one-sided.de.txt").status == 1)
    }

    @Test func namesWhatIsWrongWithAFileAndDoesTheOthers() {
        let workspace = Workspace()
        workspace.write(catalog + "\n" + "msgid \"\"\nmsgstr \"\"\n", to: "a.po")
        workspace.write("<xliff><file source-language=\"en\" target-language=\"de\"><trans-unit id=\"1\"><source>a", to: "b.xlf")
        workspace.write(catalog, to: "c.po")
        let before = workspace.bytes("b.xlf")
        let result = workspace.run("fix", "a.po", "b.xlf", "c.po", "--select", "pairs")
        #expect(result.status == 2)
        #expect(result.errors.contains("a.po:18: a second header; the first is on line 1"))
        #expect(result.errors.contains("b.xlf:1: is not well-formed XML"))
        #expect(workspace.bytes("b.xlf") == before)
        #expect(workspace.text("c.po").contains("\"%s wurde"))
    }
}
