import Bytes
import Prose
import UnicodeText

/// A team's list of terms and their translations, which texts beside their sources are held to.
public struct TermRule: Sendable {
    /// A word or a phrase, or a pattern where it changes its form.
    public enum Expression: Sendable, Hashable {
        /// Found as a word of its own. In small letters it matches in any case, with a capital only as it is written.
        case words(String)
        /// An ICU regular expression, found anywhere.
        case pattern(String)

        /// Reads what a list says: a pattern stands between slashes.
        public init(_ text: String) {
            let isPattern = text.utf8.count > 2 && text.utf8.first == UInt8(ascii: "/") && text.utf8.last == UInt8(ascii: "/")
            self = isPattern ? .pattern(String(text.dropFirst().dropLast())) : .words(text)
        }

        /// As messages quote it.
        public var text: String {
            switch self {
            case .words(let text), .pattern(let text): text
            }
        }
    }

    /// A term of the source's language.
    public struct Term: Sendable {
        public var source: Expression
        /// Any of these is right; none: only what must not be there is known.
        public var targets: [Expression]
        /// What must not be there.
        public var avoided: [Expression]
        public var note: String?

        public init(source: Expression, targets: [Expression], avoided: [Expression], note: String? = nil) {
            self.source = source
            self.targets = targets
            self.avoided = avoided
            self.note = note
        }
    }

    public let terms: [Term]
    private let sources: ExpressionSet
    private let targets: ExpressionSet
    private let avoided: ExpressionSet

    public init(_ terms: [Term]) {
        self.terms = terms
        sources = ExpressionSet(terms.enumerated().map { ($1.source, $0) })
        targets = ExpressionSet(terms.enumerated().flatMap { index, term in term.targets.map { ($0, index) } })
        avoided = ExpressionSet(terms.enumerated().flatMap { index, term in term.avoided.map { ($0, index) } })
    }

    /// Reports each term of the source whose translation is not in the target, and each that is translated as it must not be.
    func check(_ pair: PairView, into report: inout Report) {
        let bytes = pair.document.bytes
        guard bytes.contains(where: { $0 > Ascii.space }) else { return }
        let rule = report.rules[report.current].rule.card.id
        func stopped(_ isGivenUp: Bool) {
            report.patterns.stop(report.current, ExhaustedPattern(rule: rule, range: 0..<bytes.count, isGivenUp: isGivenUp))
        }
        let found = sources.places(in: pair.source.text.bytes, of: nil, stopped)
        guard !found.isEmpty else { return }
        let wanted = Set(found.map(\.owner))
        let wrong = avoided.places(in: bytes, of: wanted, stopped)
        let right = Set(targets.places(in: bytes, of: wanted, stopped).map(\.owner))
        var told: Set<Int> = []
        for (owner, place) in found where told.insert(owner).inserted {
            let term = terms[owner]
            let origin = pair.source.text(place)
            let names = term.targets.map { "“\($0.text)”" }.joined(separator: " or ")
            let note = term.note.map { " (\($0))" } ?? ""
            let places = wrong.filter { $0.owner == owner }
            for one in places {
                let word = pair.document.text(one.range)
                let message =
                    names.isEmpty
                    ? "The team does not translate “\(origin)” as “\(word)”" : "The team translates “\(origin)” as \(names), not “\(word)”"
                report.add(one.range, message + note, source: place)
            }
            guard places.isEmpty, !term.targets.isEmpty, !right.contains(owner) else { continue }
            let end = bytes.withUnsafeBufferPointer { Ascii.trimmed($0, 0..<$0.count) }.upperBound
            report.add(end..<end, "The team translates “\(origin)” as \(names), which is not here" + note, source: place)
        }
    }
}

/// Expressions that are looked for together, each of which belongs to something.
private struct ExpressionSet: Sendable {
    private let words: LiteralSet
    private let forms: [PhraseRule.Form]
    /// By phrase of a form.
    private let owners: [Int]
    private let patterns: [(pool: MatcherPool, owner: Int)]

    init(_ expressions: [(TermRule.Expression, Int)]) {
        var forms: [PhraseRule.Form] = []
        var owners: [Int] = []
        var patterns: [(pool: MatcherPool, owner: Int)] = []
        for (expression, owner) in expressions {
            switch expression {
            case .words(let text):
                forms += PhraseRule.forms(of: text, owners.count)
                owners.append(owner)
            case .pattern(let pattern): patterns.append((MatcherPool(pattern), owner))
            }
        }
        self.forms = forms
        self.owners = owners
        self.patterns = patterns
        words = LiteralSet(forms.map(\.text))
    }

    /// Where expressions stand, ascending. One inside a longer one of another owner is not told.
    ///
    /// - Parameters:
    ///   - wanted: the owners whose expressions are looked for; nil: all.
    ///   - stopped: called where a pattern took too long, with whether it is given up with that.
    /// - Complexity: linear in the bytes for the words together, and for each pattern.
    func places(in bytes: [UInt8], of wanted: Set<Int>?, _ stopped: (Bool) -> Void) -> [(owner: Int, range: ByteRange)] {
        var found: [(owner: Int, range: ByteRange)] = []
        bytes.withUnsafeBufferPointer { buffer in
            if !words.isEmpty {
                for offset in buffer.indices where words.mayBegin(in: buffer, at: offset) && PhraseRule.isEdge(buffer, offset) {
                    words.forEach(in: buffer, at: offset, before: buffer.count) { index in
                        let form = forms[index]
                        let range = offset..<offset + form.text.utf8.count
                        let owner = owners[form.phrase]
                        guard wanted?.contains(owner) ?? true, PhraseRule.isEdge(buffer, range.upperBound),
                            !form.isExact || buffer[range].elementsEqual(form.text.utf8)
                        else { return }
                        found.append((owner, range))
                    }
                }
            }
            for (pool, owner) in patterns where (wanted?.contains(owner) ?? true) && !pool.isGivenUp {
                pool.withMatcher { matcher in
                    do throws(UnicodeError) {
                        try matcher.forEachMatch(in: buffer, range: 0..<buffer.count) { match in
                            if !match.range.isEmpty { found.append((owner, match.range)) }
                            return true
                        }
                    } catch {
                        stopped(pool.countStopped())
                    }
                }
            }
        }
        found.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        var longest = 0
        found.removeAll { place in
            let isInside = place.range.upperBound <= longest
            longest = max(longest, place.range.upperBound)
            return isInside
        }
        return found
    }
}
