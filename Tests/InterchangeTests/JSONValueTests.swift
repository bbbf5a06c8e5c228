import Linting
import Prose
import Readers
import SystemJansson
import Testing

@testable import Interchange

@Suite struct JSONValueTests {
    private static func string(_ text: String) -> String {
        String(decoding: JSONValue.string(text).bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), ("“é 漢”", "\"“é 漢”\""), (#"a "b" \c/"#, #""a \"b\" \\c/""#),
        ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("\0\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001F\\u007F\""),
    ])
    func escapesWhatItMust(_ text: String, _ expected: String) { #expect(Self.string(text) == expected) }

    @Test(arguments: [(0.0, "0.0"), (1, "1.0"), (0.5, "0.5"), (0.07, "0.07"), (0.125, "0.13"), (0.9, "0.9"), (0.999, "1.0")])
    func ratiosHaveTwoDecimals(_ value: Double, _ expected: String) {
        #expect(String(decoding: JSONValue.ratio(value).bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [0, 7, 10, -1, -120, Int.max, Int.min])
    func integersAreDecimal(_ value: Int) {
        #expect(String(decoding: JSONValue.integer(value).bytes, as: UTF8.self) == "\(value)")
    }

    @Test func anotherReaderReadsTheSame() {
        let text = String(String.UnicodeScalarView((1..<0x800).compactMap(Unicode.Scalar.init)))
        var error = json_error_t()
        let value = json_loads(Self.string(text), Int(JSON_DECODE_ANY), &error)
        defer { json_decref(value) }
        #expect(json_string_value(value).map { String(cString: $0) } == text)
    }

    @Test(arguments: [
        "null", "true", "[]", "{}", #"{"b":1,"a":[-2,"é\n",{"c":false}]}"#, "[0.1,1e+300]", #""a\u0000b""#, "9223372036854775807",
    ])
    func whatIsReadIsWrittenAlike(_ text: String) throws {
        let value = try JSONValue(reading: Array(text.utf8))
        let again = try JSONValue(reading: value.bytes)
        #expect(again.bytes == value.bytes)
        if !text.contains(".") { #expect(String(decoding: value.bytes, as: UTF8.self) == text) }
    }

    @Test(arguments: [
        ("", 1), ("{\n\"a\": 1,\n\"a\": 2}", 3), ("[1,\n2", 2), ("nul", 1), ("\u{FEFF}1", 1), ("1 2", 1), ("\"\\ud800\"", 1),
        (String(repeating: "[", count: 100_000), 1), ("99999999999999999999", 1),
    ])
    func whatIsNoJSONIsRefusedWithItsLine(_ text: String, _ line: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(reading: Array(text.utf8)) }
        #expect(error?.line == line, "\(error?.message ?? "")")
        #expect(error?.message.isEmpty == false)
    }

    @Test func invalidUTF8IsRefused() {
        #expect(throws: JSONError.self) { try JSONValue(reading: [0x22, 0xFF, 0x22]) }
    }

    @Test func aFindingIsReadAsItWasWritten() throws {
        var finding = Finding(
            rule: "quotes/split", level: .warning, message: "“é”", language: LanguageTag("zh-Hant"), range: 2..<5, confidence: 0.75,
            fix: Fix(title: "Join", safety: .unsafe, touches: .words, edits: [Edit(2..<2, "x"), Edit(4..<5, "")]))
        let lines = LineIndex(Source(Array("abcdef".utf8)))
        let fingerprint = try #require(Fingerprint("00c0ffee00c0ffee-3"))
        for _ in 0..<2 {
            let value = JSONValue.finding(finding, fingerprint, path: "a b.txt", text: "cde", lines: lines)
            let read = try #require(WireFinding(JSONValue(reading: value.bytes)))
            #expect(read.path == "a b.txt")
            #expect(read.text == "cde")
            #expect(read.fingerprint == fingerprint)
            #expect(read.finding == finding)
            finding.fix = nil
        }
        #expect(WireFinding(["rule": "quotes/split"]) == nil)
    }
}
