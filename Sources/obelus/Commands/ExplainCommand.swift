import ArgumentParser
import Linting
import Platform
import Reporting

/// `obelus explain`: prints a rule's card.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", _superCommandName: "obelus",
        abstract: "Explain a rule: reason, examples before and after, how to turn it off."
    )

    @Argument(help: "The rule's id, such as quotes/split.")
    var rule: String

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown
    }

    @Option(help: "text (default) or markdown.")
    var format = Format.text

    @Option(help: ArgumentHelp("Use colors.", valueName: "when"))
    var color = ColorChoice.auto

    @OptionGroup var settings: SettingOptions

    func run() throws {
        if let place = LineExplanation.Place(rule) { return try LineExplanation(place, settings).run() }
        let known = try KnownRules(settings)
        guard let found = known.rule(rule) ?? onlyRule(named: rule, in: known) else {
            let nearest = NearestName.of(rule, among: known.rules.map(\.id))
            let hint = nearest.map { "; did you mean “\($0)”?" } ?? "; “obelus rules” lists all rules"
            throw ValidationError("unknown rule “\(rule)”\(hint)")
        }
        let output = Output.standardOutput()
        switch format {
        case .text: output.write(RulePage(found.card, isColored: color.isColored, columns: RunSettings.screenColumns).text)
        case .markdown: output.write(RuleDocument(found.card).text)
        }
        output.close()
    }

    /// The rule whose name without its category this is, where there is but one.
    private func onlyRule(named name: String, in known: KnownRules) -> Rule? {
        let candidates = known.rules.filter { $0.id.hasSuffix("/" + name) }
        return candidates.count == 1 ? candidates[0] : nil
    }
}
