import Bytes
import Linting
import Prose

/// `leftovers/foreign-heading`: a heading that was left in English (`# Configuration` in a German manual).
///
/// One or two words are too few to recognize a language by. What heads the sections of manuals are few words, and the language's card says
/// which of them it has, too.
public enum ForeignHeading: Check {
    public static let trigger = Trigger.text()

    private static let english = Set(LanguagePhrases.headings.of(.english))
    /// In bytes.
    private static let longest = english.map(\.utf8.count).max() ?? 0

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.language.base != .english, document.traits.contains(.asterisksAreMarkup) else { return }
        let headings = document.blocks.indices.filter { document.blocks[$0].kind == .heading }
        guard headings.contains(where: { document.blocks[$0].content.count <= longest + 1 }) else { return }
        let own = LanguagePhrases.headings.of(document.language)
        guard !own.isEmpty else { return }
        for index in headings {
            let content = document.blocks[index].content
            guard content.count <= longest + 1, Ascii.isCapital(document.bytes[content.lowerBound]) else { continue }
            var text = document.text(content).lowercased()
            if text.hasSuffix(":") { text.removeLast() }
            guard english.contains(text), !own.contains(text) else { continue }
            report.add(content, "This heading was left in English")
        }
    }
}
