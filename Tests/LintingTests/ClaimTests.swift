import Linting
import Prose
import Readers
import Testing

/// Claims the paragraphs with a hash sign, and reports the sign without a fix.
private enum Hash: Check {
    static let claimsRegions = true
    static let trigger = Trigger.blocks(.hash)
    static func check(_ block: BlockView, into report: inout Report) {
        report.claim(block.content)
        report.add(block.content, "A hash sign")
    }
}

/// Removes at signs.
private enum At: Check {
    static let trigger = Trigger.blocks(.at)
    static func check(_ block: BlockView, into report: inout Report) {
        let places = block.content.filter { block.document.bytes[$0] == 0x40 }
        for place in places { report.add(place..<place + 1, "An at sign", edits: [Edit(place..<place + 1, "")]) }
    }
}

/// Removes hash signs, and claims as `Hash` does.
private enum HashRemoval: Check {
    static let claimsRegions = true
    static let trigger = Trigger.blocks(.hash)
    static func check(_ block: BlockView, into report: inout Report) {
        report.claim(block.content)
        let places = block.content.filter { block.document.bytes[$0] == 0x23 }
        report.add(block.content, "Hash signs", edits: places.map { Edit($0..<$0 + 1, "") })
    }
}

private func rule(_ id: String, _ check: any Check.Type) -> Rule {
    Rule(
        card: Card(
            id: id, summary: "", why: "", level: .warning, languages: .all, preset: .artifacts, safety: .safe, touches: .marks, title: "",
            detection: .check(""), message: "", replace: nil, examples: [], safeBecause: nil, since: ""),
        check: check)
}

@Suite struct ClaimTests {
    private let text = Array("a@b #c@d\n\ne@f\n".utf8)

    @Test func theFixesOfOthersWaitWithinARegion() {
        let linter = Linter(rules: [rule("t/at", At.self), rule("t/hash", Hash.self)])
        let document = linter.document(text)
        #expect(linter.check(document).compactMap { $0.fix?.safety } == [.unsafe, .unsafe, .safe])
        let result = linter.fix(document)
        #expect(String(decoding: result.bytes, as: UTF8.self) == "a@b #c@d\n\nef\n")
        #expect(result.remaining.map(\.rule).sorted() == ["t/at", "t/at", "t/hash"])
        #expect(String(decoding: linter.fix(document, choosing: FixChoice(unsafe: true)).bytes, as: UTF8.self) == "ab #cd\n\nef\n")
    }

    @Test func theyGoOnWhenTheDamageIsGone() {
        let linter = Linter(rules: [rule("t/at", At.self), rule("t/hash", HashRemoval.self)])
        let result = linter.fix(linter.document(text))
        #expect(String(decoding: result.bytes, as: UTF8.self) == "ab cd\n\nef\n")
        #expect(result.remaining.isEmpty)
    }

    @Test func aRuleThatIsOffClaimsAndReportsNothing() {
        let linter = Linter(rules: [rule("t/at", At.self), rule("t/hash", HashRemoval.self)]) { $0.id == "t/at" ? .warning : nil }
        let result = linter.fix(linter.document(text))
        #expect(String(decoding: result.bytes, as: UTF8.self) == "a@b #c@d\n\nef\n")
        #expect(result.remaining.map(\.rule) == ["t/at", "t/at"])
    }
}
