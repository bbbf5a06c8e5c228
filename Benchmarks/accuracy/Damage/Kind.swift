/// A kind of damage: one artifact of the catalogue, and a function that puts it into clean text.
public struct Kind: Sendable {
    /// Whether the artifact can be fixed from the text alone.
    public enum Fix: String, Sendable {
        /// Without doubt: a safe fix should give the clean text back, byte for byte.
        case safe
        /// With a guess or a loss of words: only an unsafe fix may.
        case unsafe
        /// What was there is lost.
        case none
    }

    /// Puts the artifact into the passage's paragraph, at a place that the generator chooses.
    ///
    /// - Returns: nil where the paragraph has no place for it.
    public typealias Function = @Sendable (_ passage: Stretch, _ random: inout SplitMix64) -> Damage?

    /// Unique; `family/artifact`.
    public let name: String
    /// What it looks like.
    public let example: String
    public let languages: Languages
    /// The rules that are expected to find it. A kind of which the catalog has none is not counted.
    public let rules: [String]
    public let fix: Fix
    /// For artifacts of rare words: sentences, by language, one of which is first appended to the paragraph. The text
    /// with the sentence is the clean text of the trial.
    public let plants: [String: [String]]
    public let damage: Function

    public init(
        _ name: String, _ example: String, _ languages: Languages = .all, rules: [String], fix: Fix,
        plants: [String: [String]] = [:], damage: @escaping Function
    ) {
        self.name = name
        self.example = example
        self.languages = languages
        self.rules = rules
        self.fix = fix
        self.plants = plants
        self.damage = damage
    }

    /// The part of the name before the slash.
    public var family: String { String(name.prefix { $0 != "/" }) }
}

/// The languages whose text can take a kind of damage.
public struct Languages: Sendable {
    private let included: Set<String>?
    private let excluded: Set<String>

    private init(_ included: Set<String>?, except excluded: Set<String> = []) {
        self.included = included
        self.excluded = excluded
    }

    public static let all = Languages(nil)
    /// Chinese and Japanese put no spaces between words.
    public static let spaced = Languages(nil, except: ["zh", "ja"])
    /// Left-to-right, and with spaces between words.
    public static let european = Languages(nil, except: ["zh", "ja", "ar"])
    public static let latin = Languages(["en", "de", "fr", "es", "it", "pt", "pl", "cs"])
    public static let cyrillic = Languages(["ru", "uk"])

    public static func only(_ languages: String...) -> Languages { Languages(Set(languages)) }

    /// Those that the table has something for.
    static func keys<Value>(of table: [String: Value]) -> Languages { Languages(Set(table.keys)) }

    public func except(_ languages: String...) -> Languages {
        Languages(included, except: excluded.union(languages))
    }

    /// - Parameter language: a primary subtag such as `de`.
    public func contains(_ language: String) -> Bool {
        !excluded.contains(language) && included?.contains(language) != false
    }
}
