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

    /// Names are pairs of capitalized words, too; a text with very many of them is a list.
    private static let most = 2000
    /// Of the first word; in letters.
    private static let fewestLetters = 4
    private static let fewestLettersOfSecond = 3

    private static func add(_ range: ByteRange, _ report: inout Report) {
        report.add(range, "The two words are one compound")
    }

    private struct Place {
        let range: ByteRange
        let isSure: Bool
        /// The compound as the text may write it elsewhere.
        let joined: [String]
    }

    private static func find(in block: BlockView) -> [Place] {
        var places: [Place] = []
        let bytes = block.document.bytes
        for space in block.document.places(of: 0x20, in: block.content) {
            let next = block.byte(at: space + 1)
            guard Ascii.isCapital(next) || next == 0xC3, block.document.isLetterByte(bytes[max(0, space - 1)]) else { continue }
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
            places.append(Place(range: left.lowerBound..<right.upperBound, isSure: isSure, joined: isSure ? [] : joined))
        }
        return places
    }

    /// Nouns with these suffixes are feminine and take no s of their own: it joins them to what follows. `-ions` is a plural of
    /// English, too, so that the text has to tell.
    private static let joiningEndings = ["ungs", "heits", "keits", "schafts", "täts"]
}
