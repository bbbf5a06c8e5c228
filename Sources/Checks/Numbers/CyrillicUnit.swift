import Linting
import Prose
import UnicodeText

/// `numbers/cyrillic-unit`: a unit or scale word left in Cyrillic behind a number (`5 км`, `10 тыс.`).
public enum CyrillicUnit: Check {
    public static let trigger = Trigger.blocks(.cyrillic)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let isEnglish = block.language.base == .english
        for number in block.numbers {
            let space = document.spaceAfter(number.upperBound, notAfter: block.content.upperBound)
            guard let (unit, end) = unit(at: space.upperBound, block) else { continue }
            let word = isEnglish ? unit.english : unit.symbol
            report.add(
                space.upperBound..<end, "“\(document.text(space.upperBound..<end))” was left in Cyrillic",
                edits: word.map { [Edit(space.upperBound..<end, $0)] } ?? [])
        }
    }

    private static func unit(at offset: Int, _ block: BlockView) -> (unit: (symbol: String?, english: String?), end: Int)? {
        var end = offset
        // `кв. м` is two words, `тыс.` takes its full stop along.
        for _ in 0..<12 {
            guard let scalar = block.scalar(at: end), scalar.isCyrillicLetter || scalar == "." else { break }
            end += UTF8.width(scalar)
        }
        guard end > offset, block.scalar(at: end).map({ !$0.isLetter }) ?? true else { return nil }
        let text = block.document.text(offset..<end).lowercased()
        if text == "кв" || text == "кв.", block.byte(at: end) == 0x20 {
            let word = block.word(at: end + 1)
            if block.document.text(word) == "м" { return (("m²", "m²"), word.upperBound) }
            if block.document.text(word) == "км" { return (("km²", "km²"), word.upperBound) }
        }
        if let unit = units[text] { return (unit, end) }
        guard text.hasSuffix("."), let unit = units[String(text.dropLast())] else { return nil }
        // A full stop that ends the sentence stays.
        let next = block.document.spaceAfter(end, notAfter: block.content.upperBound).upperBound
        let isSentenceEnd =
            next == block.content.upperBound || !writtenWithStop.contains(String(text.dropLast())) && block.beginsSentence(at: next)
        return (unit, isSentenceEnd ? end - 1 : end)
    }

    /// Units of which the full stop may be their own, whatever follows: `10 тыс. Americans`.
    private static let writtenWithStop: Set<String> = ["тыс", "тис", "руб", "грн", "мин", "хв", "сек", "шт", "чел"]

    private static let units: [String: (symbol: String?, english: String?)] = [
        "км": ("km", "km"), "м": ("m", "m"), "см": ("cm", "cm"), "мм": ("mm", "mm"), "кг": ("kg", "kg"), "г": ("g", "g"),
        "т": ("t", "t"), "л": ("l", "l"), "га": ("ha", "ha"), "тыс": (nil, "thousand"), "тис": (nil, "thousand"),
        "млн": (nil, "million"), "млрд": (nil, "billion"), "трлн": (nil, "trillion"), "руб": (nil, "rubles"),
        "грн": (nil, "hryvnias"), "кв.м": ("m²", "m²"), "кв.км": ("km²", "km²"), "м²": ("m²", "m²"), "км/ч": ("km/h", "km/h"),
        "мин": ("min", "min"), "хв": ("min", "min"), "сек": ("s", "s"), "шт": (nil, "pieces"), "чел": (nil, "people"),
        "квт": ("kW", "kW"), "мвт": ("MW", "MW"),
    ]
}
