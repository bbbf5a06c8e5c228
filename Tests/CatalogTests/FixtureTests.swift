import Catalog
import Linting
import Prose
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The project's own articles: `fixtures/articles/*.txt` with their `.mended.txt` beside them, and texts in
/// `fixtures/clean` that look suspicious and are right. A name begins with the language.
private enum Fixtures {
    static let folder = String(#filePath.dropLast("Tests/CatalogTests/FixtureTests.swift".count)) + "fixtures/"

    static func names(in subfolder: String) -> [String] {
        guard let stream = opendir(folder + subfolder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".txt"), !name.hasSuffix(".mended.txt") { names.append(subfolder + "/" + name) }
        }
        return names.sorted()
    }

    static func read(_ name: String) throws -> [UInt8] {
        let file = try #require(fopen(folder + name, "rb"), "\(name) is missing")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    static func language(_ name: String) -> LanguageTag {
        LanguageTag(name.split(separator: "/")[1].prefix { $0 != "-" })
    }
}

@Suite struct FixtureTests {
    private let linter = Linter(rules: Catalog.rules)

    @Test(arguments: Fixtures.names(in: "articles"))
    func isMended(_ name: String) throws {
        let options = linter.readingOptions(language: Fixtures.language(name))
        let result = linter.fix(try Fixtures.read(name), options)
        let expected = try Fixtures.read(String(name.dropLast(4)) + ".mended.txt")
        #expect(String(decoding: result.bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
        #expect(result.refused.isEmpty)
        #expect(result.remaining.allSatisfy { $0.fix?.safety != .safe })
    }

    @Test(arguments: Fixtures.names(in: "clean"))
    func isLeftAlone(_ name: String) throws {
        let bytes = try Fixtures.read(name)
        let findings = linter.check(Document(bytes, linter.readingOptions(language: Fixtures.language(name))))
        let document = Document(bytes)
        #expect(findings.filter { $0.level >= .warning }.map { "\($0.rule): \(document.text($0.range))" } == [])
    }

    @Test func thereAreFixtures() {
        #expect(Fixtures.names(in: "articles").count >= 3)
        #expect(Fixtures.names(in: "clean").count >= 9)
    }
}
