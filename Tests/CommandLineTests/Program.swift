import Platform

/// What a run of `obelus` came to.
struct ProgramResult {
    var status: Int32
    var output: String
    var errors: String
}

/// A folder of its own for a test, in which it runs `obelus`. It is removed with the value.
final class Workspace {
    let path: String

    init() {
        var template = Array("/tmp/obelus-test-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
    }

    deinit { Self.spawn("/bin/rm", ["-rf", path], in: "/", output: "/dev/null", errors: "/dev/null", input: "/dev/null") }

    /// Runs the built program.
    func run(_ arguments: String..., input: String = "") -> ProgramResult { run(arguments, input: input) }

    /// Runs the built program.
    func run(_ arguments: [String], input: String = "") -> ProgramResult {
        write(input, to: ".input")
        let status = Self.spawn(
            Self.program, arguments, in: path, output: path + "/.output", errors: path + "/.errors",
            input: path + "/.input")
        return ProgramResult(status: status, output: text(".output"), errors: text(".errors"))
    }

    /// Runs a line of the shell, in which `$OBELUS` is the program.
    func shell(_ line: String) -> ProgramResult {
        let status = Self.spawn(
            "/bin/sh", ["-c", "OBELUS='\(Self.program)'; \(line)"], in: path, output: path + "/.output",
            errors: path + "/.errors", input: "/dev/null")
        return ProgramResult(status: status, output: text(".output"), errors: text(".errors"))
    }

    /// Starts a line of the shell, in which `$OBELUS` is the program, without waiting for it; its process, or -1.
    func start(_ line: String) -> pid_t {
        Self.begin(
            "/bin/sh", ["-c", "OBELUS='\(Self.program)'; \(line)"], in: path, output: "/dev/null", errors: "/dev/null", input: "/dev/null")
    }

    // MARK: Files

    func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String) {
        if let slash = name.lastIndex(of: "/"), name.utf8.allSatisfy({ $0 < 0x80 }) { _ = shell("mkdir -p '\(name[..<slash])'") }
        guard let file = (path + "/" + name).withSystemPath({ fopen($0, "w") }) else { return }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }

    func bytes(_ name: String) -> [UInt8] { Self.bytes(at: path + "/" + name) }

    /// The bytes of a file anywhere.
    static func bytes(at path: String) -> [UInt8] {
        guard let file = path.withSystemPath({ fopen($0, "r") }) else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// The text of a file anywhere.
    static func text(at path: String) -> String { String(decoding: bytes(at: path), as: UTF8.self) }

    // MARK: Processes

    /// Whether the machine has a program.
    static func has(_ name: String) -> Bool { Workspace().shell("command -v \(name)").status == 0 }

    /// Beside the tests' own binary, or where SwiftPM puts it.
    private static let program: String = {
        let own = folder(of: CommandLine.arguments[0]) + "/obelus"
        if own.hasPrefix("/"), access(own, X_OK) == 0 { return own }
        let package = folder(of: folder(of: folder(of: #filePath)))
        return package + "/.build/debug/obelus"
    }()

    private static func folder(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    /// Returns the exit status; that of a signal is 128 and its number, as the shell has it.
    @discardableResult
    private static func spawn(
        _ program: String, _ arguments: [String], in folder: String, output: String, errors: String, input: String
    ) -> Int32 {
        let process = begin(program, arguments, in: folder, output: output, errors: errors, input: input)
        guard process > 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// Returns the process, or -1.
    private static func begin(
        _ program: String, _ arguments: [String], in folder: String, output: String, errors: String, input: String
    ) -> pid_t {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        // The threads on which tests run block signals, which a program would inherit.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o600)
        // By way of the shell, since not every C library can start a process in another folder.
        let shell = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder, program]
        var words = (shell + arguments).map { $0.withSystemPath { strdup($0) } } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        return posix_spawn(&process, shell[0], &actions, &attributes, &words, environ) == 0 ? process : -1
    }
}
