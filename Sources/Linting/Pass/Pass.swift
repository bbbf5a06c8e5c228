import Bytes
import Prose

/// One pass of the rules over one document.
struct Pass<Clock: PassClock> {
    private let linter: Linter
    private let plan: Plan
    private let document: Document
    private var report: Report
    private(set) var clock: Clock
    private let cache = BlockCache()
    /// Of the checks that look at blocks together: their blocks, by group and bit.
    private var gathered: [[Int]]
    private var densities: [Int: PhraseDensity] = [:]
    /// Of the checks that ask for literals of their own: where these stand.
    private var anchored: [Int: [AnchorHit]] = [:]
    /// The rules that anchors in the block at hand call, and where these stand.
    private var due: [(owner: Int, offsets: [Int])] = []

    /// - Parameter stage: whose rules run; nil: all.
    init(_ linter: Linter, _ document: Document, stage: FixStage? = nil, clock: Clock) {
        self.linter = linter
        self.document = document
        self.clock = clock
        plan = linter.plan(document.language, stage)
        report = Report(rules: linter.rules, document: document)
        gathered = Array(repeating: [], count: plan.groups.count * 64)
    }

    /// The fixes that were left out because they do more than their cards promise.
    var refused: [Refusal] { report.refused }

    /// What the rules find, in standard order.
    mutating func run() -> [Finding] {
        checkBlocks()
        for (rule, check) in plan.documentChecks
        where check.signals.isEmpty || !check.signals.isDisjoint(with: document.signals) {
            begin(rule)
            check.check(document, into: &report)
            clock.end(rule)
        }
        checkGathered()
        answerQuestions()
        checkAnchored()
        checkDensities()
        return report.takeFindings()
    }

    /// The patterns that were stopped.
    var exhausted: [ExhaustedPattern] { report.patterns.exhausted }

    private mutating func begin(_ rule: Int) {
        report.current = rule
        clock.begin()
    }

    /// Goes once over the blocks, and calls what each of them calls for.
    private mutating func checkBlocks() {
        var hit = 0
        let hits = document.anchorHits
        for index in document.blocks.indices {
            let block = document.blocks[index]
            let opening = block.outline.contains(.mayOpen) ? linter.openers.candidate(block.content, document.bytes) : nil
            let first = hit
            while hit < hits.count, hits[hit].block == index { hit += 1 }
            // By their numbers: to copy a group, its tables have to be counted.
            for number in plan.groups.indices {
                let bits = opening.map { $0.rules.reduce(0) { $0 | (plan.groups[number].bits[$1] ?? 0) } } ?? 0
                let due = plan.groups[number].due(block.signals, block.outline, opening: bits)
                if due != 0, block.kind.isProse { call(due, number, index) }
            }
            if let opening { checkOpening(opening, index) }
            if hit > first { checkAnchors(hits[first..<hit], index) }
        }
    }

    private mutating func call(_ due: UInt64, _ number: Int, _ index: Int) {
        var due = due
        let view = BlockView(document, index, cache: cache)
        while due != 0 {
            let bit = due.trailingZeroBitCount
            due &= due &- 1
            let (rule, call) = plan.groups[number].calls[bit]
            switch call {
            case .one(let check):
                begin(rule)
                check.check(view, into: &report)
                clock.end(rule)
            case .many: gathered[number * 64 + bit].append(index)
            }
        }
    }

    private mutating func checkGathered() {
        for (number, group) in plan.groups.enumerated() {
            for (bit, call) in group.calls.enumerated() {
                let blocks = gathered[number * 64 + bit]
                guard case .many(let check) = call.call, !blocks.isEmpty else { continue }
                begin(call.rule)
                check.check(document, blocks, into: &report)
                clock.end(call.rule)
            }
        }
    }

    /// Lets the rules go on that asked about words. The walk counts as time of the first.
    private mutating func answerQuestions() {
        let asked = report.questions
        guard let first = asked.first else { return }
        report.questions = []
        begin(first.rule)
        let counts = document.counts(for: asked.map(\.question))
        for (index, (rule, question)) in asked.enumerated() {
            if index > 0 { begin(rule) }
            question.answer(counts[index], &report)
            clock.end(rule)
        }
    }

    /// Runs the phrase rules of which a phrase opens the block.
    private mutating func checkOpening(_ opening: (offset: Int, rules: [Int]), _ index: Int) {
        for rule in opening.rules where plan.runs[rule] {
            guard case .phrases(let phrases) = linter.rules[rule].rule.body else { continue }
            begin(rule)
            phrases.check(BlockView(document, index, cache: cache), startingAt: opening.offset, into: &report)
            clock.end(rule)
        }
    }

    /// Runs pattern and phrase rules over a block in which one of their anchors stands.
    private mutating func checkAnchors(_ hits: ArraySlice<AnchorHit>, _ index: Int) {
        // By rule; nearly always there are one or two, and a dictionary costs more than they do.
        due.removeAll(keepingCapacity: true)
        for hit in hits {
            let owner = linter.anchorOwners[Int(hit.anchor)]
            guard plan.runs[owner] else { continue }
            if plan.anchoredChecks[owner] != nil {
                anchored[owner, default: []].append(hit)
            } else if let place = due.firstIndex(where: { $0.owner == owner }) {
                due[place].offsets.append(hit.offset)
            } else {
                due.append((owner, [hit.offset]))
            }
        }
        guard !due.isEmpty else { return }
        let view = BlockView(document, index, cache: cache)
        for (owner, offsets) in due {
            begin(owner)
            switch linter.rules[owner].rule.body {
            case .pattern(let pattern): pattern.check(view, into: &report)
            case .phrases(let phrases) where linter.rules[owner].rule.card.density != nil:
                densities[owner, default: PhraseDensity()].add(phrases.places(view, at: offsets))
            case .phrases(let phrases): phrases.check(view, at: offsets, into: &report)
            case .block, .blocks, .document, .anchored: break
            }
            clock.end(owner)
        }
    }

    private mutating func checkAnchored() {
        for (owner, hits) in anchored {
            begin(owner)
            plan.anchoredChecks[owner]?.check(document, at: hits, into: &report)
            clock.end(owner)
        }
    }

    private mutating func checkDensities() {
        for (owner, density) in densities {
            guard case .phrases(let phrases) = linter.rules[owner].rule.body, let least = linter.rules[owner].rule.card.density else {
                continue
            }
            begin(owner)
            density.report(phrases, density: least, document, into: &report)
            clock.end(owner)
        }
    }
}

/// What takes the time of each rule.
protocol PassClock {
    mutating func begin()
    /// The rule, as an index into the linter's rules, has run since `begin`.
    mutating func end(_ rule: Int)
}

/// Takes no time at all.
struct NoClock: PassClock {
    @inline(__always) mutating func begin() {}
    @inline(__always) mutating func end(_ rule: Int) {}
}
