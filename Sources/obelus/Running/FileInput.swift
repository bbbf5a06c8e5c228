import Bytes
import Discovery
import Linting
import Platform
import Prose
import Readers
import Settings

/// Reads files for the work on them.
struct FileInput: Sendable {
    /// What the files are; nil: their names and first bytes say it.
    var format: TextFormat?
    /// Where records hold their texts; nil: the configuration says it.
    var fields: RecordFields?
    /// The sources of the files’ segments; nil: they have none.
    var sources: SourceLines?

    /// What reading a file comes to.
    enum Result {
        case part(FilePart)
        /// Nothing is to be done with it, or it cannot be read.
        case other(FileOutcome)
    }

    /// As many bytes of a file say what it is.
    static let headLength = 1024
    /// A file of records that is longer is worked on in parts: some dozens of these fit into memory at once.
    private static let longFile = 2 << 20

    /// Whether a file is to be worked on in parts: records of standard input, or of a file that is long.
    func isLong(_ file: InputFile) -> Bool {
        guard options(for: file).format.isReadInParts else { return false }
        guard case .file(let path) = file.source else { return true }
        return FileIdentity(path: path).map { $0.size > Self.longFile } ?? false
    }

    /// Reads a whole file.
    func read(_ file: InputFile) -> Result {
        let started = Profile.now
        do throws(PlacedError) {
            var bytes: [UInt8]
            var lineStarts = LineStarts()
            var origin: (path: String, identity: FileIdentity)?
            switch file.source {
            case .standardInput:
                bytes = try Files.read(STDIN_FILENO, name: file.name, endsAtNUL: true) { lineStarts.add($0, at: $1) }
            case .file(let path):
                let contents = try FileContents.read(path, name: file.name)
                (bytes, lineStarts) = (contents.bytes, contents.lineStarts)
                origin = (path, contents.identity)
            }
            let encoding = ForeignEncoding.of(bytes) == nil ? FileEncoding.of(bytes) : .utf8
            if encoding != .utf8 {
                bytes = encoding.decoded(bytes)
                lineStarts = LineStarts(bytes)
            }
            if let problem = try problem(with: bytes, of: file) {
                var outcome = FileOutcome()
                outcome.remarks = [problem]
                return .other(outcome)
            }
            var options = options(for: file, bytes)
            if sources == nil, let pattern = file.settings.sourceFile?.value { options.sources = try sourceLines(pattern, of: file) }
            return .part(
                FilePart(
                    file: file, source: Source(bytes, lineStarts: lineStarts, encoding: encoding), options: options,
                    origin: origin,
                    started: started))
        } catch {
            return .other(FileOutcome(error))
        }
    }

    /// The sources of a file's segments, where the configuration says how their file is called.
    private func sourceLines(_ pattern: SourceFilePattern, of file: InputFile) throws(PlacedError) -> SourceLines? {
        guard case .file(let path) = file.source, let name = pattern.path(for: Paths.name(of: path)) else { return nil }
        let folder = file.name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file.name[...$0]) } ?? ""
        let shown = name.hasPrefix("/") ? name : folder + name
        do throws(PlacedError) {
            return SourceLines(path: shown, bytes: try Files.read(Paths.absolute(name, in: Paths.folder(of: path) ?? "/")))
        } catch {
            throw PlacedError(path: file.name, message: "the file with its sources, “\(shown)”, cannot be read: \(error.message)")
        }
    }

    /// Why a file that a walk through a folder found is left out; nil where it is not.
    ///
    /// - Throws: why a file that was named cannot be read.
    private func problem(with bytes: [UInt8], of file: InputFile) throws(PlacedError) -> PlacedError? {
        let message: String
        if let encoding = ForeignEncoding.of(bytes) {
            // Text in another encoding can be read once it is converted: whoever lints the folder wants to know.
            if encoding != .binary { throw PlacedError(path: file.name, message: encoding.message(path: file.name)) }
            message = encoding.message(path: file.name)
        } else if format == nil, file.settings.format == nil,
            case .failure(let refusal) = FileFormat.of(name: file.name, bytes.prefix(Self.headLength))
        {
            message = refusal.message(file.name)
        } else if !file.isNamed, let missing = missingColumn(bytes, of: file) {
            // Most tables in a folder are data: what is meant to be read is named, in the configuration or here.
            message = missing
        } else {
            return nil
        }
        guard file.isNamed else { return PlacedError(path: file.name, message: "skipped: it " + message) }
        throw PlacedError(path: file.name, message: message)
    }

    /// What a table lacks that a walk through a folder found, and that nobody named columns of.
    private func missingColumn(_ bytes: [UInt8], of file: InputFile) -> String? {
        let options = options(for: file)
        guard options.format == .csv || options.format == .tsv, fields == nil, file.settings.fields == nil else { return nil }
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
        return options.format.reader.read(Source(Array(bytes[..<end])), options).problems.first?.message
    }

    /// How to read a file that is not refused.
    ///
    /// - Parameter bytes: its first bytes, which a file whose name says nothing is known by.
    func options(for file: InputFile, _ bytes: [UInt8] = []) -> ReadingOptions {
        let settings = file.settings
        let segments: TextFormat? = settings.sourceFile == nil ? nil : .segments
        var known = settings.format?.value ?? segments ?? FileName.format(ofExtension: FileName.pathExtension(of: file.name))
        if known == nil, case .success(let format) = FileFormat.of(name: file.name, bytes.prefix(Self.headLength)) { known = format }
        var fields = fields ?? RecordFields()
        if self.fields == nil {
            if let names = settings.fields { fields.text = names.value }
            fields.language = settings.languageField?.value
            fields.source = settings.sourceField?.value
        }
        return ReadingOptions(
            format: format ?? known ?? .plain, layout: settings.paragraphs.value,
            language: settings.language.value == .undetermined ? nil : settings.language.value, fields: fields,
            sourceLanguage: settings.sourceLanguage.value == .undetermined ? nil : settings.sourceLanguage.value, sources: sources)
    }
}
