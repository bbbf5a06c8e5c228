/// What changes in a file, as `patch` reads it.
public enum UnifiedDiff {
    /// The lines around a change that are shown with it.
    private static let context = 3

    /// The diff from the bytes of a file to others; empty where they are the same.
    ///
    /// - Complexity: O(*n* log *n*) in the lines.
    public static func of(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
        let changes = hunks(old, new)
        return changes.isEmpty ? [] : header(path: path) + changes
    }

    /// What stands before the hunks of a file.
    public static func header(path: String) -> [UInt8] {
        let name = quoted(path)
        return Array("--- \(name)\n+++ \(name)\n".utf8)
    }

    /// What differs between two texts, or between parts of them that begin on the same line; empty where nothing does.
    ///
    /// - Complexity: linear in the lines where few of them differ.
    /// - Parameter linesBefore: the lines of both texts before their parts.
    public static func hunks(_ old: [UInt8], _ new: [UInt8], linesBefore: Int = 0) -> [UInt8] {
        guard old != new else { return [] }
        let diff = LineDiff(old, new)
        var output: [UInt8] = []
        for hunk in hunks(diff) { write(hunk, diff, old, new, linesBefore, to: &output) }
        return output
    }

    /// A name as `patch` and git read it: up to a tab, where there is a space in it; in quotation marks, with escapes as C has them,
    /// where it holds what might be taken for something else, a line end above all.
    private static func quoted(_ path: String) -> String {
        let isUnsafe = { (byte: UInt8) in byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") }
        guard path.utf8.contains(where: isUnsafe) || SafeLine.of(path) != path else { return path.utf8.contains(0x20) ? path + "\t" : path }
        var result = "\""
        for byte in path.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                result += "\\" + String(Unicode.Scalar(byte))
            } else if (0x20..<0x7F).contains(byte) {
                result += String(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 8)
                result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            }
        }
        return result + "\""
    }

    /// The changes in groups whose contexts touch.
    private static func hunks(_ diff: LineDiff) -> [[LineDiff.Change]] {
        var hunks: [[LineDiff.Change]] = []
        for change in diff.changes {
            if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
                hunks[hunks.count - 1].append(change)
            } else {
                hunks.append([change])
            }
        }
        return hunks
    }

    private static func write(
        _ hunk: [LineDiff.Change], _ diff: LineDiff, _ old: [UInt8], _ new: [UInt8], _ linesBefore: Int, to output: inout [UInt8]
    ) {
        guard let first = hunk.first, let last = hunk.last else { return }
        let before = min(context, first.old.lowerBound)
        let after = min(context, diff.oldLines.count - last.old.upperBound)
        let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
        let newRange = first.new.lowerBound - before..<last.new.upperBound + after
        output += "@@ -\(numbers(oldRange, linesBefore)) +\(numbers(newRange, linesBefore)) @@\n".utf8
        var position = oldRange.lowerBound
        for change in hunk {
            for line in position..<change.old.lowerBound { write(" ", old[diff.oldLines[line]], to: &output) }
            for line in change.old { write("-", old[diff.oldLines[line]], to: &output) }
            for line in change.new { write("+", new[diff.newLines[line]], to: &output) }
            position = change.old.upperBound
        }
        for line in position..<oldRange.upperBound { write(" ", old[diff.oldLines[line]], to: &output) }
    }

    private static func write(_ sign: Unicode.Scalar, _ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: sign))
        output += line
        if line.last != 0x0A { output += "\n\\ No newline at end of file\n".utf8 }
    }

    /// First line and count; an empty range is named by the line before it.
    private static func numbers(_ range: Range<Int>, _ linesBefore: Int) -> String {
        let start = linesBefore + (range.isEmpty ? range.lowerBound : range.lowerBound + 1)
        return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
    }
}
