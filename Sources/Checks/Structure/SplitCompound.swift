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
        var open: [Place] = []
        for block in view.blocks {
            forEachPlace(in: block) { place in
                if place.isSure {
                    if !block.isProtected(place.range) { add(place.range, &report) }
                } else if !isBehindName(place.left, block), !isPlace(place.left, block) {
                    open.append(place)
                }
            }
        }
        let asked = openPlaces(open, view)
        guard !asked.isEmpty else { return }
        let words = Array(Set(asked.flatMap(\.joined)))
        report.ask(about: words.map { Array($0.utf8) }, enough: 1) { counts, report in
            let known = Set(zip(words, counts).lazy.filter { $0.1 > 0 }.map(\.0))
            for place in asked where place.joined.contains(where: known.contains) { add(place.range, &report) }
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

    /// Two words with a capital each and a space between them.
    private struct Place {
        let left: ByteRange
        let right: ByteRange
        /// Index of the block.
        let block: Int
        let isSure: Bool
        var range: ByteRange { left.lowerBound..<right.upperBound }
    }

    /// What is to be asked about of the places that only the rest of the text can decide: each with the words that would, the compound
    /// as the text may write it elsewhere and the noun that only a compound gives an s.
    private static func openPlaces(_ places: [Place], _ view: DocumentView) -> [(range: ByteRange, joined: [String])] {
        guard !places.isEmpty else { return [] }
        // Those words begin as the first of the two does. Most short texts have no other that begins so.
        let heads = WordHeads(view.document)
        let areFew = places.count <= most
        var count = 0
        var asked: [(range: ByteRange, joined: [String])] = []
        for place in places {
            let mayBeElsewhere = heads.mayRepeat(place.left)
            guard mayBeElsewhere || !areFew else { continue }
            let block = view.block(place.block)
            guard !block.isProtected(place.range) else { continue }
            count += 1
            if mayBeElsewhere { asked.append((place.range, joined(place, block))) }
        }
        return count <= most ? asked : []
    }

    private static func joined(_ place: Place, _ block: BlockView) -> [String] {
        let first = block.document.text(place.left)
        // Forms of the second word differ in their last letters.
        let small = block.document.text(place.right).lowercased()
        let forms = Set([small, String(small.dropLast()), String(small.dropLast(2)), small + "s", small + "n", small + "en"])
        let joined = forms.filter { $0.count >= fewestLettersOfSecond }.map { first + $0 }
        // English has the plural, German the noun: `Replikations Dienst` in a text about `Replikation`.
        return first.hasSuffix("ions") && !isInTitle(place.left, place.right, block) ? joined + [String(first.dropLast())] : joined
    }

    private static func forEachPlace(in block: BlockView, _ body: (Place) -> Void) {
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
                block.byte(at: right.upperBound) != UInt8(ascii: "-")
            else { continue }
            let first = block.document.text(left)
            let isSure = joiningEndings.contains { first.hasSuffix($0) }
            body(Place(left: left, right: right, block: block.index, isSure: isSure))
        }
    }

    /// Whether a preposition of place stands right before the word: then the word is a place by itself (`in Spanien Urlauber`),
    /// unless it has the s that joins it to another.
    private static func isPlace(_ left: ByteRange, _ block: BlockView) -> Bool {
        guard left.lowerBound > block.content.lowerBound, !block.document.text(left).hasSuffix("s") else { return false }
        return prepositionsOfPlace.contains(block.document.text(block.word(before: left.lowerBound - 1)).lowercased())
    }

    private static let prepositionsOfPlace: Set<String> = ["in", "aus", "nach", "von", "bei"]

    /// Whether a capitalized word stands before the word that begins no sentence (`Envestnet Yodlee Bank Feeds`): a name of several words
    /// that the text writes as one elsewhere.
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
