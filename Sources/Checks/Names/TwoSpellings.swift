import Bytes
import Linting
import Prose
import UnicodeText

/// `names/two-spellings`: a name that the text spells otherwise once (`Hontac`, and once `Hotac`).
///
/// Two names that differ in one letter within them, not near their ends as forms of one word do, are one name; in clean text nearly
/// all such pairs are misspelled. German writes all nouns with a capital, so that they are not names there.
public enum TwoSpellings: Check {
    public static let trigger = Trigger.text()

    /// So often the text has the name that it means.
    private static let fewestUses = 3
    /// In letters: of the name, and of its other spelling.
    private static let fewestLetters = 6
    private static let fewestLettersOfOther = 5
    /// Longer is no name. In bytes.
    private static let longest = 48
    private static let mostFindings = 8
    /// A larger file is a collection of texts.
    private static let mostBytes = 1_000_000

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard view.language.hasCase, document.bytes.count < mostBytes else { return }
        let pairs = pairs(document)
        guard !pairs.isEmpty, pairs.count <= mostFindings else { return }
        // What the text writes with a small letter, too, is a word.
        let words = pairs.flatMap { [document.text($0.other).lowercased(), document.text($0.name).lowercased()] }
        report.ask(about: words.map { Array($0.utf8) }, enough: 1) { [pairs] counts, report in
            for (index, pair) in pairs.enumerated() where counts[2 * index] == 0 && counts[2 * index + 1] == 0 {
                report.add(
                    pair.other, "“\(document.text(pair.other))” is spelled “\(document.text(pair.name))” elsewhere in the text")
            }
        }
    }

    private struct Pair {
        let other: ByteRange
        let name: ByteRange
    }

    // MARK: The names of a text

    private struct Name {
        let range: ByteRange
        var uses = 1
    }

    /// The pairs of which one is there once, and the other again and again.
    private static func pairs(_ document: Document) -> [Pair] {
        document.bytes.withUnsafeBufferPointer { bytes in
            guard let shared = sharedKeys(bytes, document) else { return [] }
            var groups: [UInt64: [Name]] = [:]
            forEachName(bytes, document) { range, key in
                guard shared.contains(key) else { return }
                var names = groups[key] ?? []
                if let known = names.firstIndex(where: { isSame(bytes, $0.range, range) }) {
                    names[known].uses += 1
                } else {
                    names.append(Name(range: range))
                }
                groups[key] = names
            }
            var pairs: [Pair] = []
            for names in groups.values where names.count > 1 {
                for other in names where other.uses == 1 {
                    guard let name = names.first(where: { $0.uses >= fewestUses && differ(other.range, $0.range, document) }) else {
                        continue
                    }
                    pairs.append(Pair(other: other.range, name: name.range))
                }
            }
            return pairs.sorted { $0.other.lowerBound < $1.other.lowerBound }
        }
    }

    /// The keys that different names may have, by a few bits of each; nil where no two names have one key. Most texts have few.
    ///
    /// Complexity: linear in the text's capitalized words, without an allocation for each.
    private static func sharedKeys(_ bytes: UnsafeBufferPointer<UInt8>, _ document: Document) -> Keys? {
        var slots = 1024
        while slots < bytes.count / 16, slots < 65536 { slots *= 2 }
        var keys = Keys(slots: slots)
        var isAny = false
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slots) { seen in
            // The hash of the first name of each key; 0: none yet.
            seen.initialize(repeating: 0)
            forEachName(bytes, document) { range, key in
                var hash: UInt32 = 0x811C_9DC5
                for position in range { hash = (hash ^ UInt32(bytes[position])) &* 0x0100_0193 }
                let slot = keys.slot(key)
                if seen[slot] == 0 {
                    seen[slot] = hash | 1
                } else if seen[slot] != hash | 1 {
                    keys.insert(slot)
                    isAny = true
                }
            }
        }
        return isAny ? keys : nil
    }

    private struct Keys {
        private let mask: UInt64
        private var bits: [UInt64]

        /// - Parameter slots: a power of two.
        init(slots: Int) {
            mask = UInt64(slots - 1)
            bits = [UInt64](repeating: 0, count: slots / 64)
        }

        func slot(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40 & mask) }
        mutating func insert(_ slot: Int) { bits[slot / 64] |= 1 << UInt64(slot % 64) }
        func contains(_ key: UInt64) -> Bool {
            let slot = slot(key)
            return bits[slot / 64] & 1 << UInt64(slot % 64) != 0
        }
    }

    /// Calls `body` with every capitalized word behind a space or at a block's start, and its key: the first two letters and the last
    /// two, which both spellings of a name share.
    private static func forEachName(
        _ bytes: UnsafeBufferPointer<UInt8>, _ document: Document, _ body: (ByteRange, UInt64) -> Void
    ) {
        for block in document.blocks where block.kind.isProse {
            let end = block.content.upperBound
            func visit(_ start: Int) {
                guard start + fewestLettersOfOther <= end, isCapital(bytes, start) else { return }
                var position = start
                while position < end, position - start < longest, document.isLetterByte(bytes[position]) { position += 1 }
                let width = bytes[start] < 0x80 ? 1 : 2
                guard position - start >= fewestLettersOfOther * width, position - start < longest,
                    position == end || !goesOn(bytes, position)
                else { return }
                var key: UInt64 = 0
                for offset in 0..<2 * width { key = key << 8 | UInt64(bytes[start + offset]) }
                for offset in 0..<2 * width { key = key << 8 | UInt64(bytes[position - 1 - offset]) }
                body(start..<position, key)
            }
            visit(block.content.lowerBound)
            for space in document.places(of: 0x20, in: block.content) where space + 2 < end { visit(space + 1) }
        }
    }

    /// Whether the letter is a capital of ASCII, Latin-1 or Cyrillic, and the next byte none of ASCII: words in capitals are no names.
    @inline(__always) private static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        switch bytes[start] {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[start + 1] &- 65 >= 26
        case 0xC3: bytes[start + 1] < 0x9F
        case 0xC4, 0xC5: true
        case 0xD0: bytes[start + 1] < 0xB0
        default: false
        }
    }

    /// Whether the word goes on behind a hyphen or an apostrophe.
    @inline(__always) private static func goesOn(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        bytes[position] == UInt8(ascii: "-") || Ascii.isDigit(bytes[position]) || bytes[position] == UInt8(ascii: "_")
    }

    private static func isSame(_ bytes: UnsafeBufferPointer<UInt8>, _ left: ByteRange, _ right: ByteRange) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { bytes[$0] == bytes[$1] }
    }

    // MARK: Two names

    /// Whether the two differ in one letter, or in the order of two, behind the first two letters and before the last two.
    private static func differ(_ other: ByteRange, _ name: ByteRange, _ document: Document) -> Bool {
        let left = Array(document.text(other).unicodeScalars)
        let right = Array(document.text(name).unicodeScalars)
        guard left.count >= fewestLettersOfOther, right.count >= fewestLetters, abs(left.count - right.count) <= 1,
            left.dropFirst().allSatisfy(\.isSmall), right.dropFirst().allSatisfy(\.isSmall)
        else { return false }
        let most = min(left.count, right.count)
        var start = 0
        while start < most, left[start] == right[start] { start += 1 }
        var tail = 0
        while tail < most - start, left[left.count - 1 - tail] == right[right.count - 1 - tail] { tail += 1 }
        guard start >= 2, tail >= 2 else { return false }
        let (own, common) = (left[start..<left.count - tail], right[start..<right.count - tail])
        // Many write е for ё.
        if own.count <= 1, common.count <= 1 { return !(Set(own).union(common) == ["е", "ё"]) }
        return own.count == 2 && common.count == 2 && own.first == common.last && own.last == common.first
    }
}
