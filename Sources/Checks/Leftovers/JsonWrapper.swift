import Linting
import Prose

/// `leftovers/json-wrapper`: the translation as a value of JSON (`{"translation": "…"}`).
public enum JsonWrapper: Check {
    public static let trigger = Trigger.text(.brace)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let bytes = document.bytes
        guard let start = bytes.firstIndex(where: { $0 != 0x20 && $0 &- 9 >= 5 }), bytes[start] == UInt8(ascii: "{"),
            let keyStart = bytes[start...].prefix(16).firstIndex(of: UInt8(ascii: "\""))
        else { return }
        let head = String(decoding: bytes[keyStart...].prefix(48), as: UTF8.self).lowercased()
        guard let key = keys.first(where: { head.hasPrefix("\"\($0)\"") }) else { return }
        let end = keyStart + key.utf8.count + 2
        guard bytes[end...].prefix(3).contains(UInt8(ascii: ":")) else { return }
        report.add(start..<end, "The text is wrapped in JSON")
    }

    private static let keys = [
        "translation", "translated_text", "translated", "translatedtext", "text", "target", "target_text", "output",
        "result", "final_translation", "response", "answer", "content",
    ]
}
