import Bytes
import Linting
import Prose
import UnicodeText

/// A source that a file translates in several ways.
public enum SameSource: PairsCheck {
    public static func check(_ pairs: PairsView, into report: inout PairsReport) {
        var groups: [Key: [Int]] = [:]
        for index in repeated(pairs) {
            let pair = pairs.pairs[index]
            let context = pair.source.context
            let key = Key(
                source: folded(pair.source.text.bytes), language: pair.language, meaning: context.meaning, form: context.pluralForm)
            groups[key, default: []].append(index)
        }
        for group in groups.values where group.count > 1 {
            // In the order of the file, each way once.
            var ways: [(folded: [UInt8], pairs: [Int])] = []
            for index in group {
                let target = folded(pairs.pairs[index].target)
                if let known = ways.firstIndex(where: { $0.folded == target }) {
                    ways[known].pairs.append(index)
                } else {
                    ways.append((target, [index]))
                }
            }
            guard ways.count > 1, let first = ways.first?.pairs.first else { continue }
            let others = ways.dropFirst().prefix(mostShown).map { way in
                let lines = way.pairs.prefix(mostShown).map { "\(pairs.pairs[$0].line)" }
                let more = way.pairs.count > mostShown ? ", …" : ""
                let text = String(decoding: pairs.pairs[way.pairs[0]].target, as: UTF8.self)
                let shown = text.count > longest ? text.prefix(longest) + "…" : text[...]
                return "“\(shown)” (line\(lines.count == 1 ? "" : "s") \(lines.joined(separator: ", "))\(more))"
            }
            let message =
                "The same source is also translated as \(others.joined(separator: " and "))"
                + (ways.count - 1 > mostShown ? " and more" : "")
            report.add(first, source: 0..<pairs.pairs[first].source.text.bytes.count, message)
        }
    }

    /// The pairs whose sources other pairs may have, too: nearly all sources are there once, and are not worth to be folded.
    private static func repeated(_ pairs: PairsView) -> [Int] {
        var sums: [(sum: UInt64, index: Int)] = []
        for (index, pair) in pairs.pairs.enumerated() where !pair.target.isEmpty && mayBeSentence(pair.source.text.bytes) {
            sums.append((sum(pair.source.text.bytes), index))
        }
        sums.sort { ($0.sum, $0.index) < ($1.sum, $1.index) }
        return sums.indices.filter { place in
            place > 0 && sums[place - 1].sum == sums[place].sum
                || place + 1 < sums.count && sums[place + 1].sum == sums[place].sum
        }.map { sums[$0].index }.sorted()
    }

    /// A number that is the same for texts that are folded to the same: FNV-1a over what no fold changes but for its case. That is letters
    /// and digits of ASCII, without those that other letters become (K, the sign of Kelvin, and İ), and ideographs.
    private static func sum(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBufferPointer { bytes in
            var sum = StableHash()
            var left = 0
            for byte in bytes {
                if left > 0 {
                    left -= 1
                } else if (0xE5...0xE8).contains(byte) {
                    left = 2
                } else {
                    let small = Ascii.isCapital(byte) ? byte | 0x20 : byte
                    guard Ascii.isLetterOrDigit(small), small != UInt8(ascii: "i"), small != UInt8(ascii: "k") else { continue }
                    sum.add(small)
                    continue
                }
                sum.add(byte)
            }
            return sum.value
        }
    }

    /// What must be the same for two translations to be compared.
    private struct Key: Hashable {
        var source: [UInt8]
        var language: LanguageTag
        var meaning: String
        var form: Int?
    }

    /// What fits into a line of a report.
    private static let mostShown = 3
    private static let longest = 60

    /// Whether a text has four words: shorter ones are labels, of which each place may need its own.
    private static func mayBeSentence(_ bytes: [UInt8]) -> Bool {
        var words = 0
        var isInWord = false
        for byte in bytes {
            let isLetter = Ascii.isLetterOrBeyond(byte)
            if isLetter, !isInWord { words += 1 }
            // An ideograph or a kana is about half a word, and its first byte is one of these.
            if isInWord, (0xE3...0xE9).contains(byte) { words += 1 }
            isInWord = isLetter
        }
        return words >= 4
    }

    /// A character in small letters, without what is neither a letter, a number nor a percent sign.
    private static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
        scalar.properties.lowercaseMapping.unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "%"
        }.flatMap { UTF8.encode($0).map { Array($0) } ?? [] }
    }

    /// What the characters of two bytes are folded to: to ask for properties of each takes a hundred times as long.
    private static let twoByteFolds: [[UInt8]] = (0x80..<0x800).map { Unicode.Scalar($0).map(fold) ?? [] }
    /// All of them letters, without case.
    private static let ideographs = 0x4E00...0x9FFF

    /// A text without what may differ: case, marks and white space.
    private static func folded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            for byte in bytes where Ascii.isLetterOrDigit(byte) || byte == UInt8(ascii: "%") {
                result.append(Ascii.isCapital(byte) ? byte | 0x20 : byte)
            }
            return result
        }
        bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            while let decoded = bytes.decodeScalar(at: position) {
                position += decoded.length
                let value = Int(decoded.scalar.value)
                if value < 0x80 {
                    let byte = UInt8(truncatingIfNeeded: value)
                    if Ascii.isLetterOrDigit(byte) || byte == UInt8(ascii: "%") {
                        result.append(Ascii.isCapital(byte) ? byte | 0x20 : byte)
                    }
                } else if value < 0x800 {
                    result.append(contentsOf: twoByteFolds[value - 0x80])
                } else if ideographs.contains(value) {
                    result.append(contentsOf: bytes[position - decoded.length..<position])
                } else {
                    result.append(contentsOf: fold(decoded.scalar))
                }
            }
        }
        return result
    }
}
