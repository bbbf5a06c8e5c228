import ArgumentParser
import LanguageServer
import Linting
import Prose
import Readers
import Settings

/// `obelus server`: a language server for editors.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", _superCommandName: "obelus",
        abstract: "Run a language server (LSP) on standard input and output, for editors.",
        discussion: "Editors start it themselves; docs/editors.md shows how.")

    // Clients name the way that they talk to a server; there is no other one.
    @Flag(help: .hidden)
    var stdio = false

    @OptionGroup var settings: SettingOptions

    func run() throws {
        var loop = ServerLoop(try Self.environment(settings))
        let status = loop.run()
        if status != 0 { throw ExitStatus.findings }
    }

    /// What a server works with.
    static func environment(_ settings: SettingOptions) throws -> ServerEnvironment {
        ServerEnvironment(version: Version.current, lookup: try settings.lookup()) { name, bytes, settings in
            FileFormat.of(name: name, bytes).mapError { ServerEnvironment.Refusal($0.message(name)) }.map { format in
                let language = settings.language.value
                return ReadingOptions(
                    format: format, layout: settings.paragraphs.value, language: language == .undetermined ? nil : language)
            }
        }
    }
}
