import Catalog
import Linting
import Testing

/// The check of the fixtures sees every way in which a linter may differ from the marks.
@Suite struct FixtureCheckTests {
    private static let linter = Linter(rules: Catalog.rules)

    /// What is wrong with a marked text, in a form without positions.
    private func failures(_ text: String) -> [String] {
        FixtureCheck(Self.linter).failures(of: MarkedText(text), language: .english).map { failure in
            switch failure {
            case .notFound(let rule, _): "not found: \(rule)"
            case .nowFound(let rule, _): "now found: \(rule)"
            case .alarmGone(let rule, _): "alarm gone: \(rule)"
            case .notMarked(let rule, _, _): "not marked: \(rule)"
            case .text(let isUnsafe, _): isUnsafe ? "unsafe text" : "safe text"
            case .fix(let what): what
            }
        }
    }

    private static let rule = "quotes/space-before-closing"

    @Test(
        arguments: [
            // As it is marked.
            ("“We will act,⟦ ”⇒” |quotes/space-before-closing⟧she said.\n", []),
            // A mark where nothing is wrong; a place that is fixed without being one.
            ("“We will ⟦act|quotes/space-before-closing⟧,” she said.\n", ["not found: \(rule)"]),
            ("“We will act, ”she said.\n", ["not marked: \(rule)", "safe text", "unsafe text"]),
            // A place known to be missed that is found, or known to be found wrongly that is not.
            (
                "“We will act,⟦ ”⇒” |?quotes/space-before-closing⟧she said.\n",
                ["now found: \(rule)", "not marked: \(rule)", "safe text", "unsafe text"]
            ),
            ("“We will act⟦,|!quotes/space-before-closing⟧” she said.\n", ["alarm gone: \(rule)"]),
            // A false alarm that is marked with what it does, without, and with something else.
            ("“We will act,⟦ ”≠” |!quotes/space-before-closing⟧she said.\n", []),
            ("“We will act,⟦ ”|!quotes/space-before-closing⟧she said.\n", ["safe text", "unsafe text"]),
            ("“We will act,⟦ ”≠”≠” |!quotes/space-before-closing⟧she said.\n", ["safe text"]),
            // A fix that does something else than the mark says.
            ("“We will act,⟦ ”⇒”|quotes/space-before-closing⟧she said.\n", ["safe text", "unsafe text"]),
            ("“We will act,⟦ ”⇝” |quotes/space-before-closing⟧she said.\n", ["safe text"]),
            ("“We will act,⟦ ”⇒”≠” |quotes/space-before-closing⟧she said.\n", []),
        ] as [(String, [String])])
    func sees(_ text: String, _ expected: [String]) {
        #expect(failures(text) == expected)
    }
}

/// What a mark says of its text.
@Suite struct MarkedTextTests {
    @Test func aMissLeavesThePlaceAsItIs() {
        let text = MarkedText("a⟦b⇒c|?some/rule⟧d⟦e⇒f|one/rule ?other/rule⟧")
        #expect(text.broken == "abde")
        #expect(text.fixed == "acdf")
        #expect(text.nowFixed == "abdf")
        #expect(text.nowFixedUnsafe == "abdf")
        #expect(text.places.map(\.rules) == [[], ["one/rule"]])
        #expect(text.places.map(\.missed) == [["some/rule"], ["other/rule"]])
    }

    @Test func whatIsFixedOtherwiseIsSaid() {
        let text = MarkedText("⟦a⇒b≠c|some/rule⟧ ⟦a⇝b≠c≠d|some/rule⟧ ⟦a≠|!some/rule⟧ ⟦a≠a≠d⟧")
        #expect(text.broken == "a a a a")
        #expect(text.fixed == "b a a a")
        #expect(text.fixedUnsafe == "b b a a")
        #expect(text.nowFixed == "c c  a")
        #expect(text.nowFixedUnsafe == "c d  d")
        #expect(text.places.map(\.alarms) == [[], [], ["some/rule"], []])
        #expect(text.places.map(\.range) == [0..<1, 2..<3, 4..<5, 6..<7])
    }
}
