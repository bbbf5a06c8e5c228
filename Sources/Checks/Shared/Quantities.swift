import Bytes
import Linting
import Prose
import UnicodeText

/// A decimal number, however it is written: digits without zeros at the ends, and the power of ten of the last.
struct DecimalValue: Hashable, Sendable {
    let digits: String
    let exponent: Int

    /// - Parameters:
    ///   - digits: ASCII digits.
    ///   - exponent: the power of ten of the last.
    init(_ digits: some StringProtocol, exponent: Int) {
        var significant = Substring(digits).utf8
        while significant.first == UInt8(ascii: "0") { significant.removeFirst() }
        var trailing = 0
        while significant.last == UInt8(ascii: "0") {
            significant.removeLast()
            trailing += 1
        }
        self.digits = String(Substring(significant))
        self.exponent = self.digits.isEmpty ? 0 : exponent + trailing
    }

    /// As one word: values are compared in sets of two or three, and a hash of each digit takes longer than all comparisons.
    func hash(into hasher: inout Hasher) {
        hasher.combine(digits.utf8.reduce(exponent) { $0 &* 10 &+ Int($1) })
    }

    func scaled(by power: Int) -> DecimalValue { DecimalValue(digits, exponent: digits.isEmpty ? 0 : exponent + power) }

    var isInteger: Bool { exponent >= 0 }
    /// The value as an integer, where it is a small one.
    var integer: Int? {
        guard (0..<10).contains(exponent), digits.utf8.count + exponent <= 12 else { return digits.isEmpty ? 0 : nil }
        return Int(digits + String(repeating: "0", count: exponent)) ?? (digits.isEmpty ? 0 : nil)
    }

    static func + (left: DecimalValue, right: DecimalValue) -> DecimalValue {
        let exponent = min(left.exponent, right.exponent)
        guard let first = left.mantissa(exponent), let second = right.mantissa(exponent) else { return left }
        let (sum, isTooLarge) = first.addingReportingOverflow(second)
        return isTooLarge ? left : DecimalValue(String(sum), exponent: exponent)
    }

    private func mantissa(_ exponent: Int) -> Int? {
        guard self.exponent - exponent <= 18 else { return nil }
        return Int(digits + String(repeating: "0", count: self.exponent - exponent)) ?? (digits.isEmpty ? 0 : nil)
    }
}

/// A number in a text, in digits.
struct Quantity: Sendable {
    /// Scalars of its side, with the marks within the number.
    var range: Range<Int>
    /// All that it may mean: `1.234`, `5 million`.
    var values: Set<DecimalValue>
    /// The likeliest of them, without the word behind it.
    var value: DecimalValue
    /// Digits and at most one decimal mark, as written.
    var spelling: String
    /// Whether it counts or measures something: not a part of a date, a time, a name, an address, a version.
    var isPlain: Bool
    /// Whether it begins with a zero that means nothing: a code, a day, a slip.
    var hasLeadingZero = false
    var hasPercent = false
    /// Whether a unit that translators convert is beside it, and which it may be: see `QuantityWords.units`.
    var hasUnit = false
    var units: Set<Int> = []
    /// The power of ten of the word beside it.
    var scale: Int?
    /// The sign or code of the currency beside it.
    var currency: String?
}

extension PairSide {
    var mayHaveDigits: Bool {
        scalars.contains { $0.isASCII ? $0.isDigit : false }
    }
}

/// The numbers of a side.
///
/// An object, because several checks ask for them, and each number holds much.
final class Quantities {
    /// Those in digits.
    private(set) var all: [Quantity] = []
    /// What any number of the side may mean, in digits or in Chinese numerals, in names and addresses, too.
    private(set) var values: Set<DecimalValue> = []
    private let side: PairSide
    private let words: QuantityWords?
    private let conventions: LanguageConventions
    /// What is not prose, as scalars.
    private let spans: [Range<Int>]

    /// - Complexity: linear in the side.
    init(_ side: PairSide) {
        self.side = side
        words = QuantityWords.of(side.language)
        conventions = LanguageConventions(side.language)
        spans = side.spans.filter { Self.isNoProse($0.kind) }.map { side.scalars($0.range) }
        var position = 0
        while position < side.count {
            let scalar = side.scalars[position]
            if scalar.isASCII ? scalar.isDigit : false {
                position = read(position)
            } else if !scalar.isASCII, HanNumerals.isNumeral(scalar) {
                position = readHan(position, from: nil)
            } else {
                position += 1
            }
        }
        for quantity in all { values.formUnion(quantity.values) }
    }

    private static func isNoProse(_ kind: ProtectedSpan.Kind) -> Bool {
        switch kind {
        case .url, .email, .path, .handle, .hashtag, .placeholder, .element, .code, .address, .version, .hash, .identifier: true
        default: false
        }
    }

    private func isDigit(_ index: Int) -> Bool { side[index].map { $0.isASCII && $0.isDigit } ?? false }

    // MARK: A number in digits

    /// Reads a number; returns where to go on.
    private func read(_ start: Int) -> Int {
        var groups: [Range<Int>] = []
        var separators: [Unicode.Scalar] = []
        var position = start
        while true {
            let first = position
            while isDigit(position) { position += 1 }
            groups.append(first..<position)
            guard let separator = side[position], isDigit(position + 1), joins(separator, groups, separators, position + 1) else { break }
            separators.append(separator == "’" ? "'" : separator)
            position += 1
        }
        let range = start..<position
        let (values, value, spelling, isComposite) = readings(groups, separators)
        var quantity = Quantity(range: range, values: values, value: value, spelling: spelling, isPlain: true)
        quantity.hasLeadingZero = hasLeadingZero(groups)
        quantity.isPlain = !isComposite && !isPartOfName(range)
        look(around: &quantity)
        if let scale = quantity.scale { quantity.values.formUnion(values.map { $0.scaled(by: scale) }) }
        all.append(quantity)
        // `5億4千万`
        if let next = side[position], HanNumerals.isNumeral(next) {
            let end = readHan(position, from: value)
            if end > position, let last = all.indices.last { all[last].range = start..<end }
            return max(end, position)
        }
        return position
    }

    /// Whether a sign between two groups of digits is part of a number.
    private func joins(_ separator: Unicode.Scalar, _ groups: [Range<Int>], _ separators: [Unicode.Scalar], _ next: Int) -> Bool {
        switch separator {
        case ".": return true
        case ",":
            // A full-width comma is one of the sentence, also between the numbers of “２，３回” (two or three times); only three digits make a group.
            return side.bytes[side.offsets[next - 1]] == UInt8(ascii: ",")
                || (0..<3).allSatisfy { isDigit(next + $0) } && !isDigit(next + 3)
        case "'", "’", " ":
            // Three digits, and so have the groups before but for the first.
            guard (0..<3).allSatisfy({ isDigit(next + $0) }), !isDigit(next + 3), let first = groups.first, first.count <= 3,
                groups.dropFirst().allSatisfy({ $0.count == 3 }), separators.allSatisfy({ $0 == separator })
            else { return false }
            return separator != " " || !conventions.grouping.unicodeScalars.contains { $0 == "," || $0 == "." } || isHard(next - 1)
        default: return false
        }
    }

    /// Whether a space is one at which no line breaks: between the digits of one number.
    private func isHard(_ index: Int) -> Bool { side.bytes[side.offsets[index]] != 0x20 }

    /// What digits with separators may mean.
    private func readings(
        _ groups: [Range<Int>], _ separators: [Unicode.Scalar]
    ) -> (values: Set<DecimalValue>, value: DecimalValue, spelling: String, isComposite: Bool) {
        let digits = groups.map(side.text)
        let whole = digits.count == 1 ? digits[0] : digits.joined()
        let grouped = DecimalValue(whole, exponent: 0)
        guard let last = separators.last else { return ([grouped], grouped, whole, false) }
        let fraction = digits[digits.count - 1]
        let decimal = DecimalValue(whole, exponent: -fraction.utf8.count)
        let decimalSpelling = digits.dropLast().joined() + "." + fraction
        let inGroups = { (groups: ArraySlice<String>) in
            // Two digits but for the last three, in India.
            (groups.first?.utf8.count ?? 4) <= 3 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
                || groups.last?.utf8.count == 3 && groups.dropLast().allSatisfy { $0.utf8.count <= 2 }
        }
        let isOne = separators.allSatisfy { $0 == last }
        let marks = ".,".unicodeScalars
        if isOne, separators.count == 1, marks.contains(last) {
            guard inGroups(digits[...]), digits[0] != "0" else { return ([decimal], decimal, decimalSpelling, false) }
            // Three digits behind one mark: what the language's mark says is likelier.
            let isDecimal = conventions.decimal.unicodeScalars.first == last
            return ([decimal, grouped], isDecimal ? decimal : grouped, isDecimal ? decimalSpelling : whole, false)
        }
        if isOne, inGroups(digits[...]) { return ([grouped], grouped, whole, false) }
        if !isOne, marks.contains(last), separators.dropLast().allSatisfy({ $0 != last }), inGroups(digits.dropLast()) {
            return ([decimal], decimal, decimalSpelling, false)
        }
        // A date, a version: each part by itself.
        return (Set(digits.map { DecimalValue($0, exponent: 0) } + [grouped, decimal]), grouped, whole, true)
    }

    private func hasLeadingZero(_ groups: [Range<Int>]) -> Bool {
        guard let first = groups.first, first.count > 1 || groups.count == 1 && first.count > 1 else { return false }
        return side.scalars[first.lowerBound] == "0"
    }

    /// Whether letters are at the number, or signs that make it part of a date, a time, a code.
    private func isPartOfName(_ range: Range<Int>) -> Bool {
        if spans.contains(where: { $0.overlaps(range) }) { return true }
        let (before, after) = (side[range.lowerBound - 1], side[range.upperBound])
        let isLatin = { (scalar: Unicode.Scalar?) in scalar.map { $0.isLetter && $0.script == .latin } ?? false }
        if isLatin(before) || isLatin(after) { return true }
        if let before {
            if "#_=@~^*".unicodeScalars.contains(before) { return true }
            // A hyphen behind a letter or digit; alone it is a minus sign.
            if "-‐‑:/.".unicodeScalars.contains(before), let far = side[range.lowerBound - 2], far.isLetter || far.isDigit { return true }
        }
        if let after {
            if "_=@~^*".unicodeScalars.contains(after) { return true }
            if "-‐‑:/×".unicodeScalars.contains(after), let far = side[range.upperBound + 1], far.isLetter || far.isDigit { return true }
        }
        // 40x60, with the letter of any script that looks like the sign.
        for (sign, far) in [(before, side[range.lowerBound - 2]), (after, side[range.upperBound + 1])] {
            if let sign, "×xхX*".unicodeScalars.contains(sign), far?.isDigit == true { return true }
        }
        return false
    }

    /// Whether a number and the digits after or before it, with a space between, are one on the other side: 255 001 and 255,001.
    func isGroupOfTarget(_ quantity: Quantity, _ values: Set<DecimalValue>) -> Bool {
        guard let index = all.firstIndex(where: { $0.range == quantity.range }) else { return false }
        for (left, right) in [(index - 1, index), (index, index + 1)] where all.indices.contains(left) && all.indices.contains(right) {
            let (first, second) = (all[left], all[right])
            guard first.range.upperBound + 1 == second.range.lowerBound, side[first.range.upperBound] == " " else { continue }
            if values.contains(DecimalValue(first.spelling + second.spelling, exponent: 0)) { return true }
        }
        return false
    }

    // MARK: What is beside it

    /// Where the word for a power of ten that stands behind a number ends, as scalars.
    func endOfScale(_ quantity: Quantity) -> Int {
        var position = quantity.range.upperBound
        while let scalar = side[position], !scalar.isLetter { position += 1 }
        while let scalar = side[position], scalar.isLetter || scalar.isMark { position += 1 }
        return position
    }

    /// Whether the word for a power of ten may not be the whole of it: a second one follows (`5 thousand million`, `5 mil millones`), or it is an
    /// abbreviation of one letter or two, which may be a unit.
    fileprivate func isUnclearPower(_ quantity: Quantity) -> Bool {
        var next = endOfScale(quantity)
        guard next - quantity.range.upperBound > 3 else { return true }
        if side[next] == "." { next += 1 }
        while side[next] == " " { next += 1 }
        return first(of: words?.scales, at: next) != nil
    }

    private func look(around quantity: inout Quantity) {
        let range = quantity.range
        var next = range.upperBound
        while side[next] == " " { next += 1 }
        var previous = range.lowerBound - 1
        while side[previous] == " " { previous -= 1 }
        quantity.hasPercent = side[next] == "%" || side[previous] == "%" || first(of: words?.percent, at: next) != nil
        let afterHyphen = side[next] == "-" || side[next] == "‑" ? next + 1 : next
        quantity.scale = first(of: words?.scales, at: afterHyphen)
        forEach(of: words?.units, at: afterHyphen) { unit in
            quantity.units.insert(unit)
            return true
        }
        quantity.hasUnit =
            !quantity.units.isEmpty || side[next] == "°" || side[next] == "′" || side[next] == "″"
        quantity.currency = CurrencySign.at(next, in: side) ?? CurrencySign.endingBefore(previous + 1, in: side)
    }

    /// The number of the first of the stems that is there.
    private func first(of stems: [QuantityWords.Stem]?, at start: Int) -> Int? {
        var found: Int?
        forEach(of: stems, at: start) { number in
            found = number
            return false
        }
        return found
    }

    /// Calls `body` with the numbers of the stems that are there, until it says false.
    private func forEach(of stems: [QuantityWords.Stem]?, at start: Int, _ body: (Int) -> Bool) {
        guard let stems, let own = side[start] else { return }
        let small = Self.small(own)
        for stem in stems where stem.first == own || stem.first == small {
            if hasStem(stem.scalars, at: start), !body(stem.number) { return }
        }
    }

    /// Whether a word that begins with the stem, or ends it, is there.
    private func hasStem(_ stem: [Unicode.Scalar], at start: Int) -> Bool {
        var position = start
        for scalar in stem {
            guard let own = side[position], own == scalar || Self.small(own) == scalar else { return false }
            position += 1
        }
        guard let last = stem.last, last.isLetter, !HanNumerals.isUnspaced(last) else { return true }
        // An ending of a few letters: millions, миллионов.
        var end = position
        while let letter = side[end], letter.isLetter || letter.isMark { end += 1 }
        return end - position <= (stem.count < 3 ? 0 : 4)
    }

    /// The small letter of a capital; any other character itself.
    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar.isUppercase ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20)) : scalar }
        guard scalar.properties.changesWhenLowercased else { return scalar }
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        guard let small = mapping.first, mapping.count == 1 else { return scalar }
        return small
    }

    // MARK: Chinese numerals

    /// Reads numerals of Chinese, Japanese and Korean, and the number in digits before them; returns where to go on.
    private func readHan(_ start: Int, from number: DecimalValue?) -> Int {
        var reader = HanNumerals(number)
        var position = start
        while let scalar = side[position] {
            if isDigit(position) {
                // Digits among numerals, with a decimal mark or without.
                var end = position
                while isDigit(end) || side[end] == "." && isDigit(end + 1) { end += 1 }
                let parts = side.text(position..<end).split(separator: ".")
                guard parts.count <= 2, reader.take(DecimalValue(parts.joined(), exponent: parts.count == 2 ? -parts[1].utf8.count : 0))
                else { break }
                position = end
            } else if reader.take(scalar) {
                position += 1
            } else {
                break
            }
        }
        values.formUnion(reader.values)
        if number != nil, let last = all.indices.last { all[last].values.formUnion(reader.values) }
        return max(position, start + (number == nil ? 1 : 0))
    }
}

/// Reads numerals as Chinese, Japanese and Korean write them: digits, and words for powers of ten.
struct HanNumerals {
    private var total = DecimalValue("0", exponent: 0)
    private var section = DecimalValue("0", exponent: 0)
    private var number: DecimalValue?
    /// Digits in a row, one a place: 二〇二三.
    private var digits = ""
    private var hasUnit = false

    init(_ number: DecimalValue?) { self.number = number }

    static func isNumeral(_ scalar: Unicode.Scalar) -> Bool { digit(scalar) != nil || power(scalar) != nil }

    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value) || (0xE00...0xE7F).contains(scalar.value)
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零": 0
        case "一", "壱": 1
        case "二", "两", "兩": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    private static func power(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十", "십": 1
        case "百", "백": 2
        case "千", "천": 3
        case "万", "萬", "만": 4
        case "亿", "億", "억": 8
        case "兆", "조": 12
        default: nil
        }
    }

    mutating func take(_ value: DecimalValue) -> Bool {
        guard number == nil, digits.isEmpty else { return false }
        number = value
        return true
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        if let digit = Self.digit(scalar) {
            guard number == nil || !digits.isEmpty else { return false }
            digits += String(digit)
            number = DecimalValue(digits, exponent: 0)
            return true
        }
        guard let power = Self.power(scalar) else { return false }
        hasUnit = true
        let value = number ?? DecimalValue("1", exponent: 0)
        (number, digits) = (nil, "")
        if power < 4 {
            section = section + value.scaled(by: power)
        } else {
            let whole = number == nil && !section.digits.isEmpty && value.digits == "1" && value.exponent == 0 ? section : section + value
            total = total + whole.scaled(by: power)
            section = DecimalValue("0", exponent: 0)
        }
        return true
    }

    /// What the numerals so far mean.
    var values: Set<DecimalValue> {
        var values: Set<DecimalValue> = [total + section + (number ?? DecimalValue("0", exponent: 0))]
        if !hasUnit, let number { values.insert(number) }
        return values
    }
}

/// The signs and codes of currencies.
enum CurrencySign {
    /// One that begins at a scalar.
    static func at(_ start: Int, in side: PairSide) -> String? {
        guard let first = side[start] else { return nil }
        if let sign = signs[first] { return sign }
        guard first.isASCII, first.isUppercase else { return nil }
        let code = side.text(start..<min(side.count, start + 3))
        guard codes.contains(code), side[start + 3]?.isLetter != true, side[start - 1]?.isLetter != true else { return nil }
        return code
    }

    /// One that ends before a scalar.
    static func endingBefore(_ end: Int, in side: PairSide) -> String? {
        guard let last = side[end - 1] else { return nil }
        if let sign = signs[last] { return sign }
        return end >= 3 ? at(end - 3, in: side).flatMap { codes.contains($0) ? $0 : nil } : nil
    }

    /// Each with the codes that it may stand for, the first its own.
    private static let signs: [Unicode.Scalar: String] = [
        "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW", "₺": "TRY",
        "₪": "ILS", "₫": "VND", "₱": "PHP", "₦": "NGN", "฿": "THB", "₸": "KZT",
    ]
    private static let codes: Set<String> = [
        "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "RUB", "UAH", "INR", "KRW", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
        "TRY", "BRL", "MXN", "CAD", "AUD", "NZD", "HKD", "SGD", "ZAR", "ILS", "SAR", "AED",
    ]

    /// Whether the sign of one text may be that of the other: `$` is that of many, `¥` of two.
    static func mayBeSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let families: [Set<String>] = [
            ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "BRL"], ["JPY", "CNY", "RMB"],
        ]
        return families.contains { $0.contains(left) && $0.contains(right) }
    }
}

/// The numbers of both sides, and what of them is not on the other side.
final class PairNumbers {
    let source: Quantities
    let target: Quantities
    /// The plain numbers of the source whose value is nowhere in the target, as indices.
    let missing: [Int]
    /// The plain numbers of the target whose value is nowhere in the source, as indices.
    let added: [Int]
    /// The one number of the source that has become another one: indices of both.
    let changed: (source: Int, target: Int)?

    init(_ sides: PairSides) {
        source = Quantities(sides.source)
        target = Quantities(sides.target)
        let others = sides.otherForm.map { Quantities($0) }
        let known = source.values.union(others?.values ?? [])
        let targetValues = target.values
        // The days of what may be dates: 16.3. and 16 March.
        let days = Set(source.all.flatMap(Self.days))
        let endings = Set(target.all.compactMap { $0.spelling.utf8.count == 2 ? $0.spelling : nil })
        missing = source.all.indices.filter { [source] index in
            let quantity = source.all[index]
            guard quantity.isPlain, !quantity.hasLeadingZero, quantity.values.isDisjoint(with: targetValues) else { return false }
            // A year by its last two digits, and one of a scale that was rounded.
            if quantity.isYear, endings.contains(String(quantity.spelling.suffix(2))) { return false }
            return !Self.isNear(quantity, targetValues) && !Self.isDate(quantity, targetValues)
                && !source.isGroupOfTarget(quantity, targetValues)
        }
        added = target.all.indices.filter { [target] index in
            let quantity = target.all[index]
            return quantity.isPlain && quantity.values.isDisjoint(with: known.union(days)) && !Self.isNear(quantity, known)
                && !Self.isDate(quantity, known) && !target.isGroupOfTarget(quantity, known)
        }
        changed =
            if missing.count == 1, added.count == 1, source.all.count == target.all.count,
                source.all[missing[0]].isClose(to: target.all[added[0]])
            {
                (missing[0], added[0])
            } else if missing.isEmpty, added.count == 1, source.all.count == target.all.count,
                let lost = Self.lost(source, target), source.all[lost].isClose(to: target.all[added[0]])
            {
                (lost, added[0])
            } else if missing.isEmpty, added.isEmpty {
                Self.otherPower(source, target)
            } else {
                nil
            }
    }

    /// The one number that both sides have with words for powers of ten that differ (`5 million`, `5 Milliarden`), and with which neither
    /// side has what the other means.
    private static func otherPower(_ source: Quantities, _ target: Quantities) -> (source: Int, target: Int)? {
        var found: (source: Int, target: Int)?
        for (index, quantity) in source.all.enumerated() where quantity.isPlain {
            guard let power = quantity.scale, !source.isUnclearPower(quantity),
                !target.values.contains(quantity.value.scaled(by: power))
            else { continue }
            let others = target.all.indices.filter { target.all[$0].value == quantity.value }
            guard source.all.count(where: { $0.value == quantity.value }) == 1, others.count == 1, target.all[others[0]].isPlain,
                let theirs = target.all[others[0]].scale, theirs != power, !target.isUnclearPower(target.all[others[0]]),
                !source.values.contains(target.all[others[0]].value.scaled(by: theirs))
            else { continue }
            if found != nil { return nil }
            found = (index, others[0])
        }
        return found
    }

    /// The one plain number of the source that the target has less often; nil where there are several or none.
    private static func lost(_ source: Quantities, _ target: Quantities) -> Int? {
        var lost: Int?
        for (index, quantity) in source.all.enumerated() where quantity.isPlain {
            let isSame = { (other: Quantity) in !other.values.isDisjoint(with: quantity.values) }
            guard target.all.count(where: isSame) < source.all.count(where: isSame) else { continue }
            if let first = lost, !isSame(source.all[first]) { return nil }
            lost = lost ?? index
        }
        return lost
    }

    /// Whether what looks like a decimal is a day and a month, one of which the other side has: 18.12 and 18 December.
    private static func isDate(_ quantity: Quantity, _ values: Set<DecimalValue>) -> Bool {
        days(quantity).contains { values.contains($0) }
    }

    /// The day of what looks like a decimal and may be a day and a month: the larger of the two numbers.
    private static func days(_ quantity: Quantity) -> [DecimalValue] {
        let parts = quantity.spelling.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 2, parts.allSatisfy({ (1...31).contains($0) }), parts.contains(where: { $0 <= 12 }), let day = parts.max()
        else { return [] }
        return [DecimalValue(String(day), exponent: 0)]
    }

    /// Whether a large number was rounded: 540 million and 539.7 million.
    private static func isNear(_ quantity: Quantity, _ values: Set<DecimalValue>) -> Bool {
        guard let scale = quantity.scale, scale >= 3 else { return false }
        let own = quantity.value.scaled(by: scale).double
        // A rounded third digit of three.
        return values.contains { abs($0.double - own) <= 0.006 * own }
    }
}

extension DecimalValue {
    var double: Double {
        var value = Double(digits) ?? 0
        for _ in 0..<min(40, abs(exponent)) { value = exponent > 0 ? value * 10 : value / 10 }
        return value
    }
}

extension Quantity {
    /// Whether it may be a year of our time.
    var isYear: Bool { spelling.utf8.count == 4 && (value.integer.map { (1000...2199).contains($0) } ?? false) }

    /// How many digits say something: zeros at the end do not.
    var significantDigits: Int { value.digits.utf8.count }

    /// Whether a slip leads from one to the other: a digit that is another one, lost or doubled, two that changed places, or a
    /// decimal mark that moved.
    func isClose(to other: Quantity) -> Bool {
        // Afternoon hours, and units of the other system.
        if let left = value.integer, let right = other.value.integer, abs(left - right) == 12, max(left, right) <= 24 { return false }
        if let currency, let theirs = other.currency, !CurrencySign.mayBeSame(currency, theirs) { return false }
        let (left, right) = (Array(spelling.utf8), Array(other.spelling.utf8))
        let digits = { (bytes: [UInt8]) in bytes.filter { Ascii.isDigit($0) } }
        if digits(left) == digits(right) {
            // The mark has moved; where one side has another word behind the number, that may be why.
            return scale == other.scale
        }
        guard (scale == nil) == (other.scale == nil), !(hasUnit && other.hasUnit && units.isDisjoint(with: other.units)) else {
            return false
        }
        return Self.isOneSlip(digits(left), digits(right))
    }

    private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        let head = zip(short, long).prefix { $0 == $1 }.count
        let tail = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
        if short.count == long.count {
            let middle = head..<max(head, short.count - tail)
            if middle.count == 1 { return true }
            return middle.count == 2 && short[head] == long[head + 1] && short[head + 1] == long[head]
        }
        // Six decades are sixty years.
        if short.count == 1, long == short + [UInt8(ascii: "0")] { return false }
        return long.count == short.count + 1 && head + tail >= short.count
    }
}
