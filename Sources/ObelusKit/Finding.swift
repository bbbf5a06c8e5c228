import Bytes
import Interchange
import Linting
import Prose
import Readers

/// How much a finding matters.
public enum Level: String, Sendable, CaseIterable {
    case off, info, warning, error

    init(_ level: Linting.Level) {
        self =
            switch level {
            case .off: .off
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
    }

    var cardLevel: Linting.Level {
        switch self {
        case .off: .off
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}

/// What a fix may change.
public enum Touch: String, Sendable, CaseIterable {
    /// Quotation marks, punctuation, spaces, invisible characters, paragraph breaks; no letter or digit.
    case marks
    /// The encoding of characters; the reading of no word.
    case characters
    /// Words.
    case words
    /// Whole blocks.
    case blocks

    init(_ touch: Linting.Touch) {
        self =
            switch touch {
            case .marks: .marks
            case .characters: .characters
            case .words: .words
            case .blocks: .blocks
            }
    }

    var cardTouch: Linting.Touch {
        switch self {
        case .marks: .marks
        case .characters: .characters
        case .words: .words
        case .blocks: .blocks
        }
    }
}

/// A place in a text, in the units that callers count in.
public struct Position: Sendable, Hashable {
    /// UTF-8 bytes from the text's start.
    public let utf8Offset: Int
    /// UTF-16 code units from the text's start, as `NSRange` and JavaScript count.
    public let utf16Offset: Int
    /// From 1. A line ends with LF or CR LF.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int

    init(_ offset: Int, _ places: Places) {
        let position = places.lines.position(at: offset)
        utf8Offset = offset
        utf16Offset = places.utf16LineStarts[position.line - 1] + position.utf16Column - 1
        line = position.line
        column = position.column
    }
}

/// The lines of a text, in bytes and in UTF-16.
struct Places {
    let lines: LineIndex
    /// For each line, the UTF-16 code units before it.
    let utf16LineStarts: [Int]

    /// - Complexity: linear in the text.
    init(_ document: Document) {
        lines = LineIndex(Source(document.bytes, lineStarts: document.lineStarts))
        var starts: [Int] = []
        var units = 0
        var position = 0
        for start in document.lineStarts.offsets {
            // Every character begins with a byte that continues none; those beyond the first plane take two units.
            for byte in document.bytes[position..<start] { units += byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1 }
            position = start
            starts.append(units)
        }
        utf16LineStarts = starts
    }
}

/// A stretch of a text; its end is the first place after it.
public struct TextRange: Sendable, Hashable {
    public let start: Position
    public let end: Position

    init(_ range: ByteRange, _ places: Places) {
        start = Position(range.lowerBound, places)
        end = Position(range.upperBound, places)
    }
}

/// The replacement of a stretch of a text.
public struct Edit: Sendable, Hashable {
    public let range: TextRange
    public let replacement: String

    init(_ edit: Linting.Edit, _ places: Places) {
        range = TextRange(edit.range, places)
        replacement = edit.replacement
    }

    /// Whether two edits cannot both be applied: they overlap, or both insert at one place.
    func collides(with other: Edit) -> Bool {
        let (left, right) = (range.start.utf8Offset..<range.end.utf8Offset, other.range.start.utf8Offset..<other.range.end.utf8Offset)
        if left == right || left.overlaps(right) { return true }
        return left.isEmpty && right.contains(left.lowerBound) || right.isEmpty && left.contains(right.lowerBound)
    }
}

/// What would put a finding right. Its edits belong together.
public struct Fix: Sendable, Hashable {
    /// What it does, as an imperative.
    public let title: String
    /// Whether it may be applied without anyone looking.
    public let isSafe: Bool
    public let touches: Touch
    /// Ascending, not overlapping, never empty.
    public let edits: [Edit]
}

/// A place where a rule found something. A fix that it has may be applied: it does no more than `touches` says.
public struct Finding: Sendable, Hashable {
    /// The rule's id, `quotes/space-before-closing`.
    public let rule: String
    public let level: Level
    /// What is wrong, for a reader who does not know the rule.
    public let message: String
    /// The language that the place was read in, as a BCP 47 tag; `und` where it is not known.
    public let language: String
    public let range: TextRange
    /// 0…1: how sure the rule is.
    public let confidence: Double
    public let fix: Fix?

    init(_ finding: Linting.Finding, _ places: Places) {
        rule = finding.rule
        level = Level(finding.level)
        message = finding.message
        language = finding.language.description
        range = TextRange(finding.range, places)
        confidence = finding.confidence
        fix = finding.fix.map { fix in
            Fix(
                title: fix.title, isSafe: fix.safety == .safe, touches: Touch(fix.touches),
                edits: fix.edits.map { Edit($0, places) })
        }
    }
}

/// What came of fixing a text.
public struct FixedText: Sendable {
    /// The fixed text.
    public let text: String
    /// What was changed, against the text as it was: ascending, not overlapping. Applied to it they give `text`.
    public let edits: [Edit]
    /// What is left in the fixed text; positions are those of `text`.
    public let remaining: [Finding]
    /// How many fixes of each rule were applied.
    public let applied: [String: Int]
}
