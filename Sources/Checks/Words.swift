import Prose

extension Document {
    /// The words of a range: letters, digits, and apostrophes between them. A hyphen ends a word, and so does any
    /// other mark.
    ///
    /// Complexity: linear in the range.
    func words(in range: ByteRange) -> [ByteRange] {
        var words: [ByteRange] = []
        words.reserveCapacity(range.count / 5)
        bytes.withUnsafeBufferPointer { bytes in
            var position = range.lowerBound
            var start = -1
            while position < range.upperBound {
                let length = Self.wordCharacterLength(bytes, at: position, range.upperBound)
                if length > 0 {
                    if start < 0 { start = position }
                    position += length
                    continue
                }
                if start >= 0 {
                    let apostrophe = Self.apostropheLength(bytes, at: position)
                    if apostrophe > 0, position + apostrophe < range.upperBound,
                        Self.wordCharacterLength(bytes, at: position + apostrophe, range.upperBound) > 0
                    {
                        position += apostrophe
                        continue
                    }
                    words.append(start..<position)
                    start = -1
                }
                position += Self.characterLength(bytes[position])
            }
            if start >= 0 { words.append(start..<range.upperBound) }
        }
        return words
    }

    /// The bytes of the letter or digit at `position`, 0 where there is none. What stands in the blocks of
    /// punctuation of Unicode is none.
    @inline(__always)
    private static func wordCharacterLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ end: Int) -> Int {
        let byte = bytes[position]
        if byte < 0x80 { return (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 ? 1 : 0 }
        return longCharacterLength(bytes, at: position, end)
    }

    private static func longCharacterLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ end: Int) -> Int {
        let byte = bytes[position]
        let next = position + 1 < end ? bytes[position + 1] : 0
        switch byte {
        case 0x80..<0xC3, 0xE2, 0xF0...: return 0
        case 0xE3 where next == 0x80: return 0
        case 0xEF where next >= 0xBC: return 0
        case 0xD8 where next == 0x8C || next == 0x9B || next == 0x9F: return 0
        default: return min(byte < 0xE0 ? 2 : 3, end - position)
        }
    }

    private static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        if bytes[position] == UInt8(ascii: "'") { return 1 }
        let isCurly = bytes[position] == 0xE2 && position + 2 < bytes.count && bytes[position + 1] == 0x80
            && bytes[position + 2] == 0x99
        return isCurly ? 3 : 0
    }

    private static func characterLength(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    /// Whether two ranges hold the same bytes, ASCII letters compared without case.
    func matches(_ left: ByteRange, _ right: ByteRange) -> Bool {
        guard left.count == right.count else { return false }
        for offset in 0..<left.count {
            let a = bytes[left.lowerBound + offset]
            let b = bytes[right.lowerBound + offset]
            guard a == b || a | 0x20 == b | 0x20 && (a | 0x20) &- 97 < 26 else { return false }
        }
        return true
    }

    /// Whether nothing but ordinary spaces, or one line break, stands in the range.
    func isPlainSpace(_ range: ByteRange) -> Bool {
        !range.isEmpty && bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    }
}

/// Neighbouring words of a block that are the same word.
struct WordRun {
    var words: [ByteRange]
    /// Whether nothing but spaces stands between them.
    var isUnmarked: Bool
    var range: ByteRange { words[0].lowerBound..<words[words.count - 1].upperBound }

    /// The runs of the same word in the block, with at most a comma or a hyphen between two of them.
    static func runs(in block: BlockView) -> [WordRun] {
        let document = block.document
        var runs: [WordRun] = []
        var current: WordRun?
        var last: ByteRange?
        for word in document.words(in: block.content) {
            defer { last = word }
            guard let before = last, document.matches(before, word), let unmarked = link(before.upperBound..<word.lowerBound, document)
            else {
                if let run = current { runs.append(run) }
                current = nil
                continue
            }
            if current == nil { current = WordRun(words: [before], isUnmarked: true) }
            current?.words.append(word)
            if !unmarked { current?.isUnmarked = false }
        }
        if let run = current { runs.append(run) }
        return runs
    }

    /// Whether two words with these bytes between them may be a run, and if so whether nothing marks it.
    private static func link(_ gap: ByteRange, _ document: Document) -> Bool? {
        guard !gap.isEmpty, gap.count <= 3 else { return nil }
        if document.isPlainSpace(gap) { return true }
        let isMark = document.bytes[gap].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
        return isMark ? false : nil
    }
}
