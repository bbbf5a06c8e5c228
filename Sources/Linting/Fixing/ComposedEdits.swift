import Bytes
import Prose

/// Edits of several rounds as edits of the text that was there before the first.
struct ComposedEdits {
    /// What was replaced: bytes of the first text, and how many stand for them now. Ascending, not overlapping.
    private var changes: [(range: ByteRange, length: Int)] = []

    /// Adds a round.
    ///
    /// - Complexity: linear in the edits of all rounds.
    /// - Parameter round: ascending, not overlapping: ranges of the text as the rounds before left it, and the UTF-8 bytes that
    ///   are there now.
    mutating func append(_ round: [(range: ByteRange, length: Int)]) {
        var merged: [(range: ByteRange, length: Int)] = []
        merged.reserveCapacity(changes.count + round.count)
        // How far the text before the change or edit at hand was moved by earlier rounds.
        var shift = 0
        var (old, new) = (0, 0)
        while old < changes.count || new < round.count {
            // The one that begins first opens a group of those that meet; all of it becomes one change.
            let oldStart = old < changes.count ? changes[old].range.lowerBound + shift : Int.max
            let newStart = new < round.count ? round[new].range.lowerBound : Int.max
            let start = min(oldStart, newStart)
            let shiftBefore = shift
            var end = start
            var growth = 0
            while true {
                if old < changes.count, case let place = changes[old].range.lowerBound + shift, place <= end {
                    end = max(end, place + changes[old].length)
                    shift += changes[old].length - changes[old].range.count
                    old += 1
                } else if new < round.count, round[new].range.lowerBound <= end {
                    end = max(end, round[new].range.upperBound)
                    growth += round[new].length - round[new].range.count
                    new += 1
                } else {
                    break
                }
            }
            merged.append((start - shiftBefore..<end - shift, end - start + growth))
        }
        changes = merged
    }

    /// What was replaced, and by how many bytes, where the first text begins at an offset.
    func changes(from start: Int) -> [(range: ByteRange, length: Int)] {
        changes.map { ($0.range.lowerBound + start..<$0.range.upperBound + start, $0.length) }
    }

    /// The edits, given the text as it is now.
    ///
    /// - Complexity: linear in what they insert.
    func edits(_ bytes: [UInt8]) -> [Edit] {
        var shift = 0
        return changes.map { change in
            let start = change.range.lowerBound + shift
            shift += change.length - change.range.count
            return Edit(change.range, String(decoding: bytes[start..<start + change.length], as: UTF8.self))
        }
    }
}
