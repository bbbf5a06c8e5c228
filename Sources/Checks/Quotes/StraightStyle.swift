import Linting
import Prose

/// `quotes/straight-style`: quotation marks and apostrophes straight throughout (`quotes: straight`).
public enum StraightStyle: Check {
    /// An apostrophe between two letters raises no signal.
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let style = MarkStyle.straight
        style.check(view, into: &report)
    }
}
