/// Which versions of Obelus may read a configuration: conditions with commas between, all of which hold, such as `>=0.1, <1`; a version
/// alone means that very one.
struct VersionRequirement {
    private enum Relation: String, CaseIterable {
        // Longer ones first: “>” begins “>=”.
        case atLeast = ">="
        case atMost = "<="
        case equal = "=="
        case above = ">"
        case below = "<"
    }

    private var conditions: [(relation: Relation, version: [Int])] = []

    /// Nil for what cannot be read.
    init?(_ text: String) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            var rest = part.drop { $0 == " " }
            var relation = Relation.equal
            if let found = Relation.allCases.first(where: { rest.hasPrefix($0.rawValue) }) {
                relation = found
                rest = rest.dropFirst(found.rawValue.count).drop { $0 == " " }
            }
            guard let version = Self.numbers(rest.prefix { $0 != " " }), rest.drop(while: { $0 != " " }).allSatisfy({ $0 == " " }) else {
                return nil
            }
            conditions.append((relation, version))
        }
    }

    /// Whether a version meets all conditions. Numbers that are not written are 0, and a pre-release is that version.
    func isMet(by version: String) -> Bool {
        guard let version = Self.numbers(version.prefix { $0 != "-" && $0 != "+" }) else { return false }
        return conditions.allSatisfy { condition in
            let isLess = version.lexicographicallyPrecedes(condition.version)
            let isEqual = version == condition.version
            return switch condition.relation {
            case .atLeast: !isLess
            case .atMost: isLess || isEqual
            case .equal: isEqual
            case .above: !isLess && !isEqual
            case .below: isLess
            }
        }
    }

    /// Three numbers; nil for anything else.
    private static func numbers(_ text: Substring) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
        guard numbers.count == parts.count, (1...3).contains(numbers.count) else { return nil }
        return numbers + Array(repeating: 0, count: 3 - numbers.count)
    }
}
