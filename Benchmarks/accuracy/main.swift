import Platform

let usage = """
    accuracy clean FOLDER… [--rules PATTERN] [--language TAG] [--list] [--level info|warning|error]
                           [--flaws FOLDER]
        Findings per 10,000 words in clean texts, and changes by safe fixes.
    accuracy damage FOLDER… [--seed 1] [--per-kind 400] [--kinds PATTERN] [--rules PATTERN] [--by-language]
                            [--all] [--failures] [--show-failures KIND] [--artifacts K] [--trials N]
                            [--goals] [--goal NAME=VALUE]
        Damages clean texts with known artifacts and measures what is found and what is restored.
    accuracy table CLEAN-FOLDER MACHINE-FOLDER [--flaws FOLDER]
        The tables of docs/measurements.md: findings of each rule in clean texts and in machine output.
    accuracy snapshot FOLDER --against FILE [--write]
        Compares all findings with those of an earlier run.
    accuracy costs FOLDER… [--only NAME,…] [--set NAME=VALUE,…] [--share 1] [--per-kind 400] [--threads 2] [--to FILE]
        Varies each number of the quotation parser by a fifth, and counts what changes in clean and in damaged texts.
    accuracy costs --table --measured FILE
        The table of docs/quotation-costs.md.
    accuracy pairs FILE… [--per-kind 60] [--seed 1] [--by-language] [--list] [--show-failures KIND]
        What the rules on pairs say of translations in .po, .xlf and .tmx files, and what they find of injuries to them.
    accuracy kinds
        Lists the kinds of damage, their rules, and the rules without a kind.
    """

/// Ends the program with a message. `stderr` is a variable, which strict concurrency does not let one touch.
func fail(_ message: String) -> Never {
    let bytes = Array("accuracy: \(message)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(2)
}

do {
    let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
    switch arguments.command {
    case _ where arguments.has("help"): print(usage)
    case "clean": try CleanCommand.run(arguments)
    case "damage": exit(try DamageCommand.run(arguments) ? 0 : 1)
    case "table": try TableCommand.run(arguments)
    case "snapshot": exit(try SnapshotCommand.run(arguments) ? 0 : 1)
    case "costs": try await CostsCommand.run(arguments)
    case "pairs": try PairsCommand.run(arguments)
    case "kinds": KindsCommand.run()
    default: throw Complaint("there is no subcommand “\(arguments.command)”\n\(usage)")
    }
} catch let complaint as Complaint {
    fail(complaint.message)
} catch let error as PlacedError {
    fail("\(error)")
}
