import Discovery
import Interchange
import Linting
import Platform
import Prose
import Readers
import Reporting

extension FileOutcome {
    /// Adds that patterns were stopped before they had read all of a text, which was not checked as it should have been, and empties
    /// the list.
    mutating func add(_ exhausted: inout [ExhaustedPattern], in document: Document, of file: InputFile) {
        guard !exhausted.isEmpty else { return }
        // Of a record the file alone is named.
        let lines = document.text.map.isIdentity ? LineIndex(Source(document.bytes, lineStarts: document.lineStarts)) : nil
        for pattern in exhausted {
            let rest = pattern.isGivenUp ? "the rest of the run" : "the rest of this text"
            errors.append(
                PlacedError(
                    path: file.name, line: lines?.position(at: pattern.range.lowerBound).line,
                    message: "the pattern of \(pattern.rule) took too long here and was turned off for \(rest); simplify it"))
            summary.failures += 1
        }
        exhausted = []
    }
}
