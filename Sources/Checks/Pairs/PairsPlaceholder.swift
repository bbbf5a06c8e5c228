import Bytes
import Linting
import Prose
import UnicodeText

/// A placeholder that the source has and the target does not, or the other way round.
public enum PairsPlaceholder: PairCheck {
    public static let trigger = PairTrigger(either: .placeholder)

    public static func check(_ pair: PairView, into report: inout Report) {
        let syntax = PlaceholderSyntax(formats: pair.source.context.formats)
        let sides = pair.sides
        let source = sides.source.placeholders(syntax)
        let target = sides.target.placeholders(syntax)
        // The same in the same order, as in most pairs.
        guard !source.map(\.key).elementsEqual(target.map(\.key)) else { return }
        let other = sides.otherForm?.placeholders(syntax) ?? []
        var missing = missing(source, in: target)
        // A form for one thing may say the number in words, and either form’s placeholders will do.
        let context = pair.source.context
        if context.isForFewNumbers || context.pluralForm != nil && self.missing(other, in: target).isEmpty { missing = [] }
        var extra = self.missing(target, in: source)
        if !extra.isEmpty, !other.isEmpty { extra = extra.filter { one in self.missing([one], in: other).count == 1 } }
        // Without a format, what only the target has may be prose.
        if syntax.contains(.guessed), source.isEmpty { return }
        for one in missing { tell(one, missing, extra, pair, &report) }
        // What replaces something has been told with it.
        for one in extra.dropFirst(missing.count) {
            report.add(
                sides.target.bytes(one.range), "The placeholder “\(one.text)” is not in the source",
                source: 0..<pair.source.text.bytes.count)
        }
    }

    /// Those of `wanted` that are not in `there`: named ones at all, others as often.
    private static func missing(_ wanted: [Placeholder], in there: [Placeholder]) -> [Placeholder] {
        var counts: [String: Int] = [:]
        for one in there { counts[one.key, default: 0] += 1 }
        return wanted.filter { one in
            let count = counts[one.key] ?? 0
            if !one.isNamed { counts[one.key] = count - 1 }
            return count <= 0
        }
    }

    private static func tell(
        _ one: Placeholder, _ missing: [Placeholder], _ extra: [Placeholder], _ pair: PairView, _ report: inout Report
    ) {
        let sides = pair.sides
        let place = sides.source.bytes(one.range)
        let damaged = DamagedToken.places(of: one.text, in: sides.target)
        if damaged.count == 1, missing.count(where: { $0.text == one.text }) == 1 {
            let range = sides.target.bytes(damaged[0])
            return report.add(
                range, "The placeholder “\(one.text)” is damaged; the program will not recognize it",
                edits: DamagedToken.edits(restoring: one.text, range, in: pair.document), source: place)
        }
        if let index = missing.firstIndex(of: one), index < extra.count {
            let range = sides.target.bytes(extra[index].range)
            return report.add(range, "The placeholder is “\(one.text)” in the source and “\(extra[index].text)” here", source: place)
        }
        report.add(pair.missingPlace, "The placeholder “\(one.text)” of the source is missing", source: place)
    }
}
