import Bytes
import Prose
import UnicodeText

/// Which finding it is, from one run to the next: by the rule, the text found and the words around it, never by its line.
///
/// It stays the same when lines are moved, wrapped in another way or indented, when marks and spaces around the place are fixed, and when
/// the file has another name or encoding. It changes with the text found, and with the words next to it in its block.
///
/// Baselines, side files, reports and the language server all know findings by it. As text it is sixteen hexadecimal digits, and a
/// hyphen and a number for the second and every further finding of a file that is the same in all of this: `d0b6db0179429908-2`.
public struct Fingerprint: Sendable, Hashable, LosslessStringConvertible {
    /// What rule, text and neighbors come to.
    private let place: UInt64
    /// Which of the findings of the file that are the same in this, from 1.
    private let number: Int

    fileprivate init(place: UInt64, number: Int) {
        self.place = place
        self.number = number
    }

    /// Reads what `description` writes; nil for anything else.
    public init?(_ description: String) {
        let parts = description.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].count == 16, let place = UInt64(Substring(parts[0]), radix: 16) else { return nil }
        var number = 1
        if parts.count > 1 {
            guard let read = Int(Substring(parts[1])), read > 1 else { return nil }
            number = read
        }
        self.init(place: place, number: number)
        // One spelling for each: no sign, no capital, no leading zero.
        guard self.description == description else { return nil }
    }

    public var description: String { StableHash.digits(place) + (number > 1 ? "-\(number)" : "") }
}

/// Gives the findings of one file their fingerprints, in the order of the file.
///
/// All findings have to be counted, also those that nobody is shown: the second of two equal ones is the second even where the first is
/// suppressed.
public struct FingerprintCounter: Sendable {
    /// How many findings of each fingerprint came before.
    private var seen: [UInt64: Int] = [:]

    public init() {}

    /// The next finding's fingerprint.
    ///
    /// - Parameters:
    ///   - finding: its positions are those of the text as read.
    ///   - document: the text.
    /// - Complexity: linear in the text found; the words around it are bounded.
    public mutating func fingerprint(of finding: Finding, in document: Document) -> Fingerprint {
        let place = document.bytes.withUnsafeBufferPointer { Self.place(of: finding, in: document, $0) }
        let number = seen[place, default: 0] + 1
        seen[place] = number
        return Fingerprint(place: place, number: number)
    }

    /// The same for all findings of one text.
    public mutating func fingerprints(of findings: [Finding], in document: Document) -> [Fingerprint] {
        findings.map { fingerprint(of: $0, in: document) }
    }

    /// The words that count on each side. One tells all 962 findings in fixtures/articles and fixtures/clean apart, none does not (90 are
    /// alike); the second is for texts that are longer than these. More would change with edits that are not about the place.
    private static let mostWords = 2
    /// The characters that count on each side: as long as two long words, and a clause where words are not separated.
    private static let mostCharacters = 24

    private static func place(of finding: Finding, in document: Document, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let start = min(max(finding.range.lowerBound, 0), bytes.count)
        let end = min(max(finding.range.upperBound, start), bytes.count)
        var hash = StableHash()
        hash.add(finding.rule.utf8)
        hash.add(0)
        addText(start..<end, bytes, to: &hash)
        hash.add(0)
        addWords(before: start, from: blockStart(at: start, document), bytes, to: &hash)
        hash.add(0)
        addWords(after: end, to: blockEnd(at: end, document), bytes, to: &hash)
        return hash.value
    }

    /// Adds the text found; what is white space to a text editor counts as one space, so that lines may be wrapped in another way.
    private static func addText(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, to hash: inout StableHash) {
        var isAfterSpace = false
        for byte in bytes[range] {
            let isSpace = byte == 0x20 || byte >= 0x09 && byte <= 0x0D
            if !isSpace { hash.add(byte) } else if !isAfterSpace { hash.add(0x20) }
            isAfterSpace = isSpace
        }
    }

    // MARK: Words around it

    /// Where the words before a place begin to count: with its block, since other blocks may be moved away.
    private static func blockStart(at offset: Int, _ document: Document) -> Int {
        guard !document.blocks.isEmpty else { return 0 }
        return min(offset, document.blocks[document.blockIndex(at: offset)].range.lowerBound)
    }

    private static func blockEnd(at offset: Int, _ document: Document) -> Int {
        guard !document.blocks.isEmpty else { return document.bytes.count }
        return max(offset, document.blocks[document.blockIndex(at: max(0, offset - 1))].range.upperBound)
    }

    private static func addWords(
        before offset: Int, from start: Int, _ bytes: UnsafeBufferPointer<UInt8>, to hash: inout StableHash
    ) {
        var (words, position) = (NearestWords(), offset)
        while let decoded = bytes.decodeScalar(before: position, startingAt: start) {
            position -= decoded.length
            guard words.add(decoded.scalar, bytes[position..<position + decoded.length], to: &hash) else { return }
        }
    }

    private static func addWords(
        after offset: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>, to hash: inout StableHash
    ) {
        var (words, position) = (NearestWords(), offset)
        while let decoded = bytes.decodeScalar(at: position, endingBefore: end) {
            guard words.add(decoded.scalar, bytes[position..<position + decoded.length], to: &hash) else { return }
            position += decoded.length
        }
    }

    /// The words on one side of a place, from the nearest on. Only their letters and digits count: what is between them may be fixed.
    private struct NearestWords {
        private var words = 0
        private var characters = 0
        private var others = 0
        private var isInWord = false

        /// Adds the next character; false where no further one counts.
        mutating func add(_ scalar: Unicode.Scalar, _ bytes: Slice<UnsafeBufferPointer<UInt8>>, to hash: inout StableHash) -> Bool {
            guard scalar.isLetter || scalar.isDigit || scalar.isMark else {
                isInWord = false
                others += 1
                return words < mostWords && others < mostOthers
            }
            if !isInWord {
                words += 1
                hash.add(0x20)
            }
            isInWord = true
            characters += 1
            hash.add(bytes)
            return characters < mostCharacters
        }
    }

    /// A bound for the time, as for a line of dots; much more than stands between two words.
    private static let mostOthers = 256
}
