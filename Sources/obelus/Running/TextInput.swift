import Configuration
import FileReading
import Linting
import Prose

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file's text, and how to read it.
struct TextInput {
    var bytes: [UInt8]
    var lineStarts: LineStarts
    /// Nil for standard input.
    var origin: (path: String, identity: FileIdentity)?
    var options: ReadingOptions

    /// Reads a file.
    ///
    /// - Throws: why it cannot be read, or is no text.
    /// - Returns: nil for a binary file that nobody named.
    static func read(_ file: InputFile, for linter: Linter) throws(PlacedError) -> TextInput? {
        let bytes: [UInt8]
        var lineStarts = LineStarts()
        var origin: (path: String, identity: FileIdentity)?
        switch file.source {
        case .standardInput:
            bytes = try Files.read(STDIN_FILENO, name: file.name, endsAtNUL: true) { lineStarts.add($0, at: $1) }
        case .file(let path):
            let contents = try FileContents.read(path, name: file.name)
            (bytes, lineStarts) = (contents.bytes, contents.lineStarts)
            origin = (path, contents.identity)
        }
        if let encoding = ForeignEncoding.of(bytes) {
            if encoding == .binary, !file.isNamed { return nil }
            throw PlacedError(path: file.name, message: encoding.message(path: file.name))
        }
        let settings = file.settings
        let options = linter.readingOptions(
            format: FileName.format(of: file.name), layout: settings.paragraphs.value,
            language: settings.language.value == .undetermined ? nil : settings.language.value)
        return TextInput(bytes: bytes, lineStarts: lineStarts, origin: origin, options: options)
    }
}
