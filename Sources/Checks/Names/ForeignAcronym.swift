import Bytes
import Linting
import Prose

/// `names/foreign-acronym`: an organisation under the acronym of the source's language (`OTAN`, `ONU`, `EE. UU.`).
public enum ForeignAcronym: Check {
    /// Acronyms that stand for nothing else in English, and what English calls the same.
    private static let acronyms: [(text: String, english: String)] = [
        ("OTAN", "NATO"), ("ONU", "UN"), ("EE. UU.", "US"), ("EE.UU.", "US"), ("EEUU", "US"), ("SShA", "USA"), ("USHA", "USA"),
        ("OON", "UN"), ("ZSU", "AFU"), ("VSU", "AFU"), ("OIEA", "IAEA"), ("OTSC", "CSTO"), ("ODKB", "CSTO"), ("UEE", "EEU"),
        ("OBSE", "OSCE"), ("OSZE", "OSCE"), ("OCDE", "OECD"), ("OPEP", "OPEC"), ("VVP", "GDP"), ("MVF", "IMF"),
    ]

    public static let trigger = Trigger.literals(acronyms.map { $0.text.lowercased() })

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var last = -1
        for hit in block.places where hit.offset != last {
            guard let found = acronyms.first(where: { stands($0.text, at: hit.offset, document) }), !isGloss(hit.offset, document)
            else { continue }
            last = hit.offset
            let place = hit.offset..<hit.offset + found.text.utf8.count
            report.add(
                place, "“\(found.text)” is “\(found.english)” in English", edits: [Edit(place, found.english)])
        }
    }

    private static func stands(_ acronym: String, at offset: Int, _ document: Document) -> Bool {
        let end = offset + acronym.utf8.count
        guard end <= document.bytes.count, document.bytes[offset..<end].elementsEqual(acronym.utf8) else { return false }
        let before = offset > 0 ? document.bytes[offset - 1] : 0x20
        let next = end < document.bytes.count ? document.bytes[end] : 0x20
        let joins = { (byte: UInt8) in
            Ascii.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#")
        }
        return !document.isLetterByte(next) && !joins(next) && !joins(before)
    }

    /// In brackets or quotation marks the acronym is talked about.
    private static func isGloss(_ offset: Int, _ document: Document) -> Bool {
        guard offset > 0 else { return false }
        return "(\"'“‘«".utf8.contains(document.bytes[offset - 1])
    }
}
