import Interchange
import TestSupport
import Testing

@testable import LanguageServer

@Suite struct ToolServerTests {
    private func answers(_ lines: String...) -> [JSONValue?] {
        var server = ToolServer(TestClient(nil).server.environment)
        return lines.map { server.answer(Array($0.utf8)) }
    }

    private static let start =
        #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{}}}"#

    private func call(_ name: String, _ arguments: JSONValue) -> JSONValue {
        let request: JSONValue = [
            "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": ["name": .string(name), "arguments": arguments],
        ]
        return answers(Self.start, request.line)[1] ?? .null
    }

    @Test func theRevisionIsTheClientsOrTheNewest() {
        #expect(answers(Self.start)[0]?.value(at: "result", "protocolVersion")?.text == "2025-03-26")
        let unknown = Self.start.replacing("2025-03-26", with: "1999-01-01")
        #expect(answers(unknown)[0]?.value(at: "result", "protocolVersion")?.text == "2025-06-18")
    }

    @Test func messagesOutOfOrderAndBrokenOnesAreErrors() {
        let results = answers(
            #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#, "{", "", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
            #"{"jsonrpc":"2.0","id":2,"method":"ping"}"#, Self.start, #"{"jsonrpc":"2.0","id":3,"method":"resources/list"}"#,
            #"{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{}}"#,
            #"{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"delete"}}"#)
        #expect(results[0]?.code == -32600)
        #expect(results[1]?.code == -32700)
        #expect(results[2] == nil)
        #expect(results[3] == nil)
        #expect(results[4]?["result"] != nil)
        #expect(results[6]?.code == -32601)
        #expect(results[7]?.code == -32602)
        #expect(results[8]?.code == -32602)
    }

    @Test func aTextIsCheckedFixedAndExplained() {
        let checked = call("check", ["text": "It is the the house ,he said.\n"])["result"]
        let rules = checked?.value(at: "structuredContent", "findings")?.elements?.compactMap { $0["rule"]?.text }
        #expect(rules == ["repetition/doubled-word", "spaces/wrong-side"])
        // Clients that know no structured content read the same as text.
        let text = checked?["content"]?.elements?.first?["text"]?.text ?? ""
        #expect((try? JSONValue(reading: Array(text.utf8)))?["findings"]?.elements?.count == 2)
        let safe = call("fix", ["text": "It is the the house ,he said.\n"])["result"]?["structuredContent"]
        #expect(safe?["text"]?.text == "It is the the house, he said.\n")
        #expect(safe?["fixed"]?.line == #"{"spaces/wrong-side":1}"#)
        #expect(safe?["findings"]?.elements?.count == 1)
        let unsafe = call("fix", ["text": "It is the the house ,he said.\n", "unsafe": true])["result"]?["structuredContent"]
        #expect(unsafe?["text"]?.text == "It is the house, he said.\n")
        #expect(
            call("explain", ["rule": "quotes/split"]).value(at: "result", "content")?.elements?.first?["text"]?.text?.contains(
                "# quotes/split") == true)
    }

    @Test func fieldsOfRecordsAreChosen() {
        let text = "{\"title\":\"One , two.\",\"lang\":\"en\",\"src\":\"x\"}\n"
        let arguments: [(String, JSONValue)] = [("text", .string(text)), ("format", "jsonl")]
        let checked = call("check", .object(arguments + [("fields", ["title"]), ("language-field", "lang")]))["result"]
        let finding = checked?.value(at: "structuredContent", "findings")?.elements?.first
        #expect(finding?["rule"]?.text == "spaces/before-punctuation")
        #expect(finding?["language"]?.text == "en")
        let fixed = call("fix", .object(arguments + [("fields", ["title"])]))["result"]?["structuredContent"]?["text"]?.text
        #expect(fixed == text.replacing(" ,", with: ","))
        // A text that cannot be read is not one in which nothing is found.
        let unread = call("check", .object(arguments + [("fields", ["body"])]))["result"]
        #expect(unread?["isError"]?.isTrue == true)
        let pair = call(
            "check",
            [
                "text": "{\"de\":\"% s kopiert.\",\"en\":\"Copied %s.\"}\n", "format": "jsonl", "fields": "de", "source-field": "en",
                "language": "de",
            ])
        #expect(pair.value(at: "result", "structuredContent", "findings")?.elements?.first?["rule"]?.text == "pairs/placeholder")
    }

    /// A name says which side file is meant, and it is read each time.
    @Test func whatTheSideFileHidesIsHidden() throws {
        let folder = try TemporaryFolder()
        var server = ToolServer(TestClient(nil, folder: folder.path).server.environment)
        _ = server.answer(Array(Self.start.utf8))
        let request: JSONValue = [
            "jsonrpc": "2.0", "id": 1, "method": "tools/call",
            "params": ["name": "check", "arguments": ["text": "One , two.\n", "filename": .string(folder.path + "/a.txt")]],
        ]
        let count = { (answer: JSONValue?) in answer?.value(at: "result", "structuredContent", "findings")?.elements?.count }
        #expect(count(server.answer(Array(request.line.utf8))) == 1)
        try folder.write("a.txt.obelus-ignore", "spaces: as sent\n")
        #expect(count(server.answer(Array(request.line.utf8))) == 0)
    }

    private static let mistakes: [(String, JSONValue)] = [
        ("check", .null), ("check", [:]), ("check", ["text": 5]), ("check", ["text": "x", "format": "docx"]),
        ("check", ["text": "x", "language": "not a tag"]), ("explain", ["rule": "quotes/spilt"]),
        ("check", ["text": "x", "filename": "a.swift"]), ("check", ["text": "x", "fields": [5]]), ("check", ["text": "x", "fields": []]),
        ("check", ["text": "x", "source-language": "not a tag"]),
    ]

    @Test(arguments: mistakes)
    func mistakesAreToldToTheModel(name: String, arguments: JSONValue) {
        let result = call(name, arguments)["result"]
        #expect(result?["isError"]?.isTrue == true)
        #expect(result?["content"]?.elements?.first?["text"]?.text?.isEmpty == false)
    }
}
