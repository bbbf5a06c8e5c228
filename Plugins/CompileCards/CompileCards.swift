import Foundation
import PackagePlugin

/// Compiles `Rules/**/*.yml` into one Swift file of the target Catalog, at build time.
///
/// SwiftPM asks a plugin for its inputs only when a target's own files come or go, and then remembers the answer: a card
/// added later would not be watched. So the compiler of the cards runs at every build, which takes milliseconds: it
/// writes to `tick`, which is its only input. Where nothing changed it leaves its output alone, and nothing is rebuilt.
@main
struct CompileCards: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
        let rules = context.package.directoryURL.appending(path: "Rules")
        let output = context.pluginWorkDirectoryURL.appending(path: "Cards.generated.swift")
        let tick = context.pluginWorkDirectoryURL.appending(path: "tick")
        if !FileManager.default.fileExists(atPath: tick.path) {
            try Data().write(to: tick)
        }
        return [
            .buildCommand(
                displayName: "Compiling the rule cards",
                executable: try context.tool(named: "CardCompiler").url,
                arguments: [rules.path, output.path, tick.path],
                inputFiles: [tick],
                outputFiles: [output])
        ]
    }
}
