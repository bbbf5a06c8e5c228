import BuildTools
import Platform

/// A folder that a test fills, gone with the value.
public final class TemporaryFolder {
    /// Absolute, without links.
    public let path: String

    public init() throws {
        var template = Array("/tmp/obelus-test-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made, let real = realpath(made, nil) else { throw Files.lastError("/tmp") }
        defer { free(real) }
        path = String(cString: real)
    }

    deinit {
        Self.remove(path)
    }

    /// Writes a file, and makes the folders it is in.
    public func write(_ name: String, _ content: String = "") throws {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o777)
        }
        try Files.overwrite(path + "/" + name, Array(content.utf8))
    }

    /// Makes a link of that name to `target`.
    public func link(_ name: String, to target: String) throws {
        guard symlink(target, path + "/" + name) == 0 else { throw Files.lastError(name) }
    }

    /// Takes all permissions away, or gives them back.
    public func setReadable(_ name: String, _ isReadable: Bool) {
        chmod(path + "/" + name, isReadable ? 0o755 : 0)
    }

    private static func remove(_ path: String) {
        chmod(path, 0o755)
        if let stream = opendir(path) {
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
                }
                if name == "." || name == ".." { continue }
                let inner = path + "/" + name
                if unlink(inner) != 0 { remove(inner) }
            }
            closedir(stream)
        }
        rmdir(path)
    }
}
