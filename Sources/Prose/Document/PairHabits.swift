import Bytes

extension PairHabits {
    /// What most pairs of a file do; nil where there are too few to tell.
    ///
    /// - Complexity: linear in the texts, and n log n in the pairs.
    public init?(_ passages: [Passage]) {
        self.init()
        var ratios: [Double] = []
        var longRatios: [Double] = []
        // By their numbers: to copy a passage, all that it holds has to be counted.
        for number in passages.indices {
            guard let source = passages[number].counterpart?.text.bytes else { continue }
            let target = passages[number].text.bytes
            guard !target.isSame(as: source) else { continue }
            let (length, sourceLength) = (Self.length(target), Self.length(source))
            guard length > 0, sourceLength > 0 else { continue }
            pairs += 1
            let ratio = Self.logarithm(Double(length) / Double(sourceLength))
            if sourceLength >= Self.leastLength { ratios.append(ratio) }
            if sourceLength >= Self.longLength { longRatios.append(ratio) }
            switch (Self.lastKind(source), Self.lastKind(target)) {
            case (.stop, .letter):
                stops += 1
                stopsLost += 1
            case (.stop, .stop): stops += 1
            case (.stop, .comma), (.letter, .comma):
                if Self.lastKind(source) == .stop { stops += 1 }
                commasGained += 1
            default: break
            }
        }
        guard ratios.count >= Self.leastPairs else { return nil }
        // Long ones vary less by chance; where there are enough of them, they alone say how far pairs are apart.
        var sample = longRatios.count >= Self.leastPairs ? longRatios : ratios
        sample.sort()
        lengthMean = sample[sample.count / 2]
        let deviations = sample.map { abs($0 - lengthMean) }.sorted()
        // A normal distribution’s standard deviation by its median deviation.
        lengthSpread = max(Self.leastSpread, 1.4826 * deviations[deviations.count / 2])
    }

    /// Fewer pairs say nothing about a file.
    private static let leastPairs = 50
    /// Shorter sources say nothing about lengths, in units.
    private static let leastLength = 15
    private static let longLength = 60
    /// Translators are never more alike than a tenth.
    private static let leastSpread = 0.1

    /// How long a text is: its letters and digits. An ideograph, a syllable of kana or Hangul counts two.
    ///
    /// By the first bytes of characters, so that long texts take no time. Complexity: linear.
    public static func length(_ bytes: [UInt8]) -> Int {
        lengths.withUnsafeBufferPointer { lengths in
            bytes.withUnsafeBufferPointer { bytes in
                var length = 0
                for byte in bytes { length &+= Int(lengths[Int(byte)]) }
                return length
            }
        }
    }

    /// What each byte adds to the length of a text.
    public static let lengths: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0xC3..<0xE2: 1
        case 0xE3..<0xEE: 2
        case 0x80...: 0
        case let byte: Ascii.isLetterOrDigit(byte) ? 1 : 0
        }
    }

    private enum LastKind {
        case stop, comma, letter, other
    }

    /// What kind of character a text ends with, closing marks and spaces left aside.
    private static func lastKind(_ bytes: [UInt8]) -> LastKind {
        bytes.withUnsafeBufferPointer { bytes in
            let start = max(0, bytes.count - farthest)
            var end = bytes.count
            while let last = bytes.decodeScalar(before: end, startingAt: start) {
                switch last.scalar {
                case "\"", "'", "”", "’", "“", "»", "«", ")", "]", "」", "』", "）", " ", "\n", "\t", "\r", "\u{A0}": end -= last.length
                case ".", "!", "?", "。", "！", "？", "…", "।", "؟", "．", ":", "：", ";", "；": return .stop
                case ",", "，", "、", "،": return .comma
                default:
                    return last.scalar.isASCII ? Ascii.isLetterOrDigit(UInt8(last.scalar.value)) ? .letter : .other : .letter
                }
            }
            return .other
        }
    }

    /// How many bytes before the end are looked at: more closing marks are no end of a text.
    private static let farthest = 24

    /// The natural logarithm; Foundation is not in the libraries, and the C library's is not on all platforms under one name.
    public static func logarithm(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        // value = m · 2^e with 1 ≤ m < 2, and ln m by the series of the inverse hyperbolic tangent.
        let x = (value.significand - 1) / (value.significand + 1)
        var (term, sum) = (x, 0.0)
        for k in stride(from: 1.0, through: 25, by: 2) {
            sum += term / k
            term *= x * x
        }
        return 2 * sum + Double(value.exponent) * 0.693147180559945
    }
}
