import Linting
import Prose

/// A key of a configuration file: its name, what it may hold and what it is for. The reader takes the keys and the names of their values
/// from here; so does the JSON Schema that editors complete by.
public struct ConfigurationKey: Sendable {
    /// What a key may hold. Where a list is due, its only entry alone will do.
    public enum Shape: Sendable {
        case text
        case list
        /// One of these names.
        case choice([String])
        /// A list of these names.
        case choices([String])
        /// A map from ids, categories and globs of rules to levels.
        case levels
        /// A map from patterns of files to one of these formats, or to a map of it (`as`) and of where in the files the texts are.
        case formats([String])
        /// A list of maps, each with `files` and keys that hold for some files.
        case overrides
    }

    public let name: String
    public let shape: Shape
    /// A sentence for whoever writes the key.
    public let summary: String
    /// Whether the key may be set for some of the files in `overrides`.
    public let isForFiles: Bool

    private init(_ name: String, _ shape: Shape, isForFiles: Bool = false, _ summary: String) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.isForFiles = isForFiles
    }

    /// All keys, as the documentation lists them.
    public static let all = [
        ConfigurationKey(
            "language", .text, isForFiles: true,
            "The language of the texts, such as en or pt-BR; auto uses the one in the file name, or detects it."),
        ConfigurationKey(
            "source-language", .text, isForFiles: true, "The language that the texts were translated from; auto if it is not known."),
        ConfigurationKey("presets", .choices(PresetNames.all), isForFiles: true, "Sets of rules. Default: artifacts."),
        ConfigurationKey(
            "quotes", .choice(QuoteStyle.allCases.map(\.rawValue)), isForFiles: true,
            "The style of quotation marks and apostrophes. Default: keep."),
        ConfigurationKey(
            "paragraphs", .choice(ParagraphLayout.allCases.map(\.rawValue)), isForFiles: true,
            "The layout of plain text: lines (one paragraph per line), wrapped (separated by blank lines) or auto."),
        ConfigurationKey("rules", .levels, isForFiles: true, "Levels of rules, by id, category or pattern."),
        ConfigurationKey("rule-paths", .list, "Folders with your own rules."),
        ConfigurationKey("baseline", .text, "The file with known findings, which “obelus baseline” writes."),
        ConfigurationKey(
            "formats", .formats(TextFormat.allCases.map(\.rawValue)),
            "By pattern: the format of files, whatever their extensions, and the fields or columns with texts."),
        ConfigurationKey("exclude", .list, "Files and folders to skip, in addition to those in .gitignore and .ignore."),
        ConfigurationKey("overrides", .overrides, "Settings for some of the files."),
        ConfigurationKey("extends", .list, "Configuration files to inherit from, and folders with rules."),
        ConfigurationKey("required-version", .text, "The versions of Obelus that may read the file, such as “>=0.1, <1”."),
    ]

    /// The names of the keys of a file.
    static let names = all.map(\.name)
    /// The names of the keys that may be set for some of the files.
    static let namesForFiles = all.filter(\.isForFiles).map(\.name)
    /// The key of an override that says which files it is for.
    public static let files = "files"
}
