/// What a client has not read yet.
///
/// It holds what is unread and at most `slack` bytes more, however slowly and in whatever pieces it is read: over a long session a server
/// would otherwise keep all that it ever said.
struct PendingOutput {
    private var bytes: [UInt8] = []
    /// How much of them is written.
    private var written = 0
    /// As many bytes that are written are kept before those after them are moved to the front: each byte is moved a bounded number of times.
    private let slack: Int

    init(slack: Int) { self.slack = slack }

    var isEmpty: Bool { written == bytes.count }

    /// What is unread, in bytes.
    var count: Int { bytes.count - written }

    /// What is held, in bytes.
    var heldCount: Int { bytes.count }

    mutating func append(_ more: [UInt8]) { bytes += more }

    /// The next bytes to write, at most so many.
    func next(_ most: Int) -> [UInt8] { Array(bytes[written..<min(bytes.count, written + most)]) }

    /// Says that so many of them are written.
    mutating func didWrite(_ count: Int) {
        written += count
        if isEmpty {
            (bytes, written) = ([], 0)
        } else if written >= slack {
            bytes.removeFirst(written)
            written = 0
        }
    }
}
