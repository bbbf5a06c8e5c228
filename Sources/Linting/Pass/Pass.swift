import Bytes
import Prose

/// One pass of the rules over one document.
struct Pass<Clock: PassClock> {
    private let rules: [ActiveRule]
    private let literals: RuleLiterals
    private let plan: Plan
    private let document: Document
    private let view: DocumentView
    private var report: Report
    private(set) var clock: Clock
    /// By group: the checks of documents that blocks have called, a bit each; empty where none has.
    private var calledDocuments: [UInt64] = []
    /// Of these their blocks, by the check's number; empty where the text is one block, which is what called them.
    private var gathered: [[Int]] = []
    private var densities: [Int: PhraseDensity] = [:]
    /// Of the checks of documents that literals call: where these stand.
    private var places: [Int: [LiteralPlace]] = [:]
    /// The rules that literals in the block at hand call, and where these stand.
    private var due: [(owner: Int, places: [LiteralPlace])] = []

    /// - Parameters:
    ///   - stage: whose rules run; nil: all.
    ///   - claims: the regions that rules of an earlier stage have claimed.
    init(_ linter: Linter, _ document: Document, stage: FixStage? = nil, limit: FindingLimit, claims: Claims = Claims(), clock: Clock) {
        rules = linter.rules
        literals = linter.literals
        self.document = document
        view = DocumentView(document)
        self.clock = clock
        plan = linter.plan(document.language, stage, hasSource: document.counterpart != nil)
        report = Report(rules: linter.rules, document: document, limit: limit, claims: claims)
    }

    /// How many findings were kept, and how many were not.
    var limit: FindingLimit { report.limit }

    /// The fixes that were left out because they do more than their cards promise.
    var refused: [Refusal] { report.refused }

    /// The regions that rules have claimed in this stage and those before.
    var claims: Claims { report.claims }

    /// What the rules find, in standard order.
    mutating func run() -> [Finding] {
        checkBlocks()
        checkText()
        checkGathered()
        answerQuestions()
        checkPlaces()
        checkDensities()
        checkPair()
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
            let beginning =
                block.outline.contains(.mayBeginAsPhrase) ? literals.beginning(of: block.content, document.bytes) : nil
            let first = hit
            while hit < hits.count, hits[hit].block == index { hit += 1 }
            if block.kind.isProse { call(for: block, index, beginning) }
            if let beginning { checkBeginning(beginning, index) }
            if hit > first { checkAnchors(hits[first..<hit], index) }
        }
    }

    /// Calls the checks that a block calls for by its signals, its outline and its first words.
    private mutating func call(for block: Block, _ index: Int, _ beginning: RuleLiterals.Beginning?) {
        // One view for all, and none where nothing looks at it: to make one counts references.
        var view: BlockView?
        // By their numbers: to copy a group, its tables have to be counted.
        for number in plan.groups.indices {
            let bits = beginning.map { $0.rules.reduce(0) { $0 | (plan.groups[number].bits[$1.rule] ?? 0) } } ?? 0
            var due = plan.groups[number].due(block.signals, block.outline, beginning: bits)
            let documents = due & plan.groups[number].ofDocuments
            if documents != 0 { gather(documents, number, index) }
            due &= ~documents
            while due != 0 {
                let (rule, call) = plan.groups[number].calls[due.trailingZeroBitCount]
                due &= due &- 1
                guard case .block(let check) = call else { continue }
                let block = view ?? self.view.block(index)
                view = block
                begin(rule)
                check.look(at: block, into: &report)
                clock.end(rule)
            }
        }
    }

    /// Notes that a block calls checks of documents.
    private mutating func gather(_ documents: UInt64, _ number: Int, _ index: Int) {
        if calledDocuments.isEmpty { calledDocuments = Array(repeating: 0, count: plan.groups.count) }
        calledDocuments[number] |= documents
        guard document.blocks.count > 1 else { return }
        if gathered.isEmpty { gathered = Array(repeating: [], count: plan.groups.last?.documents ?? 0) }
        var documents = documents
        while documents != 0 {
            gathered[plan.groups[number].document(documents.trailingZeroBitCount)].append(index)
            documents &= documents &- 1
        }
    }

    /// Runs the checks that the text as a whole calls.
    private mutating func checkText() {
        for number in plan.textGroups.indices {
            var due = plan.textGroups[number].due(document.signals)
            while due != 0 {
                let (rule, check) = plan.textGroups[number].checks[due.trailingZeroBitCount]
                due &= due &- 1
                begin(rule)
                check.look(at: view, into: &report)
                clock.end(rule)
            }
        }
    }

    /// Runs the checks of documents that blocks have called.
    private mutating func checkGathered() {
        for number in calledDocuments.indices {
            var called = calledDocuments[number]
            while called != 0 {
                let bit = called.trailingZeroBitCount
                called &= called &- 1
                let (rule, call) = plan.groups[number].calls[bit]
                guard case .document(let check) = call else { continue }
                let blocks = gathered.isEmpty ? firstBlock : gathered[plan.groups[number].document(bit)]
                begin(rule)
                check.look(at: view.called(by: blocks), into: &report)
                clock.end(rule)
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

    /// Runs the phrase rules of which a phrase begins the block.
    private mutating func checkBeginning(_ beginning: RuleLiterals.Beginning, _ index: Int) {
        for (rule, forms) in beginning.rules where plan.runs[rule] {
            guard case .phrases(let phrases) = rules[rule].rule.body else { continue }
            begin(rule)
            phrases.check(view.block(index), startingAt: beginning.offset, forms, into: &report)
            clock.end(rule)
        }
    }

    /// Runs the rules over a block that have literals in it.
    private mutating func checkAnchors(_ hits: ArraySlice<LiteralPlace>, _ index: Int) {
        // By rule; nearly always there are one or two, and a dictionary costs more than they do.
        due.removeAll(keepingCapacity: true)
        for hit in hits {
            let owner = literals.anchorOwners[Int(hit.literal)]
            guard plan.runs[owner.rule] else { continue }
            let own = LiteralPlace(literal: owner.literal, block: hit.block, offset: hit.offset)
            if let place = due.firstIndex(where: { $0.owner == owner.rule }) {
                due[place].places.append(own)
            } else {
                due.append((owner.rule, [own]))
            }
        }
        for (owner, places) in due {
            let call = plan.literalChecks[owner]
            if case .document = call {
                self.places[owner, default: []] += places
                continue
            }
            let block = view.block(index, at: places)
            begin(owner)
            switch rules[owner].rule.body {
            case .pattern(let pattern): pattern.check(block, into: &report)
            case .phrases(let phrases) where rules[owner].rule.card.density != nil:
                densities[owner, default: PhraseDensity()].add(phrases.places(in: block))
            case .phrases(let phrases): phrases.check(block, into: &report)
            case .pair, .pairs, .terms: break
            case .check: if case .block(let check) = call { check.look(at: block, into: &report) }
            }
            clock.end(owner)
        }
    }

    /// Runs the checks of documents that literals call.
    private mutating func checkPlaces() {
        for (owner, places) in places {
            guard case .document(let check) = plan.literalChecks[owner] else { continue }
            begin(owner)
            check.look(at: view.called(at: places), into: &report)
            clock.end(owner)
        }
    }

    /// Compares the text with its source.
    private mutating func checkPair() {
        guard let source = document.counterpart else { return }
        let pair = PairView(document, source)
        let (sourceKinds, kinds) = (pair.signs.source.kinds, pair.signs.target.kinds)
        for (rule, trigger, check) in plan.pairChecks where trigger.isMet(by: sourceKinds, kinds) {
            begin(rule)
            check.check(pair, into: &report)
            clock.end(rule)
        }
        for (rule, terms) in plan.termChecks {
            begin(rule)
            terms.check(pair, into: &report)
            clock.end(rule)
        }
        for note in source.notes where plan.runs[note.rule] {
            begin(note.rule)
            add(note)
            clock.end(note.rule)
        }
    }

    /// Reports what a rule has noted of the pair that looked at all of them. A fix may have taken the place away.
    private mutating func add(_ note: PairNote) {
        var range = document.bytes.withUnsafeBufferPointer { Ascii.trimmed($0, 0..<$0.count) }
        if !note.text.isEmpty {
            guard let place = document.bytes.firstRange(of: note.text) else { return }
            range = place
        }
        report.add(range, note.message, source: note.source)
    }

    private mutating func checkDensities() {
        for (owner, density) in densities {
            guard case .phrases(let phrases) = rules[owner].rule.body, let least = rules[owner].rule.card.density else {
                continue
            }
            begin(owner)
            density.report(phrases, density: least, document, into: &report)
            clock.end(owner)
        }
    }
}

/// What has called checks of a text that is one block. Made once: a pass is a generic type, which keeps nothing.
private let firstBlock = [0]

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
