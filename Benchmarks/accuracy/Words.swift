import Prose

/// How long a text is, for rates that can be compared between languages.
enum Words {
    /// Stretches between white space. In Chinese and Japanese, which have none, half the characters.
    static func count(_ bytes: [UInt8], _ language: LanguageTag) -> Int {
        if language.isWrittenWithoutSpaces {
            // Every byte but those that continue a character begins one.
            return bytes.lazy.filter { $0 & 0xC0 != 0x80 && $0 > 0x20 }.count / 2
        }
        var count = 0
        var inWord = false
        for byte in bytes {
            let isWord = byte > 0x20
            if isWord, !inWord { count += 1 }
            inWord = isWord
        }
        return count
    }

    /// The letters and digits of a text with the marks that belong to them; strings compare by canonical equivalence, so
    /// that a letter in another normal form is the same letter (UAX #15).
    static func letters(_ bytes: [UInt8]) -> String {
        let kept = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
            if scalar.isASCII { return (scalar.value | 0x20) &- 97 < 26 || scalar.value &- 48 < 10 }
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
        }
        return String(String.UnicodeScalarView(kept))
    }
}

extension Double {
    /// Two decimals; Foundation's formats are not worth its weight.
    var short: String {
        guard isFinite else { return "–" }
        let hundredths = Int((self * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// Four decimals, for shares.
    var share: String {
        guard isFinite else { return "–" }
        let parts = Int((self * 10_000).rounded())
        let digits = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

/// Rows of text set in columns.
struct Table {
    private var rows: [[String]]

    init(_ header: String...) {
        rows = [header]
    }

    mutating func add(_ cells: String...) { rows.append(cells) }

    /// The first column to the left, the others to the right, as wide as they need.
    func render() -> String {
        let widths = rows[0].indices.map { column in rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
                return column == 0 ? cell + padding : padding + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
