import Bytes
import Prose
import UnicodeText

extension Document {
    /// Whether the delimiters of emphasis (`*`, `_`, `~`) beside the edits go on to begin and end it.
    ///
    /// Whether Markdown reads a run of them as one depends on the two characters around it (CommonMark, section 6.2: left- and right-flanking
    /// runs). To take the space out of `**Note:** the bridge` leaves asterisks that are shown as text, and out of `**a** **b**` four in a row.
    ///
    /// - Complexity: constant for each edit that has no delimiter beside it, linear in the block's markup for others.
    public func keepsEmphasis(_ edits: [Edit]) -> Bool {
        guard traits.contains(.asterisksAreMarkup) else { return true }
        for edit in edits {
            let (start, end) = (edit.range.lowerBound, edit.range.upperBound)
            if start > 0, let run = delimiters(around: start - 1), run.upperBound == start, !keeps(run, edits) { return false }
            if end < bytes.count, let run = delimiters(around: end), run.lowerBound == end, !keeps(run, edits) { return false }
        }
        return true
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == Ascii.asterisk || byte == Ascii.underscore || byte == UInt8(ascii: "~")
    }

    /// The run of one delimiter that the offset is in, if it is markup and not text.
    private func delimiters(around offset: Int) -> ByteRange? {
        let delimiter = bytes[offset]
        guard Self.isDelimiter(delimiter) else { return nil }
        var (start, end) = (offset, offset + 1)
        while start > 0, bytes[start - 1] == delimiter { start -= 1 }
        while end < bytes.count, bytes[end] == delimiter { end += 1 }
        let index = blockIndex(at: offset)
        guard index < blocks.count, markup[blocks[index].markup].contains(where: { !$0.isOpaque && $0.range.contains(offset) }) else {
            return nil
        }
        return start..<end
    }

    private func keeps(_ run: ByteRange, _ edits: [Edit]) -> Bool {
        let before = flanks(scalar(before: run.lowerBound, []), scalar(at: run.upperBound, []), bytes[run.lowerBound])
        let (left, right) = (scalar(before: run.lowerBound, edits), scalar(at: run.upperBound, edits))
        let delimiter = Unicode.Scalar(bytes[run.lowerBound])
        // Two runs that meet are one.
        guard left != delimiter, right != delimiter else { return false }
        let after = flanks(left, right, bytes[run.lowerBound])
        // One that could do both does what the runs like it before leave to do.
        if before.opens, before.closes { return isWithinEmphasis(run) ? after.closes : after.opens }
        return (!before.opens || after.opens) && (!before.closes || after.closes)
    }

    /// Whether a run of delimiters is within emphasis of its own kind: runs like it before it begin one more than they end.
    ///
    /// - Complexity: linear in the block's markup.
    public func isWithinEmphasis(_ run: ByteRange) -> Bool {
        let block = blocks[blockIndex(at: run.lowerBound)]
        let runs = markup[block.markup].count { span in
            span.range.lowerBound < run.lowerBound && !span.isOpaque && bytes[span.range].elementsEqual(bytes[run])
        }
        return !runs.isMultiple(of: 2)
    }

    /// The scalar before an offset once the edits are made; nil at the text's start.
    private func scalar(before offset: Int, _ edits: [Edit]) -> Unicode.Scalar? {
        var offset = offset
        while let edit = edits.last(where: { $0.range.upperBound == offset }) {
            if let last = edit.replacement.unicodeScalars.last { return last }
            guard edit.range.lowerBound < offset else { break }
            offset = edit.range.lowerBound
        }
        return bytes.withUnsafeBufferPointer { $0.decodeScalar(before: offset, startingAt: 0)?.scalar }
    }

    /// The scalar at an offset once the edits are made; nil at the text's end.
    private func scalar(at offset: Int, _ edits: [Edit]) -> Unicode.Scalar? {
        var offset = offset
        while let edit = edits.first(where: { $0.range.lowerBound == offset }) {
            if let first = edit.replacement.unicodeScalars.first { return first }
            guard edit.range.upperBound > offset else { break }
            offset = edit.range.upperBound
        }
        return bytes.withUnsafeBufferPointer { $0.decodeScalar(at: offset)?.scalar }
    }

    /// Whether a run between two characters can begin and end emphasis.
    private func flanks(_ left: Unicode.Scalar?, _ right: Unicode.Scalar?, _ delimiter: UInt8) -> (opens: Bool, closes: Bool) {
        let (left, right) = (left ?? "\n", right ?? "\n")
        let isLeftFlanking = !right.isWhitespace && (!Self.isMark(right) || left.isWhitespace || Self.isMark(left))
        let isRightFlanking = !left.isWhitespace && (!Self.isMark(left) || right.isWhitespace || Self.isMark(right))
        guard delimiter == Ascii.underscore else { return (isLeftFlanking, isRightFlanking) }
        return (isLeftFlanking && (!isRightFlanking || Self.isMark(left)), isRightFlanking && (!isLeftFlanking || Self.isMark(right)))
    }

    /// A punctuation character as CommonMark has it: of ASCII, symbols as well.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar.isPunctuation || scalar.isASCII && scalar.isSymbol }
}
