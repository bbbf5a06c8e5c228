import Bytes
import Linting
import Prose
import UnicodeText

/// `markup/broken-table`: a table of Markdown that is shown as text, because blank lines part its rows, or because its delimiter row
/// has other dashes, spaces between them, or another number of cells.
public enum BrokenTable: Check {
    public static let trigger = Trigger.text()

    private typealias Candidate = (place: ByteRange, message: String, change: MarkdownChange)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup) else { return }
        var candidates: [Candidate] = []
        for row in delimiterRows(document) {
            let start = row.range.lowerBound
            if document.markdownRoles.isOutside(start) {
                if let cells = cells(above: start, document), cells != row.cells { report.add(row.range, mismatch(cells, row.cells)) }
                continue
            }
            guard let block = view.block(around: start), document.markdownRoles.isText(start, in: .paragraph) else { continue }
            if block.content == row.range, let change = torn(block, row, document) {
                candidates.append((row.range, "Blank lines part the rows of this table, so that it is shown as text", change))
            } else if start > block.content.lowerBound, let candidate = broken(row, block) {
                candidates.append(candidate)
            }
        }
        candidates += tornOff(document)
        let proven = document.proven(candidates.map(\.change))
        for (candidate, isProven) in zip(candidates, proven) {
            // What is nothing but a delimiter row is a table’s, whatever became of the rest.
            report.add(candidate.place, candidate.message, edits: isProven ? candidate.change.edits : [])
        }
    }

    private static func mismatch(_ count: Int, _ delimiters: Int) -> String {
        "This table is shown as text: its first row has \(count) \(count == 1 ? "cell" : "cells"), its delimiter row \(delimiters)"
    }

    // MARK: Rows

    private static func delimiterRows(_ document: Document) -> [DelimiterRow] {
        var rows: [DelimiterRow] = []
        var next = 0
        document.forEachPlace(of: Ascii.pipe) { offset in
            guard offset >= next else { return }
            let line = line(around: offset, document)
            next = line.upperBound
            if let line = trimmed(line, document), let row = DelimiterRow(line, document) { rows.append(row) }
        }
        return rows
    }

    private static func line(around offset: Int, _ document: Document) -> ByteRange {
        let bytes = document.bytes
        var (start, end) = (offset, offset)
        while start > 0, !Ascii.isLineEnd(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, !Ascii.isLineEnd(bytes[end]) { end += 1 }
        return start..<end
    }

    /// The line without indentation, the marks of quoted lines, and spaces at its end.
    private static func trimmed(_ line: ByteRange, _ document: Document) -> ByteRange? {
        var (lower, upper) = (line.lowerBound, line.upperBound)
        while lower < upper, Ascii.isBlank(document.bytes[lower]) || document.bytes[lower] == Ascii.greater { lower += 1 }
        while upper > lower, Ascii.isBlank(document.bytes[upper - 1]) { upper -= 1 }
        return lower < upper ? lower..<upper : nil
    }

    /// The row above the line at `offset`, if it is one.
    private static func row(above offset: Int, _ document: Document) -> ByteRange? {
        var start = offset
        while start > 0, !Ascii.isLineEnd(document.bytes[start - 1]) { start -= 1 }
        guard start > 1,
            let row = trimmed(line(around: start - 1 - (document.bytes[start - 2] == Ascii.carriageReturn ? 1 : 0), document), document)
        else { return nil }
        return document.bytes[row].contains(Ascii.pipe) ? row : nil
    }

    /// How many cells the row above the line at `offset` has: what stands between its bars, which are neither escaped nor in code.
    ///
    /// MD4C takes the lines for a table whatever they have; GitHub does not. Source: GitHub Flavored Markdown, section 4.10.
    private static func cells(above offset: Int, _ document: Document) -> Int? {
        row(above: offset, document).map { cells(in: $0, document) }
    }

    private static func cells(in row: ByteRange, _ document: Document) -> Int {
        let bytes = document.bytes
        var bars = 0
        for place in row where bytes[place] == Ascii.pipe && bytes[max(place - 1, 0)] != Ascii.backslash { bars += 1 }
        return bars + 1 - (bytes[row.lowerBound] == Ascii.pipe ? 1 : 0) - (bytes[row.upperBound - 1] == Ascii.pipe ? 1 : 0)
    }

    /// A row of dashes between bars: as it is and as it should be.
    private struct DelimiterRow {
        var range: ByteRange
        var cells: Int
        var sound: String
        /// Whether GitHub reads it as it is: MD4C knows no cell of fewer than three hyphens.
        var isSound: Bool

        init?(_ line: ByteRange, _ document: Document) {
            let bytes = document.bytes
            // By bytes first: nearly every line has letters.
            guard line.count >= 5, line.count <= 400, !line.contains(where: { Ascii.isLetterOrDigit(bytes[$0]) }),
                line.contains(where: { bytes[$0] == Ascii.pipe || bytes[$0] == 0xEF })
            else { return nil }
            let text = document.text(line)
            guard text.allSatisfy({ "|｜-–—－―:： \u{A0}\u{3000}".contains($0) }) else { return nil }
            let bars = text.map { $0 == "｜" ? "|" : $0 }
            var cells = bars.split(separator: "|", omittingEmptySubsequences: false).map { cell in cell.filter { !$0.isWhitespace } }
            let (leads, trails) = (cells.first?.isEmpty == true, cells.last?.isEmpty == true)
            if leads { cells.removeFirst() }
            if trails, !cells.isEmpty { cells.removeLast() }
            guard cells.count >= 2 || leads && trails && cells.count == 1,
                cells.allSatisfy({ cell in
                    cell.contains { !":：".contains($0) } && cell.dropFirst().dropLast().allSatisfy { !":：".contains($0) }
                })
            else { return nil }
            let written = cells.map { cell in
                (":：".contains(cell.first ?? " ") ? ":" : "") + "---" + (":：".contains(cell.last ?? " ") ? ":" : "")
            }
            isSound = text.allSatisfy(\.isASCII) && cells.allSatisfy { !$0.isEmpty } && !text.contains("- -")
            self.range = line
            self.cells = cells.count
            sound = (leads ? "| " : "") + written.joined(separator: " | ") + (trails ? " |" : "")
        }
    }

    // MARK: Blank lines

    /// What makes a table of the rows around a delimiter row that is a paragraph alone.
    private static func torn(_ block: BlockView, _ row: DelimiterRow, _ document: Document) -> MarkdownChange? {
        let blocks = document.blocks
        guard block.index > 0, isRow(blocks[block.index - 1], document), block.index + 1 < blocks.count else { return nil }
        var last = block.index
        while last + 1 < blocks.count, isRow(blocks[last + 1], document) { last += 1 }
        var edits: [Edit] = []
        for index in block.index...last {
            let gap = blocks[index - 1].content.upperBound..<blocks[index].content.lowerBound
            guard document.bytes[gap].allSatisfy(Ascii.isSpace) else { return nil }
            edits.append(Edit(gap, "\n"))
        }
        if !row.isSound {
            edits.append(Edit(row.range, row.sound))
            edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        let header = blocks[block.index - 1].content
        let letter = header.first { document.bytes[$0] != Ascii.pipe && document.bytes[$0] != Ascii.space } ?? header.lowerBound
        let range = header.lowerBound..<blocks[last].content.upperBound
        return MarkdownChange(edits: edits, range: range, construct: .cell, proof: [letter])
    }

    /// Paragraphs whose lines are rows with as many cells as the table above them, which a blank line ended too early: what systems
    /// leave that translate a table in parts.
    private static func tornOff(_ document: Document) -> [Candidate] {
        let bytes = document.bytes
        var candidates: [Candidate] = []
        var last = -1
        for index in document.blocks.indices.dropFirst() {
            let (before, block) = (document.blocks[index - 1], document.blocks[index])
            guard block.kind == .paragraph, bytes[block.content.lowerBound] == Ascii.pipe, before.kind == .tableCell || last == index - 1
            else { continue }
            var end = block.content.lowerBound
            while end > 0, Ascii.isSpace(bytes[end - 1]) { end -= 1 }
            var start = block.content.lowerBound
            while start > 0, !Ascii.isLineEnd(bytes[start - 1]) { start -= 1 }
            guard end > before.range.lowerBound, let above = trimmed(line(around: end - 1, document), document),
                isWholeRow(above, document),
                document.lines(in: block.content).allSatisfy({ line in
                    let row = trimmed(line, document) ?? line
                    return isWholeRow(row, document) && cells(in: row, document) == cells(in: above, document)
                })
            else { continue }
            let letter = block.content.first { bytes[$0] != Ascii.pipe && bytes[$0] != Ascii.space } ?? block.content.lowerBound
            last = index
            candidates.append(
                (
                    block.content.lowerBound..<line(around: block.content.lowerBound, document).upperBound,
                    "A blank line parts this row from its table, so that it is shown as text",
                    MarkdownChange(
                        edits: [Edit(end..<start, "\n")], range: end..<block.content.upperBound, construct: .cell, proof: [letter])
                ))
        }
        return candidates
    }

    private static func isWholeRow(_ row: ByteRange, _ document: Document) -> Bool {
        row.count > 2 && document.bytes[row.lowerBound] == Ascii.pipe && document.bytes[row.upperBound - 1] == Ascii.pipe
    }

    /// Whether the block is one line with bars between its parts.
    private static func isRow(_ block: Block, _ document: Document) -> Bool {
        let bytes = document.bytes[block.content]
        return block.kind == .paragraph && !bytes.contains(where: Ascii.isLineEnd) && bytes.contains(Ascii.pipe)
            && bytes.first == Ascii.pipe
    }

    // MARK: Delimiter rows

    private static func broken(_ row: DelimiterRow, _ block: BlockView) -> Candidate? {
        let document = block.document
        guard let cells = cells(above: row.range.lowerBound, document), let header = self.row(above: row.range.lowerBound, document) else {
            return nil
        }
        let letter = header.first { document.bytes[$0] != Ascii.pipe && document.bytes[$0] != Ascii.space } ?? header.lowerBound
        let range = header.lowerBound..<block.content.upperBound
        var change = MarkdownChange(edits: [], range: range, construct: .cell, proof: [letter])
        guard cells == row.cells else { return (row.range, mismatch(cells, row.cells), change) }
        guard !row.isSound else { return nil }
        change.edits = [Edit(row.range, row.sound)]
        return (row.range, "This table is shown as text: its delimiter row must be of hyphens without spaces between them", change)
    }
}
