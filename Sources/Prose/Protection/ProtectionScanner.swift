import Bytes

/// One pass over a text that collects protected spans.
///
/// At every byte that may begin a span, the recognisers in the extensions are asked; each looks ahead a bounded way, or
/// up to a place that it then remembers (`addressEnd`, `pathEnd`, `missingRuns`), so that no byte is looked at more than a
/// fixed number of times.
struct ProtectionScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    let end: Int
    private(set) var spans: [ProtectedSpan] = []
    private var position: Int
    /// Up to here the run of address characters around `position` has been looked at.
    var addressEnd: Int
    /// Up to here relative paths have been looked for.
    var pathEnd: Int
    /// Up to here IPv6 addresses have been looked for.
    var hexEnd: Int
    /// Bit n is set where no run of n backticks lies ahead.
    var missingRuns: UInt32 = 0
    /// How many `(` are open.
    private var openParentheses = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) {
        self.bytes = bytes
        start = range.lowerBound
        end = range.upperBound
        position = start
        addressEnd = start
        pathEnd = start
        hexEnd = start
    }

    mutating func scan() {
        while position < end {
            let byte = bytes[position]
            if Ascii.isLetterOrDigit(byte) {
                scanWord()
            } else if Self.mayBegin[Int(byte)] {
                scanMark(byte)
            } else {
                position += 1
            }
        }
    }

    /// The byte at `offset`, 0 outside the range.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { offset >= start && offset < end ? bytes[offset] : 0 }

    /// Whether `text` stands at `offset`.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        guard offset >= start, offset + text.utf8CodeUnitCount <= end else { return false }
        for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Whether no letter, digit or underscore stands right before `offset`; a byte beyond ASCII counts as a letter
    /// unless it ends a punctuation mark, a space, or a character of a script without spaces between words.
    func isWordStart(_ offset: Int) -> Bool {
        let before = byte(offset - 1)
        return before < 0x80 ? !Self.isWordByte(before) : isBoundary(endingAt: offset)
    }

    /// Whether a character of U+0080–U+00BF, U+2000–U+207F, U+3000–U+DFFF or U+FF00–U+FFBF ends right before `offset`.
    private func isBoundary(endingAt offset: Int) -> Bool {
        switch (byte(offset - 3), byte(offset - 2)) {
        case (0xE2, 0x80), (0xE2, 0x81), (0xE3...0xED, _), (0xEF, 0xBC...0xBE): true
        case (_, 0xC2): true
        default: false
        }
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrDigit(byte) || byte == Ascii.underscore
    }

    private mutating func add(_ kind: ProtectedSpan.Kind, _ range: ByteRange) {
        spans.append(ProtectedSpan(range: range, kind: kind))
        position = range.upperBound
    }

    private mutating func scanWord() {
        if position >= addressEnd, let found = addressOrName(position) { return add(found.kind, found.range) }
        if Ascii.isDigit(bytes[position]), let found = number(position) { return add(found.kind, found.range) }
        while position < end, Self.isWordByte(bytes[position]) { position += 1 }
    }

    private mutating func scanMark(_ mark: UInt8) {
        if let found = span(mark, position) { return add(found.kind, found.range) }
        switch mark {
        case Ascii.open: scanOpening()
        case Ascii.close: scanClosing()
        // The whole run, so that no later backtick of it counts as the start of one.
        case Ascii.backtick: position = endOfRun(position)
        default: position += 1
        }
    }

    /// `(((` at the end of a sentence is a sad face.
    private mutating func scanOpening() {
        let runEnd = endOfRun(position)
        if runEnd - position >= 3, runEnd >= end || Ascii.isSpace(bytes[runEnd]) {
            add(.emoticon, position..<runEnd)
        } else {
            openParentheses += runEnd - position
            position = runEnd
        }
    }

    /// `)))` with nothing to close is a smile.
    private mutating func scanClosing() {
        let runEnd = endOfRun(position)
        let surplus = runEnd - position - openParentheses
        openParentheses = max(0, -surplus)
        if surplus >= 2 {
            add(.emoticon, runEnd - surplus..<runEnd)
        } else {
            position = runEnd
        }
    }

    private mutating func span(_ mark: UInt8, _ offset: Int) -> Found? {
        switch mark {
        case UInt8(ascii: "@"): return handle(offset)
        case Ascii.hash: return hashtag(offset)
        case UInt8(ascii: "{"), UInt8(ascii: "$"), 0xE2: return placeholder(offset)
        case UInt8(ascii: "%"): return format(offset)
        case Ascii.less: return element(offset) ?? emoticon(offset, isParenthesisOpen: openParentheses > 0)
        case Ascii.backtick: return code(offset)
        case UInt8(ascii: "/"), UInt8(ascii: "~"), Ascii.stop: return rootedPath(offset)
        case Ascii.backslash:
            return bracketedFormula(offset) ?? sharePath(offset) ?? emoticon(offset, isParenthesisOpen: openParentheses > 0)
        default: return emoticon(offset, isParenthesisOpen: openParentheses > 0)
        }
    }

    /// The offset behind the run of equal bytes at `offset`.
    func endOfRun(_ offset: Int) -> Int {
        var runEnd = offset
        while runEnd < end, bytes[runEnd] == bytes[offset] { runEnd += 1 }
        return runEnd
    }

    typealias Found = (kind: ProtectedSpan.Kind, range: ByteRange)

    /// The bytes other than letters and digits at which a span may begin.
    private static let mayBegin: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "@#{$%<`/~.\\:;=^()->".utf8 { table[Int(byte)] = true }
        // The first bytes of `¯` and of `⟦`.
        table[0xC2] = true
        table[0xE2] = true
        return table
    }()
}
