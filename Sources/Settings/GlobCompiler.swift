/// Turns a glob into its automaton.
///
/// Source: gitignore(5), “Pattern format”, and git's wildmatch.c.
struct GlobCompiler {
    private let scalars: [Unicode.Scalar]
    private let braces: Bool
    private var position = 0
    private var steps: [GlobStep] = []
    /// Texts that every match holds, in this order.
    private(set) var literals: [[UInt8]] = []
    /// Whether the last step was a character that belongs to the last literal.
    private var isInLiteral = false

    /// Longer than any that people write. What a pattern costs grows with its length, for every path that it is held against.
    private static let longest = 1000

    init(_ pattern: String, braces: Bool) {
        scalars = Array(pattern.unicodeScalars)
        self.braces = braces
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func program() throws(Glob.Failure) -> [GlobStep] {
        guard !scalars.isEmpty else { throw Glob.Failure(message: "the pattern is empty") }
        guard scalars.count <= Self.longest else {
            throw Glob.Failure(message: "the pattern is longer than \(Self.longest) characters; split it into several")
        }
        // Only a slash before the end ties the pattern to its folder.
        if !scalars.dropLast().contains("/") { anyFolders() }
        if next == "/" { position += 1 }
        try alternatives(depth: 0)
        steps.append(.match)
        return steps
    }

    /// Texts between commas up to a closing brace; at depth 0, the whole pattern.
    private mutating func alternatives(depth: Int) throws(Glob.Failure) {
        guard depth < 50 else { throw Glob.Failure(message: "braces are nested more than 50 deep") }
        var jumps: [Int] = []
        while true {
            let split = steps.count
            // Becomes a split if another alternative follows.
            if depth > 0 { steps.append(.jump(split + 1)) }
            try sequence(depth: depth)
            guard depth > 0, next == "," else { break }
            position += 1
            jumps.append(steps.count)
            steps.append(.match)
            steps[split] = .split(split + 1, steps.count)
        }
        if depth > 0 {
            guard next == "}" else { throw Glob.Failure(message: "a “{” has no “}”; close it, or use “\\{”") }
            position += 1
        }
        for jump in jumps { steps[jump] = .jump(steps.count) }
    }

    private mutating func sequence(depth: Int) throws(Glob.Failure) {
        while let scalar = next {
            if depth > 0, scalar == "," || scalar == "}" { return }
            position += 1
            if "*?[{".unicodeScalars.contains(scalar) { isInLiteral = false }
            switch scalar {
            case "*": star()
            case "?": steps.append(.inName)
            case "[": try scalarClass()
            case "{" where braces:
                try alternatives(depth: depth + 1)
                isInLiteral = false
            case "\\":
                guard let escaped = next else {
                    throw Glob.Failure(message: "the pattern ends with “\\”; use “\\\\” for the character")
                }
                position += 1
                add(escaped, depth)
            default: add(scalar, depth)
            }
        }
    }

    /// A character that stands for itself; outside of braces every match has it.
    private mutating func add(_ scalar: Unicode.Scalar, _ depth: Int) {
        steps.append(.scalar(scalar))
        guard depth == 0 else { return }
        if !isInLiteral { literals.append([]) }
        literals[literals.count - 1] += String(scalar).utf8
        isInLiteral = true
    }

    /// `*`, or `**` where it is a whole name.
    private mutating func star() {
        let start = position - 1
        while next == "*" { position += 1 }
        let isWholeName = (start == 0 || scalars[start - 1] == "/") && (next == nil || next == "/")
        // As in git, more stars than two are two.
        guard position - start >= 2, isWholeName else {
            loop(.inName)
            return
        }
        if next == "/" {
            position += 1
            anyFolders()
        } else {
            // What is in a folder, at any depth, but not the folder itself.
            if start > 0 { steps.append(.anything) }
            loop(.anything)
        }
    }

    /// `step*`
    private mutating func loop(_ step: GlobStep) {
        let split = steps.count
        steps += [.split(split + 1, split + 3), step, .jump(split)]
    }

    /// `(.*/)?`
    private mutating func anyFolders() {
        let split = steps.count
        steps.append(.split(split + 1, split + 5))
        loop(.anything)
        steps.append(.scalar("/"))
    }

    // MARK: Classes

    /// `[a-z]`, `[!a-z]`, `[[:digit:]]`; a `]` that comes first stands for itself.
    private mutating func scalarClass() throws(Glob.Failure) {
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        var isNegated = false
        if next == "!" || next == "^" {
            isNegated = true
            position += 1
        }
        var isFirst = true
        while let scalar = next, isFirst || scalar != "]" {
            isFirst = false
            if scalar == "[", let named = namedClass() {
                ranges += named
                continue
            }
            let lower = try member()
            if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                position += 1
                let upper = try member()
                guard lower <= upper else {
                    throw Glob.Failure(message: "the range “\(lower)-\(upper)” is in reverse order; swap its ends")
                }
                ranges.append(lower...upper)
            } else {
                ranges.append(lower...lower)
            }
        }
        guard next == "]" else { throw unclosedClass }
        position += 1
        steps.append(.oneOf(ranges, isNegated: isNegated))
    }

    private var unclosedClass: Glob.Failure { Glob.Failure(message: "a “[” has no “]”; close it, or use “\\[”") }

    private mutating func member() throws(Glob.Failure) -> Unicode.Scalar {
        if next == "\\" { position += 1 }
        guard let scalar = next else { throw unclosedClass }
        position += 1
        return scalar
    }

    /// `[:alpha:]` and its like, of ASCII; nil, and nothing read, where there is none.
    private mutating func namedClass() -> [ClosedRange<Unicode.Scalar>]? {
        guard scalars[position...].starts(with: "[:".unicodeScalars) else { return nil }
        let rest = scalars[(position + 2)...]
        guard let end = rest.firstIndex(of: ":"), end + 1 < scalars.count, scalars[end + 1] == "]" else { return nil }
        let ranges: [ClosedRange<Unicode.Scalar>]
        switch String(String.UnicodeScalarView(rest[..<end])) {
        case "alnum": ranges = ["0"..."9", "A"..."Z", "a"..."z"]
        case "alpha": ranges = ["A"..."Z", "a"..."z"]
        case "blank": ranges = [" "..." ", "\t"..."\t"]
        case "cntrl": ranges = ["\0"..."\u{1F}", "\u{7F}"..."\u{7F}"]
        case "digit": ranges = ["0"..."9"]
        case "graph": ranges = ["!"..."~"]
        case "lower": ranges = ["a"..."z"]
        case "print": ranges = [" "..."~"]
        case "punct": ranges = ["!"..."/", ":"..."@", "["..."`", "{"..."~"]
        case "space": ranges = [" "..." ", "\t"..."\r"]
        case "upper": ranges = ["A"..."Z"]
        case "xdigit": ranges = ["0"..."9", "A"..."F", "a"..."f"]
        default: return nil
        }
        position = end + 2
        return ranges
    }
}
