import TestSupport
import Testing

@testable import LanguageServer

@Suite struct MessageFramerTests {
    private func events(_ stream: [UInt8], by pieces: [Int]) -> [MessageFramer.Event] {
        var framer = MessageFramer()
        var events: [MessageFramer.Event] = []
        var position = 0
        for length in pieces {
            let end = min(stream.count, position + length)
            framer.append(stream[position..<end])
            position = end
            while let event = framer.next() { events.append(event) }
        }
        return events
    }

    private func messages(_ text: String) -> [String] {
        events(Array(text.utf8), by: [text.utf8.count]).map { event in
            if case .message(let bytes) = event { String(decoding: bytes, as: UTF8.self) } else { "!" }
        }
    }

    @Test func aStreamIsCutAtItsHeadersHoweverItArrives() {
        let stream =
            MessageFramer.framed(Array("{}".utf8)) + Array("content-type: x; charset=utf-8\r\nCONTENT-LENGTH:  3 \r\n\r\n“".utf8)
            + Array("Content-Length: 0\n\n".utf8) + MessageFramer.framed(Array("last".utf8))
        let expected: [MessageFramer.Event] = ["{}", "“", "", "last"].map { .message(Array($0.utf8)) }
        for length in 1...stream.count {
            #expect(events(stream, by: Array(repeating: length, count: stream.count)) == expected, "\(length)")
        }
    }

    /// What is no header is told once, and what comes after it is read.
    @Test(arguments: [
        "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
        "Content-Type: a\r\n\r\n",
        "no header at all\r\n\r\n", "\r\n\r\n\r\n", "Content-Length:\r\n\r\n", "Content-Len", String(repeating: "x", count: 5000),
    ])
    func whatIsNoHeaderIsToldOnce(junk: String) {
        #expect(messages(junk + "Content-Length: 2\r\n\r\n{}") == ["!", "{}"])
    }

    @Test func aMessageThatIsTooLongIsSkipped() {
        var framer = MessageFramer(largestContent: 1000)
        framer.append("Content-Length: 2000\r\n\r\n".utf8)
        guard case .malformed = framer.next() else {
            Issue.record("not told")
            return
        }
        for _ in 0..<20 {
            framer.append(
                Array(
                    "Content-Length: 3\r\n\r\n{}                                                                              ".utf8.prefix(
                        100)))
            #expect(framer.next() == nil)
        }
        framer.append(MessageFramer.framed([0x7B]))
        #expect(framer.next() == .message([0x7B]))
    }

    /// Bytes of any sort, in pieces of any length, give the same events.
    @Test func piecesDoNotMatter() {
        var random = SplitMix(state: 7)
        let parts = ["Content-Length: 5\r\n\r\n", "\r\n", "{}", "Content-Length: 2", ":", "Content-", "é", "12345", "\n\n"]
        for _ in 0..<300 {
            var stream: [UInt8] = []
            for _ in 0..<Int.random(in: 1...20, using: &random) { stream += (parts.randomElement(using: &random) ?? "").utf8 }
            let whole = events(stream, by: [stream.count])
            let pieces = (0..<stream.count).map { _ in Int.random(in: 1...9, using: &random) }
            #expect(events(stream, by: pieces) == whole, "\(String(decoding: stream, as: UTF8.self).debugDescription)")
        }
    }
}
