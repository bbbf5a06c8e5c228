import Bytes
import Linting
import Prose
import UnicodeText

/// A name of letters and digits in the source whose digits are nowhere in the target.
public enum PairsIdentifier: PairCheck {
    public static let trigger = PairTrigger(source: [.digit, .otherDigit])

    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.mayHaveNumbers, !pair.sides.source.isCode else { return }
        let sides = pair.sides
        for name in names(sides.source) {
            let digits = sides.source.text(name).filter { $0.isASCII && $0.isNumber }
            let runs = sides.source.text(name).split { !($0.isASCII && $0.isNumber) }
            // Where a letter in another script, a space or a hyphen is among them, each run of digits is there.
            guard !runs.isEmpty, !runs.allSatisfy({ isThere($0, sides.target) }), !isThere(digits[...], sides.target) else { continue }
            report.add(
                pair.missingPlace, "The name “\(sides.source.text(name))” of the source is missing", source: sides.source.bytes(name))
        }
    }

    private static func isThere(_ digits: Substring, _ side: PairSide) -> Bool {
        let wanted = Array(digits.unicodeScalars)
        guard let first = wanted.first, side.count >= wanted.count else { return false }
        return (0...side.count - wanted.count).contains {
            side.scalars[$0] == first && side.scalars[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }

    /// A capital among letters of ASCII, and digits after them: with a hyphen between or without.
    private static func names(_ side: PairSide) -> [Range<Int>] {
        let skipped = side.spans.filter { $0.kind != .number && $0.kind != .time && $0.kind != .version }.map { side.scalars($0.range) }
        var names: [Range<Int>] = []
        var position = 0
        while position < side.count {
            guard side.scalars[position].isASCII, side.scalars[position].isLetter else {
                position += 1
                continue
            }
            let start = position
            let isInside = { (scalar: Unicode.Scalar) in scalar.isASCII && (scalar.isLetter || scalar.isDigit) }
            while let scalar = side[position], isInside(scalar) || scalar == "-" && (side[position + 1]?.isDigit ?? false) { position += 1 }
            // A number may go on after a decimal mark, a range, a hyphen and a word.
            let name = start..<position
            let letters = side.scalars[name].prefix { $0.isLetter }
            let isCut =
                side[start - 1].map { $0.isLetter || $0.isMark || $0.isDigit } ?? false
                || side[position].map { $0.isMark || $0.isLetter } ?? false
            guard !isCut, letters.contains(where: \.isUppercase), letters.count <= 8, side.scalars[name].contains(where: \.isDigit),
                !skipped.contains(where: { $0.overlaps(name) })
            else { continue }
            // I18N, L10N: a word whose letters are counted, which a translation may write out.
            if letters.count == 1, name.count == 4, side.scalars[name.upperBound - 1].isLetter { continue }
            // A time: AM10:59.
            if side[position] == ":", side[position + 1]?.isDigit ?? false { continue }
            // A word and a number, such as Mid-2019.
            if letters.dropFirst().contains(where: { !$0.isUppercase }), side.scalars[name].contains("-") { continue }
            names.append(name)
        }
        return names
    }
}
