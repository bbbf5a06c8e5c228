import ArgumentParser
import LanguageServer
import Platform

/// `obelus mcp`: tools for language models.
struct ToolServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp", _superCommandName: "obelus",
        abstract: "Serve the tools check, fix and explain to language models (Model Context Protocol) on standard input and output.")

    @OptionGroup var settings: SettingOptions

    func run() throws {
        var server = ToolServer(try ServerCommand.environment(settings))
        if let failure = server.run() {
            Complaint.write(failure)
            throw ExitStatus.failed
        }
    }
}
