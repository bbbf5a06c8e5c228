import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/numbered-mask`: a numbered placeholder between brackets or doubled signs that was not put back (`{{id_0004}}`, `[PH_3]`,
/// `<x id="5"/>`, `%%TERM1%%`).
///
/// A name that systems use is enough. With any other name it takes two, whose numbers begin at zero or one and grow through the text: a
/// template has names, a mask has numbers.
public enum NumberedMask: Check {
    public static let trigger = Trigger.blocks([.brace, .squareBracket, .lessThan, .percent, .at, .hash, .currency])

    private struct Mask {
        var range: ByteRange
        var block: Int
        /// What opens it, and its name.
        var shape: String
        var number: Int
        var isSure: Bool
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var masks: [Mask] = []
        for block in view.blocks where block.signals.contains(.digit) {
            var end = block.content.lowerBound
            for offset in document.offsets(in: block.content, where: isOpening) where offset >= end {
                guard let mask = mask(at: offset, block) else { continue }
                end = mask.range.upperBound
                masks.append(mask)
            }
        }
        guard !masks.isEmpty else { return }
        let numbers = Dictionary(grouping: masks, by: \.shape).mapValues { isSeries($0.map(\.number)) }
        masks = masks.filter { $0.isSure || numbers[$0.shape] == true }
        guard !masks.isEmpty else { return }
        // Where all stand between sentences, no word is missing: they were markup.
        let edits = masks.map { removal($0, view.block($0.block)) }
        let areMarkup = masks.count > 1 && edits.allSatisfy { $0 != nil }
        guard !areMarkup else {
            for index in Set(masks.map(\.block)).sorted() {
                let own = zip(masks, edits).filter { $0.0.block == index }
                guard let first = own.first?.0.range, let last = own.last?.0.range else { continue }
                report.add(first.lowerBound..<last.upperBound, message(first, document), edits: own.compactMap(\.1))
            }
            return
        }
        for mask in masks { report.add(mask.range, message(mask.range, document)) }
    }

    private static func message(_ range: ByteRange, _ document: Document) -> String {
        "“\(document.text(range))” is a placeholder; the original text was not put back"
    }

    private static func isOpening(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), Ascii.openBracket, Ascii.less, UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "$"), Ascii.hash: true
        default: false
        }
    }

    /// Whether the numbers are those of a series: they begin low and grow.
    private static func isSeries(_ numbers: [Int]) -> Bool {
        guard numbers.count > 1, let first = numbers.first, first <= 1, Set(numbers).count > 1 else { return false }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
    }

    // MARK: Shapes

    private static let shapes: [(opening: String, closing: String)] = [
        ("{{", "}}"), ("[[", "]]"), ("[", "]"), ("</", ">"), ("<", ">"), ("@@", "@@"), ("%%", "%%"), ("$$", "$$"), ("###", "###"),
    ]

    /// Names by which systems call what they mask.
    private static let names: Set<String> = [
        "id", "ph", "tag", "var", "term", "ent", "entity", "num", "url", "mask", "token", "name", "code", "link", "img", "image",
        "placeholder", "text",
        "html", "math", "formula", "item", "segment",
    ]
    private static let longestName = 12
    private static let mostDigits = 6

    private static func mask(at offset: Int, _ block: BlockView) -> Mask? {
        let bytes = block.document.bytes
        let end = block.content.upperBound
        // Most that opens something stands before a letter, and most of it within an address or a link.
        guard offset + 1 < end, !Ascii.isSpace(bytes[offset + 1]) || bytes[offset] == Ascii.openBracket || bytes[offset] == Ascii.less
        else {
            return nil
        }
        // A bracket that begins two shapes is tried as the longer one.
        guard let shape = shapes.first(where: { bytes[offset..<end].starts(with: $0.opening.utf8) }),
            offset == block.content.lowerBound
                || bytes[offset - 1] != bytes[offset]
                    && !(shape.opening == shape.closing && (Ascii.isLetterOrDigit(bytes[offset - 1])))
        else { return nil }
        if let tag = numberedTag(offset, block) { return tag }
        var position = offset + shape.opening.utf8.count
        func skipSpace() { if position < end, bytes[position] == Ascii.space { position += 1 } }
        skipSpace()
        let nameStart = position
        while position < end, Ascii.isLetter(bytes[position]), position - nameStart < longestName { position += 1 }
        let name = nameStart..<position
        let hasMark = position < end && !name.isEmpty && (bytes[position] == Ascii.underscore || bytes[position] == Ascii.hyphen)
        if hasMark { position += 1 }
        let digits = position
        while position < end, Ascii.isDigit(bytes[position]), position - digits < mostDigits { position += 1 }
        guard position > digits, let number = Int(block.document.text(digits..<position)) else { return nil }
        skipSpace()
        if shape.closing == ">", position < end, bytes[position] == UInt8(ascii: "/") { position += 1 }
        guard bytes[position..<end].starts(with: shape.closing.utf8) else { return nil }
        position += shape.closing.utf8.count
        if position < end, shape.opening == shape.closing, bytes[position] == bytes[position - 1] { return nil }
        let text = block.document.text(name)
        let certainty = certainty(shape.opening, text, hasMark: hasMark)
        guard let certainty, !block.isProtected(offset..<position) else { return nil }
        return Mask(
            range: offset..<position, block: block.index, shape: shape.opening + text.lowercased(), number: number, isSure: certainty)
    }

    /// Whether a mask of that shape and name is sure alone; nil where it never is one.
    private static func certainty(_ opening: String, _ name: String, hasMark: Bool) -> Bool? {
        let isKnown = names.contains(name.lowercased())
        switch opening {
        case "{{": return name.isEmpty || isKnown
        case "[[": return isKnown ? true : name.isEmpty ? false : nil
        case "[":
            // `[Ref 1]` and `[T1]` are references; `[id0]` is one in a series only.
            guard isKnown else { return nil }
            let isCapital = name == name.uppercased()
            return hasMark || isCapital && name != "REF" && name != "ID" && name.count > 1
        case "<", "</":
            return ["placeholder", "tag", "ph", "var", "mask"].contains(name.lowercased())
                ? true : name.count == 1 && name != "h" ? false : nil
        case "@@", "###": return name.isEmpty || isKnown ? true : nil
        default: return name.isEmpty ? nil : isKnown || name == name.uppercased()
        }
    }

    /// `<x id="5"/>`, `<g id=1>`: the inline elements of XLIFF.
    private static func numberedTag(_ offset: Int, _ block: BlockView) -> Mask? {
        let bytes = block.document.bytes
        guard bytes[offset] == Ascii.less,
            let end = (offset..<min(offset + 32, block.content.upperBound)).first(where: { bytes[$0] == Ascii.greater })
        else { return nil }
        let parts = block.document.text(offset + 1..<end).split { $0 == " " || $0 == "=" }.map(String.init)
        guard parts.count >= 3, ["x", "g", "ph", "bx", "ex", "bpt", "ept", "it", "mrk", "m"].contains(parts[0]), parts[1] == "id" else {
            return nil
        }
        let digits = parts[2].filter { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, parts[2].allSatisfy({ $0.isNumber || "\"'“”„/".contains($0) }), let number = Int(digits) else { return nil }
        return Mask(range: offset..<end + 1, block: block.index, shape: "<" + parts[0] + " id", number: number, isSure: true)
    }

    // MARK: Removal

    /// What removes a mask that stands between two sentences, or at an end of its block next to one; nil where it may stand for a word.
    private static func removal(_ mask: Mask, _ block: BlockView) -> Edit? {
        var (start, end) = (mask.range.lowerBound, mask.range.upperBound)
        let isSpacedBefore = block.byte(at: start - 1) == Ascii.space
        let isSpacedAfter = block.byte(at: end) == Ascii.space
        let before = start - (isSpacedBefore ? 1 : 0)
        let after = end + (isSpacedAfter ? 1 : 0)
        let isAtStart = start == block.content.lowerBound
        let isAtEnd = end == block.content.upperBound
        guard !(isAtStart && isAtEnd) else { return nil }
        if !isAtStart {
            guard let scalar = block.document.scalar(before: before)?.scalar, ".!?…。！？\"”»」』)）".unicodeScalars.contains(scalar) else {
                return nil
            }
        }
        if !isAtEnd {
            guard let scalar = block.scalar(at: after), !scalar.properties.isLowercase,
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "\"“„«¿¡「『".unicodeScalars.contains(scalar)
            else { return nil }
        }
        if isAtStart { end = after } else if isSpacedBefore { start = before }
        return Edit(start..<end, "")
    }
}
