import Linting
import Prose

/// `characters/romanian-cedilla`: the letters of Turkish, with a cedilla, in a Romanian text (`ş`, `ţ` for `ș`, `ț`).
public enum RomanianCedilla: Check {
    public static let trigger = Trigger.blocks(.latinNonASCII)

    private static let letters: [Unicode.Scalar: String] = ["ş": "ș", "ţ": "ț", "Ş": "Ș", "Ţ": "Ț"]

    public static func check(_ block: BlockView, into report: inout Report) {
        var edits: [Edit] = []
        block.document.forEachScalarBeyondASCII(in: block.content) { scalar, place in
            if let letter = letters[scalar] { edits.append(Edit(place, letter)) }
        }
        edits.removeAll { block.isProtected($0.range) }
        guard let first = edits.first else { return }
        report.add(
            first.range, "“\(block.document.text(first.range))” has a cedilla, as in Turkish; Romanian uses a comma below",
            edits: edits)
    }
}
