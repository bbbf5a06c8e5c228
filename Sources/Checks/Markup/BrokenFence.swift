import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `markup/broken-fence`: the fence of a code block that is damaged or missing, so that what follows is read as code, or code as
/// text (`` ` ` ` ``, a fence glued to a sentence, a block that never ends).
///
/// A code block hides its text from all other rules; where one swallows the rest of a file, this is the only finding there.
public enum BrokenFence: Check {
    public static let trigger = Trigger.text()
    public static let claimsRegions = true

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup) else {
            if document.signals.contains(.backtick) { checkPlain(document, &report) }
            return
        }
        guard mayHaveFences(document) else { return }
        let lines = FenceLine.all(in: document)
        claimUncertain(lines, document, &report)
        // Some dialects put code into the name of a block’s language; where their blocks end, CommonMark cannot tell.
        guard !lines.contains(where: \.isForeign) else { return }
        reportUnclosed(lines, document, &report)
        for line in lines
        where line.isSpaced && document.markdownRoles.isText(line.marks.lowerBound, in: .paragraph) || line.isSpacedCode(document) {
            report.add(
                line.marks, "There are spaces between the backticks of this fence, so that it is shown as text",
                safety: .unsafe, edits: [Edit(line.marks, "```")])
        }
        for line in lines where line.isGlued && document.markdownRoles.isMarkup(line.marks.lowerBound) {
            report.add(
                line.marks, "This fence is glued to the text before it, so that it opens no code block",
                safety: .unsafe, edits: [Edit(line.marks.lowerBound..<line.marks.lowerBound, "\n")])
        }
    }

    private static func mayHaveFences(_ document: Document) -> Bool {
        document.contains(Ascii.backtick, Ascii.backtick) || document.contains(Ascii.backtick, Ascii.space)
            || document.contains(UInt8(ascii: "~"), UInt8(ascii: "~"))
    }

    // MARK: Blocks that do not end

    private static func reportUnclosed(_ lines: [FenceLine], _ document: Document, _ report: inout Report) {
        let roles = document.markdownRoles
        // Fences belong to no block: one inside code is code, one in a sentence is text.
        var opening: FenceLine?
        var inner: FenceLine?
        for line in lines {
            if line.isFence, roles.isOutside(line.marks.lowerBound) {
                if let open = opening, hasProse(between: open.marks.upperBound, line.marks.lowerBound, document) {
                    // Its container ended before it did.
                    add(open, inner, end: line.marks.lowerBound, document, &report)
                    (opening, inner) = (line, nil)
                } else if let open = opening {
                    // From there on openings and ends have changed places.
                    if let inner, inner.isSpaced { return add(open, inner, end: line.marks.lowerBound, document, &report) }
                    (opening, inner) = (nil, nil)
                } else {
                    (opening, inner) = (line, nil)
                }
            } else if let open = opening, inner == nil, roles.isCode(line.marks.lowerBound) {
                if line.isGlued || line.isSpaced {
                    inner = line
                } else if line.opensAnother(within: open, document), !isWrapped(lines, document) {
                    return report.add(
                        open.marks, "This code block is not closed before another one begins: what is between them is read as code")
                }
            }
        }
        if let opening { add(opening, inner, end: document.bytes.count, document, &report) }
    }

    // MARK: Regions that may be code or text

    /// Claims all of which nobody can tell whether it is code: from where fences begin to be uncertain to the text's end.
    ///
    /// A fence that names a language can only open a block. Where one stands inside a block, or a fence within is damaged, or the last block
    /// is never closed, an end was lost somewhere since the last such fence that opened a block where it should.
    private static func claimUncertain(_ lines: [FenceLine], _ document: Document, _ report: inout Report) {
        if isWrapped(lines, document) { return }
        let roles = document.markdownRoles
        var opening: FenceLine?
        var start = 0
        for line in lines {
            if line.isFence, roles.isOutside(line.marks.lowerBound) {
                if let open = opening {
                    if isEmptyBeforeCode(open, line, lines, document) {
                        report.add(open.marks, "This code block is empty, and code follows it as text: one of its fences is too many")
                        report.claim(open.marks.lowerBound..<document.bytes.count)
                        return
                    }
                    opening = nil
                } else {
                    if line.isNamed || start == 0 { start = line.marks.lowerBound }
                    opening = line
                }
            } else if let open = opening, roles.isCode(line.marks.lowerBound) {
                guard line.opensAnother(within: open, document) || line.isSpaced || line.isGlued else { continue }
                report.claim(start..<document.bytes.count)
                return
            }
        }
        if opening != nil { report.claim(start..<document.bytes.count) }
    }

    /// Whether there is nothing between two fences, and the text behind them up to the next fence reads as code, most of its lines ending as those of
    /// programs do: from there on fences open where they should close.
    private static func isEmptyBeforeCode(_ open: FenceLine, _ close: FenceLine, _ lines: [FenceLine], _ document: Document) -> Bool {
        let bytes = document.bytes
        guard !open.isNamed, !close.isNamed, bytes[open.marks.upperBound..<close.marks.lowerBound].allSatisfy({ Ascii.isSpace($0) }),
            let next = lines.first(where: { $0.isFence && $0.marks.lowerBound > close.marks.lowerBound })
        else { return false }
        let shown = bytes[close.marks.upperBound..<next.marks.lowerBound].split(whereSeparator: { Ascii.isLineEnd($0) })
            .compactMap { line in line.last { !Ascii.isBlank($0) } }
        return shown.count >= fewestLinesOfCode && shown.count { "{}();,>]".utf8.contains($0) } * 2 >= shown.count
    }

    /// A line or two may end in a bracket in prose, too.
    private static let fewestLinesOfCode = 3

    /// Whether a chatbot may have set a fence around the whole text, which closes too early where that has fences of its own:
    /// `leftovers/code-fence` takes it away.
    private static func isWrapped(_ lines: [FenceLine], _ document: Document) -> Bool {
        guard let first = lines.first else { return false }
        return first.marks.lowerBound == document.bytes.firstIndex { !Ascii.isSpace($0) }
            && TokenizerResidue.fenceNames.contains(first.name(document))
    }

    /// Plain text has no code blocks, but many paste them: what stands between two fences is none of its prose, nor is what follows one
    /// that is never closed. Fences around the whole text are another rule's matter.
    private static func checkPlain(_ document: Document, _ report: inout Report) {
        let lines = FenceLine.all(in: document).filter(\.isFence)
        guard let first = lines.first, let last = lines.last, let start = document.blocks.first?.content.lowerBound,
            first.marks.lowerBound > start
        else { return }
        for (open, close) in zip(lines, lines.dropFirst()).enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) {
            report.claim(open.marks.upperBound..<close.marks.lowerBound)
        }
        // One fence that ends the text encloses nothing.
        guard lines.count % 2 != 0, last.marks.upperBound < document.blocks.last?.content.upperBound ?? 0 else { return }
        report.claim(last.marks.upperBound..<document.bytes.count)
        report.add(last.marks, "This code block is never closed: where the code ends is not certain, so nothing after it is fixed")
    }

    private static func hasProse(between start: Int, _ end: Int, _ document: Document) -> Bool {
        (start..<end).contains { document.markdownRoles.isText($0) }
    }

    /// - Parameter inner: a fence within the code that is damaged and may have been meant to close the block.
    private static func add(_ opening: FenceLine, _ inner: FenceLine?, end: Int, _ document: Document, _ report: inout Report) {
        if let inner {
            let edit = inner.isSpaced ? Edit(inner.marks, "```") : Edit(inner.marks.lowerBound..<inner.marks.lowerBound, "\n")
            report.add(
                inner.marks,
                "This fence does not close its code block, because \(inner.isSpaced ? "there are spaces between its backticks" : "there is text before it"): all that follows is read as code",
                safety: .unsafe, edits: [edit])
            return
        }
        report.add(opening.marks, "This code block is never closed: all that follows is read as code and is not checked")
    }
}

/// A line with the signs of a fence.
private struct FenceLine {
    /// The signs.
    var marks: ByteRange
    /// Whether nothing but indentation, container markers and the name of a language stands beside them.
    var isFence: Bool
    /// Whether the name of a language stands behind the signs.
    var isNamed = false
    /// Whether the signs end the line, behind other text.
    var isGlued: Bool
    /// Whether the signs have spaces between them.
    var isSpaced: Bool
    /// Whether backticks stand in what follows the fence, which CommonMark knows no fence with.
    var isForeign = false
    /// How many `>` stand before the signs.
    var depth = 0

    /// Whether the line, which is code within a block, would be the beginning of a block: it names a language, and no block is so closed.
    func opensAnother(within open: FenceLine, _ document: Document) -> Bool {
        // A quotation within the block is part of the code.
        isFence && isNamed && depth <= open.depth && marks.count >= open.marks.count
            && document.bytes[marks.lowerBound] == document.bytes[open.marks.lowerBound]
    }

    /// What stands behind the signs, in small letters.
    func name(_ document: Document) -> String {
        let line = document.bytes[marks.upperBound...].prefix { !Ascii.isLineEnd($0) }
        return String(decoding: line.filter { !Ascii.isBlank($0) }, as: UTF8.self).lowercased()
    }

    /// Whether it is a spaced fence that MD4C takes for code within the line.
    func isSpacedCode(_ document: Document) -> Bool { isSpaced && document.markdownRoles.isMarkup(marks.lowerBound) }

    /// - Complexity: linear in the text.
    static func all(in document: Document) -> [FenceLine] {
        let bytes = document.bytes
        var lines: [FenceLine] = []
        var start = 0
        while start < bytes.count {
            var end = start
            var hasSign = false
            while end < bytes.count, !Ascii.isLineEnd(bytes[end]) {
                if bytes[end] == Ascii.backtick || bytes[end] == UInt8(ascii: "~") { hasSign = true }
                end += 1
            }
            if hasSign, let line = line(start..<end, bytes) { lines.append(line) }
            start = end + 1
        }
        return lines
    }

    private static func line(_ line: ByteRange, _ bytes: [UInt8]) -> FenceLine? {
        var start = line.lowerBound
        // Indentation, `>` and list markers.
        while start < line.upperBound, Ascii.isBlank(bytes[start]) || isContainerMark(bytes, start, line) { start += 1 }
        var end = line.upperBound
        while end > start, Ascii.isBlank(bytes[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        let sign = bytes[start]
        if sign == Ascii.backtick || sign == UInt8(ascii: "~") {
            var behind = start
            while behind < end, bytes[behind] == sign { behind += 1 }
            if behind - start >= 3 {
                let rest = behind..<end
                let isFence = sign != Ascii.backtick || !bytes[rest].contains(Ascii.backtick)
                let isForeign = !isFence && behind < end && Ascii.isLetter(bytes[behind]) && bytes[rest].contains(Ascii.space)
                guard isFence || isForeign else { return nil }
                return FenceLine(
                    marks: start..<behind, isFence: isFence, isNamed: behind < end, isGlued: false, isSpaced: false, isForeign: isForeign,
                    depth: bytes[line.lowerBound..<start].count { $0 == Ascii.greater })
            }
            if let spaced = spacedMarks(start..<end, bytes) {
                return FenceLine(marks: spaced, isFence: false, isGlued: false, isSpaced: true)
            }
        }
        // Signs that end a line of other text, and no others in it.
        var behind = end
        while behind > start, Ascii.isLetter(bytes[behind - 1]), end - behind < 12 { behind -= 1 }
        if behind > start, bytes[behind - 1] != Ascii.backtick { behind = end }
        var first = behind
        while first > start, bytes[first - 1] == Ascii.backtick { first -= 1 }
        guard behind - first == 3, first > start, !bytes[start..<first].contains(Ascii.backtick) else { return nil }
        return FenceLine(marks: first..<behind, isFence: false, isGlued: true, isSpaced: false)
    }

    /// Three backticks with single spaces between them, and at most one word behind them.
    private static func spacedMarks(_ line: ByteRange, _ bytes: [UInt8]) -> ByteRange? {
        var position = line.lowerBound
        var count = 0
        while position < line.upperBound, bytes[position] == Ascii.backtick {
            count += 1
            position += 1
            if position + 1 < line.upperBound, bytes[position] == Ascii.space, bytes[position + 1] == Ascii.backtick { position += 1 }
        }
        guard count == 3, position - line.lowerBound > 3 else { return nil }
        let rest = bytes[position..<line.upperBound]
        return rest.count <= 16 && rest.allSatisfy({ Ascii.isLetter($0) || $0 == Ascii.space }) ? line.lowerBound..<position : nil
    }

    private static func isContainerMark(_ bytes: [UInt8], _ offset: Int, _ line: ByteRange) -> Bool {
        if bytes[offset] == Ascii.greater { return true }
        let isBullet = bytes[offset] == Ascii.hyphen || bytes[offset] == Ascii.plus || bytes[offset] == Ascii.asterisk
        let isNumber = Ascii.isDigit(bytes[offset]) || bytes[offset] == Ascii.stop || bytes[offset] == Ascii.close
        let next = offset + 1 < line.upperBound ? bytes[offset + 1] : Ascii.space
        return isBullet && Ascii.isBlank(next) || isNumber && offset - line.lowerBound < 12
    }
}
