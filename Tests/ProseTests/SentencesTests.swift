import Readers
import Testing

@testable import Prose

@Suite struct SentencesTests {
    private func view(_ text: String, _ language: String) -> BlockView {
        DocumentView(Document(Array(text.utf8), ReadingOptions(language: LanguageTag(language)))).block(0)
    }

    @Test(arguments: [
        ("en", "Dr. Smith and St. John met on Main Street. |“They left.” |Nobody came."),
        ("en", "It was 5 p.m. when he left. |In 1995. |That was all."),
        ("de", "Am 5. Mai kam Prof. Meier mit Dr. Huber. |„Ja!“ sagte er. |Dann ging er."),
        ("de-AT", "Am 5. Mai kam Prof. Meier. |Dann ging er."),
        ("cs", "Dne 5. Května přišel prof. Novák. |Pak odešel."),
        ("ru", "Он живёт на ул. Ленина с акад. Ивановым. |Потом уехал."),
        ("zh", "他走了。|谁也不知道！|为什么？"),
    ])
    func areCounted(_ language: String, _ marked: String) {
        let parts = marked.split(separator: "|").map(String.init)
        let view = view(parts.joined() + "\n", language)
        let starts = parts.indices.map { parts[..<$0].joined().utf8.count }
        #expect(view.sentenceStarts == starts)
        #expect(view.hasSeveralSentences == (parts.count > 1))
        for offset in 0..<view.content.upperBound {
            #expect(view.beginsSentence(at: offset) == starts.contains(offset))
            #expect(view.sentenceStart(atOrBefore: offset) == starts.last { $0 <= offset })
        }
    }

    /// Whether there are several is told by bytes where these are enough, and must be what ICU says.
    @Test(arguments: ["en", "de", "ru", "el", "zh", "und"])
    func severalAreThoseThatAreCounted(_ language: String) {
        let parts = [
            "Mr.", "Dr.", "bzw.", "ул.", "e.g.", "5.", "12.", "B.", "a", "word", "é", "и", "Wort", "É", "Я", "Ж", "Ω", "?", "!", ".", "…",
            "。",
            " ", " ", " ", " ", "\u{A0}", "“", "”", ")", "\n", "\u{301}", "漢", ",",
        ]
        var state: UInt64 = 1
        for _ in 0..<2000 {
            var text = "A"
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            let document = Document(Array(text.utf8), ReadingOptions(layout: .wrapped, language: LanguageTag(language)))
            let view = DocumentView(document).block(0)
            #expect(view.hasSeveralSentences == (view.sentenceStarts.count > 1), "\(text)")
        }
    }

    @Test func linesOfAParagraphAreNone() {
        let text = "The council of the town met on Monday and voted on\nMain Street and on Dr.\nSmith. It went home.\n\nNext.\n"
        let document = Document(Array(text.utf8), ReadingOptions(layout: .wrapped, language: .english))
        #expect(DocumentView(document).block(0).sentenceStarts == [0, text.utf8.count - "It went home.\n\nNext.\n".utf8.count])
    }

    @Test func anEmptyBlockHasNone() {
        let document = Document(Array("One. Two.\n".utf8), ReadingOptions(language: .undetermined))
        #expect(DocumentView(document).block(0).hasSeveralSentences)
        #expect(!view("One\n", "en").hasSeveralSentences)
    }
}
