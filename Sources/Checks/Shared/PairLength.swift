import Linting
import Prose
import UnicodeText

/// How long a target is beside its source, and how many sentences both have.
struct PairLength: Sendable {
    /// Letters and digits of the source; an ideograph counts two.
    let source: Int
    /// The logarithm of the target’s length by the source’s, less what is usual.
    let difference: Double
    /// How far that is from what is usual, in standard deviations.
    let deviation: Double
    /// Whether what is usual is known from other pairs of the file.
    let isMeasured: Bool

    /// Lengths of short texts vary by more; the variance of a ratio of lengths falls with the length.
    /// Measured over human translations of news and manuals in ten pairs of languages.
    private static let variance = 4.0
    /// Where no other pairs say what is usual.
    private static let spread = 0.35

    init(_ pair: PairView) {
        source = pair.signs.source.length
        let target = pair.signs.target.length
        let habits = pair.source.habits
        isMeasured = habits != nil
        let spread = habits?.lengthSpread ?? Self.spread
        difference = PairHabits.logarithm(Double(max(1, target)) / Double(max(1, source))) - (habits?.lengthMean ?? 0)
        deviation = difference / (spread * spread + Self.variance / Double(max(1, source))).squareRoot()
    }
}

extension PairSide {
    /// How many sentences there are: marks that end one, in a row or alone, with white space or the text’s end after them. In scripts
    /// without spaces any such mark.
    var sentenceCount: Int {
        var count = 0
        var index = 0
        var last = 0
        while index < self.count {
            guard Self.ends.contains(scalars[index]) else {
                index += 1
                continue
            }
            let first = index
            while let scalar = self[index], Self.ends.contains(scalar) || Self.closers.contains(scalar) { index += 1 }
            let isWide = "。｡".unicodeScalars.contains(scalars[first]) || isUnspaced && scalars[first] != "."
            guard isWide || self[index].map(\.isWhitespace) ?? true else { continue }
            // An initial, an ordinal, an abbreviation of a letter.
            if scalars[first] == ".", let before = self[first - 1], before.isDigit || self[first - 2].map({ !$0.isLetter }) ?? true,
                index < self.count
            {
                continue
            }
            // A small letter goes on with the sentence behind an abbreviation.
            var next = index
            while self[next]?.isWhitespace == true { next += 1 }
            if self[next]?.isLowercase == true { continue }
            count += 1
            last = index
        }
        // What is behind the last mark is one without its own.
        return scalars[last...].contains { $0.isLetter } ? count + 1 : count
    }

    private static let ends: Set<Unicode.Scalar> = [".", "!", "?", "。", "｡", "…", "।", "؟", "۔", "።"]
    private static let closers: Set<Unicode.Scalar> = ["\"", "'", "”", "’", "»", "«", "“", ")", "]", "」", "』"]
}

extension PairView {
    /// Whether lengths of the two can be compared: no code, no list of keywords, nothing that repeats the source.
    var hasComparableLength: Bool {
        !isBlank && length.source >= 30 && !isUntranslated && !sides.source.isCode && !hasAlternatives
    }

    /// Whether the source says the same thing several times for a program to choose from, one form for each number: languages have more
    /// forms, or fewer. The parts between bars begin or end alike.
    private var hasAlternatives: Bool {
        guard signs.source.kinds.contains(.bar) else { return false }
        let parts = source.text.bytes.split(separator: UInt8(ascii: "|"))
        guard parts.count >= 2 else { return false }
        let (first, second) = (parts[0], parts[1])
        let head = zip(first, second).prefix { $0 == $1 }.count
        let tail = zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count
        return (head + tail) * 2 >= min(first.count, second.count)
    }
}
