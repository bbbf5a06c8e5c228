import Bytes

/// A mark, its index into `Document.marks`, and how it is read.
public typealias DoubtfulMark = (index: Int, mark: Mark, reading: MarkReading)

extension Document {
    /// The white space right before `offset`, on the same line: where it begins.
    public func spaceBefore(_ offset: Int, notBefore limit: Int) -> ByteRange {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return offset..<offset }
            var start = offset
            while start > limit, base[start - 1] != 0x0A {
                let step = WhiteSpace.length(before: start, base, limit: limit)
                if step == 0 { break }
                start -= step
            }
            return start..<offset
        }
    }

    /// The white space from `offset` on, on the same line.
    public func spaceAfter(_ offset: Int, notAfter limit: Int) -> ByteRange {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return offset..<offset }
            var end = offset
            while end < limit, base[end] != 0x0A, base[end] != 0x0D {
                let step = WhiteSpace.length(at: end, base, limit: limit)
                if step == 0 { break }
                end += step
            }
            return offset..<end
        }
    }

    /// The marks that were in doubt and whose reading is clear all the same, but for apostrophes and for marks that stand
    /// where and as they should: every mark that a rule may have to say something about is among them. Straight single
    /// marks, which code and dialect are full of, must be clearer than others. What belongs to misread text is no mark.
    ///
    /// Complexity: linear in those marks, for the first who asks.
    public var doubtfulMarks: [DoubtfulMark] {
        remembered {
            quotations.notable.compactMap { index in
                isMisread(marks[index]) ? nil : (index: index, mark: marks[index], reading: quotations.readings[index])
            }
        }
    }
}
