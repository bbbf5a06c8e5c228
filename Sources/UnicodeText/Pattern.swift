internal import CICU

/// A regular expression in ICU's syntax, compiled: https://unicode-org.github.io/icu/userguide/strings/regexp.html
///
/// A pattern is immutable and shared by threads; each makes its own matcher of it.
public struct Pattern: Sendable {
    public struct Options: OptionSet, Sendable, Hashable {
        public let rawValue: UInt32

        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Letters match in either case, by full case folding.
        public static let caseInsensitive = Options(rawValue: 2)
        /// Spaces in the pattern mean nothing, and `#` starts a comment.
        public static let comments = Options(rawValue: 4)
        /// `^` and `$` match at line ends, too.
        public static let multiline = Options(rawValue: 8)
        /// The pattern is the text to find, without any syntax.
        public static let literal = Options(rawValue: 16)
        /// `.` matches line ends, too.
        public static let dotMatchesLineEnds = Options(rawValue: 32)
        /// `\b` is a word boundary of UAX #29, not a change between `\w` and `\W`.
        public static let unicodeWordBoundaries = Options(rawValue: 256)
    }

    /// The text that was compiled.
    public let source: String
    public let options: Options
    /// The number of capture groups, the whole match not counted.
    public let groupCount: Int
    private let compiled: CompiledPattern

    /// Compiles a pattern. An escape of a letter that has no meaning (`\q`) is an error.
    ///
    /// - Throws: `.invalidPattern`, or `.library` where ICU has no memory.
    public init(_ source: String, options: Options = []) throws(UnicodeError) {
        self.source = source
        self.options = options
        compiled = try CompiledPattern(source, options)
        groupCount = compiled.groupCount
    }

    /// Makes a matcher, which shares this compiled pattern.
    ///
    /// - Throws: `.library` where ICU has no memory.
    public func makeMatcher(limits: Matcher.Limits = .standard) throws(UnicodeError) -> Matcher {
        try Matcher(expression: compiled.makeExpression(), limits: limits)
    }
}

/// The expression that a pattern's matchers are cloned from.
///
/// It is sent across threads unchecked because it is never matched itself: after `init` it is only read and cloned,
/// and ICU counts the references to the compiled pattern atomically.
private final class CompiledPattern: @unchecked Sendable {
    private let expression: OpaquePointer
    let groupCount: Int

    init(_ source: String, _ options: Pattern.Options) throws(UnicodeError) {
        let units = Array(source.utf16)
        let flags = options.rawValue | UInt32(CICU_REGEX_ERROR_ON_UNKNOWN_ESCAPES)
        var line: Int32 = 0
        var offset: Int32 = 0
        var status: Int32 = 0
        let expression = cicu_uregex_open(units, Int32(units.count), flags, &line, &offset, &status)
        guard let expression, status <= 0 else {
            cicu_uregex_close(expression)
            throw PatternSyntax.error(status: status, line: Int(line), offset: Int(offset), source: source)
        }
        self.expression = expression
        groupCount = Int(cicu_uregex_groupCount(expression, &status))
    }

    deinit { cicu_uregex_close(expression) }

    func makeExpression() throws(UnicodeError) -> OpaquePointer {
        var status: Int32 = 0
        let clone = cicu_uregex_clone(expression, &status)
        try UnicodeError.check(status)
        guard let clone else { throw .library(name: "uregex_clone") }
        return clone
    }
}
