/// Signals that end the program.
public enum EndingSignals {
    /// Does something during which they wait, as far as the calling thread is concerned. A thread that is started in it never
    /// gets one.
    public static func deferred<Result>(_ body: () -> Result) -> Result {
        var ending = sigset_t()
        var before = sigset_t()
        sigemptyset(&ending)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ending, signal) }
        pthread_sigmask(SIG_BLOCK, &ending, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        return body()
    }

    /// Has the signals that end the program remove a file first.
    ///
    /// - Parameter path: with a NUL at its end; nil: none any more.
    public static func unlinkAtEnd(_ path: [CChar]?) {
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
        free(doomed)
        doomed = path.flatMap { path in path.withUnsafeBufferPointer { $0.baseAddress.flatMap { strdup($0) } } }
        guard doomed != nil else { return }
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                // Both calls are among those that a handler may make (POSIX, 2.4.3).
                if let path = EndingSignals.doomed { unlink(path) }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// The file to be removed. Unsafe because a handler reads it: it is set before the handlers are, by the only thread that sets
    /// it, and lives until they are gone.
    nonisolated(unsafe) private static var doomed: UnsafeMutablePointer<CChar>?
}
