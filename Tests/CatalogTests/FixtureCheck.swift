import Bytes
import Linting
import Prose
import Readers

/// Holds a linter to the marks of a fixture.
struct FixtureCheck {
    /// One thing in which the linter does not do what the marks say.
    enum Failure: Equatable, CustomStringConvertible {
        /// A rule does not find a place that it is marked to find.
        case notFound(String, MarkedText.Place)
        /// A rule finds a place that it was known to miss.
        case nowFound(String, MarkedText.Place)
        /// A rule no longer finds a place that it was known to find wrongly.
        case alarmGone(String, MarkedText.Place)
        /// A rule finds what is not marked.
        case notMarked(String, text: String, range: ByteRange)
        /// The fixes make something else of the text; the first line that differs.
        case text(isUnsafe: Bool, difference: String)
        /// Fixes were refused, safe ones were left over, or a second fix changed something.
        case fix(String)

        var description: String {
            switch self {
            case .notFound(let rule, let place): "\(rule) does not find “\(place.text)” at \(place.range)"
            case .nowFound(let rule, let place):
                "\(rule) finds “\(place.text)” at \(place.range), which was known to be missed: take the “?” from its mark"
            case .alarmGone(let rule, let place):
                "\(rule) no longer finds “\(place.text)” at \(place.range), as was known to be wrong: take the mark away"
            case .notMarked(let rule, let text, let range): "\(rule) finds “\(text)” at \(range), which is not marked"
            case .text(let isUnsafe, let difference): (isUnsafe ? "all fixes give " : "the safe fixes give ") + difference
            case .fix(let what): what
            }
        }
    }

    private let linter: Linter

    init(_ linter: Linter) {
        self.linter = linter
    }

    /// Everything in which the linter differs from the marks.
    func failures(of fixture: Fixture) throws -> [Failure] {
        try failures(of: fixture.marked(), ReadingOptions(format: fixture.format, language: fixture.language))
    }

    /// The same for a text that no file holds.
    func failures(of marked: MarkedText, language: LanguageTag) -> [Failure] {
        failures(of: marked, ReadingOptions(language: language))
    }

    private func failures(of marked: MarkedText, _ options: ReadingOptions) -> [Failure] {
        let bytes = Array(marked.broken.utf8)
        return findings(linter.document(bytes, options), marked) + fixes(bytes, options, marked)
    }

    /// Everything in which what the linter finds differs from the marks; what it fixes is left aside.
    func findingFailures(of fixture: Fixture) throws -> [Failure] {
        let options = ReadingOptions(format: fixture.format, language: fixture.language)
        return findings(linter.document(try fixture.bytes(), options), try fixture.marked())
    }

    private func findings(_ document: Document, _ marked: MarkedText) -> [Failure] {
        let findings = linter.check(document)
        var failures: [Failure] = []
        for place in marked.places {
            let found = { (rule: String) in findings.contains { $0.rule == rule && $0.range.touches(place.range) } }
            failures += place.rules.filter { !found($0) }.map { .notFound($0, place) }
            failures += place.missed.filter(found).map { .nowFound($0, place) }
            failures += place.alarms.filter { !found($0) }.map { .alarmGone($0, place) }
        }
        for finding in findings where finding.level >= .warning {
            let isMarked = marked.places.contains {
                ($0.rules.contains(finding.rule) || $0.alarms.contains(finding.rule)) && $0.range.touches(finding.range)
            }
            if !isMarked { failures.append(.notMarked(finding.rule, text: document.text(finding.range), range: finding.range)) }
        }
        return failures
    }

    private func fixes(_ bytes: [UInt8], _ options: ReadingOptions, _ marked: MarkedText) -> [Failure] {
        var failures: [Failure] = []
        for (isUnsafe, expected) in [(false, marked.nowFixed), (true, marked.nowFixedUnsafe)] {
            let choice = FixChoice(unsafe: isUnsafe)
            let result = linter.fix(bytes, options, choosing: choice)
            if let difference = difference(result.bytes, expected) { failures.append(.text(isUnsafe: isUnsafe, difference: difference)) }
            if !result.refused.isEmpty { failures.append(.fix("a fix was refused")) }
            if result.remaining.contains(where: { $0.fix?.safety == .safe }) { failures.append(.fix("a safe fix is left")) }
            if linter.fix(result.bytes, options, choosing: choice).bytes != result.bytes {
                failures.append(.fix("a second fix changes the text again"))
            }
        }
        return failures
    }

    /// The first line in which a text is not as it should be.
    private func difference(_ bytes: [UInt8], _ expected: String) -> String? {
        let got = String(decoding: bytes, as: UTF8.self)
        guard got.utf8.elementsEqual(expected.utf8) == false else { return nil }
        let lines = got.split(separator: "\n", omittingEmptySubsequences: false)
        let others = expected.split(separator: "\n", omittingEmptySubsequences: false)
        guard let line = zip(lines, others).first(where: { !$0.utf8.elementsEqual($1.utf8) }) else {
            return "\(lines.count) lines, expected \(others.count)"
        }
        return "“\(line.0)”, expected “\(line.1)”"
    }
}

extension ByteRange {
    /// Whether the ranges overlap or meet.
    fileprivate func touches(_ other: ByteRange) -> Bool {
        lowerBound <= other.upperBound && other.lowerBound <= upperBound
    }
}
