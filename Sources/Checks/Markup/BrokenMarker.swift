import Bytes
import Linting
import Prose
import UnicodeText

/// `markup/broken-marker`: the marker of a list item, a task, a footnote or an alert that is shown as text, because a space in it is
/// missing, one too many, or of another kind (`- []`, `-[x]`, `[^ 1]`, `> [! NOTE]`, `1.⍽Text`).
public enum BrokenMarker: Check {
    public static let trigger = Trigger.blocks([.squareBracket, .spacedHyphen, .digit, .asterisk, .fullWidth])

    private struct Candidate {
        var place: ByteRange
        var message: String
        var edits: [Edit]
        /// nil where nothing has to be parsed: MD4C knows neither footnotes nor alerts.
        var change: MarkdownChange?
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup) else { return }
        var candidates: [Candidate] = []
        var footnotes: [Candidate] = []
        for block in view.blocks {
            if let alert = alert(block) { candidates.append(alert) }
            if let task = task(block) { candidates.append(task) }
            candidates += items(block)
            if block.signals.contains(.digit), let list = list(block) { candidates.append(list) }
            if block.signals.contains(.squareBracket) { footnotes += self.footnotes(block) }
        }
        // A footnote has two places: where it is called and where it is written.
        if footnotes.count > 1 || !footnotes.isEmpty && document.contains(Ascii.openBracket, UInt8(ascii: "^")) { candidates += footnotes }
        let proven = document.proven(candidates.compactMap(\.change))
        var next = proven.makeIterator()
        for candidate in candidates.map({ (candidate: $0, isProven: $0.change == nil || next.next() == true) }) where candidate.isProven {
            report.add(candidate.candidate.place, candidate.candidate.message, edits: candidate.candidate.edits)
        }
    }

    // MARK: Alerts

    private static let alerts: Set<String> = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]

    /// `[! NOTE]` in a quotation, on a line of its own.
    private static func alert(_ block: BlockView) -> Candidate? {
        let document = block.document
        guard isQuoted(block), let line = firstLine(block), line.count <= 40 else { return nil }
        let text = document.text(line)
        guard let opening = text.first, let closing = text.last, "[［".contains(opening), "]］".contains(closing) else { return nil }
        let inner = text.dropFirst().dropLast().drop(while: \.isWhitespace)
        guard let mark = inner.first, "!！".contains(mark) else { return nil }
        let word = inner.dropFirst().filter { !$0.isWhitespace }
        guard !word.isEmpty, word.allSatisfy(\.isLetter) else { return nil }
        let sound = "[!\(word)]"
        if alerts.contains(word.uppercased()) || text != sound && word.uppercased() == word && word.count > 2 {
            guard text != sound else { return nil }
            return Candidate(
                place: line, message: "This alert is shown as text: no space belongs in “[!\(word)]”", edits: [Edit(line, sound)],
                change: nil)
        }
        // In capitals, as the keyword was, or in a script without any.
        guard word.uppercased() == word, word.unicodeScalars.contains(where: { !$0.isASCII }) || word.count > 2 else { return nil }
        return word.unicodeScalars.contains(where: { !$0.isASCII })
            ? Candidate(
                place: line, message: "The keyword of this alert was translated, so that it is shown as text", edits: [], change: nil) : nil
    }

    private static func isQuoted(_ block: BlockView) -> Bool {
        var start = block.content.lowerBound
        while start > 0, Ascii.isBlank(block.document.bytes[start - 1]) { start -= 1 }
        return start > 0 && block.document.bytes[start - 1] == Ascii.greater
    }

    private static func firstLine(_ block: BlockView) -> ByteRange? {
        let bytes = block.document.bytes
        let end = block.content.first { Ascii.isLineEnd(bytes[$0]) } ?? block.content.upperBound
        return block.content.isEmpty ? nil : block.content.lowerBound..<end
    }

    // MARK: Tasks

    /// `- []`, `- [ x]` and `-[x]`.
    private static func task(_ block: BlockView) -> Candidate? {
        let bytes = block.document.bytes
        let start = block.content.lowerBound
        var position = start
        let isGlued = block.kind == .paragraph && (block.byte(at: position) == Ascii.hyphen || block.byte(at: position) == Ascii.asterisk)
        if isGlued { position += 1 }
        guard isGlued || block.kind == .listItem, block.byte(at: position) == Ascii.openBracket,
            block.document.markdownRoles.isText(position)
        else { return nil }
        guard let closing = (position..<min(position + 6, block.content.upperBound)).first(where: { bytes[$0] == Ascii.closeBracket }),
            block.byte(at: closing + 1) == Ascii.space
        else { return nil }
        let inner = block.document.text(position + 1..<closing)
        let mark = inner.filter { !$0.isWhitespace }
        guard mark.isEmpty || mark.lowercased() == "x", mark.isEmpty ? isGlued || inner.isEmpty : true else { return nil }
        let sound = "[\(mark.isEmpty ? " " : mark)]"
        var edits: [Edit] = []
        if isGlued { edits.append(Edit(position..<position, " ")) }
        if sound.dropFirst().dropLast() != inner { edits.append(Edit(position + 1..<closing, String(sound.dropFirst().dropLast()))) }
        guard !edits.isEmpty else { return nil }
        return Candidate(
            place: start..<closing + 1, message: "This task’s box is shown as text: “\(isGlued ? "- " : "")\(sound)” makes one",
            edits: edits,
            change: MarkdownChange(edits: edits, range: block.content, construct: .item, proof: [closing + 2]))
    }

    // MARK: Items

    /// Lines that a list marker begins with a space that is none of Markdown.
    private static func items(_ block: BlockView) -> [Candidate] {
        let document = block.document
        guard block.kind == .paragraph, document.bytes.withUnsafeBufferPointer({ hasOtherSpace($0, block.content) }) else { return [] }
        var candidates: [Candidate] = []
        for line in document.lines(in: block.content) {
            if let candidate = item(line, document) { candidates.append(candidate) }
        }
        return candidates
    }

    private static func hasOtherSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        range.contains { bytes[$0] == 0xA0 || bytes[$0] == 0x80 && $0 > 0 && bytes[$0 - 1] == 0x80 }
    }

    /// Lines that are numbered on from one, whose numbers are glued to their text (`1.Text`).
    private static func list(_ block: BlockView) -> Candidate? {
        let document = block.document
        let bytes = document.bytes
        guard block.kind == .paragraph, block.byte(at: block.content.lowerBound) == UInt8(ascii: "1") else { return nil }
        var edits: [Edit] = []
        for line in document.lines(in: block.content) {
            let number = Array("\(edits.count + 1).".utf8)
            let start = line.first { !Ascii.isBlank(bytes[$0]) } ?? line.upperBound
            let end = start + number.count
            guard bytes[start..<line.upperBound].starts(with: number), let next = block.scalar(at: end), next.isLetter else { return nil }
            edits.append(Edit(end..<end, " "))
        }
        guard edits.count >= 2 else { return nil }
        return Candidate(
            place: block.content.lowerBound..<edits[0].range.lowerBound,
            message: "The numbers of this list are glued to its text, so that it is shown as one paragraph", edits: edits,
            change: MarkdownChange(edits: edits, range: block.content, construct: .item, proof: edits.map(\.range.lowerBound)))
    }

    private static func item(_ line: ByteRange, _ document: Document) -> Candidate? {
        let bytes = document.bytes
        guard let first = line.first(where: { document.markdownRoles.isText($0) && !Ascii.isBlank(bytes[$0]) }) else { return nil }
        var position = first
        while position < line.upperBound, Ascii.isDigit(bytes[position]), position - first < 3 { position += 1 }
        guard position < line.upperBound else { return nil }
        let isMarker =
            position > first
            ? bytes[position] == Ascii.stop || bytes[position] == Ascii.close
            : bytes[position] == Ascii.hyphen || bytes[position] == Ascii.asterisk || bytes[position] == Ascii.plus
        position += 1
        guard isMarker, let space = document.scalar(at: position), space.scalar == "\u{A0}" || space.scalar == "\u{3000}" else {
            return nil
        }
        let behind = position + space.length
        guard behind < line.upperBound else { return nil }
        let edits = [Edit(position..<behind, " ")]
        return Candidate(
            place: first..<behind, message: "This list item is shown as text: an ordinary space must follow its marker", edits: edits,
            change: MarkdownChange(edits: edits, range: line, construct: .item, proof: [behind]))
    }

    // MARK: Footnotes

    /// `[^ 1]` and `[ ^1]`.
    private static func footnotes(_ block: BlockView) -> [Candidate] {
        let document = block.document
        let bytes = document.bytes
        var candidates: [Candidate] = []
        for start in document.places(of: Ascii.openBracket, in: block.content) {
            guard document.markdownRoles.isText(start),
                let end = (start..<min(start + 40, block.content.upperBound)).first(where: { bytes[$0] == Ascii.closeBracket })
            else { continue }
            let inner = document.text(start + 1..<end)
            let compact = inner.filter { $0 != " " && $0 != "\u{A0}" }
            guard compact.first == "^", compact.count > 1, compact != inner, inner.split(separator: " ").count <= 3,
                compact.dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
            else { continue }
            candidates.append(
                Candidate(
                    place: start..<end + 1, message: "This footnote is shown as text: no space belongs in “[\(compact)]”",
                    edits: [Edit(start + 1..<end, compact)], change: nil))
        }
        return candidates
    }
}
