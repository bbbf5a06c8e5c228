import Bytes
import Interchange
import Linting
import Prose
import Readers

/// Writes findings in one output format.
///
/// A report is an opening, a fragment for each file in the order of the files, with a separator between those that are
/// not empty, and a closing. A fragment depends on its file alone, so that files may be reported by many threads, and
/// only the joining needs their order.
public protocol Reporter: Sendable {
    /// What stands before the first fragment.
    func opening() -> [UInt8]
    /// What stands between two fragments.
    var separator: [UInt8] { get }
    /// One file's part of the report; empty where there is nothing to say about it.
    func fragment(_ file: FileReport) -> [UInt8]
    /// What stands behind the last fragment.
    func closing(_ summary: Summary) -> [UInt8]
    /// Whether the report shows the text that `obelus fix` would make.
    var wantsFixedText: Bool { get }
}

extension Reporter {
    public func opening() -> [UInt8] { [] }
    public var separator: [UInt8] { [] }
    public func closing(_ summary: Summary) -> [UInt8] { [] }
    public var wantsFixedText: Bool { false }
}

/// A file, or a part of one that holds records, together with what was found in it: what a reporter is handed.
public struct FileReport: Sendable {
    /// As output names the file.
    public let path: String
    /// In standard order; all positions are bytes of the file in UTF-8, and edits are spelled as the file spells them.
    /// For the bytes of a file in another encoding see `LineIndex.fileOffset`.
    public let findings: [Finding]
    /// The lines of the file.
    public let lines: LineIndex
    /// Whether another part of the file was reported before.
    public let isContinued: Bool
    private let texts: [CheckedText]
    /// Where each of the findings is among those of the texts, one text after another; empty: in the same place.
    private var numbers: [Int] = []

    /// A text of the file, and what was found in it: positions are bytes of the text as read.
    public struct CheckedText: Sendable {
        public let document: Document
        public let findings: [Finding]
        /// Nil where they are those of all findings of the text, and not made yet.
        fileprivate let fingerprints: [Fingerprint]?
        /// What `obelus fix` would change in the text, ascending; nil where no report wants to know.
        public let fixedEdits: [Edit]?
        /// How many findings the texts before have.
        fileprivate var first = 0
        /// The text as it is in the file.
        private var place: Text
        /// Its source as it is in the file; nil where there is none.
        private var sourcePlace: Text?

        /// - Parameters:
        ///   - findings: all of them, or those that are left once some are suppressed.
        ///   - fixedEdits: what `obelus fix` would change, for reports that want the fixed text.
        ///   - fingerprints: of each finding; nil: these are all findings of the text, whose fingerprints can be made from them.
        public init(_ document: Document, _ findings: [Finding], fingerprints: [Fingerprint]? = nil, fixedEdits: [Edit]? = nil) {
            self.document = document
            self.fixedEdits = fixedEdits
            self.fingerprints = fingerprints
            // Messages quote the text, which is not ours, and are shown by many programs.
            self.findings = findings.map { finding in
                var finding = finding
                finding.message = SafeLine.of(finding.message, keepsLineEnds: true)
                return finding
            }
            place = document.text
            sourcePlace = document.counterpart?.text
        }

        /// The same in another place: what a reader makes of the file once the text is in it.
        public func relocated(_ passage: Passage) -> CheckedText {
            var moved = self
            moved.place = passage.text
            moved.sourcePlace = passage.counterpart?.text
            return moved
        }

        fileprivate var isWholeFile: Bool { place.map.isIdentity && sourcePlace == nil }
        fileprivate var findingsInFile: [Finding] {
            findings.map { finding in
                var finding = place.inFile(finding)
                if let range = finding.source?.range, let sourcePlace { finding.source?.range = sourcePlace.map.file(around: range) }
                return finding
            }
        }
    }

    /// - Parameters:
    ///   - source: the file, or the part of it.
    ///   - texts: in the order of the file; their findings in standard order.
    public init(path: String, source: @autoclosure () -> Source, texts: [CheckedText], isContinued: Bool = false) {
        self.path = path
        self.isContinued = isContinued
        var first = 0
        self.texts = texts.filter { !$0.findings.isEmpty }.map { text in
            var text = text
            text.first = first
            first += text.findings.count
            return text
        }
        var findings =
            if let only = self.texts.first, self.texts.count == 1, only.isWholeFile {
                only.findings
            } else {
                self.texts.flatMap(\.findingsInFile)
            }
        // The texts of a file may take turns in it.
        if self.texts.count > 1, zip(findings, findings.dropFirst()).contains(where: { $0.range.lowerBound > $1.range.lowerBound }) {
            let order = findings.indices.sorted { Finding.standardOrder(findings[$0], findings[$1]) }
            findings = order.map { findings[$0] }
            numbers = order
        }
        self.findings = findings
        // A clean file is never asked for a line.
        lines = findings.isEmpty ? LineIndex() : LineIndex(source())
    }

    /// A file that is one text.
    public init(path: String, document: Document, findings: [Finding]) {
        self.init(
            path: path, source: Source(document.bytes, lineStarts: document.lineStarts), texts: [CheckedText(document, findings)])
    }

    /// The texts that something was found in, in the order of the file.
    var checkedTexts: [CheckedText] { texts }

    /// The findings' fingerprints.
    ///
    /// - Complexity: where they were not handed over, linear in the texts found.
    public var fingerprints: [Fingerprint] {
        var counter = FingerprintCounter()
        return texts.flatMap { $0.fingerprints ?? counter.fingerprints(of: $0.findings, in: $0.document) }
    }

    /// A finding, by its number, as it is in its text: the text, and the finding with positions in the text as read.
    ///
    /// - Complexity: logarithmic in the texts.
    public func inText(_ number: Int) -> (document: Document, finding: Finding) {
        let number = numbers.isEmpty ? number : numbers[number]
        let text = texts[max(1, texts.partitioningIndex { $0.first > number }) - 1]
        return (text.document, text.findings[number - text.first])
    }
}

/// What a run came to.
public struct Summary: Sendable, Hashable {
    /// The files that were read.
    public var files = 0
    public var filesWithFindings = 0
    /// Findings by level.
    public var errors = 0
    public var warnings = 0
    public var infos = 0
    /// Findings that `obelus fix` fixes.
    public var safelyFixable = 0
    /// Findings that `obelus fix --unsafe` fixes in addition.
    public var unsafelyFixable = 0
    /// Places that were fixed, and the files that they were in; nil where nothing was to be fixed.
    public var fixed: Fixed?
    /// Files that could not be read or written.
    public var failures = 0
    /// The findings of each rule; nil where nobody asks for them.
    public var rules: [String: Int]?
    /// The rules that have findings, for reports that describe these.
    public var foundRules: Set<String> = []

    /// What was fixed.
    public struct Fixed: Sendable, Hashable {
        public var places = 0
        public var files = 0
        public init() {}
    }

    public init() {}

    public var findings: Int { errors + warnings + infos }

    /// Counts a file and its findings.
    public mutating func add(_ findings: [Finding]) {
        files += 1
        if !findings.isEmpty { filesWithFindings += 1 }
        for finding in findings {
            add(1, at: finding.level)
            switch finding.fix?.safety {
            case .safe: safelyFixable += 1
            case .unsafe: unsafelyFixable += 1
            case .some(.none), nil: break
            }
        }
    }

    /// Counts findings of a file that was counted.
    public mutating func add(_ count: Int, at level: Level) {
        switch level {
        case .error: errors += count
        case .warning: warnings += count
        case .info, .off: infos += count
        }
    }

    /// Adds what another part of the run came to.
    public mutating func add(_ other: Summary) {
        files += other.files
        filesWithFindings += other.filesWithFindings
        errors += other.errors
        warnings += other.warnings
        infos += other.infos
        safelyFixable += other.safelyFixable
        unsafelyFixable += other.unsafelyFixable
        failures += other.failures
        guard let more = other.fixed else { return }
        var sum = fixed ?? Fixed()
        sum.places += more.places
        sum.files += more.files
        fixed = sum
    }
}

extension [UInt8] {
    /// Makes room for a report of many findings once its first ones tell how long it will be: one that doubles whenever it is
    /// full is in memory twice while it moves.
    ///
    /// - Parameters:
    ///   - done: how many findings the bytes are about so far.
    ///   - total: how many there are.
    mutating func makeRoom(after done: Int, of total: Int) {
        guard done == 256, total > 2 * done else { return }
        reserveCapacity(count / done * total / 8 * 9)
    }

    /// Appends a number in decimal digits.
    mutating func append(decimal value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var unit: UInt = 1
        while value.magnitude / unit >= 10 { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(value.magnitude / unit % 10))
            unit /= 10
        }
    }

    /// Appends a text's UTF-8.
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }
}
