import Discovery
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

/// Suppresses what is found: by comments where the text has them, and by entries of a side file for the rest.
struct IgnoreWriter: FileWork {
    /// What the comments and entries say.
    let reason: String

    func outcome(of part: FilePart, _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]) -> FileOutcome {
        guard let origin = part.origin else {
            return FileOutcome(PlacedError(path: part.file.name, message: "cannot be given comments; --add-ignore needs a file"))
        }
        let (documents, problems) = linter.read(part.source, part.options)
        var outcome = FileOutcome()
        var own = filter?.filter ?? FindingFilter()
        var lines: [String] = []
        var fixed = part.source.bytes
        for document in documents {
            var findings = linter.check(document)
            own.begin(document)
            let fingerprints = own.apply(&findings, in: document)
            // What is said about suppressions is not suppressed by more of them.
            let indices = findings.indices.filter { !findings[$0].rule.hasPrefix("suppressions/") }
            let comments = linter.ignoreComments(for: indices.map { findings[$0] }, in: document, reason: reason)
            outcome.suppressed += indices.count
            if !comments.edits.isEmpty {
                // Only texts that are their files have comments.
                fixed = Edit.apply(comments.edits, to: document.bytes)
            }
            for (finding, fingerprint) in zip(findings, fingerprints) where comments.left.contains(finding) {
                lines.append(SideFile.line(fingerprint, rule: finding.rule, reason: reason))
            }
        }
        if fixed != part.source.bytes, let bytes = part.source.encoding.encoded(fixed) {
            outcome.replacement = Replacement(bytes: bytes, path: origin.path, name: part.file.name, identity: origin.identity)
        }
        if !lines.isEmpty, let error = Self.add(lines, to: origin.path + SideFile.suffix, name: part.file.name + SideFile.suffix) {
            outcome.errors.append(error)
            outcome.summary.failures += 1
        }
        outcome.add(problems, in: part)
        return outcome
    }

    /// Adds lines to a side file; returns why it could not be done.
    private static func add(_ lines: [String], to path: String, name: String) -> PlacedError? {
        let text = Array(lines.joined().utf8)
        guard let identity = FileIdentity(path: path) else {
            do throws(PlacedError) {
                let output = try Output.file(path)
                output.write(text)
                output.close()
                return output.failure
            } catch {
                return PlacedError(path: name, message: error.message)
            }
        }
        do throws(PlacedError) {
            var bytes = try Files.read(path, name: name, atMost: Files.largestSetting)
            if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
            return AtomicReplacement.write([Replacement(bytes: bytes + text, path: path, name: name, identity: identity)])[0]
        } catch {
            return error
        }
    }
}
