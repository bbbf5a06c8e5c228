import Interchange
import Testing

@testable import LanguageServer

@Suite struct WrittenDiagnosticsTests {
    private static func written(_ values: [JSONValue]) -> [UInt8] { JSONValue.array(values).bytes }

    /// What is kept from before is what would be written anew, whatever came and went.
    @Test func whatIsKeptIsWhatWouldBeWritten() {
        var random = SystemRandomNumberGenerator()
        var values: [JSONValue] = (0..<200).map { ["code": .integer($0), "text": .string("é \($0)")] }
        var written = WrittenDiagnostics()
        for _ in 0..<200 {
            written.replace(by: values)
            #expect(Array("[".utf8) + written.bytes + Array("]".utf8) == Self.written(values))
            let place = Int.random(in: 0...values.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: values.insert(["code": .integer(place), "x": nil], at: place)
            case 1: values.removeSubrange(place..<min(values.count, place + 40))
            case 2: values = values.map { value in value["was"] == nil ? ["was": value] : value }
            default: values.insert(contentsOf: values.prefix(3), at: place)
            }
            if values.count > 400 { values.removeAll() }
        }
    }

    /// Letters that are the same to Unicode are other bytes.
    @Test func equivalentStringsAreNotTheSame() {
        var written = WrittenDiagnostics()
        written.replace(by: ["e\u{301}"])
        written.replace(by: ["\u{E9}"])
        #expect(written.bytes == Self.written(["\u{E9}"]).dropFirst().dropLast())
    }
}
