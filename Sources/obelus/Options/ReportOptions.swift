import ArgumentParser
import Linting
import Prose
import Readers
import Reporting

/// The options of every run over files, as they were written.
struct RunOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Files and folders; “-” for standard input; @FILE for a file with a list of paths. Default: standard input if text is piped into it, otherwise the current folder.",
            valueName: "path"), completion: .file())
    var paths: [String] = []

    @Option(help: ArgumentHelp("Treat standard input as a file with this name.", valueName: "name"))
    var stdinFilename: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Read the files as plain, markdown, html, srt, vtt, jsonl, csv, tsv, segments (one per line), po, xliff or tmx, regardless of their names.",
            valueName: "format"),
        completion: .list(["plain", "markdown", "html", "srt", "vtt", "jsonl", "csv", "tsv", "segments", "po", "xliff", "tmx"]))
    var readAs: String?

    @Option(
        help: ArgumentHelp(
            "The fields or columns of records that contain text (default: text); use a dot for fields of objects, as in article.body.",
            valueName: "name,…"))
    var field: [String] = []

    @Option(help: ArgumentHelp("The field or column of records that contains their language.", valueName: "name"))
    var languageField: String?

    @Option(
        help: ArgumentHelp(
            "The field or column of records that contains the source of their text, which is compared with it.", valueName: "name"))
    var sourceField: String?

    @Option(help: ArgumentHelp("Another name for --field, beside --source-field.", valueName: "name,…"))
    var targetField: [String] = []

    @Option(
        help: ArgumentHelp(
            "The file with the sources of the segments, line by line; the files are read as segments and compared with it.",
            valueName: "file"))
    var source: String?

    @Flag(help: "Apply ignore files and “exclude” to paths named on the command line, too.")
    var forceExclude = false

    @Option(
        help: ArgumentHelp("The file with the findings that are known; overrides “baseline” in the configuration.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var baseline: String?

    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp("Number of threads. Default: the number of processors.", valueName: "n")
    )
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Print findings without a summary.")
    var quiet = false

    @OptionGroup var settings: SettingOptions

    func validate() throws {
        if source != nil, let format = try readingFormat(), format != .segments {
            throw ValidationError("--source: files with their sources beside them are read as segments; remove “--as \(format.rawValue)”")
        }
        _ = try readingFormat()
        if let jobs, jobs < 1 { throw ValidationError("--jobs: must be at least 1, not \(jobs)") }
    }

    /// The paths, or `-` where there are none and standard input holds a text.
    var inputs: [String] { paths.isEmpty && StandardInput.holdsText ? ["-"] : paths }

    /// What the files are; nil: their names and first bytes say it.
    func readingFormat() throws -> TextFormat? {
        if source != nil, readAs == nil { return .segments }
        return try readAs.map { try Choices.one($0, TextFormat.self, "--as") }
    }

    /// Where records hold their texts; nil: no option says it.
    var fields: RecordFields? {
        let names = Choices.split(field + targetField)
        if names.isEmpty, languageField == nil, sourceField == nil { return nil }
        return RecordFields(text: names.isEmpty ? ["text"] : names, language: languageField, source: sourceField)
    }
}

/// The options of a run that reports, as they were written.
struct ReportOptions: ParsableArguments {
    @OptionGroup var run: RunOptions

    @Option(
        help: ArgumentHelp(
            "text (default), gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson, rdjsonl or html; can be repeated, each time with its own file.",
            valueName: "name[=file]"),
        completion: .list([
            "text", "gcc", "json", "jsonl", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjson", "rdjsonl", "html",
        ]))
    var format: [String] = []

    @Option(
        help: ArgumentHelp(
            "Exit with status 1 if any finding has this level or a higher one: error, warning, info or never.", valueName: "level"
        ), completion: .list(["error", "warning", "info", "never"]))
    var failOn = "warning"

    @Flag(help: "Use no baseline.")
    var noBaseline = false

    @Option(
        help: ArgumentHelp("Only report findings on lines that were changed since this git revision.", valueName: "rev"),
        completion: .shellCommand("git for-each-ref --format '%(refname:short)' 2>/dev/null"))
    var since: String?

    @Flag(help: "Print the number of findings per rule.")
    var statistics = false

    @Option(help: ArgumentHelp("Use colors. NO_COLOR and FORCE_COLOR are honored.", valueName: "when"))
    var color = ColorChoice.auto

    @Option(help: ArgumentHelp("Link rules to their pages, in terminals that know links (OSC 8).", valueName: "when"))
    var hyperlinks = HyperlinkChoice.auto

    func validate() throws {
        _ = try targets()
        _ = try failLevel()
        if noBaseline, run.baseline != nil { throw ValidationError("“--baseline” and “--no-baseline” cannot be combined; use one") }
    }

    /// Which baseline counts.
    var baseline: BaselineChoice { noBaseline ? .none : run.baseline.map { .file($0) } ?? .configured }

    /// Where which report goes.
    func targets() throws -> [ReportTarget] {
        let targets = try (format.isEmpty ? ["text"] : format).map(ReportTarget.init)
        if targets.count(where: { $0.path == nil }) > 1 {
            throw ValidationError("--format: only one report can go to standard output; name a file for the others: json=FILE")
        }
        return targets
    }

    /// The lowest level that makes the exit status 1; nil for none.
    func failLevel() throws -> Level? {
        if failOn == "never" { return nil }
        guard let level = Level(name: failOn), level != .off else {
            throw Choices.unknown(failOn, "--fail-on", among: ["error", "warning", "info", "never"])
        }
        return level
    }
}

/// A format and where it goes.
struct ReportTarget {
    var format: OutputFormat
    /// Nil: standard output.
    var path: String?

    /// Reads `name` or `name=file`.
    init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        format = try Choices.one(String(parts[0]), OutputFormat.self, "--format")
        guard parts.count > 1 else { return }
        guard !parts[1].isEmpty else {
            throw ValidationError("--format: there is no file name after “=”; use “\(parts[0])” or “\(parts[0])=FILE”")
        }
        path = parts[1] == "-" ? nil : String(parts[1])
    }
}
