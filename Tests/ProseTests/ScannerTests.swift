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
            ("的的", .doubledCharacter), ("今天天气", .doubledCharacter), ("今天天", .doubledCharacter), ("天天今天气很好", .doubledCharacter),
            ("我们我们我们", .repeatedCharacters), ("图书馆图书馆", .repeatedCharacters),
            ("ในใน", .repeatedCharacters), ("とても、とても、", .repeatedCharacters),
            ("และและ", .repeatedCharacters), ("市议会开会了市议会开会了", .repeatedCharacters),
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

    /// Wherever characters stand right before themselves, whatever else stands around and between: at a text's end, behind markup,
    /// behind the same characters farther off.
    @Test func charactersThatStandBeforeThemselvesAreNoticed() {
        let letters = Array("的一是不了人我在有他这为之大来以个中上们漢かなカタ，。、ก็และ".unicodeScalars)
        var state: UInt64 = 7
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        func text(_ count: Int) -> String {
            (0..<count).reduce(into: "") { text, _ in text.unicodeScalars.append(letters[random(letters.count)]) }
        }
        for length in 3...120 {
            // What begins with a character and goes on with another stands nowhere but in itself.
            let phrase = "漢字" + text(length - 2)
            for (before, behind) in [("", ""), (text(random(90)), text(random(9))), ("ab " + phrase.prefix(2) + text(5), "\nb")] {
                #expect(signals(before + phrase + phrase + behind).contains(.repeatedCharacters), "\(before + phrase + phrase + behind)")
            }
        }
    }

    @Test(arguments: ["研究研究は", "市议会开会了，市议会又开会了", "他们说，他们去公园", "漢字漢語", "ab ab", "我们 我们"])
    func charactersThatComeAgainFartherOffRaiseNothing(_ text: String) {
        #expect(signals(text).isDisjoint(with: [.repeatedCharacters, .doubledCharacter]))
    }

    @Test func aWordAtTheVeryEndIsRead() {
        for length in 1...20 {
            let text = String(repeating: "a", count: length)
            #expect(signals(text) == .asciiLetter)
            #expect(signals(text + " " + text).contains(.repeatedWord), "\(length)")
        }
    }
}
