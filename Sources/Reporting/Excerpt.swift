import Linting
import Prose
import UnicodeText

/// The text around a finding on one line, and the same with the finding's fix applied.
struct Excerpt {
    /// A stretch of a shown line.
    struct Piece {
        enum Role { case context, place, mended, cut }
        var text: String
        var width: Int
        var role: Role
    }

    /// The text as it is; its place may be empty.
    private(set) var broken: [Piece] = []
    /// The text as the fix leaves it; nil where there is none.
    private(set) var mended: [Piece]?
    /// Whether text from right to left is shown: a terminal reorders it, so that nothing below it points at its place.
    private(set) var isRightToLeft = false

    private let document: Document
    private let columns: Int
    /// The bytes that are shown.
    private var window: ByteRange

    /// As many bytes on either side as fill the line in any script, but for text full of combining marks.
    private static let reach = 240
    /// As many bytes away a fix's edit is shown with its place.
    private static let nearby = 60
    /// The most columns for the place, so that some context remains.
    private static let placeColumns = 60

    /// - Parameter columns: the display width of the line.
    init(of finding: Finding, in document: Document, columns: Int) {
        self.document = document
        self.columns = columns
        window = finding.range
        showBroken(finding.range, paragraph(around: Self.reach(of: finding)))
        if let fix = finding.fix { mended = self.mended(by: fix) }
    }

    // MARK: The text as it is

    private mutating func showBroken(_ place: ByteRange, _ paragraph: ByteRange) {
        let last = boundary(at: place.upperBound + Self.reach)
        let start = firstShown(before: place.lowerBound, notBefore: paragraph.lowerBound)
        let end = min(paragraph.upperBound, last)
        let marked = markedPiece(place)
        // An ellipsis at either end.
        let room = columns - marked.width - 2
        if start <= place.lowerBound, place.upperBound <= end,
            showPlain(marked, start..<place.lowerBound, place.upperBound..<end, paragraph, room: room)
        {
            return
        }
        var before = Visible.plainCells(text(start, place.lowerBound))
        var after = Visible.plainCells(text(place.upperBound, end), columns: columns)
        let beforeWidth = before.reduce(0) { $0 + $1.width }
        let afterWidth = after.reduce(0) { $0 + $1.width }
        let beforeRoom = min(beforeWidth, max(room / 2, room - afterWidth))
        before = Array(Self.fitting(before.reversed(), beforeRoom).reversed())
        after = Self.fitting(after, room - beforeRoom)
        window = shown(place, paragraph, before.reduce(0) { $0 + $1.scalarCount }, after.reduce(0) { $0 + $1.scalarCount })
        show(Self.piece(before, .context), marked, Self.piece(after, .context), paragraph)
    }

    /// The same for text around the place that is shown as it is; false for any other.
    private mutating func showPlain(_ marked: Piece, _ before: ByteRange, _ after: ByteRange, _ paragraph: ByteRange, room: Int) -> Bool {
        let columns = columns
        let runs = document.bytes.withUnsafeBufferPointer { bytes -> (before: Visible.Run, after: Visible.Run)? in
            guard let before = Visible.plainRun(bytes, before), let after = Visible.plainRun(bytes, after, columns: columns) else {
                return nil
            }
            let beforeRoom = min(before.width, max(room / 2, room - after.width))
            return (before.suffix(beforeRoom, in: bytes), after.prefix(room - beforeRoom, in: bytes))
        }
        guard let runs else { return false }
        window = runs.before.range.lowerBound..<runs.after.range.upperBound
        show(piece(runs.before, .context), marked, piece(runs.after, .context), paragraph)
        return true
    }

    private mutating func show(_ before: Piece, _ marked: Piece, _ after: Piece, _ paragraph: ByteRange) {
        broken = framed(
            [before, marked, after],
            isCutBefore: window.lowerBound > paragraph.lowerBound, isCutAfter: window.upperBound < paragraph.upperBound)
        // No character from right to left begins with a byte below D6.
        isRightToLeft = document.bytes[window].contains { $0 >= 0xD6 }
            && text(window.lowerBound, window.upperBound).unicodeScalars.contains(where: Self.isRightToLeft)
    }

    /// Where the text before a place begins that fills the line: as near as the characters there tell their own width.
    private func firstShown(before offset: Int, notBefore limit: Int) -> Int {
        let near = document.bytes.withUnsafeBufferPointer { bytes -> Int? in
            var position = offset
            var width = 0
            while width <= columns, let decoded = bytes.decodeScalar(before: position, startingAt: limit) {
                guard let own = Visible.columnsAmongOthers(decoded.scalar) else { return nil }
                position -= decoded.length
                width += own
            }
            return position
        }
        return near ?? max(limit, boundary(at: offset - Self.reach))
    }

    /// The place with some scalars on either side.
    private func shown(_ place: ByteRange, _ paragraph: ByteRange, _ before: Int, _ after: Int) -> ByteRange {
        document.bytes.withUnsafeBufferPointer { buffer in
            var (lower, upper) = (place.lowerBound, place.upperBound)
            for _ in 0..<before {
                lower -= buffer.decodeScalar(before: lower, startingAt: paragraph.lowerBound)?.length ?? 0
            }
            for _ in 0..<after {
                upper += buffer.decodeScalar(at: upper, endingBefore: paragraph.upperBound)?.length ?? 0
            }
            return lower..<upper
        }
    }

    /// An offset moved on to where a scalar begins.
    private func boundary(at offset: Int) -> Int {
        var offset = offset
        while document.bytes.indices.contains(offset), document.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    /// The place together with what its fix changes nearby: a mark that is moved is seen in both its places.
    private static func reach(of finding: Finding) -> ByteRange {
        var range = finding.range
        for edit in finding.fix?.edits ?? [] {
            let distance = max(edit.range.lowerBound - finding.range.upperBound, finding.range.lowerBound - edit.range.upperBound)
            guard distance <= nearby else { continue }
            // An edit may be as long as a block.
            range = max(min(range.lowerBound, edit.range.lowerBound), finding.range.lowerBound - nearby)
                ..< min(max(range.upperBound, edit.range.upperBound), finding.range.upperBound + nearby)
        }
        return range.lowerBound..<max(range.upperBound, finding.range.upperBound)
    }

    /// The blocks that the place lies in, from the first to the last byte of their text.
    private func paragraph(around place: ByteRange) -> ByteRange {
        guard !document.blocks.isEmpty else { return place }
        let first = document.blocks[document.blockIndex(at: place.lowerBound)].content
        let last = document.blocks[document.blockIndex(at: max(place.lowerBound, place.upperBound - 1))].content
        // Front matter and markup may leave a gap; a place in one stands alone.
        var lower = place.lowerBound
        var upper = place.upperBound
        if first.lowerBound <= lower, lower <= first.upperBound { lower = first.lowerBound }
        if last.lowerBound <= upper, upper <= last.upperBound { upper = last.upperBound }
        // A break between two paragraphs is seen only together with the second one.
        if upper == place.upperBound {
            let next = document.blockIndex(at: upper)
            let content = document.blocks[next].content
            if content.lowerBound <= upper, upper < content.upperBound { upper = content.upperBound }
        }
        return lower..<upper
    }

    /// The place, with its middle left out where it is too long.
    private func markedPiece(_ place: ByteRange) -> Piece {
        if place.count <= Self.placeColumns, let shown = document.bytes.withUnsafeBufferPointer({ bytes in
            Visible.markedText(UnsafeBufferPointer(rebasing: bytes[place]))
        }) {
            return Piece(text: shown.text, width: shown.width, role: .place)
        }
        let isLong = place.count > 2 * Self.reach
        let headEnd = isLong ? boundary(at: place.lowerBound + Self.reach) : place.upperBound
        let head = Visible.markedCells(text(place.lowerBound, headEnd))
        let tail = isLong ? Visible.markedCells(text(boundary(at: place.upperBound - Self.reach), place.upperBound)) : head
        let whole = Self.piece(head, .place)
        guard isLong || whole.width > Self.placeColumns else { return whole }
        let half = (Self.placeColumns - 1) / 2
        let start = Self.piece(Self.fitting(head, half), .place)
        let end = Self.piece(Self.fitting(tail.reversed(), half).reversed(), .place)
        return Piece(text: start.text + "…" + end.text, width: start.width + 1 + end.width, role: .place)
    }

    // MARK: The text as it will be

    private func mended(by fix: Fix) -> [Piece]? {
        var pieces: [Piece] = []
        var position = window.lowerBound
        var isShown = false
        for edit in fix.edits where edit.range.upperBound >= window.lowerBound && edit.range.lowerBound <= window.upperBound {
            isShown = true
            let start = max(position, edit.range.lowerBound)
            pieces.append(context(position, start))
            pieces.append(Self.marked(edit.replacement))
            position = min(max(start, edit.range.upperBound), window.upperBound)
        }
        guard isShown else { return nil }
        pieces.append(context(position, window.upperBound))
        let paragraphIsCutBefore = broken.first?.role == .cut
        let paragraphIsCutAfter = broken.last?.role == .cut
        return framed(shortened(pieces), isCutBefore: paragraphIsCutBefore, isCutAfter: paragraphIsCutAfter)
    }

    /// The pieces up to the line's width: what a fix keeps of a long place may be more than the place showed.
    private func shortened(_ pieces: [Piece]) -> [Piece] {
        var room = columns - 2
        var result: [Piece] = []
        for piece in pieces {
            guard piece.width > room else {
                result.append(piece)
                room -= piece.width
                continue
            }
            let cells = Self.fitting(piece.text.map { Visible.Cell(String($0), scalarCount: 0) }, room - 1)
            result.append(Self.piece(cells, piece.role))
            result.append(Piece(text: "…", width: 1, role: .cut))
            break
        }
        return result
    }

    // MARK: Parts

    private func framed(_ pieces: [Piece], isCutBefore: Bool, isCutAfter: Bool) -> [Piece] {
        let cut = Piece(text: "…", width: 1, role: .cut)
        let last = pieces.last?.role == .cut
        return (isCutBefore ? [cut] : []) + pieces + (isCutAfter && !last ? [cut] : [])
    }

    private func text(_ start: Int, _ end: Int) -> String {
        start < end ? document.text(start..<end) : ""
    }

    private func piece(_ run: Visible.Run, _ role: Piece.Role) -> Piece {
        Piece(text: document.text(run.range), width: run.width, role: role)
    }

    /// The text between two offsets, all of it.
    private func context(_ start: Int, _ end: Int) -> Piece {
        guard start < end else { return Piece(text: "", width: 0, role: .context) }
        if let run = document.bytes.withUnsafeBufferPointer({ Visible.plainRun($0, start..<end) }) { return piece(run, .context) }
        return Self.piece(Visible.plainCells(text(start, end)), .context)
    }

    private static func marked(_ text: String) -> Piece {
        var text = text
        if let shown = text.withUTF8({ Visible.markedText($0) }) { return Piece(text: shown.text, width: shown.width, role: .mended) }
        return piece(Visible.markedCells(text), .mended)
    }

    private static func piece(_ cells: [Visible.Cell], _ role: Piece.Role) -> Piece {
        Piece(text: cells.map(\.text).joined(), width: cells.reduce(0) { $0 + $1.width }, role: role)
    }

    /// The first cells that fit into a width.
    private static func fitting(_ cells: [Visible.Cell], _ width: Int) -> [Visible.Cell] {
        var room = width
        return Array(
            cells.prefix { cell in
                room -= cell.width
                return room >= 0
            })
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        // Hebrew to the end of the Arabic blocks, the presentation forms, and the supplementary right-to-left range.
        (0x0590...0x08FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
            || (0xFE70...0xFEFC).contains(scalar.value) || (0x10800...0x10FFF).contains(scalar.value)
            || (0x1E800...0x1EFFF).contains(scalar.value)
    }
}
