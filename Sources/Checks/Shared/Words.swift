import Bytes
import Prose

extension Document {
    /// Whether two ranges hold the same bytes, ASCII letters compared without case.
    func matches(_ left: ByteRange, _ right: ByteRange) -> Bool {
        guard left.count == right.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<left.count {
                let a = bytes[left.lowerBound + offset]
                let b = bytes[right.lowerBound + offset]
                guard a == b || a | 0x20 == b | 0x20 && Ascii.isLetter(a) else { return false }
            }
            return true
        }
    }

    /// Whether nothing but ordinary spaces, or one line break, stands in the range.
    func isPlainSpace(_ range: ByteRange) -> Bool {
        !range.isEmpty && bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    }
}

extension BlockView {
    /// The stretches of the block around ascending places, each with as many bytes before and behind as told, and on to where a
    /// word ends; those that touch are one.
    func surroundings(of places: [ByteRange], _ width: Int) -> [ByteRange] {
        var windows: [ByteRange] = []
        for place in places {
            var start = max(content.lowerBound, place.lowerBound - width)
            while start > content.lowerBound, byte(at: start - 1) > 0x20, place.lowerBound - start < 2 * width { start -= 1 }
            var end = min(content.upperBound, place.upperBound + width)
            while end < content.upperBound, byte(at: end) > 0x20, end - place.upperBound < 2 * width { end += 1 }
            guard start < end else { continue }
            if let last = windows.last, last.upperBound >= start {
                windows[windows.count - 1] = min(last.lowerBound, start)..<max(last.upperBound, end)
            } else {
                windows.append(start..<end)
            }
        }
        return windows
    }
}

/// Neighbouring words of a block that are the same word.
struct WordRun {
    var words: [ByteRange]
    /// Whether nothing but spaces stands between them.
    var isUnmarked: Bool
    var range: ByteRange { words[0].lowerBound..<words[words.count - 1].upperBound }

    /// Whether the word is one for a power of ten, with which large numbers are made of smaller ones: `400 billion billion`.
    func isPowerOfTen(_ block: BlockView) -> Bool {
        guard let scales = QuantityWords.of(block.language)?.scales else { return false }
        let word = block.document.text(words[0]).lowercased().unicodeScalars
        return scales.contains {
            $0.scalars.count >= Self.fewestLettersOfPower && word.starts(with: $0.scalars)
                && word.count - $0.scalars.count <= Self.mostLettersOfEnding
        }
    }

    /// Shorter words are abbreviations (`mln`) and stand for the word alone.
    private static let fewestLettersOfPower = 4
    /// Of `мільярдів`, and of `millones`.
    private static let mostLettersOfEnding = 4

    /// What is looked at around a doubled word, in bytes.
    private static let surroundings = 16

    /// The runs of the same word in the block, with at most a comma or a hyphen between two of them, around those that the scan
    /// noticed.
    ///
    /// Complexity: linear in what stands around them.
    static func runs(in block: BlockView) -> [WordRun] {
        guard block.signals.contains(.repeatedWord) else { return [] }
        return block.remembered { block.surroundings(of: block.doubledWords, surroundings).flatMap { search($0, block.document) } }
    }

    private static func search(_ window: ByteRange, _ document: Document) -> [WordRun] {
        var runs: [WordRun] = []
        var current: WordRun?
        var last: ByteRange?
        for word in document.words(in: window) {
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
        // The texts of two links, or of a heading and what a line break sets apart from it.
        if document.text.map.hasMarkup(touching: gap) { return nil }
        if document.isPlainSpace(gap) { return true }
        let isMark = document.bytes[gap].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
        return isMark ? false : nil
    }
}
