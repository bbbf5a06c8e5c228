import Bytes
import Linting
import Prose

/// `scraping/counter`: a line that counts or times something about the page (`1 234 views`, `5 min read`,
/// `12 comments`, `Updated: 12:30`, `3 hours ago`).
public enum ScrapingCounter: Check {
    public static let trigger = Trigger.blocks(.digit, outline: [.paragraph, .line, .isUnfinished])

    private static let mostBytes = 60
    private static let mostWords = 5

    public static func check(_ block: BlockView, into report: inout Report) {
        if isCounter(block) { add(block, &report) }
    }

    /// Whether the block is nothing but a counter.
    static func isCounter(_ block: BlockView) -> Bool {
        guard block.content.count <= mostBytes, block.block.kind == .paragraph || block.block.kind == .verse else { return false }
        let document = block.document
        let last = document.bytes[block.content.upperBound - 1]
        guard last != UInt8(ascii: "."), last != UInt8(ascii: "?"), last != UInt8(ascii: ",") else { return false }
        if !block.signals.isDisjoint(with: [.han, .kana]) {
            return mayBeCJKCounter(document.bytes[block.content]) && isCJKCounter(document.text(block.content))
        }
        let words = document.words(in: block.content)
        guard words.count >= 2, words.count <= mostWords + 3 else { return false }
        // One word that no page counts with is enough, and those in ASCII are told without making text of them.
        var kinds: [Kind] = []
        for word in words {
            guard let kind = kindOfASCII(document.bytes[word]) else { return false }
            kinds.append(kind)
        }
        for (index, word) in words.enumerated() where kinds[index] == .unclear {
            guard let kind = kind(document.text(word).lowercased()) else { return false }
            kinds[index] = kind
        }
        return kinds.contains(.unit) && 1...4 ~= kinds.count(where: { $0 == .number })
    }

    private enum Kind { case number, unit, filler, unclear }

    /// What a word in small letters is; nil for any other.
    private static func kind(_ word: String) -> Kind? {
        isNumber(word) ? .number : units.contains(word) ? .unit : fillers.contains(word) ? .filler : nil
    }

    /// The same for a word of digits or letters of ASCII in any case; unclear for others.
    private static func kindOfASCII(_ word: ArraySlice<UInt8>) -> Kind? {
        guard let first = word.first, first < 0x80 else { return .unclear }
        if Ascii.isDigit(first), word.allSatisfy({ Ascii.isDigit($0) }) { return .number }
        guard word.count <= longestWord, word.allSatisfy({ Ascii.isLetter($0) }) else { return .unclear }
        return word.withUnsafeBufferPointer { word in
            let whole = 0..<word.count
            return unitWords.contains(whole, of: word) ? .unit : fillerWords.contains(whole, of: word) ? .filler : nil
        }
    }

    /// In bytes: longer ones are looked at as text.
    private static let longestWord = 12
    private static let unitWords = LiteralSet(Array(units))
    private static let fillerWords = LiteralSet(Array(fillers))

    private static func add(_ block: BlockView, _ report: inout Report) {
        report.add(
            block.content, "This line is a counter of the page (views, reading time, last update)",
            edits: block.removal.map { [Edit($0, "")] } ?? [])
    }

    /// Whether the first ideograph begins something that pages count, by bytes.
    private static func mayBeCJKCounter(_ line: ArraySlice<UInt8>) -> Bool {
        var start = line.startIndex
        // The number, and brackets and spaces of either width.
        while start + 2 < line.endIndex, line[start] < 0x80 || line[start] == 0xEF || line[start] == 0xE3 && line[start + 1] == 0x80 {
            start += line[start] < 0x80 ? 1 : 3
        }
        return start + 2 < line.endIndex && cjkHeads.contains(head(line[start..<start + 3]))
    }

    private static func head(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    private static let cjkHeads = Set(cjkUnits.map { head($0.utf8.prefix(3)) })

    /// Whether nothing is left without the number but what Chinese or Japanese pages count.
    private static func isCJKCounter(_ line: String) -> Bool {
        guard line.unicodeScalars.contains(where: \.isIdeographic) else { return false }
        let rest = line.unicodeScalars.filter { !("0"..."9").contains($0) && !" \u{3000},.:：+()（）【】万kKwW".unicodeScalars.contains($0) }
        return cjkUnits.contains(String(String.UnicodeScalarView(rest)))
    }

    private static let cjkUnits: Set<String> = Set(
        """
        阅读 次阅读 阅读量 阅读数 閱讀 次閱讀 浏览 次浏览 浏览量 浏览次数 瀏覽 次瀏覽 瀏覽數 觀看次數 播放 次播放 播放量 观看 次观看
        评论 条评论 评论数 則評論 評論 則留言 留言 点赞 赞 讚 收藏 转发 分享 次分享 分钟阅读 阅读时间分钟 阅读需分钟 分鐘閱讀 字数 人浏览 人阅读
        コメント コメント件 件のコメント 閲覧数 閲覧数回 回閲覧 回視聴 再生回数 回再生 いいね いいね件 シェア シェア件 この記事は約分で読めます
        約分で読めます この記事は分で読めます 分で読めます 読了時間分 読了時間約分 読了目安分 所要時間約分
        """.listedWords)

    /// Digits, with at most one letter for thousands or millions behind them.
    private static func isNumber(_ word: String) -> Bool {
        var digits = word[...]
        if let last = digits.last, "kmкмтb".contains(last) { digits = digits.dropLast() }
        return !digits.isEmpty && digits.utf8.allSatisfy { Ascii.isDigit($0) }
    }

    /// What is counted, or says that something is.
    private static let units: Set<String> = Set(
        """
        views view reads comments comment shares share likes like followers subscribers replies reply retweets votes
        minread updated ago read
        aufrufe kommentare kommentar lesezeit ansichten aktualisiert
        vues commentaires commentaire partages lecture
        visitas comentarios comentario lecturas vistas compartidos
        visualizzazioni commenti commento condivisioni lettura
        visualizações comentários comentário leitura compartilhamentos
        wyświetleń wyświetlenia komentarzy komentarze komentarz czytania
        zobrazení komentářů komentáře čtení
        переглядів перегляди перегляд коментарів коментарі коментар читання
        lectura réactions réaction réponses abonnés
        مشاهدة مشاهدات تعليق تعليقات تعليقا تعليقاً قراءة زيارة زيارات إعجاب مشاركة مشاركات
        просмотров просмотра просмотры просмотр комментариев комментария комментарии комментарий чтения лайков
        """.listedWords)

    /// What may stand beside it.
    private static let fillers: Set<String> = Set(
        """
        min mins minute minutes hour hours day days week weeks month months by on the am pm of to at no and est gmt
        minuten stunden stunde tage vor uhr de du min à il y a h le minuti minuto tempo di de tiempo minutos hace
        temps tempo czas doba délka estimated reading time lesezeit geschätzte ca estimado приблизительно читать دقائق دقيقة وقت منذ ساعة ساعات يوم أيام
        há dia dias horas hora godzin godziny minut temu hodin minuty před хв хвилин хвилини час мин минут минуты время часов
        """.listedWords)
}
