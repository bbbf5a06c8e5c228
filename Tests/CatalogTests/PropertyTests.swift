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
            case .bad(let marked, let good, let language):
                let tag = LanguageTag(language ?? "en")
                texts.append((String(marked.filter { $0 != "⟦" && $0 != "⟧" }), tag))
                if let good { texts.append((good, tag)) }
            case .ok(let text, let language): texts.append((text, LanguageTag(language ?? "en")))
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
        for text in english.prefix(200) + [english.joined(separator: "\n\n"), english.joined(separator: "\n")] {
            let result = fixed(Array(text.utf8), .english, unsafe: unsafe)
            let options = ReadingOptions(layout: result.document.layout, language: .english)
            let fresh = linter.document(result.bytes, options)
            #expect(result.document.signals == fresh.signals)
            #expect(result.document.blocks.map(\.signals) == fresh.blocks.map(\.signals))
            #expect(result.document.blocks.map(\.outline) == fresh.blocks.map(\.outline))
            #expect(result.document.marks.map(\.offset) == fresh.marks.map(\.offset))
            #expect(result.document.anchorHits.map(\.offset) == fresh.anchorHits.map(\.offset))
            #expect(result.remaining == linter.check(fresh))
        }
    }

    @Test(arguments: ["He went to the office.Ⅳ was the number.", "Wait!Ⓐ is a sign;Ⅷ another?ⅩВ", "office.Ⅳ"])
    func aCapitalNeedNotBeALetter(_ text: String) {
        let result = fixed(Array(text.utf8), .english)
        #expect(String(decoding: result.bytes, as: UTF8.self).contains("Ⅳ") == text.contains("Ⅳ"))
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

    @Test func safeFixesOfMarksKeepEveryLetterAndDigit() {
        for (text, language) in texts {
            let choice = FixChoice(touches: [.marks])
            let result = linter.fix(
                Array(text.utf8), ReadingOptions(language: language), choosing: choice)
            #expect(letters(String(decoding: result.bytes, as: UTF8.self)) == letters(text), "\(text)")
        }
    }

    private func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
    }

    @Test func findingsStandOnGraphemeBoundaries() {
        for (text, language) in texts {
            let bytes = Array(text.utf8)
            for finding in linter.check(linter.document(bytes, ReadingOptions(language: language))) {
                for offset in [finding.range.lowerBound, finding.range.upperBound] {
                    let index = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
                    #expect(index.samePosition(in: text.unicodeScalars) != nil, "\(finding.rule) in \(text)")
                }
            }
        }
    }

    @Test func findingsAreInOrder() {
        for (text, language) in texts {
            let findings = linter.check(linter.document(Array(text.utf8), ReadingOptions(language: language)))
            for (left, right) in zip(findings, findings.dropFirst()) {
                #expect(!Finding.standardOrder(right, left), "\(left.rule) \(right.rule) in \(text)")
            }
        }
    }

    @Test func bytesThatAreNoTextSurvive() {
        let bytes: [UInt8] = Array("“We will act, ”said ".utf8) + [0xFF, 0xC3] + Array(" the mayor.  \n\u{0}".utf8) + [0xE2, 0x80]
        let result = fixed(bytes, .english)
        #expect(result.bytes.contains(0xFF))
        #expect(result.bytes.suffix(3).starts(with: [0xE2, 0x80]) || result.bytes.suffix(2) == [0xE2, 0x80])
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
