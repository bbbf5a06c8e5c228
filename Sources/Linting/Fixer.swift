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
    /// Patterns that took too long on the last text and were stopped.
    public var exhausted: [ExhaustedPattern] = []

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
public struct FixChoice: Sendable, Hashable {
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

    /// Whether the rule may have a fix that is chosen.
    func allowsSome(of card: Card) -> Bool {
        touches.contains(card.touches) && (card.safety == .safe || unsafe && card.safety == .unsafe)
    }
}

/// Rules that a round of fixing asks together. A round needs no more than those whose fixes it may apply, and only the last
/// text is reported: rules that mend nothing are asked once, not once a round.
struct FixStage: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        /// Rules that mend the encoding.
        case characters
        /// All others that mend.
        case others
        /// Rules of which no fix is chosen.
        case unmended
    }

    let step: Step
    let choice: FixChoice

    func runs(_ card: Card) -> Bool {
        guard choice.allowsSome(of: card) else { return step == .unmended }
        return step == (card.touches == .characters ? .characters : .others)
    }
}

/// What is found in one text, no sooner than somebody asks.
private struct StagedFindings {
    private let linter: Linter
    private let choice: FixChoice
    let document: Document
    private var found: [FixStage.Step: [Finding]] = [:]
    private(set) var exhausted: [ExhaustedPattern] = []

    init(_ linter: Linter, _ document: Document, _ choice: FixChoice) {
        self.linter = linter
        self.document = document
        self.choice = choice
    }

    mutating func of(_ step: FixStage.Step) -> [Finding] {
        if let known = found[step] { return known }
        let findings = linter.check(document, FixStage(step: step, choice: choice), &exhausted)
        found[step] = findings
        return findings
    }

    /// What all rules find, in standard order.
    mutating func all() -> [Finding] {
        (of(.characters) + of(.others) + of(.unmended)).sorted { Finding.standardOrder($0, $1) }
    }

    /// The fixes that can be applied together: of the encoding or, where nothing is left of these to do, the others.
    mutating func nextRound() -> FixRound {
        let characters = FixRound(document, of(.characters), choice)
        guard characters.edits.isEmpty else { return characters }
        var others = FixRound(document, of(.others), choice)
        others.refused.insert(contentsOf: characters.refused, at: 0)
        return others
    }
}

/// A text known by its length and 128 bits: texts of earlier rounds are not kept only to find that there is none like
/// them.
private struct Fingerprint: Hashable {
    private let count: Int
    private let high: UInt64
    private let low: UInt64

    /// Complexity: linear in the bytes, eight at a time.
    init(_ bytes: [UInt8]) {
        var sums: (UInt64, UInt64) = (0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344)  // digits of π
        bytes.withUnsafeBytes { buffer in
            var position = 0
            while position + 8 <= buffer.count {
                Self.add(buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self), &sums)
                position += 8
            }
            var rest: UInt64 = 0
            while position < buffer.count {
                rest = rest << 8 | UInt64(buffer[position])
                position += 1
            }
            Self.add(rest, &sums)
        }
        (high, low) = sums
        count = bytes.count
    }

    @inline(__always) private static func add(_ word: UInt64, _ sums: inout (UInt64, UInt64)) {
        let first = (sums.0 ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        sums.0 = first.high ^ first.low
        sums.1 = (sums.1 &+ word) &* 0xC2B2_AE3D_27D4_EB4F
        sums.1 ^= sums.1 >> 29
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
        var result = FixResult(bytes: bytes, document: document, remaining: [])
        var findings = StagedFindings(self, document, choice)
        var seen: Set<Fingerprint> = [Fingerprint(bytes)]
        for _ in 0..<Self.mostRounds {
            let round = findings.nextRound()
            result.refused += round.refused.filter { !result.refused.contains($0) }
            if round.edits.isEmpty {
                guard recognisesLayout, result.changed else { break }
                let layout = Document.layout(of: result.bytes)
                guard layout != options.layout else { break }
                options.layout = layout
                document = Document(result.bytes, options)
                findings = StagedFindings(self, document, choice)
                continue
            }
            let mended = round.apply(to: result.bytes)
            if !seen.insert(Fingerprint(mended)).inserted {
                let rules = Set(round.chosen.map(\.rule)).sorted()
                result.refused.append(Refusal(rule: rules[0], range: round.chosen[0].range, reason: .cycle(rules)))
                break
            }
            result.bytes = mended
            result.applied.append(round.chosen)
            document = Document(mended, options, mending: document, by: round.edits.map { ($0.range, $0.replacement.utf8.count) })
            findings = StagedFindings(self, document, choice)
        }
        result.document = document
        result.remaining = findings.all()
        result.exhausted = findings.exhausted
        return result
    }

    /// More rounds than any honest set of rules needs.
    private static var mostRounds: Int { 20 }
}

/// One round of fixing: the fixes of one stage that can be applied together.
struct FixRound {
    private(set) var chosen: [Finding] = []
    private(set) var edits: [Edit] = []
    fileprivate(set) var refused: [Refusal] = []

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
