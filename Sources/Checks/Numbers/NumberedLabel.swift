import Bytes
import Linting
import Prose
import UnicodeText

/// `numbers/numbered-label`: the number of a step or section that was taken for a decimal (`Schritt 7,2`, and `Schritt 7.3` elsewhere).
public enum NumberedLabel: Check {
    public static let trigger = Trigger.blocks(.punctuationBeforeDigit)

    private static let comma = UInt8(ascii: ",")
    /// In letters.
    private static let fewestLetters = 4

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var places: [(label: ByteRange, number: ByteRange)] = []
        // What begins a heading, an item or a paragraph: a label, and its number up to the full stop within.
        var labels: Set<[UInt8]> = []
        for block in view.blocks {
            for (whole, part) in zip(block.numbers, block.numbers.dropFirst())
            where whole.upperBound + 1 == part.lowerBound && whole.count <= 2 && part.count <= 2 {
                let sign = block.byte(at: whole.upperBound)
                let label = block.word(before: whole.lowerBound - 1)
                guard sign == comma || sign == Ascii.stop, block.byte(at: whole.lowerBound - 1) == 0x20,
                    block.length(label) >= fewestLetters,
                    !goesOn(part.upperBound, block)
                else { continue }
                if sign == comma {
                    places.append((label, whole.lowerBound..<part.upperBound))
                } else if label.lowerBound == block.reading(at: block.content.lowerBound), isLabeled(part.upperBound, block) {
                    labels.insert(Array(document.bytes[label.lowerBound..<whole.upperBound]))
                }
            }
        }
        guard !labels.isEmpty else { return }
        for (label, number) in places {
            let whole = document.bytes[number].prefix { $0 != comma }
            guard labels.contains(Array(document.bytes[label.lowerBound..<whole.endIndex])) else { continue }
            report.add(
                number, "The text writes this number with a full stop elsewhere",
                edits: [Edit(whole.endIndex..<whole.endIndex + 1, ".")])
        }
    }

    /// Whether the number is part of a longer one.
    private static func goesOn(_ offset: Int, _ block: BlockView) -> Bool {
        let next = block.byte(at: offset)
        return Ascii.isLetterOrDigit(next) || ",.".utf8.contains(next) && Ascii.isDigit(block.byte(at: offset + 1))
    }

    /// Whether the number is followed as that of a heading: by a mark and a space, or by nothing.
    private static func isLabeled(_ offset: Int, _ block: BlockView) -> Bool {
        offset >= block.content.upperBound || ".:)".utf8.contains(block.byte(at: offset)) && block.byte(at: offset + 1) <= 0x20
    }
}
