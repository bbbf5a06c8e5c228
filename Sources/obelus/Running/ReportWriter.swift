import Discovery
import Interchange
import Linting
import Platform
import Reporting
import Settings

/// The reports of a run: each goes to its output, fragment by fragment.
struct ReportWriter {
    let reporters: [any Reporter]
    private let outputs: [Output?]
    /// For each report, whether no file is in it yet.
    private var isFirst: [Bool]

    /// Opens the outputs.
    ///
    /// - Parameters:
    ///   - standard: where reports go that name no file; nil: nowhere.
    ///   - files: what the reports are about.
    /// - Throws: why a file cannot be written.
    init(_ settings: RunSettings, standard: Output?, files: [InputFile]) throws(PlacedError) {
        let rules = settings.targets.contains { $0.format == .sarif } ? Self.rules(files) : []
        if let problem = OutputPlaces.problem(with: settings.targets.compactMap(\.path), inputs: files) { throw problem }
        let references = RuleReference(Self.cardsWithPages(files), files: InstalledPages.address)
        var reporters: [any Reporter] = []
        var outputs: [Output?] = []
        for target in settings.targets {
            let context = OutputFormat.Context(
                version: Version.current, rules: rules, isColored: settings.isColored && target.path == nil, isQuiet: settings.isQuiet,
                columns: target.path == nil ? settings.columns : RunSettings.standardColumns, failLevel: settings.failLevel,
                references: references, hasLinks: settings.hasLinks && target.path == nil)
            reporters.append(target.format.reporter(context))
            if let path = target.path { outputs.append(try Output.file(path)) } else { outputs.append(standard) }
        }
        self.reporters = reporters
        self.outputs = outputs
        isFirst = Array(repeating: true, count: reporters.count)
    }

    /// All rules that run on some file, by id.
    private static func rules(_ files: [InputFile]) -> [Rule] {
        var rules: [String: Rule] = [:]
        var seen: Set<Int> = []
        for file in files where seen.insert(file.settings.group).inserted {
            for active in file.settings.activeRules { rules[active.rule.id] = active.rule }
        }
        return rules.values.sorted { $0.id < $1.id }
    }

    /// The cards that name a page of their own: only those of a team do.
    private static func cardsWithPages(_ files: [InputFile]) -> [Card] {
        var cards: [Card] = []
        var seen: Set<Int> = []
        for file in files where seen.insert(file.settings.group).inserted {
            for active in file.settings.activeRules where active.rule.card.url != nil { cards.append(active.rule.card) }
        }
        return cards
    }

    func open() {
        for (reporter, output) in zip(reporters, outputs) { output?.write(reporter.opening()) }
    }

    /// Adds a file's part of each report.
    mutating func write(_ fragments: [[UInt8]]) {
        for (index, fragment) in fragments.enumerated() where !fragment.isEmpty {
            if !isFirst[index] { outputs[index]?.write(reporters[index].separator) }
            isFirst[index] = false
            outputs[index]?.write(fragment)
        }
    }

    /// Whether nobody reads any of the reports any more.
    var isAbandoned: Bool { !outputs.isEmpty && outputs.allSatisfy { $0?.isBroken == true } }

    func close(_ summary: Summary) {
        for (reporter, output) in zip(reporters, outputs) { output?.write(reporter.closing(summary)) }
    }

    /// Closes the outputs, once nothing is to be added to any of them.
    ///
    /// - Returns: what went wrong.
    func closeOutputs() -> [PlacedError] {
        for output in outputs { output?.close() }
        return outputs.compactMap { $0?.failure }
    }
}
