import Platform

/// A file beside another one, which it is to replace once it is whole.
///
/// It is locked as long as it is in the making. The system takes the lock away when the program is gone, however that came, so that the next
/// run knows a file that was left from one that somebody is about to finish, on whatever machine and in whatever container that may be.
struct TemporaryFile {
    /// With a NUL at its end.
    let path: [CChar]
    let descriptor: CInt

    /// Why there is none.
    struct Failure: Error {
        var code: CInt
    }

    /// What names begin with: hidden, and telling whose they are. Of the file's own name nothing is taken, which may be as long as names are
    /// allowed to be.
    private static let prefix = ".obelus-"
    /// What `mkostemp` replaces by letters and digits.
    private static let template = "XXXXXX"

    /// Makes an empty file beside another one.
    static func create(beside target: String) -> Result<TemporaryFile, Failure> {
        for _ in 0..<mostAttempts {
            let wanted = (folder(of: target) + "/" + prefix + template).withSystemPath { path in
                // Safe: a path of the system ends with a NUL.
                Array(UnsafeBufferPointer(start: path, count: strlen(path) + 1))
            }
            var path = wanted
            let descriptor = Descriptors.waiting {
                // A call that fails may have written into its template.
                path = wanted
                return CLibrary.makeTemporary(&path)
            }
            guard descriptor >= 0 else { return .failure(Failure(code: errno)) }
            let file = TemporaryFile(path: path, descriptor: descriptor)
            // Another run may have seen it before it was locked, and taken it for one that was left. File systems without locks have none
            // to tell, and `removeLeft` keeps its hands off.
            let isOurs = CLibrary.lock(descriptor) != EWOULDBLOCK
            var status = stat()
            guard fstat(descriptor, &status) == 0 else {
                let code = errno
                file.remove()
                return .failure(Failure(code: code))
            }
            if isOurs, status.st_nlink > 0 { return .success(file) }
            close(descriptor)
        }
        return .failure(Failure(code: EAGAIN))
    }

    /// Two runs meet within microseconds once, not so often in a row.
    private static let mostAttempts = 16

    /// Puts the file in the place of another one and closes it; returns the error number. It is closed after that: as long as it has its name, it
    /// has its lock.
    func rename(to target: String) -> CInt {
        let code = target.withSystemPath { target in
            path.withUnsafeBufferPointer { path in
                // Safe: both end with a NUL.
                path.baseAddress.map { renamed($0, target) } ?? ENOENT
            }
        }
        if code == 0 { close(descriptor) }
        return code
    }

    private func renamed(_ path: UnsafePointer<CChar>, _ target: UnsafePointer<CChar>) -> CInt {
        #if canImport(Glibc)
        Glibc.rename(path, target) == 0 ? 0 : errno
        #elseif canImport(Musl)
        Musl.rename(path, target) == 0 ? 0 : errno
        #else
        Darwin.rename(path, target) == 0 ? 0 : errno
        #endif
    }

    /// Removes and closes the file.
    func remove() {
        unlink(path)
        close(descriptor)
    }

    /// The folder of a path, without a slash at its end except the root’s.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }

    // MARK: What was left

    /// Removes the temporary files in a folder that were left by a run that was killed. Nobody but this user made them, and nobody is about to
    /// finish them.
    ///
    /// - Returns: how many were removed that held anything.
    /// - Complexity: linear in the entries of the folder.
    static func removeLeft(in folder: String) -> Int {
        guard let stream = folder.withSystemPath({ opendir($0) }) else { return 0 }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // Safe: the name ends with a NUL, and is read before the next entry is.
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { isOurs($0) ? String(cString: $0) : nil }
            }
            if let name { names.append(name) }
        }
        return names.count { removeLeft(Paths.join(folder, $0)) }
    }

    /// Whether a name is that of a temporary file. Called for each entry of each folder: no string is made of it.
    private static func isOurs(_ name: UnsafePointer<CChar>) -> Bool {
        guard strncmp(name, prefix, prefix.utf8.count) == 0, strlen(name) == prefix.utf8.count + template.utf8.count else { return false }
        return (prefix.utf8.count..<prefix.utf8.count + template.utf8.count).allSatisfy { isalnum(CInt(UInt8(bitPattern: name[$0]))) != 0 }
    }

    /// Removes a temporary file, unless somebody has it locked or it belongs to somebody else.
    private static func removeLeft(_ path: String) -> Bool {
        let descriptor = Descriptors.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(), status.st_nlink == 1,
            CLibrary.lock(descriptor) == 0
        else { return false }
        // Between opening and locking it may have been renamed: then another file, or none, has this name.
        guard FileNode(status) == FileNode(path: path) else { return false }
        // An empty one may be of a run that is about to lock it, and makes another one then: nothing was interrupted.
        return path.withSystemPath { unlink($0) } == 0 && status.st_size > 0
    }
}
