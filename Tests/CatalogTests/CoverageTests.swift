import Catalog
import Platform
import Testing

/// docs/coverage.md names rules; these tests hold it against the catalogue.
@Suite struct CoverageTests {
    private static let page: String = {
        let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        guard let file = fopen(package + "/docs/coverage.md", "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }()

    private static let categories = Set(Catalog.rules.map(\.card.category))

    /// What has the form of a rule's id, and begins with a category.
    private static let named: Set<String> = {
        let words = page.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "/") }
        return Set(
            words.map(String.init).filter { word in
                let parts = word.split(separator: "/", omittingEmptySubsequences: false)
                return parts.count == 2 && !parts[1].isEmpty && categories.contains(String(parts[0]))
            })
    }()

    @Test func everyRuleThatIsNamedExists() {
        #expect(!Self.named.isEmpty)
        for id in Self.named.sorted() { #expect(Catalog.rule(id: id) != nil, "docs/coverage.md names \(id)") }
    }

    @Test func everyRuleIsNamed() {
        for rule in Catalog.rules { #expect(Self.named.contains(rule.id), "docs/coverage.md does not name \(rule.id)") }
    }

    @Test func noArtifactStandsTwice() {
        var seen: Set<Substring> = []
        for line in Self.page.split(separator: "\n") where line.hasPrefix("| ") {
            let cell = line.dropFirst(2).prefix { $0 != "|" }
            for id in cell.split(whereSeparator: { " ,".contains($0) }) where id.count == 3 && id.dropFirst().allSatisfy(\.isNumber) {
                #expect(seen.insert(id).inserted, "\(id) stands twice in docs/coverage.md")
            }
        }
        #expect(seen.count > 200)
    }
}
