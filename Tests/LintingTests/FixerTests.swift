import Linting
import Prose
import Readers
import Testing

/// A check that claims to fix what it must not: it takes away the first letter of every block.
private enum LetterThief: Check {
    static let trigger = Trigger.blocks(.asciiLetter)
    static func check(_ block: BlockView, into report: inout Report) {
        let first = block.content.lowerBound..<block.content.lowerBound + 1
        report.add(first, "A letter", edits: [Edit(first, "")])
    }
}

/// A check that swaps a full stop and an exclamation mark for ever.
private enum Seesaw: Check {
    static let trigger = Trigger.blocks(.asciiLetter)
    static func check(_ block: BlockView, into report: inout Report) {
        let last = block.content.upperBound - 1..<block.content.upperBound
        report.add(last, "A mark", edits: [Edit(last, block.byte(at: last.lowerBound) == 0x2E ? "!" : ".")])
    }
}

/// A check that takes a question mark away at the end, and before it an exclamation mark and a full stop turn into each other for ever. Its fix reaches
/// over the question mark, so that whoever takes that away has to wait.
private enum Restless: Check {
    static let trigger = Trigger.blocks(.asciiLetter)
    static func check(_ block: BlockView, into report: inout Report) {
        let end = block.content.upperBound
        if block.byte(at: end - 1) == 0x3F {
            report.add(end - 2..<end, "Marks", edits: [Edit(end - 2..<end, block.byte(at: end - 2) == 0x2E ? "!?" : ".?")])
        } else if block.byte(at: end - 1) == 0x21 {
            report.add(end - 1..<end, "A mark", edits: [Edit(end - 1..<end, ".")])
        }
    }
}

/// A check that takes a question mark away at a block’s end.
private enum Unquestioning: Check {
    static let trigger = Trigger.blocks(.asciiLetter)
    static func check(_ block: BlockView, into report: inout Report) {
        let last = block.content.upperBound - 1..<block.content.upperBound
        if block.byte(at: last.lowerBound) == 0x3F { report.add(last, "A question", edits: [Edit(last, "")]) }
    }
}

/// A check whose edit reaches beyond the text.
private enum Overreach: Check {
    static let trigger = Trigger.blocks(.asciiLetter)
    static func check(_ block: BlockView, into report: inout Report) {
        report.add(block.content, "Beyond", edits: [Edit(block.content.upperBound..<block.content.upperBound + 99, "")])
    }
}

private func card(_ id: String, _ touches: Touch, _ safety: Safety = .safe) -> Card {
    Card(
        id: id, summary: "", why: "", level: .warning, languages: .all, preset: .artifacts, safety: safety,
        touches: touches, title: "", detection: .check(""), message: "", replace: nil, examples: [], safeBecause: nil,
        since: "")
}

@Suite struct FixerTests {
    private func fix(_ text: String, _ rule: Rule, _ choice: FixChoice = FixChoice()) -> FixResult {
        let linter = Linter(rules: [rule])
        return linter.fix(Array(text.utf8), ReadingOptions(language: .english), choosing: choice)
    }

    @Test func anEditThatBreaksItsPromiseIsRefused() {
        let result = fix("The mayor spoke.\n", Rule(card: card("a/thief", .marks), check: LetterThief.self))
        #expect(String(decoding: result.bytes, as: UTF8.self) == "The mayor spoke.\n")
        #expect(result.refused.map(\.reason) == [.breaksPromise(.marks)])
        #expect(!result.changed)
    }

    @Test func aCircleIsNamedAndEnds() {
        let result = fix("The mayor spoke.\n", Rule(card: card("a/seesaw", .marks), check: Seesaw.self))
        #expect(result.refused.map(\.reason) == [.unsettled(["a/seesaw"])])
        #expect(String(decoding: result.bytes, as: UTF8.self) == "The mayor spoke.\n")
        #expect(result.remaining.map(\.rule) == ["a/seesaw"])
    }

    /// What was left out because it did not come to an end may do so once others have been at the text: not only in the next run.
    @Test(arguments: ["It was so!?\n", "It was so.?\n", "Was it?!\n\nIt was so.?\n"])
    func whatOthersMadePossibleIsDoneInTheSameRun(_ text: String) {
        let linter = Linter(rules: [
            Rule(card: card("a/restless", .marks), check: Restless.self),
            Rule(card: card("a/unquestioning", .marks), check: Unquestioning.self),
        ])
        let options = ReadingOptions(language: .english)
        let once = linter.fix(Array(text.utf8), options)
        #expect(once.refused.map(\.reason) == [.unsettled(["a/restless"])])
        #expect(String(decoding: once.bytes, as: UTF8.self).hasSuffix("It was so.\n"))
        #expect(Edit.apply(once.edits, to: Array(text.utf8)) == once.bytes)
        #expect(once.remaining == linter.check(linter.document(once.bytes, options)))
        let twice = linter.fix(once.bytes, options)
        #expect(twice.bytes == once.bytes)
        #expect(!twice.changed)
    }

    @Test func anEditOutsideTheTextIsRefused() {
        let result = fix("The mayor spoke.\n", Rule(card: card("a/far", .marks), check: Overreach.self))
        #expect(result.refused.map(\.reason) == [.outsideText])
    }

    @Test func unsafeFixesAndOtherTouchesWaitToBeChosen() {
        let rule = Rule(card: card("a/thief", .words, .unsafe), check: LetterThief.self)
        #expect(!fix("Ab cd.\n", rule).changed)
        #expect(!fix("Ab cd.\n", rule, FixChoice(unsafe: true, touches: [.marks])).changed)
        #expect(fix("Ab cd.\n", rule, FixChoice(unsafe: true, touches: [.words])).changed)
    }

    @Test func bytesOutsideTheEditsStay() {
        let linter = Linter(rules: [Rule(card: card("a/thief", .words, .unsafe), check: LetterThief.self)])
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("ab\r\ncd".utf8) + [0xFF] + Array("\r\n\r\n".utf8)
        var options = ReadingOptions(language: .english)
        options.layout = .lines
        let result = linter.fix(bytes, options, choosing: FixChoice(unsafe: true))
        #expect(result.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(result.bytes.suffix(4) == Array("\r\n\r\n".utf8)[...])
        #expect(result.bytes.contains(0xFF))
    }
}
