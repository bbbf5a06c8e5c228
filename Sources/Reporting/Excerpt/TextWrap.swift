import UnicodeText

/// Lines of text that fit a terminal.
enum TextWrap {
    /// The lines of a text, broken at its spaces; a word that is longer than a line has one of its own.
    ///
    /// - Parameters:
    ///   - text: without line ends.
    ///   - columns: the display width of a line.
    /// - Complexity: linear in the text.
    static func lines(_ text: some StringProtocol, columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in text.split(separator: " ") {
            let wordWidth = DisplayWidth.of(word)
            if width > 0, width + 1 + wordWidth > columns {
                lines.append(line)
                (line, width) = ("", 0)
            }
            line += (width > 0 ? " " : "") + word
            width += (width > 0 ? 1 : 0) + wordWidth
        }
        return lines + (width > 0 || lines.isEmpty ? [line] : [])
    }
}
