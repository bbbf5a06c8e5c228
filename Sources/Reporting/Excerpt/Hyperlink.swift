/// Links in the output of a terminal.
///
/// Source: “Hyperlinks (a.k.a. HTML-like anchors) in terminal emulators”, the description of OSC 8 that terminals follow.
public enum Hyperlink {
    /// A text that is a link where the terminal knows links.
    ///
    /// - Parameter address: an absolute URI. One with anything but printable ASCII in it could end the sequence, and is left out.
    public static func text(_ text: String, to address: String) -> String {
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return text }
        return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }
}
