import Platform
import Testing

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("quotes/spaec", "quotes/space"), ("eror", "error"), ("warnign", "warning"), ("summry", "summary"),
        ("QUOTES/SPACE", "quotes/space"), ("of", "off"),
    ])
    func findsTheOneMeant(_ name: String, _ meant: String) {
        let names = ["error", "warning", "off", "summary", "quotes/space", "quotes/straight"]
        #expect(NearestName.of(name, among: names) == meant)
    }

    @Test(arguments: ["banana", "x", "", "quotes"])
    func guessesNothingFarOff(_ name: String) {
        #expect(NearestName.of(name, among: ["error", "warning", "quotes/space"]) == nil)
    }

    @Test func namesASmallChoiceWhereNothingIsNear() {
        #expect(NearestName.hint(for: "banana", among: ["safe", "none"]) == "; known names are “safe”, “none”")
        #expect(NearestName.hint(for: "sfae", among: ["safe", "none"]) == "; did you mean “safe”?")
    }

    @Test func aPastedBookCostsNothing() {
        #expect(NearestName.of(String(repeating: "book", count: 100_000), among: ["error"]) == nil)
    }
}
