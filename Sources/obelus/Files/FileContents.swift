import Bytes
import Platform
import Prose

/// A file as it was when it was read.
struct FileContents {
    var bytes: [UInt8]
    var lineStarts: LineStarts
    /// What the file system said about it then.
    var identity: FileIdentity

    /// Reads a file, which messages call `name`.
    static func read(_ path: String, name: String) throws(PlacedError) -> FileContents {
        let descriptor = Descriptors.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Files.lastError(name) }
        defer { close(descriptor) }
        guard let identity = FileIdentity(descriptor: descriptor) else { throw Files.lastError(name) }
        var lineStarts = LineStarts(size: identity.size)
        let bytes = try Files.read(descriptor, name: name, endsAtNUL: true) { lineStarts.add($0, at: $1) }
        return FileContents(bytes: bytes, lineStarts: lineStarts, identity: identity)
    }
}
