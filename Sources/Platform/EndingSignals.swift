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
}
