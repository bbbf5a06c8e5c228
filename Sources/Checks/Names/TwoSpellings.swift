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
        // A language that nothing is known of may change its stems within: Finnish `Sähköinen`, `Sähköisen`.
        guard view.language.hasCase, document.bytes.count < mostBytes, LanguageWords.of(view.language) != nil else { return }
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

    /// A name where it stands, in so few bytes that a list of all costs less than to look for them twice.
    private struct Place {
        let start: Int32
        let length: UInt8
        /// A hash of what both spellings of a name share.
        let slot: UInt16
        /// A hash of the name.
        let hash: UInt32
    }

    /// How many slots, a power of two, keep names of other keys apart: a name in a hundred bytes has four of them. Few for a short
    /// text, because they are cleared for each.
    private static func slots(for bytes: Int) -> Int {
        var slots = 256
        while slots < bytes / 25, slots < 4096 { slots *= 2 }
        return slots
    }

    /// The pairs of which one is there once, and the other again and again.
    ///
    /// Complexity: linear in the text.
    private static func pairs(_ document: Document) -> [Pair] {
        document.bytes.withUnsafeBufferPointer { bytes in
            // A name has five bytes and a space at least.
            withUnsafeTemporaryAllocation(of: Place.self, capacity: bytes.count / (fewestLettersOfOther + 1) + document.blocks.count) {
                places in
                let count = collect(bytes, document, into: places)
                return pairs(UnsafeBufferPointer(rebasing: places[..<count]), bytes, document)
            }
        }
    }

    private static func pairs(
        _ places: UnsafeBufferPointer<Place>, _ bytes: UnsafeBufferPointer<UInt8>, _ document: Document
    ) -> [Pair] {
        let slots = slots(for: bytes.count)
        var groups: [UInt16: [Name]] = [:]
        // By slot: the hash of its first name; 0: none yet, 1: it has several.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slots) { seen in
            seen.initialize(repeating: 0)
            var isAny = false
            for place in places {
                let known = seen[Int(place.slot)]
                if known == 0 {
                    seen[Int(place.slot)] = place.hash
                } else if known != place.hash, known != 1 {
                    seen[Int(place.slot)] = 1
                    isAny = true
                }
            }
            guard isAny else { return }
            for place in places where seen[Int(place.slot)] == 1 {
                let range = Int(place.start)..<Int(place.start) + Int(place.length)
                var names = groups[place.slot] ?? []
                if let known = names.firstIndex(where: { isSame(bytes, $0.range, range) }) {
                    names[known].uses += 1
                } else {
                    names.append(Name(range: range))
                }
                groups[place.slot] = names
            }
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

    /// Writes down every capitalized word behind a space or at a block's start; returns how many.
    private static func collect(
        _ bytes: UnsafeBufferPointer<UInt8>, _ document: Document, into places: UnsafeMutableBufferPointer<Place>
    ) -> Int {
        var count = 0
        let slotMask = UInt64(slots(for: bytes.count) - 1)
        for block in document.blocks where block.kind.isProse {
            let end = block.content.upperBound
            func note(_ start: Int) {
                // Most words that begin so are short: what the last of the fewest letters is tells most of them.
                guard start + fewestLettersOfOther <= end, document.isLetterByte(bytes[start + fewestLettersOfOther - 1]),
                    isCapital(bytes, start)
                else { return }
                var position = start
                while position < end, position - start < longest, document.isLetterByte(bytes[position]) { position += 1 }
                let width = bytes[start] < 0x80 ? 1 : 2
                guard position - start >= fewestLettersOfOther * width, position - start < longest,
                    position == end || !goesOn(bytes, position), count < places.count
                else { return }
                // Both spellings share the first two letters and the last two.
                var key: UInt64 = 0
                for offset in 0..<2 * width { key = key << 8 | UInt64(bytes[start + offset]) }
                for offset in 0..<2 * width { key = key << 8 | UInt64(bytes[position - 1 - offset]) }
                // What is between, and how long the name is: FNV-1a. Never 0 or 1, which say something else.
                var hash: UInt32 = 0x811C_9DC5 ^ UInt32(position - start)
                for place in start + 2 * width..<position - 2 * width { hash = (hash ^ UInt32(bytes[place])) &* 0x0100_0193 }
                places[count] = Place(
                    start: Int32(start), length: UInt8(position - start),
                    slot: UInt16((key &* 0x9E37_79B9_7F4A_7C15) >> 40 & slotMask), hash: hash | 2)
                count += 1
            }
            note(block.content.lowerBound)
            var position = block.content.lowerBound
            while position < end {
                var spaces = bytes.spacesBeforeCapitals(from: position, to: end)
                while spaces != 0 {
                    note(position + spaces.trailingZeroBitCount + 1)
                    spaces &= spaces - 1
                }
                position += 64
            }
        }
        return count
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
