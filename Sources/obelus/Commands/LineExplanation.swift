import Discovery
import Interchange
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

/// `obelus explain FILE:LINE`: how the quotation marks on a line are read.
struct LineExplanation {
    /// A line of a file.
    struct Place {
        var path: String
        var line: Int

        /// Reads `FILE:LINE`; nil for anything else, and where there is no such file.
        init?(_ text: String) {
            guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")), let line = Int(text[text.utf8.index(after: colon)...]), line > 0
            else { return nil }
            path = String(text[..<colon])
            self.line = line
            guard path.withSystemPath({ access($0, F_OK) }) == 0 else { return nil }
        }
    }

    private let place: Place
    private let lookup: ConfigurationLookup

    init(_ place: Place, _ options: SettingOptions) throws {
        self.place = place
        lookup = try options.lookup()
    }

    func run() throws {
        var discovery = FileDiscovery(lookup: lookup)
        let (files, errors) = discovery.files(for: [place.path])
        for error in errors { Complaint.write(error) }
        guard let file = files.first, files.count == 1 else { throw ExitStatus.failed }
        switch FileInput(fields: RecordFields()).read(file) {
        case .other(let outcome):
            for problem in outcome.errors + outcome.remarks { Complaint.write(problem) }
            throw ExitStatus.failed
        case .part(let part):
            let lines = LineIndex(part.source)
            guard place.line <= lines.lineCount else {
                Complaint.write(PlacedError(path: file.name, message: "has only \(lines.lineCount) lines"))
                throw ExitStatus.failed
            }
            let output = Output.standardOutput()
            output.write(explanation(part, lines))
            output.close()
        }
    }

    private func explanation(_ part: FilePart, _ lines: LineIndex) -> String {
        let wanted = lines.range(ofLine: place.line)
        var text = ""
        for document in Linter([]).read(part.source, part.options).documents {
            var marks: [String] = []
            for (index, mark) in document.marks.enumerated() {
                let place = document.text.map.file(around: mark.range)
                guard wanted.contains(place.lowerBound) else { continue }
                marks.append("  " + line(index, document, lines))
            }
            guard !marks.isEmpty else { continue }
            text += "\(SafeLine.path(part.file.name)):\(place.line), read as \(document.language):\n"
            text += "  " + SafeLine.of(document.text(block(of: wanted, document))) + "\n\n" + marks.joined(separator: "\n") + "\n"
        }
        return text.isEmpty ? "Line \(place.line) has no quotation marks in its text.\n" : text
    }

    /// The line, as it is in the text.
    private func block(of wanted: Range<Int>, _ document: Document) -> Range<Int> {
        let count = document.bytes.count
        let start = min(max(0, document.text.map.text(wanted.lowerBound)), count)
        return start..<min(max(start, document.text.map.text(wanted.upperBound)), count)
    }

    private func line(_ index: Int, _ document: Document, _ lines: LineIndex) -> String {
        let mark = document.marks[index]
        let reading = document.quotations.readings[index]
        var text = "\(position(index, document, lines)) \(mark.glyph.text)  \(Self.words(reading.role))"
        if reading.partner >= 0 {
            let partner = position(Int(reading.partner), document, lines)
            switch reading.role {
            case .opening: text += ", closed at \(partner)"
            case .closing: text += " of \(partner)"
            case .reopening: text += ", opened at \(partner)"
            case .none, .stray, .unread: break
            }
        } else if reading.role == .opening {
            text += ", never closed"
        }
        guard reading.role != .unread else { return text }
        text += "; certainty \(Int((reading.confidence * 100).rounded())) %"
        if reading.second != .unread {
            text += "; second best: \(Self.words(reading.second))"
        } else {
            text += "; nothing else considered"
        }
        return text
    }

    private func position(_ mark: Int, _ document: Document, _ lines: LineIndex) -> String {
        let place = lines.position(at: document.text.map.file(around: document.marks[mark].range).lowerBound)
        return "\(place.line):\(place.column)"
    }

    private static func words(_ role: MarkRole) -> String {
        switch role {
        case .unread: "not read (code, or nothing but marks)"
        case .opening: "opens a quotation"
        case .closing: "closes the quotation"
        case .reopening: "reopens the quotation in a new paragraph"
        case .none: "not a quotation mark (an apostrophe or a prime)"
        case .stray: "a quotation mark without a partner"
        }
    }
}
