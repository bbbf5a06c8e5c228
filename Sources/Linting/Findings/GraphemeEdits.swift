import Bytes
import Prose

extension Document {
    /// Edits that do the same to the text and cut no grapheme cluster: each takes the rest of a cluster that it cut along, the
    /// bytes unchanged in its replacement, and two that cut the same one become one.
    ///
    /// - Parameter edits: ascending, not overlapping, within the text.
    /// - Returns: The same edits where none cuts a cluster, or where the rest of one is ill-formed UTF-8, which no replacement can
    ///   hold.
    /// - Complexity: linear in the edits and in the clusters that they cut.
    public func widenedToGraphemes(_ edits: [Edit]) -> [Edit] {
        bytes.withUnsafeBufferPointer { bytes in
            guard edits.contains(where: { !isWhole($0, bytes) }) else { return edits }
            var widened: [Edit] = []
            var index = 0
            while index < edits.count {
                var range = GraphemeBoundaries.widened(edits[index].range, in: bytes)
                var end = index + 1
                while end < edits.count {
                    let next = GraphemeBoundaries.widened(edits[end].range, in: bytes)
                    // Two that meet at a point stay two, unless the first took a cluster along that the second begins with.
                    guard next.lowerBound < range.upperBound else { break }
                    range = range.lowerBound..<max(range.upperBound, next.upperBound)
                    end += 1
                }
                guard let replacement = replacement(of: range, edits[index..<end], bytes) else { return edits }
                widened.append(Edit(range, replacement))
                index = end
            }
            return widened
        }
    }

    /// Whether an edit cuts no cluster.
    private func isWhole(_ edit: Edit, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        GraphemeBoundaries.isBoundary(edit.range.lowerBound, in: bytes) && GraphemeBoundaries.isBoundary(edit.range.upperBound, in: bytes)
    }

    /// What edits within a range leave of it; nil where they leave ill-formed UTF-8.
    private func replacement(of range: ByteRange, _ edits: ArraySlice<Edit>, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var result: [UInt8] = []
        var position = range.lowerBound
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        result += bytes[position..<range.upperBound]
        return String(validating: result, as: UTF8.self)
    }
}
