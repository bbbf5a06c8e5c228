import Bytes
import Linting
import Prose

/// A tag of the source of whose name the target has none.
public enum TagMissing: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        if !pair.source.codes.isEmpty { checkCodes(pair, &report) }
        guard pair.mayHaveTags else { return }
        let (tags, sides) = (pair.tags, pair.sides)
        let missing = tags.names.filter { name in !tags.target.contains { $0.name == name } }
        guard !missing.isEmpty else { return }
        let damaged = Set(tags.damaged(sides).map(\.tag.name))
        let added = Set(tags.target.map(\.name)).subtracting(tags.source.map(\.name))
        for name in missing.sorted() where !damaged.contains(name) {
            // Another way to make words look different.
            if PairTags.inline.contains(name), !added.isDisjoint(with: PairTags.inline) { continue }
            if name == "q", !sides.target.doubleMarks.isEmpty { continue }
            guard let origin = tags.source.first(where: { $0.name == name }) else { continue }
            report.add(pair.missingPlace, "The tag \(origin.text) of the source is missing", source: sides.source.bytes(origin.range))
        }
    }

    /// Compares inline elements by their identifiers: their order is free.
    private static func checkCodes(_ pair: PairView, _ report: inout Report) {
        let there = Set(pair.source.targetCodes.map(\.id))
        for code in pair.source.codes where !code.id.isEmpty && !there.contains(code.id) {
            report.add(
                pair.missingPlace, "The inline element <\(code.name)> with the identifier \(code.id) of the source is missing",
                source: code.offset..<code.offset)
        }
    }
}
