import Bytes
import Prose
import UnicodeText

/// Divides text into the cells that it is shown in. What most text is made of is told scalar by scalar; only where scalars
/// may join is the standard library asked for clusters.
struct CellReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private let style: Visible.Style
    private var cells: [Visible.Cell] = []
    private var width = 0
    private var isBehindLineEnd = false

    /// - Parameter end: of the text.
    init(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int, _ style: Visible.Style) {
        self.bytes = bytes
        self.end = end
        self.style = style
    }

    /// Reads cells from `start` on, until one reaches beyond the columns.
    ///
    /// - Complexity: linear in the text up to there.
    mutating func read(from start: Int, columns: Int) {
        cells.reserveCapacity(min(max(0, end - start), columns))
        var position = start
        while position < end, width <= columns {
            let byte = bytes[position]
            position = byte < 0x20 ? readControl(byte, position) : readText(position, columns)
        }
    }

    /// The cells that were read.
    func finish() -> [Visible.Cell] {
        guard style == .marked else { return cells }
        var cells = cells
        for index in cells.indices.dropFirst().dropLast() where cells[index].look == .dot {
            if !Self.isSpace(cells[index - 1].look), !Self.isSpace(cells[index + 1].look) { cells[index].look = .space }
        }
        return cells
    }

    private static func isSpace(_ look: Visible.Look) -> Bool {
        switch look {
        case .space, .dot, .openBox, .tab, .lineEnd, .paragraphEnd: true
        case .itself, .codePoints, .names, .onCircle: false
        }
    }

    private mutating func add(_ range: ByteRange, _ width: Int, _ look: Visible.Look) {
        cells.append(Visible.Cell(range: range, width: width, look: look))
        self.width += width
        isBehindLineEnd = false
    }

    /// Nothing joins a control but a line feed a carriage return.
    private mutating func readControl(_ byte: UInt8, _ position: Int) -> Int {
        let next = position + 1
        switch byte {
        case UInt8(ascii: "\t"): add(position..<next, 1, style == .marked ? .tab : .space)
        case UInt8(ascii: "\r") where next < end && bytes[next] == UInt8(ascii: "\n"): return readLineEnd(position..<next + 1)
        case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return readLineEnd(position..<next)
        default:
            let shown = Visible.codePoints(bytes, position..<next, named: style == .marked)
            add(position..<next, shown.width, style == .marked ? .names : .codePoints)
        }
        return next
    }

    /// Two line ends in a row are a paragraph's end.
    private mutating func readLineEnd(_ range: ByteRange) -> Int {
        if isBehindLineEnd, let last = cells.popLast() {
            width -= last.width
            add(last.range.lowerBound..<range.upperBound, 1, .paragraphEnd)
        } else {
            add(range, 1, style == .marked ? .lineEnd : .space)
        }
        isBehindLineEnd = true
        return range.upperBound
    }

    private mutating func readText(_ position: Int, _ columns: Int) -> Int {
        guard let decoded = bytes.decodeScalar(at: position, endingBefore: end) else { return end }
        let next = position + decoded.length
        guard let own = Visible.columnsAlone(decoded.scalar), next == end || standsApart(at: next) else {
            return readClusters(position, columns)
        }
        add(position..<next, own, style == .marked ? Self.sign(decoded.scalar) ?? .itself : .itself)
        return next
    }

    /// Whether the scalar never joins the one before it.
    private func standsApart(at position: Int) -> Bool {
        if bytes[position] < 0x80 { return true }
        return bytes.decodeScalar(at: position, endingBefore: end).map { Visible.columnsAlone($0.scalar) != nil } ?? true
    }

    /// The sign for a space; what looks like one is taken for it. Nil for all other characters.
    private static func sign(_ scalar: Unicode.Scalar) -> Visible.Look? {
        switch scalar {
        case " ", "\u{B7}": .dot
        case "\u{A0}", "\u{202F}", "\u{2007}", "\u{237D}": .openBox
        case "\u{21E5}": .tab
        case "\u{23CE}": .lineEnd
        case "\u{B6}": .paragraphEnd
        default: nil
        }
    }

    // MARK: Clusters

    /// Reads the clusters up to the next two scalars of which the second does not join the first.
    private mutating func readClusters(_ start: Int, _ columns: Int) -> Int {
        let stretch = stretch(from: start)
        var position = start
        for cluster in String(decoding: bytes[start..<stretch.end], as: UTF8.self) {
            guard position < stretch.last, width <= columns else { break }
            let first = position
            for _ in cluster.unicodeScalars { position += bytes.decodeScalar(at: position, endingBefore: end)?.length ?? 0 }
            let shown = style == .marked ? marked(cluster, first..<position) : plain(cluster, first..<position)
            add(first..<position, shown.width, shown.look)
        }
        return position
    }

    /// Where the scalars end that may join, and where the last of them begins, which may be a cluster of its own.
    private func stretch(from start: Int) -> (last: Int, end: Int) {
        var position = start
        while let decoded = bytes.decodeScalar(at: position, endingBefore: end) {
            // Nothing joins a control.
            if bytes[position] < 0x20 { return (position, position) }
            let next = position + decoded.length
            if position > start, standsApart(at: position), next == end || standsApart(at: next) { return (position, next) }
            position = next
        }
        return (end, end)
    }

    private func plain(_ cluster: Character, _ range: ByteRange) -> (look: Visible.Look, width: Int) {
        let scalars = cluster.unicodeScalars
        if let only = scalars.first, scalars.count == 1, Visible.isInvisible(only) {
            return (.codePoints, Visible.codePoints(bytes, range, named: false).width)
        }
        return (.itself, DisplayWidth.of(cluster))
    }

    private func marked(_ cluster: Character, _ range: ByteRange) -> (look: Visible.Look, width: Int) {
        let scalars = cluster.unicodeScalars
        if scalars.count == 1, let sign = scalars.first.flatMap(Self.sign) { return (sign, 1) }
        // The joiners of 👩‍👩‍👧 belong to it.
        if scalars.contains(where: { !$0.isASCII && $0.isEmoji && !$0.isMark }) { return (.itself, DisplayWidth.of(cluster)) }
        if scalars.contains(where: { Visible.isInvisible($0) || $0.isWhitespace }) {
            return (.names, Visible.codePoints(bytes, range, named: true).width)
        }
        // A mark that the place begins with would be set upon whatever stands before it.
        if cells.isEmpty, let first = scalars.first, first.isMark { return (.onCircle, DisplayWidth.of("\u{25CC}\(cluster)")) }
        return (.itself, DisplayWidth.of(cluster))
    }
}
