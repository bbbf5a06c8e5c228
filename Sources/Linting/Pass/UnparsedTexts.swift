import Prose
import Readers

/// The texts of a file as its reader has made them, each of which is parsed when its turn comes.
///
/// A document takes some ten times the memory of its text, and files of records hold many thousands.
public struct UnparsedTexts: Sendable, IteratorProtocol {
    /// The last one first: each is taken out, and what it holds is nobody else's then.
    private var passages: [Passage]
    private let habits: PairHabits?
    private let format: TextFormat
    private let language: LanguageTag?
    private let request: ScanRequest
    /// Of the file’s first text, which its asides are in, too.
    private var mainLanguage: LanguageTag?
    /// What could not be read, in the order of the file.
    public let problems: [ReadingProblem]

    /// - Parameter habits: what the file’s pairs do together; nil where it has none.
    init(_ reading: consuming Reading, _ habits: PairHabits?, _ options: ReadingOptions, _ request: ScanRequest) {
        problems = reading.problems
        passages = reading.passages
        passages.reverse()
        self.habits = habits
        format = options.format
        language = options.language
        self.request = request
    }

    /// How many are left.
    public var count: Int { passages.count }

    /// Parses the next text, in the order of the file; nil at the end.
    ///
    /// - Complexity: linear in its bytes.
    public mutating func next() -> Document? {
        guard var passage = passages.popLast() else { return nil }
        if let habits { passage.note(habits) }
        passage.origin?.language = language
        let isAside = passage.isAside
        let known = passage.language ?? language ?? (isAside ? mainLanguage : nil)
        let document = Document(consume passage, format: format, language: known, for: request)
        if !isAside { mainLanguage = mainLanguage ?? document.language }
        return document
    }
}
