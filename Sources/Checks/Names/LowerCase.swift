import Bytes
import Linting
import Prose

/// `names/lower-case`: a weekday, month or language without its capital letter in English (`on monday`, `in russian`).
public enum LowerCase: Check {
    /// Words that mean nothing else in lower case; “may”, “march”, “august”, “polish”, “french” and “german” do, or
    /// begin others that do.
    public static let trigger = Trigger.literals(words)
    private static let words = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "april", "june",
        "july", "september", "october", "november", "december", "russian", "ukrainian", "english", "spanish", "italian",
        "chinese", "japanese", "american", "european", "british",
    ]

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for hit in block.places where document.bytes[hit.offset] >= UInt8(ascii: "a") {
            guard isAfterSpace(hit.offset, document),
                let length = words.first(where: { stands($0, at: hit.offset, document) })?.utf8.count
            else { continue }
            let place = hit.offset..<hit.offset + length
            guard !block.isProtected(place), isAmongCapitals(block) else { continue }
            let word = document.text(place)
            report.add(
                place, "“\(word)” needs a capital letter",
                edits: [Edit(place, word.prefix(1).uppercased() + word.dropFirst())])
        }
    }

    private static func isAfterSpace(_ offset: Int, _ document: Document) -> Bool {
        offset > 0 && (document.bytes[offset - 1] == 0x20 || document.bytes[offset - 1] == UInt8(ascii: "("))
    }

    private static func stands(_ word: String, at offset: Int, _ document: Document) -> Bool {
        let end = offset + word.utf8.count
        guard end < document.bytes.count, document.bytes[offset..<end].elementsEqual(word.utf8) else { return false }
        return switch document.bytes[end] {
        case 0x20, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), 0x0A: true
        default: false
        }
    }

    /// Who writes without capitals, or begins sentences without them, does so on purpose; another rule tells so once. By the bytes:
    /// to ICU no sentence begins with a small letter.
    private static func isAmongCapitals(_ block: BlockView) -> Bool {
        let bytes = block.document.bytes[block.content]
        guard bytes.contains(where: { Ascii.isCapital($0) }) else { return false }
        return !bytes.indices.dropLast(2).contains { position in
            bytes[position] == UInt8(ascii: ".") && bytes[position + 1] == 0x20 && Ascii.isSmallLetter(bytes[position + 2])
        }
    }
}
