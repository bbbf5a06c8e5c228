import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/html-entity`: a reference of HTML that nobody decoded (`Tom &amp; Jerry`), decoded once too seldom
/// (`&amp;quot;`), broken by a tokenizer (`& quot;`, `&# 39 ;`), or robbed of its ampersand (`Eacute;ste`).
public enum HtmlEntity: Check {
    public static let trigger = Trigger.blocks([.ampersand, .punctuationBeforeLetter])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        if block.signals.contains(.punctuationBeforeLetter) { checkBareNames(block, into: &report) }
        guard block.signals.contains(.ampersand) else { return }
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

    /// Reports the names of letters and marks that stand before a semicolon and a letter without an ampersand: no word is called so.
    private static func checkBareNames(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for position in document.places(of: UInt8(ascii: ";"), in: block.content) {
            guard block.scalar(at: position + 1)?.isLetter == true else { continue }
            let word = block.word(before: position)
            // The names of brackets and of the ampersand stand in many notes on markup, and their signs would make some.
            guard !word.isEmpty, let scalar = EntityReference.scalar(named: document.text(word)), !"<>&\"'".unicodeScalars.contains(scalar),
                !"&#\\".utf8.contains(block.byte(at: word.lowerBound - 1)), !block.isProtected(word.lowerBound..<position + 1)
            else { continue }
            report.add(
                word.lowerBound..<position + 1, "\(document.text(word)); is the HTML entity for \(scalar.inMessage) without its ampersand",
                edits: [Edit(word.lowerBound..<position + 1, replacement(scalar))])
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
