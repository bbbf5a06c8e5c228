import Bytes
import Interchange
import Linting
import Prose
import UnicodeText

/// For people: where it is, what is wrong, the text around it with the place marked, and how it reads when fixed.
struct TextReporter: Reporter {
    private let isColored: Bool
    private let isQuiet: Bool

    /// The columns of an excerpt, its indentation apart.
    private let columns: Int
    /// Where rules are linked to; nil: they are not.
    private let links: RuleReference?

    /// An excerpt that is narrower shows no place with anything around it.
    private static let fewestColumns = 20

    /// - Parameter columns: the display width of the output.
    init(isColored: Bool, isQuiet: Bool, columns: Int, links: RuleReference? = nil) {
        self.links = links
        self.isColored = isColored
        self.isQuiet = isQuiet
        self.columns = max(Self.fewestColumns, columns - 4)
    }

    func fragment(_ file: FileReport) -> [UInt8] {
        var output: [UInt8] = []
        let path = SafeLine.path(file.path)
        guard !file.findings.isEmpty else { return [] }
        var excerpt = Excerpt(file.inText(0).document, columns: columns)
        for (index, finding) in file.findings.enumerated() {
            output.makeRoom(after: index, of: file.findings.count)
            // Shown as it reads: without the file's escapes.
            let (document, inText) = file.inText(index)
            if document !== excerpt.document { excerpt = Excerpt(document, columns: columns) }
            excerpt.show(inText)
            let source = document.counterpart.flatMap { source in inText.source.map { (source, $0.range) } }
            write(finding, path, file.lines.position(at: finding.range.lowerBound), excerpt, source, to: &output)
        }
        return output
    }

    private func write(
        _ finding: Finding, _ path: String, _ position: TextPosition, _ excerpt: borrowing Excerpt, _ source: (Counterpart, ByteRange)?,
        to output: inout [UInt8]
    ) {
        begin(.bold, &output)
        output.append(path)
        output.append(UInt8(ascii: ":"))
        output.append(decimal: position.line)
        output.append(UInt8(ascii: ":"))
        output.append(decimal: position.column)
        output.append(UInt8(ascii: ":"))
        end(&output)
        output.append(UInt8(ascii: " "))
        begin(.level(finding.level), &output)
        output.append(finding.level.name)
        output.append(UInt8(ascii: ":"))
        end(&output)
        output.append(UInt8(ascii: " "))
        output.append(Visible.line(finding.message))
        output.append(UInt8(ascii: " "))
        begin(.dim, &output)
        output.append(UInt8(ascii: "["))
        output.append(linked(finding.rule))
        output.append(UInt8(ascii: "]"))
        end(&output)
        if finding.fix?.safety == .safe { output.append(Self.fixMark) }
        output.append(UInt8(ascii: "\n"))
        let line = output.count
        output.append("    ")
        write(excerpt.broken, excerpt.bytes, isBracketed: excerpt.isRightToLeft, to: &output)
        disarm(&output, from: line)
        output.append(UInt8(ascii: "\n"))
        if !excerpt.isRightToLeft { point(at: excerpt.broken, &output) }
        if let (counterpart, range) = source { show(range, of: counterpart, to: &output) }
        if let fixed = excerpt.fixed {
            output.append("  ")
            begin(.good, &output)
            output.append("→")
            end(&output)
            output.append(UInt8(ascii: " "))
            // What is left when a block is gone does not show that it is.
            if let fix = finding.fix, fix.touches == .blocks {
                begin(.dim, &output)
                output.append("(\(Visible.line(fix.title))) ")
                end(&output)
            }
            let start = output.count
            write(fixed, excerpt.bytes, isBracketed: false, to: &output)
            if output.count == start { output.append("(nothing; the text is removed)") }
            SafeLine.disarm(&output, from: start)
            output.append(UInt8(ascii: "\n"))
        }
        output.append(UInt8(ascii: "\n"))
    }

    /// Keeps a line of the text from being a command to a CI service: for one that begins as such a command does, spaces aside, a bar
    /// stands in the indentation.
    private func disarm(_ output: inout [UInt8], from line: Int) {
        SafeLine.disarm(&output, from: line)
        if output[line...].drop(while: { $0 == 0x20 }).starts(with: "::".utf8) { output[line + 2] = UInt8(ascii: "|") }
    }

    private func write(_ pieces: [Excerpt.Piece], _ bytes: [UInt8], isBracketed: Bool, to output: inout [UInt8]) {
        for piece in pieces {
            let text = bytes[piece.range]
            switch piece.role {
            case .context: output.append(contentsOf: text)
            case .place:
                if isBracketed { output.append("⟦") }
                write(text, .bad, &output)
                if isBracketed { output.append("⟧") }
            case .fixed: write(text, .good, &output)
            case .cut: write(text, .dim, &output)
            }
        }
    }

    /// Writes the line of the source, cut to the columns around what the finding is about.
    private func show(_ range: ByteRange, of source: Counterpart, to output: inout [UInt8]) {
        let text = Array(source.text(0..<source.text.bytes.count).unicodeScalars)
        let first = source.text(0..<range.lowerBound).unicodeScalars.count
        // Half of the columns, less the word before them: what is before the place is read first, what is after it is more of the same.
        let columns = columns - Self.sourceLabel.utf8.count
        let start = text.count <= columns ? 0 : max(0, min(first - columns / 2, text.count - columns))
        let shown = String(String.UnicodeScalarView(text[start..<min(text.count, start + columns)]))
        let line = output.count
        begin(.dim, &output)
        output.append("  " + Self.sourceLabel)
        end(&output)
        output.append((start > 0 ? "…" : "") + Visible.line(shown) + (start + columns < text.count ? "…" : ""))
        SafeLine.disarm(&output, from: line)
        output.append(UInt8(ascii: "\n"))
    }

    private static let sourceLabel = "source: "

    /// Writes the line below the excerpt that points at its place.
    private func point(at pieces: [Excerpt.Piece], _ output: inout [UInt8]) {
        output.append("    ")
        for piece in pieces {
            guard piece.role != .place else {
                begin(.bad, &output)
                output.append(contentsOf: repeatElement(UInt8(ascii: "^"), count: max(1, piece.width)))
                end(&output)
                break
            }
            output.append(contentsOf: repeatElement(0x20, count: piece.width))
        }
        output.append(UInt8(ascii: "\n"))
    }

    // MARK: The summary

    func closing(_ summary: Summary) -> [UInt8] {
        guard !isQuiet else { return [] }
        var line = ""
        if let fixed = summary.fixed, fixed.places > 0 {
            line += "Fixed \(count(fixed.places, "place")) in \(count(fixed.files, "file")). "
        }
        line += summary.findings == 0 ? clean(summary) : found(summary)
        if summary.failures > 0 {
            line += " \(count(summary.failures, "error")) (see standard error)."
        }
        return Array((line + "\n").utf8)
    }

    private func clean(_ summary: Summary) -> String {
        let left = summary.fixed?.places ?? 0 > 0 ? "Nothing left to report" : "Nothing found"
        return "\(left) in \(count(summary.files, "file"))."
    }

    private func found(_ summary: Summary) -> String {
        let levels = [
            summary.errors > 0 ? count(summary.errors, "error") : nil,
            summary.warnings > 0 ? count(summary.warnings, "warning") : nil,
            summary.infos > 0 ? "\(summary.infos) info" : nil,
        ]
        let left = summary.fixed == nil ? "Found" : "Remaining:"
        let files = "in \(summary.filesWithFindings) of \(count(summary.files, "file"))"
        return "\(left) \(count(summary.findings, "finding")) (\(levels.compactMap(\.self).joined(separator: ", "))) \(files)."
            + fixable(summary)
    }

    /// What marks a finding that `obelus fix` fixes.
    private static let fixMark = " [*]"

    private func fixable(_ summary: Summary) -> String {
        switch (summary.safelyFixable, summary.unsafelyFixable) {
        case (0, 0): ""
        case (let safe, 0): " “obelus fix” fixes \(safe)\(Self.fixMark)."
        case (0, let unsafe): " “obelus fix --unsafe” fixes \(unsafe)."
        case (let safe, let unsafe): " “obelus fix” fixes \(safe)\(Self.fixMark), “--unsafe” \(unsafe) more."
        }
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    // MARK: Links

    /// The rule, with a link to its card where there is one: what a terminal shows is the same.
    private func linked(_ rule: String) -> String {
        guard let address = links?.link(to: rule) else { return rule }
        return Hyperlink.text(rule, to: address)
    }

    // MARK: Colour

    private enum Paint {
        case bold, dim, bad, good
        case level(Level)

        var code: String {
            switch self {
            case .bold: "1"
            case .dim: "2"
            case .bad, .level(.error): "1;31"
            case .good: "1;32"
            case .level(.warning): "1;33"
            case .level: "1;36"
            }
        }
    }

    private func write(_ text: ArraySlice<UInt8>, _ paint: Paint, _ output: inout [UInt8]) {
        guard !text.isEmpty else { return }
        begin(paint, &output)
        output.append(contentsOf: text)
        end(&output)
    }

    private func begin(_ paint: Paint, _ output: inout [UInt8]) {
        guard isColored else { return }
        output.append("\u{1B}[")
        output.append(paint.code)
        output.append("m")
    }

    private func end(_ output: inout [UInt8]) {
        if isColored { output.append("\u{1B}[0m") }
    }
}
