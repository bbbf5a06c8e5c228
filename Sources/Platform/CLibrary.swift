// The one place that knows which C library there is. Whoever imports Platform has it, too.
#if canImport(Glibc)
@_exported import Glibc
#elseif canImport(Musl)
@_exported import Musl
#elseif canImport(Darwin)
@_exported import Darwin
#endif

internal import CFiles

#if canImport(Glibc)
private let libraryRead = Glibc.read
private let libraryWrite = Glibc.write
private let libraryClose = Glibc.close
#elseif canImport(Musl)
private let libraryRead = Musl.read
private let libraryWrite = Musl.write
private let libraryClose = Musl.close
#elseif canImport(Darwin)
private let libraryRead = Darwin.read
private let libraryWrite = Darwin.write
private let libraryClose = Darwin.close
#endif

/// The C library's functions whose names something of ours hides, and what is made of them.
public enum CLibrary {
    /// `read(2)`: how many bytes were read, or -1 with the reason in `errno`.
    public static func read(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
        libraryRead(descriptor, buffer, count)
    }

    /// `close(2)`: 0, or -1 with the reason in `errno`.
    public static func close(_ descriptor: CInt) -> CInt { libraryClose(descriptor) }

    /// Writes all bytes; returns the error number.
    public static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
        bytes.withUnsafeBytes { buffer in
            var position = 0
            while position < buffer.count, let base = buffer.baseAddress {
                let length = libraryWrite(descriptor, base + position, buffer.count - position)
                if length >= 0 {
                    position += length
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }

    /// Lets the disk begin to write what the open file holds, without waiting for it. Where the system cannot be asked for that,
    /// nothing is done: `fsync` will do all.
    public static func beginSync(_ descriptor: CInt) { cfiles_begin_sync(descriptor) }

    /// Makes a file of a name that nothing has, and opens it for this process alone.
    ///
    /// - Parameter template: a path that ends in `XXXXXX` and a NUL; afterwards that of the file.
    /// - Returns: the descriptor, or -1 with the reason in `errno`.
    public static func makeTemporary(_ template: inout [CChar]) -> CInt { cfiles_make_temporary(&template) }

    /// Locks an open file for this process, without waiting, until it is closed: at the latest when the process is gone, however that came.
    ///
    /// - Returns: 0, or the error number: `EWOULDBLOCK` where another process has the lock.
    public static func lock(_ descriptor: CInt) -> CInt { cfiles_lock(descriptor) }

    /// Gives an open file the extended attributes of the file at a path, access control lists among them.
    ///
    /// - Returns: 0, or the error number.
    public static func copyAttributes(of path: String, to descriptor: CInt) -> CInt {
        path.withSystemPath { cfiles_copy_attributes($0, descriptor) }
    }

    /// What an error number means, in the system's words.
    public static func words(for code: CInt) -> String { String(cString: strerror(code)).lowercased() }
}
