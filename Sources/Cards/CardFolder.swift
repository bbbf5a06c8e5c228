import Bytes
import Platform
import Prose
import YAML

/// A folder of rule cards.
public enum CardFolder {
    /// Reads every card of a folder and its subfolders, in the order of their ids.
    ///
    /// A card's id is its path below the folder without `.yml`. A list of words (`Glossary`) stands in a file `.csv`, or
    /// `.yml` with a list for its contents; a tag in its name says which language it is for, and is part of the id:
    /// `terms.de.csv` is `terms-de`. Hidden files and the folders in `skipping` are left out.
    ///
    /// - Parameters:
    ///   - folder: the folder's path.
    ///   - skipping: names of subfolders and files, directly below, that are no cards.
    ///   - allowsCheck: whether the cards may leave the detection to types of the target Checks.
    ///   - allowsGlossaries: whether lists of words count as cards.
    /// - Returns: the cards that are right, and what is wrong with the others.
    public static func read(
        _ folder: String, skipping: Set<String> = [], allowsCheck: Bool, allowsGlossaries: Bool = true
    ) -> (cards: [CardFile], errors: [PlacedError]) {
        var cards: [CardFile] = []
        var errors: [PlacedError] = []
        for name in names(below: folder, at: "", skipping: skipping, errors: &errors) {
            let isTable = name.hasSuffix(".csv")
            if isTable, !allowsGlossaries { continue }
            do throws(PlacedErrors) {
                cards.append(
                    try isTable ? glossary(folder, name) : card(folder, name, allowsCheck: allowsCheck, allowsGlossaries: allowsGlossaries))
            } catch {
                errors += error.errors
            }
        }
        return (cards.sorted { $0.card.id < $1.card.id }, errors)
    }

    private static func card(
        _ folder: String, _ name: String, allowsCheck: Bool, allowsGlossaries: Bool
    ) throws(PlacedErrors) -> CardFile {
        let path = folder + "/" + name
        let bytes = try read(path)
        if allowsGlossaries, let items = (try? YAMLNode.parse(bytes))?.items {
            let (id, language) = try glossaryName(name, path)
            return try Glossary.read(list: items, id: id, path: path, language: language)
        }
        let id = String(name.dropLast(4))
        try expectSound(id, path)
        return try CardReader.read(bytes, id: id, path: path, allowsCheck: allowsCheck)
    }

    private static func glossary(_ folder: String, _ name: String) throws(PlacedErrors) -> CardFile {
        let path = folder + "/" + name
        let (id, language) = try glossaryName(name, path)
        return try Glossary.read(table: try read(path), id: id, path: path, language: language)
    }

    /// The id of a list of words, and the language that its name tells.
    private static func glossaryName(_ name: String, _ path: String) throws(PlacedErrors) -> (id: String, language: LanguageTag?) {
        let stem = String(name.dropLast(4))
        let file = stem.utf8.lastIndex(of: UInt8(ascii: "/")).map { stem[$0...] } ?? stem[...]
        var id = stem
        var language: LanguageTag?
        if let dot = file.firstIndex(of: ".") {
            let tag = LanguageTag(stem[stem.index(after: dot)...])
            guard tag != .undetermined else {
                throw PlacedErrors([
                    PlacedError(
                        path: path, line: 1,
                        message: "a list’s name can have only a language after its dot, as in “terms.de.csv”; rename the file")
                ])
            }
            language = tag
            id = stem[..<dot] + "-" + tag.description.lowercased()
        }
        try expectSound(id, path)
        return (id, language)
    }

    private static func expectSound(_ id: String, _ path: String) throws(PlacedErrors) {
        if let problem = problem(withID: id) { throw PlacedErrors([PlacedError(path: path, line: 1, message: problem)]) }
    }

    /// Of a card or a list of words: some hundred thousand entries.
    private static let mostBytes = 1 << 24

    private static func read(_ path: String) throws(PlacedErrors) -> [UInt8] {
        do throws(PlacedError) {
            return try Files.read(path, atMost: mostBytes)
        } catch {
            throw PlacedErrors([error])
        }
    }

    /// What is wrong with a rule's id, or nil.
    static func problem(withID id: String) -> String? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        let isSound = parts.allSatisfy { part in
            part.utf8.first.map { Ascii.isSmallLetter($0) } == true && part.utf8.last != UInt8(ascii: "-")
                && part.utf8.allSatisfy {
                    Ascii.isSmallLetter($0) || Ascii.isDigit($0) || $0 == UInt8(ascii: "-")
                }
        }
        if !isSound {
            return "a card’s path is the rule’s id, here “\(id)”; use lower case and hyphens, as in “space-before-closing.yml”"
        }
        return nil
    }

    /// The cards' paths, relative to the folder and with their suffixes.
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
        for entry in entries where !entry.name.hasPrefix(".") && !skipping.contains(entry.name) {
            let name = prefix + entry.name
            switch entry.kind {
            case .folder:
                names += Self.names(below: folder, at: name + "/", skipping: [], errors: &errors)
            case .file where name.hasSuffix(".yml") || name.hasSuffix(".csv"):
                names.append(name)
            case .file where name.hasSuffix(".yaml"):
                errors.append(
                    PlacedError(path: folder + "/" + name, message: "a card’s file name must end in “.yml”; rename the file"))
            default: break
            }
        }
        return names
    }
}
