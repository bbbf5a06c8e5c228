import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/before-punctuation`: a space before a comma, a full stop and the like (`It rained , then stopped .`).
public enum BeforePunctuation: Check {
    public static let trigger = Trigger.blocks([.spaceBeforePunctuation, .arabic])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var found: [Place] = []
        for block in view.blocks where block.signals.contains(.spaceBeforePunctuation) { find(in: block, &found) }
        let habits = Habits(found, document)
        for place in found where habits.isMistake(place) { add(place.space, place.offset..<place.offset + 1, document, &report) }
        for block in view.blocks where block.language.isWrittenInArabic && block.signals.contains(.arabic) {
            for space in spacesBeforeArabicMarks(in: block) {
                add(space, space.upperBound..<space.upperBound + 2, document, &report)
            }
        }
    }

    private static func add(_ space: ByteRange, _ mark: ByteRange, _ document: Document, _ report: inout Report) {
        report.add(
            space.lowerBound..<mark.upperBound, "There is a space before “\(document.text(mark))”", edits: [Edit(space, "")])
    }

    /// The spaces between a word and one of `،`, `؛` and `؟` that ends it.
    private static func spacesBeforeArabicMarks(in block: BlockView) -> [ByteRange] {
        let bytes = block.document.bytes
        var spaces: [ByteRange] = []
        for position in block.content where bytes[position] == 0xD8 && position > block.content.lowerBound {
            guard bytes[position - 1] == 0x20 || bytes[position - 1] == 0xA0,
                let mark = block.scalar(at: position), mark == "،" || mark == "؛" || mark == "؟"
            else { continue }
            let space = block.document.spaceBefore(position, notBefore: block.content.lowerBound)
            guard let before = block.scalar(before: space.lowerBound),
                before.isArabicLetter || before.isDigit || before == ")" || before == "»",
                block.scalar(at: position + 2).map({ $0.isWhitespace || $0 == "»" || $0 == "\"" || $0 == "”" }) != false,
                !block.isProtected(space.lowerBound..<position + 2)
            else { continue }
            spaces.append(space)
        }
        return spaces
    }

    private struct Place {
        let space: ByteRange
        /// Of the mark.
        let offset: Int
        let mark: UInt8
        /// What the surroundings say against a mistake.
        let doubt: Doubt?
    }

    private enum Doubt {
        /// The mark is spoken about: “the ? operator”.
        case isMentioned
        /// What stood before the mark was dropped: “denoted by , then”.
        case isBehindGap
        /// A colon between a term and its explanation: `title : the text that is shown`.
        case isBehindTerm
        /// A small letter follows, where a sentence would begin.
        case isFollowedBySmall
        /// It stands in a quotation that is no sentence, or among signs of code: whoever quotes `"what : goes where"` may mean the
        /// space as well.
        case isQuoted
    }

    /// What the text does throughout, it means.
    private struct Habits {
        private var mentioned: Set<UInt8> = []
        private let hasGaps: Bool
        private let hasTerms: Bool
        private let isTokenized: Bool

        init(_ found: [Place], _ document: Document) {
            // Not a dictionary: to make one of a key of its own takes the runtime longer than all else here.
            func count(_ doubt: Doubt?) -> Int { found.count { $0.doubt == doubt } }
            for mark in Set(found.lazy.filter { $0.doubt == .isMentioned }.map(\.mark)) {
                let places = found.filter { $0.mark == mark }
                if places.filter({ $0.doubt == .isMentioned }).count * 3 >= places.count { mentioned.insert(mark) }
            }
            // In a text of tokens, some marks stand behind a preposition or before a small letter as well.
            let gaps = count(.isBehindGap)
            hasGaps = gaps >= 3 && gaps * 6 >= found.count
            hasTerms = count(.isBehindTerm) >= 2
            isTokenized = count(nil) >= 3
            guard !found.isEmpty else { return }
            // “! is stable”, “? in tests”
            for block in document.blocks where block.outline.isSuperset(of: [.beginsWithMark, .beginsWithLoneCharacter]) {
                let first = document.bytes[block.content.lowerBound]
                if isSentenceEnd(first) { mentioned.insert(first) }
            }
        }

        func isMistake(_ place: Place) -> Bool {
            if hasGaps || mentioned.contains(place.mark) { return false }
            switch place.doubt {
            case .none: return true
            case .isMentioned: return false
            case .isBehindGap, .isQuoted: return isTokenized
            case .isBehindTerm: return !hasTerms
            case .isFollowedBySmall: return place.mark != UInt8(ascii: ".") || isTokenized
            }
        }
    }

    private static func find(in block: BlockView, _ found: inout [Place]) {
        let bytes = block.document.bytes
        // Chinese and Japanese set a colon of ASCII between spaces, as a sign of its own.
        let skipsColon = block.language.isWrittenWithoutSpaces
        // French sets a space before all but commas and full stops; a text in no known language may be French.
        let spaced = block.language == .undetermined ? highMarks.utf8 : block.document.conventions.language.spacedMarks.utf8
        var position = block.content.lowerBound + 1
        while position < block.content.upperBound {
            defer { position += 1 }
            guard isMark(bytes[position]), !(skipsColon && bytes[position] == UInt8(ascii: ":")),
                !spaced.contains(bytes[position])
            else { continue }
            let space = block.readSpace(before: position)
            guard !space.isEmpty, space.lowerBound > block.content.lowerBound, !beginsEmphasis(position, space, block),
                endsClause(after: position, block), followsWord(block.reading(before: space.lowerBound), block), !isLayout(space, block),
                !isRatio(space, position, block), !standsForItself(space, position, block),
                !block.isProtected(space.lowerBound..<position + 1)
            else { continue }
            found.append(Place(space: space, offset: position, mark: bytes[position], doubt: doubt(space, position, block)))
        }
    }

    /// Whether emphasis begins right before the mark: what is emphasized begins with it (`files with *. txt*`).
    ///
    /// Complexity: logarithmic in the block’s markup.
    private static func beginsEmphasis(_ mark: Int, _ space: ByteRange, _ block: BlockView) -> Bool {
        guard space.upperBound < mark else { return false }
        let delimiters = block.emphasisDelimiters
        let count = delimiters.partitioningIndex { $0.upperBound > mark }
        return !count.isMultiple(of: 2) && delimiters[count - 1].lowerBound >= space.upperBound
    }

    /// The marks that French sets a space before.
    private static let highMarks = ";:!?"

    /// Whether the mark is a colon set between two operands, with a space on either side: a score or scale (`2 : 1`), or a variable and
    /// what it is (`n : Nat`).
    private static func isRatio(_ space: ByteRange, _ colon: Int, _ block: BlockView) -> Bool {
        guard block.document.bytes[colon] == UInt8(ascii: ":"), block.byte(at: colon + 1) == 0x20 else { return false }
        let next = block.document.spaceAfter(colon + 1, notAfter: block.content.upperBound).upperBound
        guard let before = block.scalar(before: space.lowerBound), let after = block.scalar(at: next) else { return false }
        if before.isDigit { return after.isDigit }
        let word = block.word(before: space.lowerBound)
        return before.isLetter && block.length(word) == 1 && !before.isIdeographic
            && (after.isLetter || after.isDigit)
    }

    /// Whether the mark is an element of its own (`<a>?</a>`, `<span>: </span>`), which a page may hide or set apart; or a colon between two elements, which it
    /// sets apart.
    private static func standsForItself(_ space: ByteRange, _ mark: Int, _ block: BlockView) -> Bool {
        let map = block.document.text.map
        guard !map.isIdentity, map.hasMarkup(touching: space.lowerBound..<mark) else { return false }
        let isSpaced = block.byte(at: mark + 1) == 0x20
        if block.document.bytes[mark] == UInt8(ascii: ":"), isSpaced, map.hasMarkup(touching: mark + 2..<mark + 2) { return true }
        let isClosed = mark + 1 == block.document.bytes.count || map.hasMarkup(touching: mark + 1..<mark + (isSpaced ? 2 : 1))
        return isClosed && opensElement(before: mark, block.document)
    }

    /// Whether a tag that opens an element stands right before a place, white space aside.
    private static func opensElement(before offset: Int, _ document: Document) -> Bool {
        guard let origin = document.origin, let place = document.text.map.file(offset..<offset + 1) else { return false }
        let bytes = origin.bytes
        var position = place.lowerBound - origin.start - 1
        while position >= 0, position < bytes.count, Ascii.isSpace(bytes[position]) { position -= 1 }
        guard position >= 0, position < bytes.count, bytes[position] == Ascii.greater else { return false }
        let limit = max(0, position - longestTag)
        while position > limit, bytes[position] != Ascii.less { position -= 1 }
        return bytes[position] == Ascii.less && bytes[position + 1] != UInt8(ascii: "/")
    }

    /// In bytes.
    private static let longestTag = 1_000

    private static func isSentenceEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }

    /// Whether the mark ends something: a space, a quotation mark or the block's end follows. `.NET`, `:)`, ` .5`
    /// and `...` begin something.
    private static func endsClause(after position: Int, _ block: BlockView) -> Bool {
        let next = block.reading(at: position + 1)
        guard next < block.content.upperBound else { return true }
        // “The ? operator”, “. . .”: a mark that is talked about, or a spaced ellipsis.
        let following = block.byte(at: next) == 0x20 ? block.byte(at: next + 1) : 0
        if following != 0, block.language.isWrittenWithoutSpaces { return false }
        // `x ? 'a' : 'b'`, `'://' . $host`: code.
        if following == UInt8(ascii: "'") { return false }
        switch block.document.bytes[position] {
        case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"):
            if following == UInt8(ascii: "(") { return false }
        // `docker build . && docker run`: the current folder.
        case UInt8(ascii: "."): if following != 0, ".$&|>\\".utf8.contains(following) { return false }
        default: break
        }
        switch block.document.bytes[next] {
        case 0x20, 0x0A, 0x0D, UInt8(ascii: "\""), 0xC2:
            return block.document.bytes[position] != UInt8(ascii: ":") || !isEmoticon(next, block)
        case 0xE2:
            // ” or ’, not … or a dash.
            return block.byte(at: next + 1) == 0x80 && (block.byte(at: next + 2) == 0x9D || block.byte(at: next + 2) == 0x99)
        default: return false
        }
    }

    /// Whether the space is one of layout: a no-break space where the word before is set off by one as well.
    private static func isLayout(_ space: ByteRange, _ block: BlockView) -> Bool {
        guard block.document.bytes[space.lowerBound] == 0xC2 else { return false }
        let word = block.word(before: space.lowerBound)
        return block.scalar(before: word.lowerBound) == "\u{A0}"
    }

    private static func doubt(_ space: ByteRange, _ mark: Int, _ block: BlockView) -> Doubt? {
        let byte = block.document.bytes[mark]
        let word = block.word(before: block.reading(before: space.lowerBound))
        let before = block.document.text(word)
        let next = block.document.spaceAfter(block.reading(at: mark + 1), notAfter: block.content.upperBound).upperBound
        let isBeforeSmall = block.scalar(at: next).map { $0.isSmall || byte == UInt8(ascii: ".") && $0 == "(" } == true
        if isSentenceEnd(byte) {
            let after = block.document.text(block.word(at: next))
            if namesSigns(before) || isBeforeSmall && namesSigns(after) { return .isMentioned }
            if byte != UInt8(ascii: "."), isBeforeSmall, BoundWords.goesOn(before, block.language) { return .isMentioned }
        }
        if isInFragment(mark, block) || byte == UInt8(ascii: ":") && isAmongCode(space, next, block) { return .isQuoted }
        // “reprenez-le”: a pronoun.
        let isJoined = block.byte(at: word.lowerBound - 1) == UInt8(ascii: "-")
        if !isJoined, BoundWords.needsNoun(before, block.language) { return .isBehindGap }
        if isSentenceEnd(byte) {
            if BoundWords.goesOn(before, block.language) { return .isBehindGap }
            return isBeforeSmall ? .isFollowedBySmall : nil
        }
        return byte == UInt8(ascii: ":") && beginsBlock(space.lowerBound, block) ? .isBehindTerm : nil
    }

    /// Whether the mark stands between the marks of a quotation that begins with a small letter or a sign and is too short for a
    /// sentence, with more behind the mark than that.
    private static func isInFragment(_ mark: Int, _ block: BlockView) -> Bool {
        let document = block.document
        guard
            let index = block.block.marks.last(where: {
                document.marks[$0].offset < mark && document.quotations.readings[$0].role == .opening
            }),
            case let partner = Int(document.quotations.readings[index].partner), partner > index
        else { return false }
        let (opening, closing) = (document.marks[index], document.marks[partner])
        guard closing.offset > mark, closing.offset - opening.offset <= longestFragment else { return false }
        let start = document.spaceAfter(block.reading(at: opening.range.upperBound), notAfter: closing.offset).upperBound
        let first = block.readScalar(at: start)
        let behind = block.document.spaceAfter(mark + 1, notAfter: block.content.upperBound).upperBound
        return first.map { !$0.isCapital } == true && behind < closing.offset
    }

    /// In bytes; some six words, as `beginsBlock` has them.
    private static let longestFragment = 80

    /// Whether what stands right before or behind a mark is more of a program than of a text: `<name> : <type>`, `$key : value`.
    private static func isAmongCode(_ space: ByteRange, _ next: Int, _ block: BlockView) -> Bool {
        guard space.lowerBound > block.content.lowerBound else { return false }
        let tokens = [block.token(around: space.lowerBound - 1), block.token(around: min(next, block.content.upperBound - 1))]
        return tokens.contains { block.document.bytes[$0].contains { "{}<>=_\\|$@#".utf8.contains($0) } }
    }

    /// Whether the text up to `end` is the first few words of the block.
    private static func beginsBlock(_ end: Int, _ block: BlockView) -> Bool {
        let words = block.document.bytes[block.content.lowerBound..<end]
        return words.count <= 80 && words.lazy.filter { $0 == 0x20 }.count < 6
    }

    /// Whether the word names signs: those of a programming language, mostly.
    private static func namesSigns(_ word: String) -> Bool {
        let word = word.lowercased()
        return typeNames.contains(word) || signNames.contains { word.hasPrefix($0) }
    }

    private static let typeNames: Set<String> = ["type", "typ", "tipo", "тип", "типа", "типом"]

    private static let signNames = [
        "operator", "opérateur", "operador", "operatore", "operátor", "оператор", "symbol", "символ", "знак",
        "called", "using", "макрос",
    ]

    private static func isEmoticon(_ next: Int, _ block: BlockView) -> Bool {
        let after = block.byte(at: next + 1)
        return block.byte(at: next) == 0x20 && (after == UInt8(ascii: ")") || after == UInt8(ascii: "("))
    }

    /// Whether a word, a digit or a closing mark stands before the space: not a dash, a bullet or another mark.
    private static func followsWord(_ end: Int, _ block: BlockView) -> Bool {
        let byte = block.byte(at: end - 1)
        if block.document.breaksOff(at: end) { return false }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "*"),
            UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "_"), UInt8(ascii: "|"):
            return false
        // `Alt + ,`: the key.
        case UInt8(ascii: "+"): return block.byte(at: end - 2) != 0x20
        default: return true
        }
    }
}
