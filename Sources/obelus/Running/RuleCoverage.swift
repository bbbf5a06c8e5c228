import Discovery
import Linting
import Platform
import Prose
import Readers
import Settings

/// Which rules fire: `obelus test --coverage`.
struct RuleCoverage {
    private let rules: [Rule]
    private let lookup: ConfigurationLookup
    private let folders: [String]

    init(_ options: SettingOptions, folders: [String]) throws {
        rules = try KnownRules(options).rules
        lookup = try options.lookup()
        self.folders = folders
    }

    /// Tells which rules do not fire.
    ///
    /// - Throws: `.findings` where some rule fires nowhere.
    func run() throws {
        let texts = try firedByTexts()
        let examples = Set(rules.filter(Self.firesInExamples).map(\.id))
        let output = Output.standardOutput()
        var silent = 0
        for rule in rules where !texts.contains(rule.id) {
            if !examples.contains(rule.id) {
                silent += 1
                output.write("\(rule.id): matches nowhere\n")
            } else if !folders.isEmpty {
                output.write("\(rule.id): matches only in its own examples\n")
            }
        }
        var verdict = "\(examples.count) of \(rules.count) rules match in their own examples"
        if !folders.isEmpty { verdict += ", \(texts.count) in the given texts" }
        output.write(verdict + ".\n")
        output.close()
        if silent > 0 { throw ExitStatus.findings }
    }

    private static func firesInExamples(_ rule: Rule) -> Bool {
        let linter = Linter(rules: [rule]) { $0.level == .off ? .info : $0.level }
        return rule.card.examples.contains { example in
            guard case .bad(let marked, _, let language) = example else { return false }
            let text = String(String.UnicodeScalarView(marked.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }))
            let options = ReadingOptions(format: rule.card.format, language: LanguageTag(language ?? "en"))
            return !linter.check(linter.document(Array(text.utf8), options)).isEmpty
        }
    }

    /// The rules that fire in the texts, all of them switched on.
    private func firedByTexts() throws -> Set<String> {
        guard !folders.isEmpty else { return [] }
        var discovery = FileDiscovery(lookup: lookup)
        let (files, errors) = discovery.files(for: folders)
        for error in errors { Complaint.write(error) }
        let linter = Linter(rules: rules) { $0.level == .off ? .info : $0.level }
        let input = FileInput()
        var fired: Set<String> = []
        for file in files {
            switch input.read(file) {
            case .part(let part):
                for document in linter.read(part.source, part.options).documents {
                    for finding in linter.check(document) { fired.insert(finding.rule) }
                }
            case .other(let outcome):
                for problem in outcome.errors + outcome.remarks { Complaint.write(problem) }
            }
        }
        if !errors.isEmpty { throw ExitStatus.failed }
        return fired
    }
}
