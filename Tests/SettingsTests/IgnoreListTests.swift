import Settings
import Testing

@Suite struct IgnoreListTests {
    @Test(arguments: [
        ("*.md", "/r/a/b.md", false, true),
        ("*.md\n!b.md", "/r/a/b.md", false, false),
        ("!b.md\n*.md", "/r/b.md", false, true),
        ("build/", "/r/x/build", true, true), ("build/", "/r/x/build", false, false),
        ("/build", "/r/build", false, true), ("/build", "/r/x/build", false, false),
        ("a/b", "/r/a/b", false, true), ("a/b", "/r/x/a/b", false, false), ("a/b/", "/r/a/b", true, true),
        ("# a\n\\#b", "/r/#b", false, true), ("# a", "/r/# a", false, false), ("\\!a", "/r/!a", false, true),
        ("a  ", "/r/a", false, true), ("a\\ ", "/r/a ", false, true), ("a\\ ", "/r/a", false, false),
        ("a\r\nb\r\n", "/r/a", false, true), ("\u{FEFF}a", "/r/a", false, true),
        ("[\na", "/r/a", false, true), ("", "/r/a", false, false), ("/", "/r/a", false, false),
        ("{a,b}", "/r/a", false, false), ("*", "/elsewhere/a", false, false),
        ("doc/**/*.txt", "/r/doc/x/y/z.txt", false, true),
    ])
    func readsAsGitDoes(_ file: String, _ path: String, _ isFolder: Bool, _ isIgnored: Bool) {
        let list = IgnoreList(file: Array(file.utf8), folder: "/r")
        #expect((list.verdict(path, isFolder: isFolder) == .ignore) == isIgnored, "\(file.debugDescription) on \(path)")
    }
}
