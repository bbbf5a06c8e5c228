import Catalog
import Linting
import Prose
import Readers
import Testing

/// Texts to hold every rule against: all examples of all cards, and several of them run together.
private let texts: [(text: String, language: LanguageTag)] = {
    var texts: [(String, LanguageTag)] = []
    for rule in Catalog.rules {
        for example in rule.card.examples {
            switch example {
            case .bad(let marked, let good, let language, _):
                let tag = LanguageTag(language ?? "en")
                texts.append((String(marked.filter { $0 != "⟦" && $0 != "⟧" }), tag))
                if let good { texts.append((good, tag)) }
            case .ok(let text, let language, _): texts.append((text, LanguageTag(language ?? "en")))
            }
        }
    }
    // Articles in which several things are broken at once.
    let english = texts.filter { $0.1 == .english }.map(\.0)
    for start in stride(from: 0, to: english.count, by: 5) {
        texts.append((english[start..<min(start + 5, english.count)].joined(separator: "\n\n"), .english))
    }
    return texts
}()

/// All rules together, and then each style of quotation marks with them: two styles at once undo each other's fixes, which
/// is why a configuration chooses one.
private let linters = [nil, "quotes/locale-style", "quotes/curly-style", "quotes/straight-style"].map { style in
    Linter(rules: Catalog.rules) { card in
        if card.level == .off { return card.id == style ? .warning : nil }
        return style != nil && card.id == "quotes/typographic" ? nil : card.level
    }
}

@Suite struct PropertyTests {
    private let linter = linters[0]

    private func fixed(
        _ bytes: [UInt8], _ language: LanguageTag, unsafe: Bool = false, by linter: Linter = linters[0]
    ) -> FixResult {
        linter.fix(bytes, ReadingOptions(language: language), choosing: FixChoice(unsafe: unsafe))
    }

    @Test func aSecondFixChangesNothing() {
        for (text, language) in texts {
            for unsafe in [false, true] {
                let once = fixed(Array(text.utf8), language, unsafe: unsafe)
                let twice = fixed(once.bytes, language, unsafe: unsafe)
                #expect(twice.bytes == once.bytes, "\(text) → \(String(decoding: once.bytes, as: UTF8.self))")
            }
        }
    }

    /// Rounds read again only what changed, and ask only some rules: in the end that must make no difference.
    @Test(arguments: [false, true]) func whatIsLeftIsWhatAFreshReadingFinds(_ unsafe: Bool) {
        let english = texts.filter { $0.language == .english }.map(\.text)
        let joined = [english.joined(separator: "\n\n"), english.joined(separator: "\n")].map { (text: $0, language: LanguageTag.english) }
        for (text, language) in texts + joined {
            let result = fixed(Array(text.utf8), language, unsafe: unsafe)
            let options = ReadingOptions(layout: result.document.layout, language: language)
            let fresh = linter.document(result.bytes, options)
            #expect(result.document.signals == fresh.signals)
            #expect(result.document.blocks.map(\.signals) == fresh.blocks.map(\.signals))
            #expect(result.document.blocks.map(\.outline) == fresh.blocks.map(\.outline))
            #expect(result.document.marks.map(\.offset) == fresh.marks.map(\.offset))
            #expect(result.document.anchorHits.map(\.offset) == fresh.anchorHits.map(\.offset))
            #expect(result.remaining == linter.check(fresh))
        }
    }

    /// Numerals and signs have case without being letters: rules that look for a capital meet them and leave them alone, while what is wrong
    /// beside them is fixed.
    @Test(
        arguments: [
            ("He went to the office.Ⅳ was the number .\n", "He went to the office.Ⅳ was the number.\n"),
            ("Wait!Ⓐ is a sign , another;Ⅷ or?ⅩВ\n", "Wait!Ⓐ is a sign, another;Ⅷ or?ⅩВ\n"),
            ("It was Ⅳ , they said.\n", "It was Ⅳ, they said.\n"),
        ])
    func aCapitalNeedNotBeALetter(_ text: String, _ expected: String) {
        for unsafe in [false, true] {
            let result = fixed(Array(text.utf8), .english, unsafe: unsafe)
            #expect(result.refused.isEmpty)
            #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
        }
    }

    @Test func noFixBreaksItsPromiseOrRunsInACircle() {
        for (text, language) in texts {
            let result = fixed(Array(text.utf8), language, unsafe: true)
            #expect(result.refused.isEmpty, "\(text)")
        }
    }

    @Test func aStyleOfQuotationMarksGetsAlongWithTheOtherRules() {
        for (text, language) in texts where text.contains(where: { "\"'“”„«»‘’".contains($0) }) {
            for linter in linters.dropFirst() {
                let once = fixed(Array(text.utf8), language, unsafe: true, by: linter)
                #expect(once.refused.isEmpty, "\(text)")
                let twice = fixed(once.bytes, language, unsafe: true, by: linter)
                #expect(twice.bytes == once.bytes, "\(text) → \(String(decoding: once.bytes, as: UTF8.self))")
                let left = once.remaining.filter { $0.fix?.safety == .safe }
                #expect(left.isEmpty, "\(text) → \(String(decoding: once.bytes, as: UTF8.self)): \(left.map(\.rule))")
            }
        }
    }

    @Test func noSafeFixIsLeft() {
        for (text, language) in texts {
            let left = fixed(Array(text.utf8), language).remaining.filter { $0.fix?.safety == .safe }
            #expect(left.isEmpty, "\(text): \(left.map(\.rule))")
        }
    }

    @Test(arguments: [false, true]) func fixesOfMarksKeepEveryLetterAndDigit(_ unsafe: Bool) {
        var changed = 0
        for (text, language) in texts {
            let choice = FixChoice(unsafe: unsafe, touches: [.marks])
            let result = linter.fix(
                Array(text.utf8), ReadingOptions(language: language), choosing: choice)
            #expect(letters(String(decoding: result.bytes, as: UTF8.self)) == letters(text), "\(text)")
            changed += result.changed ? 1 : 0
        }
        #expect(changed > 100)
    }

    /// What a check offers as a safe fix is what fixing applies in its first round, or keeps for the next: it applies nothing else.
    @Test func safeFixesThatAreOfferedAreThoseThatAreApplied() {
        for (text, language) in texts {
            let document = linter.document(Array(text.utf8), ReadingOptions(language: language))
            let offered = linter.check(document).filter { $0.fix?.safety == .safe }
            let result = fixed(Array(text.utf8), language)
            #expect(offered.isEmpty == !result.changed, "\(text)")
            #expect(Set(result.applied.first ?? []).isSubset(of: offered), "\(text)")
        }
    }

    private func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
    }

    /// No finding and no edit begins or ends inside a character's bytes.
    @Test func findingsAndEditsStandBetweenScalars() {
        for (text, language) in texts {
            let bytes = Array(text.utf8)
            for finding in linter.check(linter.document(bytes, ReadingOptions(language: language))) {
                for range in [finding.range] + (finding.fix?.edits.map(\.range) ?? []) {
                    for offset in [range.lowerBound, range.upperBound] {
                        let index = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
                        #expect(index.samePosition(in: text.unicodeScalars) != nil, "\(finding.rule) in \(text)")
                    }
                }
            }
        }
    }

    /// By where they begin, then by where they end, then by the rule.
    @Test func findingsAreInOrder() {
        var count = 0
        for (text, language) in texts {
            let findings = linter.check(linter.document(Array(text.utf8), ReadingOptions(language: language)))
            for (left, right) in zip(findings, findings.dropFirst()) {
                let isInOrder =
                    (left.range.lowerBound, left.range.upperBound, left.rule) <= (
                        right.range.lowerBound, right.range.upperBound, right.rule
                    )
                #expect(isInOrder, "\(left.rule) \(right.rule) in \(text)")
                count += 1
            }
        }
        #expect(count > 100)
    }

    /// Bytes that are no text stay, as often as they were there and in their order, whatever is fixed around them.
    @Test(arguments: [[0xFF], [0xE2, 0x80], [0xC0, 0xAF]] as [[UInt8]])
    func bytesThatAreNoTextSurvive(_ bytes: [UInt8]) {
        var changed = 0
        for (text, language) in texts {
            // In the middle of words, where no rule removes a block or a line.
            var broken: [UInt8] = []
            var inserted = 0
            for (index, byte) in text.utf8.enumerated() {
                broken.append(byte)
                if index % 9 == 4, byte &- 0x61 < 26 {
                    broken += bytes
                    inserted += 1
                }
            }
            let result = fixed(broken, language)
            changed += result.changed ? 1 : 0
            #expect(Self.count(bytes, in: result.bytes) == inserted, "\(text) → \(String(decoding: result.bytes, as: UTF8.self))")
        }
        #expect(changed > 50)
    }

    /// How often a row of bytes that is no text stands where no text stands.
    private static func count(_ bytes: [UInt8], in text: [UInt8]) -> Int {
        var count = 0
        var position = 0
        while position < text.count {
            let isThere =
                text[position...].starts(with: bytes)
                && !(position + bytes.count < text.count && text[position + bytes.count] & 0xC0 == 0x80)
            count += isThere ? 1 : 0
            position += isThere ? bytes.count : 1
        }
        return count
    }

    /// What is not edited stays as it is: the fixed text is the text with the edits, and nothing else.
    @Test(arguments: [false, true]) func bytesOutsideTheEditsStay(_ unsafe: Bool) {
        for (text, language) in texts {
            var bytes = Array(text.utf8)
            let result = fixed(bytes, language, unsafe: unsafe)
            for round in result.applied {
                let edits = round.flatMap { $0.fix?.edits ?? [] }.sorted { $0.range.lowerBound < $1.range.lowerBound }
                for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: edit.replacement.utf8) }
            }
            #expect(bytes == result.bytes, "\(text)")
        }
    }

    /// A pattern sees a paragraph and nothing beside it: alone, the paragraph has all that is found in it among others.
    @Test func aParagraphAloneHasNoLessFoundInIt() {
        let patterns = Linter(rules: Catalog.rules) { card in
            if case .pattern = card.detection, card.level != .off { return card.level }
            return nil
        }
        let options = ReadingOptions(layout: .lines, language: .english)
        let paragraphs = texts.filter { $0.language == .english && !$0.text.dropLast().contains("\n") && $0.text.hasSuffix("\n") }.map(
            \.text)
        var found = 0
        for start in stride(from: 0, to: paragraphs.count, by: 7) {
            let some = paragraphs[start..<min(start + 7, paragraphs.count)]
            let together = patterns.check(patterns.document(Array(some.joined(separator: "\n").utf8), options))
            var offset = 0
            for paragraph in some {
                let end = offset + paragraph.utf8.count
                let alone = Set(patterns.check(patterns.document(Array(paragraph.utf8), options)).map { "\($0.rule) \($0.range)" })
                for finding in together where finding.range.lowerBound >= offset && finding.range.upperBound <= end {
                    let range = finding.range.lowerBound - offset..<finding.range.upperBound - offset
                    #expect(alone.contains("\(finding.rule) \(range)"), "\(paragraph)")
                    found += 1
                }
                offset = end + 1
            }
        }
        #expect(found > 10)
    }

    @Test func anyNumberOfThreadsFindsTheSame() async {
        let text = texts.map(\.text).joined(separator: "\n\n")
        let options = ReadingOptions(language: .english)
        let expected = linter.check(linter.document(Array(text.utf8), options))
        let linter = linter
        await withTaskGroup(of: [Finding].self) { group in
            for _ in 0..<8 { group.addTask { linter.check(linter.document(Array(text.utf8), options)) } }
            for await findings in group { #expect(findings == expected) }
        }
    }
}

@Suite struct IllFormedTextTests {
    @Test(arguments: [[0xE9], [0xFF, 0xFE], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func bytesThatAreNoTextAreAFinding(_ bytes: [UInt8]) {
        let linter = Linter(rules: Catalog.rules)
        let text = Array("The caf".utf8) + bytes + Array(" opened again in May.\n".utf8)
        let findings = linter.check(linter.document(text, ReadingOptions(language: .english)))
        #expect(findings.map(\.rule) == ["characters/replacement-character"])
        #expect(findings.first?.range == 7..<7 + bytes.count)
    }
}
