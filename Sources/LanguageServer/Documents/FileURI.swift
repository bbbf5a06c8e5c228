import Platform

/// URIs of files. Source: RFC 8089; RFC 3986, section 2.1.
enum FileURI {
    /// The absolute path that a URI names; nil for any other URI than that of a file on this machine.
    static func path(_ uri: String) -> String? {
        let scheme = Array("file://".utf8)
        let bytes = Array(uri.utf8)
        guard bytes.count > scheme.count, zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
        // Between the slashes may be the name of this machine.
        guard let slash = bytes[scheme.count...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let host = String(decoding: bytes[scheme.count..<slash], as: UTF8.self)
        guard host.isEmpty || host == "localhost" else { return nil }
        var path: [UInt8] = []
        var position = slash
        while position < bytes.count, bytes[position] != UInt8(ascii: "?"), bytes[position] != UInt8(ascii: "#") {
            if bytes[position] == UInt8(ascii: "%"), position + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[position + 1...position + 2], as: UTF8.self), radix: 16)
            {
                path.append(byte)
                position += 3
            } else {
                path.append(bytes[position])
                position += 1
            }
        }
        // No path of the system holds one.
        return path.contains(0) ? nil : String(systemPath: path)
    }

    /// The URI of an absolute path, with all but RFC 3986's unreserved characters and the slash escaped.
    static func uri(_ path: String) -> String {
        var result = "file://"
        path.withSystemPath { pointer in
            // Safe: a path of the system ends with a NUL, and is read before the call is over.
            for byte in UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)) {
                let isPlain =
                    byte < 0x80 && isalnum(CInt(byte)) != 0 || "-._~/".utf8.contains(byte)
                if isPlain {
                    result.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
                }
            }
        }
        return result
    }
}
