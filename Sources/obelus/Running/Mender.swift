import Configuration
import FileReading
import Linting
import Prose
import Reporting

/// Mends one file after another.
struct Mender: Sendable {
    /// Which fixes to apply.
    var choice: FixChoice
    /// Whether to show what would change instead of changing it.
    var showsDiff: Bool

    /// Mends a file's text, and reports what is left in it; the file is still to be replaced.
    func mend(_ file: InputFile, _ linter: Linter, _ reporters: [any Reporter]) -> FileOutcome {
        do throws(PlacedError) {
            guard let input = try TextInput.read(file, for: linter) else { return FileOutcome() }
            let result = linter.fix(input.bytes, input.options, choosing: choice)
            var outcome = FileOutcome()
            outcome.summary.mended = Summary.Mended()
            if result.bytes != input.bytes {
                outcome.summary.mended?.places = result.applied.reduce(0) { $0 + $1.count }
                outcome.summary.mended?.files = 1
            }
            put(result.bytes, input, file, &outcome)
            outcome.remarks = result.refused.map { remark($0, file) }
            outcome.add(
                FileReport(path: file.name, document: result.document, findings: result.remaining), to: reporters)
            outcome.add(result.exhausted, in: result.document, of: file)
            return outcome
        } catch {
            return FileOutcome(error)
        }
    }

    /// Says where a mended text belongs.
    private func put(_ mended: [UInt8], _ input: TextInput, _ file: InputFile, _ outcome: inout FileOutcome) {
        if showsDiff {
            outcome.text = UnifiedDiff.of(input.bytes, mended, path: file.name)
        } else if let origin = input.origin {
            guard mended != input.bytes else { return }
            outcome.replacement = Replacement(bytes: mended, path: origin.path, name: file.name, identity: origin.identity)
        } else {
            outcome.text = mended
        }
    }

    /// What to say about a fix that was not applied.
    private func remark(_ refusal: Refusal, _ file: InputFile) -> PlacedError {
        let reason =
            switch refusal.reason {
            case .breaksPromise(let touch): "it changes more than “\(touch.rawValue)”"
            case .outsideText: "it does not lie within the text"
            case .cycle(let rules): "the fixes of \(rules.joined(separator: " and ")) undo each other"
            }
        return PlacedError(
            path: file.name,
            message: "a fix of \(refusal.rule) was not applied: \(reason). That is a defect of the rule; please report it")
    }
}
