/// What a mark is in the cheapest reading of the document.
public enum MarkRole: UInt8, Sendable {
    /// Nobody looked: the block is not prose, or is nothing but marks.
    case unread
    case opening, closing
    /// Opens a paragraph inside a quotation that was carried over from the paragraph before.
    case reopening
    /// An apostrophe, a prime, a ditto mark: no quotation.
    case none
    /// A quotation mark without any sense.
    case stray
}

/// How one mark is read.
public struct MarkReading: Sendable {
    public var role = MarkRole.unread
    /// What the mark is in the best reading in which it plays another role: the one that the margin is about. `unread` where no other reading
    /// was looked at, or none is possible.
    public var second = MarkRole.unread
    /// The mark's partner, as an index into `Document.marks`: of an opening mark the closing one and back; of a
    /// re-opening mark the opening one. -1 where there is none.
    public var partner: Int32 = -1
    /// By how much the best reading in which the mark plays another role costs more, as a multiple of
    /// `QuotationCosts.Certainty.even`.
    public var margin: Float

    /// The least margin at which a reading is worth a word: it is then as likely as all others together.
    public static let leastMargin: Float = 1

    /// The margin as a probability-like number from 0 to 1.
    public var confidence: Double { MarkReading.confidence(margin) }

    static func confidence(_ margin: Float) -> Double {
        let square = Double(max(0, margin)) * Double(max(0, margin))
        return 1 - 1 / (1 + square)
    }
}

/// A paragraph break that runs through a quotation which the next paragraph does not re-open.
public struct QuotationCut: Sendable {
    /// The block before the break and the one after it, as indices into `Document.blocks`.
    public var before: Int
    public var after: Int
    /// The mark that opened the quotation, as an index into `Document.marks`.
    public var opening: Int
    public var margin: Float

    public var confidence: Double { MarkReading.confidence(margin) }
}

/// The quotation structure of a document.
public struct Quotations: Sendable {
    /// One for each of `Document.marks`.
    public var readings: [MarkReading] = []
    /// The marks that the search read, as indices into `Document.marks`, ascending: every mark that is anything but
    /// plainly right is among them.
    public var searched: [Int] = []
    /// Of those the ones whose reading is clear, and which do not stand where and as they should, or re-open a quotation.
    var notable: [Int] = []
    /// Ascending by block.
    public var cuts: [QuotationCut] = []
    public init() {}
}
