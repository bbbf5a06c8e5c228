/// Reads ICU's regular expressions as far as anchors need it.
///
/// It errs on one side only: what it does not know it takes for something that says nothing.
/// Source: https://unicode-org.github.io/icu/userguide/strings/regexp.html
struct AnchorParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var flags = Flags()
    private var isTooDeep = false

    private struct Flags {
        var ignoresCase = false
        var ignoresSpace = false
    }

    init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    private var isAtEnd: Bool { position >= scalars.count }

    /// Whether the pattern was read to its end; otherwise what was found is not to be relied on.
    var hasReadAll: Bool { isAtEnd && !isTooDeep }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func follows(_ text: String) -> Bool {
        !isAtEnd && scalars[position...].starts(with: text.unicodeScalars)
    }

    private mutating func skip(_ text: String) -> Bool {
        guard follows(text) else { return false }
        position += text.unicodeScalars.count
        return true
    }

    private mutating func skip(past end: Unicode.Scalar) {
        while let scalar = next, scalar != end { position += 1 }
        position += 1
    }

    /// Branches between `|`, up to the end or to an unmatched `)`.
    mutating func alternation(depth: Int) -> AnchorNode {
        // Nobody nests so deep; the stack must not pay for someone who does.
        guard depth < 100 else {
            position = scalars.count
            isTooDeep = true
            return .unknown
        }
        // Flags set inside a group end with it.
        let outer = flags
        defer { flags = outer }
        var branches = [concatenation(depth: depth)]
        while skip("|") { branches.append(concatenation(depth: depth)) }
        if branches.count == 1 { return branches[0] }
        var anchors: [String] = []
        for branch in branches {
            guard let own = branch.anchors else { return .unknown }
            anchors += own
        }
        return AnchorNode(anchors: anchors)
    }

    private mutating func concatenation(depth: Int) -> AnchorNode {
        var run = AnchorRun()
        while let scalar = next, scalar != "|", scalar != ")" {
            if skipComment(scalar) { continue }
            let part = part(depth: depth)
            // A quantifier behind a comment belongs to what is before it.
            while let scalar = next, skipComment(scalar) {}
            switch quantifier() {
            case .once: run.append(part)
            case .atLeastOnce: run.appendRepeated(part)
            case .maybe: run.append(.unknown)
            }
        }
        return run.finish()
    }

    /// Skips `(?#…)`, and under `(?x)` white space or a comment up to the end of its line.
    private mutating func skipComment(_ scalar: Unicode.Scalar) -> Bool {
        if skip("(?#") {
            skip(past: ")")
            return true
        }
        guard flags.ignoresSpace else { return false }
        if scalar.properties.isWhitespace {
            position += 1
            return true
        }
        guard scalar == "#" else { return false }
        while let scalar = next, scalar != "\n", scalar != "\r" { position += 1 }
        return true
    }

    /// One character, class, escape or group.
    private mutating func part(depth: Int) -> AnchorNode {
        guard let scalar = next else { return .unknown }
        switch scalar {
        case "(": return group(depth: depth)
        case "[":
            skipClass()
            return .unknown
        case "\\": return escape()
        default: break
        }
        position += 1
        switch scalar {
        case ".", "?", "*", "+", "{": return .unknown
        case "^", "$": return .empty
        default: return literal(scalar)
        }
    }

    private func literal(_ scalar: Unicode.Scalar) -> AnchorNode {
        flags.ignoresCase && !scalar.isASCII ? .unknown : AnchorNode(exact: String(Character(scalar)))
    }

    // MARK: Quantifiers

    private enum Quantifier {
        case once, atLeastOnce, maybe
    }

    private mutating func quantifier() -> Quantifier {
        let result: Quantifier
        switch next {
        case "?", "*":
            position += 1
            result = .maybe
        case "+":
            position += 1
            result = .atLeastOnce
        case "{":
            guard let close = scalars[position...].firstIndex(of: "}") else { return .once }
            let count = scalars[(position + 1)..<close].prefix { $0 != "," }
            position = close + 1
            result = count.contains { $0 != "0" && $0 != " " } ? .atLeastOnce : .maybe
        default:
            return .once
        }
        // Lazy or possessive.
        if next == "?" || next == "+" { position += 1 }
        return result
    }

    // MARK: Groups

    private mutating func group(depth: Int) -> AnchorNode {
        position += 1
        var isLookaround = false
        if ["?=", "?!", "?<=", "?<!"].contains(where: { skip($0) }) {
            isLookaround = true
        } else if skip("?<") {
            skip(past: ">")
        } else if !skip("?:"), !skip("?>"), skip("?") {
            return flagged(depth: depth)
        }
        let inner = alternation(depth: depth + 1)
        position += 1
        // A look-around matches no text, and what it looks at need not lie in the match.
        return isLookaround ? .empty : inner
    }

    /// `(?i)` for the rest of the enclosing group, or `(?i:…)`.
    private mutating func flagged(depth: Int) -> AnchorNode {
        let outer = flags
        var isOn = true
        while let scalar = next, scalar != ":", scalar != ")" {
            switch scalar {
            case "-": isOn = false
            case "i": flags.ignoresCase = isOn
            case "x": flags.ignoresSpace = isOn
            default: break
            }
            position += 1
        }
        let opensGroup = next == ":"
        position += 1
        guard opensGroup else { return .empty }
        let inner = alternation(depth: depth + 1)
        position += 1
        flags = outer
        return inner
    }

    /// Skips `[…]` with what is nested in it. A `]` that comes first stands for itself.
    private mutating func skipClass() {
        var depth = 0
        repeat {
            if skip("[") {
                depth += 1
                _ = skip("^")
                _ = skip("]")
            } else if skip("\\Q") {
                while !isAtEnd, !follows("\\E") { position += 1 }
                _ = skip("\\E")
            } else if skip("\\") {
                position += 1
            } else {
                if skip("]") { depth -= 1 } else { position += 1 }
            }
        } while depth > 0 && !isAtEnd
    }

    // MARK: Escapes

    private mutating func escape() -> AnchorNode {
        position += 1
        guard let scalar = next else { return .unknown }
        position += 1
        switch scalar {
        case "b", "B", "A", "z", "Z", "G": return .empty
        case "n": return literal("\n")
        case "t": return literal("\t")
        case "r": return literal("\r")
        case "u": return codePoint(digits: 4)
        case "U": return codePoint(digits: 8)
        case "x": return next == "{" ? bracedCodePoint() : codePoint(digits: 2)
        case "Q": return quoted()
        case "p", "P", "N":
            if next == "{" { skip(past: "}") } else { position += 1 }
            return .unknown
        case "k":
            skip(past: ">")
            return .unknown
        case "0":
            while let digit = next, ("0"..."7").contains(digit) { position += 1 }
            return .unknown
        case "c":
            position += 1
            return .unknown
        default:
            let isWord = scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            if ("1"..."9").contains(scalar) {
                while let digit = next, ("0"..."9").contains(digit) { position += 1 }
            }
            return isWord ? .unknown : literal(scalar)
        }
    }

    /// Up to `digits` hexadecimal digits.
    private mutating func codePoint(digits: Int) -> AnchorNode {
        var value: UInt32 = 0
        var count = 0
        while count < digits, let scalar = next, let digit = Character(scalar).hexDigitValue {
            value = value << 4 | UInt32(digit)
            count += 1
            position += 1
        }
        return Unicode.Scalar(value).map(literal) ?? .unknown
    }

    private mutating func bracedCodePoint() -> AnchorNode {
        position += 1
        let node = codePoint(digits: 8)
        skip(past: "}")
        return node
    }

    /// `\Q…\E`. A quantifier behind it belongs to the last character alone, so the text must not be one part.
    private mutating func quoted() -> AnchorNode {
        var run = AnchorRun()
        while !isAtEnd, !follows("\\E") {
            run.append(literal(scalars[position]))
            position += 1
        }
        _ = skip("\\E")
        let node = run.finish()
        return ["?", "*", "{"].contains(next) ? .unknown : node
    }
}
