import Bytes
import Linting
import Prose
import UnicodeText

/// The text around a finding on one line, and the same with the finding's fix applied. Shows one finding after the other.
struct Excerpt {
    /// A stretch of a shown line.
    struct Piece {
        enum Role { case context, place, fixed, cut }
        /// In the bytes of the excerpt.
        var range: Range<Int>
        var width: Int
        var role: Role
    }

    /// What all pieces show, in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// The text as it is; its place may be empty.
    private(set) var broken: [Piece] = []
    /// The text as the fix leaves it; nil where there is none.
    private(set) var fixed: [Piece]?
    /// Whether text from right to left is shown: a terminal reorders it, so that nothing below it points at its place.
    private(set) var isRightToLeft = false

    let document: Document
    private let columns: Int
    /// The bytes that are shown.
    private var window: ByteRange = 0..<0
    /// The block that was looked for last: findings come in order.
    private var nearBlock = 0

    /// As many bytes on either side as fill the line in any script, but for text full of combining marks.
    private static let reach = 240
    /// As many bytes away a fix's edit is shown with its place.
    private static let nearby = 60
    /// The most columns for the place, so that three eighths of the line remain for what is around it.
    private let placeColumns: Int

    /// - Parameter columns: the display width of the line.
    init(_ document: Document, columns: Int) {
        self.document = document
        self.columns = columns
        placeColumns = columns * 5 / 8
    }

    /// Shows the text around a finding.
    ///
    /// - Complexity: linear in the columns and in the fix; logarithmic in the document, constant for findings in order.
    mutating func show(_ finding: Finding) {
        bytes.removeAll(keepingCapacity: true)
        broken.removeAll(keepingCapacity: true)
        fixed = nil
        let paragraph = paragraph(around: Self.reach(of: finding))
        document.bytes.withUnsafeBufferPointer { source in
            showBroken(finding.range, paragraph, source)
            if let fix = finding.fix { fixed = fixed(by: fix, source) }
        }
    }

    // MARK: The text as it is

    private mutating func showBroken(_ place: ByteRange, _ paragraph: ByteRange, _ source: UnsafeBufferPointer<UInt8>) {
        let marked = markedPiece(place, source)
        // An ellipsis at either end.
        let room = columns - marked.width - 2
        let end = max(place.upperBound, min(paragraph.upperBound, boundary(at: place.upperBound + Self.reach)))
        let (before, after) =
            plainSides(place, paragraph.lowerBound..<end, room: room, source)
            ?? sides(place, paragraph.lowerBound..<end, room: room, source)
        broken = framed(
            [before, marked, after], isCutBefore: window.lowerBound > paragraph.lowerBound,
            isCutAfter: window.upperBound < paragraph.upperBound)
        isRightToLeft = Self.isRightToLeft(source, window)
    }

    /// The text on both sides of a place as far as there is room for it, where all of it is shown as it is; nil for any other.
    private mutating func plainSides(
        _ place: ByteRange, _ text: ByteRange, room: Int, _ source: UnsafeBufferPointer<UInt8>
    ) -> (before: Piece, after: Piece)? {
        guard var after = Visible.plainPrefix(source, place.upperBound..<text.upperBound, columns: room) else { return nil }
        let most = max(room / 2, room - after.width)
        guard text.lowerBound <= place.lowerBound,
            let before = Visible.plainSuffix(source, text.lowerBound..<place.lowerBound, columns: most),
            before.run.range.count <= Self.reach
        else { return nil }
        let rest = room - (before.isCut ? most : before.run.width)
        if after.width > rest {
            guard let shorter = Visible.plainPrefix(source, after.range, columns: rest) else { return nil }
            after = shorter
        }
        window = before.run.range.lowerBound..<after.range.upperBound
        return (piece(before.run, source), piece(after, source))
    }

    /// The same for any text.
    private mutating func sides(
        _ place: ByteRange, _ text: ByteRange, room: Int, _ source: UnsafeBufferPointer<UInt8>
    ) -> (before: Piece, after: Piece) {
        let start = min(place.lowerBound, firstShown(before: place.lowerBound, notBefore: text.lowerBound, source))
        let before = Visible.cells(source, start..<place.lowerBound, .plain)
        let after = Visible.cells(source, place.upperBound..<text.upperBound, .plain, columns: columns)
        let width = Self.width(before)
        let beforeRoom = min(width, max(room / 2, room - Self.width(after)))
        let left = Self.suffix(before, beforeRoom)
        let right = Self.prefix(after, room - beforeRoom)
        window = (left.first?.range.lowerBound ?? place.lowerBound)..<(right.last?.range.upperBound ?? place.upperBound)
        return (piece(left, .context, source), piece(right, .context, source))
    }

    /// Where the text before a place begins that fills the line: as near as the characters there tell their own width.
    private func firstShown(before offset: Int, notBefore limit: Int, _ source: UnsafeBufferPointer<UInt8>) -> Int {
        var position = offset
        var width = 0
        while width <= columns, let decoded = source.decodeScalar(before: position, startingAt: limit) {
            guard let own = Visible.columnsAmongOthers(decoded.scalar) else { return max(limit, boundary(at: offset - Self.reach)) }
            position -= decoded.length
            width += own
        }
        return position
    }

    /// An offset of the document, or near it, moved on to where a grapheme cluster begins.
    private func boundary(at offset: Int) -> Int {
        guard document.bytes.indices.contains(offset) else { return offset }
        return document.widenedToGraphemes(offset..<offset).upperBound
    }

    /// The place together with what its fix changes nearby: a mark that is moved is seen in both its places.
    private static func reach(of finding: Finding) -> ByteRange {
        var range = finding.range
        for edit in finding.fix?.edits ?? [] {
            let distance = max(edit.range.lowerBound - finding.range.upperBound, finding.range.lowerBound - edit.range.upperBound)
            guard distance <= nearby else { continue }
            // An edit may be as long as a block.
            range =
                max(
                    min(range.lowerBound, edit.range.lowerBound), finding.range.lowerBound - nearby)..<min(
                    max(range.upperBound, edit.range.upperBound), finding.range.upperBound + nearby)
        }
        return range.lowerBound..<max(range.upperBound, finding.range.upperBound)
    }

    /// The blocks that the place lies in, from the first to the last byte of their text.
    private mutating func paragraph(around place: ByteRange) -> ByteRange {
        guard !document.blocks.isEmpty else { return place }
        let first = content(at: place.lowerBound)
        let last = content(at: max(place.lowerBound, place.upperBound - 1))
        // Front matter and markup may leave a gap; a place in one stands alone.
        var lower = place.lowerBound
        var upper = place.upperBound
        if first.lowerBound <= lower, lower <= first.upperBound { lower = first.lowerBound }
        if last.lowerBound <= upper, upper <= last.upperBound { upper = last.upperBound }
        // A break between two paragraphs is seen only together with the second one.
        if upper == place.upperBound {
            let next = content(at: upper)
            if next.lowerBound <= upper, upper < next.upperBound { upper = next.upperBound }
        }
        return lower..<upper
    }

    /// The text of the last block that begins at or before an offset.
    private mutating func content(at offset: Int) -> ByteRange {
        let blocks = document.blocks
        func isThere(_ index: Int) -> Bool {
            blocks[index].range.lowerBound <= offset && (index + 1 == blocks.count || blocks[index + 1].range.lowerBound > offset)
        }
        if !isThere(nearBlock) { nearBlock = document.blockIndex(at: offset) }
        return blocks[nearBlock].content
    }

    /// The place, with its middle left out where it is too long.
    private mutating func markedPiece(_ place: ByteRange, _ source: UnsafeBufferPointer<UInt8>) -> Piece {
        let start = bytes.count
        if place.count <= placeColumns, let width = Visible.appendPlainPlace(source, place, to: &bytes) {
            return Piece(range: start..<bytes.count, width: width, role: .place)
        }
        let isLong = place.count > 2 * Self.reach
        let headEnd = isLong ? boundary(at: place.lowerBound + Self.reach) : place.upperBound
        let head = Visible.cells(source, place.lowerBound..<headEnd, .marked)
        guard isLong || Self.width(head) > placeColumns else { return piece(head[...], .place, source) }
        let tail = isLong ? Visible.cells(source, boundary(at: place.upperBound - Self.reach)..<place.upperBound, .marked) : head
        let half = (placeColumns - 1) / 2
        let first = piece(Self.prefix(head, half), .place, source)
        bytes.append("…")
        let last = piece(Self.suffix(tail, half), .place, source)
        return Piece(range: start..<bytes.count, width: first.width + 1 + last.width, role: .place)
    }

    // MARK: The text as it will be

    private mutating func fixed(by fix: Fix, _ source: UnsafeBufferPointer<UInt8>) -> [Piece]? {
        var pieces: [Piece] = []
        // What a fix keeps of a long place may be more than the place showed: the line ends where its width does.
        var room = columns - 2
        var position = window.lowerBound
        var isShown = false
        for edit in fix.edits where edit.range.upperBound >= window.lowerBound && edit.range.lowerBound <= window.upperBound {
            isShown = true
            let start = max(position, edit.range.lowerBound)
            guard add(context(position, start, room: room, source), &pieces, &room),
                add(replacement(edit.replacement), &pieces, &room)
            else { break }
            position = min(max(start, edit.range.upperBound), window.upperBound)
        }
        guard isShown else { return nil }
        if pieces.last?.role != .cut { _ = add(context(position, window.upperBound, room: room, source), &pieces, &room) }
        return framed(pieces, isCutBefore: broken.first?.role == .cut, isCutAfter: broken.last?.role == .cut)
    }

    /// Adds a piece, or as much of it as there is room for; false where that is not all.
    private mutating func add(_ piece: Piece, _ pieces: inout [Piece], _ room: inout Int) -> Bool {
        guard piece.width > room else {
            pieces.append(piece)
            room -= piece.width
            return true
        }
        let fitting = bytes.withUnsafeBufferPointer {
            Visible.prefix(ofShown: UnsafeBufferPointer(rebasing: $0[piece.range]), columns: room - 1)
        }
        let range = piece.range.lowerBound..<piece.range.lowerBound + fitting.length
        pieces += [Piece(range: range, width: fitting.width, role: piece.role), cut()]
        return false
    }

    // MARK: Parts

    private mutating func framed(_ pieces: [Piece], isCutBefore: Bool, isCutAfter: Bool) -> [Piece] {
        let isCut = pieces.last?.role == .cut
        return (isCutBefore ? [cut()] : []) + pieces + (isCutAfter && !isCut ? [cut()] : [])
    }

    private mutating func cut() -> Piece {
        bytes.append("…")
        return Piece(range: bytes.count - 3..<bytes.count, width: 1, role: .cut)
    }

    /// The text between two offsets: all of it, or more of it than there is room for.
    private mutating func context(_ start: Int, _ end: Int, room: Int, _ source: UnsafeBufferPointer<UInt8>) -> Piece {
        guard start < end else { return Piece(range: 0..<0, width: 0, role: .context) }
        // One column more than there is room for, and a wide character has two.
        if let run = Visible.plainPrefix(source, start..<end, columns: room + 2) { return piece(run, source) }
        return piece(Visible.cells(source, start..<end, .plain, columns: room)[...], .context, source)
    }

    private mutating func replacement(_ text: String) -> Piece {
        var text = text
        return text.withUTF8 { source in
            let start = bytes.count
            if let width = Visible.appendPlainPlace(source, 0..<source.count, to: &bytes) {
                return Piece(range: start..<bytes.count, width: width, role: .fixed)
            }
            return piece(Visible.cells(source, 0..<source.count, .marked)[...], .fixed, source)
        }
    }

    private mutating func piece(_ run: Visible.Run, _ source: UnsafeBufferPointer<UInt8>) -> Piece {
        let start = bytes.count
        bytes.append(contentsOf: source[run.range])
        return Piece(range: start..<bytes.count, width: run.width, role: .context)
    }

    private mutating func piece(_ cells: ArraySlice<Visible.Cell>, _ role: Piece.Role, _ source: UnsafeBufferPointer<UInt8>) -> Piece {
        let start = bytes.count
        Visible.append(cells, of: source, to: &bytes)
        return Piece(range: start..<bytes.count, width: cells.reduce(0) { $0 + $1.width }, role: role)
    }

    // MARK: Cells

    private static func width(_ cells: [Visible.Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

    /// The first cells that fit into a width.
    private static func prefix(_ cells: [Visible.Cell], _ width: Int) -> ArraySlice<Visible.Cell> {
        var room = width
        return cells.prefix { cell in
            room -= cell.width
            return room >= 0
        }
    }

    /// The last cells that fit into a width.
    private static func suffix(_ cells: [Visible.Cell], _ width: Int) -> ArraySlice<Visible.Cell> {
        var room = width
        var start = cells.count
        while start > 0, cells[start - 1].width <= room {
            start -= 1
            room -= cells[start].width
        }
        return cells[start...]
    }

    // MARK: Direction

    private static func isRightToLeft(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        // No character from right to left begins with a byte below D6.
        range.contains { offset in
            bytes[offset] >= 0xD6
                && bytes.decodeScalar(at: offset, endingBefore: range.upperBound).map { isRightToLeft($0.scalar) } ?? false
        }
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        // Hebrew to the end of the Arabic blocks, the presentation forms, and the supplementary right-to-left range.
        (0x0590...0x08FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
            || (0xFE70...0xFEFC).contains(scalar.value) || (0x10800...0x10FFF).contains(scalar.value)
            || (0x1E800...0x1EFFF).contains(scalar.value)
    }
}
