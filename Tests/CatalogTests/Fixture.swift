import Platform
import Prose
import Readers
import Testing

/// A text of the project's own `fixtures/`. Its name begins with the language.
struct Fixture: Sendable, CustomTestStringConvertible {
    private static let root = String(#filePath.dropLast("Tests/CatalogTests/Fixture.swift".count)) + "fixtures/"

    /// `en-ministry`
    let name: String
    private let folder: String
    private let ending: String

    var testDescription: String { name }
    var format: TextFormat { ending == ".md" ? .markdown : .plain }

    /// `de-CH-gemeinde` is in Swiss German.
    var language: LanguageTag {
        let parts = name.split(separator: "-")
        let isRegion = parts.count > 1 && parts[1].count == 2 && parts[1].allSatisfy(\.isUppercase)
        return LanguageTag(parts.prefix(isRegion ? 2 : 1).joined(separator: "-"))
    }

    static let articles = all(in: "articles")
    static let clean = all(in: "clean")

    private static func all(in folder: String) -> [Fixture] {
        guard let stream = opendir(root + folder) else { return [] }
        defer { closedir(stream) }
        var fixtures: [Fixture] = []
        while let entry = readdir(stream) {
            let file = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let dot = file.firstIndex(of: "."), file[dot...] == ".txt" || file[dot...] == ".md" else { continue }
            fixtures.append(Fixture(name: String(file[..<dot]), folder: folder, ending: String(file[dot...])))
        }
        return fixtures.sorted { $0.name < $1.name }
    }

    func bytes(_ version: String = "") throws -> [UInt8] {
        try #require(Self.read(folder + "/" + name + version + ending), "\(name)\(version) is missing")
    }

    /// The text with its places marked. One without a file of marks, as most of the clean ones are, has none.
    func marked() throws -> MarkedText {
        let marked = Self.read(folder + "/" + name + ".marked")
        if marked == nil { try #require(folder == "clean", "\(name).marked is missing") }
        return try MarkedText(String(decoding: marked ?? bytes(), as: UTF8.self))
    }

    /// Whether the file of that version holds the text, byte for byte; nil: whether there is none.
    func isVersion(_ version: String, _ text: String?) -> Bool {
        Self.read(folder + "/" + name + version + ending) == text.map { Array($0.utf8) }
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(root + path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}
