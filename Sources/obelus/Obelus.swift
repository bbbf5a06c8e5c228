import ArgumentParser
import Platform

/// The command line.
struct Obelus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obelus",
        abstract: "Find and fix what machine translation broke in a text.",
        discussion: """
            Try “obelus check article.txt”, then “obelus fix article.txt”.

            Exit status: 0 nothing found, or everything fixed; 1 findings are left; 2 an error occurred.
            """,
        version: Version.current,
        subcommands: [
            CheckCommand.self, FixCommand.self, RulesCommand.self, ExplainCommand.self, TestCommand.self,
            InitCommand.self, ConfigCommand.self, ServerCommand.self,
            ToolServerCommand.self,
        ])

    /// The command that the arguments mean.
    ///
    /// - Parameter arguments: without the program's name.
    /// - Throws: what `end` tells of.
    static func command(for arguments: [String]) throws -> any ParsableCommand {
        // The parser alone makes up a third of the time that it takes to check an article, and half of that is for the tree of
        // commands. So a command that is named is asked first. What asks for help, or is wrong, is read again by the whole
        // tree, whose messages tell what they are about. The commands name their super-command because the parser looks for
        // requests for completions, in two passes, in whatever has none.
        if let named = configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first }),
            let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named
        {
            return command
        }
        return try parseAsRoot(arguments)
    }

    /// What is wrong with the first argument, where that is no command; nil for a command or an option.
    static func problem(withCommand name: String) -> String? {
        let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
        if name.hasPrefix("-") && name != "-" || commands.contains(name) || name == "help" { return nil }
        if name.withSystemPath({ access($0, F_OK) }) == 0 || name == "-" {
            return "“\(name)” is not a command; to check it, run: obelus check \(ShellWord.of(name, isPath: name != "-"))"
        }
        return "unknown command “\(name)”" + NearestName.hint(for: name, among: commands)
    }

    /// Says what ended the program, and returns its exit status.
    static func end(with error: any Error) -> Int32 {
        if let status = error as? ExitStatus { return status.rawValue }
        let text = fullMessage(for: error)
        // Help and version were asked for.
        if exitCode(for: error) == .success {
            let output = Output.standardOutput()
            output.write(text.hasSuffix("\n") ? text : text + "\n")
            output.close()
            return ExitStatus.clean.rawValue
        }
        Complaint.write(message(for: error))
        return ExitStatus.failed.rawValue
    }
}
