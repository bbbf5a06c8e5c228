import Bytes
import Linting
import Prose

/// `markup/unknown-label`: a link of Markdown whose label is defined nowhere, while a definition is used nowhere: the label was translated
/// on one side only (`[the plan][plano]` … `[plan]: https://…`).
public enum UnknownLabel: Check {
    public static let trigger = Trigger.blocks(.squareBracket)

    /// In bytes.
    private static let longestLabel = 100

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup), document.contains(Ascii.closeBracket, Ascii.colon) else { return }
        let unknown = view.blocks.flatMap { labels(in: $0) }
        guard !unknown.isEmpty else { return }
        let definitions = definitions(document)
        let known = Set(definitions.map { name($0, document) })
        let missing = unknown.filter { !known.contains(name($0, document)) }
        guard !missing.isEmpty, definitions.contains(where: { !isUsed($0, document) }) else { return }
        for label in missing {
            report.add(
                label.lowerBound - 1..<label.upperBound + 1,
                "The label “\(document.text(label))” is defined nowhere, so that the link is shown as text")
        }
    }

    /// What stands in the second brackets of `[text][label]` where both are text.
    private static func labels(in block: BlockView) -> [ByteRange] {
        let bytes = block.document.bytes
        let roles = block.document.markdownRoles
        return block.document.places(of: Ascii.closeBracket, in: block.content).compactMap { offset in
            guard block.byte(at: offset + 1) == Ascii.openBracket, roles.isText(offset), roles.isText(offset + 1),
                offset > block.content.lowerBound,
                bytes[offset - 1] != Ascii.openBracket,
                let end = (offset + 2..<min(offset + longestLabel, block.content.upperBound)).first(where: {
                    bytes[$0] == Ascii.closeBracket
                })
            else { return nil }
            let label = offset + 2..<end
            // Numbers are references of another kind.
            guard !label.isEmpty, label.contains(where: { Ascii.isLetterOrBeyond(bytes[$0]) }),
                bytes[label.lowerBound] != UInt8(ascii: "^"),
                !label.contains(where: { bytes[$0] == Ascii.openBracket })
            else { return nil }
            return label
        }
    }

    /// The labels that lines of the text define.
    private static func definitions(_ document: Document) -> [ByteRange] {
        let bytes = document.bytes
        var labels: [ByteRange] = []
        document.forEachPlace(of: Ascii.openBracket) { offset in
            guard document.markdownRoles.isOutside(offset),
                offset == 0 || Ascii.isSpace(bytes[offset - 1]) || bytes[offset - 1] == Ascii.greater,
                let end = (offset + 1..<min(offset + longestLabel, bytes.count)).first(where: { bytes[$0] == Ascii.closeBracket }),
                end + 1 < bytes.count, bytes[end + 1] == Ascii.colon
            else { return }
            labels.append(offset + 1..<end)
        }
        return labels
    }

    private static func name(_ range: ByteRange, _ document: Document) -> String {
        document.text(range).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether the label stands in brackets anywhere else.
    private static func isUsed(_ definition: ByteRange, _ document: Document) -> Bool {
        let bytes = document.bytes
        let wanted = name(definition, document)
        var isUsed = false
        document.forEachPlace(of: Ascii.openBracket) { offset in
            guard !isUsed, offset + 1 != definition.lowerBound,
                let end = (offset + 1..<min(offset + longestLabel, bytes.count)).first(where: { bytes[$0] == Ascii.closeBracket })
            else { return }
            isUsed = end - offset - 1 <= definition.count + 8 && name(offset + 1..<end, document) == wanted
        }
        return isUsed
    }
}
