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
}
