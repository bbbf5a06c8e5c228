import Bytes
import Linting
import Prose
import UnicodeText

/// What stands beside a place, within the block.
extension BlockView {
    /// The text of a range without the markup in it: as it is read.
    func textAsRead(_ range: ByteRange) -> String {
        guard !block.markup.isEmpty else { return document.text(range) }
        var text = ""
        var position = range.lowerBound
        for span in document.markup[block.markup] where span.range.upperBound > range.lowerBound && span.range.lowerBound < range.upperBound
        {
            if span.range.lowerBound > position { text += document.text(position..<span.range.lowerBound) }
            if span.isOpaque { text += " " }
            position = max(position, span.range.upperBound)
        }
        return position < range.upperBound ? text + document.text(position..<range.upperBound) : text
    }

    /// The scalar that begins at `offset`; nil at the end of the block's content.
    func scalar(at offset: Int) -> Unicode.Scalar? {
        guard offset >= content.lowerBound else { return nil }
        return document.bytes.withUnsafeBufferPointer {
            $0.decodeScalar(at: offset, endingBefore: content.upperBound)?.scalar
        }
    }

    /// The scalar that ends right before `offset`; nil at the start of the block's content.
    func scalar(before offset: Int) -> Unicode.Scalar? {
        document.bytes.withUnsafeBufferPointer {
            $0.decodeScalar(before: offset, startingAt: content.lowerBound)?.scalar
        }
    }

    /// The word of letters (of any script) that ends right before `offset`; empty where none does. At most 40 letters
    /// are looked at.
    func word(before offset: Int) -> ByteRange {
        var start = offset
        for _ in 0..<40 {
            guard let scalar = scalar(before: start), scalar.isLetter || scalar.isMark else { break }
            start -= UTF8.width(scalar)
        }
        return start..<offset
    }

    /// The word of letters (of any script) that begins at `offset`; empty where none does. At most 40 letters are
    /// looked at.
    func word(at offset: Int) -> ByteRange {
        var end = offset
        for _ in 0..<40 {
            guard let scalar = scalar(at: end), scalar.isLetter || scalar.isMark else { break }
            end += UTF8.width(scalar)
        }
        return offset..<end
    }

    /// The ASCII digits that end right before `offset`; empty where none do.
    func digits(before offset: Int) -> ByteRange {
        var start = offset
        while start > content.lowerBound, Ascii.isDigit(document.bytes[start - 1]) { start -= 1 }
        return start..<offset
    }

    /// The number of scalars in a range.
    func length(_ range: ByteRange) -> Int {
        document.bytes[range].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }

    /// Whether a range holds letters in lower case alone.
    func isLowercase(_ range: ByteRange) -> Bool {
        !range.isEmpty && document.text(range).unicodeScalars.allSatisfy(\.isLowercase)
    }

    /// The token around `offset`: everything between two spaces.
    func token(around offset: Int) -> ByteRange {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
        let bytes = document.bytes
        var start = offset
        var end = offset
        while start > content.lowerBound, offset - start < 80, !isSpace(bytes[start - 1]) { start -= 1 }
        while end < content.upperBound, end - offset < 80, !isSpace(bytes[end]) { end += 1 }
        return start..<end
    }
}

extension Unicode.Scalar {
    /// A character of Chinese or Japanese writing: Han, kana, or one of the iteration and length marks among them.
    var isIdeographic: Bool {
        switch value {
        case 0x3005...0x3007, 0x3040...0x30FA, 0x30FC...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F: true
        default: false
        }
    }

    /// A letter of the Arabic script; the script's punctuation and digits are none.
    var isArabicLetter: Bool {
        switch value {
        case 0x0620...0x065F, 0x066E...0x06D3, 0x06D5...0x06EF, 0x06FA...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF,
            0xFE70...0xFEFC:
            true
        default: false
        }
    }

    var isCyrillicLetter: Bool { (0x0400...0x052F).contains(value) }

    /// A capital letter, in scripts that have them.
    var isCapital: Bool { isLetter && isUppercase }
    var isSmall: Bool { isLetter && isLowercase }
}
