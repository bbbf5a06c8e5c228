import Bytes
import Linting
import Prose
import UnicodeText

/// An address of the source that is not in the target.
public enum PairsAddress: PairCheck {
    public static let trigger = PairTrigger(source: [.address, .web])

    public static func check(_ pair: PairView, into report: inout Report) {
        let sides = pair.sides
        let wanted = addresses(sides.source)
        guard !wanted.isEmpty else { return }
        let languages = [pair.source.language, pair.document.language].map(\.base.description)
        let there = addresses(sides.target)
        let known = Set(there.map { core($0.text, languages) })
        let text = String(decoding: pair.document.bytes, as: UTF8.self).lowercased()
        let missing = wanted.filter { one in
            let core = core(one.text, languages)
            return !known.contains(core) && !text.contains(core) && !isEncyclopedia(core)
        }
        let sources = Set(wanted.map { core($0.text, languages) })
        var added = there.filter { !sources.contains(core($0.text, languages)) }
        for one in missing {
            let place = one.range
            let damaged = DamagedToken.places(of: one.text, in: sides.target, mostSpaces: 1)
            if damaged.count == 1 {
                let range = sides.target.bytes(damaged[0])
                report.add(
                    range, "There is a space in the address \(one.text)",
                    edits: DamagedToken.edits(restoring: one.text, range, in: pair.document), source: place)
            } else if let index = added.firstIndex(where: { isNear($0.text, one.text) }) {
                report.add(added.remove(at: index).range, "The address is \(one.text) in the source", source: place)
            } else if added.isEmpty {
                report.add(pair.missingPlace, "The address \(one.text) of the source is missing", source: place)
            }
        }
    }

    /// The addresses that nobody takes for words: with a scheme, with `www.`, of mail.
    private static func addresses(_ side: PairSide) -> [(range: ByteRange, text: String)] {
        side.spans.flatMap { span in span.kind == .element ? inTag(span.range, side) : [span] }.compactMap { span in
            guard span.kind == .url || span.kind == .email else { return nil }
            var range = span.range
            // What a sentence or a bracket adds is no part of it.
            while let last = side.bytes[range].last, ".,;:!?)".utf8.contains(last) { range = range.lowerBound..<range.upperBound - 1 }
            let text = String(decoding: side.bytes[range], as: UTF8.self)
            guard span.kind == .email || text.contains("://") || text.lowercased().hasPrefix("www.") else { return nil }
            return (range, text)
        }
    }

    /// The address that a tag leads to.
    private static func inTag(_ range: ByteRange, _ side: PairSide) -> [ProtectedSpan] {
        let bytes = side.bytes[range]
        guard let scheme = bytes.firstRange(of: Array("://".utf8)) else { return [] }
        var start = scheme.lowerBound
        while start > range.lowerBound, Ascii.isLetter(bytes[start - 1]) { start -= 1 }
        let end = bytes[scheme.upperBound...].firstIndex {
            $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: ">")
        }
        return [ProtectedSpan(range: start..<(end ?? range.upperBound), kind: .url)]
    }

    /// An address without what may differ.
    private static func core(_ address: String, _ languages: [String]) -> String {
        var text = address.lowercased()[...]
        if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...] }
        if text.hasPrefix("www.") { text = text.dropFirst(4) }
        for language in languages where text.hasPrefix(language + ".") { text = text.dropFirst(language.count + 1) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: true).filter { part in
            !languages.contains { part == $0 || part.hasPrefix($0 + "-") && part.count == 5 || part.hasPrefix($0 + "_") && part.count == 5 }
        }
        return parts.joined(separator: "/")
    }

    /// An article of an encyclopedia has another name in another language.
    private static func isEncyclopedia(_ core: String) -> Bool { core.contains("wikipedia.org") || core.contains("wiktionary.org") }

    /// Whether one of two addresses may be the other with a slip in it: at most four characters differ, or one goes on after the other.
    private static func isNear(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        let head = zip(left, right).prefix { $0 == $1 }.count
        if head == min(left.count, right.count) { return true }
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        return max(left.count, right.count) - min(head + tail, min(left.count, right.count)) <= 4
    }
}
