import UnicodeText

/// Makes visible what a terminal would hide, or obey.
enum Visible {
    /// A piece of text as it is shown, and the columns it takes.
    struct Cell {
        var text: String
        var width: Int
        /// The scalars of the original text that it stands for. Not bytes: an ill-formed one is shown as a longer U+FFFD.
        var scalarCount: Int

        /// A printing character of ASCII, which most text is made of.
        init(ascii: Character) {
            text = String(ascii)
            width = 1
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
    static func plainCells(_ text: String) -> [Cell] {
        cells(text, lineEnd: " ") { cluster, _ in
            if cluster == "\t" { return " " }
            let isHidden = cluster.unicodeScalars.count == 1 && cluster.unicodeScalars.allSatisfy(isInvisible)
            return isHidden ? codePoints(cluster, named: false) : String(cluster)
        }
    }

    /// The cells of a place itself: every line end and invisible character can be seen, and every space but a single
    /// one between two words.
    static func markedCells(_ text: String) -> [Cell] {
        var cells = cells(text, lineEnd: "⏎", marked)
        for index in cells.indices.dropFirst().dropLast() where cells[index].text == "·" {
            if !isSpace(cells[index - 1]), !isSpace(cells[index + 1]) { cells[index].text = " " }
        }
        return cells
    }

    private static func isSpace(_ cell: Cell) -> Bool { ["·", " ", "⍽", "⇥", "⏎", "¶"].contains(cell.text) }

    /// - Parameter shown: is told a cluster that is no line end, and whether it is the first.
    private static func cells(_ text: String, lineEnd: String, _ shown: (Character, Bool) -> String) -> [Cell] {
        var cells: [Cell] = []
        var isBehindLineEnd = false
        cells.reserveCapacity(text.utf8.count)
        for cluster in text {
            if let ascii = cluster.asciiValue, ascii > 0x20, ascii < 0x7F {
                cells.append(Cell(ascii: cluster))
                isBehindLineEnd = false
                continue
            }
            let scalarCount = cluster.unicodeScalars.count
            if !isLineEnd(cluster) {
                cells.append(Cell(shown(cluster, cells.isEmpty), scalarCount: scalarCount))
            } else if isBehindLineEnd, let last = cells.last {
                // Two line ends in a row are a paragraph's end.
                cells[cells.count - 1] = Cell("¶", scalarCount: last.scalarCount + scalarCount)
            } else {
                cells.append(Cell(lineEnd, scalarCount: scalarCount))
            }
            isBehindLineEnd = isLineEnd(cluster)
        }
        return cells
    }

    /// A text on one line, for output that has a line for each finding.
    static func line(_ text: String) -> String {
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
