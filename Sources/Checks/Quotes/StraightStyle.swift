import Linting
import Prose

/// `quotes/straight-style`: quotation marks and apostrophes straight throughout (`quotes: straight`).
public enum StraightStyle: DocumentCheck {
    /// An apostrophe between two letters raises no signal.
    public static let signals: Signals = []

    public static func check(_ document: Document, into report: inout Report) {
        let style = MarkStyle.straight
        style.check(document, into: &report)
    }
}
