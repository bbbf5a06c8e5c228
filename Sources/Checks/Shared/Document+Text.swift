import Bytes
import Prose

extension Document {
    /// The number of letters from `offset` on, counted up to a limit. A letter beyond ASCII counts by its bytes'
    /// first only.
    func lettersFrom(_ offset: Int, atMost limit: Int) -> Int {
        var count = 0
        var position = offset
        while position < bytes.count, count < limit, isLetterByte(bytes[position]) {
            if bytes[position] & 0xC0 != 0x80 { count += 1 }
            position += 1
        }
        return count
    }

    /// The number of letters right before `offset`, counted up to a limit, as `lettersFrom` counts them.
    func lettersBefore(_ offset: Int, atMost limit: Int) -> Int {
        var count = 0
        var position = offset
        while position > 0, count < limit, isLetterByte(bytes[position - 1]) {
            position -= 1
            if bytes[position] & 0xC0 != 0x80 { count += 1 }
        }
        return count
    }

    /// The lines of a range that are not empty, without their ends.
    func lines(in range: ByteRange) -> [ByteRange] {
        var lines: [ByteRange] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes[start..<range.upperBound].firstIndex(where: Ascii.isLineEnd) ?? range.upperBound
            if start < end { lines.append(start..<end) }
            start = end + 1
        }
        return lines
    }

    /// Whether some bytes stand in the text where `isWanted` says so of the first of them.
    ///
    /// - Complexity: linear in the text.
    func holds(_ wanted: [UInt8], where isWanted: (Int) -> Bool) -> Bool {
        var rest = bytes[...]
        while let place = rest.firstRange(of: wanted) {
            if isWanted(place.lowerBound) { return true }
            rest = rest[place.upperBound...]
        }
        return false
    }

    /// Whether the byte belongs to a letter: of ASCII, or to any character beyond it that is no punctuation of
    /// U+0080–U+00BF or U+2000–U+203F.
    func isLetterByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 : Ascii.isLetter(byte)
    }

    /// Whether a dash or an ellipsis ends at `offset`: many set a space between it and what follows.
    func breaksOff(at offset: Int) -> Bool {
        guard offset >= 3 else { return false }
        if bytes[offset - 3] == 0xE2, bytes[offset - 2] == 0x80 {
            return bytes[offset - 1] == 0xA6 || (0x90...0x95).contains(bytes[offset - 1])
        }
        return bytes[offset - 1] == UInt8(ascii: "-")
            || bytes[offset - 1] == UInt8(ascii: ".") && bytes[offset - 2] == UInt8(ascii: ".")
    }

    /// Whether a dash with a space before it ends at `offset`: speech broken off, as German sets it (` – «`).
    func endsInSpacedDash(at offset: Int) -> Bool {
        guard offset >= 4, bytes[offset - 3] == 0xE2, bytes[offset - 2] == 0x80 else { return false }
        return (0x90...0x95).contains(bytes[offset - 1]) && (bytes[offset - 4] == 0x20 || bytes[offset - 4] == 0xA0)
    }

    /// Whether the text ends in a full stop, a question or exclamation mark or an ellipsis, closing marks left aside. ICU cannot
    /// tell: the end of a text ends a sentence to it, whatever stands there.
    func endsSentence(_ range: ByteRange) -> Bool {
        for scalar in text(range.suffix(12)).unicodeScalars.reversed() {
            switch scalar {
            case ".", "!", "?", "…", "。", "！", "？", "؟": return true
            case "\"", "”", "“", "»", "«", "’", "'", ")", "]", "」", "』", " ", "\u{A0}": continue
            default: return false
            }
        }
        return false
    }

    /// Whether the text reads as verse that lost its line breaks: capital letters begin words behind words that no
    /// mark ends, again and again (`Felt at its kindled core, Did through each vein, In quickened start`).
    func looksLikeVerse(_ range: ByteRange) -> Bool {
        var words = 0
        // In halves: a capital behind a comma may be a name, one of a word like “And” behind no mark is not.
        var capitals = 0
        var position = range.lowerBound
        while position < range.upperBound {
            guard isLetterByte(bytes[position]) else {
                position += 1
                continue
            }
            let start = position
            while position < range.upperBound, isLetterByte(bytes[position]) { position += 1 }
            words += 1
            guard start >= range.lowerBound + 2, Ascii.isCapital(bytes[start]),
                bytes[start - 1] == 0x20
            else { continue }
            let before = bytes[start - 2]
            let continues = before == UInt8(ascii: ",") || before == UInt8(ascii: ";")
            let isFunctionWord = Self.verseOpeners.contains(Array(bytes[start..<position]))
            if isFunctionWord, continues || before != UInt8(ascii: ".") && isLetterByte(before) {
                capitals += 2
            } else if continues, position - start > 1 {
                capitals += 1
            }
        }
        return capitals >= 4 && capitals * 7 >= words
    }

    /// Words that are capitalised in the middle of a sentence only at a line's start.
    private static let verseOpeners: Set<[UInt8]> = Set(
        [
            "And", "But", "The", "Of", "In", "To", "With", "For", "That", "Which", "When", "While", "Till", "From",
            "As", "Or", "Nor", "By", "On", "At", "Where", "Who", "Whose", "His", "Her", "My", "Our", "Their", "Is",
            "Was", "Did", "Took", "Over", "Through", "Their", "Its", "Yet", "Though", "So", "This", "These", "All",
            "Came", "Like", "Not", "No", "Be", "A", "An", "It", "He", "She", "They", "We", "You", "Thy", "Thou",
        ].map { Array($0.utf8) })
}

extension Document {
    /// The word of letters that begins the block; empty where none does.
    func firstWord(of block: Block) -> ByteRange {
        var end = block.content.lowerBound
        while end < block.content.upperBound, isLetterByte(bytes[end]) { end += 1 }
        return block.content.lowerBound..<end
    }

    /// The next block that has a content.
    func nextFilledBlock(after index: Int) -> Int? { blocks.indices[(index + 1)...].first { !blocks[$0].content.isEmpty } }
}
