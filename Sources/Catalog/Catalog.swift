import Bytes
import Linting

/// The built-in rules.
///
/// `makeRules` is not to be found in the sources: the plugin CompileCards writes it from `Rules/**/*.yml`, card by card,
/// when the package is built.
public enum Catalog {
    /// All built-in rules, by id.
    public static let rules: [Rule] = makeRules()

    /// The rule with that id, or nil.
    ///
    /// - Complexity: logarithmic in the number of rules.
    public static func rule(id: String) -> Rule? {
        let index = rules.partitioningIndex { $0.id >= id }
        return index < rules.count && rules[index].id == id ? rules[index] : nil
    }
}
