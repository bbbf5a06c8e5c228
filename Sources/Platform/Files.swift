/// Files and folders, by way of the C library: Foundation would make the binary several times as big.
public enum Files {
    /// What stands under a name in a folder.
    public enum Kind: Sendable {
        case file, folder, link, other
    }

    /// An entry of a folder.
    public struct Entry: Sendable {
        public var name: String
        public var kind: Kind
    }

    /// The bytes of a file, which messages call `name`.
    public static func read(_ path: String, name: String? = nil) throws(PlacedError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw lastError(name ?? path) }
        defer { close(descriptor) }
        return try read(descriptor, name: name ?? path)
    }

    /// What is left to read of an open file, which messages call `name`.
    ///
    /// - Parameter piece: called with each piece that was read and its place, while it is still near.
    public static func read(
        _ descriptor: CInt, name: String, piece: (UnsafeRawBufferPointer, Int) -> Void = { _, _ in }
    ) throws(PlacedError) -> [UInt8] {
        var status = stat()
        // A pipe tells no size; one more byte lets the end be noticed without a second round.
        let expected = fstat(descriptor, &status) == 0 ? max(Int(status.st_size), 0) + 1 : 0
        var code: CInt = 0
        var bytes = chunk(descriptor, max(expected, 1 << 16), 0, piece, &code)
        var isFull = bytes.count == max(expected, 1 << 16)
        while isFull, code == 0 {
            let more = chunk(descriptor, max(bytes.count, 1 << 16), bytes.count, piece, &code)
            isFull = more.count == max(bytes.count, 1 << 16)
            bytes += more
        }
        if code != 0 { throw PlacedError(path: name, message: message(code)) }
        return bytes
    }

    /// What a processor's cache holds, and few enough calls.
    private static let pieceSize = 1 << 18

    /// Up to `size` bytes of an open file, from `offset` on: fewer only at its end, or where reading failed with `code`.
    private static func chunk(
        _ descriptor: CInt, _ size: Int, _ offset: Int, _ piece: (UnsafeRawBufferPointer, Int) -> Void, _ code: inout CInt
    ) -> [UInt8] {
        var failure: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            prefault(base, size)
            while count < size {
                let read = CLibrary.read(descriptor, base + count, min(size - count, pieceSize))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = errno }
                if read <= 0 { return }
                piece(UnsafeRawBufferPointer(start: base + count, count: read), offset + count)
                count += read
            }
        }
        code = failure
        return bytes
    }

    /// Asks the kernel for the pages of a large buffer at once: fetched one by one, each of them is an exception. Where the kernel
    /// knows no such call, nothing happens.
    private static func prefault(_ base: UnsafeMutablePointer<UInt8>, _ size: Int) {
        #if os(Linux)
        guard size >= 1 << 20 else { return }
        let page = UInt(sysconf(CInt(_SC_PAGESIZE)))
        let start = (UInt(bitPattern: base) + page - 1) & ~(page - 1)
        let end = (UInt(bitPattern: base) + UInt(size)) & ~(page - 1)
        // MADV_POPULATE_WRITE, Linux 5.14.
        if start < end { madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), 23) }
        #endif
    }

    /// The entries of a folder, which messages call `name`, in the order of their names' bytes, without `.` and `..`.
    public static func entries(of folder: String, name: String? = nil) throws(PlacedError) -> [Entry] {
        guard let stream = opendir(folder) else { throw lastError(name ?? folder) }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            entries.append(Entry(name: name, kind: kind(Int32(entry.pointee.d_type), of: folder + "/" + name)))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Some file systems leave the kind out of the folder.
    private static func kind(_ type: Int32, of path: String) -> Kind {
        switch type {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_LNK): return .link
        case Int32(DT_UNKNOWN): break
        default: return .other
        }
        var status = stat()
        guard lstat(path, &status) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Gives a file new contents.
    public static func overwrite(_ path: String, _ bytes: [UInt8]) throws(PlacedError) {
        guard let file = fopen(path, "w") else { throw lastError(path) }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else { throw lastError(path) }
    }

    /// What the last call of the C library complained about.
    public static func lastError(_ path: String) -> PlacedError {
        PlacedError(path: path, message: message(errno))
    }

    /// The system's words, with advice where they need some.
    private static func message(_ code: CInt) -> String {
        switch code {
        case ENOENT: "no such file or folder; check the spelling"
        case EACCES, EPERM: "permission denied; make it readable, or exclude it with “exclude”"
        case EISDIR: "is a folder; name a file"
        case ENOTDIR: "is not a folder"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}
