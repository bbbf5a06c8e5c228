import ArgumentParser
import Platform

/// When rules are linked to their cards in the terminal.
enum HyperlinkChoice: String, ExpressibleByArgument {
    case auto, always, never

    /// As the help lists them; see `ColorChoice.allValueStrings`.
    static var allValueStrings: [String] { [Self.auto, .always, .never].map(\.rawValue) }

    /// Whether standard output gets links. Most terminals leave out a link that they do not know, but some show its address in the middle of the
    /// line, so without a choice only those that are known to have links get them.
    var hasLinks: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: isatty(STDOUT_FILENO) == 1 && Self.isKnown
        }
    }

    /// Whether the terminal says that it is one with links.
    ///
    /// Sources: the list of terminals beside the description of OSC 8 (“OSC 8 adoption in terminal emulators”), and what each documents of its
    /// environment. FORCE_HYPERLINK is read by several programs in the same way.
    private static var isKnown: Bool {
        if let forced = Environment["FORCE_HYPERLINK"], !forced.isEmpty { return forced != "0" }
        let terminal = Environment["TERM"] ?? ""
        // Services that run tests have terminals without anyone in front; multiplexers have those of somebody else.
        if terminal == "dumb" || terminal.hasPrefix("screen") || Environment["CI"] != nil { return false }
        if let version = Environment["VTE_VERSION"].flatMap({ Int($0) }) { return version >= 5000 }
        let names = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "zed"]
        if let program = Environment["TERM_PROGRAM"], names.contains(program) { return true }
        if ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"].contains(where: { Environment[$0] != nil }) { return true }
        return ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm", "contour"].contains { terminal.hasPrefix($0) }
    }
}
