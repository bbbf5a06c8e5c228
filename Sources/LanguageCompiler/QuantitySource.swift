import BuildTools
import UnicodeText

/// The words that languages write beside numbers, from CLDR: for thousands and millions, for percent, for units that are converted.
struct QuantitySource {
    /// A word is written as what its forms have in common, in small letters: texts inflect it.
    private struct Stems {
        var byKey: [Int: Set<String>] = [:]

        mutating func add(_ word: String, _ key: Int) { byKey[key, default: []].insert(word) }

        /// The stems of a key. Forms that share at least three letters are one word; others are words of their own.
        func stems(_ key: Int) -> [String] {
            var stems: [String] = []
            for word in (byKey[key] ?? []).sorted() {
                if let last = stems.last, case let common = Self.common(last, word), common.unicodeScalars.count >= 3 {
                    stems[stems.count - 1] = common
                } else {
                    stems.append(word)
                }
            }
            return stems
        }

        private static func common(_ left: String, _ right: String) -> String {
            String(String.UnicodeScalarView(zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.map(\.0)))
        }
    }

    /// In all plural forms that languages have: CLDR’s samples of integers and decimals.
    private static let samples: [Double] = [1, 2, 3, 5, 11, 1.5]

    /// Units of which a translator writes the other system’s.
    private static let units = [
        "length-mile", "length-yard", "length-foot", "length-inch", "length-kilometer", "length-meter", "length-centimeter",
        "mass-pound", "mass-ounce", "mass-stone", "mass-kilogram", "mass-gram", "temperature-fahrenheit", "temperature-celsius",
        "volume-gallon", "volume-liter", "area-acre", "area-hectare", "area-square-mile", "area-square-foot", "area-square-meter",
        "area-square-kilometer", "speed-mile-per-hour", "speed-kilometer-per-hour",
    ]

    /// A case for each language that CLDR has words of, with the tags that share it.
    static var cases: [String] {
        get throws {
            var tagsByWords: [String: [String]] = [:]
            for tag in AvailableLocales.tags.sorted() {
                // Regions write as their language does, as far as translations ask.
                guard tag.split(separator: "-").dropFirst().allSatisfy({ $0.utf8.count == 4 }) else { continue }
                tagsByWords[try words(of: tag), default: []].append(tag)
            }
            return tagsByWords.sorted { ($0.value.first ?? "") < ($1.value.first ?? "") }.map { words, tags in
                "        case \(tags.map(SwiftSource.literal).joined(separator: ", ")): (\(words))"
            }
        }
    }

    private static func words(of tag: String) throws -> String {
        var scales = Stems()
        for skeleton in ["compact-long", "compact-short"] {
            let numbers = try SpelledNumbers(skeleton: skeleton + " @## latin group-off", locale: tag)
            for exponent in 3...14 {
                for sample in samples {
                    var value = sample
                    for _ in 0..<exponent { value *= 10 }
                    let text = try numbers.text(of: value)
                    guard let word = word(of: text), let shown = digits(text) else { continue }
                    // 1.5 million is written with the digits 15: how often they are multiplied by ten is what the word says.
                    var power = exponent
                    var rest = sample
                    while rest < shown - 0.001 {
                        rest *= 10
                        power -= 1
                    }
                    while rest > shown + 0.001 {
                        rest /= 10
                        power += 1
                    }
                    if power > 0, word.unicodeScalars.count > 1 || !word.allSatisfy(\.isASCII) { scales.add(word, power) }
                }
            }
        }
        var percent = Stems()
        let percents = try SpelledNumbers(skeleton: "measure-unit/concentr-percent unit-width-full-name", locale: tag)
        for sample in samples { if let word = word(of: try percents.text(of: sample)) { percent.add(word, 0) } }
        var measures = Stems()
        for (key, unit) in units.enumerated() {
            for width in ["unit-width-full-name", "unit-width-short"] {
                let numbers = try SpelledNumbers(skeleton: "measure-unit/\(unit) \(width)", locale: tag)
                for sample in samples { if let word = word(of: try numbers.text(of: sample)) { measures.add(word, key) } }
            }
        }
        let scale = scales.byKey.keys.sorted().map { "\($0) " + scales.stems($0).joined(separator: " ") }.joined(separator: ";")
        let unit = units.indices.map { "\($0) " + measures.stems($0).joined(separator: " ") }.joined(separator: ";")
        return [scale, percent.stems(0).joined(separator: " "), unit].map(SwiftSource.literal).joined(separator: ", ")
    }

    /// The first word beside the digits, in small letters.
    private static func word(of text: String) -> String? {
        let words = text.split { $0.isWhitespace || $0 == "\u{200E}" || $0 == "\u{200F}" || $0 == "\u{61C}" }
        for word in words {
            let letters = word.drop { !$0.isLetter && $0 != "°" && $0 != "%" && $0 != "٪" }.reversed().drop {
                !$0.isLetter && $0 != "°" && $0 != "%" && $0 != "٪"
            }
            if letters.contains(where: { $0.isLetter || $0 == "°" }) { return String(letters.reversed()).lowercased() }
        }
        return nil
    }

    /// What the text shows in digits: 1.5 of “1,5 Millionen”.
    private static func digits(_ text: String) -> Double? {
        let digits = text.filter { "0"..."9" ~= $0 || $0 == "." || $0 == "," }
        return Double(digits.replacing(",", with: "."))
    }
}

extension String {
    fileprivate func replacing(_ old: Character, with new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}
