import Interchange
import Platform
import Synchronization
import Testing

@testable import LanguageServer

@Suite struct ServerLoopTests {
    /// A pipe; read end and write end.
    private func makePipe() -> (CInt, CInt) {
        var ends: [CInt] = [-1, -1]
        return pipe(&ends) == 0 ? (ends[0], ends[1]) : (-1, -1)
    }

    private func session(_ messages: [JSONValue], readsLate: Bool) -> (status: Int32?, answers: [JSONValue]) {
        let (serverInput, clientOutput) = makePipe()
        let (clientInput, serverOutput) = makePipe()
        let environment = TestClient(nil).server.environment
        let holder = Holder()
        let thread = WorkerThread.start { [serverInput, serverOutput] in
            var loop = ServerLoop(environment, input: serverInput, output: serverOutput)
            let result = loop.run()
            holder.status.withLock { $0 = result }
            _ = CLibrary.close(serverInput)
            _ = CLibrary.close(serverOutput)
        }
        let bytes = messages.flatMap { MessageFramer.framed($0.bytes) }
        let writer = WorkerThread.start {
            _ = CLibrary.writeAll(bytes, to: clientOutput)
            if !readsLate { _ = CLibrary.close(clientOutput) }
            holder.isWritten.withLock { $0 = true }
        }
        // A client that reads only when all is written must not be waited for.
        if readsLate {
            while !holder.isWritten.withLock({ $0 }) { usleep(1000) }
            _ = CLibrary.close(clientOutput)
        }
        var framer = MessageFramer()
        var answers: [JSONValue] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = piece.withUnsafeMutableBytes({ CLibrary.read(clientInput, $0.baseAddress!, $0.count) }), count > 0 {
            framer.append(piece[..<count])
            while let event = framer.next() {
                if case .message(let bytes) = event, let value = try? JSONValue(reading: bytes) { answers.append(value) }
            }
        }
        _ = CLibrary.close(clientInput)
        for thread in [thread, writer].compactMap({ $0 }) { pthread_join(thread, nil) }
        return (holder.status.withLock { $0 }, answers)
    }

    private final class Holder: Sendable {
        let status = Mutex<Int32?>(nil)
        let isWritten = Mutex(false)
    }

    private let start: [JSONValue] = [
        ["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ["capabilities": [:]]],
        ["jsonrpc": "2.0", "method": "initialized", "params": [:]],
        [
            "jsonrpc": "2.0", "method": "textDocument/didOpen",
            "params": [
                "textDocument": ["uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": "It is the the house.\n"]
            ],
        ],
    ]

    @Test func aSessionThroughPipes() {
        let (status, answers) = session(
            start + [["jsonrpc": "2.0", "id": 2, "method": "shutdown"], ["jsonrpc": "2.0", "method": "exit"]], readsLate: false)
        #expect(status == 0)
        #expect(answers.first?["result"]?["capabilities"] != nil)
        #expect(answers.last?["id"]?.int == 2)
    }

    /// The end of the input without “exit” is a client that is gone; what it sent before is worked on.
    @Test func theEndOfTheInputIsAnEnd() {
        let (status, answers) = session(start, readsLate: false)
        #expect(status == 1)
        #expect(answers.last?["method"]?.text == "textDocument/publishDiagnostics")
    }

    /// Neither waits for the other, though more is written than two pipes hold.
    @Test(.timeLimit(.minutes(2))) func aClientThatReadsLateIsServed() {
        var messages = start
        for number in 0..<4000 {
            messages.append([
                "jsonrpc": "2.0", "id": .integer(number + 10), "method": "textDocument/hover",
                "params": ["textDocument": ["uri": "file:///a.md"], "position": ["line": 0, "character": 8]],
            ])
        }
        let (status, answers) = session(messages + [["jsonrpc": "2.0", "method": "exit"]], readsLate: true)
        #expect(status == 1)
        #expect(answers.count { $0["result"]?["contents"] != nil } == 4000)
    }
}
