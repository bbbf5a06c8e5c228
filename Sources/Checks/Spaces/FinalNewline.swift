import Linting
import Prose

/// `spaces/final-newline`: the text's last line has no line end.
public enum FinalNewline: Check {
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.fileOwnsLayout), let last = document.bytes.last, last != 0x0A, last != 0x0D,
            !document.blocks.isEmpty
        else { return }
        let end = document.bytes.count
        let usesCRLF = document.bytes.lastIndex(of: 0x0A).map { $0 > 0 && document.bytes[$0 - 1] == 0x0D } ?? false
        report.add(
            end..<end, "The last line does not end with a newline", edits: [Edit(end..<end, usesCRLF ? "\r\n" : "\n")])
    }
}
