import Platform

/// What a tool that runs within a build has to say.
public enum BuildMessages {
    /// Writes a line to standard error. The C library's `stderr` is a variable, which Swift 6 does not let through.
    public static func complain(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    /// In the form that SwiftPM and Xcode recognise as a compiler's.
    public static func complain(_ error: PlacedError) {
        complain("\(error.path):\(error.line ?? 1): error: \(error.message)")
    }
}

/// Swift source that a tool writes.
public enum SwiftSource {
    /// A string literal in ASCII: no character of a text can end it, hide in it, or change when the file is read.
    public static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case " "..."~": literal.unicodeScalars.append(scalar)
            default: literal += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return literal + "\""
    }
}
