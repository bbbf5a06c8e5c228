import Platform
import Readers

/// What a file holds that is neither UTF-8, or bytes that could be read as if they were, nor UTF-16 with a byte order mark.
enum ForeignEncoding: Equatable {
    /// By its name for `iconv`.
    case unicode(String)
    case binary

    /// What the bytes are; nil for text, ill-formed UTF-8 included.
    static func of(_ bytes: [UInt8]) -> ForeignEncoding? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .unicode("UTF-32") }
        if FileEncoding.of(bytes) != .utf8 { return nil }
        let holdsNUL = bytes.withUnsafeBytes { buffer in
            buffer.baseAddress.map { memchr($0, 0, buffer.count) != nil } ?? false
        }
        return holdsNUL ? withoutMark(bytes) : nil
    }

    /// Text of Latin letters in UTF-16 has a NUL in every other byte.
    private static func withoutMark(_ bytes: [UInt8]) -> ForeignEncoding {
        let start = bytes.prefix(1024)
        let pairs = start.count / 2
        let even = (0..<pairs).count { start[2 * $0] == 0 }
        let odd = (0..<pairs).count { start[2 * $0 + 1] == 0 }
        if odd * 10 > pairs * 6, even * 10 < pairs { return .unicode("UTF-16LE") }
        if even * 10 > pairs * 6, odd * 10 < pairs { return .unicode("UTF-16BE") }
        return .binary
    }

    /// What is wrong, and what to do about it.
    func message(path: String) -> String {
        switch self {
        case .unicode(let name):
            "is \(name)\(name.hasSuffix("E") ? " without a byte order mark" : ""), not UTF-8; convert it: iconv -f \(name) -t UTF-8 \(ShellWord.quoted(path.utf8.first == UInt8(ascii: "-") ? "./" + path : path))"
        case .binary:
            "contains NUL bytes and is not UTF-8 text; convert it, or exclude it with “exclude”"
        }
    }
}
