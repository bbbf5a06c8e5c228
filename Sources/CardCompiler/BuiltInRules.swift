import Cards
import Platform

/// The project's own folder of rules: the cards, and the taxonomy that they refer to.
struct BuiltInRules {
    let cards: [CardFile]
    /// Nil where it cannot be read.
    let taxonomy: Taxonomy?
    /// What is wrong with any of it.
    let errors: [PlacedError]

    static func read(_ folder: String) -> BuiltInRules {
        // `languages` holds what CLDR does not say about languages: no cards.
        var (cards, errors) = CardFolder.read(
            folder, skipping: ["languages", "artifacts.yml"], allowsCheck: true, allowsGlossaries: false)
        errors += cards.filter { $0.card.id.split(separator: "/").count != 2 }.map {
            PlacedError(path: $0.path, message: "a built-in card’s path must be Rules/<category>/<rule>.yml; move the file")
        }
        // Two rules of one name in two categories cannot both have a check.
        var types: [String: String] = [:]
        errors += cards.compactMap { file -> PlacedError? in
            guard case .check(let type) = file.card.detection, let other = types.updateValue(file.card.id, forKey: type) else { return nil }
            return PlacedError(
                path: file.path, line: 1,
                message: "its check would be “\(type)”, which is the one of “\(other)”; rename one of the two rules")
        }
        let taxonomy = taxonomy(folder + "/artifacts.yml", &errors)
        // A card that cannot be read names no artifact: what would be said of that is wrong.
        if errors.isEmpty { errors += taxonomy?.mistakes(in: cards) ?? [] }
        return BuiltInRules(cards: cards, taxonomy: taxonomy, errors: errors)
    }

    private static func taxonomy(_ path: String, _ errors: inout [PlacedError]) -> Taxonomy? {
        let bytes: [UInt8]
        do throws(PlacedError) {
            bytes = try Files.read(path)
        } catch {
            errors.append(error)
            return nil
        }
        do throws(PlacedErrors) {
            return try Taxonomy.read(bytes, path: path)
        } catch {
            errors += error.errors
            return nil
        }
    }
}
