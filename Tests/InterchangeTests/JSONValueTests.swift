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
}
