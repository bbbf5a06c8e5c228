/// Files and folders, by way of the C library: Foundation would make the binary several times as big.
public enum Files {
    /// What stands under a name in a folder.
    public enum Kind: Sendable {
        case file, folder, link, other
    }

    /// An entry of a folder.
    public struct Entry: Sendable {
        /// A system path’s: see `String.init(systemPath:)`.
        public var name: String
        public var kind: Kind
    }

    /// The most that is read of a text. What is made of it takes several times as much memory, so that a larger one would hardly
    /// be read to its end, and a file of a terabyte that holds nothing, which costs nobody anything, would end the run.
    public static let largestText = 1 << 30

    /// The most that is read of a file that says what to do: a configuration, an ignore file. Those that people write are a
    /// thousandth of it.
    public static let largestSetting = 1 << 20

    /// The bytes of a regular file, which messages call `name`. Pipes and devices, which may never end, are refused: no repository
    /// can make a run wait by what it calls its configuration.
    ///
    /// - Parameter limit: a file that is larger is refused.
    public static func read(
        _ path: String, name: String? = nil, atMost limit: Int = largestText
    ) throws(PlacedError) -> [UInt8] {
        let name = name ?? path
        // Without O_NONBLOCK, opening a pipe waits for somebody to write into it.
        let descriptor = Descriptors.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw lastError(name) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw lastError(name) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw PlacedError(path: name, message: message(EISDIR))
        default: throw PlacedError(path: name, message: "is not a regular file")
        }
        return try read(descriptor, name: name, atMost: limit)
    }

    /// What is left to read of an open file, which messages call `name`.
    ///
    /// - Parameters:
    ///   - limit: a file that is larger is refused.
    ///   - endsAtNUL: whether a NUL among the first 64 KB ends reading: what has one is not a text, however long it goes on. UTF-16 with a
    ///     byte order mark is read to its end.
    ///   - piece: called with each piece that was read and its place, while it is still near.
    public static func read(
        _ descriptor: CInt, name: String, atMost limit: Int = largestText, endsAtNUL: Bool = false,
        piece: (UnsafeRawBufferPointer, Int) -> Void = { _, _ in }
    ) throws(PlacedError) -> [UInt8] {
        var status = stat()
        // A pipe tells no size; one more byte lets the end be noticed without a second round.
        let expected = fstat(descriptor, &status) == 0 ? max(Int(clamping: status.st_size), 0) : 0
        guard expected <= limit else { throw tooLarge(name, limit) }
        var code: CInt = 0
        var bytes = chunk(descriptor, min(max(expected + 1, firstSize), probeSize), [], piece, &code)
        var isFull = bytes.count == min(max(expected + 1, firstSize), probeSize)
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if isFull, endsAtNUL, !isUTF16, bytes.contains(0) { return bytes }
        while isFull, code == 0 {
            let size = max(expected + 1, 2 * bytes.count)
            bytes = chunk(descriptor, size, bytes, piece, &code)
            isFull = bytes.count == size
            guard bytes.count <= limit else { throw tooLarge(name, limit) }
        }
        if code != 0 { throw PlacedError(path: name, message: message(code)) }
        return bytes
    }

    /// What is read before the rest of a large file gets its memory.
    private static let probeSize = 1 << 16
    /// What is read of a file that tells no size.
    private static let firstSize = 1 << 16

    private static func tooLarge(_ name: String, _ limit: Int) -> PlacedError {
        let size = limit >= 1 << 30 ? "\(limit >> 30) GB" : "\(limit >> 20) MB"
        return PlacedError(path: name, message: "is larger than \(size)")
    }

    /// What a processor's cache holds, and few enough calls.
    private static let pieceSize = 1 << 18

    /// The bytes that were read, and what follows them in an open file, `size` bytes in all: fewer only at its end, or where reading
    /// failed with `code`.
    private static func chunk(
        _ descriptor: CInt, _ size: Int, _ before: [UInt8], _ piece: (UnsafeRawBufferPointer, Int) -> Void, _ code: inout CInt
    ) -> [UInt8] {
        var failure: CInt = 0
        // Safe: `count` says how many bytes were set, first those copied, then those that `read` says it has written.
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            prefault(base, size)
            (_, count) = (UnsafeMutableBufferPointer(rebasing: buffer[..<before.count]).initialize(from: before), before.count)
            while count < size {
                let read = CLibrary.read(descriptor, base + count, min(size - count, pieceSize))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = errno }
                if read <= 0 { return }
                piece(UnsafeRawBufferPointer(start: base + count, count: read), count)
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
        guard let stream = folder.withSystemPath({ opendir($0) }) else { throw lastError(name ?? folder) }
        defer { closedir(stream) }
        var entries: [Entry] = []
        // Nil is the end, or an error that only `errno` tells.
        errno = 0
        while let entry = readdir(stream) {
            // Safe: the name ends with a NUL, and is read before the next entry is.
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(systemPath: $0) }
            }
            if name == "." || name == ".." {
                errno = 0
                continue
            }
            entries.append(Entry(name: name, kind: kind(Int32(entry.pointee.d_type), of: folder + "/" + name)))
            errno = 0
        }
        guard errno == 0 else { throw lastError(name ?? folder) }
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
        guard path.withSystemPath({ lstat($0, &status) }) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Gives a file new contents.
    public static func overwrite(_ path: String, _ bytes: [UInt8]) throws(PlacedError) {
        guard let file = path.withSystemPath({ fopen($0, "w") }) else { throw lastError(path) }
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
        default: CLibrary.words(for: code)
        }
    }
}
