import ArgumentParser
import LanguageServer
import Linting
import Platform
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
        let lookup = try settings.lookup()
        let folder = lookup.currentFolder
        return ServerEnvironment(
            version: Version.current, lookup: lookup,
            filter: { path, settings in
                do throws(PlacedError) {
                    return .success(try RunFilters.filter(ofFile: path, settings, currentFolder: folder))
                } catch {
                    return .failure(error)
                }
            }, rulePage: InstalledPages.address
        ) { name, bytes, settings in
            let format = settings.format.map { .success($0.value) } ?? FileFormat.of(name: name, bytes)
            return format.mapError { ServerEnvironment.Refusal($0.message(name)) }.map { ServerEnvironment.options($0, settings) }
        }
    }
}
