/// Looks whether a stretch of words stands right before itself, or nearly: a phrase is there twice or in a loop.
///
/// The scan asks this of few blocks, of those in which two words in a row stood as far behind their like as each other:
/// it remembers where words of each hash began last, and follows a distance as long as words keep to it.
struct RepeatedPhrase {
    private let bytes: UnsafePointer<UInt8>
    private let lastWords: UnsafeMutablePointer<Int>
    private let blockStart: Int
    private var distance = 0
    private var stretchStart = 0
    private var run = 0
    private var nearer = 0

    /// The most that stands between a phrase and its copy: `”, “`.
    private static let widestGap = 8
    private static let fewestWords = 3

    /// - Parameter lastWords: `Scanner.wordHashes` offsets below the range or before it.
    private init(_ bytes: UnsafePointer<UInt8>, _ lastWords: UnsafeMutablePointer<Int>, blockStart: Int) {
        self.bytes = bytes
        self.lastWords = lastWords
        self.blockStart = blockStart
    }

    /// Whether a phrase is repeated in the range. Complexity: linear.
    static func stands(in range: ByteRange, _ bytes: UnsafePointer<UInt8>, _ lastWords: UnsafeMutablePointer<Int>) -> Bool {
        var search = RepeatedPhrase(bytes, lastWords, blockStart: range.lowerBound)
        var position = range.lowerBound
        while position < range.upperBound {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            let start = position
            while position < range.upperBound, isWordByte(bytes[position]) {
                hash = (hash ^ UInt64(bytes[position] | 0x20)) &* 0x0000_0100_0000_01B3
                position += 1
            }
            if position == start {
                position += 1
            } else if search.repeats(start, position, hash) {
                return true
            }
        }
        return false
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 : (byte | 0x20) &- 0x61 < 26
    }

    private mutating func repeats(_ start: Int, _ end: Int, _ hash: UInt64) -> Bool {
        let slot = Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 54)
        let found = start - lastWords[slot]
        lastWords[slot] = start
        guard found == distance else {
            // A word that the phrase has twice stands nearer to its like: a few of them do not end the stretch.
            if found < distance, nearer <= run, distance <= start - blockStart {
                nearer += 1
                return false
            }
            distance = found
            stretchStart = start
            run = 0
            nearer = 0
            return false
        }
        run += 1
        guard run >= Self.fewestWords, distance <= start - blockStart else { return false }
        return isCopied(to: end)
    }

    /// Whether the bytes up to `end` stand `distance` before, too, as far back as a whole copy reaches: words of one hash
    /// need not be alike, and some in a row need not be the whole phrase.
    private func isCopied(to end: Int) -> Bool {
        let needed = distance - Self.widestGap
        guard 2 * (end - stretchStart + Self.widestGap) >= distance else { return false }
        var position = end
        let limit = max(end - needed, blockStart + distance)
        while position > limit, bytes[position - 1] | 0x20 == bytes[position - 1 - distance] | 0x20 { position -= 1 }
        return end - position >= needed
    }
}
