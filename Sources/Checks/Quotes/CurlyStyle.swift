import Linting
import Prose

/// `quotes/curly-style`: quotation marks and apostrophes curly throughout (`quotes: curly`).
public enum CurlyStyle: DocumentCheck {
    /// An apostrophe between two letters raises no signal.
    public static let signals: Signals = []

    public static func check(_ document: Document, into report: inout Report) {
        let style = MarkStyle.curly(document.conventions.language, document.language)
        style.check(document, into: &report)
    }
}
