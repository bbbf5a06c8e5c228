import Settings
import Testing

@Suite struct GlobTests {
    @Test(arguments: [
        ("*.md", "a.md", true), ("*.md", "x/y/a.md", true), ("*.md", "a.mdx", false),
        ("/*.md", "a.md", true), ("/*.md", "x/a.md", false),
        ("a/b", "a/b", true), ("a/b", "x/a/b", false),
        ("foo", "x/foo", true), ("foo", "x/foo/y", false),
        ("**/foo", "foo", true), ("**/foo", "x/y/foo", true), ("**/foo", "xfoo", false),
        ("a/**", "a/b/c", true), ("a/**", "a", false), ("a/**", "ab/c", false),
        ("a/***/b", "a/x/b", true), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/xb", false),
        ("**", "a/b", true), ("a**b", "axxb", true), ("a**b", "ax/xb", false), ("x/a**b", "x/a/b", false),
        ("a?c", "abc", true), ("a?c", "a/c", false), ("a?c", "aéc", true), ("a?c", "a漢c", true),
        ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[^a-c]x", "dx", true), ("x[!a]y", "x/y", false),
        ("[]a]", "]", true), ("[a-]", "-", true), ("[[:digit:]]", "7", true), ("[[:digit:]]", "x", false),
        ("{a,b}.md", "b.md", true), ("{a,b}.md", "c.md", false), ("{a,b{c,d}}", "bd", true), ("{a,}x", "x", true),
        ("src/{a,b}/**", "src/b/c", true), ("{a,b,c}", "c", true), ("{a,b,c}", "a", true), ("{a,b,c}", "ab", false),
        (#"\*"#, "*", true), (#"\*"#, "a", false), (#"\{a\}"#, "{a}", true), ("a,b", "a,b", true), ("a}", "a}", true),
    ])
    func matches(_ pattern: String, _ path: String, _ expected: Bool) throws {
        #expect(try Glob(pattern).matches(path) == expected, "“\(pattern)” on “\(path)”")
    }

    @Test(arguments: [
        ("a", "a/b/c", true), ("a/b", "a/b/c", true), ("a/b", "a/bc", false), ("*", "a/b", true), ("x", "a/b", false),
        ("*.d", "a.d/x", true),
    ])
    func holdsWhatIsInAMatchingFolder(_ pattern: String, _ path: String, _ expected: Bool) throws {
        #expect(try Glob(pattern).matchesOrHolds(path) == expected)
    }

    @Test func bracesAreTextWhereTheyMeanNothing() throws {
        let glob = try Glob("{a,b}", braces: false)
        #expect(glob.matches("{a,b}"))
        #expect(!glob.matches("a"))
    }

    @Test(arguments: [
        ("", "the pattern is empty"), ("[a", "a “[” has no “]”; close it, or use “\\[”"),
        ("{a", "a “{” has no “}”; close it, or use “\\{”"),
        ("[z-a]", "the range “z-a” is in reverse order; swap its ends"),
        ("a\\", "the pattern ends with “\\”; use “\\\\” for the character"),
        (String(repeating: "{", count: 100), "braces are nested more than 50 deep"),
        (String(repeating: "{", count: 100_000), "the pattern is longer than 1000 characters; split it into several"),
    ])
    func refuses(_ pattern: String, _ message: String) {
        #expect { try Glob(pattern) } throws: { ($0 as? Glob.Failure)?.message == message }
    }

    @Test func hostilePatternsMatchNothing() throws {
        let path = String(repeating: "a", count: 3000)
        #expect(try !Glob(String(repeating: "*a", count: 300) + "b").matches(path))
        #expect(try !Glob(String(repeating: "**/", count: 300) + "b").matches(String(repeating: "a/", count: 1500)))
        #expect(try !Glob(String(repeating: "{a,aa}", count: 160) + "b").matches(path))
    }
}
