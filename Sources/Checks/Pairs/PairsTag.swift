import Bytes
import Linting
import Prose

/// A tag of the source that is damaged in the target, or without its partner there.
public enum PairsTag: PairCheck {
    public static let trigger = PairTrigger(source: .less)

    public static func check(_ pair: PairView, into report: inout Report) {
        let (tags, sides) = (pair.tags, pair.sides)
        guard !tags.names.isEmpty else { return }
        let damaged = tags.damaged(sides)
        for (tag, place) in damaged {
            let range = sides.target.bytes(place)
            report.add(
                range, "The tag \(tag.text) is damaged", edits: DamagedToken.edits(restoring: tag.text, range, in: pair.document),
                source: sides.source.bytes(tag.range))
        }
        for name in tags.names.sorted() where !damaged.contains(where: { $0.tag.name == name }) {
            let opening = tags.count(name, closing: false, in: tags.source)
            guard opening == tags.count(name, closing: true, in: tags.source), opening > 0 else { continue }
            let (opened, closed) = (tags.count(name, closing: false, in: tags.target), tags.count(name, closing: true, in: tags.target))
            guard opened != closed, let last = tags.target.last(where: { $0.name == name && $0.isClosing == (closed > opened) }),
                let origin = tags.source.first(where: { $0.name == name })
            else { continue }
            report.add(
                sides.target.bytes(last.range),
                closed > opened ? "This closing tag has no opening one" : "This opening tag is never closed",
                source: sides.source.bytes(origin.range))
        }
    }
}
