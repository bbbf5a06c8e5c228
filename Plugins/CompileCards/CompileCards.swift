import Foundation
import PackagePlugin

/// Compiles `Rules/**/*.yml` into one Swift file of the target Catalog, at build time.
@main
struct CompileCards: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
        let rules = context.package.directoryURL.appending(path: "Rules")
        let output = context.pluginWorkDirectoryURL.appending(path: "Cards.generated.swift")
        return [
            .buildCommand(
                displayName: "Compiling the rule cards",
                executable: try context.tool(named: "CardCompiler").url,
                arguments: [rules.path, output.path],
                inputFiles: inputs(below: rules),
                outputFiles: [output])
        ]
    }

    /// The cards and the folders they are in. SwiftPM asks a plugin again only when a target's own files come or go;
    /// a new card is noticed because it changes its folder.
    private func inputs(below rules: URL) -> [URL] {
        let keys: [URLResourceKey] = [.isDirectoryKey]
        let found = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: keys)
        let inputs = (found?.compactMap { $0 as? URL } ?? []).filter { url in
            url.pathExtension == "yml" || (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
        }
        return ([rules] + inputs).sorted { $0.path < $1.path }
    }
}
