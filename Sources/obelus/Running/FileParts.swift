import Discovery
import Linting
import Platform
import Readers
import Reporting
import Settings
import Synchronization

/// A file of records, part by part.
final class FileParts: Sendable {
    let file: InputFile
    /// Where the file is and what it was when reading began; nil for standard input.
    let origin: (path: String, identity: FileIdentity)?
    let descriptor: CInt
    private let lines: LineParts
    private let options: ReadingOptions
    /// How to read the parts after the first; nil before that.
    private let laterOptions = Mutex<ReadingOptions?>(nil)

    /// Opens the file.
    init(_ file: InputFile, _ input: FileInput) throws(PlacedError) {
        self.file = file
        switch file.source {
        case .standardInput:
            descriptor = STDIN_FILENO
            origin = nil
        case .file(let path):
            descriptor = Descriptors.open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Files.lastError(file.name) }
            guard let identity = FileIdentity(descriptor: descriptor) else {
                close(descriptor)
                throw Files.lastError(file.name)
            }
            origin = (path, identity)
            if let encoding = Self.foreignEncoding(descriptor) {
                close(descriptor)
                throw PlacedError(path: file.name, message: encoding.message(path: file.name))
            }
        }
        options = input.options(for: file)
        lines = LineParts(descriptor, name: file.name, ends: RecordEnds(options.format))
    }

    /// What an open file's first bytes say that it is written in, if that is not UTF-8: records are told from each other by a byte.
    private static func foreignEncoding(_ descriptor: CInt) -> ForeignEncoding? {
        var head = [UInt8](repeating: 0, count: 4)
        // Safe: as many bytes as the array has.
        let count = pread(descriptor, &head, head.count, 0)
        head.removeLast(head.count - max(0, count))
        return FileEncoding.of(head) == .utf8 ? ForeignEncoding.of(head) : .unicode("UTF-16")
    }

    deinit { if origin != nil { close(descriptor) } }

    /// The next part; nil at the end. Called by one thread at a time.
    func next() -> FilePart? {
        let started = Profile.now
        guard let source = lines.next() else { return nil }
        let later = laterOptions.withLock { later in
            defer { if later == nil { later = options.format.reader.options(options, afterReading: source) } }
            return later
        }
        return FilePart(
            file: file, source: source, options: later ?? options, origin: nil, position: later == nil ? .first : .later, started: started)
    }

    /// Why reading ended before the file did.
    var failure: PlacedError? { lines.failure }
}

/// Puts the fixed parts of a file together in its place.
struct Rewriting {
    private let parts: FileParts
    private var replacement: StreamedReplacement?
    /// How much of the file the parts so far were.
    private var offset = 0
    private var hasDiff = false
    private(set) var failure: PlacedError?

    init(_ parts: FileParts) { self.parts = parts }

    /// Takes the next part out of its outcome.
    mutating func add(_ outcome: inout FileOutcome) {
        if outcome.isDiff, !outcome.text.isEmpty, !hasDiff {
            hasDiff = true
            outcome.text = UnifiedDiff.header(path: parts.file.name) + outcome.text
        }
        guard let part = outcome.fixedPart, let origin = parts.origin, failure == nil else { return }
        outcome.fixedPart = nil
        do throws(PlacedError) {
            // A file that needs no fix is not written.
            if part.isChanged, replacement == nil {
                let new = try StreamedReplacement(path: origin.path, name: parts.file.name, identity: origin.identity)
                replacement = new
                try new.copy(from: parts.descriptor, count: offset)
            }
            try replacement?.append(part.bytes)
        } catch {
            failure = error
        }
        offset += part.length
    }

    /// Puts the file in its place, if all of it was read; returns why it is not there.
    mutating func finish() -> PlacedError? {
        guard let replacement else { return failure ?? parts.failure }
        if let failure = failure ?? parts.failure {
            replacement.abandon()
            return failure
        }
        return replacement.commit()
    }
}
