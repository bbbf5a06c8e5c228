import Bytes
import Prose
import Synchronization
import UnicodeText

/// What finds the places of a rule that is a regular expression.
public struct PatternRule: Sendable {
    /// An ICU regular expression.
    public let pattern: String
    /// Literals of which at least one stands in every match, in ASCII lower case; compared without ASCII case.
    public let anchors: [String]
    /// What takes a place's stead, `$1`… being the pattern's groups; nil: no fix.
    public let replace: String?
    private let matchers: MatcherPool

    public init(pattern: String, anchors: [String], replace: String?) {
        self.pattern = pattern
        self.anchors = anchors
        self.replace = replace
        matchers = MatcherPool(pattern)
    }

    /// Reports every match in the block that touches no protected span.
    ///
    /// A pattern that runs out of its time or memory is silent about the rest of the block: a linter must not hang.
    func check(_ block: BlockView, into report: inout Report) {
        matchers.withMatcher { matcher in
            block.document.bytes.withUnsafeBufferPointer { bytes in
                try? matcher.forEachMatch(in: bytes, range: block.content) { match in
                    let place = match.range(named: "place") ?? match.range
                    if place.isEmpty || !block.isProtected(place) {
                        let edits = edits(match, place, block, removesBlock: report.touchesBlocks)
                        report.add(
                            place, report.message(block.document.text(place)), edits: edits)
                    }
                    return true
                }
            }
        }
    }

    /// What mends a match. A rule that removes blocks takes away the block's lines, and only where the match is all of it.
    private func edits(_ match: borrowing Match, _ place: ByteRange, _ block: BlockView, removesBlock: Bool) -> [Edit] {
        guard let replace else { return [] }
        guard removesBlock else { return [Edit(place, expand(replace, match, block.document))] }
        return place == block.content ? block.removal.map { [Edit($0, "")] } ?? [] : []
    }

    /// The template with its groups filled in.
    private func expand(_ template: String, _ match: borrowing Match, _ document: Document) -> String {
        var result = ""
        var rest = template[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[dollar...].dropFirst()
            guard let digit = rest.first, digit.isASCII, let group = digit.wholeNumberValue else {
                result += "$"
                continue
            }
            rest = rest.dropFirst()
            if let range = match.range(group: group) { result += document.text(range) }
        }
        return result + rest
    }
}

/// The matchers of one pattern, lent to one thread at a time and kept for the next. The pattern is compiled when the
/// first matcher is asked for: most patterns never are.
private final class MatcherPool: Sendable {
    /// Unchecked because a matcher is in the pool or with one thread, never both: the lock hands it over.
    private struct Lendable: @unchecked Sendable {
        var pattern: Pattern?
        var idle: [Matcher] = []
    }

    private let source: String
    private let state = Mutex(Lendable())

    init(_ source: String) {
        self.source = source
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

    private struct Loan: @unchecked Sendable {
        let matcher: Matcher
    }
}
