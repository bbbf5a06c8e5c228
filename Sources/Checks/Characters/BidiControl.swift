import Linting
import Prose
import UnicodeText

/// `characters/bidi-control`: a control of the writing direction in a text that runs from left to right throughout.
public enum BidiControl: Check {
    public static let trigger = Trigger.blocks(.invisible)

    public static func check(_ block: BlockView, into report: inout Report) {
        // Where Arabic or Hebrew stands, the controls may be needed.
        guard block.signals.isDisjoint(with: [.arabic, .otherScript]), block.language.base != .arabic else {
            return
        }
        let document = block.document
        for run in document.runs(in: block.range, isControl) {
            report.add(
                run, "The left-to-right text contains \(document.characterNames(run))",
                edits: [Edit(run, "")])
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
        default: false
        }
    }
}
