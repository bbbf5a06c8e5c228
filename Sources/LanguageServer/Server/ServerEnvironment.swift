import Interchange
import Linting
import Platform
import Prose
import Readers
import Settings

/// What the server is given by the program that runs it.
public struct ServerEnvironment: Sendable {
    /// Why a text is not read.
    public struct Refusal: Error, Sendable {
        /// The end of a sentence that begins with the file’s name.
        public var message: String

        public init(_ message: String) { self.message = message }
    }

    /// The program's version.
    public var version: String
    /// Finds the settings of a file; it has looked into no folder yet.
    public var lookup: ConfigurationLookup
    /// How a file is read, by its name, its first bytes and its settings: as `obelus check` reads it.
    public var reading: @Sendable (_ name: String, _ bytes: ArraySlice<UInt8>, _ settings: Settings) -> Result<ReadingOptions, Refusal>

    /// What is suppressed in a file apart from what its comments say: by the baseline of its settings, and by its side file.
    public var filter: @Sendable (_ path: String, _ settings: Settings) -> Result<FindingFilter?, PlacedError>

    /// The address of a page about a rule on this machine, by the rule’s id; nil where there is none.
    public var rulePage: (@Sendable (_ rule: String) -> String?)?

    public init(
        version: String, lookup: ConfigurationLookup,
        filter: @escaping @Sendable (_ path: String, _ settings: Settings) -> Result<FindingFilter?, PlacedError> = { _, _ in .success(nil)
        },
        rulePage: (@Sendable (_ rule: String) -> String?)? = nil,
        reading: @escaping @Sendable (_ name: String, _ bytes: ArraySlice<UInt8>, _ settings: Settings) -> Result<ReadingOptions, Refusal>
    ) {
        self.version = version
        self.lookup = lookup
        self.filter = filter
        self.reading = reading
        self.rulePage = rulePage
    }

    /// How a file of a format is read by its settings.
    public static func options(_ format: TextFormat, _ settings: Settings) -> ReadingOptions {
        var fields = RecordFields()
        if let names = settings.fields { fields.text = names.value }
        fields.language = settings.languageField?.value
        let (language, sourceLanguage) = (settings.language.value, settings.sourceLanguage.value)
        return ReadingOptions(
            format: format, layout: settings.paragraphs.value, language: language == .undetermined ? nil : language, fields: fields,
            sourceLanguage: sourceLanguage == .undetermined ? nil : sourceLanguage)
    }
}
