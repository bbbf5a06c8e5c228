import Foundation
import Readers
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
        let options = ReadingOptions(language: LanguageTag("en"))
        #expect(Document(text, options).quotations.readings.map(\.role) == [.opening])
        let rows = QuotationCosts().rows
        let index = try #require(rows.firstIndex { $0.name == "none.stray" })
        let request = ScanRequest(quotationModel: QuotationModel(QuotationCosts().setting(index, to: 20)))
        #expect(Document(text, options, for: request).quotations.readings.map(\.role) == [.stray])
    }

    private static let folder = String(#filePath.dropLast("Tests/ProseTests/QuotationCostsTests.swift".count)) + "Sources/Prose/Quotations/"

    /// The lines of the parser's files without comments and literals of text; those that hold the numbers left out.
    private static func lines() throws -> [(place: String, code: String)] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Cost") }
        // What looks for marks that the scan cannot see is an extension of the document.
        return try (files.sorted() + ["../Document/HiddenMarks.swift"]).flatMap { file in
            try String(contentsOfFile: folder + file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .map { number, line in
                    let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
                    let unquoted = quoted.enumerated().compactMap { $0 % 2 == 0 ? $1 : nil }.joined(separator: "\"")
                    return ("\(file):\(number + 1)", unquoted.components(separatedBy: "//")[0])
                }
        }
    }

    /// The decimal numbers of a line, each with what is before and after it.
    private static func numbers(_ code: String) -> [(before: String, number: String, after: String)] {
        code.matches(of: /\$?[A-Za-z0-9_]+(?:\.[0-9]+)?/).compactMap { match in
            guard match.output.first?.isNumber == true, !match.output.hasPrefix("0x") else { return nil }
            return (String(code[..<match.range.lowerBound]), String(match.output), String(code[match.range.upperBound...]))
        }
    }

    /// What may stand before an integer that is structure: shifts and masks of the stack of open quotations, looks at the bytes
    /// beside a mark.
    private static let structure = ["<<", ">>", ">>=", "&", "offset -", "offset >=", "position -", "position >="]
    private static let named = ["static let bits =", "static let families =", "static let mostEdgesOfNode ="]

    @Test("No number that counts is anywhere else than among the numbers")
    func literals() throws {
        let lines = try Self.lines()
        #expect(lines.count > 1000)
        for (place, code) in lines {
            for (before, number, after) in Self.numbers(code) {
                let before = before.trimmingCharacters(in: .whitespaces)
                let isValue = [":", "?"].contains { before.hasSuffix($0) } && !after.hasPrefix(" <<")
                let isSmall = number == "0" || number == "1" && !isValue
                let isStructure = !number.contains(".") && (Self.structure + Self.named).contains { before.hasSuffix($0) }
                #expect(isSmall || isStructure, "\(place): \(number)")
            }
        }
    }

    @Test("Every number is used")
    func use() throws {
        let code = try Self.lines().map(\.code).joined(separator: "\n")
        for row in QuotationCosts().rows {
            // Some groups are handed on as a whole, so the group’s name may be far from the number’s.
            let name = row.name.split(separator: ".")[1]
            #expect(code.contains(try Regex("\\.\(name)\\b")), "\(row.name)")
        }
    }
}
