import Bytes

/// The lines that differ between two texts.
///
/// A patience diff (Bram Cohen): lines that occur once on both sides hold the texts together, and what lies between two
/// of them is compared by itself. Where no such line is left, the stretch counts as replaced. In prose nearly every
/// line occurs once, so that this is as short as it gets, and its time does not grow with the number of differences.
struct LineDiff {
    /// Lines of the old text and what stands in their place.
    struct Change: Equatable {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// The lines' bytes, with their ends.
    let oldLines: [Range<Int>]
    let newLines: [Range<Int>]
    private(set) var changes: [Change] = []

    private var old: [Int] = []
    private var new: [Int] = []

    /// - Complexity: O(*n* log *n*) in the lines.
    init(_ oldBytes: [UInt8], _ newBytes: [UInt8]) {
        oldLines = Self.lines(oldBytes)
        newLines = Self.lines(newBytes)
        var numbers: [LineKey: Int] = [:]
        old = oldLines.map { Self.number(LineKey(bytes: oldBytes, range: $0), in: &numbers) }
        new = newLines.map { Self.number(LineKey(bytes: newBytes, range: $0), in: &numbers) }
        var pending = [Change(old: old.indices, new: new.indices)]
        // A list instead of recursion, last in, first out: the changes come in order.
        while let stretch = pending.popLast() { compare(stretch, &pending) }
    }

    private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            lines.append(start..<end)
            start = end
        }
        return lines
    }

    private static func number(_ key: LineKey, in numbers: inout [LineKey: Int]) -> Int {
        if let known = numbers[key] { return known }
        numbers[key] = numbers.count
        return numbers.count - 1
    }

    /// Compares a stretch: notes a change, or leaves what lies between its anchors for later.
    private mutating func compare(_ stretch: Change, _ pending: inout [Change]) {
        let stretch = trimmed(stretch)
        if stretch.old.isEmpty, stretch.new.isEmpty { return }
        let anchors = stretch.old.isEmpty || stretch.new.isEmpty ? [] : anchors(in: stretch)
        guard !anchors.isEmpty else {
            changes.append(stretch)
            return
        }
        var gaps: [Change] = []
        var start = (old: stretch.old.lowerBound, new: stretch.new.lowerBound)
        for anchor in anchors {
            gaps.append(Change(old: start.old..<anchor.old, new: start.new..<anchor.new))
            start = (anchor.old + 1, anchor.new + 1)
        }
        gaps.append(Change(old: start.old..<stretch.old.upperBound, new: start.new..<stretch.new.upperBound))
        pending += gaps.reversed()
    }

    /// The stretch without equal lines at its two ends.
    private func trimmed(_ stretch: Change) -> Change {
        var (oldStart, newStart) = (stretch.old.lowerBound, stretch.new.lowerBound)
        var (oldEnd, newEnd) = (stretch.old.upperBound, stretch.new.upperBound)
        while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
            oldStart += 1
            newStart += 1
        }
        while oldEnd > oldStart, newEnd > newStart, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        return Change(old: oldStart..<oldEnd, new: newStart..<newEnd)
    }

    /// The longest row of lines that occur once on both sides and in the same order on both.
    private func anchors(in stretch: Change) -> [(old: Int, new: Int)] {
        var places: [Int: (old: Int, new: Int)] = [:]
        // -1: not seen yet; -2: seen more than once.
        for index in stretch.old {
            let seen = places[old[index]]
            places[old[index]] = (seen == nil ? index : -2, -1)
        }
        for index in stretch.new {
            guard let seen = places[new[index]] else { continue }
            places[new[index]]?.new = seen.new == -1 ? index : -2
        }
        let unique = stretch.old.compactMap { index in
            places[old[index]].flatMap { $0.old == index && $0.new >= 0 ? $0 : nil }
        }
        return Self.longestAscending(unique)
    }

    /// Source: patience sorting.
    private static func longestAscending(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
        var tops: [Int] = []
        var previous = Array(repeating: -1, count: pairs.count)
        for index in pairs.indices {
            let top = tops.partitioningIndex { pairs[$0].new >= pairs[index].new }
            if top > 0 { previous[index] = tops[top - 1] }
            if top == tops.count { tops.append(index) } else { tops[top] = index }
        }
        var result: [(old: Int, new: Int)] = []
        var next = tops.last ?? -1
        while next >= 0 {
            result.append(pairs[next])
            next = previous[next]
        }
        return result.reversed()
    }
}

/// A line, compared by its bytes.
private struct LineKey: Hashable {
    let bytes: [UInt8]
    let range: Range<Int>

    static func == (left: LineKey, right: LineKey) -> Bool {
        left.bytes[left.range].elementsEqual(right.bytes[right.range])
    }

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
