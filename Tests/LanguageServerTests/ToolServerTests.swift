import Interchange
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

    private static let mistakes: [(String, JSONValue)] = [
        ("check", .null), ("check", [:]), ("check", ["text": 5]), ("check", ["text": "x", "format": "docx"]),
        ("check", ["text": "x", "language": "not a tag"]), ("explain", ["rule": "quotes/spilt"]),
        ("check", ["text": "x", "filename": "a.swift"]),
    ]

    @Test(arguments: mistakes)
    func mistakesAreToldToTheModel(name: String, arguments: JSONValue) {
        let result = call(name, arguments)["result"]
        #expect(result?["isError"]?.isTrue == true)
        #expect(result?["content"]?.elements?.first?["text"]?.text?.isEmpty == false)
    }
}
