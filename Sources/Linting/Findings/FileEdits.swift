import Bytes
import Prose

extension Text {
    /// Edits of the text as edits of its file: as small as can be, spelled as the file spells them.
    ///
    /// What an edit keeps, keeps its spelling: to move a space behind `\u201d` removes one space and inserts another. Markup stays:
    /// text on its two sides changes around it.
    ///
    /// - Complexity: linear in the edits and the markup in them; in short ones, quadratic in their scalars.
    /// - Parameter edits: ascending, not overlapping, each beginning and ending between characters.
    /// - Returns: ascending edits whose positions are bytes of the file; nil where one cuts what the file spells as a whole, would take
    ///   markup away, or puts in what the format cannot spell there.
    public func fileEdits(_ edits: [Edit]) -> [Edit]? {
        if map.isIdentity, escape == .none { return edits }
        if case .csv(let delimiter) = escape, let quoted = quotedFieldEdits(edits, delimiter) { return quoted }
        if escape == .yamlPlain, !Escape.isPlainYAML(Edit.apply(edits, to: bytes)) { return nil }
        var result: [Edit] = []
        for edit in edits {
            guard let parts = parts(of: edit) else { return nil }
            for change in parts.flatMap({ Self.smallest($0, bytes) }) {
                guard let range = map.file(change.range), let replacement = escape.encoded(change.replacement), keepsApart(change)
                else { return nil }
                append(Edit(range, replacement), change.range, to: &result)
            }
        }
        return result
    }

    /// The text after edits that can be written back, and the way from it to the file as it was: whether others can be written as well can
    /// then be asked of it.
    ///
    /// - Complexity: linear in the text.
    /// - Parameter edits: ascending, without overlap.
    func edited(by edits: [Edit]) -> Text {
        let edited = Edit.apply(edits, to: bytes)
        if map.isIdentity, escape == .none { return Text(edited) }
        let changes = edits.flatMap { parts(of: $0) ?? [$0] }.flatMap { Self.smallest($0, bytes) }
        return Text(edited, map: map.edited(by: changes.map { ($0.range, $0.replacement.utf8.count) }), escape: escape)
    }

    /// Edits of a field of a table without quotation marks that put something in which needs them: they come around the field, and each mark
    /// in it is doubled. Nil where no edit needs that.
    private func quotedFieldEdits(_ edits: [Edit], _ delimiter: UInt8) -> [Edit]? {
        let needsQuotes = edits.contains { $0.replacement.utf8.contains { $0 == delimiter || $0 == Ascii.quote } }
        // See `Escape.encoded` about line ends.
        guard needsQuotes, let field = map.file(0..<bytes.count), !bytes.isEmpty,
            edits.allSatisfy({ !$0.replacement.utf8.contains(where: Ascii.isLineEnd) })
        else { return nil }
        var result: [Edit] = []
        /// Adds an edit, to the one before it where both are at the same place.
        func add(_ range: ByteRange, _ replacement: String) {
            let (start, end) = (range.lowerBound + field.lowerBound, range.upperBound + field.lowerBound)
            if let last = result.last, last.range.upperBound == start {
                result[result.count - 1] = Edit(last.range.lowerBound..<end, last.replacement + replacement)
            } else {
                result.append(Edit(start..<end, replacement))
            }
        }
        add(0..<0, "\"")
        var position = 0
        for edit in edits + [Edit(bytes.count..<bytes.count, "")] {
            for place in position..<edit.range.lowerBound where bytes[place] == Ascii.quote { add(place..<place + 1, "\"\"") }
            if edit.range.lowerBound < bytes.count || !edit.replacement.isEmpty || !edit.range.isEmpty {
                add(edit.range, Escape.quotedCSV.encoded(edit.replacement) ?? edit.replacement)
            }
            position = edit.range.upperBound
        }
        add(bytes.count..<bytes.count, "\"")
        return result
    }

    /// The parts of an edit between pieces of markup that readers see: these stay, so the replacement must have them, too, in their order.
    ///
    /// - Returns: nil where the replacement lacks some of them.
    private func parts(of edit: Edit) -> [Edit]? {
        let kept = map.atoms(in: edit.range).filter { $0.isMarkup && !$0.text.isEmpty }
        guard !kept.isEmpty else { return [edit] }
        var rest = Array(edit.replacement.utf8)[...]
        var parts: [Edit] = []
        var start = edit.range.lowerBound
        for atom in kept {
            guard atom.text.lowerBound >= start, atom.text.upperBound <= edit.range.upperBound,
                let place = rest.firstRange(of: bytes[atom.text])
            else { return nil }
            parts.append(Edit(start..<atom.text.lowerBound, String(decoding: rest[..<place.lowerBound], as: UTF8.self)))
            start = atom.text.upperBound
            rest = rest[place.upperBound...]
        }
        return parts + [Edit(start..<edit.range.upperBound, String(decoding: rest, as: UTF8.self))]
    }

    /// Adds a change: where markup that is empty in the text lies within it, the text on both sides goes and the markup stays.
    private func append(_ change: Edit, _ range: ByteRange, to edits: inout [Edit]) {
        var start = change.range.lowerBound
        var replacement = change.replacement
        for markup in map.atoms(in: range) where markup.isMarkup {
            edits.append(Edit(start..<markup.file.lowerBound, replacement))
            replacement = ""
            start = markup.file.upperBound
        }
        if start < change.range.upperBound || !replacement.isEmpty { edits.append(Edit(start..<change.range.upperBound, replacement)) }
    }

    /// Whether a sign may be between `<` and a name.
    private static func opensMarkup(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == Ascii.hyphen || byte == UInt8(ascii: "?")
    }

    /// Whether a change makes no tag, no times and no speaker's dash in the line of a cue.
    private func keepsLine(_ change: Edit) -> Bool {
        var start = change.range.lowerBound
        while start > 0, !isEdge(start) {
            start -= 1
            switch bytes[start] {
            case Ascii.less, UInt8(ascii: "{"): return false
            default: break
            }
        }
        var end = change.range.upperBound
        while end < bytes.count, !isEdge(end + 1) { end += 1 }
        // A dash that begins a line is a speaker's, and digits alone may be a number.
        let text =
            String(decoding: bytes[start..<change.range.lowerBound], as: UTF8.self) + change.replacement
            + String(decoding: bytes[change.range.upperBound..<end], as: UTF8.self)
        guard let first = text.unicodeScalars.first else { return false }
        if first == "-" || "\u{2010}"..."\u{2015}" ~= first { return false }
        return !change.replacement.contains { "<{>".contains($0) } && !text.contains("-->")
            && !text.unicodeScalars.allSatisfy { $0.properties.numericType != nil || $0.properties.isWhitespace }
    }

    /// Whether an offset of the text is where a line of a cue begins: at the text's start, or after markup that reads as white space.
    private func isEdge(_ offset: Int) -> Bool {
        offset == 0 || bytes[offset - 1] <= Ascii.space && map.atom(endingAt: offset)?.isMarkup == true
    }

    /// Whether white space that a change leaves is text in the format: in HTML not at the edges of a block nor beside other white space, in
    /// cues not at the edges of a line; and whether it leaves any text there.
    private func keepsSpaces(_ change: Edit) -> Bool {
        let collapses: Bool
        switch escape {
        case .html: collapses = true
        case .subRip, .webVTT: collapses = false
        default: return true
        }
        let (start, end) = (change.range.lowerBound, change.range.upperBound)
        // What is between blocks, and between the lines of a cue, is markup that reads as white space.
        let isAfterEdge = isEdge(start)
        let isBeforeEdge = end == bytes.count || bytes[end] <= Ascii.space && map.atoms(in: end..<end + 1).first?.isMarkup == true
        let replacement = Array(change.replacement.utf8)
        if replacement.isEmpty, isAfterEdge, isBeforeEdge { return false }
        let before = start == 0 ? Ascii.lineFeed : bytes[start - 1]
        let after = end == bytes.count ? Ascii.lineFeed : bytes[end]
        let text = [before] + replacement + [after]
        for (index, (left, right)) in zip(text, text.dropFirst()).enumerated() where left <= Ascii.space && right <= Ascii.space {
            if collapses || index == 0 && isAfterEdge || index == text.count - 2 && isBeforeEdge { return false }
        }
        return true
    }

    /// Whether a change makes no markup and no reference of text: `& lt;` without its space would be one, and `< b`.
    private func keepsApart(_ change: Edit) -> Bool {
        switch escape {
        case .tsv, .csv:
            // A field without anything may be a row that is none.
            if change.range == 0..<bytes.count, change.replacement.isEmpty { return false }
        case .subRip, .webVTT: guard keepsLine(change) else { return false }
        case .line:
            // At the end of a line it would be a part of the line's end.
            let last = change.replacement.utf8.last ?? (change.range.lowerBound > 0 ? bytes[change.range.lowerBound - 1] : 0)
            if change.range.upperBound == bytes.count, last == Ascii.carriageReturn { return false }
        default: break
        }
        if case .csv = escape {
            // A mark that came to begin the field would be one around it.
            return change.range.lowerBound > 0 || !change.replacement.isEmpty || change.range.upperBound >= bytes.count
                || bytes[change.range.upperBound] != Ascii.quote
        }
        guard keepsSpaces(change) else { return false }
        guard escape.readsReferences else { return true }
        let next = change.replacement.utf8.first ?? (change.range.upperBound < bytes.count ? bytes[change.range.upperBound] : 0x20)
        var start = change.range.lowerBound
        // The longest name of a character in HTML has 31 letters.
        while start > 0, change.range.lowerBound - start < 32, Ascii.isLetterOrDigit(bytes[start - 1]) || bytes[start - 1] == Ascii.hash {
            start -= 1
        }
        // Whether the change itself begins right after a reference that goes on as long as it can.
        if map.atom(endingAt: change.range.lowerBound)?.kind == .unfinishedText {
            return !(Ascii.isLetterOrDigit(next) || next == UInt8(ascii: ";") || next == UInt8(ascii: "="))
        }
        if start > 0, bytes[start - 1] == UInt8(ascii: "&"), map.atoms(in: start - 1..<start).isEmpty { return false }
        // `< b` and `</ti` + `tle>`
        start = change.range.lowerBound
        while start > 0, change.range.lowerBound - start < 32, Ascii.isLetterOrDigit(bytes[start - 1]) || Self.opensMarkup(bytes[start - 1])
        {
            start -= 1
        }
        if start > 0, bytes[start - 1] == Ascii.less, map.atoms(in: start - 1..<start).isEmpty { return false }
        return true
    }

    /// A finding in the text as one in its file: its range and the edits of its fix. The range is widened to what the file spells as
    /// a whole.
    ///
    /// - Complexity: as of `fileEdits`.
    public func inFile(_ finding: Finding) -> Finding {
        if map.isIdentity { return finding }
        var finding = finding
        finding.range = map.file(around: finding.range)
        if let edits = finding.fix?.edits {
            if let edits = fileEdits(edits) { finding.fix?.edits = edits } else { finding.fix = nil }
        }
        return finding
    }

    /// A replacement of more scalars than these is not compared scalar by scalar, but for its two ends.
    private static let longest = 64

    /// The changes that an edit comes down to, scalar by scalar.
    private static func smallest(_ edit: Edit, _ bytes: [UInt8]) -> [Edit] {
        let old = Array(String(decoding: bytes[edit.range], as: UTF8.self).unicodeScalars)
        let new = Array(edit.replacement.unicodeScalars)
        // Ill-formed bytes have no scalars of their own; a promise keeps edits from them, so this is not reached.
        guard old.reduce(0, { $0 + UTF8.width($1) }) == edit.range.count else { return [edit] }
        var head = 0
        while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        let (oldMiddle, newMiddle) = (old[head..<old.count - tail], new[head..<new.count - tail])
        let start = edit.range.lowerBound + old[..<head].reduce(0) { $0 + UTF8.width($1) }
        if oldMiddle.isEmpty, newMiddle.isEmpty { return [] }
        guard max(oldMiddle.count, newMiddle.count) <= longest else {
            let length = oldMiddle.reduce(0) { $0 + UTF8.width($1) }
            return [Edit(start..<start + length, String(String.UnicodeScalarView(newMiddle)))]
        }
        return changes(Array(oldMiddle), Array(newMiddle), at: start)
    }

    /// The changes between two short texts by their longest common subsequence.
    private static func changes(_ old: [Unicode.Scalar], _ new: [Unicode.Scalar], at start: Int) -> [Edit] {
        // common[i][j]: how much the rests from i and j have in common.
        var common = [[Int]](repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                common[i][j] = old[i] == new[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
            }
        }
        var edits: [Edit] = []
        var (i, j, offset) = (0, 0, start)
        while i < old.count || j < new.count {
            let place = offset
            var inserted = String.UnicodeScalarView()
            while i < old.count || j < new.count {
                if i < old.count, j < new.count, old[i] == new[j], common[i][j] == common[i + 1][j + 1] + 1 { break }
                if j == new.count || i < old.count && common[i + 1][j] >= common[i][j + 1] {
                    offset += UTF8.width(old[i])
                    i += 1
                } else {
                    inserted.append(new[j])
                    j += 1
                }
            }
            if offset > place || !inserted.isEmpty { edits.append(Edit(place..<offset, String(inserted))) }
            if i < old.count, j < new.count {
                offset += UTF8.width(old[i])
                i += 1
                j += 1
            }
        }
        return edits
    }
}
