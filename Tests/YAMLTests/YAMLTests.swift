import Testing
import YAML

@Suite struct YAMLTests {
    @Test func readsScalarsListsAndMapsInOrder() throws {
        let root = try #require(try YAMLNode.parse("b: 1\na: [x, 'y']\nc:\n  d: |\n    two\n    lines\n"))
        #expect(root.pairs?.map(\.key) == ["b", "a", "c"])
        #expect(root["a"]?.items?.map(\.text) == ["x", "y"])
        #expect(root["c"]?["d"]?.text == "two\nlines\n")
    }

    @Test func countsLinesAndColumnsFromOne() throws {
        let root = try #require(try YAMLNode.parse("# comment\na: b\néé: ⟦x⟧\n"))
        let pair = try #require(root.pairs?.last)
        #expect((pair.line, pair.column) == (3, 1))
        #expect((pair.value.line, pair.value.column) == (3, 5))
    }

    @Test func knowsPlainFromQuoted() throws {
        let root = try #require(try YAMLNode.parse("[null, 'null', ~, '', no]"))
        #expect(root.items?.map(\.isNull) == [true, false, true, false, false])
        #expect(root.items?.last?.text == "no")
    }

    @Test(arguments: ["", "# nothing\n", "---\n...\n"])
    func anEmptyTextIsNothing(_ text: String) throws {
        let root = try YAMLNode.parse(text)
        #expect(root?.isNull ?? true)
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", 3, "the key “a” is already on line 1; remove one of the two"),
        ("a: &x [1]\nb: *x\n", 2, "aliases such as “*name” are not supported; write the value out"),
        ("a: !!binary aGk=\n", 1, "tags such as “!name” are not supported; remove the tag"),
        ("a: 1\n---\nb: 2\n", 3, "a second document begins here; a file can have only one"),
        ("? [a]\n: 1\n", 1, "a key must be text, not a list"),
        (
            "a: b: c\n", 1,
            "mapping values are not allowed in this context; put text that contains “: ” or begins with a quotation mark in quotation marks"
        ),
        (
            "a: 1\nb:\n\tc\n", 3,
            "found character that cannot start any token; indent with spaces, and put text that begins with “@”, “`” or “%” in quotation marks"
        ),
        (
            "a: 1\n{*: off}\n", 2,
            "did not find expected alphabetic or numeric character; put text that begins with “*” or “&” in quotation marks"
        ),
    ])
    func tellsWhereAndWhat(_ text: String, _ line: Int, _ message: String) {
        #expect { try YAMLNode.parse(text) } throws: { error in
            let error = error as? YAMLError
            #expect(error?.message == message)
            #expect(error?.line == line)
            return true
        }
    }

    @Test func ruinedBytesAreAnErrorWithTheirLine() {
        let bytes = Array("a: 1\nb: ".utf8) + [0xFF, 0x0A]
        #expect { try YAMLNode.parse(bytes) } throws: { ($0 as? YAMLError)?.line == 2 }
    }

    @Test func depthIsLimited() throws {
        _ = try YAMLNode.parse(String(repeating: "[", count: 60) + String(repeating: "]", count: 60))
        #expect(throws: YAMLError.self) {
            try YAMLNode.parse(String(repeating: "[", count: 100_000))
        }
    }
}
