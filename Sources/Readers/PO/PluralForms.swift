/// The plural forms that a catalog's header declares: `nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);`.
///
/// Source: GNU gettext's manual, “Additional functions for plural forms”; the formula is an expression of C.
struct PluralForms {
    /// For each form, the numbers from 0 to 200 that it is for, as far as they are few: formulas repeat themselves after 100.
    private let uses: [Int: [Int]]

    /// Nil where the formula cannot be read.
    init?(_ header: String) {
        guard let start = header.firstIndex(of: "p").flatMap({ header[$0...].firstRange(of: "plural=", after: "nplurals=") }) else {
            return nil
        }
        let formula = header[start...].prefix { $0 != ";" }
        var uses: [Int: [Int]] = [:]
        for number in 0...200 {
            var expression = Expression(Array(formula.utf8), number)
            guard let form = expression.value() else { return nil }
            // More than two are not few.
            if uses[form, default: []].count <= 2 { uses[form, default: []].append(number) }
        }
        self.uses = uses
    }

    /// Whether a form is for one number alone, or for none and one as in French, and may say it in words.
    func isForFewNumbers(_ form: Int) -> Bool { uses[form].map { $0.count == 1 || $0 == [0, 1] } ?? true }
}

extension Substring {
    /// Where the text after a literal begins that is not the end of another.
    fileprivate func firstRange(of literal: String, after longer: String) -> Index? {
        var rest = self
        while !rest.isEmpty {
            if rest.hasPrefix(longer) {
                rest = rest.dropFirst(longer.count)
            } else if rest.hasPrefix(literal) {
                return rest.dropFirst(literal.count).startIndex
            } else {
                rest = rest.dropFirst()
            }
        }
        return nil
    }
}

/// An expression of C over one number.
private struct Expression {
    private let bytes: [UInt8]
    private let number: Int
    private var position = 0
    /// Deeper nesting is no formula of any language.
    private var depth = 0
    private static let deepest = 64

    init(_ bytes: [UInt8], _ number: Int) {
        self.bytes = bytes
        self.number = number
    }

    mutating func value() -> Int? {
        guard let value = ternary(), next == nil else { return nil }
        return value
    }

    /// The next byte that is no space.
    private var next: UInt8? {
        mutating get {
            while position < bytes.count, bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: "\\") { position += 1 }
            return position < bytes.count ? bytes[position] : nil
        }
    }

    private mutating func take(_ sign: StaticString) -> Bool {
        // Nearly always the first byte says no.
        let length = sign.utf8CodeUnitCount
        guard next == sign.utf8Start[0], position + length <= bytes.count, (0..<length).allSatisfy({ bytes[position + $0] == sign.utf8Start[$0] }) else {
            return false
        }
        position += length
        return true
    }

    private mutating func ternary() -> Int? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest, let condition = binary(0) else { return nil }
        guard take("?") else { return condition }
        guard let yes = ternary(), take(":"), let no = ternary() else { return nil }
        return condition != 0 ? yes : no
    }

    /// The operators by how loosely they bind.
    private mutating func binary(_ level: Int) -> Int? {
        guard level < 6 else { return unary() }
        guard var left = binary(level + 1) else { return nil }
        while let operation = operation(level) {
            guard let right = binary(level + 1), let result = operation(left, right) else { return nil }
            left = result
        }
        return left
    }

    private mutating func operation(_ level: Int) -> ((Int, Int) -> Int?)? {
        switch level {
        case 0: return take("||") ? { $0 != 0 || $1 != 0 ? 1 : 0 } : nil
        case 1: return take("&&") ? { $0 != 0 && $1 != 0 ? 1 : 0 } : nil
        case 2:
            if take("==") { return { $0 == $1 ? 1 : 0 } }
            return take("!=") ? { $0 != $1 ? 1 : 0 } : nil
        case 3:
            if take("<=") { return { $0 <= $1 ? 1 : 0 } }
            if take(">=") { return { $0 >= $1 ? 1 : 0 } }
            if take("<") { return { $0 < $1 ? 1 : 0 } }
            return take(">") ? { $0 > $1 ? 1 : 0 } : nil
        case 4:
            if take("+") { return { $0.addingReportingOverflow($1).partialValue } }
            return take("-") ? { $0.subtractingReportingOverflow($1).partialValue } : nil
        default:
            if take("*") { return { $0.multipliedReportingOverflow(by: $1).partialValue } }
            if take("/") { return { $1 == 0 ? nil : $0 / $1 } }
            return take("%") ? { $1 == 0 ? nil : $0 % $1 } : nil
        }
    }

    private mutating func unary() -> Int? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest, let first = next else { return nil }
        switch first {
        case UInt8(ascii: "!"):
            position += 1
            return unary().map { $0 == 0 ? 1 : 0 }
        case UInt8(ascii: "("):
            position += 1
            guard let value = ternary(), take(")") else { return nil }
            return value
        case UInt8(ascii: "n"):
            position += 1
            return number
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var value = 0
            while position < bytes.count, bytes[position] &- 48 < 10, value < 1_000_000 {
                value = value * 10 + Int(bytes[position] - 48)
                position += 1
            }
            return value
        default: return nil
        }
    }
}
