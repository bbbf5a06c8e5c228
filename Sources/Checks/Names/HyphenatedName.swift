import Bytes
import Linting
import Prose
import UnicodeText

/// `names/hyphenated-name`: a name with a hyphen and a short second part that the text spells otherwise once (`Hyper-v`, `Hyper V` beside
/// `Hyper-V`).
public enum HyphenatedName: Check {
    public static let trigger = Trigger.text()

    /// So often the text has the name that it means, and no more often another spelling.
    private static let fewestUses = 3
    private static let mostOtherUses = 2
    /// In letters, of the second part: longer ones are words that a title writes with a capital and a sentence without.
    private static let longestEnd = 2
    /// The text is searched for each.
    private static let mostNames = 4

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.language.hasCase else { return }
        var names: [[UInt8]: (count: Int, hyphen: Int)] = [:]
        forEachHyphen(document) { left, right in
            guard Ascii.isCapital(document.bytes[right.lowerBound]) else { return }
            names[Array(document.bytes[left.lowerBound..<right.upperBound]), default: (0, left.count)].count += 1
        }
        guard !names.isEmpty else { return }
        var found: [(place: ByteRange, name: [UInt8])] = []
        let common = names.filter { $0.value.count >= fewestUses }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (name, use) in common.prefix(mostNames) {
            let places = otherSpellings(of: name, use.hyphen, view)
            if places.count <= min(mostOtherUses, use.count / fewestUses) { found += places.map { ($0, name) } }
        }
        for (place, name) in found {
            let own = String(decoding: name, as: UTF8.self)
            report.add(place, "“\(document.text(place))” is spelled “\(own)” elsewhere in the text")
        }
    }

    /// Calls `body` with the two parts of each name of ASCII that has a capital, a hyphen and a short second part.
    private static func forEachHyphen(_ document: Document, _ body: (ByteRange, ByteRange) -> Void) {
        for hyphen in document.places(of: Ascii.hyphen, in: 0..<document.bytes.count) where hyphen > 1 && hyphen + 1 < document.bytes.count
        {
            guard Ascii.isLetter(document.bytes[hyphen - 1]), Ascii.isLetter(document.bytes[hyphen + 1]) else { continue }
            var end = hyphen + 1
            while end < document.bytes.count, Ascii.isLetter(document.bytes[end]), end - hyphen <= longestEnd + 1 { end += 1 }
            guard end - hyphen - 1 <= longestEnd, endsWord(end, document) else { continue }
            var start = hyphen
            while start > 0, Ascii.isLetter(document.bytes[start - 1]) { start -= 1 }
            guard hyphen - start >= 2, Ascii.isCapital(document.bytes[start]),
                document.bytes[start + 1..<hyphen].allSatisfy({ Ascii.isSmallLetter($0) }),
                start == 0 || document.bytes[start - 1] <= 0x20 || "(*".utf8.contains(document.bytes[start - 1])
            else { continue }
            body(start..<hyphen, hyphen + 1..<end)
        }
    }

    private static func endsWord(_ offset: Int, _ document: Document) -> Bool {
        guard offset < document.bytes.count else { return true }
        let byte = document.bytes[offset]
        return byte <= 0x20 || ".,;:!?)*".utf8.contains(byte)
    }

    /// Where the name stands in prose with a small letter behind its hyphen, or with a space for it.
    private static func otherSpellings(of name: [UInt8], _ hyphen: Int, _ view: DocumentView) -> [ByteRange] {
        let document = view.document
        let first = Array(name[..<hyphen])
        let last = Array(name[(hyphen + 1)...])
        let small = last.map { Ascii.isCapital($0) ? $0 | 0x20 : $0 }
        // “In” and “Up” are words as well.
        let word = String(decoding: small, as: UTF8.self)
        if LanguageWords.of(document.language)?.beforeNouns.contains(word) == true || SentenceOpeners.of(.english).contains(word) {
            return []
        }
        var places: [ByteRange] = []
        var position = 0
        while let place = document.bytes[position...].firstRange(of: first) {
            position = place.upperBound
            guard place.lowerBound == 0 || !document.isLetterByte(document.bytes[place.lowerBound - 1]),
                place.upperBound < document.bytes.count
            else { continue }
            let end = place.upperBound + 1 + last.count
            guard end <= document.bytes.count, endsWord(end, document) else { continue }
            let rest = document.bytes[place.upperBound + 1..<end]
            let isOther =
                document.bytes[place.upperBound] == Ascii.hyphen && rest.elementsEqual(small) && small != last
                || document.bytes[place.upperBound] == 0x20 && rest.elementsEqual(last)
            guard isOther, let block = view.block(around: place.lowerBound), block.kind.isProse, block.content.contains(place.lowerBound),
                !block.isProtected(place.lowerBound..<end)
            else { continue }
            places.append(place.lowerBound..<end)
        }
        return places
    }
}
