import Linting
import UnicodeText

/// For people: where it is, what is wrong, the text around it with the place marked, and how it reads when mended.
struct TextReporter: Reporter {
    var isColored = false
    var isQuiet = false

    /// The columns of an excerpt, its indentation apart.
    private static let columns = 96

    func fragment(_ file: FileReport) -> [UInt8] {
        var output = ""
        for finding in file.findings { write(finding, in: file, to: &output) }
        return Array(output.utf8)
    }

    private func write(_ finding: Finding, in file: FileReport, to output: inout String) {
        let position = file.lines.position(at: finding.range.lowerBound)
        let place = "\(Visible.line(file.path)):\(position.line):\(position.column):"
        let level = paint(finding.level.name + ":", .level(finding.level))
        output += "\(paint(place, .bold)) \(level) \(Visible.line(finding.message)) \(paint("[\(finding.rule)]", .dim))\n"
        let excerpt = Excerpt(of: finding, in: file.document, columns: Self.columns)
        output += "    \(line(excerpt.broken, isBracketed: excerpt.isRightToLeft))\n"
        if !excerpt.isRightToLeft { output += "    \(pointer(excerpt.broken))\n" }
        if let mended = excerpt.mended {
            let text = line(mended, isBracketed: false)
            output += "  \(paint("→", .good)) \(text.isEmpty ? "(nothing: the text is removed)" : text)\n"
        }
        output += "\n"
    }

    private func line(_ pieces: [Excerpt.Piece], isBracketed: Bool) -> String {
        pieces.map { piece in
            switch piece.role {
            case .context: piece.text
            case .place: isBracketed ? "⟦" + paint(piece.text, .bad) + "⟧" : paint(piece.text, .bad)
            case .mended: paint(piece.text, .good)
            case .cut: paint(piece.text, .dim)
            }
        }
        .joined()
    }

    /// The line below the excerpt that points at its place.
    private func pointer(_ pieces: [Excerpt.Piece]) -> String {
        var line = ""
        for piece in pieces {
            if piece.role == .place {
                return line + paint(String(repeating: "^", count: max(1, piece.width)), .bad)
            }
            line += String(repeating: " ", count: piece.width)
        }
        return line
    }

    // MARK: The summary

    func closing(_ summary: Summary) -> [UInt8] {
        guard !isQuiet else { return [] }
        var line = ""
        if let mended = summary.mended, mended.places > 0 {
            line += "Mended \(count(mended.places, "place")) in \(count(mended.files, "file")). "
        }
        line += summary.findings == 0 ? clean(summary) : found(summary)
        if summary.failures > 0 {
            line += " \(count(summary.failures, "thing")) could not be done: see standard error."
        }
        return Array((line + "\n").utf8)
    }

    private func clean(_ summary: Summary) -> String {
        let left = summary.mended?.places ?? 0 > 0 ? "Nothing left to report" : "Nothing found"
        return "\(left) in \(count(summary.files, "file"))."
    }

    private func found(_ summary: Summary) -> String {
        let levels = [
            summary.errors > 0 ? count(summary.errors, "error") : nil,
            summary.warnings > 0 ? count(summary.warnings, "warning") : nil,
            summary.infos > 0 ? "\(summary.infos) info" : nil,
        ]
        let left = summary.mended == nil ? "Found" : "Left:"
        let files = "in \(summary.filesWithFindings) of \(count(summary.files, "file"))"
        return "\(left) \(count(summary.findings, "finding")) (\(levels.compactMap(\.self).joined(separator: ", "))) \(files)."
            + mendable(summary)
    }

    private func mendable(_ summary: Summary) -> String {
        switch (summary.safelyMendable, summary.unsafelyMendable) {
        case (0, 0): ""
        case (let safe, 0): " “obelus fix” mends \(safe)."
        case (0, let unsafe): " “obelus fix --unsafe” mends \(unsafe)."
        case (let safe, let unsafe): " “obelus fix” mends \(safe), “--unsafe” \(unsafe) more."
        }
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

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

    private func paint(_ text: String, _ paint: Paint) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(paint.code)m\(text)\u{1B}[0m" : text
    }
}
