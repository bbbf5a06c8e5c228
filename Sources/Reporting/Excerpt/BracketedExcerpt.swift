import Linting
import Prose

/// A finding’s place on one line, between brackets, and the same line once its fix is applied: what can be read aloud, and needs neither
/// color nor a second line that points.
public struct BracketedExcerpt: Sendable, Hashable {
    /// The text as it is, with the place between `⟦` and `⟧`.
    public let before: String
    /// The text as the fix leaves it, what is new between `⟦` and `⟧`; nil where there is no fix, or its edits are far away.
    public let after: String?

    /// - Parameters:
    ///   - finding: its positions are those of the document.
    ///   - columns: the display width of a line, the brackets included.
    /// - Complexity: that of one excerpt: linear in the columns and in the fix.
    public init(_ finding: Finding, in document: Document, columns: Int) {
        // Two brackets of one column each.
        var excerpt = Excerpt(document, columns: max(Self.fewestColumns, columns - 2))
        excerpt.show(finding)
        before = Self.line(excerpt.broken, excerpt.bytes)
        after = excerpt.fixed.map { Self.line($0, excerpt.bytes) }
    }

    /// As in a report.
    private static let fewestColumns = 20

    private static func line(_ pieces: [Excerpt.Piece], _ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for piece in pieces {
            let isPlace = piece.role == .place || piece.role == .fixed
            if isPlace { result += "⟦".utf8 }
            result += bytes[piece.range]
            if isPlace { result += "⟧".utf8 }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
