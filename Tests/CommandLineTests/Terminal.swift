import Platform

/// A program at a terminal: a pseudo-terminal of 80 columns without color, at which somebody types.
final class TerminalSession {
    private let master: CInt
    private let process: pid_t
    /// All that the terminal showed, what was typed included; lines end with LF.
    private(set) var screen = ""
    private var bytes: [UInt8] = []

    /// Starts a line of the shell in which `$OBELUS` is the program; nil where there is no terminal to be had.
    init?(_ line: String, in workspace: Workspace) {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        guard let name = Self.name(ofTerminalBehind: master) else { return nil }
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, numericCast(TIOCSWINSZ), &size)
        let script = "exec <'\(name)' >'\(name)' 2>&1; unset COLUMNS; export NO_COLOR=1; \(line)"
        process = workspace.start(script)
        guard process > 0 else { return nil }
    }

    deinit { close(master) }

    /// The path of the terminal that belongs to a master, once it may be opened.
    private static func name(ofTerminalBehind master: CInt) -> String? {
        guard master >= 0 else { return nil }
        #if canImport(Darwin)
        guard grantpt(master) == 0, unlockpt(master) == 0 else { return nil }
        return ptsname(master).map { String(cString: $0) }
        #else
        // The C library's functions for it are not in its module. Source: ioctl_tty(2), TIOCSPTLCK and TIOCGPTN.
        var (lock, number): (CInt, CUnsignedInt) = (0, 0)
        guard ioctl(master, numericCast(0x4004_5431 as UInt32), &lock) == 0, ioctl(master, numericCast(0x8004_5430 as UInt32), &number) == 0
        else {
            return nil
        }
        return "/dev/pts/\(number)"
        #endif
    }

    /// How much there was when something was typed last: no question before that is one that waits.
    private var answered = 0

    /// Waits until the screen ends with a text; false where the program ended, or half a minute passed, before that.
    func wait(for end: String) -> Bool {
        for _ in 0..<3000 {
            if bytes.count > answered, screen.hasSuffix(end) { return true }
            var terminal = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&terminal, 1, 10) > 0 else { continue }
            guard read() else { return bytes.count > answered && screen.hasSuffix(end) }
        }
        return false
    }

    /// Types a line once a question was asked.
    func answer(_ question: String, _ line: String) -> Bool {
        guard wait(for: question) else { return false }
        answered = bytes.count
        return CLibrary.writeAll(Array((line + "\n").utf8), to: master) == 0
    }

    /// Types the sign for the end of the input.
    func endInput(_ question: String) -> Bool {
        guard wait(for: question) else { return false }
        answered = bytes.count
        return CLibrary.writeAll([4], to: master) == 0
    }

    /// Reads to the end; the program's exit status. One that still waits for an answer after half a minute is ended.
    func finish() -> Int32 {
        for round in 0... {
            var terminal = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            if poll(&terminal, 1, 10) > 0, !read() { break }
            if round == 3000 { kill(process, SIGKILL) }
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// Takes what the terminal shows; false where nobody has it open any more.
    private func read() -> Bool {
        var piece = [UInt8](repeating: 0, count: 4096)
        let count = piece.withUnsafeMutableBytes { buffer in buffer.baseAddress.map { CLibrary.read(master, $0, buffer.count) } ?? 0 }
        guard count > 0 else { return count < 0 && errno == EINTR }
        bytes += piece[..<count].filter { $0 != 0x0D }
        screen = String(decoding: bytes, as: UTF8.self)
        return true
    }
}
