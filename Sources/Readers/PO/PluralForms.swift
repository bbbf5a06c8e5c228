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
        var parser = FormulaParser(Array(header[start...].prefix { $0 != ";" }.utf8))
        guard let formula = parser.formula() else { return nil }
        var uses: [Int: [Int]] = [:]
        for number in 0...200 {
            guard let form = formula.value(number) else { return nil }
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
private indirect enum Formula {
    case number(Int)
    case variable
    case not(Formula)
    case operation(Operator, Formula, Formula)
    case choice(Formula, Formula, Formula)

    /// Its value for a number; nil where something is divided by zero, whether or not C would ask for it.
    func value(_ number: Int) -> Int? {
        switch self {
        case .number(let value): return value
        case .variable: return number
        case .not(let operand): return operand.value(number).map { $0 == 0 ? 1 : 0 }
        case .operation(let operation, let left, let right):
            guard let left = left.value(number), let right = right.value(number) else { return nil }
            return operation.value(left, right)
        case .choice(let condition, let yes, let no):
            guard let condition = condition.value(number), let yes = yes.value(number), let no = no.value(number) else { return nil }
            return condition != 0 ? yes : no
        }
    }
}

/// An operator of C, by its sign.
private enum Operator {
    case or, and, equal, notEqual, notGreater, notLess, less, greater, plus, minus, times, divided, modulo

    /// Nil where something is divided by zero.
    func value(_ left: Int, _ right: Int) -> Int? {
        switch self {
        case .or: left != 0 || right != 0 ? 1 : 0
        case .and: left != 0 && right != 0 ? 1 : 0
        case .equal: left == right ? 1 : 0
        case .notEqual: left != right ? 1 : 0
        case .notGreater: left <= right ? 1 : 0
        case .notLess: left >= right ? 1 : 0
        case .less: left < right ? 1 : 0
        case .greater: left > right ? 1 : 0
        case .plus: left.addingReportingOverflow(right).partialValue
        case .minus: left.subtractingReportingOverflow(right).partialValue
        case .times: left.multipliedReportingOverflow(by: right).partialValue
        case .divided: right == 0 ? nil : left.dividedReportingOverflow(by: right).partialValue
        case .modulo: right == 0 ? nil : left.remainderReportingOverflow(dividingBy: right).partialValue
        }
    }

    /// By how loosely they bind, and of one kind the longer signs first.
    static let levels: [[(sign: StaticString, operation: Operator)]] = [
        [("||", .or)], [("&&", .and)], [("==", .equal), ("!=", .notEqual)],
        [("<=", .notGreater), (">=", .notLess), ("<", .less), (">", .greater)], [("+", .plus), ("-", .minus)],
        [("*", .times), ("/", .divided), ("%", .modulo)],
    ]
}

/// Reads an expression of C, once for all numbers.
private struct FormulaParser {
    private let bytes: [UInt8]
    private var position = 0
    /// Deeper nesting is no formula of any language.
    private var depth = 0
    private static let deepest = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Nil where it cannot be read.
    mutating func formula() -> Formula? {
        guard let formula = ternary(), next == nil else { return nil }
        return formula
    }

    /// The next byte that is no space.
    private var next: UInt8? {
        mutating get {
            while position < bytes.count, bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: "\\") { position += 1 }
            return position < bytes.count ? bytes[position] : nil
        }
    }

    private mutating func take(_ sign: StaticString) -> Bool {
        _ = next
        let length = sign.utf8CodeUnitCount
        guard position + length <= bytes.count, (0..<length).allSatisfy({ bytes[position + $0] == sign.utf8Start[$0] }) else {
            return false
        }
        position += length
        return true
    }

    private mutating func ternary() -> Formula? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest, let condition = binary(0) else { return nil }
        guard take("?") else { return condition }
        guard let yes = ternary(), take(":"), let no = ternary() else { return nil }
        return .choice(condition, yes, no)
    }

    private mutating func binary(_ level: Int) -> Formula? {
        guard level < Operator.levels.count else { return unary() }
        guard var left = binary(level + 1) else { return nil }
        while let operation = operation(level) {
            guard let right = binary(level + 1) else { return nil }
            left = .operation(operation, left, right)
        }
        return left
    }

    private mutating func operation(_ level: Int) -> Operator? {
        for (sign, operation) in Operator.levels[level] where take(sign) { return operation }
        return nil
    }

    private mutating func unary() -> Formula? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest, let first = next else { return nil }
        switch first {
        case UInt8(ascii: "!"):
            position += 1
            return unary().map { .not($0) }
        case UInt8(ascii: "("):
            position += 1
            guard let inner = ternary(), take(")") else { return nil }
            return inner
        case UInt8(ascii: "n"):
            position += 1
            return .variable
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var value = 0
            while position < bytes.count, bytes[position] &- 48 < 10, value < 1_000_000 {
                value = value * 10 + Int(bytes[position] - 48)
                position += 1
            }
            return .number(value)
        default: return nil
        }
    }
}
