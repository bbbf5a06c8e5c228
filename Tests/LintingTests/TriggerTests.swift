import Bytes
import Linting
import Prose
import Readers
import Testing

/// Each reports what it is handed, by blocks or places.
private enum LateSignal: Check {
    static let trigger = Trigger.blocks(.dashBeforeDigit)
    static func check(_ block: BlockView, into report: inout Report) { report.add(block.content, "\(block.index)") }
}

private enum Gathering: Check {
    static let trigger = Trigger.blocks(.dashBeforeDigit, outline: .paragraph)
    static func check(_ view: DocumentView, into report: inout Report) {
        report.add(view.document.blocks[0].content, view.blocks.map { "\($0.index)" }.joined(separator: " "))
    }
}

private enum OfText: Check {
    static let trigger = Trigger.text(.dashBeforeDigit)
    static func check(_ view: DocumentView, into report: inout Report) { report.add(0..<1, "\(view.blocks.count)") }
}

private enum OfBeginnings: Check {
    static let trigger = Trigger.blocks(beginnings: ["share this", "поделиться"])
    static func check(_ block: BlockView, into report: inout Report) { report.add(block.content, "\(block.index)") }
}

private enum OfLiterals: Check {
    static let trigger = Trigger.literals(["year", "years"])
    static func check(_ block: BlockView, into report: inout Report) {
        report.add(
            block.content, block.places.map { "\($0.literal)@\($0.offset - block.content.lowerBound)" }.sorted().joined(separator: " "))
    }
}

private enum OfLiteralsInText: Check {
    static let trigger = Trigger.literals(["year"])
    static func check(_ view: DocumentView, into report: inout Report) {
        report.add(0..<1, view.places.map { "\($0.block)" }.joined(separator: " "))
    }
}

private enum InGerman: Check {
    static let trigger = Trigger.blocks([.han, .digit], in: { $0.base == .german ? .digit : [] })
    static func check(_ block: BlockView, into report: inout Report) { report.add(block.content, "called") }
}

@Suite struct TriggerTests {
    private func messages(_ check: any Check.Type, _ text: String, _ language: LanguageTag = .english) -> [String] {
        let card = Card(
            id: "test/rule", summary: "", why: "", level: .warning, languages: .all, preset: .artifacts, safety: .none, touches: .marks,
            title: "", detection: .check(""), message: "", replace: nil, examples: [], safeBecause: nil, since: "")
        let linter = Linter(rules: [Rule(card: card, check: check)])
        return linter.check(linter.document(Array(text.utf8), ReadingOptions(language: language))).map(\.message)
    }

    private static let text = "It was -5 °C.\n\nNothing here.\n\nFrom 1911—2012, or so.\n"

    /// The signal is number 64: the first that is in no single machine word with the others.
    @Test func aSignalBeyondOneMachineWordCallsABlockCheck() {
        var number = -1
        Signals.dashBeforeDigit.forEachNumber { number = $0 }
        #expect(number >= 64)
        #expect(messages(LateSignal.self, Self.text) == ["0", "2"])
        #expect(messages(LateSignal.self, "Nothing here, 5 - 6.") == [])
    }

    @Test func aCheckOfDocumentsIsHandedTheBlocksThatCallIt() {
        #expect(messages(Gathering.self, Self.text) == ["0 2"])
        #expect(messages(Gathering.self, "Nothing here.") == [])
    }

    @Test func aTextCallsACheckWithoutBlocks() {
        #expect(messages(OfText.self, Self.text) == ["0"])
        #expect(messages(OfText.self, "Nothing here.") == [])
    }

    @Test func beginningsCallACheckInAnyCase() {
        #expect(messages(OfBeginnings.self, "A text.\n\nShare this!\n\n▶ SHARE THIS\n\nПОДЕЛИТЬСЯ с\n\nWe share this.") == ["1", "2", "3"])
    }

    @Test func aCheckOfBlocksIsHandedThePlacesOfItsLiterals() {
        #expect(messages(OfLiterals.self, "In a Year.\n\nNothing.\n\nTwo years, a midyear.") == ["0@5", "0@4 1@4"])
    }

    @Test func aCheckOfDocumentsIsHandedAllPlaces() {
        #expect(messages(OfLiteralsInText.self, "In a year.\n\nNothing.\n\nA year, a year.") == ["0 2 2"])
    }

    @Test func theSignalsOfALanguageCallTheCheckThere() {
        #expect(messages(InGerman.self, "Nummer 5", .german) == ["called"])
        #expect(messages(InGerman.self, "Number 5, 漢字", .english) == [])
    }

    /// A phrase may begin with a digit or a mark, which the scan does not stop at.
    @Test func aPhraseMayBeginWithADigit() {
        let card = Card(
            id: "test/phrase", summary: "", why: "", level: .warning, languages: .all, preset: .artifacts, safety: .none, touches: .marks,
            title: "", detection: .phrases([], at: .anywhere), message: "$0", replace: nil, examples: [], safeBecause: nil, since: "")
        let phrases = PhraseRule(
            phrases: [Card.Phrase("24h-view"), Card.Phrase("24h-view of"), Card.Phrase("view of")], position: .anywhere)
        let linter = Linter(rules: [Rule(card: card, body: .phrases(phrases))])
        func found(_ text: String) -> [String] {
            linter.check(linter.document(Array(text.utf8), ReadingOptions(language: .english))).map(\.message)
        }
        #expect(found("A 24h-view of it, and a 24H-VIEW.") == ["24h-view of", "24H-VIEW"])
        #expect(found("A 124h-view") == [])
    }
}
