/// A place in the file: UTF-8 bytes from 0, end exclusive. The only position type below the reporters.
public typealias ByteRange = Range<Int>

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
    public var range: ByteRange
    /// `range` without white space at its two ends; empty at `range.lowerBound` where there is nothing else.
    public var content: ByteRange
    public var kind: Kind
    public var gapBefore: Gap
    /// What the scan saw in the block.
    public var signals: Signals = []
    /// How the block looks from outside, as the scan saw it; empty where it is not prose.
    public var outline: Outline = []
    /// The block's marks, as indices into `Document.marks`.
    public var marks: Range<Int> = 0..<0
    /// The block's markup spans, as indices into `Document.markup`.
    public var markup: Range<Int> = 0..<0

    public init(range: ByteRange, content: ByteRange, kind: Kind, gapBefore: Gap, markup: Range<Int> = 0..<0) {
        self.range = range
        self.content = content
        self.kind = kind
        self.gapBefore = gapBefore
        self.markup = markup
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
