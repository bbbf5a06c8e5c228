import Prose

extension Document {
    /// Whether two ranges hold the same bytes, ASCII letters compared without case.
    func matches(_ left: ByteRange, _ right: ByteRange) -> Bool {
        guard left.count == right.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<left.count {
                let a = bytes[left.lowerBound + offset]
                let b = bytes[right.lowerBound + offset]
                guard a == b || a | 0x20 == b | 0x20 && (a | 0x20) &- 97 < 26 else { return false }
            }
            return true
        }
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
    static func runs(in block: BlockView) -> [WordRun] { block.remembered { search(block) } }

    private static func search(_ block: BlockView) -> [WordRun] {
        let document = block.document
        var runs: [WordRun] = []
        var current: WordRun?
        var last: ByteRange?
        for word in block.words {
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
