import Bytes
import Prose
import Readers

extension Linter {
    /// The edit that hides a finding of a text from now on: a comment that suppresses its rule in its block.
    ///
    /// It is tried out: the comment has to hide findings of this rule in this block, and may change nothing else that is found. Before a
    /// block it is easiest to see; where that would break a list or a quotation, it is within the block, after its text.
    ///
    /// - Parameters:
    ///   - finding: its positions are those of the text.
    ///   - options: how the text was read.
    /// - Returns: nil where the text's format has no comments, or where none works.
    /// - Complexity: that of at most three checks of the text.
    public func ignoring(_ finding: Finding, in document: Document, _ options: ReadingOptions) -> Edit? {
        guard document.text.map.isIdentity, !options.format.isRecords, !document.blocks.isEmpty else { return nil }
        let block = document.blocks[document.blockIndex(at: finding.range.lowerBound)]
        guard block.kind.isProse else { return nil }
        let comment = "<!-- \(Instruction.Verb.ignore.rawValue) \(finding.rule) -->"
        let lineEnd = Self.hasWindowsLineEnds(document.bytes) ? "\r\n" : "\n"
        let lines = document.lineStarts.offsets
        let line = lines[max(1, lines.partitioningIndex { $0 > block.range.lowerBound }) - 1]
        // A block of a list or a quotation begins behind its signs, a heading behind its own.
        let isAlone = document.bytes[line..<max(line, block.content.lowerBound)].allSatisfy { $0 == UInt8(ascii: "#") || $0 == 0x20 }
        let candidates =
            (isAlone ? [Edit(line..<line, comment + lineEnd + lineEnd)] : [])
            + [Edit(block.content.upperBound..<block.content.upperBound, " " + comment)]
        let before = check(document)
        let expected = before.filter {
            $0.rule != finding.rule || document.blocks[document.blockIndex(at: $0.range.lowerBound)].range != block.range
        }
        return candidates.first { edit in
            var bytes = document.bytes
            bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
            let (read, _) = read(Source(bytes), options)
            guard let changed = read.first, read.count == 1 else { return false }
            let after = check(changed)
            let shift = edit.replacement.utf8.count
            return after.count == expected.count
                && zip(after, expected).allSatisfy { after, expected in
                    after.rule == expected.rule
                        && after.range.lowerBound == expected.range.lowerBound
                            + (expected.range.lowerBound >= edit.range.lowerBound ? shift : 0)
                }
        }
    }

    /// Whether the first line ends with CR LF.
    private static func hasWindowsLineEnds(_ bytes: [UInt8]) -> Bool {
        guard let end = bytes.firstIndex(of: 0x0A) else { return false }
        return end > 0 && bytes[end - 1] == 0x0D
    }
}
