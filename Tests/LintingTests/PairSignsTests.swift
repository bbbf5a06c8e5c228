import Prose
import Testing

@testable import Linting

/// What bytes say of a text of a pair before anybody looks at it as characters.
@Suite struct PairSignsTests {
    private func kinds(_ text: String) -> PairSigns.Kinds { PairSigns(Array(text.utf8)).kinds }

    @Test(
        arguments: [
            ("3 cats", .digit), ("٣", .otherDigit), ("३", .otherDigit), ("３", .otherDigit), ("50 %", .placeholder), ("５０％", .placeholder),
            ("｛name｝", .placeholder), ("a <b>", .less), ("\"", .quote), ("“", .quote), ("„", .quote), ("«", .quote), ("「", .quote),
            ("』", .quote),
            ("＂", .quote), ("(", .bracket), ("]", .bracket), ("（", .bracket), ("【", .bracket), ("〕", .bracket), ("﹙", .bracket),
            ("a@b", .address), ("https://example.org", .address), ("www.example.org", .web), ("WWW.", .web), ("a|b", .bar), ("a", .small),
            ("я", .beyondLatin), ("가", .beyondLatin), ("中", .beyondLatin), ("ע", .beyondLatin),
        ] as [(String, PairSigns.Kinds)])
    func shows(_ text: String, _ kind: PairSigns.Kinds) {
        #expect(kinds("A " + text + ".").contains(kind), "\(text)")
        // At the end of the bytes, too.
        #expect(kinds(text).contains(kind), "\(text)")
    }

    /// Marks of prose that many texts have call nobody.
    @Test(arguments: ["Don’t", "A — b", "a…", "É, ü", "你好，世界。", "は？", "Time: now", "Now. Who", "a no-break\u{A0}space"])
    func showsNothing(_ text: String) {
        let called = kinds(text).intersection([.quote, .bracket, .placeholder, .address, .web, .digit, .otherDigit, .less])
        #expect(called.isEmpty, "\(text)")
    }

    @Test func nothingIsVisibleInWhiteSpace() {
        #expect(!kinds(" \n\t").contains(.visible))
        #expect(kinds("").isEmpty)
        #expect(kinds("x").contains(.visible))
    }

    @Test(arguments: ["", "Two cats, 3 dogs", "Два кота", "猫が二匹", "고양이 둘", "“é” — ñ!"])
    func lengthIsThatOfHabits(_ text: String) { #expect(PairSigns(Array(text.utf8)).length == PairHabits.length(Array(text.utf8))) }

    @Test func triggersAskForBothSides() {
        let (digits, none): (PairSigns.Kinds, PairSigns.Kinds) = ([.visible, .digit], .visible)
        #expect(PairTrigger().isMet(by: none, none))
        #expect(!PairTrigger().isMet(by: [], none))
        #expect(!PairTrigger().isMet(by: none, []))
        #expect(PairTrigger(looksAtBlank: true).isMet(by: [], []))
        #expect(PairTrigger(source: [.digit, .otherDigit]).isMet(by: digits, none))
        #expect(!PairTrigger(source: [.digit, .otherDigit]).isMet(by: none, digits))
        #expect(!PairTrigger(target: .digit).isMet(by: digits, none))
        #expect(PairTrigger(either: .digit).isMet(by: none, digits))
        #expect(PairTrigger(either: .digit).isMet(by: digits, none))
        #expect(!PairTrigger(either: .bar).isMet(by: digits, digits))
    }
}
