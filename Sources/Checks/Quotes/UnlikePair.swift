import Linting
import Prose

/// `quotes/unlike-pair`: a quotation that opens with one kind of mark and closes with another (`“Yes"`).
public enum UnlikePair: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let style = document.conventions
        let mentions = document.mentions
        var found: [(closing: Mark, opening: Mark, confidence: Double, edit: Edit, change: [Int: Mark.Glyph])] = []
        for (index, closing, reading) in document.doubtfulMarks {
            guard reading.role == .closing, reading.partner >= 0 else { continue }
            let opening = document.marks[Int(reading.partner)]
            guard opening.glyph.isSingle == closing.glyph.isSingle,
                style.areUnlike(opening.glyph, closing.glyph) || areOfOtherLanguage(opening.glyph, closing.glyph, document),
                style.turned(closing.glyph, as: .closing) == nil, style.turned(opening.glyph, as: .opening) == nil,
                !mentions.speak(of: closing.block, document)
            else { continue }
            // The straight mark gives way to the curly one; of two others the closing one follows the opening one.
            if opening.glyph.isStraight, var partner = style.opening(for: closing.glyph) {
                // What closes high opens low in some languages, and high in most.
                if document.language == .undetermined, partner == .lowDouble { partner = .leftDouble }
                found.append((closing, opening, reading.confidence, Edit(opening.range, partner.text), [Int(reading.partner): partner]))
            } else if let partner = style.closing(for: opening.glyph) {
                found.append((closing, opening, reading.confidence, Edit(closing.range, partner.text), [index: partner]))
            }
        }
        if found.isEmpty { return }
        for (place, isSettled) in zip(found, document.settled(found.map(\.change))) {
            // What closes a quotation that opens low, only the language tells.
            let isOpen =
                document.language == .undetermined
                && (place.opening.glyph == .lowDouble || place.opening.glyph == .lowSingle
                    || place.opening.glyph.isStraight && place.closing.glyph == .rightDouble)
            // No quotation begins with a comma: the mark is spoken about, and the other one is what is left of a pair of its own.
            let isMentioned = place.opening.right == .comma || place.opening.right == .stop
            report.add(
                place.closing.range, "This quotation opens with \(place.opening.glyph.text) and closes with \(place.closing.glyph.text)",
                confidence: place.confidence, safety: isOpen || isMentioned ? .unsafe : .safe, edits: isSettled ? [place.edit] : [])
        }
    }

    /// Whether the two are `»…»`, with which Finnish and Swedish quote, in a text of a language that does not and that has `»…«` elsewhere.
    private static func areOfOtherLanguage(_ opening: Mark.Glyph, _ closing: Mark.Glyph, _ document: Document) -> Bool {
        guard opening == .rightGuillemet, closing == .rightGuillemet else { return false }
        let language = document.conventions.language
        return language.pairs.contains { $0.opening == "»" && $0.closing == "«" }
            && !language.pairs.contains { $0.opening == "»" && $0.closing == "»" }
            && document.quotations.readings.indices.contains { index in
                let reading = document.quotations.readings[index]
                return reading.role == .closing && reading.partner >= 0 && document.marks[index].glyph == .leftGuillemet
                    && document.marks[Int(reading.partner)].glyph == .rightGuillemet
            }
    }
}
