import Linting
import Prose

/// `quotes/penn-treebank`: the marks of the Penn Treebank (` ``x'' `), or two apostrophes for one mark (`''x''`).
public enum PennTreebank: Check {
    public static let trigger = Trigger.text([.backtick, .doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var candidates: [Int] = []
        if document.signals.contains(.backtick) {
            candidates = document.marks.indices.filter { document.marks[$0].glyph == .pennOpen }
        }
        // Two apostrophes that open are never plainly right.
        candidates += document.quotations.searched.filter { document.marks[$0].glyph == .pennClose }
        guard !candidates.isEmpty else { return }
        let own = PreferredMarks(of: document) { $0 != .pennOpen && $0 != .pennClose }
        for index in candidates.sorted() {
            let reading = document.quotations.readings[index]
            guard reading.role == .opening, reading.partner >= 0 else { continue }
            let opening = document.marks[index]
            let closing = document.marks[Int(reading.partner)]
            guard closing.glyph == .pennClose, closing.block == opening.block,
                opening.glyph == .pennOpen || document.isClear(index, Int(reading.partner))
            else { continue }
            report.add(
                opening.range, "\(opening.glyph.text) is used as a quotation mark",
                edits: [Edit(opening.range, own.opening), Edit(closing.range, own.closing)])
        }
    }
}
