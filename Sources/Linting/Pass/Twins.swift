import Prose

/// Which rules yield to others that name the same place, as their cards say.
struct Twins: Sendable {
    /// Few; looked through once for a place with several findings.
    private let yielding: [(rule: String, categories: [String])]

    init(_ rules: [ActiveRule]) {
        yielding = rules.filter { !$0.rule.card.yieldsTo.isEmpty }.map { ($0.rule.card.id, $0.rule.card.yieldsTo) }
    }

    private func categories(of rule: String) -> [String]? { yielding.first { $0.rule == rule }?.categories }

    /// Takes out of findings in standard order those that yield to another at the same place, or, where the one that yields says it louder,
    /// the others: it is one damage.
    ///
    /// - Complexity: linear.
    func drop(from findings: inout [Finding]) {
        guard !yielding.isEmpty else { return }
        var index = 0
        while index < findings.count {
            let range = findings[index].range
            var end = index + 1
            while end < findings.count, findings[end].range == range { end += 1 }
            if end > index + 1, !range.isEmpty {
                let kept = kept(of: findings[index..<end])
                findings.replaceSubrange(index..<end, with: kept)
                end = index + kept.count
            }
            index = end
        }
    }

    /// - Parameter group: the findings of one place.
    private func kept(of group: ArraySlice<Finding>) -> [Finding] {
        let categories = Set(group.flatMap { self.categories(of: $0.rule) ?? [] })
        let yields = { (finding: Finding) in self.categories(of: finding.rule) != nil }
        let others = group.filter { !yields($0) && categories.contains(RuleName.category(of: $0.rule)) }
        guard let level = others.map(\.level).max() else { return Array(group) }
        let isTold = group.contains { yields($0) && $0.level > level }
        // Where the other is only a note, it is the one that says less.
        return group.filter { yields($0) ? isTold : !isTold || $0.fix != nil || !others.contains($0) }
    }
}
