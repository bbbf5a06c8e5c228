import Bytes
import Prose
import UnicodeText

/// What finds the places of a rule that is a regular expression.
public struct PatternRule: Sendable {
    /// An ICU regular expression.
    public let pattern: String
    /// Literals of which at least one stands in every match, in ASCII lower case; compared without ASCII case.
    public let anchors: [String]
    /// What takes a place's stead, `$0` being the place and `$1`… the pattern's groups; nil: no fix.
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
    /// A pattern that runs out of its time or memory is not asked about the rest of the text, and the report says so: a linter must not
    /// hang, and must not pass what it did not read. One that is stopped in text after text is not asked at all any more.
    func check(_ block: BlockView, into report: inout Report) {
        let rule = report.current
        guard !report.patterns.isExhausted(rule), !matchers.isGivenUp else { return }
        matchers.withMatcher { matcher in
            matcher.unitsLeft = report.patterns.unitsLeft(of: rule, all: matcher.units(forBytes: block.document.bytes.count))
            do {
                try find(in: block, with: matcher, into: &report)
                report.patterns.spend(rule, leaving: matcher.unitsLeft)
            } catch {
                let id = report.rules[rule].rule.card.id
                report.patterns.stop(
                    rule, ExhaustedPattern(rule: id, range: block.content, isGivenUp: matchers.countStopped()))
            }
        }
    }

    private func find(in block: BlockView, with matcher: Matcher, into report: inout Report) throws(UnicodeError) {
        var failure: UnicodeError?
        block.document.bytes.withUnsafeBufferPointer { bytes in
            do throws(UnicodeError) {
                try matcher.forEachMatch(in: bytes, range: block.content) { match in
                    let place = match.range(named: "place") ?? match.range
                    if place.isEmpty || !block.isProtected(place) {
                        let edits = edits(match, place, block, removesBlock: report.touchesBlocks)
                        let template = report.template
                        report.add(place, expand(template, match, place, block.document), edits: edits)
                    }
                    return true
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// What fixes a match. A rule that removes blocks takes away the block's lines, and only where the match is all of it.
    private func edits(_ match: borrowing Match, _ place: ByteRange, _ block: BlockView, removesBlock: Bool) -> [Edit] {
        guard let replace else { return [] }
        guard removesBlock else { return [Edit(place, expand(replace, match, place, block.document))] }
        return place == block.content ? block.removal.map { [Edit($0, "")] } ?? [] : []
    }

    /// The template with the place for `$0`, and the groups for `$1`…; one that took no part in the match is empty.
    private func expand(_ template: String, _ match: borrowing Match, _ place: ByteRange, _ document: Document) -> String {
        // By bytes: to look for characters costs more than all else about a finding.
        guard template.utf8.contains(UInt8(ascii: "$")) else { return template }
        var result = ""
        var rest = template[...]
        while let dollar = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
            result += rest[..<dollar]
            rest = rest[rest.utf8.index(after: dollar)...]
            guard let digit = rest.utf8.first, Ascii.isDigit(digit) else {
                result += "$"
                continue
            }
            rest = rest[rest.utf8.index(after: rest.startIndex)...]
            if let range = digit == 0x30 ? place : match.range(group: Int(digit &- 0x30)) { result += document.text(range) }
        }
        return result + rest
    }
}
