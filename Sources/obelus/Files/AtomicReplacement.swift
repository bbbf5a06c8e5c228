import FileReading

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Puts new contents in the place of a file's, whole or not at all.
enum AtomicReplacement {
    /// Writes a temporary file in the same folder and renames it. Links that lead to the file stay and lead to the new
    /// one; mode and, where that is allowed, owner are kept.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: what messages call it.
    ///   - identity: what the file was when it was read; one that has changed since is left alone.
    static func write(
        _ bytes: [UInt8], to path: String, name: String, ifStill identity: FileIdentity
    ) throws(PlacedError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Files.lastError(name) }
        // A pipe has no path of its own.
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw PlacedError(path: name, message: "is no regular file; fix it through standard input")
        }
        guard let target = resolved(path) else { throw Files.lastError(name) }
        // A rename would not ask.
        guard access(target, W_OK) == 0 else {
            throw PlacedError(path: name, message: "may not be written; make it writable, or leave it out")
        }
        var temporary = Array((target + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&temporary)
        guard descriptor >= 0 else { throw failure("cannot write beside it", name) }
        var code = fill(descriptor, bytes, like: status)
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, FileIdentity(path: target) != identity {
            unlink(temporary)
            throw PlacedError(path: name, message: "was changed by another program in the meantime; run again")
        }
        if code == 0, rename(temporary, target) != 0 { code = errno }
        guard code == 0 else {
            unlink(temporary)
            errno = code
            throw failure("cannot be written", name)
        }
        syncFolder(of: target)
    }

    /// Writes contents, owner and mode, and waits until the disk has them; returns the error number.
    private static func fill(_ descriptor: CInt, _ bytes: [UInt8], like status: stat) -> CInt {
        let code = Platform.writeAll(bytes, to: descriptor)
        if code != 0 { return code }
        // Only the superuser may give a file away, and no one else has to. The mode comes second: a change of owner
        // takes bits from it.
        _ = fchown(descriptor, status.st_uid, status.st_gid)
        if fchmod(descriptor, status.st_mode & 0o7777) != 0 { return errno }
        return fsync(descriptor) == 0 ? 0 : errno
    }

    /// The path without symbolic links.
    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Makes the rename last; where a file system cannot, the file is whole all the same.
    private static func syncFolder(of path: String) {
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ what: String, _ name: String) -> PlacedError {
        PlacedError(path: name, message: "\(what): \(String(cString: strerror(errno)).lowercased())")
    }
}
