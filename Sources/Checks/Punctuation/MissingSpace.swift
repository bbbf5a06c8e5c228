import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `punctuation/missing-space`: a comma or another mark with the next word right behind it (`anything,Hua Hua`).
public enum MissingSpace: Check {
    public static let trigger = Trigger.blocks([.punctuationBeforeLetter, .stopBeforeLetter, .arabic])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var places: [Place] = []
        var counts: [Set<String>: Int] = [:]
        checkNumbered(view, &report)
        for block in view.blocks {
            if block.language.isWrittenInArabic { checkArabic(block, &report) }
            for place in find(in: block) {
                places.append(place)
                counts[[place.left, place.right], default: 0] += 1
            }
        }
        // Two words that stand so more than once, in whichever order, are a setting or a name (`allow,deny`).
        let single = places.filter { counts[[$0.left, $0.right]] == 1 }
        let openers = SentenceOpeners.of(document.language)
        // A text that glues its commas throughout has no specks in its words.
        let mayPartWords = single.count <= mostSearches
        let names = single.filter { $0.kind == .behindName && !openers.contains($0.opener) }
        guard !names.isEmpty else {
            for place in single { add(place, mayPartWords, document, &report) }
            return
        }
        let words = Array(Set(names.flatMap { [$0.left, $0.opener] }))
        report.ask(about: words.map { Array($0.utf8) }, enough: 2) { counts, report in
            let uses = Dictionary(uniqueKeysWithValues: zip(words, counts))
            for place in single where place.kind != .behindName || openers.contains(place.opener) || stands(place, uses) {
                add(place, mayPartWords, document, &report)
            }
        }
    }

    private static func add(_ place: Place, _ mayPartWord: Bool, _ document: Document, _ report: inout Report) {
        let isDoubtful =
            place.kind == .clause && document.bytes[place.mark] != UInt8(ascii: ";")
            || place.kind == .comma && (opensQuotation(place, document) || mayPartWord && partsWord(place, document))
        report.add(
            place.mark..<place.mark + 1, "Missing space after “\(Character(Unicode.Scalar(document.bytes[place.mark])))”",
            safety: isDoubtful ? .unsafe : .safe, edits: [Edit(place.mark + 1..<place.mark + 1, " ")])
    }

    /// Whether a single mark closes behind the word that the comma is glued to (`a nějaký,melancholik' tu`): it may be the low mark that opens
    /// before it.
    private static func opensQuotation(_ place: Place, _ document: Document) -> Bool {
        let end = place.mark + 1 + place.right.utf8.count
        guard let mark = document.scalar(at: end), "'‘’".unicodeScalars.contains(mark.scalar) else { return false }
        return document.scalar(at: end + mark.length)?.scalar.isLetter != true
    }

    /// Whether the comma may be a speck of the scan within a word: words of the text begin as the two would begin without it, the first being
    /// short (`wą,tpliwe`, where the text has `wątpliwie`).
    private static func partsWord(_ place: Place, _ document: Document) -> Bool {
        let left = place.left.unicodeScalars
        let right = place.right.unicodeScalars
        guard left.count <= shortWord, right.count >= lettersOfNext, right.first?.isLowercase == true else { return false }
        let start = Array((place.left + String(String.UnicodeScalarView(right.prefix(lettersOfNext)))).utf8)
        return document.holds(start) { $0 == 0 || !document.isLetterByte(document.bytes[$0 - 1]) }
    }

    /// Each reads the text.
    private static let mostSearches = 40
    /// In letters.
    private static let shortWord = 3
    private static let lettersOfNext = 3

    /// Whether the two words stand elsewhere in the text, each for itself: `Yahoo!` keeps its mark, and a word that is
    /// written with a small letter begins a sentence here.
    private static func stands(_ place: Place, _ uses: [String: Int]) -> Bool {
        (uses[place.left] ?? 0) >= 2 || (uses[place.opener] ?? 0) >= 1
    }

    private enum Kind {
        case comma
        /// A sentence behind another: `say!The`.
        case sentence
        /// The same behind a capitalised word: a German noun, or `Yahoo!News`.
        case behindName
        /// Words in small letters, with running text around: `he said;no`. A scan may have read the mark for a letter.
        case clause
    }

    private struct Place {
        let mark: Int
        let left: String
        let right: String
        let kind: Kind
        /// The right word in small letters.
        var opener: String { right.lowercased() }
    }

    private static func find(in block: BlockView) -> [Place] {
        let bytes = block.document.bytes
        var places: [Place] = []
        for position in block.content where isMark(bytes[position]) {
            let next = block.reading(at: position + 1)
            guard let after = block.scalar(at: next), after.isLetter, !after.isIdeographic else { continue }
            if next > position + 1, block.breaksLine(position + 1..<next) { continue }
            // The text of a link ends there: the space belongs behind the link, which is `markup/glued-link`'s matter.
            if block.byte(at: position + 1) == UInt8(ascii: "]") { continue }
            let left = block.word(before: block.reading(before: position))
            let right = block.word(at: next)
            if bytes[position] == UInt8(ascii: ","), isArgument(left, right, block) { continue }
            // `Eacute;ste`: a reference of HTML that lost its ampersand.
            if bytes[position] == UInt8(ascii: ";"), EntityReference.isName(block.document.text(left)) { continue }
            guard block.length(left) >= 2, block.length(right) >= 2, let kind = kind(bytes[position], left, right, block),
                isPlain(block.token(around: position), block), !block.isProtected(position..<position + 1),
                !block.isProtected(next..<next + 1)
            else { continue }
            places.append(
                Place(mark: position, left: block.document.text(left), right: block.document.text(right), kind: kind))
        }
        return places
    }

    /// Reports the numbers of paragraphs that are glued to their first words (`1.Please`), where one follows on another.
    private static func checkNumbered(_ view: DocumentView, _ report: inout Report) {
        var numbered: [(number: Int, stop: Int)] = []
        for block in view.blocks where block.signals.contains(.stopBeforeLetter) && block.kind.isProse {
            let start = block.reading(at: block.content.lowerBound)
            var stop = start
            var number = 0
            while stop - start < 2, Ascii.isDigit(block.byte(at: stop)) {
                number = number * 10 + Int(block.byte(at: stop) - 48)
                stop += 1
            }
            let word = block.word(at: stop + 1)
            guard stop > start, block.byte(at: stop) == UInt8(ascii: "."), block.isCapitalized(word),
                block.byte(at: word.upperBound) == 0x20
            else { continue }
            numbered.append((number, stop))
        }
        for index in numbered.indices {
            let number = numbered[index].number
            guard
                index > 0 && numbered[index - 1].number == number - 1
                    || index + 1 < numbered.count && numbered[index + 1].number == number + 1
            else { continue }
            let stop = numbered[index].stop
            report.add(stop..<stop + 1, "Missing space after “.”", edits: [Edit(stop + 1..<stop + 1, " ")])
        }
    }

    /// Reports `،`, `؛` and `؟` with an Arabic word on either side.
    private static func checkArabic(_ block: BlockView, _ report: inout Report) {
        let bytes = block.document.bytes
        for position in block.content where bytes[position] == 0xD8 {
            guard let mark = block.scalar(at: position), mark == "،" || mark == "؛" || mark == "؟",
                block.scalar(before: position)?.isArabicLetter == true, block.scalar(at: position + 2)?.isArabicLetter == true,
                !block.isProtected(position..<position + 2)
            else { continue }
            report.add(
                position..<position + 2, "Missing space after “\(Character(mark))”",
                edits: [Edit(position + 2..<position + 2, " ")])
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
        default: false
        }
    }

    /// What two words of such shapes are; nil for one: `tl;dr`, `a:b`. Any mark but the comma wants a sentence behind it,
    /// or running text around it, and a colon the former.
    private static func kind(_ mark: UInt8, _ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Kind? {
        if mark == UInt8(ascii: ",") { return .comma }
        if block.isCapitalized(right) {
            if block.isLowercase(left), block.length(left) >= 3 || mark != UInt8(ascii: ":") { return .sentence }
            guard mark != UInt8(ascii: ":"), block.isCapitalized(left) else { return nil }
            return mark == UInt8(ascii: "!") && !beginsSpeech(left, block) ? .behindName : .sentence
        }
        guard mark != UInt8(ascii: ":"), block.isLowercase(right), standsAsWords(left, right, block) else { return nil }
        // `Yahoo!` is a name with its mark, but no word with a small letter is glued to it: `Hush!say nothing`.
        if mark != UInt8(ascii: ";") { return block.isLowercase(left) || block.isCapitalized(left) ? .clause : nil }
        let endsClause = block.isLowercase(left) && !beginsBlock(left, block) || block.isCapitalized(left)
        return endsClause && max(block.length(left), block.length(right)) >= 3 ? .clause : nil
    }

    /// Whether the two words are all that stands in a bracket that is glued to a word: the arguments of a function, `f(key,value)`.
    private static func isArgument(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        block.byte(at: left.lowerBound - 1) == Ascii.open && block.byte(at: right.upperBound) == Ascii.close
            && Ascii.isLetterOrDigit(block.byte(at: left.lowerBound - 2))
    }

    /// Whether white space or a mark of prose stands on both sides of the two words, and the text goes on behind them.
    private static func standsAsWords(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        let before = block.readScalar(before: left.lowerBound) ?? " "
        let after = block.readScalar(at: right.upperBound) ?? " "
        return " \u{A0}-'’‘‹›\"“”„«»—–¡¿(".unicodeScalars.contains(before) && " \u{A0}-'’\"”“»«,:;?!.…—–)".unicodeScalars.contains(after)
    }

    private static func beginsBlock(_ word: ByteRange, _ block: BlockView) -> Bool { word.lowerBound == block.content.lowerBound }

    /// Whether a quotation mark or a dash stands before the word: what is called out there is no name.
    private static func beginsSpeech(_ word: ByteRange, _ block: BlockView) -> Bool {
        let space = block.document.spaceBefore(word.lowerBound, notBefore: block.content.lowerBound)
        return block.scalar(before: space.lowerBound).map { "\"“„«»‘—–-¡".unicodeScalars.contains($0) } ?? false
    }

    /// Whether the token is words and marks alone: what holds digits, slashes or brackets of code is none.
    private static func isPlain(_ token: ByteRange, _ block: BlockView) -> Bool {
        let text = block.readBytes(in: token)
        // `ro,nodev,noexec`: options, not words.
        let commas = text.indices.dropLast().count { text[$0] == UInt8(ascii: ",") && text[$0 + 1] != 0x20 }
        return commas <= 1 && !text.contains { byte in "/\\_=<>{}|@#*+~^&[]0123456789".utf8.contains(byte) }
            && text.lazy.filter { $0 == UInt8(ascii: ":") }.count <= 1
    }
}
