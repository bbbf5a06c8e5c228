import Bytes
import Linting
import Prose
import Readers

/// What each byte of a Markdown text is to a reader of Markdown: text of some kind of block, markup inside a block, code, or none of
/// these (fences, list markers, the `#` of a heading, link definitions).
struct MarkdownRoles: Sendable {
    /// For each byte: nothing (0), text, markup or code in the high half, the kind of the block in the low half.
    private let roles: [UInt8]

    private static let text: UInt8 = 0x10
    private static let markup: UInt8 = 0x20
    private static let code: UInt8 = 0x30

    /// - Complexity: linear in the text.
    init(_ blocks: [Block], _ markup: [MarkupSpan], count: Int) {
        var roles = [UInt8](repeating: 0, count: count)
        roles.withUnsafeMutableBufferPointer { roles in
            for block in blocks {
                let role = (block.kind.isProse ? Self.text : Self.code) | block.kind.rawValue
                roles[block.range.clamped(to: 0..<count)].update(repeating: role)
                guard block.kind.isProse else { continue }
                for span in markup[block.markup] { roles[span.range.clamped(to: 0..<count)].update(repeating: Self.markup) }
            }
        }
        self.roles = roles
    }

    /// Whether the byte is text that is read; false outside the text.
    func isText(_ offset: Int) -> Bool { roles.indices.contains(offset) && roles[offset] & 0xF0 == Self.text }

    /// Whether all bytes of the range are text that is read.
    func isText(_ range: ByteRange) -> Bool { range.allSatisfy { isText($0) } }

    /// Whether the byte is text in a block of that kind.
    func isText(_ offset: Int, in kind: Block.Kind) -> Bool {
        roles.indices.contains(offset) && roles[offset] == Self.text | kind.rawValue
    }

    func isMarkup(_ offset: Int) -> Bool { roles.indices.contains(offset) && roles[offset] == Self.markup }

    func isCode(_ offset: Int) -> Bool { roles.indices.contains(offset) && roles[offset] & 0xF0 == Self.code }

    /// Whether the byte belongs to no block.
    func isOutside(_ offset: Int) -> Bool { roles.indices.contains(offset) && roles[offset] == 0 }

    /// Whether bytes are read in the same way as others from `place` on. White space and the marks of quoted lines go with their
    /// neighbors.
    ///
    /// - Parameter bytes: the text that the range is of.
    /// - Complexity: linear in the range.
    func agrees(_ range: ByteRange, of bytes: [UInt8], with other: MarkdownRoles, from place: Int) -> Bool {
        let length = min(range.count, max(0, other.roles.count - place))
        let isSame = length == range.count && roles[range].elementsEqual(other.roles[place..<place + length])
        return isSame
            || range.allSatisfy { offset in
                let otherOffset = place + offset - range.lowerBound
                return otherOffset < other.roles.count && roles[offset] == other.roles[otherOffset]
                    || Ascii.isSpace(bytes[offset]) || bytes[offset] == Ascii.greater
            }
    }
}

/// Edits that are said to turn text into a construct of Markdown.
struct MarkdownChange {
    /// What some bytes must be afterwards.
    enum Construct { case markup, heading, item, cell, code }

    /// Ascending.
    var edits: [Edit]
    /// Where bytes may be read in another way afterwards.
    var range: ByteRange
    var construct: Construct
    /// Offsets that tell whether the construct is there, in the text before the edits.
    var proof: [Int]
}

extension Document {
    /// How the document is read, byte by byte. Made once, for all that ask.
    var markdownRoles: MarkdownRoles { remembered { MarkdownRoles(blocks, markup, count: bytes.count) } }

    /// Which of the changes do what they say: the text that they leave is parsed again, the construct must be there, and no
    /// other byte may be read in another way.
    ///
    /// - Complexity: linear in the text; where some of the changes fail together, as often again as `mostAlone` says.
    func proven(_ changes: [MarkdownChange]) -> [Bool] {
        guard !changes.isEmpty else { return [] }
        if holds(changes) { return changes.map { _ in true } }
        return changes.enumerated().map { $0.offset < Self.mostAlone && holds([$0.element]) }
    }

    /// How many changes are tried alone where they fail together: each costs a parse of the text, and a check must stay linear.
    private static var mostAlone: Int { 16 }

    private func holds(_ changes: [MarkdownChange]) -> Bool {
        let edits = changes.flatMap(\.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
        var changed: [UInt8] = []
        changed.reserveCapacity(bytes.count + 64)
        // The stretches of the text before, ascending and without a gap, and where each begins afterwards.
        var stretches: [(range: ByteRange, place: Int, isEdited: Bool)] = []
        stretches.reserveCapacity(2 * edits.count + 1)
        var position = 0
        for edit in edits {
            guard edit.range.lowerBound >= position else { return false }
            stretches.append((position..<edit.range.lowerBound, changed.count, false))
            changed += bytes[position..<edit.range.lowerBound]
            stretches.append((edit.range, changed.count, true))
            changed += edit.replacement.utf8
            position = edit.range.upperBound
        }
        stretches.append((position..<bytes.count, changed.count, false))
        changed += bytes[position...]
        let (blocks, markup) = MarkdownReader.read(changed)
        let after = MarkdownRoles(blocks, markup, count: changed.count)
        return keepsItsRoles(stretches, outside: changes.map(\.range), after)
            && changes.allSatisfy { change in
                change.proof.allSatisfy { offset in
                    // The last that begins at or before it: an insertion, which is empty, is before the stretch from its place on.
                    let stretch = stretches[stretches.partitioningIndex { $0.range.lowerBound > offset } - 1]
                    // What was replaced is where its replacement begins.
                    let place = stretch.isEdited ? stretch.place : stretch.place + offset - stretch.range.lowerBound
                    return switch change.construct {
                    case .markup: after.isMarkup(place)
                    case .heading: after.isText(place, in: .heading) || after.isMarkup(place)
                    case .item: after.isText(place, in: .listItem) || after.isMarkup(place)
                    case .cell: after.isText(place, in: .tableCell) || after.isMarkup(place)
                    case .code: after.isCode(place)
                    }
                }
            }
    }

    /// Whether what no edit touches is read as before, but in the ranges of the changes.
    private func keepsItsRoles(
        _ stretches: [(range: ByteRange, place: Int, isEdited: Bool)], outside ranges: [ByteRange], _ after: MarkdownRoles
    ) -> Bool {
        let before = markdownRoles
        let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        // Up to here the ranges reach that were passed.
        var reached = 0
        for stretch in stretches where !stretch.isEdited {
            var position = stretch.range.lowerBound
            while position < stretch.range.upperBound {
                while next < ranges.count, ranges[next].lowerBound <= max(position, reached) {
                    reached = max(reached, ranges[next].upperBound)
                    next += 1
                }
                position = max(position, reached)
                let end = min(stretch.range.upperBound, next < ranges.count ? ranges[next].lowerBound : bytes.count)
                guard position < end else { continue }
                let isKept = before.agrees(
                    position..<end, of: bytes, with: after, from: stretch.place + position - stretch.range.lowerBound)
                guard isKept else { return false }
                position = end
            }
        }
        return true
    }
}
