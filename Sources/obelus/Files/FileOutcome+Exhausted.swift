import Configuration
import FileReading
import Linting
import Prose
import Reporting

extension FileOutcome {
    /// Adds that patterns were stopped before they had read all of the text: it was not checked as it should have been.
    mutating func add(_ exhausted: [ExhaustedPattern], in document: Document, of file: InputFile) {
        guard !exhausted.isEmpty else { return }
        let lines = LineIndex(document)
        for pattern in exhausted {
            let rest = pattern.isGivenUp ? "the rest of the run" : "the rest of this file"
            errors.append(
                PlacedError(
                    path: file.name, line: lines.position(at: pattern.range.lowerBound).line,
                    message: "the pattern of \(pattern.rule) took too long here and was turned off for \(rest); simplify it"))
            summary.failures += 1
        }
    }
}
