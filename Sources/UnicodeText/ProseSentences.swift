import Bytes

/// Where the sentences of running text go on although UAX #29 and CLDR's suppressions end them.
///
/// - Lines are broken at a width: a line end is a space.
/// - A capital, or a letter of a script without case, with a full stop is an initial: `J. Smith`, `د. أحمد`.
/// - Behind `!` and `?`, too, no sentence begins with a small letter: `“What?” she asked.` (UAX #29, SB8, has it of the full stop.)
public struct ProseSentences: Sendable, Hashable {
    /// Abbreviations besides CLDR's that end no sentence, each with its full stop, in the case in which they are written.
    public var abbreviations: [String]
    /// Whether a number of few digits with a full stop is an ordinal, as in German `am 5. Mai`.
    public var setsOrdinalsWithStop: Bool

    public init(abbreviations: [String] = [], setsOrdinalsWithStop: Bool = false) {
        self.abbreviations = abbreviations
        self.setsOrdinalsWithStop = setsOrdinalsWithStop
    }

    /// Four digits are a year, and a sentence may well end in one.
    private static let longestOrdinal = 3
    /// As many marks and spaces are looked past for the letter that begins the next sentence: `– “ (`, each with a space.
    private static let mostBeforeLetter = 8

    /// Whether a sentence goes on where ICU sets a boundary.
    ///
    /// - Complexity: O(*s*) in the spaces and closing marks before the boundary.
    func goesOn(at boundary: Int, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var end = boundary
        var endsLine = false
        while let decoded = bytes.decodeScalar(before: end, startingAt: range.lowerBound), decoded.scalar.isWhitespace {
            if decoded.scalar != " ", Self.lineEnds.contains(decoded.scalar) { endsLine = true }
            end -= decoded.length
        }
        if beginsSmall(boundary, bytes, range) { return true }
        guard let last = bytes.decodeScalar(before: end, startingAt: range.lowerBound)?.scalar else { return false }
        guard last == "." else { return endsLine && !endsInMark(end, bytes, range) }
        return isInitial(before: end - 1, bytes, range) || setsOrdinalsWithStop && isOrdinal(before: end - 1, bytes, range)
    }

    private static let lineEnds: [Unicode.Scalar] = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

    /// Whether a small letter begins what follows, marks left aside.
    private func beginsSmall(_ boundary: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var position = boundary
        for _ in 0..<Self.mostBeforeLetter {
            guard let decoded = bytes.decodeScalar(at: position, endingBefore: range.upperBound) else { return false }
            if decoded.scalar.isLetter { return decoded.scalar.isLowercase }
            guard decoded.scalar.isWhitespace || decoded.scalar.enclosesSentences || decoded.scalar.isMark else { return false }
            position += decoded.length
        }
        return false
    }

    /// Whether a mark that may end a sentence stands before an offset, closing marks left aside.
    private func endsInMark(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var position = end
        while let decoded = bytes.decodeScalar(before: position, startingAt: range.lowerBound) {
            if decoded.scalar.endsSentences { return true }
            guard decoded.scalar.enclosesSentences || decoded.scalar.isWhitespace || decoded.scalar.isMark else { return false }
            position -= decoded.length
        }
        return false
    }

    private func isInitial(before stop: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let letter = bytes.decodeScalar(before: stop, startingAt: range.lowerBound), letter.scalar.isLetter,
            !letter.scalar.isLowercase, !Self.isSyllable(letter.scalar)
        else { return false }
        let before = bytes.decodeScalar(before: stop - letter.length, startingAt: range.lowerBound)?.scalar
        return before.map { !$0.isLetter && !$0.isDigit && !$0.isMark } ?? true
    }

    /// Whether a letter is a syllable or a word: of Chinese, Japanese, Korean, or another script from U+2E80 on.
    private static func isSyllable(_ letter: Unicode.Scalar) -> Bool { letter.value >= 0x2E80 }

    private func isOrdinal(before stop: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var start = stop
        while start > range.lowerBound, Ascii.isDigit(bytes[start - 1]), stop - start <= Self.longestOrdinal { start -= 1 }
        guard 1...Self.longestOrdinal ~= stop - start else { return false }
        // `3,5.` and `A5.` are none.
        return bytes.decodeScalar(before: start, startingAt: range.lowerBound).map {
            !$0.scalar.isLetter && !",.:/".unicodeScalars.contains($0.scalar)
        }
            ?? true
    }
}
