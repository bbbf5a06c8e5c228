/// A configuration file as it is written, before anything is inherited or looked up.
public struct ConfigurationFile: Sendable {
    /// The settings for files whose paths match.
    public struct Override: Sendable {
        public var files: [Glob]
        public var layer: Layer
        /// Whether it comes from the key `formats`.
        public var isOfFormat = false
    }

    /// The name that is looked for.
    public static let name = ".obelus.yml"
    /// Names that people give it, and that would be passed over without a word.
    static let misspelled = [".obelus.yaml", "obelus.yml", "obelus.yaml", ".obelus.toml", "obelus.toml", ".obelus.json"]

    /// The file, for messages.
    public var path: String
    /// The absolute path of the folder that the globs in the file are relative to.
    public var folder: String
    public var layer = Layer()
    public var overrides: [Override] = []
    public var exclude: IgnoreList
    /// The folders of the user's own cards, as written.
    public var rulePaths: [Setting<String>] = []
    /// The file with the findings that are known, as written.
    public var baseline: Setting<String>?
    /// The files to inherit from, as written.
    public var extends: [Setting<String>] = []
}
