import ArgumentParser
import Platform

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument {
    case auto, always, never

    /// As the help lists them. Of `allCases` the parser would make the same by reflection, and that in 0.8 million instructions.
    static var allValueStrings: [String] { [Self.auto, .always, .never].map(\.rawValue) }

    /// Whether standard output is coloured. Source: https://no-color.org for the variable.
    var isColored: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            isatty(STDOUT_FILENO) == 1 && (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb"
        }
    }
}
