import Bytes
import Prose

extension Text {
    /// Edits of the text as edits of its file: as small as can be, spelled as the file spells them.
    ///
    /// What an edit keeps, keeps its spelling: to move a space behind `\u201d` removes one space and inserts another.
    ///
    /// - Complexity: linear in the edits; in short ones, quadratic in their scalars.
    /// - Parameter edits: ascending, not overlapping, each beginning and ending between characters.
    /// - Returns: ascending edits whose positions are bytes of the file; nil where one cuts what the file spells as a whole.
    public func fileEdits(_ edits: [Edit]) -> [Edit]? {
        if map.isIdentity, escape == .none { return edits }
        var result: [Edit] = []
        for edit in edits {
            for change in Self.smallest(edit, bytes) {
                guard let range = map.file(change.range) else { return nil }
                result.append(Edit(range, escape.encoded(change.replacement)))
            }
        }
        return result
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
