import Linting
import Prose

/// `quotes/locale-style`: quotation marks and apostrophes as the language writes them (`quotes: locale`).
public enum LocaleStyle: Check {
    /// An apostrophe between two letters raises no signal.
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let style = MarkStyle.locale(view.document.conventions.language)
        style.check(view, into: &report)
    }
}
