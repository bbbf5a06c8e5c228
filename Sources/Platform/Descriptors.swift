import Synchronization

/// Files that are open at once. A process may have only so many.
public enum Descriptors {
    /// `open(2)`, which waits for other files of ours to be closed where there are too many.
    ///
    /// - Returns: -1 with the reason in `errno` where the file cannot be opened.
    public static func open(_ path: String, _ flags: CInt, _ mode: mode_t = 0) -> CInt {
        path.withSystemPath { path in waiting { Self.opened(path, flags, mode) } }
    }

    private static func opened(_ path: UnsafePointer<CChar>, _ flags: CInt, _ mode: mode_t) -> CInt {
        #if canImport(Glibc)
        Glibc.open(path, flags, mode)
        #elseif canImport(Musl)
        Musl.open(path, flags, mode)
        #else
        Darwin.open(path, flags, mode)
        #endif
    }

    /// Calls something that makes a descriptor, and again, for a while, where there are too many.
    ///
    /// Threads have files open for milliseconds, and those of a batch are closed without waiting for anybody. What is waited for in vain
    /// once is not waited for again: then it is not us who have the files open.
    public static func waiting(_ make: () -> CInt) -> CInt {
        var waits = 0
        while true {
            let descriptor = make()
            guard descriptor < 0, errno == EMFILE || errno == ENFILE, waits < mostWaits, !isInVain.load(ordering: .relaxed) else {
                let code = errno
                if descriptor < 0, waits >= mostWaits { isInVain.store(true, ordering: .relaxed) }
                errno = code
                return descriptor
            }
            waits += 1
            usleep(pause)
        }
    }

    /// Whether another file could be opened.
    public static var haveRoom: Bool {
        // Standard error is open: the program sees to it when it starts.
        let descriptor = dup(STDERR_FILENO)
        guard descriptor >= 0 else { return errno != EMFILE && errno != ENFILE }
        _ = CLibrary.close(descriptor)
        return true
    }

    /// A millisecond, five thousand times: a disk may take seconds to write a batch.
    private static let pause: useconds_t = 1000
    private static let mostWaits = 5000
    private static let isInVain = Atomic(false)
}
