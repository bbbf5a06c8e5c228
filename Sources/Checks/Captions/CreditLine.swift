import Linting
import Prose

/// `captions/credit`: a line that is nothing but the credit of a picture (`© REUTERS / Yves Herman`).
public enum CreditLine: BlockCheck {
    public static let signals: Signals = [.letterlike, .asciiLetter, .cyrillic]

    /// The longest line that is only a credit, in UTF-8 bytes.
    private static let mostBytes = 140

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.content.count <= mostBytes, block.block.kind == .paragraph || block.block.kind == .verse else {
            return
        }
        let document = block.document
        guard mayBeCredit(block.content, document.bytes) else { return }
        var text = block.content
        // A bullet before it is another rule's finding.
        if let first = document.text(text.prefix(4)).unicodeScalars.first, "•·▪●■‣⁃◦".unicodeScalars.contains(first) {
            text = document.spaceAfter(
                text.lowerBound + String(first).utf8.count, notAfter: text.upperBound).upperBound..<text.upperBound
        }
        guard !text.isEmpty, isCredit(document.text(text)) else { return }
        report.add(text, "A picture’s credit stands in the text", confidence: 0.9, edits: [Edit(removal(block), "")])
    }

    /// Whether the line shows any of what every credit shows: a © or a bullet at its start, a colon in its first
    /// words, a slash, or no letter of ASCII at its start. Spares nearly all short lines the closer look.
    private static func mayBeCredit(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        switch bytes[range.lowerBound] {
        case 0xC2, 0xD0, 0xD1: return true  // ©, Cyrillic
        case 0xE2: return bytes[range].dropFirst().first != 0x80 || bytes[range].dropFirst(2).first == 0xA2
        default: break
        }
        for position in range {
            if bytes[position] == UInt8(ascii: "/") { return true }
            if bytes[position] == UInt8(ascii: ":"), position < range.lowerBound + 16 { return true }
        }
        let opener = bytes[range.prefix(3)]
        return opener.elementsEqual("Fot".utf8) || opener.elementsEqual("Pho".utf8) || opener.elementsEqual("(c)".utf8)
    }

    /// The block with the line end behind it and one blank line.
    private static func removal(_ block: BlockView) -> ByteRange {
        let blocks = block.document.blocks
        if block.index + 1 < blocks.count { return block.range.lowerBound..<blocks[block.index + 1].range.lowerBound }
        if block.index > 0 { return blocks[block.index - 1].range.upperBound..<block.range.upperBound }
        return block.range
    }

    /// Words that open a credit, in lower case, colon included.
    private static let openers = [
        "photo:", "photo by", "photos:", "photo credit:", "image:", "image credit:", "image source:", "image:",
        "picture:", "credit:", "file photo:", "фото:", "фото ", "foto:", "foto de", "bild:", "foto von", "crédit photo",
        "crédito:", "zdjęcie:", "fot.", "снимок:", "photo courtesy", "photograph:", "картинка:",
    ]

    /// Agencies that sign pictures.
    private static let agencies = [
        "reuters", "afp", "ap", "getty", "epa", "tass", "sputnik", "xinhua", "dpa", "ria", "unian", "ansa", "efe", "lusa",
        "ap photo", "shutterstock", "imago", "picture alliance", "ukrinform", "interfax", "anadolu", "pap", "čtk",
        "тасс", "уніан", "униан", "укрінформ", "риа", "рейтер", "flickr", "istock", "alamy", "zuma", "pixabay", "depositphotos",
    ]

    /// Whether a line is nothing but a credit.
    static func isCredit(_ line: String) -> Bool {
        let lowered = line.lowercased()
        let words = lowered.split(separator: " ")
        guard words.count <= 14 else { return false }
        if lowered.hasPrefix("©") || lowered.hasPrefix("(c) ") {
            // A copyright notice names a year and rights; a credit names an agency or a person.
            let isNotice = lowered.contains("rights") || lowered.contains("reserved") || lowered.contains { $0.isNumber }
            return !isNotice && !lowered.hasSuffix(".")
        }
        for opener in openers where lowered.hasPrefix(opener) {
            return words.count <= 10 && lowered.count > opener.count + 1 && !lowered.hasSuffix(".")
        }
        guard lowered.contains("/"), words.count <= 8, !lowered.hasSuffix(".") else { return false }
        let parts = lowered.split(separator: "/").map { $0.filter { $0 != "(" && $0 != ")" } }
        guard let first = parts.first, parts.count >= 2 else { return false }
        let trimmed = first.split(separator: " ").joined(separator: " ")
        return agencies.contains(trimmed)
    }
}
