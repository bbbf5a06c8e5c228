import Discovery
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

/// What is worked on at once: a file, or some lines of a long one that holds records.
struct FilePart: Sendable {
    let file: InputFile
    let source: Source
    let options: ReadingOptions
    /// Where the file is and what it was when it was read; nil for standard input, and for parts of a file.
    let origin: (path: String, identity: FileIdentity)?
    /// Whether the source is a part of its file, and others come before it.
    var position = Position.whole
    /// When reading it began, by `Profile.now`.
    let started: UInt64

    var isStandardInput: Bool { file.source == .standardInput }

    enum Position: Sendable {
        case whole, first, later
    }
}

/// What is done with each part of each file.
protocol FileWork: Sendable {
    /// Called by many threads at once.
    ///
    /// - Parameter filter: what is suppressed; all texts of the part go through it.
    func outcome(of part: FilePart, _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]) -> FileOutcome
}
