import Platform

/// Where bytes go: standard output, standard error or a file.
final class Output {
    private let descriptor: CInt
    private let name: String
    private var buffer: [UInt8] = []
    /// What went wrong; nothing is written from then on.
    private(set) var failure: PlacedError?
    /// Whether the reader has gone: a clean end.
    private(set) var isBroken = false

    private static let capacity = 1 << 16

    private init(descriptor: CInt, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    static func standardOutput() -> Output { Output(descriptor: STDOUT_FILENO, name: "standard output") }
    static func standardError() -> Output { Output(descriptor: STDERR_FILENO, name: "standard error") }

    /// A file, made anew.
    static func file(_ path: String) throws(PlacedError) -> Output {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw PlacedError(path: path, message: "cannot be written: \(String(cString: strerror(errno)).lowercased())")
        }
        return Output(descriptor: descriptor, name: path)
    }

    func write(_ bytes: [UInt8]) {
        guard !isBroken, failure == nil else { return }
        guard bytes.count < Self.capacity else {
            // A file's report may be longer than the file: it goes as it is.
            flush()
            send(bytes)
            return
        }
        buffer += bytes
        if buffer.count >= Self.capacity { flush() }
    }

    func write(_ text: String) { write(Array(text.utf8)) }

    func flush() {
        guard !buffer.isEmpty else { return }
        send(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func send(_ bytes: [UInt8]) {
        guard !isBroken, failure == nil else { return }
        let code = CLibrary.writeAll(bytes, to: descriptor)
        if code == EPIPE {
            isBroken = true
        } else if code != 0 {
            failure = PlacedError(path: name, message: "cannot be written: \(String(cString: strerror(code)).lowercased())")
        }
    }

    /// Writes what is left.
    func close() {
        flush()
        guard descriptor > STDERR_FILENO else { return }
        // Some file systems tell only now that the disk is full.
        if CLibrary.close(descriptor) != 0, failure == nil {
            failure = PlacedError(path: name, message: "cannot be written: \(String(cString: strerror(errno)).lowercased())")
        }
    }
}
