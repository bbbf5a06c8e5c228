import Prose

/// What came of fixing a text.
public struct FixResult: Sendable {
    /// The text with all chosen fixes applied.
    public var bytes: [UInt8]
    /// The text with all chosen fixes applied, as the last round read it.
    public var document: Document
    /// What is left in it: findings without a fix, or with one that was not chosen.
    public var remaining: [Finding]
    /// The findings whose fixes were applied, round by round; their positions are those of the text of their round.
    public var applied: [[Finding]] = []
    /// Fixes that were refused.
    public var refused: [Refusal] = []

    public var changed: Bool { !applied.isEmpty }
}

/// A fix that the fixer did not apply: a defect of its rule.
public struct Refusal: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// The edit changes more than the card promises.
        case breaksPromise(Touch)
        /// The edit does not lie within the text, or cuts a character in two.
        case outsideText
        /// Applying the fixes of these rules leads back to a text that was there before.
        case cycle([String])
    }

    public var rule: String
    public var range: ByteRange
    public var reason: Reason
}

/// Which fixes to apply.
public struct FixChoice: Sendable {
    /// Whether unsafe fixes are applied, too.
    public var unsafe: Bool
    /// Only fixes that touch no more than one of these.
    public var touches: Set<Touch>

    public init(unsafe: Bool = false, touches: Set<Touch> = Set(Touch.allCases)) {
        self.unsafe = unsafe
        self.touches = touches
    }

    func allows(_ fix: Fix) -> Bool {
        touches.contains(fix.touches) && (fix.safety == .safe || unsafe && fix.safety == .unsafe)
    }
}

extension Linter {
    /// Applies the chosen fixes, round by round, until nothing changes.
    ///
    /// Fixes of the encoding come first, and the others wait until none is left. A fix is applied whole or not at all; one that
    /// overlaps another waits for the next round. A fix that breaks
    /// its card's promise is refused. Bytes outside the edits stay as they are.
    public func fix(_ bytes: [UInt8], _ options: ReadingOptions, choosing choice: FixChoice = FixChoice()) -> FixResult {
        var document = Document(bytes, options)
        // The language and layout of the first reading hold for all rounds: a mended text is the same text. Only when
        // nothing is left to mend the layout is looked at again, as whoever reads the mended text will.
        let recognisesLayout = options.format == .plain && options.layout == .auto
        var options = options
        options.language = document.language
        if options.format == .plain { options.layout = document.layout }
        var result = FixResult(bytes: bytes, document: document, remaining: check(document))
        var seen: Set<[UInt8]> = [bytes]
        for _ in 0..<Self.mostRounds {
            let round = FixRound(document, result.remaining, choice)
            result.refused += round.refused.filter { !result.refused.contains($0) }
            if round.edits.isEmpty {
                guard recognisesLayout, result.changed else { break }
                let layout = Document.layout(of: result.bytes)
                guard layout != options.layout else { break }
                options.layout = layout
                document = Document(result.bytes, options)
                result.document = document
                result.remaining = check(document)
                continue
            }
            let mended = round.apply(to: result.bytes)
            if !seen.insert(mended).inserted {
                let rules = Set(round.chosen.map(\.rule)).sorted()
                result.refused.append(Refusal(rule: rules[0], range: round.chosen[0].range, reason: .cycle(rules)))
                break
            }
            result.bytes = mended
            result.applied.append(round.chosen)
            document = Document(mended, options)
            result.document = document
            result.remaining = check(document)
        }
        return result
    }

    /// More rounds than any honest set of rules needs.
    private static var mostRounds: Int { 20 }
}

/// One round of fixing: the fixes that can be applied together.
struct FixRound {
    private(set) var chosen: [Finding] = []
    private(set) var edits: [Edit] = []
    private(set) var refused: [Refusal] = []

    init(_ document: Document, _ findings: [Finding], _ choice: FixChoice) {
        var candidates: [(finding: Finding, fix: Fix)] = []
        for finding in findings {
            guard let fix = finding.fix, choice.allows(fix) else { continue }
            if let reason = Promise.violation(of: fix, in: document) {
                refused.append(Refusal(rule: finding.rule, range: finding.range, reason: reason))
            } else {
                candidates.append((finding, fix))
            }
        }
        // What a broken encoding hides has to be seen before anything else is judged by it.
        if candidates.contains(where: { $0.fix.touches == .characters }) { candidates.removeAll { $0.fix.touches != .characters } }
        // The fix that begins first wins; a later one that would touch its bytes waits for the next round.
        candidates.sort { ($0.fix.edits[0].range.lowerBound, $0.fix.edits.count) < ($1.fix.edits[0].range.lowerBound, $1.fix.edits.count) }
        var taken = TakenRanges()
        for candidate in candidates where taken.add(candidate.fix.edits) {
            chosen.append(candidate.finding)
            edits += candidate.fix.edits
        }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    func apply(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        result += bytes[position...]
        return result
    }
}

/// The ranges that a round's fixes take, in ascending order.
private struct TakenRanges {
    private var ranges: [ByteRange] = []

    /// Takes the edits' ranges if none touches one taken before. Two edits that meet at a point do not touch unless
    /// both insert there. Complexity: logarithmic in the ranges, but for what lies behind the insertion.
    mutating func add(_ edits: [Edit]) -> Bool {
        var places: [(index: Int, range: ByteRange)] = []
        for edit in edits {
            let index = firstIndex(endingAfter: edit.range)
            if index < ranges.count, collides(ranges[index], edit.range) { return false }
            if index > 0, collides(ranges[index - 1], edit.range) { return false }
            places.append((index, edit.range))
        }
        for place in places.reversed() { ranges.insert(place.range, at: place.index) }
        return true
    }

    private func firstIndex(endingAfter range: ByteRange) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func collides(_ left: ByteRange, _ right: ByteRange) -> Bool {
        if left.overlaps(right) || left == right { return true }
        if right.isEmpty { return left.contains(right.lowerBound) }
        if left.isEmpty { return right.contains(left.lowerBound) }
        return false
    }
}
