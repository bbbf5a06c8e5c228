import ArgumentParser
import Cards
import Catalog
import Linting
import Platform
import Reporting

/// `obelus test`: runs the examples of rule cards.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", _superCommandName: "obelus",
        abstract: "Run the examples of the built-in rules and of rule cards in folders.",
        discussion: """
            “obelus test --coverage” runs no tests. It lists the rules that match nowhere: neither in their own examples nor, if \
            folders with texts are given, in these texts. It covers the built-in rules and those of the configuration.
            """)

    @Argument(help: ArgumentHelp("Folders with rule cards; with --coverage, folders with texts.", valueName: "dir"))
    var folders: [String] = []

    @Flag(help: "List the rules that match neither in their own examples nor in the given texts.")
    var coverage = false

    @OptionGroup var settings: SettingOptions

    func run() throws {
        if coverage { return try RuleCoverage(settings, folders: folders).run() }
        var rules = Catalog.rules
        /// Where the user's cards are; built-in ones are named by their ids.
        var paths: [String: String] = [:]
        var hasFailed = false
        for folder in folders {
            let (cards, errors) = CardFolder.read(folder, allowsCheck: true)
            for error in errors { Complaint.write(error) }
            hasFailed = hasFailed || !errors.isEmpty
            if cards.isEmpty, errors.isEmpty {
                // A folder that was misspelled, or the one above the right one: that nothing failed there says nothing.
                Complaint.write(PlacedError(path: folder, message: "holds no rule cards; name the folder above those of the categories"))
                hasFailed = true
            }
            for card in cards {
                do throws(PlacedError) {
                    let rule = try Self.rule(card)
                    rules.removeAll { $0.id == rule.id }
                    rules.append(rule)
                    paths[rule.id] = card.path
                } catch {
                    Complaint.write(error)
                    hasFailed = true
                }
            }
        }
        rules.sort { $0.id < $1.id }
        let holds = Self.run(rules, paths, hasFailed: hasFailed)
        if hasFailed { throw ExitStatus.failed }
        if !holds { throw ExitStatus.findings }
    }

    /// Runs all examples and tells what fails. Whether all hold.
    ///
    /// The built-in rules are run as they are without the user's: a word that a team does not want may well stand in their examples.
    private static func run(_ rules: [Rule], _ paths: [String: String], hasFailed: Bool) -> Bool {
        let runner = ExampleRunner(rules: rules)
        let builtIn = paths.isEmpty ? runner : ExampleRunner(rules: Catalog.rules)
        let output = Output.standardOutput()
        var examples = 0
        var failures = 0
        for rule in rules {
            let place = SafeLine.of(paths[rule.id] ?? rule.id)
            let own = rule.card.examples.count
            examples += own
            var isList = false
            // A list of patterns has no words to make examples of.
            if case .terms = rule.body { isList = true }
            if own == 0, !isList {
                output.write(
                    "\(place): the card has no examples; add a “bad” that shows what is wrong and an “ok” that shows what is right\n")
                failures += 1
            }
            for failure in (paths[rule.id] == nil ? builtIn : runner).run(rule) {
                output.write("\(place): example \(failure.example): \(SafeLine.of(failure.message))\n")
                failures += 1
            }
        }
        let passed = failures == 0 ? "all pass" : failures == 1 ? "1 failure" : "\(failures) failures"
        let verdict = hasFailed ? "\(passed), but some cards could not be read (see standard error)" : passed
        output.write("Ran \(examples) examples of \(rules.count) rules: \(verdict).\n")
        output.close()
        return failures == 0
    }

    /// The rule of a card. One that names a check is a built-in rule's card, whose code is compiled in.
    private static func rule(_ card: CardFile) throws(PlacedError) -> Rule {
        if let rule = card.rule { return rule }
        guard let builtIn = Catalog.rule(id: card.card.id) else {
            throw PlacedError(
                path: card.path, line: card.detectionLine,
                message: "“check” refers to code of a built-in rule; use “pattern” or “phrases”")
        }
        return Rule(card: card.card, body: builtIn.body)
    }
}
