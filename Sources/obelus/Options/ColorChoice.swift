import ArgumentParser
import Platform

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument {
    case auto, always, never

    /// As the help lists them. Of `allCases` the parser would make the same by reflection, and that in 0.8 million instructions.
    static var allValueStrings: [String] { [Self.auto, .always, .never].map(\.rawValue) }

    /// Whether the environment wants colors even where there is no terminal.
    private static var isForced: Bool {
        ["FORCE_COLOR", "CLICOLOR_FORCE"].contains { name in Environment[name].map { !$0.isEmpty && $0 != "0" } ?? false }
    }

    /// Whether standard output is coloured. Sources: https://no-color.org, https://force-color.org and https://bixense.com/clicolors for the
    /// variables. The one against colors wins.
    var isColored: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            (Environment["NO_COLOR"] ?? "").isEmpty && (Self.isForced || isatty(STDOUT_FILENO) == 1 && Environment["TERM"] != "dumb")
        }
    }
}
