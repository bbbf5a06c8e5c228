import Linting
import Platform
import Prose
import Readers

let usage = """
    speed table --program OBELUS --clean FOLDER [--machine FOLDER] [--typos PROGRAM] --article FILE --folder FOLDER
                [--runs 7] [--megabytes 100] [--only NAME,…] [--list] [--before OBELUS]
        Measures whole processes, then stages and rules, and prints Markdown. FOLDER/en, FOLDER/ru, … contain the clean texts.
    speed stages FILE [--runs 5]
        Times reading, checks, segmentation and reports of one text, within this process.
    speed rules FILE [--runs 5] [--count 20] [--preset artifacts,…]
        Times each rule alone on one text, and prints the most expensive ones.
    speed formats FILE… [--runs 5] [--category pairs] [--language TAG] [--source-field NAME] [--field NAME]
        Times the reader of each file's format alone, reading for checks, and the check, in megabytes per second of one core.
    speed input FOLDER --to PATH --megabytes N [--shape file|files|articles|records] [--language TAG] [--order paths|mixed] [--damage N]
                [--seed 1]
        Makes one file, or a folder of many, from the texts in a folder, with one paragraph in N damaged.
    speed adversary NAME --to FILE --megabytes N [--list]
        Makes an artificial worst case.
    """

/// Writes to standard error. `stderr` is a variable, which strict concurrency does not let one touch.
func say(_ message: String) {
    let bytes = Array("speed: \(message)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

func makeInput(_ arguments: Arguments) throws {
    guard let folder = arguments.words.first else { throw Complaint("input needs a folder") }
    let texts = try Texts(folder, language: arguments.value("language"))
    var inputs = Inputs(texts: arguments.value("order") == "mixed" ? texts.mixed() : texts.texts)
    if arguments.value("damage") != nil { inputs.damage = try arguments.number("damage", 10) }
    inputs.seed = UInt64(try arguments.number("seed", 1))
    let size = try arguments.number("megabytes", 1) * 1_000_000
    let path = try arguments.required("to")
    switch arguments.value("shape") ?? "file" {
    case "file": try inputs.file(path, bytes: size)
    case "files": try inputs.files(path, bytes: size)
    case "articles": try inputs.articles(path, bytes: size)
    case "records": try inputs.records(path, bytes: size)
    case let shape: throw Complaint("--shape is file, files, articles or records, not “\(shape)”")
    }
}

func makeAdversary(_ arguments: Arguments) throws {
    if arguments.has("list") {
        for text in Adversary.all { print(text.name) }
        return
    }
    guard let text = Adversary.all.first(where: { $0.name == arguments.words.first }) else {
        throw Complaint("adversary needs one of those that --list prints")
    }
    try Folder.write(text.make(arguments.number("megabytes", 1) * 1_000_000), to: arguments.required("to"))
}

/// A file that a subcommand is for.
func file(_ arguments: Arguments) throws -> String {
    guard let file = arguments.words.first else { throw Complaint("\(arguments.command) needs a file") }
    return file
}

do {
    let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
    switch arguments.command {
    case _ where arguments.has("help"): print(usage)
    case "table": try Table(arguments).run()
    case "stages": try Stages(file(arguments), runs: arguments.number("runs", 5)).report()
    case "rules":
        let presets = arguments.values("preset").compactMap(Card.Preset.init)
        try RuleCosts(file(arguments), runs: arguments.number("runs", 5))
            .report(arguments.number("count", 20), presets: presets.isEmpty ? [.artifacts] : Set(presets))
    case "formats":
        var options = ReadingOptions(language: arguments.value("language").map { LanguageTag($0) })
        options.fields = RecordFields(text: [arguments.value("field") ?? "text"], source: arguments.value("source-field"))
        try FormatSpeed(runs: arguments.number("runs", 5), options: options, category: arguments.value("category")).report(arguments.words)
    case "input": try makeInput(arguments)
    case "adversary": try makeAdversary(arguments)
    default: throw Complaint("there is no subcommand “\(arguments.command)”\n\(usage)")
    }
} catch let complaint as Complaint {
    say(complaint.message)
    exit(2)
} catch let error as PlacedError {
    say("\(error)")
    exit(2)
}
