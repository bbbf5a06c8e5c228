import Damage
import Linting
import Platform
import Prose

/// `accuracy costs`: how much each number of the quotation parser matters.
struct CostsCommand: Sendable {
    private let linter: Linter
    private let texts: [CleanText]
    private let broken: [BrokenText]
    private let costs: QuotationCosts

    static func run(_ arguments: Arguments) async throws {
        if arguments.has("table") {
            guard let file = arguments.value("measured") else { throw Complaint("--table needs --measured FILE") }
            print(try CostsTable(measured: file).render(), terminator: "")
            return
        }
        let command = try CostsCommand(arguments)
        let variations = try command.variations(arguments)
        let effects = await command.effects(of: variations, threads: max(1, try arguments.number("threads", 2)))
        let report = command.report(variations, effects)
        print(report, terminator: "")
        if let file = arguments.value("to") { try Files.overwrite(file, Array(report.utf8)) }
        if arguments.value("set") != nil { for line in effects.flatMap(\.lines) { print(line) } }
    }

    /// The numbers of the product with those that `--set` changes.
    static func costs(_ arguments: Arguments) throws(Complaint) -> QuotationCosts {
        var costs = QuotationCosts()
        let rows = costs.rows
        for setting in arguments.values("set") {
            let parts = setting.split(separator: "=")
            guard parts.count == 2, let value = Float(parts[1]), let index = rows.firstIndex(where: { $0.name == parts[0] }) else {
                throw Complaint("“\(setting)” does not set a number of the quotation parser; write opening.afterText=2.5")
            }
            costs = costs.setting(index, to: value)
        }
        return costs
    }

    private init(_ arguments: Arguments) throws {
        let linter = Rules.linter(arguments.values("rules"))
        self.linter = linter
        costs = QuotationCosts()
        let corpus = try Corpus(arguments.folders, language: arguments.value("language").map { LanguageTag($0) })
        let share = max(1, try arguments.number("share", 1))
        texts = try stride(from: 0, to: corpus.paths.count, by: share).compactMap { CleanText(try corpus.text($0), linter) }
        var damage = try DamageCommand(arguments)
        let named = arguments.values("kinds")
        let kinds = Kinds.matching(named).filter { kind in !named.isEmpty || kind.rules.contains { $0.hasPrefix("quotes/") } }
        broken = damage.trials(kinds).map { BrokenText($0) }
    }

    /// A number, or what `--set` says, that is other than in the product.
    struct Variation: Sendable {
        let name: String
        let value: Float
        let costs: QuotationCosts
    }

    private func variations(_ arguments: Arguments) throws -> [Variation] {
        if let set = arguments.value("set") { return [Variation(name: set, value: 0, costs: try Self.costs(arguments))] }
        let only = arguments.values("only")
        return costs.rows.enumerated().flatMap { index, row -> [Variation] in
            if !only.isEmpty, !only.contains(where: { row.name == $0 || row.name.hasPrefix($0 + ".") }) { return [] }
            return row.fifths.map { Variation(name: row.name, value: $0, costs: costs.setting(index, to: $0)) }
        }
    }

    private func effects(of variations: [Variation], threads: Int) async -> [CostEffect] {
        await withTaskGroup(of: (Int, CostEffect).self) { group in
            var effects = [CostEffect](repeating: CostEffect(), count: variations.count)
            for (index, variation) in variations.enumerated() {
                if index >= threads, let (done, effect) = await group.next() { effects[done] = effect }
                group.addTask { (index, self.effect(of: variation.costs)) }
            }
            for await (done, effect) in group { effects[done] = effect }
            return effects
        }
    }

    private func effect(of costs: QuotationCosts) -> CostEffect {
        let linter = linter.reading(quotationsBy: QuotationModel(costs))
        var effect = CostEffect()
        for text in texts { text.compare(linter, &effect) }
        for text in broken { text.compare(linter, &effect) }
        return effect
    }

    private func report(_ variations: [Variation], _ effects: [CostEffect]) -> String {
        let marks = texts.reduce(0) { $0 + $1.readings.count }
        let alarms = texts.reduce(0) { $0 + $1.alarms.count }
        let found = broken.count { $0.isFound }
        let restored = broken.count { $0.isRestored }
        var lines = [
            "# \(texts.count) clean texts with \(marks) marks and \(alarms) findings; \(broken.count) damaged texts, \(found) found, \(restored) restored",
            "# " + CostEffect.columns.joined(separator: "\t"),
        ]
        for (variation, effect) in zip(variations, effects) {
            lines.append(([variation.name, CostsTable.short(variation.value)] + effect.counts.map(String.init)).joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension QuotationCosts.Row {
    /// The number less a fifth, and more by one; an integer moves by one at least.
    var fifths: [Float] {
        if !isInteger { return [value * 0.8, value * 1.2] }
        let step = max(1, (value / 5).rounded())
        return [value - step, value + step]
    }
}

/// What changes with a number.
struct CostEffect: Sendable {
    static let columns = [
        "name", "value", "marks read otherwise", "findings new", "findings gone", "damage no more found", "damage newly found",
        "findings new beside damage", "findings gone beside damage", "damage no more restored", "damage newly restored",
    ]
    var marks = 0
    var newAlarms = 0
    var goneAlarms = 0
    var lost = 0
    var found = 0
    var newBeside = 0
    var goneBeside = 0
    var unrestored = 0
    var restored = 0
    /// What changed, for reading.
    var lines: [String] = []

    var counts: [Int] { [marks, newAlarms, goneAlarms, lost, found, newBeside, goneBeside, unrestored, restored] }
}

/// A text with marks in which every finding is a false alarm.
private struct CleanText: Sendable {
    let text: CorpusText
    let language: LanguageTag
    let readings: [MarkReading]
    let alarms: Set<String>

    init?(_ text: CorpusText, _ linter: Linter) {
        let document = linter.document(text.bytes, text.options)
        guard !document.marks.isEmpty else { return nil }
        self.text = text
        language = document.language
        readings = document.quotations.readings
        alarms = Self.alarms(document, linter)
    }

    private static func alarms(_ document: Document, _ linter: Linter) -> Set<String> {
        Set(linter.check(document).map { "\($0.range.lowerBound) \($0.rule)" })
    }

    func compare(_ linter: Linter, _ effect: inout CostEffect) {
        var options = text.options
        options.language = language
        let document = linter.document(text.bytes, options)
        for (old, new) in zip(readings, document.quotations.readings) where old.role != new.role || old.partner != new.partner {
            effect.marks += 1
        }
        let found = Self.alarms(document, linter)
        guard found != alarms else { return }
        effect.newAlarms += found.subtracting(alarms).count
        effect.goneAlarms += alarms.subtracting(found).count
        effect.lines += found.subtracting(alarms).sorted().map { "new   \(text.path):\($0)" }
        effect.lines += alarms.subtracting(found).sorted().map { "gone  \(text.path):\($0)" }
    }
}

/// A text with known damage, and what is made of it.
private struct BrokenText: Sendable {
    let kind: Kind
    let window: Window
    let damage: Damage
    let clean: [UInt8]
    let isFound: Bool
    let beside: Int
    let isRestored: Bool

    init(_ trial: Trial) {
        (kind, window, damage, clean) = (trial.kind, trial.window, trial.damage, trial.clean)
        (isFound, beside, isRestored) = (trial.isFound, trial.beside.count, trial.isRestored)
    }

    func compare(_ linter: Linter, _ effect: inout CostEffect) {
        let trial = Trial(kind, window, clean: clean, damage, linter)
        if isFound, !trial.isFound { effect.lost += 1 }
        if !isFound, trial.isFound { effect.found += 1 }
        if isRestored, !trial.isRestored { effect.unrestored += 1 }
        if !isRestored, trial.isRestored { effect.restored += 1 }
        effect.newBeside += max(0, trial.beside.count - beside)
        effect.goneBeside += max(0, beside - trial.beside.count)
        if isFound != trial.isFound || isRestored != trial.isRestored || beside != trial.beside.count {
            effect.lines.append(
                "\(kind.name) \(window.path): found \(isFound) → \(trial.isFound), restored \(isRestored) → \(trial.isRestored), beside \(beside) → \(trial.beside.count)"
            )
        }
    }
}
