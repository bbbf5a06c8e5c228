import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/html-entity`: a reference of HTML that nobody decoded (`Tom &amp; Jerry`), decoded once too seldom
/// (`&amp;quot;`), or broken by a tokenizer (`& quot;`, `&# 39 ;`).
public enum HtmlEntity: Check {
    public static let trigger = Trigger.blocks(.ampersand)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        // Markdown is read as HTML in the end, and its references with it.
        guard !document.traits.contains(.entitiesAreDecoded) else { return }
        let content = block.content
        var hasMarkup: Bool?
        for position in document.offsets(in: content, where: { $0 == UInt8(ascii: "&") }) {
            guard
                let reference = document.bytes.withUnsafeBufferPointer({
                    EntityReference(in: $0, at: position, endingBefore: content.upperBound)
                })
            else { continue }
            // In an address `&copy=` is a parameter.
            guard !block.isInsideProtected(reference.range) else { continue }
            let source = document.text(reference.range)
            report.add(
                reference.range, "\(source) is the HTML entity for \(reference.scalar.inMessage)",
                safety: isClear(reference, block, &hasMarkup) ? .safe : .unsafe,
                edits: [Edit(reference.range, replacement(reference.scalar))])
        }
    }

    /// Angle brackets would make markup of what follows; beside markup the reference may be meant as it stands.
    private static func isClear(_ reference: EntityReference, _ block: BlockView, _ hasMarkup: inout Bool?) -> Bool {
        if reference.scalar == "<" || reference.scalar == ">" { return false }
        guard block.signals.contains(.lessThan) else { return true }
        let known = hasMarkup ?? block.protectedSpans.contains { block.document.bytes[$0.lowerBound] == UInt8(ascii: "<") }
        hasMarkup = known
        return !known
    }

    private static func replacement(_ scalar: Unicode.Scalar) -> String {
        scalar.value == 0xAD || scalar.value == 0x200B ? "" : String(scalar)
    }
}
