import Linting
import Prose

/// `quotes/unpaired`: a quotation that is opened and never closed, or closed and never opened; in a text that makes a
/// habit of it, the first.
public enum QuotesUnpaired: DocumentCheck {
    public static let signals: Signals = [.doubleMark]

    public static func check(_ document: Document, into report: inout Report) {
        let unpaired = UnpairedMarks.of(document)
        let places = unpaired.places.filter { !$0.setsOff }
        if unpaired.isHabit, let first = places.first {
            report.add(
                first.mark.range, "\(places.count) quotation marks in the text have no partner; this is the first",
                confidence: first.confidence)
            return
        }
        for place in places { report.add(place) }
    }
}

/// `quotes/unpaired-often`: the other marks without a partner in a text that makes a habit of it, and the two that set
/// off a letter as a whole.
public enum UnpairedOften: DocumentCheck {
    public static let signals: Signals = [.doubleMark]

    public static func check(_ document: Document, into report: inout Report) {
        let unpaired = UnpairedMarks.of(document)
        var isFirst = true
        for place in unpaired.places {
            if place.span > 0 {
                report.add(
                    place.mark.range, "This quotation is closed \(place.span) paragraphs below, if at all",
                    confidence: place.confidence)
            } else if unpaired.isHabit, !place.setsOff {
                if !isFirst { report.add(place) }
                isFirst = false
            }
        }
    }
}

extension Report {
    fileprivate mutating func add(_ place: UnpairedMarks.Place) {
        add(
            place.mark.range,
            place.opens ? "This quotation is never closed" : "This quotation mark has no partner",
            confidence: place.confidence)
    }
}
