import Linting
import Prose
import UnicodeText

/// `characters/presentation-form`: a letter in the shape that a font gives it (`eﬃcient`, `ﬁnd`, ﻛﺘﺎﺏ), as PDF files
/// keep it.
public enum PresentationForm: Check {
    public static let trigger = Trigger.blocks(.presentationForm)

    private static let composed = try? Normalizer(.nfkc)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var end = block.content.lowerBound
        for run in document.runs(in: block.content, isForm) where run.lowerBound >= end {
            let word = document.word(around: run, within: block.content)
            end = word.upperBound
            let text = document.text(word)
            guard !block.isProtected(word), let plain = try? composed?.normalized(text), plain != text else { continue }
            report.add(word, "“\(text)” contains \(document.characterNames(run))", edits: [Edit(word, plain)])
        }
    }

    /// Latin ligatures and Arabic forms; not the signs of honour and the ornate brackets that Unicode put beside them.
    private static func isForm(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFB00...0xFB06, 0xFB50...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDEF, 0xFE70...0xFEFC: scalar.isLetter
        default: false
        }
    }
}
