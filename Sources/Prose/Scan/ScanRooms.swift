import Synchronization

/// The rooms that scans write to, lent to one scan at a time: a text that is a record of a file is shorter than its room, and to ask for
/// seventeen kilobytes of memory and give them back takes longer than to scan it.
enum ScanRooms {
    /// A room that nobody uses now. Unchecked, because whoever takes it out of the list is alone with it until it is back there.
    private struct Free: @unchecked Sendable {
        let room: UnsafeMutableRawBufferPointer
    }

    private static let free = Mutex<[Free]>([])

    /// Calls `body` with a room of at least so many bytes, whatever is in them. As many rooms are kept as there were scans at once.
    ///
    /// - Parameter size: the same in all calls.
    static func lend<Result>(_ size: Int, _ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
        let room = free.withLock { $0.popLast() } ?? Free(room: .allocate(byteCount: size, alignment: 64))
        defer { free.withLock { $0.append(room) } }
        return body(room.room)
    }
}
