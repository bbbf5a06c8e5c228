import Bytes
import Linting
import Prose
import UnicodeText

/// `structure/split-compound`: a German compound in two words (`Replikations Verkehr`, `Prüfungs Ordnung`).
///
/// The first word has an ending that joins it to another and that no word of its own has; or the text writes the two as one
/// elsewhere.
public enum SplitCompound: Check {
    public static let trigger = Trigger.blocks()

    public static func check(_ view: DocumentView, into report: inout Report) {
        var open: [(range: ByteRange, joined: [String])] = []
        for block in view.blocks {
            for place in find(in: block) {
                if place.isSure {
                    add(place.range, &report)
                } else {
                    open.append((place.range, place.joined))
                }
            }
        }
        guard !open.isEmpty, open.count <= most else { return }
        let words = Array(Set(open.flatMap(\.joined)))
        report.ask(about: words.map { Array($0.utf8) }, enough: 1) { [open] counts, report in
            let known = Set(zip(words, counts).lazy.filter { $0.1 > 0 }.map(\.0))
            for place in open where place.joined.contains(where: known.contains) { add(place.range, &report) }
        }
    }

    /// Names are pairs of capitalized words, too: a text with very many of them is a story or a list, and is not asked about each.
    private static let most = 48
    /// Of the first word; in letters.
    private static let fewestLetters = 4
    private static let fewestLettersOfSecond = 3

    private static func add(_ range: ByteRange, _ report: inout Report) {
        report.add(range, "The two words are one compound")
    }

    private struct Place {
        let range: ByteRange
        let isSure: Bool
        /// The compound as the text may write it elsewhere, and the noun that only a compound gives an s.
        let joined: [String]
    }

    /// The spaces between two words of which each may begin with a capital, by bytes: most words begin with none.
    private static func spaces(in block: BlockView) -> [Int] {
        block.document.bytes.withUnsafeBufferPointer { bytes in
            var found: [Int] = []
            var start = block.content.lowerBound
            for space in block.document.places(of: 0x20, in: block.content) {
                let isPair = space > start && mayBeCapital(bytes, start) && space + 2 < bytes.count && mayBeCapital(bytes, space + 1)
                if isPair, block.document.isLetterByte(bytes[space - 1]) { found.append(space) }
                start = space + 1
            }
            return found
        }
    }

    /// A capital of ASCII, or Ä, Ö or Ü.
    private static func mayBeCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        Ascii.isCapital(bytes[offset]) || bytes[offset] == 0xC3 && bytes[offset + 1] < 0x9F
    }

    private static func find(in block: BlockView) -> [Place] {
        var places: [Place] = []
        let bytes = block.document.bytes
        var start = block.content.lowerBound
        for space in block.document.places(of: 0x20, in: block.content) {
            let wordStart = start
            start = space + 1
            let next = block.byte(at: space + 1)
            guard Ascii.isCapital(next) || next == 0xC3, block.document.isLetterByte(bytes[max(0, space - 1)]),
                // Most words are small.
                (wordStart..<space).contains(where: { Ascii.isCapital(bytes[$0]) || bytes[$0] >= 0x80 })
            else { continue }
            let left = block.word(before: space)
            let right = block.word(at: space + 1)
            guard block.length(left) >= fewestLetters, block.length(right) >= fewestLettersOfSecond, block.isCapitalized(left),
                block.isCapitalized(right), block.byte(at: left.lowerBound - 1) != UInt8(ascii: "-"),
                block.byte(at: right.upperBound) != UInt8(ascii: "-"), !block.isProtected(left.lowerBound..<right.upperBound)
            else { continue }
            let first = block.document.text(left)
            let second = block.document.text(right)
            let isSure = joiningEndings.contains { first.hasSuffix($0) }
            // Forms of the second word differ in their last letters.
            let small = second.lowercased()
            let forms = Set([small, String(small.dropLast()), String(small.dropLast(2)), small + "s", small + "n", small + "en"])
            let joined = forms.filter { $0.count >= fewestLettersOfSecond }.map { first + $0 }
            // English has the plural, German the noun: `Replikations Dienst` in a text about `Replikation`.
            let noun = first.hasSuffix("ions") && !isInTitle(left, right, block) ? [String(first.dropLast())] : []
            // `Envestnet Yodlee Bank Feeds`: a name of several words that the text writes as one elsewhere.
            if !isSure, isBehindName(left, block) || !first.hasSuffix("s") && isPlace(left, block) { continue }
            places.append(Place(range: left.lowerBound..<right.upperBound, isSure: isSure, joined: isSure ? [] : joined + noun))
        }
        return places
    }

    /// Whether a preposition of place stands right before the word: then the word is a place by itself (`in Spanien Urlauber`),
    /// unless it has the s that joins it to another.
    private static func isPlace(_ left: ByteRange, _ block: BlockView) -> Bool {
        guard left.lowerBound > block.content.lowerBound else { return false }
        return prepositionsOfPlace.contains(block.document.text(block.word(before: left.lowerBound - 1)).lowercased())
    }

    private static let prepositionsOfPlace: Set<String> = ["in", "aus", "nach", "von", "bei"]

    /// Whether a capitalized word stands before the word that begins no sentence.
    private static func isBehindName(_ left: ByteRange, _ block: BlockView) -> Bool {
        let before = block.word(before: max(block.content.lowerBound, left.lowerBound - 1))
        guard block.isCapitalized(before), before.lowerBound > block.content.lowerBound else { return false }
        return block.byte(at: before.lowerBound - 1) == 0x20 && block.scalar(before: before.lowerBound - 1)?.isLetter == true
    }

    /// Whether another capitalized word stands beside the two.
    private static func isInTitle(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        let before = block.word(before: max(block.content.lowerBound, left.lowerBound - 1))
        let after = block.word(at: right.upperBound + 1)
        return block.isCapitalized(after) || !before.isEmpty && !block.isLowercase(before)
    }

    /// Nouns with these suffixes are feminine and take no s of their own: it joins them to what follows. `-ions` is a plural of
    /// English, too, so that the text has to tell.
    private static let joiningEndings = ["ungs", "heits", "keits", "schafts", "täts"]
}
