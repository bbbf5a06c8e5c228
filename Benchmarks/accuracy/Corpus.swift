import Linting
import Platform
import Prose
import Readers

/// A text of the corpus.
struct CorpusText {
    /// The path as it was found, from the folder that was named.
    let path: String
    let bytes: [UInt8]
    /// What the folder or the command line says; nil: left to recognition.
    let language: LanguageTag?
    let format: TextFormat

    /// Reads it as the linter wants.
    var options: ReadingOptions { ReadingOptions(format: format, language: language) }
}

/// The texts below some folders, one at a time.
struct Corpus {
    private(set) var paths: [String] = []
    private let language: LanguageTag?

    /// - Parameters:
    ///   - folders: folders, or single files.
    ///   - language: of all texts; nil: as their path says, `clean/de/…`.
    init(_ folders: [String], language: LanguageTag?) throws {
        self.language = language
        for folder in folders {
            let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
            if Self.isText(root) { paths.append(root) } else { try collect(root) }
        }
    }

    private mutating func collect(_ folder: String) throws {
        for entry in try Files.entries(of: folder) {
            let path = folder + "/" + entry.name
            switch entry.kind {
            case .folder: try collect(path)
            case .file where Self.isText(entry.name): paths.append(path)
            default: break
            }
        }
    }

    /// What a fixture is fixed to is no text of its own.
    private static func isText(_ name: String) -> Bool {
        (name.hasSuffix(".txt") || name.hasSuffix(".md")) && !name.contains(".fixed")
    }

    /// The text at an index of `paths`.
    func text(_ index: Int) throws -> CorpusText {
        let path = paths[index]
        return CorpusText(
            path: path, bytes: try Files.read(path), language: language ?? Self.language(of: path),
            format: path.hasSuffix(".md") ? .markdown : .plain)
    }

    /// The language that a path names: what comes after `clean` or `fixtures` (`clean/de/…`, `clean/de-CH-gemeinde.txt`), what
    /// a fixture's name begins with (`articles/de-hafen.txt`), or `article.de.md`.
    static func language(of path: String) -> LanguageTag? {
        let parts = path.split(separator: "/")
        for (part, next) in zip(parts, parts.dropFirst()) where ["clean", "fixtures", "articles"].contains(part) {
            if let tag = known(next) { return tag }
        }
        let names = parts.last?.split(separator: ".") ?? []
        return names.count >= 3 ? known(names[names.count - 2]) : nil
    }

    private static func known(_ name: Substring) -> LanguageTag? {
        let subtags = name.split(separator: "-")
        guard let primary = subtags.first, languages.contains(String(primary)) else { return nil }
        let isRegion = subtags.count > 1 && subtags[1].count == 2 && subtags[1].allSatisfy(\.isUppercase)
        return LanguageTag(subtags.prefix(isRegion ? 2 : 1).joined(separator: "-"))
    }

    static let languages: Set<String> = ["ar", "cs", "de", "en", "es", "fr", "it", "ja", "pl", "pt", "ru", "uk", "zh"]
}
