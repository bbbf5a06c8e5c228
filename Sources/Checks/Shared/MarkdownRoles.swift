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
        for block in blocks {
            let role = (block.kind.isProse ? Self.text : Self.code) | block.kind.rawValue
            for offset in block.range where offset < count { roles[offset] = role }
            guard block.kind.isProse else { continue }
            for span in markup[block.markup] { for offset in span.range where offset < count { roles[offset] = Self.markup } }
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

    /// Whether two bytes are read in the same way.
    func agrees(_ offset: Int, with other: MarkdownRoles, _ otherOffset: Int) -> Bool {
        otherOffset < other.roles.count && roles[offset] == other.roles[otherOffset]
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
        // For each byte of the text before, where it is afterwards; a replaced one is where its replacement begins.
        var places = [Int](repeating: 0, count: bytes.count + 1)
        var isEdited = [Bool](repeating: false, count: bytes.count + 1)
        var position = 0
        for edit in edits {
            guard edit.range.lowerBound >= position else { return false }
            for offset in position..<edit.range.lowerBound { places[offset] = changed.count + offset - position }
            changed += bytes[position..<edit.range.lowerBound]
            for offset in edit.range { (places[offset], isEdited[offset]) = (changed.count, true) }
            changed += Array(edit.replacement.utf8)
            position = edit.range.upperBound
        }
        for offset in position..<bytes.count { places[offset] = changed.count + offset - position }
        changed += bytes[position...]
        let (blocks, markup) = MarkdownReader.read(changed)
        let after = MarkdownRoles(blocks, markup, count: changed.count)
        for change in changes { for offset in change.range where offset < isEdited.count { isEdited[offset] = true } }
        let before = markdownRoles
        for offset in bytes.indices where !isEdited[offset] {
            // White space and the marks of quoted lines go with their neighbors.
            let byte = bytes[offset]
            if Ascii.isSpace(byte) || byte == Ascii.greater { continue }
            guard before.agrees(offset, with: after, places[offset]) else { return false }
        }
        return changes.allSatisfy { change in
            change.proof.allSatisfy { offset in
                let place = places[offset]
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
}
