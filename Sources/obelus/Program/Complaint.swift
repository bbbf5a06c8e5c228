import Platform
import Reporting

/// What is said on standard error.
enum Complaint {
    /// A line that begins with the program's name.
    static func write(_ message: String) {
        _ = CLibrary.writeAll(Array("obelus: \(SafeLine.of(message))\n".utf8), to: STDERR_FILENO)
    }

    static func write(_ error: PlacedError) { write(error.description) }
}
