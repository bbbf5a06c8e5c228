/// A text as a word for a shell.
enum ShellWord {
    /// The text itself where no shell would read it otherwise, or else in single quotation marks: what a message advises may be copied
    /// and run, and the names in it are not ours.
    ///
    /// - Parameter isPath: whether it names a file, and must not be taken for an option.
    static func of(_ text: String, isPath: Bool = true) -> String {
        let path = isPath && text.utf8.first == UInt8(ascii: "-") ? "./" + text : text
        let isPlain =
            !path.isEmpty
            && path.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "/._-+,@%".unicodeScalars.contains(scalar)
            }
        return isPlain ? path : quoted(path)
    }

    /// The text in single quotation marks.
    static func quoted(_ path: String) -> String {
        var word = "'"
        for scalar in path.unicodeScalars {
            if scalar == "'" { word += "'\\''" } else { word.unicodeScalars.append(scalar) }
        }
        return word + "'"
    }
}
