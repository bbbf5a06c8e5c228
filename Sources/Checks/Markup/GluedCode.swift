import Bytes
import Linting
import Prose

/// `markup/glued-code`: two spans of code that met when what stood between them was lost (`` `first``second` ``): Markdown reads them
/// as one, with backticks in it.
public enum GluedCode: Check {
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let bytes = document.bytes
        guard document.traits.contains(.asterisksAreMarkup), document.contains(Ascii.backtick, Ascii.backtick) else { return }
        for span in document.markup where span.isOpaque && span.range.count > 5 && bytes[span.range.lowerBound] == Ascii.backtick {
            // A span that begins with two has them to hold one.
            guard bytes[span.range.lowerBound + 1] != Ascii.backtick else { continue }
            var edits: [Edit] = []
            var offset = span.range.lowerBound + 2
            while offset + 2 < span.range.upperBound {
                let isPair = bytes[offset] == Ascii.backtick && bytes[offset + 1] == Ascii.backtick && bytes[offset + 2] != Ascii.backtick
                if isPair, bytes[offset - 1] != Ascii.backtick, !Ascii.isSpace(bytes[offset - 1]), !Ascii.isSpace(bytes[offset + 2]) {
                    edits.append(Edit(offset + 1..<offset + 1, " "))
                }
                offset += isPair ? 2 : 1
            }
            guard let first = edits.first?.range.lowerBound, areWhole(edits, span.range, bytes) else { continue }
            report.add(first - 1..<first + 1, "Two spans of code meet here and are read as one", edits: edits)
        }
    }

    /// Whether none of the parts has brackets that another one closes: `style={``--color:${value}``}` is one piece of code.
    private static func areWhole(_ edits: [Edit], _ span: ByteRange, _ bytes: [UInt8]) -> Bool {
        var start = span.lowerBound
        for end in edits.map(\.range.lowerBound) + [span.upperBound] {
            var depth = 0
            for byte in bytes[start..<end] where depth >= 0 {
                if "([{".utf8.contains(byte) { depth += 1 }
                if ")]}".utf8.contains(byte) { depth -= 1 }
            }
            if depth != 0 { return false }
            start = end
        }
        return true
    }
}
