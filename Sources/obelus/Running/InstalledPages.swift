import Platform

/// The pages of the built-in rules that are installed with the program: `share/doc/obelus/rules` beside its `bin`.
enum InstalledPages {
    /// The folder with the pages; nil where the program was not installed with them.
    private static let folder: String? = {
        guard let program = Paths.real("/proc/self/exe"), let bin = Paths.folder(of: program), let top = Paths.folder(of: bin) else {
            return nil
        }
        let folder = Paths.join(top, "share/doc/obelus/rules")
        return access(folder, R_OK) == 0 ? folder : nil
    }()

    /// The address of a rule's page; nil where it has none.
    @Sendable static func address(of rule: String) -> String? {
        guard let folder else { return nil }
        let path = Paths.join(folder, rule + ".md")
        guard access(path, R_OK) == 0 else { return nil }
        return "file://" + host + escaped(path)
    }

    /// The name of the machine: over ssh, the terminal is on another one, which has no such file.
    private static let host: String = {
        // POSIX: no name is longer than 255 bytes.
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let isName = bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || isUnreserved($0) }
        return isName ? String(decoding: bytes, as: UTF8.self) : ""
    }()

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-._~/".utf8.contains(byte)
        }
    }

    /// A path as the path of a URI (RFC 3986, 2.1).
    private static func escaped(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            if isUnreserved(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }
}
