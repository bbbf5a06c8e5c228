import FileReading
import Prose

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file as it was when it was read.
struct FileContents {
    var bytes: [UInt8]
    var lineStarts: LineStarts
    /// What the file system said about it then.
    var identity: FileIdentity

    /// Reads a file, which messages call `name`.
    static func read(_ path: String, name: String) throws(PlacedError) -> FileContents {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Files.lastError(name) }
        defer { close(descriptor) }
        guard let identity = FileIdentity(descriptor: descriptor) else { throw Files.lastError(name) }
        var lineStarts = LineStarts(size: identity.size)
        let bytes = try Files.read(descriptor, name: name, endsAtNUL: true) { lineStarts.add($0, at: $1) }
        return FileContents(bytes: bytes, lineStarts: lineStarts, identity: identity)
    }
}

/// What tells whether a path still holds the file that was read.
struct FileIdentity: Hashable {
    var device: UInt64
    var inode: UInt64
    var size: Int
    var seconds: Int
    var nanoseconds: Int

    init?(descriptor: CInt) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of what a path leads to.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int(status.st_size)
        #if canImport(Darwin)
        seconds = status.st_mtimespec.tv_sec
        nanoseconds = status.st_mtimespec.tv_nsec
        #else
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
        #endif
    }
}

extension Platform {
    static func write(_ descriptor: CInt, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, buffer, count)
        #else
        Darwin.write(descriptor, buffer, count)
        #endif
    }

    /// Writes all bytes; returns the error number.
    static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
        bytes.withUnsafeBytes { buffer in
            var position = 0
            while position < buffer.count, let base = buffer.baseAddress {
                let length = write(descriptor, base + position, buffer.count - position)
                if length >= 0 {
                    position += length
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}
