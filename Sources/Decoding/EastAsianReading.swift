import Bytes
import UnicodeText

/// Chinese, Japanese or Korean in an encoding of two bytes a character that was read as Windows-1252: `½ñÌìÌìÆø` for `今天天气`.
///
/// The characters of one such encoding are characters in the others as well. What tells is which of them are the everyday ones: each
/// encoding has those in rows of their own, and text holds hardly any others.
public struct EastAsianReading: Sendable {
    /// What was misread, from its first character beyond ASCII on.
    public let stretch: Mojibake.Stretch?
    public let encoding: String?

    /// Reads a text that consists of misread characters for the most part; nil where it does not. Without a stretch where it may be
    /// several things.
    ///
    /// - Complexity: linear in the bytes, for each encoding.
    /// - Parameter isPossible: whether the text may be of a language, by its tag.
    public init?(
        in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, where isPossible: (_ language: String) -> Bool = { _ in true }
    ) {
        guard let text = Self.singleBytes(bytes, range) else { return nil }
        let readings = EastAsianEncoding.all.filter { isPossible($0.language) }.compactMap { encoding in
            encoding.share(text.bytes).map { (encoding: encoding, share: $0) }
        }.sorted { $0.share > $1.share }
        // Whether the bytes are text in an encoding takes longer than to count its everyday characters, and is asked only where it matters.
        guard let place = readings.firstIndex(where: { $0.share < Self.leastShare || $0.encoding.decodes(text.bytes) }),
            case let best = readings[place], best.share >= Self.leastShare,
            readings[(place + 1)...].allSatisfy({
                best.share - $0.share >= Self.leastMargin || best.encoding.isLikelier(than: $0.encoding, text.bytes)
                    || !$0.encoding.decodes(text.bytes)
            }),
            let decoded = LegacyEncoding(best.encoding.known).decoded(text.bytes)
        else {
            (stretch, encoding) = (nil, nil)
            return
        }
        stretch = Mojibake.Stretch(range: text.range, repaired: decoded, codePage: CodePage.windows1252.name)
        encoding = best.encoding.name
    }

    /// Of the characters, how many must be everyday ones, and how many more than in the next reading.
    private static let leastShare = 0.9
    private static let leastMargin = 0.15
    private static let fewestHigh = 8

    /// What a text reads in each encoding, for whoever has to check a repair.
    static func readings(of text: String) -> [String] {
        let bytes = text.unicodeScalars.compactMap { CodePage.windows1252.byte(for: $0) }
        guard bytes.count == text.unicodeScalars.count, bytes.contains(where: { $0 >= 0x80 }) else { return [] }
        return EastAsianEncoding.all.compactMap { LegacyEncoding($0.known).decoded(bytes) }
    }

    /// The bytes that the text was read from, from the first beyond ASCII to the last and the one after it, where that may be its second
    /// half; nil where some character comes of none, or most do not come of bytes beyond ASCII.
    private static func singleBytes(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (bytes: [UInt8], range: Range<Int>)? {
        guard let start = bytes.firstPlace(from: range.lowerBound, to: range.upperBound, of: 0x80, mask: 0x80) else { return nil }
        // Nearly all text beyond ASCII is plainly something else: in misread text most bytes are, from the first one on.
        let sample = bytes[start..<min(range.upperBound, start + 48)]
        guard sample.count(where: { $0 >= 0x80 }) * 2 >= sample.count else { return nil }
        var single: [UInt8] = []
        var high = 0
        var visible = 0
        var lastHigh = (index: 0, end: start)
        var position = start
        while let decoded = bytes.decodeScalar(at: position, endingBefore: range.upperBound) {
            guard let byte = CodePage.windows1252.byte(for: decoded.scalar) else { return nil }
            position += decoded.length
            single.append(byte)
            if byte > 0x20 { visible += 1 }
            if byte >= 0x80 {
                high += 1
                lastHigh = (single.count, position)
            }
        }
        guard high >= fewestHigh, high * 20 >= visible * 11 else { return nil }
        // An even number of bytes beyond ASCII before it tells nothing; a letter or sign behind the last one may be a second half.
        let takesNext = lastHigh.index < single.count && single[lastHigh.index] >= 0x40 && single[lastHigh.index] < 0x7F
        let count = lastHigh.index + (takesNext ? 1 : 0)
        return (Array(single[..<count]), start..<lastHigh.end + (takesNext ? 1 : 0))
    }
}

/// An encoding of two bytes a character, with the rows in which it has its everyday characters.
private struct EastAsianEncoding: Sendable {
    let name: String
    /// ICU's name for it.
    let known: String
    let language: String
    let isLead: @Sendable (UInt8) -> Bool
    let isEveryday: @Sendable (UInt8, UInt8) -> Bool

    /// Whether the bytes are a text in the encoding.
    func decodes(_ bytes: [UInt8]) -> Bool { LegacyEncoding(known).decodes(bytes) }

    /// How many of the characters beyond ASCII are everyday ones, 0…1, if the bytes are a text in the encoding; nil where there are none beyond
    /// ASCII.
    func share(_ bytes: [UInt8]) -> Double? {
        var (all, everyday) = (0, 0)
        var position = 0
        while position < bytes.count {
            let first = bytes[position]
            position += 1
            guard first >= 0x80 else { continue }
            all += 1
            guard isLead(first), position < bytes.count else { continue }
            if isEveryday(first, bytes[position]) { everyday += 1 }
            position += 1
        }
        return all == 0 ? nil : Double(everyday) / Double(all)
    }

    /// Whether the text is as good in another encoding, but no accident in this one: the syllables of Korean lie in the rows of the
    /// everyday characters of Chinese, which fill twice as many, and between the words of Korean there are spaces.
    func isLikelier(than other: EastAsianEncoding, _ bytes: [UInt8]) -> Bool {
        guard language == "ko", other.language == "zh" else { return false }
        let words = bytes.split(separator: 0x20)
        return bytes.count >= 20 && words.count >= 3 && words.allSatisfy { $0.count <= 16 }
    }

    static let all = [
        EastAsianEncoding(
            name: "GBK", known: "GBK", language: "zh", isLead: { $0 >= 0x81 && $0 <= 0xFE },
            isEveryday: { 0xB0...0xD7 ~= $0 && $1 >= 0xA1 || 0xA1...0xA3 ~= $0 && $1 >= 0xA1 }),
        EastAsianEncoding(
            name: "Big5", known: "Big5", language: "zh", isLead: { $0 >= 0x81 && $0 <= 0xFE },
            isEveryday: { first, _ in 0xA4...0xC6 ~= first || first == 0xA1 }),
        EastAsianEncoding(
            name: "Shift_JIS", known: "Shift_JIS", language: "ja", isLead: { 0x81...0x9F ~= $0 || 0xE0...0xFC ~= $0 },
            isEveryday: { 0x88...0x97 ~= $0 || $0 == 0x82 && $1 >= 0x4F || $0 == 0x83 && $1 <= 0x96 || $0 == 0x81 && $1 <= 0xAC }),
        EastAsianEncoding(
            name: "EUC-JP", known: "EUC-JP", language: "ja", isLead: { $0 >= 0xA1 && $0 <= 0xFE },
            isEveryday: { first, _ in 0xB0...0xCF ~= first || first == 0xA4 || first == 0xA5 || first == 0xA1 || first == 0xA3 }),
        EastAsianEncoding(
            name: "EUC-KR", known: "EUC-KR", language: "ko", isLead: { $0 >= 0xA1 && $0 <= 0xFE },
            isEveryday: { 0xB0...0xC8 ~= $0 && $1 >= 0xA1 || $0 == 0xA1 || $0 == 0xA3 }),
    ]
}
