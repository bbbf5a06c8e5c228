import Linting
import Prose

/// `quotes/curly-style`: quotation marks and apostrophes curly throughout (`quotes: curly`).
public enum CurlyStyle: Check {
    /// An apostrophe between two letters raises no signal.
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let style = MarkStyle.curly(view.document.conventions.language, view.language)
        style.check(view, into: &report)
    }
}
