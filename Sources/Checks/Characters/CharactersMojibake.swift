import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/mojibake`: UTF-8 that was read in another encoding (`dÃ©jÃ  vu`, `РџСЂРёРІРµС‚`, `donâ€™t`).
///
/// One finding for each garbled word; where a block is garbled through and through, one for all of it.
public enum CharactersMojibake: Check {
    public static let trigger = Trigger.blocks([.latinNonASCII, .misreadCyrillic, .operatorOrBox, .greek])

    /// More garbled words in one block than this are one finding.
    private static let mostFindings = 5

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let signs = document.bytes.withUnsafeBufferPointer { Mojibake.signs(in: $0, range: block.content) }
        if signs.isEmpty { return }
        if signs.contains(.latinOnly), reportCyrillic(block, &report) { return }
        let stretches = document.bytes.withUnsafeBufferPointer { Mojibake.stretches(in: $0, range: block.content) }
            .filter { !isProtected($0.range, block) }
        if signs.contains(.lostSpace) { reportLostSpaces(block, stretches, &report) }
        guard let first = stretches.first, let last = stretches.last else { return }
        let words = words(stretches, document)
        if words.count > mostFindings {
            report.add(
                first.range.lowerBound..<last.range.upperBound,
                "This is UTF-8 text that was decoded as \(first.codePage)",
                edits: stretches.map { Edit($0.range, $0.repaired) })
            return
        }
        for word in words {
            let place = document.word(
                around: word[0].range.lowerBound..<word[word.count - 1].range.upperBound, within: block.content)
            let edits = word.map { Edit($0.range, $0.repaired) }
            report.add(
                place,
                "\(document.text(place).inMessage) is \(Self.text(place, edits, document).inMessage) in UTF-8, decoded as \(word[0].codePage)",
                edits: edits)
        }
    }

    /// `Ïðèâåò`: one finding a block.
    private static func reportCyrillic(_ block: BlockView, _ report: inout Report) -> Bool {
        guard block.signals.contains(.latinNonASCII) else { return false }
        let words = block.document.bytes.withUnsafeBufferPointer { Mojibake.cyrillicReadAsLatin(in: $0, range: block.content) }
            .filter { !isProtected($0.range, block) }
        guard let first = words.first, let last = words.last else { return false }
        report.add(
            first.range.lowerBound..<last.range.upperBound,
            "“\(block.document.text(first.range))” is “\(first.repaired)”, decoded as \(first.codePage)",
            edits: words.map { Edit($0.range, $0.repaired) })
        return true
    }

    /// A hashtag ends at the first sign; it protects nothing.
    private static func isProtected(_ range: ByteRange, _ block: BlockView) -> Bool {
        block.isProtected(range)
            && !block.protectedSpans.contains { $0.overlaps(range) && block.document.bytes[$0.lowerBound] == UInt8(ascii: "#") }
    }

    /// The stretches by words: those without white space between them belong together.
    private static func words(_ stretches: [Mojibake.Stretch], _ document: Document) -> [[Mojibake.Stretch]] {
        var result: [[Mojibake.Stretch]] = []
        for stretch in stretches {
            let gap = result.last?.last.map { $0.range.upperBound..<stretch.range.lowerBound }
            if let gap, gap.count < 32, !document.bytes[gap].contains(where: { $0 <= 0x20 }) {
                result[result.count - 1].append(stretch)
            } else {
                result.append([stretch])
            }
        }
        return result
    }

    /// The text of `range` with the edits applied.
    private static func text(_ range: ByteRange, _ edits: [Edit], _ document: Document) -> String {
        var result = ""
        var position = range.lowerBound
        for edit in edits {
            result += document.text(position..<edit.range.lowerBound) + edit.replacement
            position = edit.range.upperBound
        }
        return result + document.text(position..<range.upperBound)
    }

    /// `jusqu'Ã nos jours`, `voilÃ le`: à is C3 A0, and A0 alone is a no-break space, which many a program makes a
    /// plain one. Beside other misread letters, or behind a small one, nothing else can be meant.
    private static func reportLostSpaces(
        _ block: BlockView, _ stretches: [Mojibake.Stretch], _ report: inout Report
    ) {
        let bytes = block.document.bytes
        for position in block.document.places(of: 0x83, in: block.content.dropFirst().dropLast()).lazy.map({ $0 - 1 }) {
            guard bytes[position] == 0xC3, bytes[position + 2] == 0x20 else { continue }
            let before = block.byte(at: position - 1)
            let isMisread = stretches.contains { bytes[$0.range].starts(with: [0xC3, 0x83]) }
            guard isMisread || Ascii.isSmallLetter(before) else { continue }
            let place = position..<position + 2
            report.add(
                place, "“Ã” is “à” in UTF-8, decoded as Windows-1252", safety: .unsafe, edits: [Edit(place, "à")])
        }
    }
}
