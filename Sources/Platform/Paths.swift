/// A path as the file system knows it: by its bytes. As texts, two paths are equal where their letters are composed in different
/// ways (é as one character or as e with an accent), though they lead to two files.
public struct PathKey: Hashable, Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    public static func == (left: PathKey, right: PathKey) -> Bool {
        var (left, right) = (left.path, right.path)
        return left.withUTF8 { left in right.withUTF8 { left.elementsEqual($0) } }
    }

    public func hash(into hasher: inout Hasher) {
        var path = path
        path.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Paths as texts, with `/` between names.
package enum Paths {
    /// The absolute path without `.`, `..` and doubled slashes. Links are not followed: `..` behind a link leads back
    /// to where the link stands.
    package static func absolute(_ path: String, in folder: String) -> String {
        if isClean(path) { return path }
        let slash = UInt8(ascii: "/")
        var names: [Substring] = []
        // By bytes: a combining mark at the start of a name would hide the slash before it.
        for bytes in (path.utf8.first == slash ? path : folder + "/" + path).utf8.split(separator: slash) {
            switch Substring(bytes) {
            case ".": continue
            case "..": _ = names.popLast()
            case let name: names.append(name)
            }
        }
        return "/" + names.joined(separator: "/")
    }

    /// Whether a path is absolute, ends in a name, and no name in it is empty or begins with a dot: such a one stays what it is.
    private static func isClean(_ path: String) -> Bool {
        let slash = UInt8(ascii: "/")
        guard path.utf8.first == slash, path.utf8.last != slash else { return false }
        var previous: UInt8 = 0
        for byte in path.utf8 {
            if previous == slash, byte == slash || byte == UInt8(ascii: ".") { return false }
            previous = byte
        }
        return true
    }

    /// `folder/name`, also for the root and for the empty path, which is the current folder.
    package static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// The folder of an absolute path; nil for the root.
    package static func folder(of path: String) -> String? {
        guard path != "/", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last name of a path.
    package static func name(of path: String) -> Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    }

    /// The part of an absolute path below a folder; nil where it is not below.
    package static func relative(_ path: String, to folder: String) -> Substring? {
        let prefix = folder == "/" ? "/" : folder + "/"
        guard path.utf8.starts(with: prefix.utf8), path.utf8.count > prefix.utf8.count else { return nil }
        return path[path.utf8.index(path.startIndex, offsetBy: prefix.utf8.count)...]
    }

    /// As short as a message may name the path: below the current folder without that folder.
    package static func displayed(_ path: String, from currentFolder: String) -> String {
        relative(path, to: currentFolder).map { String($0) } ?? path
    }
}
