import Bytes
import Linting
import Prose

/// `captions/caption`: the caption of a picture in the text, told by the credit at its end (`The old bridge in May.
/// Photo: Ines Falk`, `The mayor on Monday. (Ines Falk/AFP/Getty Images)`).
public enum CaptionsCaption: Check {
    /// Most paragraphs end in a full stop or a quotation mark.
    public static let trigger = Trigger.blocks(outline: [.paragraph, .isUnfinished])

    private static let longestCaption = 360
    /// A larger file is no article.
    private static let mostBytes = 1_000_000

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard document.bytes.count < mostBytes, (24...longestCaption).contains(block.content.count),
            mayEndInCredit(block.content, document.bytes)
        else { return }
        let line = document.text(block.content)
        guard endsInCredit(line), !CaptionsCredit.isCredit(line) else { return }
        report.add(
            block.content, "This is a picture caption, not part of the text", confidence: 0.8,
            edits: block.removal.map { [Edit($0, "")] } ?? [])
    }

    /// Whether a slash stands in the line, or an opener behind what ends a sentence or opens a bracket: by bytes, because
    /// titles and items end without a full stop, too.
    private static func mayEndInCredit(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        var isBehindEnd = false
        for position in range {
            switch bytes[position] {
            case UInt8(ascii: "/"): return true
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "["),
                UInt8(ascii: "\""), 0xA6, 0x9D, 0xBB:
                isBehindEnd = true
            case UInt8(ascii: " "), 0xA0: break
            default:
                if isBehindEnd, beginnings.length(in: bytes, position..<range.upperBound) != nil { return true }
                isBehindEnd = false
            }
        }
        return false
    }

    /// How openers begin, as they stand in texts.
    private static let beginnings = LeadingPhrases(
        (openers + ["ap photo", "photo by "]).flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst(), $0.uppercased()] })

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
                && (CaptionsCredit.isSigned(inside, 1) || inside.hasPrefix("photo by ") || inside.hasPrefix("photo:")
                    || inside.hasPrefix("ap photo") || inside.hasPrefix("foto:") || inside.hasPrefix("фото:"))
        }
        if openers.contains(where: { isLast($0, lowered) }) { return true }
        guard let stop = lowered.dropLast(2).lastIndex(where: { $0 == "." || $0 == "!" || $0 == "?" || $0 == "…" }) else {
            return false
        }
        let tail = lowered[lowered.index(after: stop)...].drop { $0 == " " }
        guard !tail.isEmpty, tail.split(separator: " ").count <= mostWords else { return false }
        return tail.contains("/") && CaptionsCredit.isSigned(String(tail), 1)
    }

    private static func contains(_ opener: String, _ line: String) -> Bool {
        var (opener, line) = (opener, line)
        return opener.withUTF8 { opener in
            line.withUTF8 { line in
                var position = 0
                while let place = line.firstPlace(from: position, to: line.count - opener.count + 1, of: opener[0]) {
                    if line[place..<place + opener.count].elementsEqual(opener) { return true }
                    position = place + 1
                }
                return false
            }
        }
    }

    /// Whether the opener stands behind a sentence’s end, and few words follow.
    private static func isLast(_ opener: String, _ lowered: String) -> Bool {
        // Bytes first: to search by characters is dear, and most openers stand in no line.
        guard contains(opener, lowered), let place = lowered.ranges(of: opener).last, place.lowerBound > lowered.startIndex else {
            return false
        }
        let before = lowered[..<place.lowerBound].reversed().drop { $0 == " " || $0 == "(" || $0 == "[" }
        guard let stop = before.first, ".!?…)”»\"".contains(stop) else { return false }
        let words = lowered[place.upperBound...].split(separator: " ")
        return words.count <= mostWords && (!words.isEmpty || opener.hasSuffix(":"))
    }
}
