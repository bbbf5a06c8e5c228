/// Text of others on a line of ours.
///
/// What a file is called, what stands in it and in a configuration is written by people whom the reader of a log need not trust. On a
/// terminal a control character obeys them, a line end begins a line that looks like one of the program's, and a bidirectional
/// control shows another text than the one that is there. In the log of a CI service some lines are commands.
public enum SafeLine {
    /// The text without anything that ends its line, that a terminal obeys, or that turns what is around it: such characters are
    /// shown as `⟨U+001B⟩`. Nor is it the beginning of a command to a CI service: `##vso[` and `##[` are shown as `##⟦`.
    ///
    /// - Parameter keepsLineEnds: leaves line ends and tabs alone, for formats that have escapes for them.
    /// - Complexity: linear; a text that needs nothing is returned as it is.
    public static func of(_ text: String, keepsLineEnds: Bool = false) -> String {
        if isSafe(text) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isKept = keepsLineEnds && (scalar == "\n" || scalar == "\r" || scalar == "\t")
            if isUnsafe(scalar), !isKept {
                result.append(contentsOf: "⟨\(notation(scalar))⟩".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        var bytes = Array(String(result).utf8)
        disarm(&bytes, from: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A path at the beginning of a line: one that a CI service would read as a command gets `./` before it, with which it leads to the
    /// same file.
    public static func path(_ path: String) -> String {
        let blanks = path.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
        return path.utf8.dropFirst(blanks).starts(with: "::".utf8) ? "./" + of(path) : of(path)
    }

    /// Takes what makes a command of a line, in GitHub's older form and in Azure's, out of what was appended from `start` on.
    ///
    /// Source: actions/runner, `ActionCommand.cs`: the newer form, `::`, must begin a line, spaces aside; the older one, `##[`, may stand
    /// anywhere in it. microsoft/azure-pipelines-agent, `Command.cs`: so may `##vso[`.
    static func disarm(_ output: inout [UInt8], from start: Int) {
        let sign = UInt8(ascii: "#")
        var position = start
        while position + 2 < output.count {
            guard output[position] == sign, output[position + 1] == sign else {
                position += 1
                continue
            }
            position += 2
            let rest = output[position...]
            // `##VSO[` as well: the agent compares without case.
            let length = rest.first == UInt8(ascii: "[") ? 0 : rest.prefix(4).map { $0 | 0x20 } == Array("vso{".utf8) ? 3 : -1
            if length >= 0 { output.replaceSubrange(position + length..<position + length + 1, with: "⟦".utf8) }
        }
    }

    /// Whether nothing is to be shown otherwise. By bytes: messages quote in curly quotation marks, which begin as the characters do
    /// that are looked for.
    private static func isSafe(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var before: UInt8 = 0
            for (position, byte) in bytes.enumerated() {
                switch byte {
                case 0..<0x20, 0x7F: return false
                case UInt8(ascii: "#"): if before == byte { return false }
                // A string is well-formed, so the rest of the character is there.
                case 0xC2: if bytes[position + 1] < 0xA0 { return false }
                case 0xD8: if bytes[position + 1] == 0x9C { return false }
                case 0xE2: if turnsText(bytes[position + 1], bytes[position + 2]) { return false }
                default: break
                }
                before = byte
            }
            return true
        }
    }

    /// Whether the bytes behind E2 make one of the characters that `isUnsafe` names.
    private static func turnsText(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0x80 && (third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third))
            || second == 0x81 && (0xA6...0xA9).contains(third)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        // Source: UAX #9, table 4 and section 2: the explicit formatting characters and the implicit marks.
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func notation(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
