import Bytes
import Prose

/// Character references in text of HTML and WebVTT (HTML, section 13.2.5.72 and those after it).
struct HTMLReferences: Sendable {
    static let shared = HTMLReferences()

    /// What a reference comes to.
    struct Reference {
        /// UTF-8 bytes that it takes, the `&` and any semicolon included.
        var length: Int
        /// What it stands for, in UTF-8.
        var text: [UInt8]
        /// Whether it ends with a semicolon.
        var isFinished: Bool
    }

    /// The values of all names that end with a semicolon, and of those that need none.
    private let finished: [String: [UInt8]]
    private let unfinished: [String: [UInt8]]

    /// As long as the longest name, `CounterClockwiseContourIntegral`.
    private static let longestName = 31
    /// As long as the longest name that needs no semicolon, `thorn` and its like with a letter more: `Atilde`.
    private static let longestUnfinished = 6

    private init() {
        var finished: [String: [UInt8]] = [:]
        var unfinished: [String: [UInt8]] = [:]
        finished.reserveCapacity(2300)
        HTMLReferenceNames.list.withUTF8Buffer { list in
            for line in list.split(separator: Ascii.lineFeed) {
                let parts = line.split(separator: Ascii.space)
                guard var name = parts.first else { continue }
                var value: [UInt8] = []
                for part in parts.dropFirst() { value.appendUTF8(UInt32(String(decoding: part, as: UTF8.self), radix: 16) ?? 0xFFFD) }
                let needsSemicolon = name.last == UInt8(ascii: ";")
                if needsSemicolon { name.removeLast() }
                let key = String(decoding: name, as: UTF8.self)
                finished[key] = value
                if !needsSemicolon { unfinished[key] = value }
            }
        }
        self.finished = finished
        self.unfinished = unfinished
    }

    /// The reference that begins at an offset, where `&` is; nil where none does.
    ///
    /// - Complexity: constant, apart from digits.
    func reference(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int) -> Reference? {
        guard offset + 2 < end else { return nil }
        if bytes[offset + 1] == Ascii.hash { return number(bytes, offset, end) }
        guard Ascii.isLetter(bytes[offset + 1]) else { return nil }
        if let common = Self.common(bytes, offset, end) { return common }
        var nameEnd = offset + 1
        while nameEnd < end, nameEnd - offset <= Self.longestName, Ascii.isLetterOrDigit(bytes[nameEnd]) { nameEnd += 1 }
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[offset + 1..<nameEnd]), as: UTF8.self)
        if nameEnd < end, bytes[nameEnd] == UInt8(ascii: ";"), let value = finished[name] {
            return Reference(length: nameEnd + 1 - offset, text: value, isFinished: true)
        }
        var prefix = name.prefix(Self.longestUnfinished)
        while prefix.utf8.count >= 2 {
            if let value = unfinished[String(prefix)] {
                // The semicolon counts with every name.
                return Reference(length: prefix.utf8.count + 1, text: value, isFinished: false)
            }
            prefix.removeLast()
        }
        return nil
    }

    /// The references that most pages have, without looking for their names.
    private static func common(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Reference? {
        guard offset + 6 <= end else { return nil }
        let word = (0..<5).reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[offset + 1 + $1]) }
        if word == 0x6E_62_73_70_3B { return Reference(length: 6, text: [0xC2, 0xA0], isFinished: true) }
        if word == 0x71_75_6F_74_3B { return Reference(length: 6, text: [0x22], isFinished: true) }
        if word >> 8 == 0x61_6D_70_3B { return Reference(length: 5, text: [0x26], isFinished: true) }
        if word >> 16 == 0x6C_74_3B { return Reference(length: 4, text: [0x3C], isFinished: true) }
        if word >> 16 == 0x67_74_3B { return Reference(length: 4, text: [0x3E], isFinished: true) }
        return nil
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Reference? {
        var position = offset + 2
        let isHex = bytes[position] | 0x20 == UInt8(ascii: "x")
        if isHex { position += 1 }
        let first = position
        var value: UInt32 = 0
        while position < end, let digit = Self.digit(bytes[position], isHex) {
            // Too large is too large, however long it goes on.
            if value <= 0x10_FFFF { value = value * (isHex ? 16 : 10) + digit }
            position += 1
        }
        guard position > first else { return nil }
        let isFinished = position < end && bytes[position] == UInt8(ascii: ";")
        if isFinished { position += 1 }
        var text: [UInt8] = []
        text.appendUTF8(Self.character(value))
        return Reference(length: position - offset, text: text, isFinished: isFinished)
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f") where isHex, UInt8(ascii: "A")...UInt8(ascii: "F") where isHex:
            UInt32((byte | 0x20) - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    /// What a number stands for: not always the code point (HTML, section 13.2.5.80).
    private static func character(_ value: UInt32) -> UInt32 {
        switch value {
        case 0, 0xD800..<0xE000, 0x11_0000...: 0xFFFD
        case 0x80..<0xA0: windows1252[Int(value - 0x80)]
        default: value
        }
    }

    /// Source: the table of the same section; where Windows-1252 has no character, the number is the code point.
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ]
}
