import Prose
import Testing

@testable import Linting

@Suite struct GraphemeEditsTests {
    private func applied(_ edits: [Edit], to text: [UInt8]) -> [UInt8] {
        var text = text
        for edit in edits.reversed() { text.replaceSubrange(edit.range, with: Array(edit.replacement.utf8)) }
        return text
    }

    @Test func aWholeEditStaysAsItIs() {
        let document = Document(Array("a b c".utf8))
        let edits = [Edit(1..<2, ""), Edit(3..<3, "x")]
        #expect(document.widenedToGraphemes(edits) == edits)
    }

    @Test func theRestOfAClusterIsTakenAlong() {
        let document = Document(Array("xe\u{301}y".utf8))
        #expect(document.widenedToGraphemes([Edit(2..<4, "")]) == [Edit(1..<4, "e")])
        #expect(document.widenedToGraphemes([Edit(2..<2, " ")]) == [Edit(1..<4, "e \u{301}")])
        #expect(document.widenedToGraphemes([Edit(0..<2, "é")]) == [Edit(0..<4, "é\u{301}")])
    }

    @Test func twoThatCutOneClusterBecomeOne() {
        let bytes = Array("x👩\u{200D}👧y z".utf8)
        let document = Document(bytes)
        let edits = [Edit(0..<1, "-"), Edit(5..<5, "1"), Edit(8..<8, "2"), Edit(12..<13, "+"), Edit(13..<14, "")]
        let widened = document.widenedToGraphemes(edits)
        #expect(widened == [Edit(0..<1, "-"), Edit(1..<12, "👩1\u{200D}2👧"), Edit(12..<13, "+"), Edit(13..<14, "")])
        #expect(applied(widened, to: bytes) == applied(edits, to: bytes))
    }

    /// Bytes that are no UTF-8 cannot be written in a replacement: better an edit that cuts a cluster than one that changes them.
    @Test func illFormedBytesAreNotTakenAlong() {
        let document = Document([0x61, 0xFF, 0xCC, 0x81, 0x62])
        #expect(!document.isGraphemeBoundary(2))
        #expect(document.widenedToGraphemes([Edit(2..<4, "")]) == [Edit(2..<4, "")])
    }
}
