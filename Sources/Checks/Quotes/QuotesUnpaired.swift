import Linting
import Prose

/// `quotes/unpaired`: a quotation that is opened and never closed, or closed and never opened; in a text that makes a
/// habit of it, the first.
///
/// A paragraph that lost two marks may seem to have all it needs, read against what its marks look like: such paragraphs are claimed.
public enum QuotesUnpaired: Check {
    public static let claimsRegions = true
    public static let trigger = Trigger.text([.doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        for block in document.markContradictions.blocks { report.claim(document.blocks[block].content) }
        let unpaired = document.unpairedMarks
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
public enum UnpairedOften: Check {
    public static let trigger = Trigger.text([.doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let unpaired = document.unpairedMarks
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
