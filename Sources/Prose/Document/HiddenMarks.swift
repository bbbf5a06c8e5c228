import Bytes
import Decoding
import UnicodeText

/// Quotation marks that the scan cannot see, and characters that only look like them, where the encoding is broken.
extension Document {
    /// Whether the mark is no mark but a part of misread text: `Â»`, `вЂ”`, `Р»`.
    ///
    /// Complexity: constant; looks at some 60 bytes on either side.
    public func isMisread(_ mark: Mark) -> Bool {
        // The signs that misread text is made of are in few blocks, and this is asked of every mark in doubt.
        guard !blocks[Int(mark.block)].signals.isDisjoint(with: Self.misreadSignals) else { return false }
        return isMisreadNearby(mark)
    }

    private static let misreadSignals: Signals = [.latinNonASCII, .misreadCyrillic, .operatorOrBox, .greek, .letterlike]

    private func isMisreadNearby(_ mark: Mark) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            Mojibake.stretches(in: bytes, range: Self.window(bytes, around: mark.range, reach: conventions.model.costs.search.misreadReach))
                .contains { $0.range.overlaps(mark.range) }
        }
    }

    /// Whether a quotation mark may be hidden near the place: as a control character where Windows-1252 has the mark, as
    /// a reference of HTML, an escape of program code, in misread text, or lost. A mark that seems to have no partner may have it there.
    ///
    /// Complexity: constant; looks at some 1,500 bytes on either side.
    public func mayHideMark(near range: ByteRange) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            let window = Self.window(bytes, around: range, reach: conventions.model.costs.search.hiddenReach)
            return Self.holdsCodedMark(bytes, window)
                || Mojibake.stretches(in: bytes, range: window).contains { $0.repaired.unicodeScalars.contains(where: Self.isQuoting) }
        }
    }

    private static func window(_ bytes: UnsafeBufferPointer<UInt8>, around range: ByteRange, reach: Int) -> ByteRange {
        var start = max(0, range.lowerBound - reach)
        while start < range.lowerBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
        var end = min(bytes.count, range.upperBound + reach)
        while end > range.upperBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return start..<end
    }

    private static func holdsCodedMark(_ bytes: UnsafeBufferPointer<UInt8>, _ window: ByteRange) -> Bool {
        var position = window.lowerBound
        while position < window.upperBound {
            // Nearly all bytes are of no interest, and need not be decoded.
            if isPlain(bytes[position]) {
                position += 1
                continue
            }
            guard let decoded = bytes.decodeScalar(at: position, endingBefore: window.upperBound) else { break }
            defer { position += decoded.length }
            let scalar = decoded.scalar
            if scalar == "&" {
                guard let reference = EntityReference(in: bytes, at: position, endingBefore: window.upperBound) else { continue }
                if isQuoting(reference.scalar) { return true }
            } else if scalar == "<" || scalar == "\\" {
                guard let escape = EscapeSequence(in: bytes, at: position, endingBefore: window.upperBound) else { continue }
                if escape.replacement.unicodeScalars.contains(where: isQuoting) { return true }
            } else if (0x80..<0xA0).contains(scalar.value) {
                if isQuoting(CodePage.windows1252Character(of: UInt8(scalar.value))) { return true }
            } else if scalar.value == 0xFFFD || !decoded.isWellFormed {
                // Between two letters a letter was lost.
                let next = bytes.decodeScalar(at: position + decoded.length, endingBefore: window.upperBound)?.scalar.isLetter
                let before = bytes.decodeScalar(before: position, startingAt: window.lowerBound)?.scalar.isLetter
                if next != true || before != true { return true }
            }
        }
        return false
    }

    /// Whether the byte is ASCII and begins neither a reference nor an escape.
    @inline(__always) private static func isPlain(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "\\")
    }

    private static func isQuoting(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F: true
        default: false
        }
    }
}
