import Prose
import Synchronization

/// Which rules run on texts of one language, and what calls each of them. Made once a language, read by every thread.
///
/// A class: every text asks for one, and to copy all that it holds takes longer than to look at a short text.
final class Plan: Sendable {
    /// The checks that a text calls, sixty-four at a time.
    let textGroups: [TextGroup]
    /// The checks that a text with a source calls.
    let pairChecks: [(rule: Int, trigger: PairTrigger, check: any PairCheck.Type)]
    /// The lists of terms that a text with a source is held to.
    let termChecks: [(rule: Int, terms: TermRule)]
    /// The checks that literals call, by rule.
    let literalChecks: [Int: CheckCall]
    /// The checks of what a text suppresses.
    let suppressionChecks: [(rule: Int, check: any Check.Type)]
    /// Whether a rule runs, by its index.
    let runs: [Bool]
    /// The checks that blocks call, sixty-four at a time.
    let groups: [TriggerGroup]

    /// - Parameter chosen: which rules run of those that are for the language.
    init(_ rules: [ActiveRule], _ language: LanguageTag, where chosen: (Rule) -> Bool = { _ in true }) {
        var textGroups: [TextGroup] = []
        var literalChecks: [Int: CheckCall] = [:]
        var pairChecks: [(rule: Int, trigger: PairTrigger, check: any PairCheck.Type)] = []
        var termChecks: [(rule: Int, terms: TermRule)] = []
        var suppressionChecks: [(rule: Int, check: any Check.Type)] = []
        var groups: [TriggerGroup] = []
        runs = rules.map { $0.rule.card.languages.contains(language) && chosen($0.rule) }
        for index in rules.indices where runs[index] {
            if case .pair(let check) = rules[index].rule.body { pairChecks.append((index, check.trigger, check)) }
            if case .terms(let terms) = rules[index].rule.body { termChecks.append((index, terms)) }
            guard case .check(let check) = rules[index].rule.body else { continue }
            let trigger = check.trigger
            if !trigger.literals.isEmpty {
                literalChecks[index] = check.call
            } else if trigger.isOfSuppressions {
                suppressionChecks.append((index, check))
            } else if trigger.isOfText, case .document(let call) = check.call {
                if textGroups.last?.isFull ?? true { textGroups.append(TextGroup()) }
                textGroups[textGroups.count - 1].add(call, trigger.signals, index)
            } else if let signals = trigger.signals(in: language) {
                if groups.last?.isFull ?? true { groups.append(TriggerGroup(documentsBefore: groups.last?.documents ?? 0)) }
                groups[groups.count - 1].add(check.call, trigger, signals, index)
            }
        }
        self.textGroups = textGroups
        self.literalChecks = literalChecks
        self.pairChecks = pairChecks
        self.termChecks = termChecks
        self.suppressionChecks = suppressionChecks
        self.groups = groups
    }
}

/// Up to sixty-four checks that texts call, a bit each, and for every signal the bits of those of which a text must show it or another.
struct TextGroup: Sendable {
    private(set) var checks: [(rule: Int, check: any Check.Type)] = []
    /// By the number of a signal: the checks that it calls.
    private var bySignal = [UInt64](repeating: 0, count: Signals.capacity)
    /// The checks that any text calls.
    private var byAny: UInt64 = 0
    private var wanted: Signals = []

    var isFull: Bool { checks.count == 64 }

    mutating func add(_ check: any Check.Type, _ signals: Signals, _ rule: Int) {
        let bit = UInt64(1) << UInt64(checks.count)
        checks.append((rule, check))
        if signals.isEmpty { byAny |= bit }
        signals.forEachNumber { bySignal[$0] |= bit }
        wanted.formUnion(signals)
    }

    /// The checks that are due for a text, a bit each.
    func due(_ signals: Signals) -> UInt64 {
        var due = byAny
        signals.intersection(wanted).forEachNumber { due |= bySignal[$0] }
        return due
    }
}

/// Up to sixty-four checks that blocks call, a bit each, and for every signal and outline the bits it speaks for:
/// which of them are due for a block is then a matter of a few operations on whole words.
struct TriggerGroup: Sendable {
    private(set) var calls: [(rule: Int, call: CheckCall)] = []
    /// Those of them that are handed documents, a bit each, and how many such checks other groups hold before this one.
    private(set) var ofDocuments: UInt64 = 0
    let documentsBefore: Int
    /// By the number of a signal: the checks that it calls.
    private var bySignal = [UInt64](repeating: 0, count: Signals.capacity)
    /// By the number of an outline: the checks that ask for it.
    private var byOutline = [UInt64](repeating: 0, count: 16)
    /// The checks that any block calls.
    private var byAny: UInt64 = 0
    private var wantedSignals: Signals = []
    private var wantedOutline: UInt16 = 0
    /// The bit of each rule that has beginnings.
    private(set) var bits: [Int: UInt64] = [:]

    var isFull: Bool { calls.count == 64 }

    init(documentsBefore: Int) { self.documentsBefore = documentsBefore }

    /// The number of a check that is handed documents, among those of the plan.
    func document(_ bit: Int) -> Int { documentsBefore + (ofDocuments & ((1 << UInt64(bit)) &- 1)).nonzeroBitCount }

    /// How many of the plan's checks up to this group's last are handed documents.
    var documents: Int { documentsBefore + ofDocuments.nonzeroBitCount }

    mutating func add(_ call: CheckCall, _ trigger: Trigger, _ signals: Signals, _ rule: Int) {
        let bit = UInt64(1) << UInt64(calls.count)
        calls.append((rule, call))
        if case .document = call { ofDocuments |= bit }
        signals.forEachNumber { bySignal[$0] |= bit }
        for outline in 0..<16 where trigger.outline.rawValue & (1 << UInt16(outline)) != 0 { byOutline[outline] |= bit }
        wantedSignals.formUnion(signals)
        wantedOutline |= trigger.outline.rawValue
        if trigger.hasBeginnings { bits[rule] = bit } else if signals.isEmpty { byAny |= bit }
    }

    /// The checks that are due, a bit each.
    ///
    /// - Parameter beginning: those that the block's first words call.
    @inline(__always) func due(_ signals: Signals, _ outline: Outline, beginning: UInt64) -> UInt64 {
        var due = byAny | beginning
        signals.intersection(wantedSignals).forEachNumber { due |= bySignal[$0] }
        guard due != 0 else { return 0 }
        var missing = ~outline.rawValue & wantedOutline
        while missing != 0 {
            due &= ~byOutline[missing.trailingZeroBitCount]
            missing &= missing &- 1
        }
        return due
    }
}

/// The plans made so far, by language, stage, and whether texts have their sources beside them.
final class Plans: Sendable {
    /// Few, and looked for once a text; no dictionary, because the runtime takes long to make the first one of a key.
    private let made = Mutex<(keys: [Key], plans: [Plan])>(([], []))

    private struct Key: Equatable {
        let language: LanguageTag
        let stage: FixStage?
        let hasSource: Bool
    }

    func plan(_ rules: [ActiveRule], _ language: LanguageTag, _ stage: FixStage?, hasSource: Bool) -> Plan {
        let key = Key(language: language, stage: stage, hasSource: hasSource)
        return made.withLock { made in
            if let known = made.keys.firstIndex(of: key) { return made.plans[known] }
            let plan = Plan(rules, language) { rule in
                // What claims regions claims them in any text.
                (stage?.runs(rule) ?? true) && !(hasSource && rule.isSilentBesideSource && !rule.claimsRegions)
            }
            made.keys.append(key)
            made.plans.append(plan)
            return plan
        }
    }
}
