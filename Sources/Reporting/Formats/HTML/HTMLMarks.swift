import Bytes
import Linting
import Prose

/// A text with its findings marked: cut at every place where one begins or ends, each piece a link to the innermost finding that it is in.
struct HTMLMarks {
    private let document: Document
    private let findings: [Finding]
    private let identifiers: [String]

    init(_ document: Document, _ findings: [Finding], identifiers: [String]) {
        self.document = document
        self.findings = findings
        self.identifiers = identifiers
    }

    /// Writes the text.
    ///
    /// - Complexity: linear in the text and the findings.
    func write(to output: inout [UInt8]) {
        var position = document.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        /// The findings that the place is in, the innermost last. Some have ended.
        var open: [Int] = []
        func advance(to end: Int) {
            while position < end {
                while let last = open.last, findings[last].range.upperBound <= position { open.removeLast() }
                let next = min(end, open.last.map { findings[$0].range.upperBound } ?? end)
                piece(position..<next, open.last, &output)
                position = next
            }
        }
        for index in findings.indices {
            let range = findings[index].range
            advance(to: range.lowerBound)
            if range.isEmpty { mark("", at: index, &output) } else { open.append(index) }
        }
        advance(to: document.bytes.count)
    }

    private func piece(_ range: ByteRange, _ finding: Int?, _ output: inout [UInt8]) {
        guard let finding else { return HTMLText.append(document.bytes[range], to: &output) }
        begin(finding, isEmpty: false, &output)
        HTMLText.append(document.bytes[range], to: &output)
        output += "</mark></a>".utf8
    }

    /// A place between two characters, where something is missing.
    private func mark(_ text: String, at finding: Int, _ output: inout [UInt8]) {
        begin(finding, isEmpty: true, &output)
        output += "</mark></a>".utf8
    }

    private func begin(_ finding: Int, isEmpty: Bool, _ output: inout [UInt8]) {
        output += "<a class=\"mark\" href=\"#\" data-n=\"\(finding)\" title=\"".utf8
        HTMLText.append(findings[finding].message, to: &output)
        output +=
            "\"\(isEmpty ? " aria-label=\"here\"" : "")><mark class=\"\(findings[finding].level.name)\(isEmpty ? " empty" : "")\">".utf8
    }
}
