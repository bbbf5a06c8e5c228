import Linting
import Prose

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
}

extension Reporter {
    public func opening() -> [UInt8] { [] }
    public var separator: [UInt8] { [] }
    public func closing(_ summary: Summary) -> [UInt8] { [] }
}

/// A file together with what was found in it: what a reporter is handed.
public struct FileReport: Sendable {
    /// As output names the file.
    public let path: String
    /// The text that the findings' positions are those of.
    public let document: Document
    /// In standard order.
    public let findings: [Finding]
    /// The lines of the text.
    public let lines: LineIndex

    public init(path: String, document: Document, findings: [Finding]) {
        self.path = path
        self.document = document
        // Messages quote the text, which is not ours, and are shown by many programs.
        self.findings = findings.map { finding in
            var finding = finding
            finding.message = SafeLine.of(finding.message, keepsLineEnds: true)
            return finding
        }
        // A clean file is never asked for a line.
        lines = findings.isEmpty ? LineIndex() : LineIndex(document)
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
    /// Findings that `obelus fix` mends.
    public var safelyMendable = 0
    /// Findings that `obelus fix --unsafe` mends in addition.
    public var unsafelyMendable = 0
    /// Places that were mended, and the files that they were in; nil where nothing was to be mended.
    public var mended: Mended?
    /// Files that could not be read or written.
    public var failures = 0

    /// What was mended.
    public struct Mended: Sendable, Hashable {
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
            switch finding.level {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info, .off: infos += 1
            }
            switch finding.fix?.safety {
            case .safe: safelyMendable += 1
            case .unsafe: unsafelyMendable += 1
            case .some(.none), nil: break
            }
        }
    }

    /// Adds what another part of the run came to.
    public mutating func add(_ other: Summary) {
        files += other.files
        filesWithFindings += other.filesWithFindings
        errors += other.errors
        warnings += other.warnings
        infos += other.infos
        safelyMendable += other.safelyMendable
        unsafelyMendable += other.unsafelyMendable
        failures += other.failures
        guard let more = other.mended else { return }
        var sum = mended ?? Mended()
        sum.places += more.places
        sum.files += more.files
        mended = sum
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
