import Bytes
import UnicodeText

/// A text with its parts marked, and each scalar named, for a failing test's message.
public func inspect(_ bytes: [UInt8], _ ranges: [Range<Int>] = []) -> String {
    bytes.withUnsafeBufferPointer { buffer in
        let bounds = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] })
        var text = ""
        var table = ""
        var offset = 0
        while let decoded = buffer.decodeScalar(at: offset) {
            if bounds.contains(offset) { text += "⟦" }
            text.unicodeScalars.append(decoded.scalar)
            let mark = bounds.contains(offset) ? "÷" : " "
            let raw = buffer[offset..<offset + decoded.length].map { String($0, radix: 16) }.joined(separator: " ")
            let name = decoded.isWellFormed ? decoded.scalar.codePointAndName : "ill-formed"
            table += "\n  \(mark) \(offset)\t\(raw)\t\(name)"
            offset += decoded.length
        }
        return text + table
    }
}

/// The text of a range.
public func text(_ bytes: [UInt8], _ range: Range<Int>?) -> String? {
    range.map { String(decoding: bytes[$0], as: UTF8.self) }
}

/// Texts with ill-formed UTF-8: stray and missing continuation bytes, overlong forms, surrogates, what is beyond
/// U+10FFFF, cut ends.
public let illFormedTexts: [[UInt8]] = [
    [0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x91], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x61, 0xC3, 0x62], [0x61, 0xE2, 0x82, 0x62, 0x2E, 0x20],
    [0xC3, 0xC3, 0xA9], [0xE2, 0x82, 0xE2, 0x82, 0xAC], [0xF0, 0x80, 0x80, 0x41], [0xC3, 0xA9, 0x80, 0x80, 0x80],
    [0x65, 0xCC], [0x71, 0xCC, 0x81, 0x81], [0xF0, 0x9F, 0x91, 0xA9, 0xE2, 0x80, 0x8D, 0xF0, 0x9F],
    [0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], [0x80, 0xE6, 0xBC, 0xA2, 0xFE, 0x2E, 0x0D, 0x0A],
]
