import Synchronization
import UnicodeText

/// The matchers of one pattern, lent to one thread at a time and kept for the next. The pattern is compiled when the
/// first matcher is asked for: most patterns never are.
final class MatcherPool: Sendable {
    /// Unchecked because a matcher is in the pool or with one thread, never both: the lock hands it over.
    private struct Lendable: @unchecked Sendable {
        var pattern: Pattern?
        var idle: [Matcher] = []
        /// In how many texts the pattern was stopped.
        var stopped = 0
    }

    /// Each stop costs a tenth of a second: two seconds for a pattern in a run, not that for each of its texts.
    private static let mostStopped = 20

    private let source: String
    private let state = Mutex(Lendable())

    init(_ source: String) {
        self.source = source
    }

    /// Whether the pattern was stopped in so many texts that it is not asked any more.
    var isGivenUp: Bool { state.withLock { $0.stopped >= Self.mostStopped } }

    /// Notes that the pattern was stopped in a text, and returns whether it is given up with that.
    func countStopped() -> Bool {
        state.withLock { state in
            state.stopped += 1
            return state.stopped >= Self.mostStopped
        }
    }

    func withMatcher(_ body: (Matcher) -> Void) {
        let lent = state.withLock { state -> Loan? in
            if let matcher = state.idle.popLast() { return Loan(matcher: matcher) }
            if state.pattern == nil { state.pattern = try? Pattern(source) }
            return (try? state.pattern?.makeMatcher()).map { Loan(matcher: $0) }
        }
        guard let lent else { return }
        body(lent.matcher)
        state.withLock { $0.idle.append(lent.matcher) }
    }

    /// Sendable for the same reason.
    private struct Loan: @unchecked Sendable {
        let matcher: Matcher
    }
}
