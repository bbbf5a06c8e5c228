import Cards
import Testing

@Suite struct LiteralAnchorsTests {
    @Test(arguments: [
        (#"as an AI"#, ["as an ai"]),
        (#"<unk>|\[UNK\]"#, ["<unk>", "[unk]"]),
        (#"\bCopyright\b.{0,20}reserved"#, ["copyright"]),
        (#"colou?r"#, ["colo"]),
        (#"abc+def"#, ["abc"]),
        (#"ab{2}cdef"#, ["cdef"]),
        (#"abcd{0,2}ef"#, ["abc"]),
        (#"(?:Translated|Übersetzt) (?:by|von)"#, ["translated", "Übersetzt".lowercasedASCII]),
        (#"(?<place>foo|bar)(?:baz)?"#, ["bar", "foo"]),
        (#"x(?:yz)w"#, ["xyzw"]),
        (#"(?:abc)+d"#, ["abc"]),
        (#"\Qa.b*\E"#, ["a.b*"]),
        (#"\u0041bc\x{44}"#, ["abcd"]),
        (#"[abc]defg[]hi]jkl"#, ["defg"]),
        (#"[[a-z]&&[^x]]tail"#, ["tail"]),
        (#"\p{L}+\.html"#, [".html"]),
        (#"(?=look)\d+ahead"#, ["ahead"]),
        (#"(?!never)word"#, ["word"]),
        (#"(?#comment)word"#, ["word"]),
        (#"(?x) w o r d # comment"#, ["word"]),
        (#"(?x) abc d *"#, ["abc"]),
        (#"(?i)weißwurst"#, ["wurst"]),
        (#"abc|xabcx"#, ["abc"]),
        (#"^\s*(?:the|and) quick$"#, [" quick"]),
    ])
    func findsWhatEveryMatchHolds(_ pattern: String, _ anchors: [String]) {
        #expect(LiteralAnchors.extract(from: pattern) == anchors)
    }

    @Test(arguments: [
        #"ab"#, #"\d+"#, #"(?:abc)?"#, #"(?:abc)*"#, #"abc|\d"#, #"abc|"#, #"(abc|de)"#, #"[abcdef]"#, #".*"#, #""#,
        #"(?=abcdef)"#, #"(?<!abcdef)x"#, #"(?:abc){0,3}"#, #"\N{LATIN SMALL LETTER A}"#, #"(?x)a#bcdef"#, #"abc)"#,
        #"(?i)ééé"#, #"(?:abc|(?i:ü)|x)"#, #"\k<name>"#, #"(abc"# + #"|d)"#,
    ])
    func promisesNothingWhereNothingIsSure(_ pattern: String) {
        #expect(LiteralAnchors.extract(from: pattern) == nil)
    }

    @Test func hostileDepthIsNoDanger() {
        #expect(LiteralAnchors.extract(from: "abc" + String(repeating: "(", count: 200_000)) == nil)
        #expect(LiteralAnchors.extract(from: String(repeating: "(abc|", count: 200_000)) == nil)
    }

    @Test(arguments: ["\\", "[", "[\\", "(?", "(?<", "\\x{", "\\u", "a{", "(?#", "\\Q", "\\p{", "[[", "(?i", "\\k<"])
    func brokenPatternsEndSomewhere(_ pattern: String) {
        _ = LiteralAnchors.extract(from: pattern)
        _ = LiteralAnchors.extract(from: "abc" + pattern)
    }
}

extension String {
    /// As anchors are kept: only ASCII letters change.
    fileprivate var lowercasedASCII: String { LiteralAnchors.lowercased(self) }
}
