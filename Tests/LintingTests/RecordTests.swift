import Catalog
import Damage
import Linting
import Prose
import Readers
import Testing

/// Fixes in texts that their file spells otherwise.
@Suite struct RecordTests {
    /// Rules on what a file looks like have nothing to say about records.
    private let linter = Linter(
        rules: Catalog.rules.filter {
            !["spaces/trailing", "spaces/final-newline", "structure/blank-lines", "structure/wrapped-paragraph"].contains($0.id)
        })

    /// A string of JSON in which every character that may be spelled in several ways is spelled in one of them by chance.
    private func spelled(_ text: String, _ random: inout SplitMix64) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isUpper = Bool.random(using: &random)
            let hex = { (unit: UInt16) -> String in
                let digits = String(unit, radix: 16, uppercase: isUpper)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            if Int.random(in: 0..<4, using: &random) == 0 || scalar.value < 0x20 && scalar != "\n" {
                result += UTF16.encode(scalar).map { $0.map(hex).joined() } ?? ""
                continue
            }
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "/": result += isUpper ? "\\/" : "/"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A thousand texts: examples of cards, with marks of quotation, emoji and more paragraphs around them. One that comes again is
    /// spelled in another way.
    private var texts: [String] {
        let examples = Catalog.rules.flatMap { rule in
            rule.card.examples.compactMap { example -> String? in
                guard case .bad(let marked, _, let language, nil) = example, (language ?? "en") == "en" else { return nil }
                return String(String.UnicodeScalarView(marked.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }))
            }
        }
        return (0..<1000).map { number in
            "“Nº \(number)\\ 😀,” she said.\n\n\(examples[number % examples.count])\n\nHe said \"yes ,\" and left."
        }
    }

    @Test func recordsAreFixedAsTheirTextsAre() throws {
        var random = SplitMix64(seed: 11)
        var lines: [String] = []
        for (number, text) in texts.enumerated() {
            lines.append("{\"n\" : \(number) ,\"text\":\"\(spelled(text, &random))\", \"z\":[\"\\u0041\", 1e2]}")
        }
        let file = Array((lines.joined(separator: "\n") + "\n").utf8)
        #expect(lines.count == 1000)
        let options = ReadingOptions(format: .jsonLines, language: .english)
        let (documents, problems) = linter.read(Source(file), options)
        #expect(problems == [])
        try #require(documents.count == lines.count)
        var places = 0
        var result: [UInt8] = []
        var position = 0
        for (document, text) in zip(documents, texts) {
            #expect(document.bytes == Array(text.utf8))
            for finding in linter.check(document) {
                let inFile = document.text.inFile(finding)
                // What the file has there reads as the text does.
                let read = JSONLinesReader.read(
                    Source(Array("{\"text\":\"".utf8) + file[inFile.range] + Array("\"}".utf8)), ReadingOptions(format: .jsonLines))
                #expect(read.passages.first?.text.bytes == Array(document.bytes[finding.range]), "\(finding.rule)")
                places += 1
            }
            let fixed = linter.fix(document)
            for edit in try #require(document.text.fileEdits(fixed.edits)) {
                result += file[position..<edit.range.lowerBound]
                result += edit.replacement.utf8
                position = edit.range.upperBound
            }
        }
        result += file[position...]
        #expect(places > 2500)
        // Decode, fix, encode only the edits: the records read as the fixed texts, and nothing else of the lines has changed.
        let again = linter.read(Source(result), options)
        #expect(again.problems == [])
        for ((before, after), text) in zip(zip(documents, again.documents), texts) {
            var plain = ReadingOptions(language: .english)
            plain.layout = before.layout
            #expect(after.bytes == linter.fix(Array(text.utf8), plain).bytes, "\(text)")
        }
        for (old, new) in zip(file.split(separator: 0x0A), result.split(separator: 0x0A)) {
            let (old, new) = (String(decoding: old, as: UTF8.self), String(decoding: new, as: UTF8.self))
            #expect(new.hasSuffix(", \"z\":[\"\\u0041\", 1e2]}"))
            #expect(old.prefix { $0 != ":" } == new.prefix { $0 != ":" })
        }
    }

    @Test func whatAnEditKeepsKeepsItsSpelling() throws {
        let line = #"{"text":"NATO, \u201dZakharova said."}"#
        let document = try #require(linter.read(Source(Array(line.utf8)), ReadingOptions(format: .jsonLines)).documents.first)
        let start = "NATO,".utf8.count
        let inFile = #"{"text":"NATO,"#.utf8.count
        // The space moves behind the mark: it goes here and comes there, and the mark stays as it is spelled.
        let moved = Edit(start..<start + 4, "” ")
        #expect(document.text(moved.range) == " ”")
        #expect(document.text.fileEdits([moved]) == [Edit(inFile..<inFile + 1, ""), Edit(inFile + 7..<inFile + 7, " ")])
        // What comes anew is spelled as the string spells its like, and half a character is none that could be replaced.
        #expect(document.text.fileEdits([Edit(start + 1..<start + 4, "“")]) == [Edit(inFile + 1..<inFile + 7, "\\u201c")])
        #expect(document.text.fileEdits([Edit(start + 2..<start + 4, "")]) == nil)
    }

    @Test func aDocumentReadForNobodyIsScannedAgain() {
        let bytes = Array("He is ok.\n\nI hope this translation helps! “ Yes ” he said , then.\n".utf8)
        let options = ReadingOptions(language: .english)
        let expected = linter.check(linter.document(bytes, options))
        #expect(expected.count >= 3)
        let other = Linter(rules: Catalog.rules.filter { $0.card.category == "leftovers" })
        for document in [Document(bytes, options), other.document(bytes, options)] {
            #expect(linter.check(document) == expected)
            #expect(linter.fix(document).bytes == linter.fix(bytes, options).bytes)
        }
    }

    /// One text after another is what all at once are: the same texts, in the order of the file, and the same problems.
    @Test func textsComeOneByOne() {
        let lines = #"""
            {"text": "The the cat."}
            {"text": 7}
            {"text": "A cat , and a dog."}

            {"text": "Nothing."}
            """#
        let source = Source(Array(lines.utf8))
        let options = ReadingOptions(format: .jsonLines, language: .english)
        let all = linter.read(source, options)
        var one = linter.texts(of: source, options)
        #expect(one.count == 3)
        #expect(one.problems == all.problems)
        #expect(one.problems.map(\.line) == [2])
        for document in all.documents {
            let next = one.next()
            #expect(next?.bytes == document.bytes)
            #expect(next.map { linter.check($0) } == linter.check(document))
        }
        #expect(one.next() == nil)
    }
}
