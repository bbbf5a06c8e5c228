internal import CICU

/// Tells a person what ICU found wrong in a pattern, and where.
enum PatternSyntax {
    /// - Parameters:
    ///   - line: From 1, as ICU counts it; 0 where ICU tells no place.
    ///   - offset: In the line, in scalars.
    static func error(status: Int32, line: Int, offset: Int, source: String) -> UnicodeError {
        let name = UnicodeError.name(of: status)
        guard name.hasPrefix("U_REGEX_") || line > 0 else { return UnicodeError(status: status) }
        let message = messages[name] ?? "the pattern is not valid (\(name))"
        return .invalidPattern(message: message, offset: start(ofLine: line, in: source) + offset)
    }

    /// The scalars before a line, with ICU's idea of lines: CR, LF, CR LF, U+0085 and U+2028 end one.
    private static func start(ofLine line: Int, in source: String) -> Int {
        var current = 1
        var offset = 0
        var last: Unicode.Scalar = " "
        var start = 0
        for scalar in source.unicodeScalars {
            // ICU starts the new line at CR, and does not count the LF after it.
            if scalar == "\n", last == "\r" { start = offset + 1 }
            if current >= line { return start }
            offset += 1
            if isLineEnd(scalar, after: last) {
                current += 1
                start = offset
            }
            last = scalar
        }
        return start
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar, after last: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\r", "\u{85}", "\u{2028}": true
        case "\n": last != "\r"
        default: false
        }
    }

    private static let messages = [
        "U_REGEX_RULE_SYNTAX": "the pattern is incomplete or has a character out of place",
        "U_REGEX_BAD_ESCAPE_SEQUENCE": "unknown escape after \\",
        "U_REGEX_PROPERTY_SYNTAX": "unknown Unicode property",
        "U_REGEX_UNIMPLEMENTED": "not supported by ICU",
        "U_REGEX_MISMATCHED_PAREN": "unbalanced parentheses",
        "U_REGEX_NUMBER_TOO_BIG": "the number is too large",
        "U_REGEX_BAD_INTERVAL": "invalid {min,max}",
        "U_REGEX_MAX_LT_MIN": "in {min,max}, max is less than min",
        "U_REGEX_INVALID_BACK_REF": "reference to a group that does not exist",
        "U_REGEX_INVALID_FLAG": "unknown flag",
        "U_REGEX_LOOK_BEHIND_LIMIT": "a lookbehind must have a bounded length",
        "U_REGEX_SET_CONTAINS_STRING": "a set must contain single characters",
        "U_REGEX_MISSING_CLOSE_BRACKET": "missing ]",
        "U_REGEX_INVALID_RANGE": "in [x-y], x is greater than y",
        "U_REGEX_PATTERN_TOO_BIG": "the pattern is too large",
        "U_REGEX_INVALID_CAPTURE_GROUP_NAME": "invalid or repeated group name",
    ]
}
