import Linting
import Prose

/// `captions/caption`: the caption of a picture in the text, told by the credit at its end (`The old bridge in May.
/// Photo: Ines Falk`, `The mayor on Monday. (Ines Falk/AFP/Getty Images)`).
public enum CaptionLine: DocumentCheck {
    public static let signals: Signals = [.asciiLetter, .cyrillic]

    private static let longestCaption = 360
    /// A larger file is no article.
    private static let mostBytes = 1_000_000

    public static func check(_ document: Document, into report: inout Report) {
        guard document.bytes.count < mostBytes else { return }
        for (index, block) in document.blocks.enumerated() {
            guard block.content.count <= longestCaption, block.content.count >= 24,
                block.kind == .paragraph || block.kind == .verse, mayEndInCredit(block.content, document.bytes)
            else { continue }
            let line = document.text(block.content)
            guard endsInCredit(line), !CreditLine.isCredit(line) else { continue }
            let view = BlockView(document, at: index)
            report.add(
                block.content, "The caption of a picture stands in the text", confidence: 0.8,
                edits: view.removal.map { [Edit($0, "")] } ?? [])
        }
    }

    /// Whether the line ends in a bracket, a colon, or without any mark: most paragraphs end in a full stop.
    private static func mayEndInCredit(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        let last = bytes[range.upperBound - 1]
        if last == UInt8(ascii: ")") || last == UInt8(ascii: ":") { return true }
        // A quotation mark ends a sentence, too.
        let isLetter = last >= 0x80 ? bytes[range.upperBound - 3] != 0xE2 && bytes[range.upperBound - 2] != 0xC2 : (last | 0x20) &- 97 < 26
        // The caption's own sentence ends before its credit.
        return isLetter && bytes[range].contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") || $0 == 0xA6 }
    }

    /// What begins a credit behind a caption.
    private static let openers = [
        "photo:", "photo by ", "photo credit:", "picture:", "image:", "credit:", "foto:", "bild:", "crédit photo :", "photo :",
        "crédito:", "zdjęcie:", "fot.", "фото:", "фото ", "снимок:", "світлина:", "photos:", "foto di ", "foto de ", "foto von ",
        "foto ©", "photo ©", "photo courtesy", "file photo", "archivbild:", "archivfoto:", "zdroj:", "snímek:", "знімок:", "الصورة:",
        "تصوير:", "صورة:",
    ]

    private static let mostWords = 6

    private static func endsInCredit(_ line: String) -> Bool {
        let lowered = line.lowercased()
        if lowered.hasSuffix(")"), let open = lowered.lastIndex(of: "(") {
            let inside = String(lowered[lowered.index(after: open)...].dropLast())
            return inside.split(separator: " ").count <= 8 && inside.count >= 5
                && (CreditLine.isSigned(inside, 1) || inside.hasPrefix("photo by ") || inside.hasPrefix("photo:")
                    || inside.hasPrefix("ap photo") || inside.hasPrefix("foto:") || inside.hasPrefix("фото:"))
        }
        if openers.contains(where: { isLast($0, lowered) }) { return true }
        guard let stop = lowered.dropLast(2).lastIndex(where: { $0 == "." || $0 == "!" || $0 == "?" || $0 == "…" }) else {
            return false
        }
        let tail = lowered[lowered.index(after: stop)...].drop { $0 == " " }
        guard !tail.isEmpty, tail.split(separator: " ").count <= mostWords else { return false }
        return tail.contains("/") && CreditLine.isSigned(String(tail), 1)
    }

    /// Whether the opener stands behind a sentence’s end, and few words follow.
    private static func isLast(_ opener: String, _ lowered: String) -> Bool {
        guard let place = lowered.ranges(of: opener).last, place.lowerBound > lowered.startIndex else { return false }
        let before = lowered[..<place.lowerBound].reversed().drop { $0 == " " || $0 == "(" || $0 == "[" }
        guard let stop = before.first, ".!?…)”»\"".contains(stop) else { return false }
        let words = lowered[place.upperBound...].split(separator: " ")
        return words.count <= mostWords && (!words.isEmpty || opener.hasSuffix(":"))
    }
}
