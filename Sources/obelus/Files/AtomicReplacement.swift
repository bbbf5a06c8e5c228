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
    /// Writes a temporary file beside each file and renames it. Links that lead to a file stay and lead to the new one; mode, owner
    /// and extended attributes are kept.
    ///
    /// The disk is told of all before any is waited for: it takes hardly longer for many than for one. Until all are in their
    /// places a signal that would end the program waits, so no temporary file stays behind.
    ///
    /// - Parameter replacements: each is open for a while; where a process may not have so many files open, fewer are at once.
    /// - Returns: for each, why its file is still the old one; nil where it is the new one.
    static func write(_ replacements: [Replacement]) -> [PlacedError?] {
        EndingSignals.deferred {
            var folders: Set<PathKey> = []
            var failures: [PlacedError?] = []
            var started: [Result<Written, PlacedError>] = []
            let settle = {
                for written in started {
                    switch end(written) {
                    case .success(let folder):
                        folders.insert(PathKey(folder))
                        failures.append(nil)
                    case .failure(let error): failures.append(error)
                    }
                }
                started = []
            }
            for replacement in replacements {
                if !started.isEmpty, !Descriptors.haveRoom { settle() }
                started.append(start(replacement))
            }
            settle()
            for folder in folders { sync(folder: folder.path) }
            return failures
        }
    }

    /// A temporary file that holds the new contents.
    fileprivate struct Written {
        var replacement: Replacement
        /// The file that it is to replace; no link to it.
        var target: String
        var temporary: TemporaryFile
    }

    /// Writes the temporary file, and lets the disk begin with it.
    private static func start(_ replacement: Replacement) -> Result<Written, PlacedError> {
        create(beside: replacement).flatMap { written, status in
            let code = CLibrary.writeAll(replacement.bytes, to: written.temporary.descriptor)
            if code == 0 { CLibrary.beginSync(written.temporary.descriptor) }
            let failure = code == 0 ? adopt(written, status) : failure("cannot be written", code, replacement.name)
            guard let failure else { return .success(written) }
            written.temporary.remove()
            return .failure(failure)
        }
    }

    /// Makes an empty temporary file beside the one that it is to replace, and says what that one is.
    fileprivate static func create(beside replacement: Replacement) -> Result<(Written, stat), PlacedError> {
        let name = replacement.name
        var status = stat()
        guard let target = resolved(replacement.path), target.withSystemPath({ stat($0, &status) }) == 0 else {
            return .failure(Files.lastError(name))
        }
        // A pipe has no path of its own.
        guard status.st_mode & S_IFMT == S_IFREG else {
            return .failure(PlacedError(path: name, message: "is not a regular file; use “obelus fix -” with standard input"))
        }
        // A rename would not ask.
        guard target.withSystemPath({ access($0, W_OK) }) == 0 else {
            return .failure(PlacedError(path: name, message: "is not writable; change its permissions or exclude it"))
        }
        // Only this name would get the new contents. They cannot be written over the old ones for all names: a run that ends in the middle
        // of that leaves a file that is neither.
        guard status.st_nlink < 2 else {
            let message =
                "has \(status.st_nlink) names (hard links), of which a fix would change only this one; replace it by a copy to fix it, or exclude it"
            return .failure(PlacedError(path: name, message: message))
        }
        switch TemporaryFile.create(beside: target) {
        case .success(let temporary):
            return .success((Written(replacement: replacement, target: target, temporary: temporary), status))
        case .failure(let error): return .failure(failure("cannot create a temporary file in its folder", error.code, name))
        }
    }

    /// Waits until the disk has the temporary file, and renames it; returns the folder that is to be told to the disk.
    fileprivate static func end(_ written: Result<Written, PlacedError>) -> Result<String, PlacedError> {
        written.flatMap { written in
            let (replacement, temporary) = (written.replacement, written.temporary)
            guard fsync(temporary.descriptor) == 0 else {
                let code = errno
                temporary.remove()
                return .failure(failure("cannot be written", code, replacement.name))
            }
            guard FileIdentity(path: written.target) == replacement.identity else {
                temporary.remove()
                let message = "was changed by another program in the meantime and was not fixed; run the command again"
                return .failure(PlacedError(path: replacement.name, message: message))
            }
            let code = temporary.rename(to: written.target)
            guard code == 0 else {
                temporary.remove()
                return .failure(failure("cannot be written", code, replacement.name))
            }
            return .success(TemporaryFile.folder(of: written.target))
        }
    }

    /// Gives a temporary file the owner, extended attributes and mode of the file that it is to replace; returns why it cannot have them.
    fileprivate static func adopt(_ written: Written, _ status: stat) -> PlacedError? {
        let (descriptor, name) = (written.temporary.descriptor, written.replacement.name)
        var own = stat()
        // Only the superuser may give a file away. In this order: a change of owner takes bits from the mode, and an access control list
        // changes it.
        if fstat(descriptor, &own) != 0 || own.st_uid != status.st_uid || own.st_gid != status.st_gid,
            fchown(descriptor, status.st_uid, status.st_gid) != 0
        {
            let message = "belongs to a user or group that a new file in its place would not; fix it as that user, or exclude it"
            return PlacedError(path: name, message: message)
        }
        var code = CLibrary.copyAttributes(of: written.target, to: descriptor)
        if code != 0 { return failure("its extended attributes cannot be kept, so it was not changed", code, name) }
        code = fchmod(descriptor, status.st_mode & 0o7777) == 0 ? 0 : errno
        return code == 0 ? nil : failure("cannot be written", code, name)
    }

    /// Where a path leads to: itself, unless it is a symbolic link.
    private static func resolved(_ path: String) -> String? {
        var status = stat()
        guard path.withSystemPath({ lstat($0, &status) }) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFLNK ? Paths.real(path) : path
    }

    /// Makes renames last; where a file system cannot, the files are whole all the same.
    fileprivate static func sync(folder: String) {
        let descriptor = Descriptors.open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    fileprivate static func failure(_ what: String, _ code: CInt, _ name: String) -> PlacedError {
        PlacedError(path: name, message: "\(what): \(CLibrary.words(for: code))")
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
        EndingSignals.unlinkAtEnd(written.temporary.path)
        if let failure = AtomicReplacement.adopt(written, status) {
            abandon()
            throw failure
        }
    }

    /// Takes over the first bytes of an open file.
    func copy(from descriptor: CInt, count: Int) throws(PlacedError) {
        var offset = 0
        while offset < count {
            let size = min(count - offset, 1 << 20)
            var code: CInt = 0
            let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, length in
                // Safe: never more than the buffer holds, and `length` says how many bytes were set.
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
        let code = CLibrary.writeAll(bytes, to: written.temporary.descriptor)
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
        written.temporary.remove()
    }
}
