import Bytes

/// One unit of layout: a paragraph, a heading, a list item, a stretch of code.
public struct Block: Sendable {
    public enum Kind: UInt8, Sendable {
        case paragraph, heading, listItem, tableCell
        /// A line of verse or of an address: it ends where the author ended it.
        case verse
        /// A line of nothing but `* * *`, `---` and the like.
        case separator
        /// Not prose: no check looks inside.
        case code, markup, frontMatter

        /// Whether the block's text is prose that checks may look at.
        public var isProse: Bool { rawValue <= Kind.verse.rawValue }
    }

    /// What stands between a block and the one before it.
    public enum Gap: UInt8, Sendable {
        case startOfText, lineBreak, blankLine
    }

    /// The block's bytes: whole lines in plain text, indentation and trailing spaces included, without the last
    /// line's terminator.
    public private(set) var range: ByteRange
    /// `range` without white space at its two ends; empty at `range.lowerBound` where there is nothing else.
    public var content: ByteRange { range.lowerBound + Int(indent)..<range.upperBound - Int(trailing) }
    /// The white space at the two ends, in bytes. Blocks are many, and every pass reads all of them: they are kept small.
    private var indent: UInt32
    private var trailing: UInt32
    /// What the scan saw in the block.
    public var signals: Signals = []
    /// How the block looks from outside, as the scan saw it; empty where it is not prose.
    public var outline: Outline = []
    public var kind: Kind
    public var gapBefore: Gap
    /// Whether the file says that the block is no part of its text but of what is around it on every page: a header, a menu.
    public var isPageFurniture = false
    private var firstMark: Int32 = 0
    private var endOfMarks: Int32 = 0
    private var firstMarkup: Int32 = 0
    private var endOfMarkup: Int32 = 0
    /// The block's marks, as indices into `Document.marks`.
    public var marks: Range<Int> {
        get { Int(firstMark)..<Int(endOfMarks) }
        set { (firstMark, endOfMarks) = (Int32(clamping: newValue.lowerBound), Int32(clamping: newValue.upperBound)) }
    }
    /// The block's markup spans, as indices into `Document.markup`.
    public var markup: Range<Int> {
        get { Int(firstMarkup)..<Int(endOfMarkup) }
        set { (firstMarkup, endOfMarkup) = (Int32(clamping: newValue.lowerBound), Int32(clamping: newValue.upperBound)) }
    }

    public init(range: ByteRange, content: ByteRange, kind: Kind, gapBefore: Gap, markup: Range<Int> = 0..<0) {
        self.range = range
        indent = UInt32(clamping: content.lowerBound - range.lowerBound)
        trailing = UInt32(clamping: range.upperBound - content.upperBound)
        self.kind = kind
        self.gapBefore = gapBefore
        self.markup = markup
    }

    /// Makes the block one with a later one: everything from its beginning to the later one's end.
    public mutating func extend(to later: Block) {
        range = range.lowerBound..<later.range.upperBound
        trailing = later.trailing
    }
}

/// Bytes inside a prose block that are not text: an emphasis mark, a link's destination, inline code, a tag,
/// the indentation of a continued line.
public struct MarkupSpan: Sendable {
    public var range: ByteRange
    /// Whether the span stands for something that is read (inline code, an image), so that its neighbours see a
    /// word there, or is invisible (emphasis marks, a link's destination), so that its neighbours see each other.
    public var isOpaque: Bool

    public init(range: ByteRange, isOpaque: Bool) {
        self.range = range
        self.isOpaque = isOpaque
    }
}
