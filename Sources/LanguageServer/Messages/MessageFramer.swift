/// Cuts a stream of bytes into messages.
///
/// Source: LSP 3.17, “Base Protocol”: a header of lines that end with CR LF, of which `Content-Length` names the bytes of the content; an
/// empty line; the content. What is wrong is told once, and reading goes on at the next header that can be read.
public struct MessageFramer: Sendable {
    /// What a piece of the stream is.
    public enum Event: Sendable, Equatable {
        /// The content of a message.
        case message([UInt8])
        /// Bytes that are not a message, and why.
        case malformed(String)
    }

    /// A longer header is none: the two fields that there are fit into a hundred bytes.
    static let longestHeader = 4096
    /// The most bytes of a content: as long a text as Obelus reads, and what JSON adds to it.
    private let largestContent: Int

    private var bytes: [UInt8] = []
    /// The first byte that is not read yet.
    private var position = 0
    /// How many bytes of the content are still to come, once a header was read.
    private var awaited: Int?
    /// How many bytes of a content that is not wanted are still to come.
    private var skipped = 0
    /// Whether what comes is not a header, which was told.
    private var isLost = false

    public init() { self.init(largestContent: 1 << 30) }

    init(largestContent: Int) { self.largestContent = largestContent }

    /// Takes the next bytes of the stream.
    public mutating func append(_ piece: some Sequence<UInt8>) {
        if position == bytes.count {
            bytes.removeAll(keepingCapacity: bytes.capacity < Self.keptCapacity)
            position = 0
        }
        bytes.append(contentsOf: piece)
    }

    /// A buffer that once held a text of this size is given back.
    private static let keptCapacity = 1 << 20

    /// The next message, or what is wrong; nil where more bytes are needed.
    ///
    /// - Complexity: linear in the bytes of the message, over all calls.
    public mutating func next() -> Event? {
        while true {
            if skipped > 0 {
                let count = min(skipped, bytes.count - position)
                position += count
                skipped -= count
                if skipped > 0 { return nil }
            }
            if let length = awaited {
                guard bytes.count - position >= length else { return nil }
                let content = Array(bytes[position..<position + length])
                position += length
                awaited = nil
                compact()
                return .message(content)
            }
            guard position < bytes.count else { return nil }
            if isLost, !skipToHeader() { return nil }
            guard let end = headerEnd() else {
                guard bytes.count - position > Self.longestHeader else { return nil }
                return lose("The header is longer than \(Self.longestHeader) bytes; expected “Content-Length: N”, CR LF, CR LF")
            }
            let header = bytes[position..<end.start]
            switch Self.length(header) {
            case .success(let length):
                position = end.end
                guard length <= largestContent else {
                    skipped = length
                    return .malformed("The message is longer than \(largestContent >> 20) MB and was skipped")
                }
                awaited = length
            case .failure(let problem): return lose(problem.message)
            }
        }
    }

    /// What is wrong with a header.
    private struct Problem: Error {
        var message: String
    }

    private mutating func lose(_ message: String) -> Event {
        isLost = true
        // Past the first byte, or the same place would be found again.
        position += 1
        return .malformed(message)
    }

    /// Moves to where the next header seems to begin; false where more bytes are needed.
    private mutating func skipToHeader() -> Bool {
        let name = Self.lengthName
        while position < bytes.count {
            let rest = bytes.count - position
            let matched = (0..<min(rest, name.count)).prefix { bytes[position + $0] | 0x20 == name[$0] | 0x20 }.count
            if matched == name.count {
                isLost = false
                return true
            }
            if matched == rest { break }
            position += 1
        }
        compact()
        return false
    }

    private static let lengthName = Array("content-length:".utf8)

    /// Gives back what was read where much of it stands before the rest.
    private mutating func compact() {
        guard position >= 1 << 16, position >= bytes.count / 2 else { return }
        bytes.removeFirst(position)
        position = 0
    }

    /// Where the empty line begins and ends that ends the header; nil where it is not there.
    ///
    /// A bare LF is taken for CR LF: whoever writes by hand does so.
    private func headerEnd() -> (start: Int, end: Int)? {
        let limit = min(bytes.count, position + Self.longestHeader)
        var index = position
        while index < limit {
            guard bytes[index] == 0x0A else {
                index += 1
                continue
            }
            if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return (index, index + 2) }
            if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return (index, index + 3) }
            index += 1
        }
        return nil
    }

    /// The length that a header names.
    private static func length(_ header: ArraySlice<UInt8>) -> Result<Int, Problem> {
        var length: Int?
        for line in header.split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                return .failure(Problem(message: "A line of the header has no colon; expected “Content-Length: N”"))
            }
            let name = line[..<colon].map { $0 | 0x20 }
            guard name == lengthName.dropLast().map({ $0 | 0x20 }) else { continue }
            let digits = line[(colon + 1)...].filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
            // Eighteen digits fit into a word.
            guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return .failure(Problem(message: "“Content-Length” is not a number of bytes"))
            }
            length = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        return length.map { .success($0) } ?? .failure(Problem(message: "The header has no “Content-Length”"))
    }

    /// A content with its header.
    public static func framed(_ content: [UInt8]) -> [UInt8] {
        Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
    }
}
