import Prose
import UnicodeText

/// Makes visible what a terminal would hide, or obey.
enum Visible {
    /// A piece of text as it is shown, and the columns it takes.
    struct Cell {
        var text: String
        var width: Int
        /// The scalars of the original text that it stands for. Not bytes: an ill-formed one is shown as a longer U+FFFD.
        var scalarCount: Int

        /// A character of which nothing need be asked.
        init(_ scalar: Unicode.Scalar, width: Int) {
            text = String(scalar)
            self.width = width
            scalarCount = 1
        }

        init(_ text: String, scalarCount: Int) {
            self.text = text
            width = DisplayWidth.of(text)
            self.scalarCount = scalarCount
        }
    }

    /// The cells of text around a place: line ends as spaces, those between paragraphs as `¶`, and by its code point
    /// only what might confuse the terminal, or what nobody would see.
    ///
    /// - Parameter columns: cells beyond so many columns need not be there.
    static func plainCells(_ text: String, columns: Int = .max) -> [Cell] {
        cells(text, columns: columns, space: " ", lineEnd: " ", controls: plainControls) { cluster, _ in
            if cluster == "\t" { return " " }
            let isHidden = cluster.unicodeScalars.count == 1 && cluster.unicodeScalars.allSatisfy(isInvisible)
            return isHidden ? codePoints(cluster, named: false) : String(cluster)
        }
    }

    /// The cells of a place itself: every line end and invisible character can be seen, and every space but a single
    /// one between two words.
    static func markedCells(_ text: String) -> [Cell] {
        var cells = cells(text, columns: .max, space: "·", lineEnd: "⏎", controls: markedControls, marked)
        for index in cells.indices.dropFirst().dropLast() where cells[index].text == "·" {
            if !isSpace(cells[index - 1]), !isSpace(cells[index + 1]) { cells[index].text = " " }
        }
        return cells
    }

    /// A stretch of text that is shown as it is, each scalar a cell of its own: what nearly all text is.
    struct Run {
        var range: ByteRange
        var width = 0
        var scalarCount = 0

        /// The last cells that fit into a width.
        func suffix(_ room: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Run {
            if width <= room { return self }
            var run = Run(range: range.upperBound..<range.upperBound)
            var position = range.upperBound
            while let decoded = bytes.decodeScalar(before: position, startingAt: range.lowerBound) {
                let width = run.width + (columnsAlone(decoded.scalar) ?? 0)
                if width > room { break }
                position -= decoded.length
                run = Run(range: position..<range.upperBound, width: width, scalarCount: run.scalarCount + 1)
            }
            return run
        }

        /// The first cells that fit into a width.
        func prefix(_ room: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Run {
            if width <= room { return self }
            var run = Run(range: range.lowerBound..<range.lowerBound)
            var position = range.lowerBound
            while let decoded = bytes.decodeScalar(at: position, endingBefore: range.upperBound) {
                let width = run.width + (columnsAlone(decoded.scalar) ?? 0)
                if width > room { break }
                position += decoded.length
                run = Run(range: range.lowerBound..<position, width: width, scalarCount: run.scalarCount + 1)
            }
            return run
        }
    }

    /// What `plainCells` makes of the range, where it makes nothing else of it than it is; nil where it may.
    static func plainRun(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, columns: Int = .max) -> Run? {
        var width = 0
        var scalarCount = 0
        var position = range.lowerBound
        while position < range.upperBound {
            guard let (length, own) = alone(bytes, position, range.upperBound) else { return nil }
            // This scalar only tells that the one before it stands alone.
            if width > columns { break }
            position += length
            width += own
            scalarCount += 1
        }
        return Run(range: range.lowerBound..<position, width: width, scalarCount: scalarCount)
    }

    /// The bytes and columns of the scalar at `position`; nil where it may be shown as something else.
    @inline(__always)
    private static func alone(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int) -> (length: Int, columns: Int)? {
        let byte = bytes[position]
        if byte < 0x80 { return (0x20...0x7E).contains(byte) ? (1, 1) : nil }
        guard let decoded = bytes.decodeScalar(at: position, endingBefore: end), let columns = columnsAlone(decoded.scalar)
        else { return nil }
        return (decoded.length, columns)
    }

    /// What `markedCells` makes of the text, and its columns, where nothing but spaces is shown otherwise than it is; nil
    /// where something may be.
    static func markedText(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, width: Int)? {
        var width = 0
        var position = 0
        var showsSpaces = false
        while position < bytes.count {
            if bytes[position] == 0x20 {
                if !isBetweenWords(position, bytes) { showsSpaces = true }
            } else if bytes[position] == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xB6 || bytes[position + 1] == 0xB7 {
                // What looks like a sign for a space.
                return nil
            }
            guard let (length, own) = alone(bytes, position, bytes.count) else { return nil }
            position += length
            width += own
        }
        guard showsSpaces else { return (String(decoding: bytes, as: UTF8.self), width) }
        var shown: [UInt8] = []
        for (position, byte) in bytes.enumerated() {
            if byte == 0x20, !isBetweenWords(position, bytes) {
                shown += "·".utf8
            } else {
                shown.append(byte)
            }
        }
        return (String(decoding: shown, as: UTF8.self), width)
    }

    /// Whether the space at the position is the only one between two other characters.
    private static func isBetweenWords(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        position > 0 && bytes[position - 1] != 0x20 && position + 1 < bytes.count && bytes[position + 1] != 0x20
    }

    private static func isSpace(_ cell: Cell) -> Bool { ["·", " ", "⍽", "⇥", "⏎", "¶"].contains(cell.text) }

    /// - Parameters:
    ///   - space: how a space is shown.
    ///   - controls: how the controls of ASCII are shown that neither end a line nor set a tab, by their number; made
    ///     when the first is met.
    ///   - shown: is told a cluster that is no line end, and whether it is the first.
    private static func cells(
        _ text: String, columns: Int, space: Unicode.Scalar, lineEnd: String, controls: @autoclosure () -> [Cell], _ shown: (Character, Bool) -> String
    ) -> [Cell] {
        var cells: [Cell] = []
        var isBehindLineEnd = false
        var width = 0
        cells.reserveCapacity(min(text.utf8.count, columns))
        let scalars = text.unicodeScalars
        var position = scalars.startIndex
        while position < scalars.endIndex, width <= columns {
            let scalar = scalars[position]
            let next = scalars.index(after: position)
            if isPlainControl(scalar) {
                // Nothing joins a control.
                let cell = controls()[Int(scalar.value)]
                cells.append(cell)
                width += cell.width
                isBehindLineEnd = false
                position = next
                continue
            }
            if let columns = columnsAlone(scalar), next == scalars.endIndex || standsApart(scalars[next]) {
                cells.append(Cell(scalar == " " ? space : scalar, width: columns))
                width += columns
                isBehindLineEnd = false
                position = next
                continue
            }
            let cluster = text[position]
            position = text.index(after: position)
            let scalarCount = cluster.unicodeScalars.count
            if !isLineEnd(cluster) {
                cells.append(Cell(shown(cluster, cells.isEmpty), scalarCount: scalarCount))
            } else if isBehindLineEnd, let last = cells.last {
                // Two line ends in a row are a paragraph's end.
                cells[cells.count - 1] = Cell("¶", scalarCount: last.scalarCount + scalarCount)
            } else {
                cells.append(Cell(lineEnd, scalarCount: scalarCount))
            }
            width += cells.last?.width ?? 0
            isBehindLineEnd = isLineEnd(cluster)
        }
        return cells
    }

    private static func isPlainControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r"
    }

    private static let plainControls = controls(named: false)
    private static let markedControls = controls(named: true)

    private static func controls(named: Bool) -> [Cell] {
        (0..<0x20).map { Cell(codePoints(Character(Unicode.Scalar($0)), named: named), scalarCount: 1) }
    }

    /// The columns that a scalar takes among others, at least; nil where its neighbours may change what is shown.
    static func columnsAmongOthers(_ scalar: Unicode.Scalar) -> Int? {
        isPlainControl(scalar) ? plainControls[Int(scalar.value)].width : columnsAlone(scalar)
    }

    /// The columns of the scalars that most text is made of and that are shown as they are; nil for all others. None of
    /// these joins the one before it to a cluster.
    private static func columnsAlone(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x20...0x7E: 1
        // Latin but for the soft hyphen; Cyrillic but for its combining marks.
        case 0xA1...0xAC, 0xAE...0x24F, 0x400...0x482, 0x48A...0x52F: 1
        // Dashes, quotation marks, bullets, ellipses; neither spaces nor invisible characters.
        case 0x2010...0x2027, 0x2030...0x205E: 1
        // Chinese and Japanese punctuation, kana, ideographs, full-width forms.
        // What ill-formed text is shown as.
        case 0xFFFD: 1
        case 0x3001...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF60: 2
        default: nil
        }
    }

    /// Whether a scalar never joins the one before it.
    private static func standsApart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || columnsAlone(scalar) != nil
    }

    /// A text on one line, for output that has a line for each finding.
    static func line(_ text: String) -> String {
        // C2 begins the controls beyond ASCII.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }) { return text }
        guard text.unicodeScalars.contains(where: { $0.isControl }) else { return text }
        return plainCells(text).map(\.text).joined()
    }

    private static func isLineEnd(_ cluster: Character) -> Bool {
        cluster == "\n" || cluster == "\r\n" || cluster == "\r"
    }

    private static func marked(_ cluster: Character, isFirst: Bool) -> String {
        switch cluster {
        case " ": return "·"
        case "\u{A0}", "\u{202F}", "\u{2007}": return "⍽"
        case "\t": return "⇥"
        default: break
        }
        let scalars = cluster.unicodeScalars
        // The joiners of 👩‍👩‍👧 belong to it.
        if scalars.contains(where: { !$0.isASCII && $0.isEmoji && !$0.isMark }) { return String(cluster) }
        if scalars.contains(where: { isInvisible($0) || $0.isWhitespace }) { return codePoints(cluster, named: true) }
        // A mark that the place begins with would be set upon whatever stands before it.
        if isFirst, let first = scalars.first, first.isMark { return "\u{25CC}" + String(cluster) }
        return String(cluster)
    }

    /// The cluster with its invisible scalars as `⟨U+200B⟩`, or as `⟨U+200B ZERO WIDTH SPACE⟩`.
    private static func codePoints(_ cluster: Character, named: Bool) -> String {
        cluster.unicodeScalars.map { scalar in
            guard isInvisible(scalar) || scalar.isWhitespace else { return String(scalar) }
            return "⟨\(named ? scalar.codePointAndName : scalar.codePointNotation)⟩"
        }
        .joined()
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.isControl }
        switch scalar.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: return true
        default: return scalar.isDefaultIgnorable
        }
    }
}
