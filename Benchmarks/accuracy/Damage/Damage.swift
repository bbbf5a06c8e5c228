/// One change of a clean text, and what undoes it.
public struct Change: Sendable, Hashable {
    /// The place in the clean text, in UTF-8 bytes.
    public let range: Range<Int>
    /// The bytes that stood there.
    public let original: [UInt8]
    /// The bytes that stand there now.
    public let replacement: [UInt8]

    /// - Parameter bytes: the clean text.
    public init(_ range: Range<Int>, of bytes: [UInt8], to replacement: String) {
        self.range = range
        original = Array(bytes[range])
        self.replacement = Array(replacement.utf8)
    }
}

/// A known artifact in a text that was clean, with its exact inverse.
public struct Damage: Sendable {
    /// The changes in ascending order; they do not overlap.
    public let changes: [Change]
    /// Further places of the clean text where a finding is a finding of this damage: both marks of a pair, say.
    public let around: [Range<Int>]

    /// - Returns: nil if nothing changes.
    public init?(_ changes: [Change], around: [Range<Int>] = []) {
        let real = changes.filter { $0.original != $0.replacement }
        guard !real.isEmpty else { return nil }
        self.changes = real.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        self.around = around
        for (left, right) in zip(self.changes, self.changes.dropFirst()) {
            precondition(left.range.upperBound <= right.range.lowerBound, "changes overlap")
        }
    }

    /// The damaged text.
    public func apply(to clean: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for change in changes {
            result += clean[position..<change.range.lowerBound]
            result += change.replacement
            position = change.range.upperBound
        }
        return result + clean[position...]
    }

    /// The clean text again.
    public func undo(_ damaged: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for (change, place) in zip(changes, damagedRanges) {
            result += damaged[position..<place.lowerBound]
            result += change.original
            position = place.upperBound
        }
        return result + damaged[position...]
    }

    /// Where the changes stand in the damaged text.
    public var damagedRanges: [Range<Int>] {
        var shift = 0
        return changes.map { change in
            let start = change.range.lowerBound + shift
            shift += change.replacement.count - change.range.count
            return start..<start + change.replacement.count
        }
    }

    /// Where a finding in the damaged text is a finding of this damage.
    public var places: [Range<Int>] {
        damagedRanges + around.map { damaged($0.lowerBound)..<max(damaged($0.lowerBound), damaged($0.upperBound)) }
    }

    /// The offset in the damaged text that corresponds to one in the clean text.
    public func damaged(_ offset: Int) -> Int {
        var shift = 0
        for change in changes where change.range.upperBound <= offset {
            shift += change.replacement.count - change.range.count
        }
        return offset + shift
    }

    /// The offset in the clean text that corresponds to one in the damaged text; inside a change, its beginning.
    public func clean(_ offset: Int) -> Int {
        var shift = 0
        for (change, place) in zip(changes, damagedRanges) {
            if place.upperBound <= offset {
                shift += change.range.count - change.replacement.count
            } else if place.lowerBound < offset {
                return change.range.lowerBound
            }
        }
        return offset + shift
    }

    /// The hull of all changes and places, in the clean text.
    public var hull: Range<Int> {
        let ranges = changes.map(\.range) + around
        let lower = ranges.map(\.lowerBound).min() ?? 0
        return lower..<max(lower, ranges.map(\.upperBound).max() ?? 0)
    }

    /// Both damages at once; they must not overlap.
    public func joined(_ other: Damage) -> Damage {
        Damage(changes + other.changes, around: around + other.around) ?? self
    }
}
