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
                let own = pairs.pairs[index].target
                if let known = ways.firstIndex(where: { pairs.pairs[$0.pairs[0]].target.isSame(as: own) }) {
                    ways[known].pairs.append(index)
                    continue
                }
                let target = folded(own)
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
        // By their numbers: to copy a pair, all that it holds has to be counted.
        for index in pairs.pairs.indices where !pairs.pairs[index].target.isEmpty && mayBeSentence(pairs.pairs[index].source.text.bytes) {
            sums.append((sum(pairs.pairs[index]), index))
        }
        sums.sort { ($0.sum, $0.index) < ($1.sum, $1.index) }
        return sums.indices.filter { place in
            place > 0 && sums[place - 1].sum == sums[place].sum
                || place + 1 < sums.count && sums[place + 1].sum == sums[place].sum
        }.map { sums[$0].index }.sorted()
    }

    /// A number that is the same for pairs whose keys are: FNV-1a over what no fold of the source changes but for its case, and over the
    /// rest of the key as it is.
    private static func sum(_ pair: PairsView.Pair) -> UInt64 {
        var sum = StableHash()
        pair.source.text.bytes.withUnsafeBufferPointer { bytes in
            summed.withUnsafeBufferPointer { summed in
                var position = 0
                while position < bytes.count {
                    let byte = summed[Int(bytes[position])]
                    position += 1
                    guard byte != 0 else { continue }
                    sum.add(byte)
                    guard byte >= 0x80 else { continue }
                    // The rest of an ideograph.
                    let end = min(position + 2, bytes.count)
                    while position < end {
                        sum.add(bytes[position])
                        position += 1
                    }
                }
            }
        }
        sum.add(pair.source.context.meaning.utf8)
        sum.add(UInt8(truncatingIfNeeded: pair.source.context.pluralForm ?? -1))
        return sum.value
    }

    /// What is summed of each byte that begins a character, 0 for nothing: letters and digits of ASCII in small letters, without those that
    /// other letters become (K, the sign of Kelvin, and İ), and the first bytes of ideographs.
    private static let summed: [UInt8] = (0..<256).map { byte in
        let small = Ascii.isCapital(UInt8(byte)) ? UInt8(byte) | 0x20 : UInt8(byte)
        if (0xE5...0xE8).contains(small) { return small }
        return Ascii.isLetterOrDigit(small) && small != UInt8(ascii: "i") && small != UInt8(ascii: "k") ? small : 0
    }

    /// What must be the same for two translations to be compared. Equal keys have equal sums.
    private struct Key: Hashable {
        var source: [UInt8]
        var language: LanguageTag
        var meaning: String
        var form: Int?

        /// All bytes at once: an array takes them one by one, which takes ten times as long. The rest rarely tells two apart.
        func hash(into hasher: inout Hasher) { source.withUnsafeBytes { hasher.combine(bytes: $0) } }
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
    /// Dashes, quotation marks and their like: none of them a letter or a number.
    private static let marks = 0x2010...0x205E
    /// All of them letters, without case.
    private static let ideographs = 0x4E00...0x9FFF
    private static let kana = 0x3041...0x3096
    private static let otherKana = 0x30A1...0x30FA

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
        let twoByteFolds = twoByteFolds
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
                } else if marks.contains(value) {
                    continue
                } else if ideographs.contains(value) || kana.contains(value) || otherKana.contains(value) {
                    result.append(contentsOf: bytes[position - decoded.length..<position])
                } else {
                    result.append(contentsOf: fold(decoded.scalar))
                }
            }
        }
        return result
    }
}
