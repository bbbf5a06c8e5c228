import Platform

/// Writing files and removing them.
enum Folder {
    static func make(_ path: String) throws(Complaint) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("cannot make \(path)") }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(Complaint) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw failure("cannot write \(path)") }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { writeSome(descriptor, $0 + written, buffer.count - written) } ?? 0
            }
            guard count > 0 else { throw failure("cannot write \(path)") }
            written += count
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func failure(_ what: String) -> Complaint {
        Complaint("\(what): \(String(cString: strerror(errno)))")
    }
}

/// The C function, which a static method named `write` would hide.
private func writeSome(_ descriptor: CInt, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
