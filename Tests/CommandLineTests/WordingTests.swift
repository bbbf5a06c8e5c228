import Testing

/// Users read English as a working language: what they see has everyday words in American spelling. These tests look at
/// the words of cards, of messages, of the help and of the pages for users; they know no grammar.
@Suite struct WordingTests {
    private let folder = Workspace()

    @Test func cardsUsePlainWords() {
        let texts = files("Rules", "*.yml").flatMap { file in Self.fields(of: file.text).map { (file.path, $0) } }
        #expect(texts.count > 500, "the cards were not found")
        for (path, text) in texts { expectPlain(text, path) }
    }

    @Test func messagesUsePlainWords() {
        let literals = files("Sources", "*.swift").flatMap { file in Self.literals(in: file.text).map { (file.path, $0) } }
        #expect(literals.count > 500, "the sources were not found")
        for (path, text) in literals { expectPlain(text, path) }
    }

    @Test(arguments: ["check", "fix", "baseline", "rules", "explain", "test", "init", "config"])
    func helpUsesPlainWords(_ command: String) {
        expectPlain(folder.run("help", command).output, "obelus help \(command)")
    }

    @Test func theProgramUsesPlainWords() {
        expectPlain(folder.run("--help").output, "obelus --help")
        _ = folder.run("init")
        expectPlain(folder.text(".obelus.yml"), "obelus init")
    }

    @Test(arguments: ["README.md", "CHANGELOG.md", "docs/configuration.md", "docs/ci.md", "docs/writing-rules.md"])
    func pagesUsePlainWords(_ page: String) {
        let text = Workspace.text(at: Self.package + "/" + page)
        #expect(!text.isEmpty)
        expectPlain(text, page)
    }

    @Test func theseTestsSeeWhatTheyLookFor() {
        #expect(Self.hard(in: "The colours that stand behind it") == ["colours", "behind"])
        #expect(Self.fields(of: "summary: a\nwhy: |\n  b\n  c\nlevel: info\nmessage: \"d\"\n") == ["a", "b\nc", "\"d\""])
        #expect(Self.literals(in: "let a = \"b c \\(d(\"x y\")) e\" // \"f g\"\n") == ["b c  e"])
    }

    private func expectPlain(_ text: String, _ place: String, _ location: SourceLocation = #_sourceLocation) {
        let words = Self.hard(in: text)
        #expect(words.isEmpty, "\(place): “\(text.prefix(200))”", sourceLocation: location)
    }

    // MARK: Words

    private static let hardWords: Set<String> = [
        // Out of use in this sense, or hard to read.
        "mend", "mends", "mended", "mending", "mendable", "anew", "behind", "stands", "stood", "stead", "dear", "dearer", "dearest",
        "askew", "amid", "amidst", "whilst", "amongst", "thereof", "therein",
        // British spelling.
        "colour", "colours", "coloured", "neighbour", "neighbours", "neighbouring", "honour", "honours", "honoured", "favour",
        "behaviour", "recognise", "recognises", "recognised", "recognising", "organise", "organised", "organisation",
        "organisations", "catalogue", "catalogues", "licence", "centre", "grey",
    ]

    /// The words of the text that are hard.
    private static func hard(in text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter(hardWords.contains)
    }

    /// The texts of a card that are written for people.
    private static func fields(of card: String) -> [String] {
        let keys = ["summary:", "why:", "title:", "message:", "safe-because:"]
        var fields: [String] = []
        var isBlock = false
        for line in card.split(separator: "\n") {
            if let key = keys.first(where: line.hasPrefix) {
                let text = line.dropFirst(key.count).drop { $0 == " " }
                isBlock = text == "|"
                fields.append(isBlock ? "" : String(text))
            } else if isBlock, line.hasPrefix("  "), let last = fields.popLast() {
                fields.append((last.isEmpty ? "" : last + "\n") + line.dropFirst(2))
            } else {
                isBlock = false
            }
        }
        return fields
    }

    /// The string literals of several words that begin and end on a line of code, without what is interpolated.
    private static func literals(in code: String) -> [String] {
        var literals: [String] = []
        for line in code.split(separator: "\n") {
            var text: String?
            var depth = 0
            var last: Character = " "
            for character in line {
                defer { last = last == "\\" && character == "\\" ? " " : character }
                if depth > 0 {
                    depth += character == "(" ? 1 : character == ")" ? -1 : 0
                } else if let known = text {
                    if last == "\\", character == "(" {
                        text = String(known.dropLast())
                        depth = 1
                    } else if character == "\"", last != "\\" {
                        if known.contains(" ") { literals.append(known) }
                        text = nil
                    } else {
                        text = known + String(character)
                    }
                } else if character == "\"" {
                    text = ""
                } else if character == "/", last == "/" {
                    break
                }
            }
        }
        return literals
    }

    // MARK: Files

    private func files(_ folder: String, _ pattern: String) -> [(path: String, text: String)] {
        let list = self.folder.shell("find '\(Self.package)/\(folder)' -name '\(pattern)'").output
        return list.split(separator: "\n").map { (String($0.dropFirst(Self.package.count + 1)), Workspace.text(at: String($0))) }
    }

    private static let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
}
