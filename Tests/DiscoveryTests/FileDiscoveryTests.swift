import Discovery
import Platform
import Settings
import TestSupport
import Testing

@Suite struct FileDiscoveryTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func discover(
        _ arguments: [String] = [], _ choice: FileDiscovery.Choice = .init()
    ) -> (names: [String], errors: [String]) {
        let lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path)
        var discovery = FileDiscovery(lookup: lookup, choice: choice)
        let (files, errors) = discovery.files(for: arguments)
        return (files.map(\.name), errors.map(\.description))
    }

    @Test func foldersAreWalkedForTextFilesInOrder() throws {
        for name in ["b.txt", "a/z.md", "a.md", "B.TXT", "a/y.markdown", "x.html", "x.xml", ".hidden.md", ".git/x.md", "c.text"] {
            try folder.write(name)
        }
        #expect(discover().names == ["B.TXT", "a.md", "a/y.markdown", "a/z.md", "b.txt", "c.text", "x.html"])
        #expect(discover(["./a/", "a"]).names == ["a/y.markdown", "a/z.md"])
        #expect(discover(["a", ".", "a/z.md"]).names.count == 7)
    }

    @Test func aNamedPathIsReadWhateverItIs() throws {
        try folder.write("x.html")
        try folder.write(".hidden.md")
        try folder.write("out.md")
        try folder.write(".gitignore", "out.md\n")
        try folder.write(".obelus.yml", "exclude: [x.html]\n")
        let names = ["./x.html", ".hidden.md", "out.md"]
        #expect(discover(names).names == [".hidden.md", "out.md", "x.html"])
        #expect(discover(names, .init(forceExclude: true)).names == [".hidden.md"])
    }

    @Test func gitsRulesHold() throws {
        try folder.write(".git/info/exclude", "private.md\n")
        try folder.write(".gitignore", "*.txt\n/build/\n!keep.txt\n")
        try folder.write("sub/.gitignore", "!*.txt\nother.md\n")
        try folder.write(".ignore", "drop.md\n!again.txt\n")
        for name in [
            "a.txt", "keep.txt", "again.txt", "build/x.md", "sub/build/x.md", "sub/a.txt", "sub/other.md", "other.md",
            "drop.md", "private.md",
        ] { try folder.write(name) }
        #expect(discover().names == ["again.txt", "keep.txt", "other.md", "sub/a.txt", "sub/build/x.md"])
        // Those above the folder that is named count too, within the repository.
        #expect(discover(["sub"]).names == ["sub/a.txt", "sub/build/x.md"])
    }

    @Test func outsideARepositoryTheFilesOfTheWalkHold() throws {
        try folder.write(".gitignore", "a.txt\n")
        try folder.write("a.txt")
        try folder.write("sub/a.txt")
        #expect(discover().names == [])
        #expect(discover(["sub"]).names == ["sub/a.txt"])
    }

    @Test func excludeIsRelativeToItsFile() throws {
        try folder.write("docs/.obelus.yml", "exclude: [/old, '*.{bak,tmp}.md', '!keep.bak.md']\n")
        for name in ["old/a.md", "docs/old/a.md", "docs/x/old/a.md", "docs/a.bak.md", "docs/keep.bak.md"] {
            try folder.write(name)
        }
        #expect(discover().names == ["docs/keep.bak.md", "docs/x/old/a.md", "old/a.md"])
    }

    @Test func loopsOfLinksEnd() throws {
        try folder.write("a/x.md")
        try folder.write("real/y.md")
        try folder.link("a/up", to: "..")
        try folder.link("a/self", to: ".")
        try folder.link("again", to: "real")
        try folder.link("dangling.md", to: "nowhere")
        try folder.link("z.md", to: "a/x.md")
        let found = discover()
        #expect(found.names == ["a/x.md", "real/y.md", "z.md"])
        #expect(found.errors == [])
    }

    @Test func whatALinkLeadsToOutsideIsRead() throws {
        let other = try TemporaryFolder()
        try other.write("far.md")
        try folder.link("link", to: other.path)
        #expect(discover().names == ["link/far.md"])
    }

    @Test func errorsStopNothing() throws {
        try folder.write("a.md")
        try folder.write("bad/.obelus.yml", "langage: de\n")
        try folder.write("bad/one.md")
        try folder.write("bad/two.md")
        let found = discover(["nowhere", ".", "@nolist"])
        #expect(found.names == ["a.md"])
        #expect(
            found.errors == [
                "nowhere: no such file or folder; check the spelling",
                "bad/.obelus.yml:1: unknown key “langage”; did you mean “language”?",
                "nolist: no such file or folder; check the spelling",
            ])
    }

    @Test(.enabled(if: geteuid() != 0, "root reads everything")) func anUnreadableFolderIsReported() throws {
        try folder.write("a.md")
        try folder.write("locked/b.md")
        folder.setReadable("locked", false)
        let found = discover()
        #expect(found.names == ["a.md"])
        #expect(found.errors == ["locked: permission denied; make it readable, or exclude it with “exclude”"])
    }

    @Test func listsOfPaths() throws {
        try folder.write("a.md")
        try folder.write("sub/b.md")
        try folder.write("list", "a.md\r\n\nsub\n")
        #expect(discover(["@list"]).names == ["a.md", "sub/b.md"])
    }

    @Test func standardInput() throws {
        try folder.write("sub/.obelus.yml", "quotes: keep\n")
        let lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path)
        var discovery = FileDiscovery(lookup: lookup, choice: .init(standardInputName: "sub/x.ru.md"))
        let (files, errors) = discovery.files(for: ["-", "-"])
        #expect(errors == [])
        #expect(files.map(\.source) == [.standardInput])
        #expect(files.first?.name == "sub/x.ru.md")
        #expect(files.first?.settings.quotes.value == .keep)
        #expect(files.first?.settings.language.value == .russian)
        #expect(discover(["-"]).names == ["-"])
    }

    @Test func pathsAboveTheCurrentFolder() throws {
        try folder.write("a/x.md")
        try folder.write("b/y.md")
        let lookup = ConfigurationLookup(builtIn: [], currentFolder: folder.path + "/a")
        var discovery = FileDiscovery(lookup: lookup)
        let (files, _) = discovery.files(for: ["../b", ".", folder.path + "/a/x.md"])
        #expect(files.map(\.name) == ["../b/y.md", "x.md"])
    }
}
