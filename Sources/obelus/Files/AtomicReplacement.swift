import Platform

/// New contents for a file.
struct Replacement: Sendable {
    var bytes: [UInt8]
    var path: String
    /// What messages call the file.
    var name: String
    /// What the file was when it was read; one that has changed since is left alone.
    var identity: FileIdentity
}

/// Puts new contents in the place of files', each whole or not at all.
enum AtomicReplacement {
    /// Writes a temporary file beside each file and renames it. Links that lead to a file stay and lead to the new one; mode
    /// and, where that is allowed, owner are kept.
    ///
    /// The disk is told of all before any is waited for: it takes hardly longer for many than for one. Until all are in their
    /// places a signal that would end the program waits, so no temporary file stays behind.
    ///
    /// - Parameter replacements: each is open for a while: as many as a process may well have open.
    /// - Returns: for each, why its file is still the old one; nil where it is the new one.
    static func write(_ replacements: [Replacement]) -> [PlacedError?] {
        EndingSignals.deferred {
            var folders: Set<PathKey> = []
            let failures = replacements.map { start($0) }.map(end).map { placed in
                switch placed {
                case .success(let folder):
                    folders.insert(PathKey(folder))
                    return nil as PlacedError?
                case .failure(let error): return error
                }
            }
            for folder in folders { sync(folder: folder.path) }
            return failures
        }
    }

    /// A temporary file that holds the new contents.
    fileprivate struct Written {
        var replacement: Replacement
        /// The file that it is to replace; no link to it.
        var target: String
        var temporary: [CChar]
        var descriptor: CInt
    }

    /// Writes the temporary file, and lets the disk begin with it.
    private static func start(_ replacement: Replacement) -> Result<Written, PlacedError> {
        create(beside: replacement).flatMap { written, status in
            let code = fill(written.descriptor, replacement.bytes, like: status)
            guard code == 0 else {
                close(written.descriptor)
                unlink(written.temporary)
                return .failure(failure("cannot be written", code, replacement.name))
            }
            return .success(written)
        }
    }

    /// Makes an empty temporary file beside the one that it is to replace, and says what that one is.
    fileprivate static func create(beside replacement: Replacement) -> Result<(Written, stat), PlacedError> {
        let name = replacement.name
        var status = stat()
        guard let target = resolved(replacement.path), stat(target, &status) == 0 else { return .failure(Files.lastError(name)) }
        // A pipe has no path of its own.
        guard status.st_mode & S_IFMT == S_IFREG else {
            return .failure(PlacedError(path: name, message: "is not a regular file; use “obelus fix -” with standard input"))
        }
        // A rename would not ask.
        guard access(target, W_OK) == 0 else {
            return .failure(PlacedError(path: name, message: "is not writable; change its permissions or exclude it"))
        }
        var temporary = Array(Self.temporary(beside: target).utf8CString)
        let descriptor = mkstemp(&temporary)
        guard descriptor >= 0 else { return .failure(failure("cannot create a temporary file in its folder", errno, name)) }
        return .success((Written(replacement: replacement, target: target, temporary: temporary, descriptor: descriptor), status))
    }

    /// Waits until the disk has the temporary file, and renames it; returns the folder that is to be told to the disk.
    fileprivate static func end(_ written: Result<Written, PlacedError>) -> Result<String, PlacedError> {
        written.flatMap { written in
            let name = written.replacement.name
            var code = fsync(written.descriptor) == 0 ? 0 : errno
            if close(written.descriptor) != 0, code == 0 { code = errno }
            if code == 0, FileIdentity(path: written.target) != written.replacement.identity {
                unlink(written.temporary)
                return .failure(
                    PlacedError(
                        path: name, message: "was changed by another program in the meantime and was not fixed; run the command again"))
            }
            if code == 0, rename(written.temporary, written.target) != 0 { code = errno }
            guard code == 0 else {
                unlink(written.temporary)
                return .failure(failure("cannot be written", code, name))
            }
            let folder = written.target.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(written.target[...$0]) }
            return .success(folder ?? ".")
        }
    }

    /// The template of a name beside a file. Of its own name only the folder is taken, which may be as long as names are allowed to
    /// be; and it says whose it is, should a run be killed before it is gone.
    static func temporary(beside target: String) -> String {
        let folder = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target[...$0] } ?? ""
        return folder + ".obelus-XXXXXX"
    }

    /// Writes contents, owner and mode; returns the error number.
    private static func fill(_ descriptor: CInt, _ bytes: [UInt8], like status: stat) -> CInt {
        let code = CLibrary.writeAll(bytes, to: descriptor)
        if code != 0 { return code }
        CLibrary.beginSync(descriptor)
        return adopt(descriptor, status)
    }

    /// Gives a file the owner and mode of another; returns the error number.
    fileprivate static func adopt(_ descriptor: CInt, _ status: stat) -> CInt {
        var own = stat()
        // Only the superuser may give a file away, and no one else has to. The mode comes second: a change of owner
        // takes bits from it.
        if fstat(descriptor, &own) != 0 || own.st_uid != status.st_uid || own.st_gid != status.st_gid {
            _ = fchown(descriptor, status.st_uid, status.st_gid)
        }
        return fchmod(descriptor, status.st_mode & 0o7777) == 0 ? 0 : errno
    }

    /// Where a path leads to: itself, unless it is a symbolic link.
    private static func resolved(_ path: String) -> String? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        guard status.st_mode & S_IFMT == S_IFLNK else { return path }
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Makes renames last; where a file system cannot, the files are whole all the same.
    fileprivate static func sync(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    fileprivate static func failure(_ what: String, _ code: CInt, _ name: String) -> PlacedError {
        PlacedError(path: name, message: "\(what): \(String(cString: strerror(code)).lowercased())")
    }
}

/// New contents for a file that come in parts: what is too long to be held in memory.
///
/// A signal that would end the program removes the temporary file first: it may be long in the making.
final class StreamedReplacement {
    private let written: AtomicReplacement.Written
    private let name: String

    /// Makes a temporary file beside the one at `path`.
    init(path: String, name: String, identity: FileIdentity) throws(PlacedError) {
        let replacement = Replacement(bytes: [], path: path, name: name, identity: identity)
        let (written, status) = try EndingSignals.deferred { AtomicReplacement.create(beside: replacement) }.get()
        self.written = written
        self.name = name
        EndingSignals.unlinkAtEnd(written.temporary)
        let code = AtomicReplacement.adopt(written.descriptor, status)
        guard code == 0 else {
            abandon()
            throw AtomicReplacement.failure("cannot be written", code, name)
        }
    }

    /// Takes over the first bytes of an open file.
    func copy(from descriptor: CInt, count: Int) throws(PlacedError) {
        var offset = 0
        while offset < count {
            let size = min(count - offset, 1 << 20)
            var code: CInt = 0
            let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, length in
                // Never more than the buffer holds.
                let read = pread(descriptor, buffer.baseAddress, size, off_t(offset))
                if read <= 0 { code = read < 0 ? errno : EIO }
                length = max(0, read)
            }
            guard code == 0 || code == EINTR else { throw AtomicReplacement.failure("cannot be read", code, name) }
            try append(piece)
            offset += piece.count
        }
    }

    func append(_ bytes: [UInt8]) throws(PlacedError) {
        let code = CLibrary.writeAll(bytes, to: written.descriptor)
        if code != 0 { throw AtomicReplacement.failure("cannot be written", code, name) }
    }

    /// Puts the file in its place; returns why it is not there.
    func commit() -> PlacedError? {
        EndingSignals.deferred {
            EndingSignals.unlinkAtEnd(nil)
            switch AtomicReplacement.end(.success(written)) {
            case .success(let folder):
                AtomicReplacement.sync(folder: folder)
                return nil
            case .failure(let error): return error
            }
        }
    }

    /// Removes the temporary file.
    func abandon() {
        EndingSignals.unlinkAtEnd(nil)
        close(written.descriptor)
        unlink(written.temporary)
    }
}
