import Bytes
import Prose
import UnicodeText

/// A stretch of Chinese, Japanese or Thai that stands again right behind itself, and at the ends of whose copies ICU's dictionary
/// ends words.
///
/// The dictionary is what tells a slip from a word that has its own syllables twice: `我们的的房子` has a word twice,
/// `以就业为目的的计划`, `人人`, `もののけ` and `นานา` have none.
struct UnspacedRepeat {
    /// All copies.
    let range: ByteRange
    /// The first copy, which begins with a letter.
    let first: ByteRange
    let copies: Int
    /// The words of one copy, as the dictionary parts them. It knows few compounds: `图书馆` is two.
    let words: Int
    /// Whether nothing but words stands in it.
    let isUnmarked: Bool

    /// The longest copy that is looked for, in bytes: 256 characters. A loop of longer ones is found as paragraphs are.
    private static let longestCopy = 768
    /// How much text around the copies the dictionary sees, in bytes: words do not depend on what is farther.
    private static let surroundings = 300

    /// The repeats of a block of a language without spaces, ascending, without overlap but for single characters.
    ///
    /// Complexity: linear in the block; the dictionary is asked only where bytes stand twice in a row. Made once a block.
    static func find(in block: BlockView) -> [UnspacedRepeat] {
        guard block.language.hasDictionaryWords, !block.signals.isDisjoint(with: [.repeatedCharacters, .doubledCharacter]) else {
            return []
        }
        return block.remembered {
            var stretches: [Stretch] = []
            block.document.bytes.withUnsafeBufferPointer { Stretch.find(in: block.content, of: $0, &stretches) }
            return stretches.compactMap { repeated($0, block) }
        }
    }

    /// The repeat in a stretch; nil where the dictionary ends no words at the ends of copies.
    private static func repeated(_ stretch: Stretch, _ block: BlockView) -> UnspacedRepeat? {
        let document = block.document
        // A single character doubled is of interest if it is a word of a kind that is never doubled, and nearly none is.
        if stretch.period == Stretch.character, !DoubledWord.isNeverDoubled(stretch.range.prefix(stretch.period), block) { return nil }
        if isOfNoInterest(stretch, document) { return nil }
        let words = Words(around: stretch.range, surroundings, block)
        for copies in [stretch.copies, stretch.copies - 1] where copies >= 2 {
            for start in stretch.range.lowerBound...stretch.range.upperBound - copies * stretch.period {
                guard (0...copies).allSatisfy({ words.isBoundary(start + $0 * stretch.period) }),
                    block.scalar(at: start).map({ $0.isLetter || $0.isDigit }) == true
                else { continue }
                let first = start..<start + stretch.period
                // The last of several clauses may end in another mark than the comma of the others.
                let mark = block.scalar(before: first.upperBound).map { $0.isLetter ? 0 : UTF8.width($0) } ?? 0
                let isCutShort = mark > 0 && start + (copies + 1) * stretch.period - mark <= stretch.range.upperBound
                let all = start..<start + (isCutShort ? copies + 1 : copies) * stretch.period - (isCutShort ? mark : 0)
                return UnspacedRepeat(
                    range: all, first: isCutShort ? first.dropLast(mark) : first, copies: isCutShort ? copies + 1 : copies,
                    words: words.count(in: first),
                    isUnmarked: document.text(first).unicodeScalars.allSatisfy { $0.isLetter || $0.isMark })
            }
        }
        return nil
    }

    /// Whether no rule tells of so few copies whatever the dictionary says, which is not asked then: short copies with marks in them,
    /// and kana, which tells sounds and manners, unless it is Katakana alone.
    private static func isOfNoInterest(_ stretch: Stretch, _ document: Document) -> Bool {
        // One more copy may stand behind the others, but for its mark.
        guard stretch.copies + 1 < PhraseLoop.fewestMarked, stretch.period > Stretch.character else { return false }
        let copy = document.text(stretch.range.prefix(stretch.period)).unicodeScalars
        let letters = copy.filter { $0.isLetter || $0.isMark }
        if letters.count < copy.count, letters.count < RepetitionClause.fewestLettersOfSentence { return true }
        return letters.allSatisfy { (0x3041...0x30FF).contains($0.value) } && letters.contains { $0.value < 0x30A1 }
    }

    /// The letters of one copy, marks upon them aside.
    func letters(_ document: Document) -> [Unicode.Scalar] { document.text(first).unicodeScalars.filter { $0.isLetter } }

    /// Whether the copies stand within a sentence: a letter follows right behind. At a sentence's end people call, laugh and
    /// agree in twos (`对不起对不起。`, `面白い面白い。`).
    func goesOn(_ block: BlockView) -> Bool { block.scalar(at: range.upperBound)?.isLetter == true }

    /// Whether a copy ends in a mark that ends a sentence.
    func endsSentence(_ document: Document) -> Bool {
        document.scalar(before: first.upperBound).map { "。！？".unicodeScalars.contains($0.scalar) } ?? false
    }

    /// Whether one copy is kana alone: sounds and manners are told so in Japanese, in twos and more (`リンリンリン`, `ぴかりぴかり`).
    func isKana(_ document: Document) -> Bool {
        document.text(first).unicodeScalars.allSatisfy { (0x3041...0x30FF).contains($0.value) || !$0.isLetter }
    }
}

/// A stretch of bytes, each the same as the one a period before it, that is at least two periods long.
private struct Stretch {
    var range: ByteRange
    /// In bytes.
    let period: Int
    var copies: Int { range.count / period }

    /// The bytes of a character of these scripts.
    static let character = 3
    private static let slots = 1024

    /// Appends the stretches of characters of three bytes.
    ///
    /// Two characters that stood up to a copy's length before tell where one may be. Complexity: linear: what was compared over
    /// a distance is not compared over it again.
    static func find(in range: ByteRange, of bytes: UnsafeBufferPointer<UInt8>, _ stretches: inout [Stretch]) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slots) { last in
            // Where two characters of each hash stood last, counted from 1; 0: nowhere yet.
            last.initialize(repeating: 0)
            var compared = (period: 0, end: 0)
            var position = range.lowerBound
            while position + character <= range.upperBound {
                guard bytes[position] & 0xF0 == 0xE0 else {
                    position += 1
                    continue
                }
                var next = position + character
                if position - character >= range.lowerBound, isSame(bytes, position, position - character) {
                    // A run of one character is taken once, at its second.
                    let end = end(of: position, character, range.upperBound, bytes)
                    stretches.append(Stretch(range: position - character..<end, period: character))
                    if end > next { next = end }
                }
                if next == position + character, next + character <= range.upperBound, bytes[next] & 0xF0 == 0xE0 {
                    let slot = hash(bytes, position)
                    let before = Int(last[slot])
                    last[slot] = UInt32(truncatingIfNeeded: position - range.lowerBound + 1)
                    let period = position - range.lowerBound + 1 - before
                    let isKnown = compared.period == period && position < compared.end
                    if before > 0, period > character, period <= UnspacedRepeat.mostBytes, !isKnown,
                        isSame(bytes, position, position - period), isSame(bytes, next, next - period)
                    {
                        let found = stretch(around: position, period, range, bytes)
                        compared = (period, found.range.upperBound)
                        if found.copies >= 2 {
                            stretches.append(found)
                            next = max(next, found.range.upperBound)
                        }
                    }
                }
                position = next
            }
        }
    }

    /// The longest stretch around a position of which the bytes are the same as those a period before; it may be shorter than two
    /// periods.
    private static func stretch(around position: Int, _ period: Int, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Stretch {
        var start = position
        let lowest = max(range.lowerBound + period, position - period)
        while start > lowest, bytes[start - 1] == bytes[start - 1 - period] { start -= 1 }
        while start < position, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return Stretch(range: start - period..<end(of: position, period, range.upperBound, bytes), period: period)
    }

    private static func end(of position: Int, _ period: Int, _ limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = position
        while end < limit, bytes[end] == bytes[end - period] { end += 1 }
        while end > position, end < limit, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    @inline(__always)
    private static func isSame(_ bytes: UnsafeBufferPointer<UInt8>, _ left: Int, _ right: Int) -> Bool {
        bytes[left] == bytes[right] && bytes[left + 1] == bytes[right + 1] && bytes[left + 2] == bytes[right + 2]
    }

    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        var key: UInt32 = 0
        for offset in 1..<6 { key = key &* 67 &+ UInt32(bytes[position + offset]) }
        return Int((key &* 0x9E37_79B1) &>> 22)
    }
}

extension UnspacedRepeat {
    fileprivate static var mostBytes: Int { longestCopy }
}

/// Where the dictionary begins and ends words around a place.
private struct Words {
    private let start: Int
    /// For each offset from `start` on, whether a word begins or ends there.
    private var boundaries: [Bool]
    private var words: [Int] = []

    /// - Parameter width: how far around the place the letters are taken along, in bytes.
    init(around place: ByteRange, _ width: Int, _ block: BlockView) {
        var lower = place.lowerBound
        while place.lowerBound - lower < width, let scalar = block.scalar(before: lower), scalar.isLetter || scalar.isMark {
            lower -= UTF8.width(scalar)
        }
        var upper = place.upperBound
        while upper - place.upperBound < width, let scalar = block.scalar(at: upper), scalar.isLetter || scalar.isMark {
            upper += UTF8.width(scalar)
        }
        start = lower
        var boundaries = [Bool](repeating: false, count: upper - lower + 1)
        var words: [Int] = []
        boundaries[0] = true
        block.document.bytes.withUnsafeBufferPointer { bytes in
            _ = SharedSegmenters.with(.word, locale: block.language.description) { segmenter in
                segmenter.forEachWord(in: bytes, range: lower..<upper) { word, kind in
                    boundaries[word.upperBound - lower] = true
                    if kind != .none { words.append(word.lowerBound) }
                    return true
                }
            }
        }
        self.boundaries = boundaries
        self.words = words
    }

    func isBoundary(_ offset: Int) -> Bool { boundaries[offset - start] }

    /// How many words begin in a range.
    func count(in range: ByteRange) -> Int { words.lazy.filter { range.contains($0) }.count }
}
