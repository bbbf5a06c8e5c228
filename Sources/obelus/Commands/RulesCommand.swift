import ArgumentParser
import Linting
import Reporting

/// `obelus rules`: lists the rules.
struct RulesCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    static let configuration = CommandConfiguration(
        commandName: "rules", _superCommandName: "obelus", abstract: "List the rules: id, level, fix, languages, preset, summary.")

    @Option(help: "text (default), json, or markdown (an index of docs/rules).")
    var format = Format.text

    @OptionGroup var settings: SettingOptions

    func run() throws {
        let cards = try KnownRules(settings).rules.map(\.card)
        let output = Output.standardOutput()
        switch format {
        case .text: output.write(RuleList.text(cards, columns: RunSettings.screenColumns))
        case .markdown: output.write(RuleIndex.text(cards))
        case .json: output.write(RuleList.json(cards))
        }
        output.close()
    }
}
