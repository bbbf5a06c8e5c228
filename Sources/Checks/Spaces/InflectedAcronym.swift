import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/inflected-acronym`: a space between an abbreviation or a number with its colon and the ending that belongs to it (`EU: n`, `FN: s`).
public enum InflectedAcronym: Check {
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        for index in view.document.blocks.indices where view.document.blocks[index].kind.isProse {
            let block = view.block(index)
            for colon in view.document.places(of: UInt8(ascii: ":"), in: block.content)
            where block.byte(at: colon + 1) == 0x20 && isInflected(colon, block) {
                report.add(
                    colon + 1..<colon + 2, "There is a space between the colon and the ending of the abbreviation",
                    edits: [Edit(colon + 1..<colon + 2, "")])
            }
        }
    }

    /// Whether an abbreviation in capitals or a number stands before the colon, and an ending that is no word of its own behind the space, with a word behind it.
    private static func isInflected(_ colon: Int, _ block: BlockView) -> Bool {
        let document = block.document
        let ending = block.word(at: colon + 2)
        guard !ending.isEmpty, ending.count <= longestEnding, block.byte(at: ending.upperBound) == 0x20,
            endings(of: block.language).contains(document.text(ending)),
            block.scalar(at: ending.upperBound + 1).map({ $0.isLetter || "”\"«„".unicodeScalars.contains($0) }) == true
        else { return false }
        if Ascii.isDigit(block.byte(at: colon - 1)) { return true }
        let stem = block.word(before: colon)
        let letters = document.text(stem).unicodeScalars
        return letters.count >= 2 && letters.allSatisfy(\.isUppercase) && !block.isProtected(stem.lowerBound..<ending.upperBound)
    }

    private static let longestEnding = 5

    /// Endings of cases that are no words.
    private static func endings(of language: LanguageTag) -> Set<String> {
        switch language.base.description {
        case "fi": finnish
        case "sv": ["s"]
        default: []
        }
    }

    private static let finnish: Set<String> = [
        "n", "ta", "tä", "ia", "iä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "hun", "hon", "iin", "issa",
        "ista",
    ]
}
