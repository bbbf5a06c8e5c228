import Foundation
import PackagePlugin

/// Compiles `Rules/**/*.yml` into one Swift file of the target Catalog, at build time.
@main
struct CompileCards: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
        let rules = context.package.directoryURL.appending(path: "Rules")
        let output = context.pluginWorkDirectoryURL.appending(path: "Cards.generated.swift")
        let cards =
            FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }
            .filter { $0.pathExtension == "yml" }
            .sorted { $0.path < $1.path } ?? []
        return [
            .buildCommand(
                displayName: "Compiling \(cards.count) rule cards",
                executable: try context.tool(named: "CardCompiler").url,
                arguments: [rules.path, output.path],
                inputFiles: cards,
                outputFiles: [output])
        ]
    }
}
