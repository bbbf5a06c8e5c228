import Catalog
import Damage
import Linting

/// `accuracy kinds`: which artifacts are covered by which rules.
enum KindsCommand {
    static func run() {
        var table = Table("kind", "mend", "rules")
        for kind in Kinds.all {
            let rules = kind.rules.map { Catalog.rule(id: $0) == nil ? "(\($0))" : $0 }
            table.add(kind.name, kind.mend.rawValue, rules.joined(separator: ", "))
        }
        print(table.render())
        let covered = Set(Kinds.all.flatMap(\.rules))
        let others = Catalog.rules.filter { $0.card.preset == .artifacts && !covered.contains($0.id) }
        print("\n\(Kinds.all.count) kinds, \(Kinds.all.filter(\.hasRule).count) with a rule")
        print("rules of the default preset that no kind is for: " + others.map(\.id).joined(separator: ", "))
    }
}

extension Kind {
    /// Whether the catalog has a rule for it.
    var hasRule: Bool { rules.contains { Catalog.rule(id: $0)?.card.preset == .artifacts } }

    /// Whether the catalog promises to restore the text: the artifact allows it, and a rule for it has a safe fix.
    var promisesRestoring: Bool {
        mend == .safe && rules.contains { Catalog.rule(id: $0)?.card.safety == .safe }
    }
}
