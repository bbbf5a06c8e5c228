internal import CICU

/// What can go wrong in a call on text.
public enum UnicodeError: Error, Equatable, Sendable {
    /// A pattern is no regular expression; `offset` counts the scalars of the pattern before the place where that
    /// was found, which is the end of the faulty construct rather than its start.
    case invalidPattern(message: String, offset: Int)

    /// A matcher gave up: the pattern needs more steps on this text than its limit allows.
    case timeLimitExceeded

    /// A matcher gave up: the pattern needs more memory for backtracking on this text than its limit allows.
    case stackLimitExceeded

    /// The range holds more than 2³¹ − 1 bytes, which ICU cannot address.
    case textTooLong

    /// ICU failed otherwise, as when memory or its data is missing; `name` is ICU's own (`U_MEMORY_ALLOCATION_ERROR`).
    case library(name: String)
}

extension UnicodeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidPattern(let message, let offset): "\(message) (at character \(offset) of the pattern)"
        case .timeLimitExceeded: "the pattern takes too long on this text"
        case .stackLimitExceeded: "the pattern takes too much memory on this text"
        case .textTooLong: "the text is longer than 2 GiB"
        case .library(let name): "ICU failed: \(name)"
        }
    }
}

extension UnicodeError {
    /// The error of an ICU status above zero.
    init(status: Int32) {
        switch status {
        case Int32(CICU_REGEX_TIME_OUT), Int32(CICU_REGEX_STOPPED_BY_CALLER): self = .timeLimitExceeded
        case Int32(CICU_REGEX_STACK_OVERFLOW): self = .stackLimitExceeded
        default: self = .library(name: Self.name(of: status))
        }
    }

    /// Throws the error of a status; success and warnings pass.
    static func check(_ status: Int32) throws(UnicodeError) {
        if status > 0 { throw UnicodeError(status: status) }
    }

    /// ICU's name of a status, such as `U_REGEX_TIME_OUT`.
    static func name(of status: Int32) -> String {
        guard let name = cicu_u_errorName(status) else { return "\(status)" }
        return String(cString: name)
    }
}
