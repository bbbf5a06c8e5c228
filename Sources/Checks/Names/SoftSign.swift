import Linting
import Prose

/// `names/soft-sign`: the soft sign of Russian and Ukrainian kept as an apostrophe in a name (`Khar'kov`, `Rus'`).
public enum SoftSign: Check {
    private static let stems = [
        "Rus'", "Khar'k", "Luhans'k", "Donets'k", "L'viv", "L'vov", "Ukrayins'k", "Ukrains'k", "Kazan'", "Perm'", "Tver'",
        "Ryazan'", "Ternopil'", "Sevastopol'", "Mariupol'", "oblast'", "Zelens'k", "Khmel'ny", "Gogol'", "Vil'nius",
    ]
    private static let spellings: [[UInt8]] =
        (stems + stems.map { $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "’") })
        .map { Array($0.utf8) }

    public static let trigger = Trigger.literals(spellings.map { String(decoding: $0, as: UTF8.self).lowercased() })

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var last = -1
        for hit in block.places where hit.offset != last {
            guard let name = spellings.first(where: { stands($0, at: hit.offset, document) }) else { continue }
            last = hit.offset
            var end = hit.offset + name.count
            while end < document.bytes.count, document.isLetterByte(document.bytes[end]) { end += 1 }
            let place = hit.offset..<end
            let text = document.text(place)
            report.add(
                place, "The apostrophe represents a soft sign; English spellings omit it",
                edits: [Edit(place, String(text.filter { $0 != "'" && $0 != "’" }))])
        }
    }

    private static func stands(_ name: [UInt8], at offset: Int, _ document: Document) -> Bool {
        let end = offset + name.count
        guard end <= document.bytes.count, document.bytes[offset..<end].elementsEqual(name) else { return false }
        guard name.last == UInt8(ascii: "'") || name.last == 0x99 else { return true }
        // At the word's end the mark may be a possessive, `Kazan's`, or close a quotation.
        if end < document.bytes.count, document.isLetterByte(document.bytes[end]) { return false }
        let mark = document.marks.first { $0.range.upperBound == end }
        guard let mark, let index = document.marks.firstIndex(where: { $0.offset == mark.offset }) else { return false }
        let role = document.quotations.readings[index].role
        return role == .none || role == .stray || role == .unread
    }
}
