import Bytes
import Prose

/// How much a finding matters.
public enum Level: UInt8, Sendable, Comparable, CaseIterable {
    case off, info, warning, error

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The level of that name in cards, settings and output; nil for any other word.
    public init?(name: some StringProtocol) {
        guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }

    public var name: String {
        switch self {
        case .off: "off"
        case .info: "info"
        case .warning: "warning"
        case .error: "error"
        }
    }
}

/// Whether a fix may be applied without anyone looking.
public enum Safety: String, Sendable, CaseIterable {
    case safe, unsafe, none
}

/// What a rule's fixes may change: a promise that the fixer holds every edit to (docs/design.md, “Promises”).
public enum Touch: String, Sendable, CaseIterable {
    case marks, characters, words, blocks
}

/// The replacement of one byte range of the file.
public struct Edit: Sendable, Hashable {
    /// UTF-8 bytes of the file as it is on disk.
    public var range: ByteRange
    public var replacement: String

    public init(_ range: ByteRange, _ replacement: String) {
        self.range = range
        self.replacement = replacement
    }

    /// What edits make of bytes.
    ///
    /// - Complexity: linear in the bytes and the edits.
    /// - Parameters:
    ///   - edits: ascending, not overlapping, within the bytes.
    ///   - start: the position of the first of the bytes, as the edits count.
    public static func apply(_ edits: some Sequence<Edit>, to bytes: [UInt8], from start: Int = 0) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound - start]
            result += edit.replacement.utf8
            position = edit.range.upperBound - start
        }
        result += bytes[position...]
        return result
    }
}

/// A fix: all of its edits belong together.
public struct Fix: Sendable, Hashable {
    /// What it does, as an imperative: “Move the space behind the quotation mark”.
    public var title: String
    public var safety: Safety
    public var touches: Touch
    /// In ascending order, not overlapping, never empty.
    public var edits: [Edit]

    public init(title: String, safety: Safety, touches: Touch, edits: [Edit]) {
        self.title = title
        self.safety = safety
        self.touches = touches
        self.edits = edits
    }
}

/// What of a source a finding in its translation is about.
public struct FoundSource: Sendable, Hashable {
    /// UTF-8 bytes of the file that holds the source.
    public var range: ByteRange
    /// What is there, as it reads.
    public var text: String
    /// The file that holds the source, and the line; nil: it is in the finding's file.
    public var place: SourcePlace?

    public init(range: ByteRange, text: String, place: SourcePlace? = nil) {
        self.range = range
        self.text = text
        self.place = place
    }
}

/// One place where a rule found something.
public struct Finding: Sendable, Hashable {
    /// The rule's id, `quotes/space-before-closing`.
    public var rule: String
    public var level: Level
    public var message: String
    /// The language the place was read in.
    public var language: LanguageTag
    /// UTF-8 bytes of the file; may be empty (a missing last newline).
    public var range: ByteRange
    /// 0…1: how sure the rule is that this is broken.
    public var confidence: Double
    public var fix: Fix?
    /// What of the source the place is about; nil where the text has none beside it, or the rule does not look there.
    public var source: FoundSource?

    public init(
        rule: String, level: Level, message: String, language: LanguageTag, range: ByteRange,
        confidence: Double = 1, fix: Fix? = nil, source: FoundSource? = nil
    ) {
        self.rule = rule
        self.level = level
        self.message = message
        self.language = language
        self.range = range
        self.confidence = confidence
        self.fix = fix
        self.source = source
    }

    /// The order of all output within one file: by offset, then by end, then by rule. Inlined: a sort that calls it copies both
    /// findings, with all that they hold, for each comparison.
    @inline(__always)
    public static func standardOrder(_ left: Finding, _ right: Finding) -> Bool {
        if left.range.lowerBound != right.range.lowerBound { return left.range.lowerBound < right.range.lowerBound }
        if left.range.upperBound != right.range.upperBound { return left.range.upperBound < right.range.upperBound }
        return left.rule < right.rule
    }
}
