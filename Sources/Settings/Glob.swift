/// A pattern for paths, as `.gitignore` writes it: `*`, `?` and `[a-z]` stay within a name, `**` spans folders.
///
/// A pattern with a slash before its end holds from the folder it is written for; one without holds for names in any
/// folder below. Its last slash, if it ends with one, is the caller's to understand.
///
/// The pattern becomes a nondeterministic automaton whose states are followed all at once: no pattern makes it try
/// the same place twice.
public struct Glob: Sendable, Hashable {
    /// Why a text is no pattern.
    public struct Failure: Error, Sendable, Hashable {
        public var message: String
    }

    /// What most patterns are: for these no automaton has to run.
    private enum Shape: Hashable {
        /// `name`
        case name
        /// `*.md`
        case nameSuffix
        case other
    }

    public let pattern: String
    private let program: [GlobStep]
    private let shape: Shape
    /// Texts that every path holds that the pattern matches, in this order: nearly all others are told by them.
    private let literals: [[UInt8]]
    /// For each state, those that are reached from it without a character, itself included, a bit each; empty where there are more
    /// states than bits.
    private let closures: [UInt64]

    /// Reads a pattern.
    ///
    /// - Parameter braces: whether `{a,b}` means one of two; in `.gitignore` it does not.
    public init(_ pattern: String, braces: Bool = true) throws(Failure) {
        self.pattern = pattern
        var compiler = GlobCompiler(pattern, braces: braces)
        let program = try compiler.program()
        self.program = program
        literals = compiler.literals
        closures = program.count <= 64 ? program.indices.map { GlobStates.closure(of: $0, program) } : []
        let isLiteral = !pattern.utf8.dropFirst().contains { #"*?[{\/"#.utf8.contains($0) }
        shape =
            switch pattern.utf8.first {
            case UInt8(ascii: "*") where isLiteral: .nameSuffix
            case let first? where isLiteral && !#"?[{\/"#.utf8.contains(first): .name
            default: .other
            }
    }

    /// Whether the pattern matches a path, relative to the folder the pattern is written for.
    ///
    /// - Complexity: the length of the path times that of the pattern.
    public func matches(_ path: some StringProtocol) -> Bool {
        switch shape {
        case .name:
            guard path.utf8.reversed().starts(with: pattern.utf8.reversed()) else { return false }
            return path.utf8.dropLast(pattern.utf8.count).last.map { $0 == UInt8(ascii: "/") } ?? true
        case .nameSuffix: return path.utf8.reversed().starts(with: pattern.utf8.dropFirst().reversed())
        case .other: return run(path, orAncestor: false)
        }
    }

    /// Whether the pattern matches a path or one of the folders it is in.
    public func matchesOrHolds(_ path: some StringProtocol) -> Bool {
        run(path, orAncestor: true)
    }

    private func run(_ path: some StringProtocol, orAncestor: Bool) -> Bool {
        guard holdsLiterals(path) else { return false }
        return closures.isEmpty ? runStates(path, orAncestor: orAncestor) : runBits(path, orAncestor: orAncestor)
    }

    private func holdsLiterals(_ path: some StringProtocol) -> Bool {
        path.utf8.withContiguousStorageIfAvailable { bytes in
            var rest = bytes[...]
            for literal in literals {
                guard let start = rest.firstStart(of: literal) else { return false }
                rest = rest[(start + literal.count)...]
            }
            return true
        } ?? true
    }

    private func runBits(_ path: some StringProtocol, orAncestor: Bool) -> Bool {
        let end = UInt64(1) << UInt64(program.count - 1)
        var current = closures[0]
        for scalar in path.unicodeScalars {
            if orAncestor, scalar == "/", current & end != 0 { return true }
            var next: UInt64 = 0
            while current != 0 {
                let state = current.trailingZeroBitCount
                current &= current &- 1
                if program[state].consumes(scalar) { next |= closures[state + 1] }
            }
            current = next
            if current == 0 { return false }
        }
        return current & end != 0
    }

    private func runStates(_ path: some StringProtocol, orAncestor: Bool) -> Bool {
        var current = GlobStates(count: program.count)
        var next = current
        current.enter(0, program)
        for scalar in path.unicodeScalars {
            if orAncestor, scalar == "/", current.contains(program.count - 1) { return true }
            next.removeAll()
            for state in current.members where program[state].consumes(scalar) { next.enter(state + 1, program) }
            swap(&current, &next)
            if current.members.isEmpty { return false }
        }
        return current.contains(program.count - 1)
    }
}

/// A step of a glob's automaton.
enum GlobStep: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    /// Anything but a slash.
    case inName
    case anything
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    case jump(Int)
    case split(Int, Int)
    case match

    /// Whether the step takes the scalar; steps that take none answer false.
    func consumes(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .scalar(let own): own == scalar
        case .inName: scalar != "/"
        case .anything: true
        case .oneOf(let ranges, let isNegated):
            scalar != "/" && ranges.contains { $0.contains(scalar) } != isNegated
        case .jump, .split, .match: false
        }
    }
}

/// The states an automaton is in, each once.
private struct GlobStates {
    private(set) var members: [Int] = []
    private var isMember: [Bool]

    init(count: Int) {
        isMember = Array(repeating: false, count: count)
    }

    func contains(_ state: Int) -> Bool { isMember[state] }

    /// What is reached from a state without a scalar, a bit each, of a program of at most 64 steps.
    static func closure(of state: Int, _ program: [GlobStep]) -> UInt64 {
        var states = GlobStates(count: program.count)
        states.enter(state, program)
        return states.members.reduce(0) { $0 | 1 << UInt64($1) }
    }

    mutating func removeAll() {
        for state in members { isMember[state] = false }
        members.removeAll(keepingCapacity: true)
    }

    /// Enters a state and all that is reached from it without a scalar. A loop instead of recursion: patterns may be
    /// long. Members that take no scalar stay among the others and do no harm.
    mutating func enter(_ state: Int, _ program: [GlobStep]) {
        guard !isMember[state] else { return }
        isMember[state] = true
        var index = members.count
        members.append(state)
        while index < members.count {
            switch program[members[index]] {
            case .jump(let target): insert(target)
            case .split(let first, let second):
                insert(first)
                insert(second)
            default: break
            }
            index += 1
        }
    }

    private mutating func insert(_ state: Int) {
        guard !isMember[state] else { return }
        isMember[state] = true
        members.append(state)
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Where some bytes stand first. Complexity: the length times that of the bytes, both of them those of paths.
    fileprivate func firstStart(of wanted: [UInt8]) -> Int? {
        guard let first = wanted.first else { return startIndex }
        var position = startIndex
        while position + wanted.count <= endIndex {
            if self[position] == first, self[position..<position + wanted.count].elementsEqual(wanted) { return position }
            position += 1
        }
        return nil
    }
}
