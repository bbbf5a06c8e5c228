import Bytes
import Linting
import Prose
import UnicodeText

/// `numbers/decimal-mark`: a decimal comma in English, or a decimal point where the language has a comma
/// (`3,5 months`, `3.5 Millionen`).
public enum DecimalMark: Check {
    public static let trigger = Trigger.blocks(.punctuationBeforeDigit)

    public static func check(_ block: BlockView, into report: inout Report) {
        let isEnglish = block.language.base == .english
        let foreign = isEnglish ? UInt8(ascii: ",") : UInt8(ascii: ".")
        let own = isEnglish ? "." : ","
        if !isEnglish, block.document.groupsWithApostrophes { return }
        for (whole, fraction) in zip(block.numbers, block.numbers.dropFirst())
        where whole.upperBound + 1 == fraction.lowerBound && block.byte(at: whole.upperBound) == foreign {
            guard whole.count <= 3, fraction.count <= 2, !continues(whole, fraction, block) else { continue }
            let unit = unit(behind: fraction.upperBound, block)
            guard unit == .known || isEnglish && unit == .word && whole.count <= 2 else { continue }
            report.add(
                whole.lowerBound..<fraction.upperBound,
                isEnglish ? "A comma is used as the decimal point" : "A point is used as the decimal comma",
                safety: unit == .known ? .safe : .unsafe,
                edits: [Edit(whole.upperBound..<fraction.lowerBound, own)])
        }
    }

    /// Whether the number is part of a longer one: a date, a version, a list.
    private static func continues(_ whole: ByteRange, _ fraction: ByteRange, _ block: BlockView) -> Bool {
        let before = block.byte(at: whole.lowerBound - 1)
        let after = block.byte(at: fraction.upperBound)
        let joins = { (byte: UInt8) in ",.:/-_'".utf8.contains(byte) || Ascii.isLetter(byte) }
        if joins(before) || before == UInt8(ascii: "(") { return true }
        if after == UInt8(ascii: ",") || after == UInt8(ascii: ".") {
            return Ascii.isDigit(block.byte(at: fraction.upperBound + 1))
        }
        return after == UInt8(ascii: ":") || after == UInt8(ascii: "/")
    }

    private enum Unit { case none, word, known }

    private static func unit(behind offset: Int, _ block: BlockView) -> Unit {
        let space = block.document.spaceAfter(offset, notAfter: block.content.upperBound)
        if block.byte(at: space.upperBound) == UInt8(ascii: "%") { return .known }
        if let sign = block.scalar(at: space.upperBound), sign == "€" || sign == "°" { return .known }
        let word = block.word(at: space.upperBound)
        guard !word.isEmpty, word.count <= 24 else { return .none }
        let text = block.document.text(word)
        let isNoun = block.language.base == .german
        if units.contains(isNoun ? text.lowercased() : text) { return .known }
        if block.language.base != .english, stems.contains(where: text.lowercased().hasPrefix) { return .known }
        if symbols.contains(text), block.byte(at: word.upperBound) != UInt8(ascii: "'") { return .known }
        // “verses 2,3 and 4”, “pages 2,3 of the book”
        guard !space.isEmpty, block.length(word) >= 4, block.isLowercase(word), !joiners.contains(text) else { return .none }
        let before = block.document.spaceBefore(offset, notBefore: block.content.lowerBound)
        return before.isEmpty ? .word : .none
    }

    private static let units: Set<String> = [
        "million", "millions", "billion", "billions", "trillion", "thousand", "percent", "per", "km", "kilometers",
        "kilometres", "meters", "metres", "miles", "kg", "kilograms", "kilogram", "tons", "tonnes", "hectares", "liters",
        "litres", "degrees", "euros", "dollars", "rubles", "hryvnias", "times", "percentage", "mln", "mlrd", "hours", "points",
        "mio", "mrd", "millionen", "milliarden", "prozent", "prozentpunkte", "kilometer", "meter", "grad", "tonnen", "hektar",
        "millions", "milliards", "milliard", "kilomètres", "mètres", "degrés", "tonnes", "milioni", "miliardi", "milione",
        "chilometri", "metri", "gradi", "tonnellate", "mil", "milhões", "bilhões", "quilômetros", "mln", "mld", "miliona",
        "milionów", "miliarda", "miliardów", "procent", "proc", "kilometrów", "metra", "metrów", "milionu", "milionů",
        "miliardy", "procenta", "kilometru", "kilometrů", "metru", "metrů", "млн", "млрд", "миллиона", "миллионов",
        "миллиарда", "миллиардов", "процента", "процентов", "км", "кг", "мільйона", "мільйонів", "мільярда", "мільярдів",
        "відсотка", "відсотків", "градуса", "градусов",
    ]
    /// The beginnings of units that languages with a decimal comma inflect.
    private static let stems = [
        "kilogr", "kilom", "kilómetr", "quilóm", "metr", "litr", "liter", "stund", "procent", "prozent", "stupň", "stopni", "gramm",
        "килогр", "килом", "метр", "литр", "тонн", "процент", "градус", "миллион", "миллиард", "секунд",
        "кілогр", "кілом", "літр", "відсот", "мільйон", "мільярд", "milion", "miliard", "milión", "tonel", "tonnellat",
    ]
    private static let symbols: Set<String> = ["cm", "mm", "m", "g", "l", "GHz", "MHz", "GB", "MB", "kW", "MW", "GW", "м", "см", "мм", "г"]
    private static let joiners: Set<String> = ["and", "or", "with", "from", "that", "which", "were", "have", "into", "then", "when"]
}

extension Document {
    /// Whether the text groups its digits by apostrophes (`10'000`), as Switzerland does, where the decimal mark is a point in all languages (CLDR: de-CH,
    /// it-CH).
    ///
    /// - Complexity: linear in the text's numbers, once.
    fileprivate var groupsWithApostrophes: Bool { remembered { ApostropheGroups(self) }.areThere }
}

private struct ApostropheGroups: Sendable {
    let areThere: Bool

    init(_ document: Document) {
        let bytes = document.bytes
        areThere = document.offsets(in: 0..<bytes.count, where: { $0 == Ascii.apostrophe || $0 == 0x99 }).contains { offset in
            // U+2019 is E2 80 99.
            let isCurly = bytes[offset] == 0x99
            guard !isCurly || offset >= 2 && bytes[offset - 2] == 0xE2 && bytes[offset - 1] == 0x80 else { return false }
            let start = isCurly ? offset - 2 : offset
            guard start > 0, Ascii.isDigit(bytes[start - 1]), offset + 3 < bytes.count else { return false }
            let isGroup = (offset + 1...offset + 3).allSatisfy { Ascii.isDigit(bytes[$0]) }
            return isGroup && (offset + 4 >= bytes.count || !Ascii.isDigit(bytes[offset + 4]))
        }
    }
}
