import Bytes
import Linting
import Prose
import UnicodeText

/// What a program puts into a text: `%s`, `{0}`, `%(name)s`.
struct Placeholder: Sendable, Hashable {
    /// Scalars of its side.
    var range: Range<Int>
    /// As it is written.
    var text: String
    /// What must be the same on both sides: the argument and, where the format tells, its type.
    var key: String
    /// Whether it names its argument, so that it may be used as often as the language needs.
    var isNamed: Bool
}

/// How texts spell placeholders.
struct PlaceholderSyntax: OptionSet, Sendable {
    let rawValue: UInt8

    /// `%s`, `%2$d`.
    static let printf = PlaceholderSyntax(rawValue: 1 << 0)
    /// `%(name)s`.
    static let pythonNamed = PlaceholderSyntax(rawValue: 1 << 1)
    /// `{name}`, `{0}`, `{0:x}`.
    static let braces = PlaceholderSyntax(rawValue: 1 << 2)
    /// `%1`, `%L1`, `%n`.
    static let qt = PlaceholderSyntax(rawValue: 1 << 3)
    /// `%{name}`, `%<name>s`.
    static let ruby = PlaceholderSyntax(rawValue: 1 << 4)
    /// `$name`, `${name}`.
    static let shell = PlaceholderSyntax(rawValue: 1 << 5)
    /// Nobody says; only what is unmistakable counts.
    static let guessed = PlaceholderSyntax(rawValue: 1 << 6)

    /// By the flags of a message (GNU gettext’s manual, “PO Format Flags”).
    init(formats: [String]) {
        var syntax: PlaceholderSyntax = []
        for format in formats where !format.hasPrefix("no-") && !format.hasPrefix("possible-") {
            switch format.dropLast("-format".count) {
            case "python": syntax.formUnion([.printf, .pythonNamed])
            case "python-brace", "csharp", "java", "java-printf", "perl-brace", "scheme", "smalltalk", "c++", "rust": syntax.insert(.braces)
            case "qt", "qt-plural", "kde", "kde-kuit", "boost": syntax.insert(.qt)
            case "ruby": syntax.formUnion([.ruby, .printf])
            case "sh": syntax.insert(.shell)
            default: syntax.insert(.printf)
            }
        }
        self = syntax.isEmpty && formats.allSatisfy { !$0.hasPrefix("no-") } ? .guessed : syntax
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
}

extension PairSide {
    /// The placeholders, in order.
    ///
    /// - Complexity: linear.
    func placeholders(_ syntax: PlaceholderSyntax) -> [Placeholder] {
        guard !syntax.isEmpty, scalars.contains(where: { $0 == "%" || $0 == "{" || $0 == "$" }) else { return [] }
        var scanner = PlaceholderScanner(self, syntax)
        return scanner.scan()
    }
}

private struct PlaceholderScanner {
    private let side: PairSide
    private let syntax: PlaceholderSyntax
    private var found: [Placeholder] = []
    /// The number of the next argument without one of its own.
    private var argument = 1
    /// Whether `%b`, `%Y` and their like are there, which make dates.
    private var hasDatePattern = false

    init(_ side: PairSide, _ syntax: PlaceholderSyntax) {
        self.side = side
        self.syntax = syntax
    }

    mutating func scan() -> [Placeholder] {
        var position = 0
        while position < side.count {
            let end: Int?
            switch side.scalars[position] {
            case "%": end = percent(position)
            case "{": end = brace(position)
            case "$": end = dollar(position)
            default: end = nil
            }
            position = end ?? position + 1
        }
        guard syntax.contains(.guessed) else { return found }
        if hasDatePattern { found.removeAll { $0.text.hasPrefix("%") && !$0.isNamed } }
        // In addresses and code a percent sign and braces mean something else.
        let others = side.spans.filter { [.url, .email, .path, .code].contains($0.kind) }
        if !others.isEmpty { found.removeAll { one in others.contains { $0.range.overlaps(side.bytes(one.range)) } } }
        return found
    }

    private mutating func add(_ range: Range<Int>, _ key: String, isNamed: Bool) -> Int {
        // In full width it is damaged.
        guard side.bytes(range).count == range.count else { return range.upperBound }
        found.append(Placeholder(range: range, text: side.text(range), key: key, isNamed: isNamed))
        return range.upperBound
    }

    // MARK: Percent signs

    /// Returns where to go on.
    private mutating func percent(_ start: Int) -> Int? {
        let next = side[start + 1]
        if next == "%" { return start + 2 }
        if next == "(", syntax.contains(.pythonNamed) || syntax.contains(.guessed), let name = name(start + 2, closedBy: ")") {
            var end = name.upperBound + 1
            while let flag = side[end], "#0- +.".unicodeScalars.contains(flag) || flag.isDigit { end += 1 }
            guard let conversion = side[end], "diouxXeEfFgGcrsa".unicodeScalars.contains(conversion) else { return nil }
            return add(start..<end + 1, "(\(side.text(name)))", isNamed: true)
        }
        if next == "{", syntax.contains(.ruby) || syntax.contains(.guessed), let name = name(start + 2, closedBy: "}") {
            return add(start..<name.upperBound + 1, "{\(side.text(name))}", isNamed: true)
        }
        if next == "<", syntax.contains(.ruby), let name = name(start + 2, closedBy: ">") {
            return add(start..<name.upperBound + 1, "<\(side.text(name))>", isNamed: true)
        }
        if syntax.contains(.qt), let end = qt(start) { return end }
        if syntax.contains(.guessed), let end = capitals(start, closedBy: "%") {
            return add(start..<end, side.text(start..<end), isNamed: true)
        }
        return syntax.contains(.printf) || syntax.contains(.guessed) ? conversion(start) : nil
    }

    private mutating func qt(_ start: Int) -> Int? {
        var position = start + 1
        if side[position] == "L" { position += 1 }
        if position == start + 1, side[position] == "n", side[position + 1]?.isLetter != true {
            return add(start..<position + 1, "n", isNamed: true)
        }
        let digits = position
        while position < digits + 2, side[position]?.isDigit == true { position += 1 }
        guard position > digits else { return nil }
        return add(start..<position, side.text(digits..<position), isNamed: true)
    }

    /// `%5.2f`, `%2$s`, `%<PRIu64>`: an argument’s number, flags, width, precision, length, conversion (ISO C, 7.21.6.1; POSIX).
    private mutating func conversion(_ start: Int) -> Int? {
        var position = start + 1
        var number: String?
        let digits = position
        while side[position]?.isDigit == true { position += 1 }
        if position > digits, side[position] == "$" {
            number = side.text(digits..<position)
            position += 1
        } else {
            position = digits
        }
        // Not the space: behind a percent sign in prose there is one.
        while let flag = side[position], "#0-+'I".unicodeScalars.contains(flag) { position += 1 }
        if side[position] == "*" { (position, argument) = (position + 1, argument + 1) }
        while side[position]?.isDigit == true { position += 1 }
        if side[position] == "." {
            position += 1
            if side[position] == "*" { (position, argument) = (position + 1, argument + 1) }
            while side[position]?.isDigit == true { position += 1 }
        }
        if side[position] == "<", !syntax.contains(.guessed), let name = name(position + 1, closedBy: ">") {
            return addConversion(start..<name.upperBound + 1, number, "d")
        }
        while let length = side[position], "hlLqjzt".unicodeScalars.contains(length) { position += 1 }
        guard let conversion = side[position] else { return nil }
        let end = position + 1
        let kind: String
        switch conversion {
        case "d", "i": kind = "d"
        case "o", "u", "x", "X": kind = "u"
        case "e", "E", "f", "F", "g", "G", "a", "A": kind = "f"
        case "s", "S": kind = "s"
        case "c", "C": kind = "c"
        case "p", "@", "r": kind = String(Character(conversion))
        case "m" where !syntax.contains(.guessed): return end
        case "n" where !syntax.contains(.guessed): kind = "n"
        default:
            if conversion.isASCII, conversion.isLetter { hasDatePattern = true }
            return nil
        }
        if syntax.contains(.guessed) {
            // What more than one letter follows is a word (`100%sure`), and what a digit is before a percentage.
            guard "dsiufxc@".unicodeScalars.contains(conversion), side[start - 1]?.isDigit != true, !isHexadecimal(start) else {
                if conversion.isASCII, side[start - 1]?.isDigit != true { hasDatePattern = true }
                return nil
            }
            if let after = side[end], after.isLetter, after.isASCII { return nil }
        }
        return addConversion(start..<end, number, kind)
    }

    private mutating func addConversion(_ range: Range<Int>, _ number: String?, _ kind: String) -> Int {
        let key = "\(number ?? String(argument))\(kind)"
        if number == nil { argument += 1 }
        return add(range, key, isNamed: number != nil)
    }

    /// `%d3%8A`: bytes as addresses spell them.
    private func isHexadecimal(_ start: Int) -> Bool {
        let digits = "0123456789abcdefABCDEF".unicodeScalars
        return (1...2).allSatisfy { side[start + $0].map(digits.contains) ?? false } && (side[start + 3] == "%" || side[start - 3] == "%")
    }

    // MARK: Braces and dollar signs

    private mutating func brace(_ start: Int) -> Int? {
        guard syntax.contains(.braces) || syntax.contains(.guessed) else { return nil }
        if side[start + 1] == "{" {
            // Doubled it is a brace to some formats, and a placeholder to others.
            guard syntax.contains(.guessed), let name = name(start + 2, closedBy: "}"), side[name.upperBound + 1] == "}" else {
                return start + 2
            }
            return add(start..<name.upperBound + 2, "{{\(side.text(name))}}", isNamed: true)
        }
        if side[start + 1] == "}" {
            guard syntax.contains(.braces) else { return nil }
            defer { argument += 1 }
            return add(start..<start + 2, "{\(argument)}", isNamed: false)
        }
        guard let name = fieldName(start + 1) else { return nil }
        let text = side.text(name)
        var end = name.upperBound
        if side[end] == ":" || side[end] == "!" || side[end] == "," {
            // Where nobody says that it is one, a space behind the colon makes it prose.
            guard syntax.contains(.braces) || side[end] != "," && side[end + 1] != " " else { return nil }
            var depth = 1
            while depth > 0 {
                end += 1
                guard let scalar = side[end], syntax.contains(.braces) || !scalar.isWhitespace else { return nil }
                depth += scalar == "{" ? 1 : scalar == "}" ? -1 : 0
            }
        }
        guard side[end] == "}" else { return nil }
        // `{FILE}` of a usage text is the reader’s to fill in, and its name is translated.
        if syntax.contains(.guessed), text.unicodeScalars.allSatisfy({ !$0.isLowercase }), text.unicodeScalars.contains(where: \.isLetter) {
            return nil
        }
        return add(start..<end + 1, "{\(text)}", isNamed: true)
    }

    private mutating func dollar(_ start: Int) -> Int? {
        if side[start + 1] == "{", syntax.contains(.shell) || syntax.contains(.guessed), let name = name(start + 2, closedBy: "}") {
            return add(start..<name.upperBound + 1, "${\(side.text(name))}", isNamed: true)
        }
        if syntax.contains(.guessed), let end = capitals(start, closedBy: "$") {
            return add(start..<end, side.text(start..<end), isNamed: true)
        }
        guard syntax.contains(.shell), let first = side[start + 1], first.isASCII, first.isLetter || first == "_" else { return nil }
        var end = start + 2
        while let next = side[end], next.isASCII, next.isLetter || next.isDigit || next == "_" { end += 1 }
        return add(start..<end, side.text(start + 1..<end), isNamed: true)
    }

    // MARK: Names

    /// A name as programs have them, and the sign that ends it.
    private func name(_ start: Int, closedBy end: Unicode.Scalar) -> Range<Int>? {
        guard let name = fieldName(start), side[name.upperBound] == end else { return nil }
        return name
    }

    private func fieldName(_ start: Int) -> Range<Int>? {
        var position = start
        while let scalar = side[position], scalar.isASCII,
            scalar.isLetter || scalar.isDigit || scalar == "_" || position > start && (scalar == "." || scalar == "-")
        {
            position += 1
        }
        return position > start ? start..<position : nil
    }

    /// `%NAME%`
    private func capitals(_ start: Int, closedBy end: Unicode.Scalar) -> Int? {
        var position = start + 1
        while let scalar = side[position], scalar.isASCII, scalar.isUppercase || scalar == "_" || position > start + 1 && scalar.isDigit {
            position += 1
        }
        // One letter between two percent signs is a date’s.
        return position > start + 2 && side[position] == end ? position + 1 : nil
    }
}
