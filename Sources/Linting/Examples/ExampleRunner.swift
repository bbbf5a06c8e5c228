import Bytes
import Prose
import Readers

/// Runs the examples of rule cards.
///
/// A `bad` example must give exactly one finding of its rule, at the marked place, and its fix must give `good`;
/// neither `good` nor an `ok` example may give any finding of any rule that is switched on by default.
public struct ExampleRunner: Sendable {
    private let rules: [Rule]
    private let standard: Linter

    /// What went wrong with one example.
    public struct Failure: Sendable, Hashable {
        public var rule: String
        /// The example's number within its card, from 1.
        public var example: Int
        public var message: String
    }

    /// - Parameter rules: all rules that there are; those of the preset `artifacts` watch over `good` and `ok`.
    public init(rules: [Rule]) {
        self.rules = rules
        standard = Linter(rules: rules)
    }

    /// Runs all examples of one rule and returns what failed.
    public func run(_ rule: Rule) -> [Failure] {
        // The rule runs even where it is off by default.
        let alone = Linter(rules: [rule]) { $0.level == .off ? .info : $0.level }.knowing(rules)
        var failures: [Failure] = []
        for (index, example) in rule.card.examples.enumerated() {
            let messages: [String]
            switch example {
            case .bad(let marked, let good, let language, let source):
                messages = check(bad: marked, good: good, LanguageTag(language ?? "en"), source, rule, alone)
            case .ok(let text, let language, let source):
                messages = check(ok: text, LanguageTag(language ?? "en"), source, rule, alone)
            }
            failures += messages.map { Failure(rule: rule.id, example: index + 1, message: $0) }
        }
        return failures
    }

    private func check(
        bad marked: String, good: String?, _ language: LanguageTag, _ source: Card.Source?, _ rule: Rule, _ alone: Linter
    ) -> [String] {
        guard let (text, place) = Self.split(marked) else { return ["the place must be marked with one ⟦ and one ⟧"] }
        let document = alone.document(
            ofExample: text, translating: source, ReadingOptions(format: rule.card.format, language: language))
        let (findings, refused) = alone.checkWithRefusals(document)
        if let refusal = refused.first { return ["the fix was refused: \(refusal.reason.description)"] }
        guard findings.count == 1 else {
            if findings.isEmpty {
                return ["the rule finds nothing here; check the example’s language and, in the card, upper and lower case and “anchors”"]
            }
            let places = findings.map { "\($0.range)" }.joined(separator: ", ")
            return ["there are \(findings.count) findings instead of one (at bytes \(places))"]
        }
        guard findings[0].range == place else {
            return ["the finding is at bytes \(findings[0].range), not at \(place)"]
        }
        guard let good else {
            return rule.card.safety == .none || findings[0].fix == nil ? [] : ["the fix has no “good” to compare with"]
        }
        let fixed = alone.fix(document, choosing: FixChoice(unsafe: true))
        if let refusal = fixed.refused.first { return ["the fix was refused: \(refusal.reason.description)"] }
        let result = String(decoding: fixed.bytes, as: UTF8.self)
        guard result == good else { return ["the fix gives “\(result)”, not “\(good)”"] }
        return check(ok: good, language, source, rule, alone)
    }

    private func check(
        ok text: String, _ language: LanguageTag, _ source: Card.Source?, _ rule: Rule, _ alone: Linter
    ) -> [String] {
        // Examples need no line end; to the other rules the text is a file, which has one.
        let asFile = text.utf8.last == 0x0A ? text : text + "\n"
        return [(alone, text), (standard, asFile)].flatMap { linter, text in
            linter.check(
                linter.document(
                    ofExample: text, translating: source, ReadingOptions(format: rule.card.format, language: language)))
        }
        .map { "“\(text)” gives a finding of \($0.rule) at bytes \($0.range): \($0.message)" }
    }

    /// The text without the marks around its place, and the place in UTF-8 bytes. Scalar by scalar: a mark and an
    /// invisible character behind it are one `Character`.
    private static func split(_ marked: String) -> (String, ByteRange)? {
        let scalars = marked.unicodeScalars
        let parts = scalars.split(separator: "⟦", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let tail = parts[1].split(separator: "⟧", omittingEmptySubsequences: false)
        guard tail.count == 2 else { return nil }
        let start = parts[0].utf8Count
        return (String(parts[0]) + String(tail[0]) + String(tail[1]), start..<start + tail[0].utf8Count)
    }
}

extension Linter {
    /// The document of an example's text, which may have its source beside it.
    ///
    /// - Complexity: linear in both texts.
    public func document(ofExample text: String, translating source: Card.Source?, _ options: ReadingOptions) -> Document {
        guard let source else { return document(Array(text.utf8), options) }
        var passage = options.format.reader.passage(Array(text.utf8), layout: options.layout)
        passage.counterpart = Counterpart(
            text: Text(Array(source.text.utf8)), language: LanguageTag(source.language ?? "en"),
            context: PairContext(formats: source.formats))
        var passages = [passage]
        for other in source.others {
            var second = options.format.reader.passage(Array(other.utf8), layout: options.layout)
            second.counterpart = passage.counterpart
            passages.append(second)
        }
        compare(&passages, of: Source([]), language: options.language)
        passage = passages[0]
        return Document(passage, format: options.format, language: options.language, for: request)
    }
}

extension Substring.UnicodeScalarView {
    fileprivate var utf8Count: Int { String(self).utf8.count }
}
