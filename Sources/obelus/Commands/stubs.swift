import ArgumentParser
struct RulesCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "rules") }
struct ExplainCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "explain") }
struct TestCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "test") }
struct InitCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "init") }
struct ConfigCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "config") }
