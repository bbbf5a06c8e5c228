import Bytes
import Linting
import Prose
import UnicodeText

/// `markup/broken-heading`: a heading of Markdown that is shown as text, because no space follows its number signs, or another than
/// the one that Markdown knows, or because the signs are full-width (`##Title`, `＃＃ 标题`).
public enum BrokenHeading: Check {
    public static let trigger = Trigger.blocks([.hash, .fullWidth])

    /// In bytes: no title is longer.
    private static let longestTitle = 200
    private static let sign = Array("＃".utf8)

    private struct Candidate {
        var place: ByteRange
        var count: Int
        var change: MarkdownChange
        /// Whether the line can be nothing else; one number sign without a space may begin a hashtag.
        var isSure: Bool
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup) else { return }
        var candidates: [Candidate] = []
        for block in view.blocks where block.kind == .paragraph || block.kind == .listItem { candidates += headings(in: block) }
        guard candidates.contains(where: \.isSure) || isTitleMissing(document) else { return }
        // A hashtag at a line's start is none among headings that lost their spaces, or where the text has no other title.
        let isTitle = { (candidate: Candidate) in
            candidate.isSure || candidates.contains { $0.isSure }
                || candidate.place.lowerBound <= (document.blocks.first?.content.lowerBound ?? 0)
        }
        candidates = candidates.filter(isTitle)
        let proven = document.proven(candidates.map(\.change))
        for (candidate, isProven) in zip(candidates, proven) where isProven {
            report.add(
                candidate.place, "This heading is shown as text: an ordinary space must follow its number signs",
                edits: candidate.change.edits)
        }
    }

    private static func isTitleMissing(_ document: Document) -> Bool {
        !document.blocks.contains { $0.kind == .heading } && !document.blocks.isEmpty
    }

    /// The lines of the block that begin with number signs.
    private static func headings(in block: BlockView) -> [Candidate] {
        let document = block.document
        let bytes = document.bytes
        var candidates: [Candidate] = []
        var start = block.content.lowerBound
        while start < block.content.upperBound {
            var end = start
            while end < block.content.upperBound, !Ascii.isLineEnd(bytes[end]) { end += 1 }
            var first = start
            while first < end, !document.markdownRoles.isText(first) || Ascii.isBlank(bytes[first]) { first += 1 }
            if first < end, let candidate = heading(first..<end, isFirstLine: start == block.content.lowerBound, document) {
                candidates.append(candidate)
            }
            start = end + 1
        }
        return candidates
    }

    private static func heading(_ line: ByteRange, isFirstLine: Bool, _ document: Document) -> Candidate? {
        let bytes = document.bytes
        guard line.count <= longestTitle else { return nil }
        var position = line.lowerBound
        var edits: [Edit] = []
        var count = 0
        while position < line.upperBound {
            if bytes[position] == Ascii.hash {
                position += 1
            } else if bytes[position..<line.upperBound].starts(with: sign) {
                edits.append(Edit(position..<position + sign.count, "#"))
                position += sign.count
            } else {
                break
            }
            count += 1
        }
        guard (1...6).contains(count) else { return nil }
        let isWide = !edits.isEmpty
        let space = spaces(from: position, to: line.upperBound, document)
        guard let next = document.scalar(at: space.upperBound)?.scalar, space.upperBound < line.upperBound else { return nil }
        let isLetter = next.properties.isAlphabetic
        if space.isEmpty {
            guard isLetter || count > 1 && (next.properties.numericType != nil || "*`“«„「『《【".unicodeScalars.contains(next)) else {
                return nil
            }
            edits.append(Edit(position..<position, " "))
        } else if bytes[space.lowerBound] != Ascii.space {
            edits.append(Edit(space, " "))
        }
        guard !edits.isEmpty, isFirstLine || count > 1 else { return nil }
        let title = document.text(space.upperBound..<line.upperBound)
        // `##tag`, `##[section]` and `#include <x>` are no titles; a list of tags is none either.
        guard !title.split(separator: " ").dropFirst().contains(where: { $0.hasPrefix("#") }) else { return nil }
        let isSure = count > 1 || !space.isEmpty
        if !isSure || isWide && count == 1 && space.isEmpty {
            guard isFirstLine, !isWide, mayBeTitle(title, next) else { return nil }
        }
        return Candidate(
            place: line.lowerBound..<space.upperBound, count: count,
            change: MarkdownChange(edits: edits, range: line, construct: .heading, proof: [space.upperBound]), isSure: isSure)
    }

    /// Whether words behind one number sign may be a title: several, the first with a capital where the script has them.
    private static func mayBeTitle(_ title: String, _ first: Unicode.Scalar) -> Bool {
        !first.properties.isLowercase && title.split(separator: " ").count > 1 && !".。!?！？,，:：;；".contains(title.last ?? ".")
    }

    /// The spaces of any kind at `position`.
    private static func spaces(from position: Int, to end: Int, _ document: Document) -> ByteRange {
        var place = position
        while place < end, let decoded = document.scalar(at: place), isSpace(decoded.scalar) { place += decoded.length }
        return position..<place
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{A0}" || scalar == "\u{3000}" || scalar == "\u{202F}" || scalar == "\u{200B}" || scalar == " " || scalar == "\t"
    }
}
