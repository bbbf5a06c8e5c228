/// A folder of rule cards.
public enum CardFolder {
    /// Reads every card of a folder and its subfolders, in the order of their ids.
    ///
    /// A card's id is its path below the folder without `.yml`. Hidden files and the folders in `skipping` are left
    /// out.
    ///
    /// - Parameters:
    ///   - folder: the folder's path.
    ///   - skipping: names of subfolders, directly below, that hold no cards.
    ///   - allowsCheck: whether the cards may name types of the target Checks.
    /// - Returns: the cards that are right, and what is wrong with the others.
    public static func read(
        _ folder: String, skipping: Set<String> = [], allowsCheck: Bool
    ) -> (cards: [CardFile], errors: [PlacedError]) {
        var cards: [CardFile] = []
        var errors: [PlacedError] = []
        for name in names(below: folder, at: "", skipping: skipping, errors: &errors) {
            do throws(PlacedErrors) {
                cards.append(try card(folder + "/" + name, id: String(name.dropLast(4)), allowsCheck: allowsCheck))
            } catch {
                errors += error.errors
            }
        }
        return (cards.sorted { $0.card.id < $1.card.id }, errors)
    }

    private static func card(_ path: String, id: String, allowsCheck: Bool) throws(PlacedErrors) -> CardFile {
        if let problem = problem(withID: id) {
            throw PlacedErrors([PlacedError(path: path, line: 1, message: problem)])
        }
        let bytes: [UInt8]
        do throws(PlacedError) {
            bytes = try Files.read(path)
        } catch {
            throw PlacedErrors([error])
        }
        return try CardReader.read(bytes, id: id, path: path, allowsCheck: allowsCheck)
    }

    /// What is wrong with a rule's id, or nil.
    static func problem(withID id: String) -> String? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        let isSound = parts.allSatisfy { part in
            part.utf8.first.map { (0x61...0x7A).contains($0) } == true && part.utf8.last != UInt8(ascii: "-")
                && part.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
        if !isSound {
            return "a card's path makes the rule's id, here “\(id)”; name it in lower case with hyphens, as “space-before-closing.yml”"
        }
        return nil
    }

    /// The cards' paths, relative to the folder and with `.yml`.
    private static func names(
        below folder: String, at prefix: String, skipping: Set<String>, errors: inout [PlacedError]
    ) -> [String] {
        let entries: [Files.Entry]
        do throws(PlacedError) {
            entries = try Files.entries(of: prefix.isEmpty ? folder : folder + "/" + prefix.dropLast())
        } catch {
            errors.append(error)
            return []
        }
        var names: [String] = []
        for entry in entries where !entry.name.hasPrefix(".") {
            let name = prefix + entry.name
            switch entry.kind {
            case .folder where !skipping.contains(entry.name):
                names += Self.names(below: folder, at: name + "/", skipping: [], errors: &errors)
            case .file where name.hasSuffix(".yml"):
                names.append(name)
            case .file where name.hasSuffix(".yaml"):
                errors.append(
                    PlacedError(path: folder + "/" + name, message: "a card's name ends in “.yml”; rename the file"))
            default: break
            }
        }
        return names
    }
}
