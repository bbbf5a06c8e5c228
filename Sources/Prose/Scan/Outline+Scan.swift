import Bytes

extension Outline {
    /// The outline of a block of prose.
    ///
    /// - Parameters:
    ///   - previousEnd: where the block before ends, in bytes; 0 for the first one.
    ///   - beginnings: what rules wait for at a block's start.
    /// - Complexity: constant.
    @inline(__always)
    static func of(
        _ block: Block, _ bytes: UnsafePointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, previousEnd: Int, beginnings: LiteralFilter
    ) -> Outline {
        let content = block.content
        guard !content.isEmpty else { return [] }
        var outline: Outline = block.kind == .paragraph || block.kind == .verse ? .paragraph : []
        if content.count <= longestLine { outline.insert(.line) }
        let first = bytes[content.lowerBound]
        if Ascii.isSmallLetter(first) {
            outline.insert(.beginsSmall)
        } else if first >= 0x80 {
            if first >= 0xC3, first != 0xE2, isSmall(bytes, content) { outline.insert(.beginsSmall) }
        } else if isMark(first) {
            outline.insert(.beginsWithMark)
        }
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        if width < content.count, bytes[content.lowerBound + width] == 0x20 { outline.insert(.beginsWithLoneCharacter) }
        if !hasSmall(bytes, content, count: text.count) { outline.insert(.beginsWithoutSmall) }
        outline.formUnion(end(bytes, content))
        if block.range.lowerBound &- previousEnd > 3 { outline.insert(.standsApart) }
        if content.count >= shortestBeginning, Beginnings.mayStand(at: content, text, beginnings) { outline.insert(.mayBeginAsPhrase) }
        return outline
    }

    /// Whether the range begins with a quotation mark or a dash (U+00AB, U+2000–U+203F), or with one of `"'->(`.
    @inline(__always)
    static func beginsAsSpeech(_ bytes: UnsafePointer<UInt8>, _ range: ByteRange) -> Bool {
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "("): true
        case 0xC2: range.count > 1 && bytes[range.lowerBound + 1] == 0xAB
        case 0xE2: range.count > 1 && bytes[range.lowerBound + 1] == 0x80
        default: false
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"): true
        default: false
        }
    }

    /// Whether the letter beyond ASCII that begins the range is small. Not asked of E2, with which quotation marks and
    /// dashes begin, and hardly any letter.
    private static func isSmall(_ bytes: UnsafePointer<UInt8>, _ range: ByteRange) -> Bool {
        // Most letters of Cyrillic, and what Chinese, Japanese and Korean are written in.
        switch bytes[range.lowerBound] {
        case 0xD0 where range.count >= 2: if bytes[range.lowerBound + 1] >= 0x90 { return bytes[range.lowerBound + 1] >= 0xB0 }
        case 0xD1 where range.count >= 2: if bytes[range.lowerBound + 1] < 0xA0 { return true }
        case 0xE3...0xE9: return false
        // Georgian (U+10D0 to U+10FF): see `Unicode.Scalar.isLowercase`.
        case 0xE1 where range.count >= 2: if bytes[range.lowerBound + 1] == 0x83 { return false }
        default: break
        }
        let text = UnsafeBufferPointer(start: bytes + range.lowerBound, count: min(range.count, 4))
        var decoder = UTF8()
        var iterator = text.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return false }
        return scalar.properties.isLowercase
    }

    /// Whether a small letter of ASCII is among the first eight bytes of the range.
    @inline(__always)
    private static func hasSmall(_ bytes: UnsafePointer<UInt8>, _ range: ByteRange, count: Int) -> Bool {
        guard range.lowerBound + 8 <= count else { return true }
        let word = UnsafeRawPointer(bytes + range.lowerBound).loadUnaligned(as: UInt64.self)
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let atLeastA = low &+ 0x1F1F_1F1F_1F1F_1F1F
        let beyondZ = low &+ 0x0505_0505_0505_0505
        return atLeastA & ~beyondZ & ~word & 0x8080_8080_8080_8080 != 0
    }

    @inline(__always)
    private static func end(_ bytes: UnsafePointer<UInt8>, _ range: ByteRange) -> Outline {
        let last = bytes[range.upperBound - 1]
        switch last {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"): return []
        case UInt8(ascii: "-"): return [.isUnfinished, .endsInHyphen]
        case 0x80...: return endsSentence(bytes, range) ? [] : .isUnfinished
        default: return .isUnfinished
        }
    }

    /// Whether the range ends in one of `… “ ” ‘ ’ ‚ „ ‹ › « » ؟ 。 」 』 ！ ？`.
    private static func endsSentence(_ bytes: UnsafePointer<UInt8>, _ range: ByteRange) -> Bool {
        guard range.count >= 3 else { return false }
        let last = bytes[range.upperBound - 1]
        let middle = bytes[range.upperBound - 2]
        switch bytes[range.upperBound - 3] {
        case 0xE2 where middle == 0x80: return (0x98...0x9F).contains(last) || last == 0xA6 || last == 0xB9 || last == 0xBA
        case 0xE3 where middle == 0x80: return last == 0x82 || last == 0x8D || last == 0x8F
        case 0xEF where middle == 0xBC: return last == 0x81 || last == 0x9F
        default: break
        }
        return middle == 0xC2 && (last == 0xAB || last == 0xBB) || middle == 0xD8 && last == 0x9F
    }
}
