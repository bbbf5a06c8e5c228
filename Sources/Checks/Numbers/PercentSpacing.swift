import Bytes
import Linting
import Prose

/// `numbers/percent-spacing`: a percent sign spaced as another language does (`60 %` in English, `60%` in German).
public enum PercentSpacing: Check {
    public static let trigger = Trigger.blocks(.percent)

    public static func check(_ block: BlockView, into report: inout Report) {
        let isSpaced: Bool
        switch block.language.base {
        case .english, .italian, .portuguese, .chinese, .japanese, .polish: isSpaced = false
        case .german, .french, .russian, .czech, .ukrainian: isSpaced = true
        default: return
        }
        for number in block.numbers {
            let space = block.document.spaceAfter(number.upperBound, notAfter: block.content.upperBound)
            guard block.byte(at: space.upperBound) == UInt8(ascii: "%"), space.isEmpty == isSpaced else { continue }
            // `50%-Grenze`, `100%ig`: a compound is written close.
            let next = block.byte(at: space.upperBound + 1)
            if isSpaced, next == UInt8(ascii: "-") || Ascii.isLetter(next) { continue }
            report.add(
                number.lowerBound..<space.upperBound + 1,
                isSpaced ? "A no-break space belongs before the percent sign" : "No space belongs before the percent sign",
                edits: [Edit(space, isSpaced ? "\u{A0}" : "")])
        }
    }
}
