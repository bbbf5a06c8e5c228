import Linting
import Platform

/// Connects a server with a client: reads messages from one descriptor and writes answers to another.
///
/// One thread does all. It never waits for the client to read what was written while the client waits for its own messages to be read: it
/// writes only what the pipe takes.
public struct ServerLoop {
    private var server: LanguageServer
    private var framer = MessageFramer()
    private let input: CInt
    private let output: CInt
    private var pending = PendingOutput(slack: mostPending)
    private var hasEnded = false

    public init(_ environment: ServerEnvironment, input: CInt = STDIN_FILENO, output: CInt = STDOUT_FILENO) {
        server = LanguageServer(environment)
        self.input = input
        self.output = output
    }

    /// Serves until the client says that it is enough, or is gone.
    ///
    /// - Returns: the exit status that the protocol asks for: 0 after `shutdown` and `exit`, otherwise 1.
    public mutating func run() -> Int32 {
        while true {
            let step = server.step(now: Profile.now, mayPublish: pending.count < Self.mostPending)
            let bytes = server.takeOutput()
            if !bytes.isEmpty { pending.append(bytes) }
            var timeout: CInt = 0
            switch step {
            case .exit(let status):
                finish()
                return status
            case .worked: break
            case .idle(let time):
                if hasEnded {
                    finish()
                    return 1
                }
                timeout = time.map { Self.milliseconds(until: $0) } ?? -1
            }
            guard exchange(timeout) else { return 1 }
        }
    }

    /// A client that has this much to read gets no more of what it did not ask for.
    private static let mostPending = 1 << 20
    /// As many messages are read ahead, so that requests that wait can be cancelled.
    private static let mostMessages = 1024
    private static let pieceSize = 1 << 16
    /// What a pipe takes at once when it takes anything. Source: POSIX, `write`: PIPE_BUF is 512 at least; on Linux and macOS a pipe is
    /// ready when this much fits.
    private static let writeSize = 512

    private static func milliseconds(until time: UInt64) -> CInt {
        let now = Profile.now
        return time > now ? CInt(min(60_000, (time - now) / 1_000_000 + 1)) : 0
    }

    /// Reads and writes what is ready, or waits until something is.
    ///
    /// - Returns: false where the client reads nothing any more.
    private mutating func exchange(_ timeout: CInt) -> Bool {
        let reads = !hasEnded && server.waitingMessages < Self.mostMessages
        let writes = !pending.isEmpty
        // A descriptor below 0 is left alone.
        var descriptors = [
            pollfd(fd: reads ? input : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: writes ? output : -1, events: Int16(POLLOUT), revents: 0),
        ]
        let count = poll(&descriptors, 2, timeout)
        guard count >= 0 || errno == EINTR else { return false }
        guard count > 0 else { return true }
        if descriptors[0].revents != 0 { read() }
        if descriptors[1].revents != 0 { return write() }
        return true
    }

    private mutating func read() {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, length in
            // Safe: never more than the buffer holds, and `length` says how many bytes were set.
            count = buffer.baseAddress.map { CLibrary.read(input, $0, Self.pieceSize) } ?? 0
            length = max(0, count)
        }
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        guard count > 0 else {
            hasEnded = true
            return
        }
        framer.append(piece)
        while let event = framer.next() { server.receive(event) }
    }

    /// Writes as much as surely fits.
    private mutating func write() -> Bool {
        let piece = pending.next(Self.writeSize)
        guard CLibrary.writeAll(piece, to: output) == 0 else { return false }
        pending.didWrite(piece.count)
        return true
    }

    /// Writes what is left.
    private mutating func finish() {
        let rest = pending.next(pending.count)
        _ = CLibrary.writeAll(rest, to: output)
        pending.didWrite(rest.count)
    }
}
