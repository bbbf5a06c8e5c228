import Prose
import Synchronization

/// Which rules run on texts of one language, and what calls each of them. Made once a language, read by every thread.
struct Plan: Sendable {
    /// The rules that run, as indices into the linter's rules, by what calls them.
    let documentChecks: [(rule: Int, check: any DocumentCheck.Type)]
    let anchoredChecks: [Int: any AnchoredCheck.Type]
    /// Whether a rule runs, by its index.
    let runs: [Bool]
    /// The checks that are about blocks, sixty-four at a time.
    let groups: [TriggerGroup]

    /// - Parameter chosen: which rules run of those that are for the language.
    init(_ rules: [ActiveRule], _ language: LanguageTag, where chosen: (Card) -> Bool = { _ in true }) {
        var documentChecks: [(rule: Int, check: any DocumentCheck.Type)] = []
        var anchoredChecks: [Int: any AnchoredCheck.Type] = [:]
        var groups: [TriggerGroup] = []
        runs = rules.map { $0.rule.card.languages.contains(language) && chosen($0.rule.card) }
        for index in rules.indices where runs[index] {
            switch rules[index].rule.body {
            case .document(let check): documentChecks.append((index, check))
            case .anchored(let check): anchoredChecks[index] = check
            case .block(let check): Self.add(.one(check), check, index, language, to: &groups)
            case .blocks(let check): Self.add(.many(check), check, index, language, to: &groups)
            case .pattern, .phrases: break
            }
        }
        self.documentChecks = documentChecks
        self.anchoredChecks = anchoredChecks
        self.groups = groups
    }

    private static func add(
        _ call: TriggerGroup.Call, _ trigger: any BlockTrigger.Type, _ rule: Int, _ language: LanguageTag,
        to groups: inout [TriggerGroup]
    ) {
        let signals = trigger.signals(in: language)
        if signals.isEmpty, !trigger.signals.isEmpty, trigger.openings.isEmpty { return }
        if groups.last?.isFull ?? true { groups.append(TriggerGroup()) }
        groups[groups.count - 1].add(call, trigger, signals, rule)
    }
}

/// Up to sixty-four checks that are about blocks, a bit each, and for every signal and outline the bits it speaks for:
/// which of them are due for a block is then a matter of a few operations on whole words.
struct TriggerGroup: Sendable {
    enum Call: Sendable {
        case one(any BlockCheck.Type)
        case many(any BlocksCheck.Type)
    }

    private(set) var calls: [(rule: Int, call: Call)] = []
    /// By the number of a signal: the checks that it calls.
    private var bySignal = [UInt64](repeating: 0, count: 64)
    /// By the number of an outline: the checks that ask for it.
    private var byOutline = [UInt64](repeating: 0, count: 16)
    /// The checks that any block calls.
    private var byAny: UInt64 = 0
    private var wantedSignals: UInt64 = 0
    private var wantedOutline: UInt16 = 0
    /// The bit of each rule that has openings.
    private(set) var bits: [Int: UInt64] = [:]

    var isFull: Bool { calls.count == 64 }

    mutating func add(_ call: Call, _ trigger: any BlockTrigger.Type, _ signals: Signals, _ rule: Int) {
        let bit = UInt64(1) << UInt64(calls.count)
        calls.append((rule, call))
        for signal in Self.bits(signals.rawValue) { bySignal[signal] |= bit }
        for outline in Self.bits(UInt64(trigger.outline.rawValue)) { byOutline[outline] |= bit }
        wantedSignals |= signals.rawValue
        wantedOutline |= trigger.outline.rawValue
        if !trigger.openings.isEmpty { bits[rule] = bit } else if signals.isEmpty { byAny |= bit }
    }

    /// The checks that are due, a bit each.
    ///
    /// - Parameter opening: those that the block's first words call.
    @inline(__always) func due(_ signals: Signals, _ outline: Outline, opening: UInt64) -> UInt64 {
        var due = byAny | opening
        var present = signals.rawValue & wantedSignals
        while present != 0 {
            due |= bySignal[present.trailingZeroBitCount]
            present &= present &- 1
        }
        guard due != 0 else { return 0 }
        var missing = ~outline.rawValue & wantedOutline
        while missing != 0 {
            due &= ~byOutline[missing.trailingZeroBitCount]
            missing &= missing &- 1
        }
        return due
    }

    private static func bits(_ value: UInt64) -> [Int] { (0..<64).filter { value & (1 << UInt64($0)) != 0 } }
}

/// The plans made so far, by language and stage.
final class Plans: Sendable {
    /// Few, and looked for once a text; no dictionary, because the runtime takes long to make the first one of a key.
    private let made = Mutex<[(language: LanguageTag, stage: FixStage?, plan: Plan)]>([])

    func plan(_ rules: [ActiveRule], _ language: LanguageTag, _ stage: FixStage?) -> Plan {
        made.withLock { made in
            if let known = made.first(where: { $0.language == language && $0.stage == stage }) { return known.plan }
            let plan = Plan(rules, language) { stage?.runs($0) ?? true }
            made.append((language, stage, plan))
            return plan
        }
    }
}
