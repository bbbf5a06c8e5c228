import Bytes
import Prose
import Readers

/// What came of fixing a text.
public struct FixResult: Sendable {
    /// The text with all chosen fixes applied, as the last round read it. Its positions are those of the fixed text alone.
    public var document: Document
    /// What was changed, against the text as it was: ascending, not overlapping.
    public var edits: [Edit]
    /// The same as edits of the file, whose positions are its bytes, spelled as it spells them; nil where some cannot be written there,
    /// which promises prevent.
    public var fileEdits: [Edit]?
    /// What is left in it: findings without a fix, or with one that was not chosen.
    public var remaining: [Finding]
    /// The fingerprints of what is left; nil where no filter was given.
    public var fingerprints: [Fingerprint]?
    /// The findings whose fixes were applied, round by round; their positions are those of the text of their round.
    public var applied: [[Finding]] = []
    /// Fixes that were left out.
    public var refused: [Refusal] = []
    /// Patterns that took too long on the last text and were stopped.
    public var exhausted: [ExhaustedPattern] = []

    /// Whether there is more left in it than `remaining` says.
    var isLimited = false

    /// The fixed text.
    public var bytes: [UInt8] { document.bytes }
    public var changed: Bool { !applied.isEmpty }
}

/// What is found in one text, no sooner than somebody asks.
private struct StagedFindings {
    private let linter: Linter
    private let choice: FixChoice
    let document: Document
    private var found: [FixStage.Step: [Finding]] = [:]
    private var claims = Claims()
    /// What the text's comments suppress; nil where it has none.
    private var suppressor: Suppressor?
    /// What else is suppressed; as it was before the first finding of the text.
    private let filter: FindingFilter?
    /// What is found and not suppressed by comments, where there is a filter.
    private var unfiltered: [FixStage.Step: [Finding]] = [:]
    private(set) var exhausted: [ExhaustedPattern] = []
    private(set) var refused: [Refusal] = []
    /// Whether there is more than what was found: see `FindingLimit.fixing`.
    private(set) var isLimited = false

    /// - Parameters:
    ///   - filter: what has begun with the text.
    ///   - earlier: what was found in the text of the round before, for what was refused there.
    init(
        _ linter: Linter, _ document: Document, _ choice: FixChoice, _ filter: FindingFilter?, after earlier: StagedFindings? = nil
    ) {
        self.linter = linter
        self.document = document
        self.choice = choice
        refused = earlier?.refused ?? []
        suppressor = Suppressor(document)
        self.filter = filter
    }

    mutating func of(_ step: FixStage.Step) -> [Finding] {
        if let known = found[step] { return known }
        // Those that claim regions come before all others.
        if step != .characters { _ = of(.characters) }
        var (findings, refusals, exhausted, limit) = linter.check(
            document, FixStage(step: step, choice: choice), .fixing(document.bytes.count), &claims)
        self.exhausted += exhausted
        isLimited = isLimited || limit.isExceeded
        suppressor?.suppress(&findings)
        if var filter {
            unfiltered[step] = findings
            // All findings of a rule are of one step, so that they are counted as in the whole.
            _ = filter.apply(&findings, in: document)
        }
        found[step] = findings
        for refusal in refusals where !refused.contains(where: { $0.rule == refusal.rule && $0.reason == refusal.reason }) {
            refused.append(refusal)
        }
        return findings
    }

    /// What all rules find and nothing suppresses, in standard order.
    ///
    /// - Parameter filter: what has been through all findings of the text, afterwards.
    mutating func all(_ filter: inout FindingFilter?) -> (findings: [Finding], fingerprints: [Fingerprint]?) {
        var all = of(.characters) + of(.others) + of(.unfixed)
        if self.filter != nil { all = unfiltered.values.flatMap(\.self) }
        if let suppressor, !isLimited {
            var limit = FindingLimit.none
            all += linter.complaints(about: suppressor, in: document, within: &limit)
        }
        all.sort { Finding.standardOrder($0, $1) }
        linter.dropTwins(from: &all, of: document)
        filter = self.filter
        let fingerprints = filter?.apply(&all, in: document)
        return (all, fingerprints)
    }

    /// The fixes that can be applied together: of the encoding or, where nothing is left of these to do, the others.
    ///
    /// - Parameter without: the ids of rules whose fixes are not applied.
    mutating func nextRound(without: Set<String>) -> FixRound {
        let characters = FixRound(document, of(.characters), choice, without: without)
        return characters.edits.isEmpty ? FixRound(document, of(.others), choice, without: without) : characters
    }
}

/// A text known by its length and 128 bits: texts of earlier rounds are not kept only to find that there is none like
/// them.
struct TextDigest: Hashable, Comparable {
    private let count: Int
    private let high: UInt64
    private let low: UInt64

    static func < (left: TextDigest, right: TextDigest) -> Bool {
        (left.count, left.high, left.low) < (right.count, right.high, right.low)
    }

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

/// A text as it was read: the same one in another language or layout is one that other fixes are made for.
private struct Reading: Hashable {
    private let text: TextDigest
    private let language: LanguageTag
    private let layout: ParagraphLayout

    /// Complexity: linear in the bytes.
    init(_ document: Document) {
        text = TextDigest(document.bytes)
        language = document.language
        layout = document.layout
    }
}

/// The texts at which fixing came to rest, each of which would be fixed again.
struct Stops {
    private var texts: [TextDigest]
    /// The text of a circle at which to end; nil as long as there is none.
    private var last: TextDigest?
    /// So that there is an end in any case. At each stop but the last rules were in each other's way, which is told as an error.
    private static let most = 16

    init(_ bytes: [UInt8]) { texts = [TextDigest(bytes)] }

    /// Notes a text; whether it is where to end.
    ///
    /// Texts that lead to one another in a circle are one result: the same of them is chosen from wherever the circle is entered, so that
    /// it is fixed to itself.
    mutating func end(at bytes: [UInt8]) -> Bool {
        let text = TextDigest(bytes)
        if last == nil, let first = texts.firstIndex(of: text) { last = texts[first...].min() }
        texts.append(text)
        return text == last || texts.count > Self.most
    }
}

extension Linter {
    /// Applies the chosen fixes, round by round, until nothing changes.
    ///
    /// Fixes of the encoding come first, and the others wait until none is left. A fix is applied whole or not at all; one that
    /// overlaps another waits for the next round. Bytes outside the edits stay as they are. The fixed text is one that fixing
    /// leaves alone, and what is said to be left in it is what a check of it finds.
    ///
    /// - Complexity: linear in the text for each round; the rounds are bounded.
    public func fix(_ document: Document, choosing choice: FixChoice = FixChoice()) -> FixResult {
        var limit = FindingLimit.none
        return fix(document, choosing: choice, limit: &limit)
    }

    /// The same within a limit.
    public func fix(_ document: Document, choosing choice: FixChoice, limit: inout FindingLimit) -> FixResult {
        var filter: FindingFilter?
        return fix(document, choosing: choice, limit: &limit, filter: &filter)
    }

    /// Applies the chosen fixes.
    ///
    /// - Parameters:
    ///   - limit: how many findings of each rule are kept of what is left, which holds for all texts that are fixed with it.
    ///   - filter: what is neither fixed nor reported; it goes on from text to text of a file.
    public func fix(
        _ document: Document, choosing choice: FixChoice, limit: inout FindingLimit, filter: inout FindingFilter?
    ) -> FixResult {
        let document = scanned(document)
        filter?.begin(document)
        var refused: [Refusal] = []
        var progress = Progress(document: document, filter: filter)
        var stops = Stops(document.bytes)
        while true {
            var stop = settle(progress, document, choice, &refused)
            // Fixes that were left out in the company of others may be made without them: the next run would do that, so this one does.
            // With nothing left out, it has looked at this text itself and found nothing to fix.
            let isLast =
                !stop.isPartial || stop.progress.applied.count == progress.applied.count || stops.end(at: stop.progress.document.bytes)
            progress = stop.progress
            guard isLast else { continue }
            var result = stop.result
            // A circle may lead back to where it began.
            if result.bytes == document.bytes { (result.applied, result.edits, result.fileEdits) = ([], [], []) }
            var left = progress.filter
            let filterBefore = left
            (result.remaining, result.fingerprints) = stop.findings.all(&left)
            result.refused = refused + stop.findings.refused.filter { !refused.contains($0) }
            result.isLimited = stop.findings.isLimited
            result.exhausted = stop.findings.exhausted
            filter = left
            keep(&result, within: &limit, filterBefore)
            return result
        }
    }

    /// Reads a text that is one, and fixes it.
    public func fix(_ bytes: [UInt8], _ options: ReadingOptions, choosing choice: FixChoice = FixChoice()) -> FixResult {
        fix(Document(bytes, options, for: request), choosing: choice)
    }

    /// Leaves what is left within a limit: as a check of the fixed text would.
    private func keep(_ result: inout FixResult, within limit: inout FindingLimit, _ filter: FindingFilter?) {
        var filter = filter
        if !result.isLimited {
            var counted = limit
            var indices: [String: Int] = [:]
            for finding in result.remaining {
                let index = indices[finding.rule] ?? rules.firstIndex { $0.rule.id == finding.rule } ?? 0
                indices[finding.rule] = index
                _ = counted.admits(index)
            }
            if !counted.isExceeded {
                limit = counted
                return
            }
        }
        // A rule finds places in the order of its own; which of them come first only the rule knows.
        var checked = check(result.document, limit)
        if filter != nil { result.fingerprints = filter?.apply(&checked.findings, in: result.document) }
        result.remaining = checked.findings
        limit = checked.limit
    }

    /// How far the fixing of a text has come.
    private struct Progress {
        /// The text as the last round left it.
        var document: Document
        var edits = ComposedEdits()
        /// The same of the bytes that the text is read from, where that is not the text itself.
        var fileEdits = ComposedEdits()
        var applied: [[Finding]] = []
        /// What is neither fixed nor reported, its places moved along.
        var filter: FindingFilter?
    }

    /// Where rounds came to rest.
    private struct Stop {
        var progress: Progress
        var result: FixResult
        var findings: StagedFindings
        /// Whether fixes of some rules were left out on the way.
        var isPartial = false
    }

    private enum Attempt {
        case settled(Stop)
        case unsettled(Refusal, [String])
    }

    /// Fixes a text until nothing is left to do, if need be without the rules whose fixes do not come to an end.
    private func settle(_ progress: Progress, _ original: Document, _ choice: FixChoice, _ refused: inout [Refusal]) -> Stop {
        var excluded: Set<String> = []
        while true {
            switch attempt(progress, original, choice, without: excluded) {
            case .settled(var stop):
                stop.isPartial = !excluded.isEmpty
                return stop
            case .unsettled(let refusal, let rules):
                // Once more, without the fixes that do not come to an end: the text is to be as if they were not there.
                refused.note(refusal)
                excluded.formUnion(rules)
            }
        }
    }

    private func attempt(_ start: Progress, _ original: Document, _ choice: FixChoice, without excluded: Set<String>) -> Attempt {
        var progress = start
        let before = start.applied.count
        var findings = StagedFindings(self, progress.document, choice, progress.filter)
        /// The texts so far and how they were read, and how many rounds had been done when each was there.
        var seen = [Reading(progress.document): before]
        var limitedRounds = 0
        while true {
            var round = findings.nextRound(without: excluded)
            if round.edits.isEmpty {
                // The language and layout of the first reading hold for all rounds: a fixed text is the same text. Only when
                // nothing is left to fix it is looked at as whoever reads the fixed text will.
                guard progress.applied.count > before, let fresh = progress.document.readAfresh() else { break }
                progress.document = fresh
                findings = StagedFindings(self, fresh, choice, progress.filter, after: findings)
                guard let first = seen.updateValue(progress.applied.count, forKey: Reading(fresh)) else { continue }
                // Nothing was fixed since the text was read so: there is nothing to fix in it.
                if first == progress.applied.count { break }
                return Self.unsettled(progress.applied[first...], at: progress.applied[first][0].range)
            }
            var reread = Self.rereading(progress.document, round)
            // Promises look at each edit alone. Where several come out otherwise together, fewer go first.
            var isWhole = true
            while reread == nil, round.chosen.count > 1 {
                round.halve()
                isWhole = false
                reread = Self.rereading(progress.document, round)
            }
            guard let reread else {
                let refusal = Refusal(rule: round.chosen[0].rule, range: round.chosen[0].range, reason: .readsDifferently)
                return .unsettled(refusal, [refusal.rule])
            }
            progress.applied.append(round.chosen)
            // A round that left fixes for want of room is not one of many.
            if findings.isLimited || !isWhole { limitedRounds += 1 }
            let lengths = round.edits.map { ($0.range, $0.replacement.utf8.count) }
            progress.edits.append(lengths)
            progress.filter?.move(by: lengths)
            if let start = progress.document.origin?.start {
                progress.fileEdits.append(
                    reread.edits.map { ($0.range.lowerBound - start..<$0.range.upperBound - start, $0.replacement.utf8.count) })
            }
            progress.document = Document(reread.passage, fixing: progress.document, by: lengths)
            let first = seen.updateValue(progress.applied.count, forKey: Reading(progress.document))
            let rounds = progress.applied.count
            if let first = first ?? (rounds - before - limitedRounds == Self.mostRounds ? rounds - Self.mostRounds / 2 : nil) {
                return Self.unsettled(progress.applied[first...], at: round.chosen[0].range)
            }
            findings = StagedFindings(self, progress.document, choice, progress.filter, after: findings)
        }
        var result = FixResult(document: progress.document, edits: progress.edits.edits(progress.document.bytes), remaining: [])
        result.applied = progress.applied
        if let origin = progress.document.origin {
            result.fileEdits = progress.fileEdits.edits(origin.bytes).map {
                Edit($0.range.lowerBound + origin.start..<$0.range.upperBound + origin.start, $0.replacement)
            }
        } else {
            result.fileEdits = original.text.fileEdits(result.edits)
            // Each round could be written, and all of them together cannot.
            if result.fileEdits == nil, let last = result.applied.last, let first = last.first {
                let refusal = Refusal(rule: first.rule, range: first.range, reason: .readsDifferently)
                return .unsettled(refusal, Set(last.map(\.rule)).sorted())
            }
        }
        return .settled(Stop(progress: progress, result: result, findings: findings))
    }

    /// The rules of some rounds, which led to a text that was there before or never end.
    ///
    /// - Parameter rounds: one or more.
    private static func unsettled(_ rounds: ArraySlice<[Finding]>, at range: ByteRange) -> Attempt {
        let rules = Set(rounds.joined().map(\.rule)).sorted()
        return .unsettled(Refusal(rule: rules[0], range: range, reason: .unsettled(rules)), rules)
    }

    /// What the text is once a round's edits are in its file, and these edits of the file; nil where it would be read as something else.
    private static func rereading(_ document: Document, _ round: FixRound) -> (passage: Passage, edits: [Edit])? {
        let text = round.apply(to: document.bytes)
        guard document.origin != nil else {
            var passage = document.rereading(text)
            passage.text = document.text.edited(by: round.edits)
            return (passage, [])
        }
        return document.rereading(round.edits, leadingTo: text)
    }

    /// More rounds than any honest set of rules needs: a round applies all fixes that do not overlap, and of those that do each
    /// takes one more. The texts of the corpora need at most five; a run of forty invisible characters on one letter needs
    /// forty.
    private static var mostRounds: Int { 64 }
}

extension Document {
    /// What the reader makes of the file once edits of the text are in it, and these as edits of the file; nil where it is another text
    /// than they were to lead to.
    ///
    /// - Complexity: linear in the bytes of the text's origin.
    fileprivate func rereading(_ edits: [Edit], leadingTo expected: [UInt8]) -> (passage: Passage, edits: [Edit])? {
        guard var origin, let fileEdits = text.fileEdits(edits) else { return nil }
        origin.bytes = Edit.apply(fileEdits, to: origin.bytes, from: origin.start)
        guard let passage = format.reader.passage(from: origin), passage.text.bytes == expected else { return nil }
        return (passage, fileEdits)
    }

    /// The text as somebody reads it who does not know what it was fixed from; nil where that is no other reading than this one.
    ///
    /// - Complexity: linear in the bytes.
    fileprivate func readAfresh() -> Document? {
        let language = isLanguageRecognized ? Document.recognizedLanguage(of: self.passage) : language
        var passage = isLayoutRecognized ? rereading(bytes, layout: .auto) : passage
        passage.text = text
        guard language != self.language || passage.layout != layout else { return nil }
        return Document(passage, format: format, language: language, isLanguageRecognized: isLanguageRecognized, for: request)
    }
}

/// One round of fixing: the fixes of one stage that can be applied together.
struct FixRound {
    private(set) var chosen: [Finding] = []
    private(set) var edits: [Edit] = []

    /// - Parameter excluded: the ids of rules whose fixes are not applied.
    init(_ document: Document, _ findings: [Finding], _ choice: FixChoice, without excluded: Set<String>) {
        var candidates: [(finding: Finding, fix: Fix)] = []
        for finding in findings {
            guard let fix = finding.fix, choice.allows(fix), !excluded.contains(finding.rule) else { continue }
            candidates.append((finding, fix))
        }
        // The fix that begins first wins; a later one that would touch its bytes waits for the next round.
        candidates.sort { ($0.fix.edits[0].range.lowerBound, $0.fix.edits.count) < ($1.fix.edits[0].range.lowerBound, $1.fix.edits.count) }
        var taken = TakenRanges()
        for candidate in candidates where taken.add(candidate.fix.edits) {
            chosen.append(candidate.finding)
            edits += candidate.fix.edits
        }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        // Each fix alone keeps ill-formed bytes apart; those that do not together wait for the next round, where they are held to their
        // promises again.
        let joining = joining(document)
        guard !joining.isEmpty else { return }
        chosen = chosen.filter { $0.fix?.edits.allSatisfy { !joining.contains($0.range) } ?? true }
        edits = chosen.flatMap { $0.fix?.edits ?? [] }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The edits of which each, with the removals that meet it from the left, would make a character of ill-formed bytes on both sides.
    private func joining(_ document: Document) -> Set<ByteRange> {
        var joining: Set<ByteRange> = []
        var start = 0
        var last: Edit?
        for edit in edits {
            let meetsLast = last.map { $0.range.upperBound == edit.range.lowerBound && $0.replacement.isEmpty } ?? false
            if !meetsLast { start = edit.range.lowerBound }
            last = edit
            guard meetsLast, edit.replacement.isEmpty else { continue }
            let joins = document.bytes.withUnsafeBufferPointer { Promise.joins(start..<edit.range.upperBound, $0) }
            if joins {
                joining.insert(edit.range)
                last = nil
            }
        }
        return joining
    }

    /// Leaves half of the fixes for the next round.
    mutating func halve() {
        chosen = Array(chosen.prefix(chosen.count / 2))
        edits = chosen.flatMap { $0.fix?.edits ?? [] }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    func apply(to bytes: [UInt8]) -> [UInt8] { Edit.apply(edits, to: bytes) }
}

/// The ranges that a round's fixes take, in ascending order.
///
/// In chunks: in one array a fix that has an edit near the text's end would move all ranges behind each new one, and with many
/// fixes that costs the square of them.
private struct TakenRanges {
    /// Each ascending and not empty, but for the only one.
    private var chunks: [[ByteRange]] = [[]]
    /// Few enough to be moved at once, and enough for few chunks.
    private static let most = 512

    /// Takes the edits' ranges if none touches one taken before. Two edits that meet at a point do not touch unless
    /// both insert there.
    ///
    /// - Complexity: logarithmic in the ranges, apart from one chunk for each edit.
    mutating func add(_ edits: [Edit]) -> Bool {
        guard edits.allSatisfy({ isFree($0.range) }) else { return false }
        for edit in edits { insert(edit.range) }
        return true
    }

    private func isFree(_ range: ByteRange) -> Bool {
        let place = place(of: range)
        if place.index < chunks[place.chunk].count, collides(chunks[place.chunk][place.index], range) { return false }
        let before = place.index > 0 ? chunks[place.chunk][place.index - 1] : place.chunk > 0 ? chunks[place.chunk - 1].last : nil
        return before.map { !collides($0, range) } ?? true
    }

    private mutating func insert(_ range: ByteRange) {
        let place = place(of: range)
        chunks[place.chunk].insert(range, at: place.index)
        guard chunks[place.chunk].count > Self.most else { return }
        let half = Array(chunks[place.chunk][(Self.most / 2)...])
        chunks[place.chunk].removeLast(half.count)
        chunks.insert(half, at: place.chunk + 1)
    }

    /// The place of the first range that ends after the beginning of this one.
    private func place(of range: ByteRange) -> (chunk: Int, index: Int) {
        let chunk = chunks.partitioningIndex { ($0.last?.upperBound ?? 0) > range.lowerBound }
        guard chunk < chunks.count else { return (chunks.count - 1, chunks[chunks.count - 1].count) }
        return (chunk, chunks[chunk].partitioningIndex { $0.upperBound > range.lowerBound })
    }

    private func collides(_ left: ByteRange, _ right: ByteRange) -> Bool {
        if left.overlaps(right) || left == right { return true }
        if right.isEmpty { return left.contains(right.lowerBound) }
        if left.isEmpty { return right.contains(left.lowerBound) }
        return false
    }
}
