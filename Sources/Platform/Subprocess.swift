/// Another program, run to its end: by its arguments, never by way of a shell, so that nothing in them is anything but an argument.
public struct Subprocess: Sendable {
    /// That of a signal is 128 and its number.
    public var status: Int32
    public var output: [UInt8]
    public var errors: [UInt8]

    /// Runs a program that the PATH leads to, with nothing on its standard input.
    ///
    /// - Complexity: all it writes is kept in memory.
    /// - Throws: why it cannot be started.
    public init(_ program: String, _ arguments: [String]) throws(PlacedError) {
        var output: [CInt] = [-1, -1]
        var errors: [CInt] = [-1, -1]
        guard pipe(&output) == 0 else { throw Self.failure(program, errno) }
        guard pipe(&errors) == 0 else {
            let code = errno
            for descriptor in output { _ = CLibrary.close(descriptor) }
            throw Self.failure(program, code)
        }
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO)
        for descriptor in output + errors { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var words = ([program] + arguments).map { $0.withSystemPath { strdup($0) } } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let code = posix_spawnp(&process, program, &actions, nil, &words, environ)
        _ = CLibrary.close(output[1])
        _ = CLibrary.close(errors[1])
        defer {
            _ = CLibrary.close(output[0])
            _ = CLibrary.close(errors[0])
        }
        guard code == 0 else { throw Self.failure(program, code) }
        (self.output, self.errors) = Self.read(output[0], errors[0])
        var result: CInt = 0
        while waitpid(process, &result, 0) < 0, errno == EINTR {}
        status = result & 0x7F == 0 ? result >> 8 & 0xFF : 128 + result & 0x7F
    }

    private static func failure(_ program: String, _ code: CInt) -> PlacedError {
        PlacedError(path: program, message: "cannot be run: \(CLibrary.words(for: code))")
    }

    /// Reads two pipes to their ends, whichever has something: a program waits where nobody empties one of them.
    private static func read(_ first: CInt, _ second: CInt) -> ([UInt8], [UInt8]) {
        var results: [[UInt8]] = [[], []]
        var polled = [pollfd(fd: first, events: Int16(POLLIN), revents: 0), pollfd(fd: second, events: Int16(POLLIN), revents: 0)]
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while polled.contains(where: { $0.fd >= 0 }) {
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 else {
                if errno == EINTR { continue }
                break
            }
            for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
                // Safe: as many bytes as the array has.
                let count = chunk.withUnsafeMutableBytes { buffer in
                    buffer.baseAddress.map { CLibrary.read(polled[index].fd, $0, buffer.count) } ?? 0
                }
                if count > 0 { results[index] += chunk[..<count] } else if count == 0 || errno != EINTR { polled[index].fd = -1 }
            }
        }
        return (results[0], results[1])
    }
}
