import Platform
import Reporting

/// Lines to somebody, and lines from them: plain text, in the order in which it is read, so that it can be read aloud, sent over a slow
/// connection and kept as a record.
struct Conversation {
    private let output = Output.standardOutput()
    private var pending: [UInt8] = []

    /// Whether somebody can answer.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Says something, on lines of its own.
    func say(_ text: String) { output.write(text + "\n") }

    /// Asks for a line.
    ///
    /// - Returns: the line without its end and the spaces around it; nil at the end of the input.
    mutating func ask(_ question: String) -> String? {
        output.write(question + " ")
        output.flush()
        // The terminal edits the line; it comes when it is done.
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeSubrange(...end)
                return String(line.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
            }
            var count = 0
            let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, length in
                // Safe: never more than the buffer holds, and `length` says how many bytes were set.
                count = buffer.baseAddress.map { CLibrary.read(STDIN_FILENO, $0, Self.pieceSize) } ?? 0
                length = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                output.write("\n")
                output.flush()
                return nil
            }
            pending += piece
        }
    }

    func end() { output.close() }

    private static let pieceSize = 4096
}
