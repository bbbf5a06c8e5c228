import Linting
import Prose

/// `quotes/locale-style`: quotation marks and apostrophes as the language writes them (`quotes: locale`).
public enum LocaleStyle: DocumentCheck {
    /// An apostrophe between two letters raises no signal.
    public static let signals: Signals = []

    public static func check(_ document: Document, into report: inout Report) {
        let style = MarkStyle.locale(document.conventions.language)
        style.check(document, into: &report)
    }
}
