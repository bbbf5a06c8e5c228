import Platform
import Testing

/// `obelus fix --interactive`, through a pseudo-terminal.
@Suite struct InteractiveTests {
    private let folder = Workspace()
    private let question = "Apply? y, n, a, i, e, u, q, ?: "
    private let text = """
        The mayor came late. “We will act, ”she said , and left.

        It is the the house of the town , not of the the mayor.

        Everybody knew that .

        """

    private func session(_ line: String = "\"$OBELUS\" fix -i --language en a.txt", answers: [String]) -> (status: Int32, screen: String) {
        guard let terminal = TerminalSession(line, in: folder) else {
            Issue.record("no terminal")
            return (-1, "")
        }
        for answer in answers {
            let asked = answer.hasPrefix("text:") ? "New text: " : question
            let typed =
                answer == "^D"
                ? terminal.endInput(asked) : terminal.answer(asked, answer.hasPrefix("text:") ? String(answer.dropFirst(5)) : answer)
            guard typed else {
                Issue.record("not asked for “\(answer)”: \(terminal.screen)")
                break
            }
        }
        return (terminal.finish(), terminal.screen)
    }

    /// The session that docs/interactive.md shows is one that was held. With OBELUS_UPDATE_GOLDEN=1 it is written there.
    @Test func theSessionOfTheDocumentationIsWhatHappens() {
        folder.write(text, to: "a.txt")
        let (status, screen) = session(answers: ["y", "?", "n", "u", "y", "n", "e", "text:, and", "y", "a"])
        #expect(status == 1)
        #expect(
            folder.text("a.txt")
                == "The mayor came late. “We will act,” she said, and left.\n\nIt is the the house of the town, and not of the mayor.\n\nEverybody knew that.\n"
        )
        let path =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/docs/interactive.md"
        let page = Workspace.text(at: path)
        let start = "<!-- Recorded by Tests/CommandLineTests/InteractiveTests.swift. -->\n```text\n$ obelus fix --interactive article.txt\n"
        guard let from = page.range(of: start)?.upperBound, let to = page.range(of: "```\n", from: from)?.lowerBound else {
            Issue.record("docs/interactive.md has no session")
            return
        }
        let recorded = screen.replacing("a.txt", with: "article.txt")
        if getenv("OBELUS_UPDATE_GOLDEN") != nil {
            folder.write(page[..<from] + recorded + page[to...], to: "page.md")
            _ = folder.shell("cp page.md '\(path)'")
        } else {
            #expect(page[from..<to] == recorded)
        }
    }

    /// Nothing that was decided comes up again, and what is taken back does.
    @Test func decisionsCanBeTakenBack() {
        folder.write(text, to: "a.txt")
        let (_, screen) = session(answers: ["u", "n", "n", "n", "u", "u", "u", "q"])
        #expect(screen.contains("There is nothing to undo in this file."))
        let shown = screen.split(separator: "\n").filter { $0.hasPrefix("Finding ") }.compactMap {
            $0.split(separator: " ").dropFirst().first
        }
        #expect(shown == ["1", "2", "3", "4", "3", "2", "1"])
        #expect(folder.text("a.txt") == text)
        #expect(screen.hasSuffix("Fixed nothing.\n"))
    }

    /// All fixes of a rule: in this file and in the next one, and of no other rule.
    @Test func aRuleIsAcceptedAsAWhole() {
        folder.write(text, to: "a.txt")
        folder.write("One , two , three the the end.\n", to: "b.txt")
        let (status, screen) = session("\"$OBELUS\" fix -i --language en --select spaces a.txt b.txt", answers: ["a"])
        #expect(status == 0)
        #expect(screen.hasSuffix("Fixed 5 places in 2 files.\n"))
        #expect(folder.text("b.txt") == "One, two, three the the end.\n")
    }

    /// Going away keeps what was decided, and says that something is left.
    @Test(arguments: ["q", "^D"]) func whoGoesAwayKeepsWhatWasDecided(end: String) {
        folder.write(text, to: "a.txt")
        folder.write("One , two.\n", to: "b.txt")
        let (status, _) = session("\"$OBELUS\" fix -i --language en a.txt b.txt", answers: ["y", end])
        #expect(status == 1)
        #expect(folder.text("a.txt") == text.replacing(", ”she", with: ",” she"))
        #expect(folder.text("b.txt") == "One , two.\n")
    }

    /// What is ignored is not shown again, by nobody.
    @Test func aFindingIsIgnoredByAComment() {
        folder.write("One , two.\n\nThree , four.\n", to: "a.md")
        let (status, screen) = session("\"$OBELUS\" fix -i --language en a.md", answers: ["i", "y"])
        #expect(status == 0)
        #expect(folder.text("a.md") == "<!-- obelus-ignore spaces/before-punctuation -->\n\nOne , two.\n\nThree, four.\n")
        #expect(screen.hasSuffix("Fixed 1 place in 1 file.\n"))
        #expect(folder.run("check", "--language", "en", "a.md").status == 0)
    }

    /// Records and UTF-16 are written as they were spelled.
    @Test func otherFilesKeepTheirSpelling() {
        folder.write(#"{"id":1,"text":"The \u201ctown\u201d , he said."}"# + "\n", to: "a.jsonl")
        _ = session("\"$OBELUS\" fix -i --language en a.jsonl", answers: ["y"])
        #expect(folder.text("a.jsonl") == #"{"id":1,"text":"The \u201ctown\u201d, he said."}"# + "\n")
        let units =
            [UInt8]([0xFF, 0xFE]) + "One , two.\n".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        folder.write(units, to: "b.txt")
        _ = session("\"$OBELUS\" fix -i --language en b.txt", answers: ["e", "text:;"])
        #expect(folder.bytes("b.txt").count == units.count - 2)
    }

    /// A file that somebody else changes meanwhile is theirs.
    @Test func aFileThatChangedIsLeftAlone() {
        folder.write("One , two.\n", to: "a.txt")
        guard let terminal = TerminalSession("\"$OBELUS\" fix -i --language en a.txt", in: folder) else { return }
        #expect(terminal.wait(for: question))
        folder.write("Another text.\n", to: "a.txt")
        #expect(terminal.answer(question, "y"))
        #expect(terminal.finish() == 2)
        #expect(terminal.screen.contains("was changed by another program"))
        #expect(folder.text("a.txt") == "Another text.\n")
    }

    @Test func withoutATerminalNothingIsAsked() {
        folder.write("One , two.\n", to: "a.txt")
        let result = folder.run("fix", "--interactive", "a.txt", input: "y\n")
        #expect(result.status == 2)
        #expect(result.errors.contains("“--interactive” needs a terminal"))
        #expect(folder.run("fix", "-i", "--diff", "a.txt").errors.contains("leave out “--diff”"))
        #expect(folder.text("a.txt") == "One , two.\n")
    }
}

extension String {
    fileprivate func range(of text: String, from start: String.Index? = nil) -> Range<String.Index>? {
        self[(start ?? startIndex)...].ranges(of: text).first
    }
}
