/// A text as HTML shows it: nothing in it is markup.
enum HTMLText {
    /// Of some UTF-8 bytes. Line ends and tabs stay; other controls become their pictures (U+2400 and on), and what is not UTF-8 becomes U+FFFD: a
    /// browser would drop or change them.
    ///
    /// - Complexity: linear in the bytes.
    static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        // Ill-formed bytes are the only reason to decode.
        if bytes.contains(where: { $0 >= 0x80 }) {
            for byte in String(decoding: bytes, as: UTF8.self).utf8 { append(byte, &output) }
        } else {
            for byte in bytes { append(byte, &output) }
        }
    }

    static func append(_ text: String, to output: inout [UInt8]) { for byte in text.utf8 { append(byte, &output) } }

    private static func append(_ byte: UInt8, _ output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): output += "&amp;".utf8
        case UInt8(ascii: "<"): output += "&lt;".utf8
        case UInt8(ascii: ">"): output += "&gt;".utf8
        case UInt8(ascii: "\""): output += "&quot;".utf8
        case UInt8(ascii: "'"): output += "&#39;".utf8
        // A browser makes one line end of the two.
        case 0x0D: break
        case 0x09, 0x0A: output.append(byte)
        case 0x00..<0x20: output += [0xE2, 0x90, 0x80 + byte]
        case 0x7F: output += "␡".utf8
        default: output.append(byte)
        }
    }

    /// A JSON text for a `script` element: no `<` in it, so that nothing can end the element.
    static func script(_ json: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(json.count + 64)
        for byte in json { if byte == UInt8(ascii: "<") { output += "\\u003c".utf8 } else { output.append(byte) } }
        return output
    }
}
