import Testing

@testable import Prose

@Suite struct QuotationCostsTests {
    @Test("Every number can be changed alone")
    func setting() {
        let standard = QuotationCosts()
        let rows = standard.rows
        #expect(MemoryLayout.size(ofValue: standard) > (rows.count - 1) * MemoryLayout<CostEntry>.stride)
        #expect(MemoryLayout.size(ofValue: standard) <= rows.count * MemoryLayout<CostEntry>.stride)
        for index in rows.indices {
            let changed = standard.setting(index, to: rows[index].value + 3).rows
            #expect(changed.map(\.name) == rows.map(\.name))
            #expect(changed.indices.filter { changed[$0].value != rows[$0].value } == [index])
            #expect(changed[index].value == rows[index].value + 3)
        }
    }

    @Test("Every number has a name and a meaning of its own")
    func meanings() {
        let rows = QuotationCosts().rows
        #expect(Set(rows.map(\.name)).count == rows.count)
        #expect(Set(rows.map { $0.name.prefix { $0 != "." } + $0.meaning }).count == rows.count)
        #expect(rows.allSatisfy { !$0.meaning.isEmpty && $0.value > 0 })
    }

    @Test("A text is read with the numbers that it is given")
    func reading() throws {
        let text = Array("He said “yes and left.\n\nShe stayed.\n".utf8)
        var options = ReadingOptions(language: LanguageTag("en"))
        #expect(Document(text, options).quotations.readings.map(\.role) == [.opening])
        let rows = QuotationCosts().rows
        let index = try #require(rows.firstIndex { $0.name == "unclosed.double" })
        options.quotationModel = QuotationModel(QuotationCosts().setting(index, to: 20))
        #expect(Document(text, options).quotations.readings.map(\.role) == [.stray])
    }
}
