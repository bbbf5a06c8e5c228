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

    public init(
        version: String, lookup: ConfigurationLookup,
        reading: @escaping @Sendable (_ name: String, _ bytes: ArraySlice<UInt8>, _ settings: Settings) -> Result<ReadingOptions, Refusal>
    ) {
        self.version = version
        self.lookup = lookup
        self.reading = reading
    }
}
