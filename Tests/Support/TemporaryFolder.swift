import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder that a test fills, gone with the value.
final class TemporaryFolder {
    /// Absolute, without links.
    let path: String

    init() throws {
        var template = Array("/tmp/obelus-test-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        let real = try #require(made).withCString { realpath($0, nil) }
        defer { free(real) }
        path = String(cString: try #require(real))
    }

    deinit {
        Self.remove(path)
    }

    /// Writes a file, and makes the folders it is in.
    func write(_ name: String, _ content: String = "") throws {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o777)
        }
        let file = try #require(fopen(path + "/" + name, "w"), "\(name)")
        fputs(content, file)
        fclose(file)
    }

    /// Makes a link of that name to `target`.
    func link(_ name: String, to target: String) {
        #expect(symlink(target, path + "/" + name) == 0)
    }

    /// Takes all permissions away, or gives them back.
    func setReadable(_ name: String, _ isReadable: Bool) {
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
