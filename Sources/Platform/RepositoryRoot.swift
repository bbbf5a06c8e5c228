/// How far what lies in a folder may lead: to the git repository around it.
///
/// A checkout holds what others wrote. A configuration in it may inherit from files beside and above it, as far as the repository
/// goes, but not from the rest of the machine; nor may a link in it lead a fix out of it.
package struct RepositoryRoot: Sendable {
    /// Absolute, as it was named.
    package let path: String
    /// The same without links; nil where the folder is not there.
    private let real: String?

    /// The root of what lies around a file or folder. Outside of a repository it is the folder that the program was started in or, for
    /// what does not lie in that, the folder of the file.
    ///
    /// - Parameters:
    ///   - path: absolute.
    ///   - currentFolder: absolute.
    package init(of path: String, startedIn currentFolder: String) {
        let folder = Paths.folder(of: path) ?? "/"
        self.init(repositoryOf: folder, or: Paths.relative(path, to: currentFolder) == nil ? folder : currentFolder)
    }

    /// The repository around a folder, or else another folder.
    package init(repositoryOf folder: String, or other: String) {
        var found: String?
        var next: String? = folder
        while found == nil, let current = next {
            if Paths.join(current, ".git").withSystemPath({ access($0, F_OK) }) == 0 { found = current }
            next = Paths.folder(of: current)
        }
        path = found ?? other
        real = Paths.real(path)
    }

    /// Whether a path leads to something within the root, links followed. What is not there lies within it if its name does.
    package func contains(_ path: String) -> Bool {
        guard let target = Paths.real(path) else {
            // Of a name that leads nowhere, the part that leads somewhere decides.
            guard let folder = Paths.folder(of: path) else { return false }
            return contains(folder)
        }
        guard let real else { return false }
        return target.utf8.elementsEqual(real.utf8) || Paths.relative(target, to: real) != nil
    }
}

/// What the file system calls a file, whatever its names.
package struct FileNode: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64

    /// Of what a path leads to; nil where that is nothing.
    package init?(path: String) {
        var status = stat()
        guard path.withSystemPath({ stat($0, &status) }) == 0 else { return nil }
        self.init(status)
    }

    package init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
    }
}

extension Paths {
    /// Whether a path is a symbolic link, wherever it leads.
    package static func isLink(_ path: String) -> Bool {
        var status = stat()
        return path.withSystemPath { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// A path without links, `.` and `..`; nil where it leads nowhere.
    package static func real(_ path: String) -> String? {
        guard let real = path.withSystemPath({ realpath($0, nil) }) else { return nil }
        defer { free(real) }
        return String(systemPath: real)
    }
}

extension String.UTF8View {
    package func hasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { self.suffix($0.count).elementsEqual($0) }
    }
}
