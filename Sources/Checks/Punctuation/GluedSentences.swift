import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/glued-sentences`: a sentence that begins right behind the full stop of the one before
/// (`other states.Bloomberg experts`).
///
/// ICU's sentence breaks cannot tell such a place: they want the space that is missing (UAX #29, SB7). They do tell how far the
/// sentence before it reaches back.
public enum GluedSentences: Check {
    public static let trigger = Trigger.blocks(.stopBeforeLetter)

    public static func check(_ view: DocumentView, into report: inout Report) {
        var places: [Place] = []
        for block in view.blocks {
            let first = places.count
            find(in: block, &places)
            guard places.count > first, hasGluedNumber(block) else { continue }
            for index in first..<places.count { places[index].isAmongElements = true }
        }
        // Only a name in front asks how the text writes the word behind, and most texts have none.
        let openers = SentenceOpeners.of(view.language)
        let unknown = Array(Set(places.lazy.filter { $0.isBehindName && !openers.contains($0.opener) }.map(\.opener)))
        guard !unknown.isEmpty else {
            add(places, openers, [:], view.document, &report)
            return
        }
        report.ask(about: unknown.map { Array($0.utf8) }, enough: 2) { [places, document = view.document] counts, report in
            add(places, openers, Dictionary(uniqueKeysWithValues: zip(unknown, counts)), document, &report)
        }
    }

    /// - Parameter counts: how often the text has the words behind names, in small letters.
    private static func add(
        _ places: [Place], _ openers: Set<String>, _ counts: [String: Int], _ document: Document, _ report: inout Report
    ) {
        let seen = places.reduce(into: [String: Int]()) { $0[$1.pair, default: 0] += 1 }
        // A text that has several such pairs of names, and knows none of the second ones otherwise, names parts of programs
        // (`React.Component`, `Vue.Directive`).
        let unknown = places.count { $0.isBehindName && !openers.contains($0.opener) && counts[$0.opener] ?? 0 == 0 }
        // What stands before several words that begin no sentence otherwise is the name of a part of a program (`context.Keys and context.File`);
        // where the text shows code, any such word may be.
        let names = places.lazy.filter {
            !$0.word.isEmpty && !openers.contains($0.opener) && $0.word.isASCII && $0.opener.isASCII
        }
        .reduce(into: [String: Set<String>]()) { $0[$1.word, default: []].insert($1.opener) }
        let showsCode = !names.isEmpty && document.showsCode
        for place in places {
            let mayBeName = names[place.word]?.contains(place.opener) == true
            if mayBeName, names[place.word]?.count != 1 || showsCode && !place.isLong { continue }
            let isKnown = openers.contains(place.opener) ? 2 : counts[place.opener] ?? 0
            guard !place.isBehindName || isKnown >= 1 || place.endsSentence && seen[place.pair] == 1 && unknown == 1 else { continue }
            // A name that stands so in a heading, or again in the text (`Xamarin.Forms`).
            if place.isBehindName, !openers.contains(place.opener), recurs(place.pair, document) { continue }
            // `Node.Js`, `Gazeta.Ru`.
            if place.isBehindName, !openers.contains(place.opener), place.opener.count <= longestDomain { continue }
            // A site that is named as its address is (`Refactoring.Guru`).
            if place.isBehindName, !openers.contains(place.opener), isHost(place.pair, document) { continue }
            report.add(
                place.stop..<place.stop + 1, "There is no space before the next sentence",
                safety: place.isInText && !place.isAmongElements && !(mayBeName && showsCode)
                    && (!place.isBehindName || isKnown >= 2) ? .safe : .unsafe,
                edits: [Edit(place.stop + 1..<place.stop + 1, " ")])
        }
    }

    /// Whether the text has the pair more than once. Complexity: linear in the text; few pairs get so far.
    private static func recurs(_ pair: String, _ document: Document) -> Bool {
        let word = Array(pair.utf8)
        guard let first = document.bytes.firstRange(of: word) else { return false }
        return document.bytes[first.upperBound...].firstRange(of: word) != nil
    }

    /// Whether an address of the text leads to the host of that name. Complexity: linear in the text; few pairs get so far.
    private static func isHost(_ pair: String, _ document: Document) -> Bool {
        document.holds(Array(pair.lowercased().utf8)) { $0 > 0 && "/.@".utf8.contains(document.bytes[$0 - 1]) }
    }

    private struct Place {
        let stop: Int
        /// The word behind the stop, in small letters.
        let opener: String
        /// The words on both sides of the stop, and the stop; empty where no name stands before it.
        var pair = ""
        /// The word before the stop; empty where it is a name.
        var word = ""
        /// Whether enough words for a sentence come before the stop.
        var isLong = true
        /// Whether the word before has a capital: a German noun, a name, or the first part of `Kontur.Fokus`.
        let isBehindName: Bool
        /// Whether words of running text stand on both sides.
        let isInText: Bool
        /// Whether a sentence may well end there although a name stands before. A name with a stop in it comes back
        /// (`Kontur.Fokus`), stands near its sentence's beginning, or is an address (`Gazeta.Ru`).
        var endsSentence = false
        /// Whether more than sentences meet in the block: a date or number and a title, whose elements of the page were run together.
        var isAmongElements = false
    }

    /// Whether a capitalized word of four letters and more stands right behind a number of four digits (`January 4, 2022Research`).
    private static func hasGluedNumber(_ block: BlockView) -> Bool {
        block.numbers.contains { number in
            guard number.count == 4 else { return false }
            let word = block.word(at: number.upperBound)
            return block.length(word) >= 4 && block.isCapitalized(word)
        }
    }

    private static func find(in block: BlockView, _ places: inout [Place]) {
        let bytes = block.document.bytes
        for position in block.content where isStop(bytes[position]) {
            guard let after = block.scalar(at: position + 1), after.isCapital || after.isArabicLetter || isHangul(after) else { continue }
            let left = block.word(before: position)
            let right = block.word(at: position + 1)
            if let place = arabic(left, right, block) ?? korean(left, right, block) ?? behindNumber(left, right, block) {
                places.append(place)
                continue
            }
            // A capital need not be a letter: Ⅳ is a number.
            guard !right.isEmpty, !isHangul(after) else { continue }
            let tail = right.lowerBound + UTF8.width(after)..<right.upperBound
            if let place = behindAcronym(left, right, block) {
                places.append(place)
                continue
            }
            guard block.length(left) >= 3 || isWord(left, block), let first = block.scalar(at: left.lowerBound),
                block.isLowercase(left.lowerBound + UTF8.width(first)..<left.upperBound),
                !isFollowedByCode(right.upperBound, block),
                tail.isEmpty ? endsWord(right.upperBound, block) : block.isLowercase(tail) || isElided(right, block),
                isPlain(block.token(around: position), block), !block.isProtected(position..<position + 2),
                !isName(left, right, block), !followsStop(left, block)
            else { continue }
            let isInText = block.isInRunningText(left, right)
            let isLong = followsSentence(left, block)
            let mayEnd = isInText && !first.isSmall && block.length(right) > longestDomain && isLong
            places.append(
                Place(
                    stop: position, opener: block.document.text(right).lowercased(),
                    pair: first.isSmall ? "" : block.document.text(left.lowerBound..<right.upperBound),
                    word: first.isSmall ? block.document.text(left) : "", isLong: isLong, isBehindName: !first.isSmall,
                    isInText: isInText, endsSentence: mayEnd))
        }
    }

    /// In letters.
    private static let longestAcronym = 6

    /// `the report of the UN.They met`: an acronym that ends a sentence, before a word that sentences begin with.
    private static func behindAcronym(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Place? {
        guard 2...longestAcronym ~= block.length(left), block.document.text(left).unicodeScalars.allSatisfy(\.isCapital),
            block.byte(at: left.lowerBound - 1) == 0x20, block.isCapitalized(right), followsSentence(left, block),
            SentenceOpeners.of(block.language).contains(block.document.text(right).lowercased()), block.isInRunningText(left, right),
            !isFollowedByCode(right.upperBound, block), isPlain(block.token(around: left.upperBound), block),
            !block.isProtected(left.upperBound..<right.lowerBound + 1)
        else { return nil }
        return Place(stop: left.upperBound, opener: "", isBehindName: false, isInText: true)
    }

    /// Whether so short a word is none of an abbreviation (`et al.`), and one that a sentence may end with: behind a
    /// preposition the stop is a speck that a scan read.
    private static func isWord(_ left: ByteRange, _ block: BlockView) -> Bool {
        block.length(left) == 2 && FunctionWords.of(block.language)?.occurs(in: block.document.bytes, left) == true
            && !BoundWords.goesOn(block.document.text(left), block.language)
    }

    /// Whether the two words are the parts of a program's name, by what is around: words in Latin letters in a text of a script that has
    /// no capitals, or the right side of an assignment (`records= model.Validated`).
    private static func isName(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        let space = block.document.spaceBefore(left.lowerBound, notBefore: block.content.lowerBound)
        if block.byte(at: space.lowerBound - 1) == UInt8(ascii: "=") { return true }
        // A name in quotation marks: `'bridge.Open'`.
        let quotes = "\"'`‘’“”«»„".unicodeScalars
        if let before = block.scalar(before: left.lowerBound), quotes.contains(before), let after = block.scalar(at: right.upperBound),
            quotes.contains(after)
        {
            return true
        }
        return !block.language.hasCase && block.document.bytes[left.lowerBound] < 0x80 && block.document.bytes[right.lowerBound] < 0x80
    }

    /// Whether a word with a stop is right before the word: `Major.Minor.Patch`.
    private static func followsStop(_ left: ByteRange, _ block: BlockView) -> Bool {
        block.byte(at: left.lowerBound - 1) == UInt8(ascii: ".") && block.scalar(before: left.lowerBound - 1)?.isLetter == true
    }

    private static let longestDomain = 3
    private static let fewestWordsInSentence = 5

    /// Whether enough words for a sentence stand between the one before and the word.
    private static func followsSentence(_ word: ByteRange, _ block: BlockView) -> Bool {
        var words = 1
        var position = word.lowerBound
        while position > block.content.lowerBound, words < fewestWordsInSentence {
            position -= 1
            let byte = block.document.bytes[position]
            if isStop(byte) || byte == UInt8(ascii: "!"), block.byte(at: position + 1) != 0x20 || block.beginsSentence(at: position + 2) {
                return false
            }
            if byte == 0x20 { words += 1 }
        }
        return words >= fewestWordsInSentence
    }

    private static func isStop(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") }

    /// `I` and `A` are words of one letter, and `L’` and `C’` are elided ones.
    private static func endsWord(_ offset: Int, _ block: BlockView) -> Bool {
        block.byte(at: offset) == 0x20 || elides(at: offset, block)
    }

    private static func elides(at offset: Int, _ block: BlockView) -> Bool {
        let length = block.byte(at: offset) == UInt8(ascii: "'") ? 1 : block.scalar(at: offset) == "’" ? 3 : 0
        return length > 0 && block.scalar(at: offset + length)?.isLetter == true
    }

    private static func isElided(_ word: ByteRange, _ block: BlockView) -> Bool {
        elides(at: word.upperBound, block) && word.count <= 3
    }

    /// Arabic has no capitals to tell a sentence by; but neither has it names with full stops inside. `د.أحمد` is a title.
    private static func arabic(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Place? {
        guard block.scalar(before: left.upperBound)?.isArabicLetter == true, block.scalar(at: right.lowerBound)?.isArabicLetter == true,
            block.length(left) >= 3, block.length(right) >= 2, !block.isProtected(left.upperBound..<right.lowerBound + 1)
        else { return nil }
        return Place(stop: left.upperBound, opener: "", isBehindName: false, isInText: true)
    }

    private static func isHangul(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7A3).contains(scalar.value) }

    /// Korean sentences end in a few syllables, and no name does before a full stop.
    private static func korean(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Place? {
        guard block.length(left) >= 2, block.length(right) >= 2, let last = block.scalar(before: left.upperBound),
            "다요까죠".unicodeScalars.contains(last), block.scalar(at: right.lowerBound).map(isHangul) == true,
            !block.isProtected(left.upperBound..<right.lowerBound + 1)
        else { return nil }
        return Place(stop: left.upperBound, opener: "", isBehindName: false, isInText: true)
    }

    /// A number at the end of a sentence, `until 18:40.On Sundays`; or an ordinal, which wants the space as well.
    private static func behindNumber(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Place? {
        guard left.isEmpty, block.length(right) >= 2, block.isCapitalized(right) else { return nil }
        let stop = left.upperBound
        var start = stop
        while start > block.content.lowerBound, stop - start < 12, ":,0123456789".utf8.contains(block.byte(at: start - 1)) { start -= 1 }
        guard start < stop, Ascii.isDigit(block.byte(at: stop - 1)), block.byte(at: start - 1) == 0x20,
            block.scalar(before: start - 1)?.isLetter == true, block.isInRunningText(start..<stop, right),
            !block.isProtected(stop..<stop + 2)
        else { return nil }
        return Place(stop: stop, opener: "", isBehindName: false, isInText: true)
    }

    private static func isFollowedByCode(_ offset: Int, _ block: BlockView) -> Bool {
        [UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "/")]
            .contains(block.byte(at: offset)) && block.byte(at: offset + 1) != 0x20
            && offset + 1 < block.content.upperBound
    }

    private static func isPlain(_ token: ByteRange, _ block: BlockView) -> Bool {
        let text = block.document.bytes[token]
        return !text.contains { byte in "/\\_=<>{}|@#*+~^&[]0123456789".utf8.contains(byte) }
            && text.lazy.filter { $0 == UInt8(ascii: ".") }.count <= 3
    }
}
