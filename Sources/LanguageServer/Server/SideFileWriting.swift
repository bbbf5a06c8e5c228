import Linting
import Platform

/// Adds lines to the side file of a text.
public enum SideFileWriting {
    /// Appends lines to a side file, which is made where there is none.
    ///
    /// - Parameters:
    ///   - lines: as `SideFile.line` makes them.
    ///   - path: the side file's.
    /// - Throws: why it cannot be written.
    public static func append(_ lines: [String], to path: String) throws(PlacedError) {
        let descriptor = Descriptors.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw PlacedError(path: path, message: "cannot be written: \(CLibrary.words(for: errno))") }
        defer { close(descriptor) }
        var last: UInt8 = 0x0A
        let end = lseek(descriptor, 0, SEEK_END)
        if end > 0 { _ = pread(descriptor, &last, 1, end - 1) }
        // In one call, so that nothing of somebody else's comes between.
        let code = CLibrary.writeAll(Array(((last == 0x0A ? "" : "\n") + lines.joined()).utf8), to: descriptor)
        guard code == 0 else { throw PlacedError(path: path, message: "cannot be written: \(CLibrary.words(for: code))") }
    }
}
