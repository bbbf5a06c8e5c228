import Catalog
import Linting
import Prose
import Readers
import Testing

/// Words and phrases that stand twice in languages without spaces: what is a slip, and what the language does.
@Suite struct UnspacedRepeatTests {
    private let linter = Linter(rules: Catalog.rules)

    private func found(_ text: String, _ language: String) -> [String] {
        let document = Document(Array(text.utf8), ReadingOptions(language: LanguageTag(language)))
        return linter.check(document).filter { $0.rule.hasPrefix("repetition/") }.map { "\($0.rule) \(document.text($0.range))" }
    }

    @Test(arguments: [
        ("zh", "我们的的房子很大。", "repetition/doubled-word 的的"),
        ("zh-TW", "市長與與會者見面了。", ""),
        ("zh", "委员会委员会已经批准了预算。", "repetition/word-twice 委员会委员会"),
        ("zh", "图书馆图书馆图书馆今天关门。", "repetition/word 图书馆图书馆图书馆"),
        ("zh", "看来桥已经关闭看来桥已经关闭看来桥已经关闭，谁也不知道。", "repetition/phrase-loop 看来桥已经关闭看来桥已经关闭看来桥已经关闭"),
        ("zh", "他坚持新的投票方案坚持新的投票方案。", "repetition/clause 坚持新的投票方案坚持新的投票方案"),
        ("zh", "议会决定决定决定决定在星期一开会。", "repetition/word 决定决定决定决定"),
        ("zh", "今天开会。旧桥在冬天不会开放。旧桥在冬天不会开放。大家都走了。", "repetition/clause 旧桥在冬天不会开放。旧桥在冬天不会开放。"),
        (
            "ja", "会議は続いた。次の会議は月曜日に開かれる予定です。次の会議は月曜日に開かれる予定です。次の会議は月曜日に開かれる予定です。以上。",
            "repetition/clause 次の会議は月曜日に開かれる予定です。次の会議は月曜日に開かれる予定です。次の会議は月曜日に開かれる予定です。"
        ),
        ("ja", "市役所は橋をを閉鎖する。", "repetition/doubled-word をを"),
        ("ja", "データベースデータベースを開く。", "repetition/word-twice データベースデータベース"),
        ("ja", "委員会委員会が予算を承認した。", "repetition/word-twice 委員会委員会"),
        ("ja", "橋は冬に閉鎖される橋は冬に閉鎖される橋は冬に閉鎖されると市長が述べた。", "repetition/phrase-loop 橋は冬に閉鎖される橋は冬に閉鎖される橋は冬に閉鎖される"),
        ("th", "สภาเมืองประชุมกันที่ศาลากลางเก่าและและตัดสินใจสร้างสะพานใหม่", "repetition/doubled-word และและ"),
        ("th", "รัฐบาลรัฐบาลประกาศมาตรการใหม่เพื่อช่วยเหลือประชาชน", "repetition/word-twice รัฐบาลรัฐบาล"),
        ("th", "สะพานจะปิดสะพานจะปิดสะพานจะปิดในฤดูหนาว", "repetition/phrase-loop สะพานจะปิดสะพานจะปิดสะพานจะปิด"),
    ])
    func slipsAreFound(_ language: String, _ text: String, _ expected: String) {
        #expect(found(text + "\n", language) == (expected.isEmpty ? [] : [expected]))
    }

    @Test(arguments: [
        ("zh", "人人都知道，天天都来，时时刻刻都看看，慢慢走，好好学习，天天向上。"),
        ("zh", "大家讨论讨论再说，研究研究问题，休息休息吧，打扫打扫房间，高高兴兴地回家。"),
        ("zh", "以就业为目的的计划。他的的确确来过。现在在路上，也是是非之地。"),
        ("zh", "非常非常非常冷。哈哈哈哈哈哈哈。好好好！对对对，是是是。"),
        ("zh", "一个人一个人地走，一步一步地来，很久很久以前，刷着刷着就成了习惯。"),
        ("zh", "对不起对不起。为什么为什么？他说：“没关系没关系。”"),
        ("zh-TW", "我們慢慢地走，看看書，謝謝你，媽媽和爸爸都高高興興。"),
        ("ja", "人々は時々いろいろな話をする。ひとびとはますますだんだん増えた。"),
        ("ja", "ものの五分で着く。もののけの話。木でできた箱。さんざんなこと。"),
        ("ja", "はははと笑った。ハハハハ。リンリンリンリン。星がキラリキラリと光る。ガチャンガチャンと鳴る。"),
        ("ja", "何度も何度も繰り返し繰り返し一つ一つ、一軒一軒、一文字一文字読む。"),
        ("ja", "面白い面白い。もっともっと食べたい。暑くて暑くて、眠れない。"),
        ("th", "เด็กๆ เดินช้าๆ ไปเรื่อยๆ ต่างๆ นานา มากมายหลายอย่าง"),
        ("th", "ในที่ที่ไม่มีใครรู้จักเขา เธอพบของของเขา เรื่องที่ที่ประชุมเห็นชอบ"),
        ("th", "เขาหัวเราะฮาฮาฮาฮา แล้วพูดว่าไปไปไป อะไรอะไรก็ดี ทุกวันทุกวันเขาจะมา"),
    ])
    func whatTheLanguageDoublesIsLeftAlone(_ language: String, _ text: String) {
        #expect(found(text + "\n", language) == [])
    }

    /// What repeats itself for a hundred thousand characters is one finding, and takes no longer than reading it.
    @Test func aLongLoopIsOneFinding() {
        #expect(found(String(repeating: "看来桥已经关闭", count: 15_000) + "\n", "zh").count == 1)
        var hard = ""
        for index in 0..<2000 { hard += "桥已经关闭了谁也不知道" + (index % 2 == 0 ? "山" : "水") }
        #expect(found(hard + "\n", "zh").count <= 1)
    }
}
