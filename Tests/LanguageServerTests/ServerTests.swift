import Catalog
import Interchange
import Linting
import Platform
import Prose
import Readers
import TestSupport
import Testing

@testable import LanguageServer

private let broken = "He said: “We will act, ”said the mayor.\n\nIt is the the house.\n"
private let uri = "file:///texts/article.md"

@Suite struct ProtocolTests {
    @Test func nothingIsAnsweredBeforeInitialize() {
        var client = TestClient(nil)
        #expect(client.request("textDocument/hover", [:]).code == -32002)
        client.open(uri, broken)
        #expect(client.pushed(uri) == nil)
        #expect(client.request("initialize", .null).code == -32602)
        #expect(client.request("initialize", ["capabilities": [:]])["result"]?["serverInfo"]?["version"]?.text == "9.9")
        #expect(client.request("initialize", ["capabilities": [:]]).code == -32600)
    }

    @Test func nothingIsAnsweredAfterShutdown() {
        var client = TestClient()
        #expect(client.request("shutdown", .null).line.hasSuffix("\"result\":null}"))
        #expect(client.request("textDocument/hover", [:]).code == -32600)
        client.notify("exit", .null)
        #expect(client.settle() == .exit(0))
        var other = TestClient()
        other.notify("exit", .null)
        #expect(other.settle() == .exit(1))
    }

    @Test func unknownMethodsAreRefusedAndUnknownNoticesLeftAlone() {
        var client = TestClient()
        #expect(client.request("textDocument/definition", [:]).code == -32601)
        #expect(client.request("$/unknown", [:]).code == -32601)
        client.notify("$/setTrace", ["value": "off"])
        client.notify("something/else", [:])
        client.settle()
        #expect(client.notices.isEmpty)
    }

    @Test(arguments: [
        ("{", -32700), ("", -32700), ("[]", -32600), ("17", -32600), ("\u{0}", -32700), ("{\"jsonrpc\":\"2.0\",\"id\":null}", -32600),
        ("{\"jsonrpc\":\"1.0\",\"id\":\"a\",\"method\":\"shutdown\"}", -32600), ("{\"jsonrpc\":\"2.0\",\"method\":5}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"x\"}", -32600), ("{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":7}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,\"method\":\"x\"}", -32700),
    ])
    func whatIsNoMessageIsAnsweredByAnError(content: String, code: Int) {
        var client = TestClient()
        client.server.receive(.message(Array(content.utf8)))
        #expect(client.errorsWithoutID() == [code])
        // And all goes on.
        client.open(uri, broken)
        #expect(client.pushed(uri)?.isEmpty == false)
    }

    /// Requests with parameters of any wrong shape are errors, notices lines in the log.
    @Test func wrongParametersAreToldAndBreakNothing() {
        var client = TestClient()
        client.open(uri, broken)
        _ = client.pushed(uri)
        let shapes: [JSONValue] = [
            .null, [], [:], ["textDocument": 5], ["textDocument": [:]], ["textDocument": ["uri": 7]],
            ["textDocument": ["uri": "file:///other.md"], "position": [:]], ["textDocument": ["uri": .string(uri)], "range": 5],
            ["textDocument": ["uri": .string(uri)], "position": ["line": -1, "character": 0]],
        ]
        for method in [
            "textDocument/hover", "textDocument/codeAction", "textDocument/diagnostic", "textDocument/formatting", "codeAction/resolve",
        ] {
            for (index, shape) in shapes.enumerated()
            where !(index >= 7 && (method.hasSuffix("formatting") || method.hasSuffix("diagnostic"))) {
                #expect(client.request(method, shape).code == -32602, "\(method) \(shape.line)")
            }
        }
        for method in ["didOpen", "didChange"] {
            for shape in shapes {
                client.notify("textDocument/" + method, shape)
                #expect(!client.take("window/logMessage").isEmpty, "\(method) \(shape.line)")
            }
        }
        client.change(uri, version: 2, ["range": .range(0, 0, 0, 1)], ["text": 5], ["range": ["start": 5], "text": "x"])
        #expect(client.take("window/logMessage").count == 3)
        #expect(client.text(uri) == broken)
    }

    /// A request that waits can be taken back, and only that one.
    @Test func aRequestThatWaitsIsCancelled() {
        var client = TestClient()
        client.open(uri, broken)
        let place: JSONValue = ["textDocument": ["uri": .string(uri)], "position": ["line": 2, "character": 7]]
        let first = client.ask("textDocument/hover", place)
        let second = client.ask("textDocument/hover", place)
        client.notify("$/cancelRequest", ["id": .integer(second)])
        client.notify("$/cancelRequest", ["id": 12345])
        client.settle()
        #expect(client.answer(first)?["result"]?["contents"] != nil)
        #expect(client.answer(second)?.code == -32800)
    }

    /// Half of a surrogate pair, as JavaScript may write it, loses no text.
    @Test func halfACharacterIsReplacedByOneOfTheSameLength() {
        var client = TestClient(TestClient.capabilities(["utf-16"]))
        let text =
            #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.md","languageId":"markdown","version":1,"text":"a\ud83d \ud83d\ude00 \\ud83d b\n"}}}"#
        client.server.receive(.message(Array(text.utf8)))
        client.settle()
        #expect(client.text("file:///a.md") == "a\u{FFFD} 😀 \\ud83d b\n")
    }

    @Test(arguments: [
        (["utf-8", "utf-16"], "utf-8"), (["utf-16", "utf-8"], "utf-16"), (["utf-32"], "utf-32"), (["utf-7", "utf-32"], "utf-32"),
        ([], "utf-16"),
    ])
    func theFirstKnownPositionEncodingIsTaken(offered: [String], taken: String) {
        var client = TestClient(nil)
        let answer = client.request("initialize", ["capabilities": TestClient.capabilities(offered.map { .string($0) })])
        #expect(answer["result"]?["capabilities"]?["positionEncoding"]?.text == taken)
    }
}

@Suite struct TextTests {
    /// A client and a server that edit at the same places have the same text, and what is found is what a check of it finds.
    @Test(arguments: PositionEncoding.allCases)
    func afterTenThousandEditsTheTextsAreEqual(encoding: PositionEncoding) {
        var random = SplitMix(state: 11)
        var client = TestClient(TestClient.capabilities([.string(encoding.rawValue)]))
        var text = EditedText(String(repeating: broken + "«Привет» — 漢字 👩‍👩‍👧 «é».\r\n\r\n", count: 8), encoding)
        client.open(uri, text.text)
        let linter = Linter(rules: Catalog.rules)
        let pieces = [
            "", "", "x", " ,", "“", "”", "the the ", "\n", "\n\n", "\r\n", "\r", "👩‍👩‍👧", "é", "漢字", "\u{FEFF}", "*", "`", "# ", "<p>",
            "\u{301}", " ",
            "He said, ”no“ .",
        ]
        for version in 2...10_001 {
            var changes: [JSONValue] = []
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let first = Int.random(in: 0...text.scalars.count, using: &random)
                let last = min(text.scalars.count, first + [0, 0, 1, 2, 9].randomElement(using: &random)!)
                guard text.isPlace(first), text.isPlace(last) else { continue }
                let piece = text.scalars.count > 3000 ? "" : pieces.randomElement(using: &random) ?? ""
                changes.append(["range": ["start": text.position(first), "end": text.position(last)], "text": .string(piece)])
                text.replace(first..<last, with: piece)
            }
            client.notify(
                "textDocument/didChange",
                ["textDocument": ["uri": .string(uri), "version": .integer(version)], "contentChanges": .array(changes)])
            guard version % 100 == 1 else { continue }
            client.settle()
            guard client.text(uri) == text.text else {
                Issue.record("the texts differ after \(version) edits")
                return
            }
            let document = linter.document(Array(text.text.utf8), ReadingOptions(format: .markdown, language: .english))
            let found = client.server.documents[uri]?.result?.items.map(\.finding)
            #expect(found == linter.check(document), "\(version)")
        }
        #expect(client.take("textDocument/publishDiagnostics").last?.value(at: "params", "version")?.int == 10_001)
    }

    /// A place beyond a line or the text is taken to its end; ends in the wrong order are exchanged.
    @Test func placesOutsideAreTakenToTheNearest() {
        var client = TestClient(TestClient.capabilities(["utf-16"]))
        client.open(uri, "ab\r\ncd")
        client.change(uri, version: 2, ["range": .range(0, 99, 0, 99), "text": "x"])
        client.change(uri, version: 3, ["range": .range(99, 0, 1, 1), "text": "y"])
        client.change(uri, version: 4, ["range": .range(0, 0, 0, Int.max), "text": "z"])
        client.settle()
        #expect(client.text(uri) == "z\r\ncy")
        client.change(uri, version: 5, ["text": "new"])
        client.settle()
        #expect(client.text(uri) == "new")
    }

    /// Of changes that come fast only the last is checked, and a long text waits for a pause.
    @Test func aLongTextWaitsForAPause() {
        var client = TestClient()
        let long = String(repeating: "A line of a long text.\n\n", count: 10_000)
        let found = ["structure/repeated-headline"]
        client.open(uri, long)
        client.settle(at: 5)
        #expect(client.pushed(uri) == found)
        client.change(uri, version: 2, ["range": .range(0, 0, 0, 0), "text": "The the house. "])
        let due = 7 + LanguageServer.pause
        #expect(client.settle(at: 7) == .idle(until: due))
        #expect(client.notices.isEmpty)
        client.change(uri, version: 3, ["range": .range(0, 0, 0, 0), "text": "It is. "])
        #expect(client.settle(at: 9) == .idle(until: due + 2))
        client.settle(at: due + 2)
        #expect(client.pushed(uri) == ["repetition/doubled-word"])
        // A short text does not wait, and two changes are one check.
        client.change(uri, version: 4, ["text": .string(broken)])
        client.change(uri, version: 5, ["range": .range(2, 0, 2, 2), "text": "It"])
        client.settle(at: due + 3)
        #expect(client.take("textDocument/publishDiagnostics").count == 1)
    }

    /// Language and layout stay as they were when the text was opened, and are recognized again when it is saved.
    @Test func theLanguageStaysUntilTheTextIsSaved() {
        var client = TestClient(language: nil)
        let german = String(
            repeating: "Der Bürgermeister sagte gestern, dass die Stadt ein neues Haus baut und die Schule größer wird.\n\n", count: 14)
        let english = String(
            repeating: "The mayor said yesterday that the town will build a new house and that the school will grow.\n\n", count: 60)
        let doubled = "repetition/doubled-word"
        client.open(uri, german + "It is the the house.\n")
        #expect(client.pushed(uri)?.contains(doubled) == false)
        client.change(uri, version: 2, ["range": .range(99, 0, 99, 0), "text": .string(english)])
        #expect(client.pushed(uri)?.contains(doubled) == false)
        client.notify("textDocument/didSave", ["textDocument": ["uri": .string(uri)]])
        #expect(client.pushed(uri)?.contains(doubled) == true)
    }

    @Test func whatIsClosedIsForgotten() {
        var client = TestClient()
        client.open(uri, broken)
        #expect(client.pushed(uri)?.count == 2)
        client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
        #expect(client.pushed(uri) == [])
        #expect(client.request("textDocument/diagnostic", ["textDocument": ["uri": .string(uri)]]).code == -32602)
        #expect(client.server.documents.isEmpty)
    }

    /// Files of no format that is read are left alone; a text without a name is what the client says.
    @Test(arguments: [
        ("file:///a.swift", "swift", false), ("file:///a.csv", "plaintext", false), ("untitled:Untitled-1", "plaintext", true),
        ("untitled:Untitled-1", "markdown", true), ("file:///a.qmd", "markdown", true), ("file:///a.txt", "anything", true),
        ("file:///a%20%D0%B1.md", "markdown", true), ("file:///notes", "text", true),
    ])
    func onlyTextsAreChecked(uri: String, language: String, isChecked: Bool) {
        var client = TestClient()
        client.open(uri, broken, language: language)
        #expect(client.pushed(uri)?.isEmpty == !isChecked)
    }
}

@Suite struct ActionTests {
    private func actions(_ client: inout TestClient, _ range: JSONValue, only: JSONValue? = nil) -> [JSONValue] {
        var context: [(String, JSONValue)] = [("diagnostics", [])]
        if let only { context.append(("only", only)) }
        return client.request(
            "textDocument/codeAction", ["textDocument": ["uri": .string(uri)], "range": range, "context": .object(context)])["result"]?
            .elements ?? []
    }

    private func edits(_ action: JSONValue) -> [JSONValue] {
        action["edit"]?["documentChanges"]?.elements?.first?["edits"]?.elements ?? []
    }

    @Test func aQuickFixChangesWhatItSaysForItsVersion() {
        var client = TestClient(TestClient.capabilities(["utf-16"]))
        client.open(uri, broken, version: 7)
        // The fix, and the comment that hides the finding.
        let safe = actions(&client, .range(0, 23, 0, 23), only: ["quickfix"])
        #expect(safe.count == 2)
        #expect(safe[0]["isPreferred"]?.isTrue == true)
        #expect(safe[0]["edit"]?["documentChanges"]?.elements?.first?["textDocument"]?["version"]?.int == 7)
        var text = EditedText(broken, .utf16)
        text.apply(edits(safe[0]))
        #expect(text.text == broken.replacing(", ”said", with: ",” said"))
        // A fix that needs review is never applied without being looked at.
        let unsafe = actions(&client, .range(2, 8, 2, 8), only: ["quickfix"])
        #expect(unsafe.count == 2)
        #expect(unsafe[0]["isPreferred"] == nil)
        #expect(unsafe[0]["title"]?.text?.hasSuffix("(needs review)") == true)
        #expect(actions(&client, .range(1, 0, 1, 0), only: ["quickfix"]).isEmpty)
        #expect(actions(&client, .range(0, 23, 0, 23), only: ["refactor"]).isEmpty)
    }

    /// “Fix all” and formatting do what `obelus fix` does, whatever the line ends.
    @Test(arguments: ["\n", "\r\n"], PositionEncoding.allCases)
    func fixAllAndFormattingAreTheCommand(lineEnd: String, encoding: PositionEncoding) {
        let damaged = (broken + "She said , “no ”. 漢字 👩‍👩‍👧 he said ,“yes” .\n\n\n\n\nLast  line ,end .\n").replacing("\n", with: lineEnd)
        let linter = Linter(rules: Catalog.rules)
        let options = ReadingOptions(format: .markdown, language: .english)
        let fixed = String(decoding: linter.fix(linter.document(Array(damaged.utf8), options)).bytes, as: UTF8.self)
        #expect(fixed != damaged)
        var client = TestClient(TestClient.capabilities([.string(encoding.rawValue)]))
        client.open(uri, damaged)
        var text = EditedText(damaged, encoding)
        let all = actions(&client, .range(0, 0, 0, 0), only: ["source.fixAll"])
        #expect(all.count == 1)
        text.apply(edits(all[0]))
        #expect(text.text == fixed)
        text = EditedText(damaged, encoding)
        text.apply(
            client.request("textDocument/formatting", ["textDocument": ["uri": .string(uri)], "options": [:]])["result"]?.elements ?? [])
        #expect(text.text == fixed)
        // Nothing is left that is safe to fix.
        client.change(uri, version: 2, ["text": .string(fixed)])
        #expect(actions(&client, .range(0, 0, 0, 0), only: ["source.fixAll"]).isEmpty)
    }

    /// A client that can wait gets the edit when it asks for it, and not for another text.
    @Test func anActionIsResolvedForItsVersion() {
        var client = TestClient([
            "general": ["positionEncodings": ["utf-8"]],
            "textDocument": [
                "codeAction": ["codeActionLiteralSupport": [:], "dataSupport": true, "resolveSupport": ["properties": ["edit"]]]
            ],
        ])
        client.open(uri, broken)
        let action = actions(&client, .range(0, 0, 0, 0), only: ["source.fixAll.obelus"]).first ?? .null
        #expect(action["edit"] == nil)
        // Without `documentChanges`, edits are by URI.
        #expect(client.request("codeAction/resolve", action)["result"]?["edit"]?["changes"]?[uri]?.elements?.count == 1)
        client.change(uri, version: 2, ["range": .range(0, 0, 0, 0), "text": "x"])
        #expect(client.request("codeAction/resolve", action).code == -32801)
    }

    /// What is ignored stays ignored; nothing else is.
    @Test(arguments: [false, true]) func aFindingIsIgnoredByAComment(resolves: Bool) {
        let actionSupport: JSONValue =
            resolves
            ? ["codeActionLiteralSupport": [:], "dataSupport": true, "resolveSupport": ["properties": ["edit"]]]
            : ["codeActionLiteralSupport": [:]]
        var client = TestClient(["general": ["positionEncodings": ["utf-16"]], "textDocument": ["codeAction": actionSupport]])
        client.open(uri, broken)
        var action = actions(&client, .range(2, 8, 2, 8), only: ["quickfix"]).last ?? .null
        #expect(action["title"]?.text == "Ignore repetition/doubled-word here")
        #expect(action["isPreferred"] == nil)
        #expect((action["edit"] == nil) == resolves)
        if resolves { action = client.request("codeAction/resolve", action)["result"] ?? .null }
        var text = EditedText(broken, .utf16)
        text.apply(action["edit"]?["changes"]?[uri]?.elements ?? [])
        #expect(text.text == broken.replacing("It is", with: "<!-- obelus-ignore repetition/doubled-word -->\nIt is"))
        client.change(uri, version: 2, ["text": .string(text.text)])
        #expect(client.pushed(uri) == ["quotes/space-before-closing"])
    }

    /// Where a text can have no comments, a line of its side file hides the finding.
    @Test func aFindingOfPlainTextIsIgnoredInTheSideFile() throws {
        let folder = try TemporaryFolder()
        let uri = FileURI.uri(folder.path + "/a.txt")
        try folder.write("a.txt", broken)
        try folder.write("a.txt.obelus-ignore", "# without a line end")
        var client = TestClient(folder: folder.path)
        client.open(uri, broken)
        #expect(client.pushed(uri) == ["quotes/space-before-closing", "repetition/doubled-word"])
        let parameters: JSONValue = [
            "textDocument": ["uri": .string(uri)], "range": .range(2, 8, 2, 8), "context": ["diagnostics": [], "only": ["quickfix"]],
        ]
        let action = client.request("textDocument/codeAction", parameters)["result"]?.elements?.last
        let command = action?["command"] ?? .null
        #expect(command["command"]?.text == "obelus.ignore")
        #expect(client.request("workspace/executeCommand", command)["error"] == nil)
        #expect(client.pushed(uri) == ["quotes/space-before-closing"])
        let lines = try String(decoding: Files.read(folder.path + "/a.txt.obelus-ignore"), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last?.hasSuffix(" repetition/doubled-word") == true)
        // Once is enough, and nothing else is written.
        #expect(client.request("workspace/executeCommand", command).code == -32801)
        #expect(client.request("workspace/executeCommand", ["command": "other"]).code == -32602)
        #expect(client.request("workspace/executeCommand", ["command": "obelus.ignore", "arguments": [5]]).code == -32602)
    }

    @Test func diagnosticsSayWhatTheyAreAbout() {
        var client = TestClient()
        client.open(uri, broken)
        let items = client.take("textDocument/publishDiagnostics").last?.value(at: "params", "diagnostics")?.elements ?? []
        #expect(items.count == 2)
        #expect(items[0]["range"]?.line == JSONValue.range(0, 24, 0, 28).line)
        #expect(items[0]["severity"]?.int == 2)
        #expect(items[0]["relatedInformation"]?.elements?.first?["location"]?["range"]?.line == JSONValue.range(0, 9, 0, 12).line)
        #expect(items[0].value(at: "data", "safety")?.text == "safe")
        #expect(items[0].value(at: "data", "fingerprint")?.text.flatMap { Fingerprint($0) } != nil)
        #expect(items[1]["severity"]?.int == 1)
        // What a client does not know it is not sent.
        var other = TestClient(["textDocument": [:]])
        other.open(uri, broken)
        let plain = other.take("textDocument/publishDiagnostics").last
        #expect(plain?["params"]?["version"] == nil)
        let keys = plain?.value(at: "params", "diagnostics")?.elements?.first.map { item in
            ["relatedInformation", "data"].filter { item[$0] != nil }
        }
        #expect(keys == [])
    }

    /// The marks around a place without any, and what a team's rule links to.
    @Test func brokenQuotationsShowTheirMarksAndRulesTheirPage() throws {
        var client = TestClient()
        client.open(uri, "“We know the river.\n\nIt will fall again by Sunday,” said the boatman.\n")
        let item = client.take("textDocument/publishDiagnostics").last?.value(at: "params", "diagnostics")?.elements?.first
        #expect(item?["code"]?.text == "quotes/split")
        #expect(item?["codeDescription"] == nil)
        let related = item?["relatedInformation"]?.elements ?? []
        #expect(related.compactMap { $0["message"]?.text } == ["The quotation begins here", "It ends here"])
        #expect(related.first?["location"]?["range"]?.line == JSONValue.range(0, 0, 0, 3).line)
        #expect(related.last?["location"]?["range"]?.line == JSONValue.range(2, 29, 2, 32).line)

        let folder = try TemporaryFolder()
        try folder.write(".obelus.yml", "rule-paths: [rules]\n")
        try folder.write(
            "rules/house/bridge.yml",
            "summary: Bridge\nwhy: x\nlevel: warning\nfix: none\nphrases: [old bridge]\nmessage: no\nurl: https://example.com/b\nexamples:\n  - bad: The ⟦old bridge⟧ is closed.\n"
        )
        var other = TestClient(folder: folder.path)
        other.open(FileURI.uri(folder.path + "/a.md"), "The old bridge is closed.\n")
        let found = other.take("textDocument/publishDiagnostics").last?.value(at: "params", "diagnostics")?.elements?.first
        #expect(found?.value(at: "codeDescription", "href")?.text == "https://example.com/b")
    }

    private static let formats: [(name: String, text: String, rules: [String], fixed: String)] = [
        ("a.html", "<p>One &amp; two , <b>three</b>.</p>\n", ["spaces/before-punctuation"], "<p>One &amp; two, <b>three</b>.</p>\n"),
        (
            "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nOne , two.\n", ["spaces/before-punctuation"],
            "1\n00:00:01,000 --> 00:00:02,000\nOne, two.\n"
        ),
        (
            "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nOne , two.\n", ["spaces/before-punctuation"],
            "WEBVTT\n\n00:01.000 --> 00:02.000\nOne, two.\n"
        ),
        ("a.jsonl", "{\"body\":\"“One ,\\u201d he said\"}\n", ["spaces/before-punctuation"], "{\"body\":\"“One,\\u201d he said\"}\n"),
        ("a.csv", "id,body\n1,\"One , two.\"\n", ["spaces/before-punctuation"], "id,body\n1,\"One, two.\"\n"),
        (
            "a.po", "msgid \"Copied %s here.\"\nmsgstr \"% s wurde kopiert.\"\n", ["pairs/placeholder"],
            "msgid \"Copied %s here.\"\nmsgstr \"%s wurde kopiert.\"\n"
        ),
        (
            "a.xlf",
            "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"><body><trans-unit id=\"1\"><source>Copied %s here.</source><target>% s wurde kopiert.</target></trans-unit></body></file></xliff>\n",
            ["pairs/placeholder"],
            "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"><body><trans-unit id=\"1\"><source>Copied %s here.</source><target>%s wurde kopiert.</target></trans-unit></body></file></xliff>\n"
        ),
    ]

    /// Texts of every kind are checked and fixed where they are, fields of records as the configuration says.
    @Test(arguments: formats) func allFormatsAreServed(name: String, text: String, rules: [String], fixed: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(".obelus.yml", "formats:\n  \"*.jsonl\": { fields: [body] }\n  \"*.csv\": { fields: [body] }\n")
        var client = TestClient(folder: folder.path, language: name.hasSuffix(".po") || name.hasSuffix(".xlf") ? nil : "en")
        let uri = FileURI.uri(folder.path + "/" + name)
        client.open(uri, text, language: "")
        let items = client.take("textDocument/publishDiagnostics").last?.value(at: "params", "diagnostics")?.elements ?? []
        #expect(items.compactMap { $0["code"]?.text } == rules)
        if rules == ["pairs/placeholder"] {
            let related = items.first?["relatedInformation"]?.elements?.first
            #expect(related?["message"]?.text?.hasPrefix("The source: ") == true)
            #expect(related?.value(at: "location", "uri")?.text == uri)
        }
        let edits =
            client.request("textDocument/formatting", ["textDocument": ["uri": .string(uri)], "options": [:]])["result"]?.elements ?? []
        #expect(!edits.isEmpty)
        client.change(uri, version: 2, ["text": .string(applied(edits, to: text))])
        client.settle()
        #expect(client.text(uri) == fixed)
    }

    /// A text with edits of UTF-8 columns, the last one first.
    private func applied(_ edits: [JSONValue], to text: String) -> String {
        var bytes = Array(text.utf8)
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        let offset = { (place: JSONValue?) in starts[place?["line"]?.int ?? 0] + (place?["character"]?.int ?? 0) }
        for edit in edits.reversed() {
            bytes.replaceSubrange(
                offset(edit.value(at: "range", "start"))..<offset(edit.value(at: "range", "end")), with: (edit["newText"]?.text ?? "").utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What comes in no order that makes sense is answered or left alone, and the text stays the client's.
    @Test func messagesOutOfOrderDoNoHarm() {
        var client = TestClient()
        client.change(uri, version: 2, ["text": "x"])
        client.notify("textDocument/didSave", ["textDocument": ["uri": .string(uri)]])
        client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
        client.open(uri, broken, version: 7)
        client.open(uri, broken, version: 3)
        client.change(uri, version: 1, ["range": .range(99, 0, 2, 0), "text": "y"], ["range": .range(0, 5_000_000_000, 0, 0), "text": 5])
        client.change(uri, version: 1, ["range": ["start": ["line": -1]], "text": "z"], "no change")
        client.notify("textDocument/didChange", .null)
        client.notify("textDocument/didOpen", ["textDocument": ["uri": 5]])
        client.notify("$/cancelRequest", ["id": 17])
        client.notify("$/cancelRequest", .null)
        client.send(["jsonrpc": "2.0", "id": 99, "result": .null])
        client.send(["jsonrpc": "2.0", "id": nil, "error": ["code": 1, "message": "x"]])
        client.settle()
        let text = client.text(uri)
        #expect(text == "He said: “We will act, ”said the mayor.\n\ny")
        #expect(
            client.request(
                "textDocument/codeAction", ["textDocument": ["uri": .string(uri)], "range": .range(9, 9, 0, 0), "context": [:]])["result"]
                != nil)
        #expect(client.request("textDocument/formatting", ["textDocument": ["uri": "file:///other.md"]]).code == -32602)
        client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
        #expect(
            client.request("textDocument/hover", ["textDocument": ["uri": .string(uri)], "position": ["line": 0, "character": 0]]).code
                == -32602)
    }

    @Test func hoverShowsTheCard() {
        var client = TestClient()
        client.open(uri, broken)
        let place: JSONValue = ["textDocument": ["uri": .string(uri)], "position": ["line": 2, "character": 7]]
        let hover = client.request("textDocument/hover", place)["result"]
        #expect(hover?["range"]?.line == JSONValue.range(2, 6, 2, 13).line)
        #expect(hover?["contents"]?["value"]?.text?.hasPrefix("**repetition/doubled-word**: ") == true)
        let elsewhere: JSONValue = ["textDocument": ["uri": .string(uri)], "position": ["line": 1, "character": 0]]
        #expect(client.request("textDocument/hover", elsewhere).line.hasSuffix("\"result\":null}"))
    }
}

@Suite struct SettingsTests {
    @Test func settingsAreThoseOfCheckAndAreReadAgain() throws {
        let folder = try TemporaryFolder()
        try folder.write(".obelus.yml", "exclude: [\"old/**\"]\nrules: { repetition/doubled-word: off }\n")
        try folder.write("sub/a.md")
        var client = TestClient(folder: folder.path)
        let (here, old) = (FileURI.uri(folder.path + "/sub/a.md"), FileURI.uri(folder.path + "/old/b.md"))
        client.open(here, broken)
        client.open(old, broken)
        #expect(client.pushed(old) == [])
        client.change(here, version: 2, ["text": .string(broken)])
        #expect(client.pushed(here) == ["quotes/space-before-closing"])
        try folder.write(".obelus.yml", "")
        client.notify("workspace/didChangeWatchedFiles", ["changes": []])
        client.settle()
        #expect(client.notices.count { $0["method"]?.text == "textDocument/publishDiagnostics" } == 2)
        #expect(client.pushed(old)?.count == 2)
        // A mistake is shown where it is, once, and taken back.
        try folder.write(".obelus.yml", "language: en\nruels: {}\n")
        client.notify("workspace/didChangeConfiguration", ["settings": .null])
        client.settle()
        #expect(client.take("window/showMessage").count == 1)
        let configuration = FileURI.uri(folder.path + "/.obelus.yml")
        let shown = client.take("textDocument/publishDiagnostics").filter { $0["params"]?["uri"]?.text == configuration }
        #expect(shown.count == 1)
        #expect(shown.first?["params"]?["diagnostics"]?.elements?.first?["range"]?["start"]?["line"]?.int == 1)
        client.change(here, version: 3, ["text": .string(broken)])
        client.settle()
        #expect(client.take("window/showMessage").isEmpty)
        try folder.write(".obelus.yml", "")
        client.notify("workspace/didChangeWatchedFiles", ["changes": []])
        client.settle()
        let cleared = client.take("textDocument/publishDiagnostics").filter { $0["params"]?["uri"]?.text == configuration }
        #expect(cleared.last?["params"]?["diagnostics"]?.elements?.isEmpty == true)
    }
}

@Suite struct PullTests {
    private static let pulling = TestClient.capabilities(more: [("diagnostic", ["dynamicRegistration": false])])

    @Test func aClientThatAsksIsNotTold() {
        var client = TestClient(Self.pulling)
        client.open(uri, broken)
        #expect(client.pushed(uri) == nil)
        let first = client.request("textDocument/diagnostic", ["textDocument": ["uri": .string(uri)]])["result"]
        #expect(first?["kind"]?.text == "full")
        #expect(first?["items"]?.elements?.count == 2)
        let id = first?["resultId"] ?? .null
        let again = client.request("textDocument/diagnostic", ["textDocument": ["uri": .string(uri)], "previousResultId": id])["result"]
        #expect(again?["kind"]?.text == "unchanged")
        client.change(uri, version: 2, ["range": .range(2, 0, 2, 20), "text": ""])
        let changed = client.request("textDocument/diagnostic", ["textDocument": ["uri": .string(uri)], "previousResultId": id])["result"]
        #expect(changed?["items"]?.elements?.count == 1)
    }

    @Test func allFilesOfTheFoldersAreChecked() throws {
        let folder = try TemporaryFolder()
        for (name, text) in [("a.md", broken), ("b.txt", "A clean text.\n"), ("c/d.md", broken), ("e.swift", broken)] {
            try folder.write(name, text)
        }
        var client = TestClient(Self.pulling, folder: folder.path, options: ["workspaceDiagnostics": true])
        client.open(FileURI.uri(folder.path + "/a.md"), broken)
        let answer = client.request("workspace/diagnostic", ["previousResultIds": [], "workDoneToken": "t"])
        let reports = answer["result"]?["items"]?.elements ?? []
        #expect(reports.compactMap { $0["uri"]?.text?.split(separator: "/").last } == ["b.txt", "d.md"])
        #expect(reports.map { $0["items"]?.elements?.count } == [0, 2])
        #expect(client.take("$/progress").compactMap { $0.value(at: "params", "value", "kind")?.text }.first == "begin")
        // The next request waits until something changes.
        let known = reports.map { report -> JSONValue in ["uri": report["uri"] ?? .null, "value": report["resultId"] ?? .null] }
        let next = client.ask("workspace/diagnostic", ["previousResultIds": .array(known)])
        client.settle()
        #expect(client.answer(next) == nil)
        try folder.write("b.txt", "It is the the house.\n")
        client.notify("workspace/didChangeWatchedFiles", ["changes": []])
        client.settle()
        let changed = client.answer(next)?["result"]?["items"]?.elements ?? []
        #expect(changed.map { $0["kind"]?.text } == ["full", "full"])
        let changedIDs = changed.map { report -> JSONValue in ["uri": report["uri"] ?? .null, "value": report["resultId"] ?? .null] }
        // What was saved is checked, and nothing else; a folder may have settings of its own.
        let third = client.ask("workspace/diagnostic", ["previousResultIds": .array(changedIDs)])
        try folder.write("b.txt", "It is the the house, and the the town.\n")
        client.notify("textDocument/didClose", ["textDocument": ["uri": .string(FileURI.uri(folder.path + "/a.md"))]])
        client.settle()
        let again = client.answer(third)?["result"]?["items"]?.elements ?? []
        #expect(again.map { $0["kind"]?.text } == ["full", "full", "unchanged"])
        #expect(again.map { $0["items"]?.elements?.count } == [2, 2, nil])
        try folder.write("c/.obelus.yml", "rules: { repetition/doubled-word: off }\n")
        client.notify("workspace/didChangeWatchedFiles", ["changes": []])
        let settings = client.request("workspace/diagnostic", ["previousResultIds": []])["result"]?["items"]?.elements ?? []
        #expect(settings.map { $0["items"]?.elements?.count } == [2, 2, 1])
        // One that waits can be taken back.
        let last = client.ask("workspace/diagnostic", ["previousResultIds": .array(known)])
        client.settle()
        client.notify("$/cancelRequest", ["id": .integer(last)])
        client.settle()
        #expect(client.answer(last)?.code == -32800)
    }
}
