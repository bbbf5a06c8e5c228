import Platform

/// How far a long run has come, on standard error.
///
/// Only where that is a terminal and standard output is none: on one terminal the two would write over each other.
struct Progress {
    private let total: Int
    private let isShown: Bool
    private let start = Self.now()
    private var lastDrawn = 0.0
    private var done = 0
    private var isOnScreen = false

    /// Before a second has passed, nobody wonders.
    private static let patience = 1.0
    private static let interval = 0.1

    init(total: Int, isQuiet: Bool) {
        self.total = total
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0
    }

    /// Another file is done.
    mutating func advance() {
        done += 1
        guard isShown else { return }
        let time = Self.now()
        guard time - start > Self.patience, time - lastDrawn > Self.interval else { return }
        lastDrawn = time
        isOnScreen = true
        Self.write("\r\(done) of \(total) files (\(done * 100 / total) %)")
    }

    /// Makes room for something else.
    mutating func clear() {
        guard isOnScreen else { return }
        isOnScreen = false
        Self.write("\r\u{1B}[K")
    }

    private static func write(_ text: String) {
        _ = CLibrary.writeAll(Array(text.utf8), to: STDERR_FILENO)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
