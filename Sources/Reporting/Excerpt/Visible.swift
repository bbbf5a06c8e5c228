import Bytes
import Prose
import UnicodeText

/// Makes visible what a terminal would hide, or obey.
enum Visible {
    /// How much of a text is shown otherwise than it is.
    enum Style {
        /// Text around a place: line ends as spaces, those between paragraphs as `¶`, and by its code point only what might
        /// confuse the terminal, or what nobody would see.
        case plain
        /// A place itself: every line end and invisible character can be seen, and every space but a single one between
        /// two words.
        case marked
    }

    /// How a character is shown.
    enum Look: UInt8 {
        case itself, space, dot, openBox, tab, lineEnd, paragraphEnd
        /// `⟨U+200B⟩`; `⟨U+200B ZERO WIDTH SPACE⟩`.
        case codePoints, names
        /// A mark that would be set upon whatever stands before it.
        case onCircle

        /// What is shown for the character; nil where that depends on it.
        fileprivate var sign: StaticString? {
            switch self {
            case .space: " "
            case .dot: "·"
            case .openBox: "⍽"
            case .tab: "⇥"
            case .lineEnd: "⏎"
            case .paragraphEnd: "¶"
            case .itself, .codePoints, .names, .onCircle: nil
            }
        }
    }

    /// A character as it is shown, and the columns it takes.
    struct Cell {
        /// Its bytes in the text.
        var range: ByteRange
        var width: Int
        var look: Look
    }

    /// A stretch of text that is shown as it is, each scalar a cell of its own: what nearly all text is.
    struct Run {
        var range: ByteRange
        var width = 0
    }

    // MARK: Any text

    /// A text on one line, for output that has a line for each finding.
    static func line(_ text: String) -> String { SafeLine.of(isPlainLine(text) ? text : shown(text, .plain)) }

    private static func isPlainLine(_ text: String) -> Bool {
        var text = text
        // C2 begins the controls beyond ASCII.
        if text.withUTF8({ $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 } }) { return true }
        return !text.unicodeScalars.contains { $0.isControl }
    }

    /// What is shown of a text.
    static func shown(_ text: String, _ style: Style) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var output: [UInt8] = []
            append(cells(bytes, 0..<bytes.count, style)[...], of: bytes, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// The cells of a text.
    ///
    /// - Parameter columns: cells beyond so many columns need not be there.
    /// - Complexity: linear in the text up to that column.
    static func cells(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, _ style: Style, columns: Int = .max) -> [Cell] {
        var reader = CellReader(bytes, endingAt: range.upperBound, style)
        reader.read(from: range.lowerBound, columns: columns)
        return reader.finish()
    }

    /// Appends what is shown for cells of a text.
    static func append(_ cells: ArraySlice<Cell>, of bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        for cell in cells {
            if let sign = cell.look.sign {
                output.append(contentsOf: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount))
            } else if cell.look == .codePoints || cell.look == .names {
                output.append(codePoints(bytes, cell.range, named: cell.look == .names).text)
            } else {
                if cell.look == .onCircle { output.append("\u{25CC}") }
                append(bytes, cell.range, to: &output)
            }
        }
    }

    /// Appends text as it is, but for ill-formed sequences, which are U+FFFD.
    private static func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, to output: inout [UInt8]) {
        var position = range.lowerBound
        while let decoded = bytes.decodeScalar(at: position, endingBefore: range.upperBound) {
            let next = position + decoded.length
            if decoded.isWellFormed { output.append(contentsOf: bytes[position..<next]) } else { output.append("\u{FFFD}") }
            position = next
        }
    }

    // MARK: Nearly all text

    /// The first cells of a range that fit into a width; nil where one of them, or the one behind them, may be shown
    /// otherwise than it is.
    ///
    /// - Complexity: linear in the columns.
    static func plainPrefix(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, columns: Int) -> Run? {
        var position = range.lowerBound
        var width = 0
        while position < range.upperBound {
            if position + 8 <= range.upperBound, width + 8 <= columns, isPrintable(bytes, at: position) {
                position += 8
                width += 8
                continue
            }
            guard let decoded = bytes.decodeScalar(at: position, endingBefore: range.upperBound), decoded.isWellFormed,
                let own = columnsAlone(decoded.scalar)
            else { return nil }
            if width + own > columns { break }
            position += decoded.length
            width += own
        }
        return Run(range: range.lowerBound..<position, width: width)
    }

    /// The last cells of a range that fit into a width, and whether there are more; nil where one of them, or the one
    /// before them, may be shown otherwise than it is.
    ///
    /// - Complexity: linear in the columns.
    static func plainSuffix(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, columns: Int) -> (run: Run, isCut: Bool)? {
        var position = range.upperBound
        var width = 0
        while position > range.lowerBound {
            if position - 8 >= range.lowerBound, width + 8 <= columns, isPrintable(bytes, at: position - 8) {
                position -= 8
                width += 8
                continue
            }
            guard let decoded = bytes.decodeScalar(before: position, startingAt: range.lowerBound), decoded.isWellFormed,
                let own = columnsAlone(decoded.scalar)
            else { return nil }
            if width + own > columns { return (Run(range: position..<range.upperBound, width: width), true) }
            position -= decoded.length
            width += own
        }
        return (Run(range: position..<range.upperBound, width: width), false)
    }

    /// The bytes of the first characters of a shown text that fit into a width, and the columns that they take.
    ///
    /// - Complexity: linear in the text.
    static func prefix(ofShown bytes: UnsafeBufferPointer<UInt8>, columns: Int) -> (length: Int, width: Int) {
        if let run = plainPrefix(bytes, 0..<bytes.count, columns: columns) { return (run.range.count, run.width) }
        var length = 0
        var width = 0
        for character in String(decoding: bytes, as: UTF8.self) {
            let own = DisplayWidth.of(character)
            if width + own > columns { break }
            length += character.utf8.count
            width += own
        }
        return (length, width)
    }

    /// Whether eight bytes are characters of ASCII that can be seen, spaces among them.
    @inline(__always)
    private static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
        // The highest bit of a byte: beyond ASCII; U+0020 or above; U+007F. What is carried comes of a byte beyond ASCII.
        return (eight | ~(eight &+ ones &* 0x60) | (eight &+ ones)) & (ones &* 0x80) == 0
    }

    /// Appends what is shown of a place, and returns its columns, where nothing but spaces is shown otherwise than it is;
    /// nil where something may be.
    ///
    /// - Complexity: linear in the place.
    static func appendPlainPlace(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, to output: inout [UInt8]) -> Int? {
        guard let run = plainPrefix(bytes, range, columns: .max) else { return nil }
        var hasSpaces = false
        for position in range {
            if bytes[position] == 0x20 { hasSpaces = true }
            // What looks like a sign for a space.
            if bytes[position] == 0xC2, bytes[position + 1] == 0xB6 || bytes[position + 1] == 0xB7 { return nil }
        }
        guard hasSpaces else {
            output.append(contentsOf: bytes[range])
            return run.width
        }
        for position in range {
            if bytes[position] == 0x20, !isBetweenWords(position, range, bytes) {
                output.append("·")
            } else {
                output.append(bytes[position])
            }
        }
        return run.width
    }

    /// Whether the space at the position is the only one between two other characters.
    private static func isBetweenWords(_ position: Int, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        position > range.lowerBound && bytes[position - 1] != 0x20 && position + 1 < range.upperBound && bytes[position + 1] != 0x20
    }

    // MARK: Scalars

    /// Whether the scalar is a control of ASCII that neither ends a line nor sets a tab.
    static func isPlainControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r"
    }

    /// The columns that a scalar takes among others, at least; nil where its neighbours may change what is shown.
    static func columnsAmongOthers(_ scalar: Unicode.Scalar) -> Int? {
        isPlainControl(scalar) ? controls[Int(scalar.value)].width : columnsAlone(scalar)
    }

    /// The columns of the scalars that most text is made of and that are shown as they are; nil for all others. None of
    /// these joins the one before it to a cluster.
    static func columnsAlone(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x20...0x7E: 1
        // Latin but for the soft hyphen; Cyrillic but for its combining marks.
        case 0xA1...0xAC, 0xAE...0x24F, 0x400...0x482, 0x48A...0x52F: 1
        // Dashes, quotation marks, bullets, ellipses; neither spaces nor invisible characters.
        case 0x2010...0x2027, 0x2030...0x205E: 1
        // What ill-formed text is shown as.
        case 0xFFFD: 1
        // Chinese and Japanese punctuation, kana, ideographs, full-width forms.
        case 0x3001...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF60: 2
        default: nil
        }
    }

    /// Whether nobody would see the scalar.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.isControl }
        switch scalar.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: return true
        default: return scalar.isDefaultIgnorable
        }
    }

    /// The cluster with its invisible scalars as `⟨U+200B⟩`, or as `⟨U+200B ZERO WIDTH SPACE⟩`, and its columns.
    static func codePoints(_ bytes: UnsafeBufferPointer<UInt8>, _ cluster: ByteRange, named: Bool) -> (text: String, width: Int) {
        if cluster.count == 1, bytes[cluster.lowerBound] < 0x20 {
            return (named ? namedControls : controls)[Int(bytes[cluster.lowerBound])]
        }
        return codePoints(String(decoding: bytes[cluster], as: UTF8.self), named: named)
    }

    private static let controls = (0..<0x20).map { codePoints(String(Unicode.Scalar($0)), named: false) }
    private static let namedControls = (0..<0x20).map { codePoints(String(Unicode.Scalar($0)), named: true) }

    private static func codePoints(_ cluster: String, named: Bool) -> (text: String, width: Int) {
        let text = cluster.unicodeScalars.map { scalar in
            guard isInvisible(scalar) || scalar.isWhitespace else { return String(scalar) }
            return "⟨\(named ? scalar.codePointAndName : scalar.codePointNotation)⟩"
        }
        .joined()
        return (text, DisplayWidth.of(text))
    }
}
