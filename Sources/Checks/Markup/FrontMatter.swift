import Bytes
import Linting
import Prose

/// `markup/front-matter`: metadata at the top of a Markdown file that no program can read any more, because a key was translated, a
/// colon is full-width, or the line that ends it is missing.
public enum FrontMatter: Check {
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup), let first = document.blocks.first else { return }
        guard first.kind == .frontMatter else {
            reportUnclosed(document, &report)
            return
        }
        // What stands between the fences.
        let keys = document.lines(in: first.content).dropFirst().dropLast().compactMap { key(in: $0, document) }
        let hasASCII = keys.contains { document.bytes[$0.name].allSatisfy { $0 < 0x80 } }
        for key in keys {
            if key.colon.count > 1 {
                report.add(
                    key.colon, "The colon after “\(document.text(key.name))” is full-width, so that the metadata cannot be read",
                    edits: [Edit(key.colon, key.hasSpace ? ":" : ": ")])
            }
            if hasASCII, !document.bytes[key.name].allSatisfy({ $0 < 0x80 }) {
                report.add(key.name, "“\(document.text(key.name))” is a translated key, which no program knows")
            }
        }
    }

    private struct Key {
        var name: ByteRange
        var colon: ByteRange
        var hasSpace: Bool
    }

    /// The key that begins the line: up to three words and a colon, not indented.
    private static func key(in line: ByteRange, _ document: Document) -> Key? {
        let bytes = document.bytes
        var position = line.lowerBound
        guard !Ascii.isBlank(bytes[position]), bytes[position] != Ascii.hyphen, bytes[position] != Ascii.hash else { return nil }
        while position < line.upperBound, position - line.lowerBound < 60 {
            if bytes[position] == Ascii.quote || bytes[position] == Ascii.apostrophe { return nil }
            let isWide = bytes[position..<line.upperBound].starts(with: [0xEF, 0xBC, 0x9A])
            let end = position + (isWide ? 3 : 1)
            if isWide || bytes[position] == Ascii.colon {
                guard position > line.lowerBound, isWide || end == line.upperBound || Ascii.isBlank(bytes[end]) else { return nil }
                return Key(
                    name: line.lowerBound..<position, colon: position..<end, hasSpace: end == line.upperBound || Ascii.isBlank(bytes[end]))
            }
            position += 1
        }
        return nil
    }

    /// A fence on the first line, keys below it, and no fence behind them: all of it is shown as text.
    private static func reportUnclosed(_ document: Document, _ report: inout Report) {
        let bytes = document.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes[start...].starts(with: "---".utf8), start + 3 < bytes.count, Ascii.isLineEnd(bytes[start + 3]) else { return }
        let head = Array(document.lines(in: start..<min(bytes.count, start + 600)).dropFirst().dropLast())
        guard let first = head.first, let key = key(in: first, document), bytes[key.name].allSatisfy({ $0 < 0x80 && $0 != Ascii.space }),
            head.count < 2 || self.key(in: head[1], document) != nil
        else { return }
        report.add(start..<start + 3, "The metadata that begins here has no end, so that it is shown as text")
    }
}
