import Linting
import Platform

/// The built-in rules, and those that the configuration of the current folder brings in.
struct KnownRules {
    /// By id. With `--select` or `--preset` only those that run.
    let rules: [Rule]

    /// - Throws: `ExitStatus.failed` where the configuration is wrong, once that has been said.
    init(_ options: SettingOptions) throws {
        var lookup = try options.lookup()
        do throws(PlacedErrors) {
            // The name only says which folder is meant.
            let settings = try lookup.settings(for: lookup.currentFolder + "/-")
            let isChosen =
                !options.select.isEmpty || !options.extendSelect.isEmpty || !options.preset.isEmpty || !options.ignore.isEmpty
            rules = isChosen ? settings.activeRules.map(\.rule) : settings.rules.map(\.rule)
        } catch {
            for error in error.errors { Complaint.write(error) }
            throw ExitStatus.failed
        }
    }

    /// The rule of that id, or nil.
    func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}
