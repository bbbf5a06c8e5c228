import ArgumentParser
import Platform
import Reporting
import Settings

/// `obelus config`: shows the settings in force for a file, and where each comes from.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", _superCommandName: "obelus", abstract: "Show the settings that apply to a path, and where each was set.")

    @Argument(help: "A file, which need not exist. Default: any text in the current folder.")
    var path: String?

    @Flag(help: "Also print the rules that nobody has set.")
    var all = false

    @Flag(help: "Print the JSON Schema of .obelus.yml, by which editors complete and check it.")
    var schema = false

    @OptionGroup var options: SettingOptions

    func run() throws {
        if schema {
            let output = Output.standardOutput()
            output.write(ConfigurationSchema(rules: try KnownRules(options).rules).bytes)
            output.close()
            return
        }
        var lookup = try options.lookup()
        do throws(PlacedErrors) {
            let settings = try lookup.settings(for: path ?? "-")
            let output = Output.standardOutput()
            output.write(SettingsPage(settings: settings, showsAll: all).text)
            output.close()
        } catch {
            for error in error.errors { Complaint.write(error) }
            throw ExitStatus.failed
        }
    }
}

/// Settings as the lines of a configuration file, with the origin of each behind it.
private struct SettingsPage {
    let settings: Settings
    /// Whether rules have a line each that are as they always are.
    let showsAll: Bool

    var text: String {
        var lines: [(value: String, origin: Origin)] = [
            ("language: \(tag(settings.language.value.description))", settings.language.origin),
            ("source-language: \(tag(settings.sourceLanguage.value.description))", settings.sourceLanguage.origin),
            ("presets: [\(settings.presets.value.map(\.rawValue).sorted().joined(separator: ", "))]", settings.presets.origin),
            ("quotes: \(settings.quotes.value.rawValue)", settings.quotes.origin),
            ("paragraphs: \(settings.paragraphs.value.rawValue)", settings.paragraphs.origin),
        ]
        if let format = settings.format { lines.append(("format: \(format.value.rawValue)", format.origin)) }
        if let baseline = settings.baseline { lines.append(("baseline: \(baseline.value)", baseline.origin)) }
        let head = lines.count
        let rules = settings.rules.filter { showsAll || $0.level.origin != .standard }
        lines += rules.map { ("  \($0.rule.id): \($0.level.value.name)", $0.level.origin) }
        let width = lines.map(\.value.count).max() ?? 0
        var rows = lines.map { line in
            SafeLine.of(line.value + String(repeating: " ", count: width - line.value.count) + "  # \(line.origin)".displayedPath)
        }
        if !rules.isEmpty { rows.insert("rules:", at: head) }
        let left = settings.rules.count - rules.count
        if left > 0 { rows.append("# \(left) other rules have their default levels; “obelus config --all” prints them") }
        let files = settings.paths.isEmpty ? "none" : settings.paths.map { SafeLine.of($0.displayedPath) }.joined(separator: ", ")
        return "# configuration files: \(files)\n" + reading + rows.joined(separator: "\n") + "\n"
    }

    /// What “formats” says of the file, as comments: a configuration says it of globs.
    private var reading: String {
        var lines: [String] = []
        if let format = settings.format { lines.append("as: \(format.value.rawValue)  # \(format.origin)") }
        if let fields = settings.fields { lines.append("fields: [\(fields.value.joined(separator: ", "))]  # \(fields.origin)") }
        if let field = settings.languageField { lines.append("language-field: \(field.value)  # \(field.origin)") }
        if let field = settings.sourceField { lines.append("source-field: \(field.value)  # \(field.origin)") }
        return lines.map { "# " + SafeLine.of($0.displayedPath) + "\n" }.joined()
    }

    private func tag(_ description: String) -> String { description == "und" ? "auto" : description }
}
