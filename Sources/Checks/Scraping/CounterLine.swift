import Linting
import Prose

/// `scraping/counter`: a line that counts or times something about the page (`1 234 views`, `5 min read`,
/// `12 comments`, `Updated: 12:30`, `3 hours ago`).
public enum CounterLine: BlockCheck {
    public static let signals: Signals = .digit

    private static let mostBytes = 60
    private static let mostWords = 5

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.content.count <= mostBytes, block.block.kind == .paragraph || block.block.kind == .verse else { return }
        let document = block.document
        let last = document.bytes[block.content.upperBound - 1]
        guard last != UInt8(ascii: "."), last != UInt8(ascii: "?"), last != UInt8(ascii: ",") else { return }
        let words = document.words(in: block.content).map { document.text($0).lowercased() }
        guard words.count >= 2, words.count <= mostWords + 3 else { return }
        var counted = 0
        var numbers = 0
        for word in words {
            if isNumber(word) { numbers += 1 } else if units.contains(word) { counted += 1 } else if !fillers.contains(word) { return }
        }
        guard counted >= 1, numbers >= 1, numbers <= 4 else { return }
        report.add(
            block.content, "The line counts or times something on the page",
            edits: block.removal.map { [Edit($0, "")] } ?? [])
    }

    /// Digits, with at most one letter for thousands or millions behind them.
    private static func isNumber(_ word: String) -> Bool {
        var digits = word[...]
        if let last = digits.last, "kmкмтb".contains(last) { digits = digits.dropLast() }
        return !digits.isEmpty && digits.allSatisfy(\.isASCII) && digits.allSatisfy(\.isNumber)
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
        просмотров просмотра просмотры просмотр комментариев комментария комментарии комментарий чтения лайков
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// What may stand beside it.
    private static let fillers: Set<String> = Set(
        """
        min mins minute minutes hour hours day days week weeks month months by on the am pm of to at no and est gmt
        minuten stunden stunde tage vor uhr de du min à il y a h le minuti minuto tempo di de tiempo minutos hace
        há dia dias horas hora godzin godziny minut temu hodin minuty před хв хвилин хвилини час мин минут минуты время часов
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
