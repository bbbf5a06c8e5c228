import Catalog
import Damage
import Linting

/// `accuracy kinds`: which artifacts are covered by which rules.
enum KindsCommand {
    static func run() {
        var table = Table("kind", "fix", "rules")
        for kind in Kinds.all {
            let rules = kind.rules.map { id in
                guard let card = Catalog.rule(id: id)?.card else { return "(\(id))" }
                return card.preset == .artifacts ? id : "\(id) [\(card.preset.rawValue)]"
            }
            table.add(kind.name, kind.fix.rawValue, rules.joined(separator: ", "))
        }
        print(table.render())
        let covered = Set(Kinds.all.flatMap(\.rules))
        let others = Catalog.rules.filter { $0.card.preset == .artifacts && !covered.contains($0.id) }
        print("\n\(Kinds.all.count) kinds, \(Kinds.all.filter(\.hasRule).count) with a rule")
        print("rules of the default preset without a kind: " + others.map(\.id).joined(separator: ", "))
    }
}

extension Kind {
    /// Whether the catalog has a rule for it.
    var hasRule: Bool { rules.contains { Catalog.rule(id: $0)?.card.preset == .artifacts } }

    /// The presets that must be switched on for any rule for it to run; empty where a rule of the default preset is.
    var presetsNeeded: Set<String> {
        let presets = rules.compactMap { Catalog.rule(id: $0)?.card.preset }
        return presets.contains(.artifacts) ? [] : Set(presets.map(\.rawValue))
    }

    /// Whether the catalog promises to restore the text: the artifact allows it, and a rule for it has a safe fix.
    var promisesRestoring: Bool {
        fix == .safe && rules.contains { Catalog.rule(id: $0)?.card.safety == .safe }
    }
}
