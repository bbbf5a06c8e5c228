import Prose
import Readers
import Testing

private func signals(_ text: String) -> Signals {
    Document(Array(text.utf8), ReadingOptions(language: .english)).signals
}

@Suite struct ScannerTests {
    @Test(
        arguments: [
            ("a  b", Signals.doubledSpace), ("a ,b", .spaceBeforePunctuation), ("a,b", .punctuationBeforeLetter),
            ("a.b", .stopBeforeLetter), ("( a)", .spaceInBracket), ("a,1", .punctuationBeforeDigit), ("a\u{2003}b", .exoticSpace),
            ("a ", .trailingSpace), ("a,, b", .doubledPunctuation), ("a…", .ellipsis), ("a—b", .dash), ("• a", .bullet),
            ("café", .latinNonASCII), ("а", .cyrillic), ("α", .greek), ("ا", .arabic), ("漢", .han), ("か", .kana), ("한", .hangul),
            ("Sеrvice", .mixedScriptWord), ("e\u{301}", .combiningMark), ("№", .letterlike), ("，", .fullWidth),
            ("a\u{7}", .control), ("a\u{92}", .c1Control), ("a\u{200B}", .invisible), ("a\u{AD}", .softHyphen),
            ("a\u{FFFD}", .replacement), ("\u{F0B7}", .privateUse), ("ﬁ", .presentationForm), ("▁a", .tokenizerSign),
            ("今 天", .wideBesideSpace), ("天,", .wideBesideNarrow), ("РџСЂРёРІРµС‚", .misreadCyrillic), ("слова вЂ“ нет", .misreadCyrillic),
            ("и/или", .slash), ("[a]", .squareBracket), ("the the", .repeatedWord), ("the The", .repeatedWord), ("для для", .repeatedWord),
        ])
    func raises(_ text: String, _ signal: Signals) {
        #expect(signals(text).contains(signal), "\(text)")
    }

    @Test func aBlockMayGoOnBehindAnOpenEndOrWithASmallLetter() {
        let text = "The council met on\n\nMonday in the hall.\n\nit rained.\n\nNobody came.\n"
        let document = Document(Array(text.utf8), ReadingOptions(language: .english))
        #expect(document.blocks.map { $0.outline.contains(.mayGoOn) } == [false, true, true, false])
    }

    @Test func plainProseRaisesNothingButItsLetters() {
        #expect(signals("The mayor spoke, and the council met. It rained; nobody came.") == .asciiLetter)
    }

    @Test(arguments: [[0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xC0, 0xAF], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func marksIllFormedBytes(_ bytes: [UInt8]) {
        let document = Document([0x61] + bytes + [0x62], ReadingOptions(language: .english))
        #expect(document.signals.contains(.invalidByte))
    }

    @Test func findsAnchorsWhereWordsBegin() {
        let anchors = LiteralSet(["read also", "<unk>", "№"], forScan: true)
        let text = "Read also: x\nbread also\n<UNK> and № 5"
        let document = Document(Array(text.utf8), ReadingOptions(language: .english), for: ScanRequest(anchors: anchors))
        #expect(document.anchorHits.map(\.literal) == [0, 1, 2])
        #expect(document.anchorHits.map { Int($0.block) } == [0, 2, 2])
    }

    @Test func aWordAtTheVeryEndIsRead() {
        for length in 1...20 {
            let text = String(repeating: "a", count: length)
            #expect(signals(text) == .asciiLetter)
            #expect(signals(text + " " + text).contains(.repeatedWord), "\(length)")
        }
    }
}
