import Bytes
import Linting
import Prose

/// What stands before and behind the running text of a page: its head, from the top to the first long sentence, and its tail, from the
/// last one to the end.
struct PageZones: Sendable {
    /// In bytes: a paragraph as long as this that ends as a sentence is running text.
    private static let shortestProse = 100
    /// In blocks: no page has so much around its text; a text without long paragraphs has no zones.
    private static let longest = 60

    /// Indices of blocks, from 0; empty where the text begins at once.
    let head: Range<Int>
    /// Indices of blocks, up to the last; empty where the text ends the file.
    let tail: Range<Int>

    /// - Complexity: constant.
    fileprivate init(_ document: Document) {
        let blocks = document.blocks
        let first = blocks.indices.prefix(Self.longest).first { Self.isProse(blocks[$0]) }
        let last = blocks.indices.suffix(Self.longest).last { Self.isProse(blocks[$0]) }
        head = 0..<(first ?? 0)
        tail = last.map { $0 + 1..<blocks.count } ?? blocks.count..<blocks.count
    }

    private static func isProse(_ block: Block) -> Bool {
        block.kind.isProse && block.kind != .heading && block.content.count >= shortestProse && !block.outline.contains(.isUnfinished)
    }

    /// The blocks of the two zones, and so many from the two ends of the text that these reach at least.
    func reaching(head: Int, tail: Int, of document: Document) -> [Range<Int>] {
        let count = document.blocks.count
        let top = max(min(head, count), self.head.upperBound)
        return [0..<top, max(top, min(count - tail, self.tail.lowerBound))..<count]
    }

    func contains(_ index: Int) -> Bool { head.contains(index) || tail.contains(index) }
}

extension DocumentView {
    /// Where the page stands around the text.
    var pageZones: PageZones { remembered { PageZones(document) } }
}

/// Words of pages, in small letters, each of which is all of its line.
enum PageWords {
    /// Menus and buttons.
    static let navigation = set(navigationText)
    private static let navigationText =
        """
        home|homepage|main page|menu|main menu|search|search for|contact us|about us|skip to content|skip to main content|scroll to top|
        back to top|share|share this|follow us|sign in|sign up|log in|newsletter|print|email|facebook|twitter|linkedin|whatsapp|telegram|
        privacy policy|terms of use|sitemap|read more|advertisement|archives|startseite|menü|suche|impressum|datenschutz|teilen|drucken|
        anmelden|folgen sie uns|zum inhalt springen|nach oben|werbung|accueil|rechercher|partager|imprimer|se connecter|s'inscrire|
        suivez-nous|aller au contenu|haut de page|publicité|inicio|buscar|menú|compartir|imprimir|iniciar sesión|suscríbete|síguenos|
        saltar al contenido|publicidad|cerca|condividi|stampa|accedi|registrati|vai al contenuto|pubblicità|pesquisar|compartilhar|
        partilhar|siga-nos|publicidade|ir para o conteúdo|strona główna|szukaj|udostępnij|drukuj|zaloguj się|zarejestruj się|
        przejdź do treści|reklama|hledat|sdílet|tisk|přihlásit se|přejít k obsahu|поиск|меню|поделиться|войти|наверх|реклама|головна|
        пошук|поділитися|увійти|нагору|首页|搜索|菜单|联系我们|关于我们|分享|打印|登录|注册|返回顶部|广告|ホーム|検索|メニュー|お問い合わせ|シェア|ログイン|新規登録|トップへ戻る|広告|الرئيسية|بحث|
        القائمة|مشاركة|طباعة|تسجيل الدخول|إعلان
        """

    /// Other entries of menus, which alone may be headings of a text.
    static let entries = set(entriesText)
    private static let entriesText =
        """
        contact|about|follow|subscribe|login|register|e-mail|instagram|youtube|next|previous|load more|archive|comments|reply|close|
        suchen|kontakt|über uns|registrieren|recherche|contactez-nous|à propos|s’inscrire|contacto|quiénes somos|acerca de|regístrate|
        contatti|chi siamo|iscriviti|seguici|início|pesquisa|contato|contacto|quem somos|sobre nós|entrar|cadastre-se|assine|kontakt|
        o nas|domů|úvod|vyhledávání|kontakty|o nás|registrovat|главная|контакты|о нас|о проекте|печать|вход|регистрация|подписаться|
        перейти к содержимому|контакти|про нас|друк|вхід|реєстрація|підписатися|首頁|搜尋|聯絡我們|關於我們|登入|註冊|订阅|訂閱|会社概要|印刷|本文へスキップ|اتصل بنا|
        من نحن|اشترك
        """

    /// What labels the line behind it: an author, a date.
    static let labels = set(labelsText)
    private static let labelsText =
        """
        author|authors|by|written by|posted by|published by|published|published on|posted on|posted|updated|last updated|date|source|editor|category|categories|tags|photo|
        autor|autorin|von|veröffentlicht|veröffentlicht am|aktualisiert|datum|quelle|redaktion|kategorie|schlagwörter|
        auteur|par|publié le|publié|mis à jour|mis à jour le|source|rédaction|catégorie|mots-clés|
        autora|por|publicado|publicado el|actualizado|fecha|fuente|redacción|categoría|etiquetas|
        autore|di|pubblicato|pubblicato il|aggiornato|data|fonte|redazione|categoria|
        publicado em|atualizado|atualizado em|redação|categorias|
        opublikowano|data publikacji|aktualizacja|źródło|redakcja|kategoria|tagi|publikováno|aktualizováno|zdroj|rubrika|štítky|
        автор|авторы|опубликовано|обновлено|дата|источник|редактор|рубрика|теги|автори|оновлено|джерело|
        作者|来源|來源|编辑|編輯|发布时间|發布時間|更新时间|日期|标签|著者|執筆|公開日|更新日|カテゴリ|タグ|الكاتب|المصدر|تاريخ النشر
        """

    /// What heads a list of other pages.
    static let lists = set(listsText)
    private static let listsText =
        """
        latest posts|latest news|latest articles|latest stories|recent posts|recent news|recent articles|recent comments|related|related posts|related articles|related news|
        related stories|related content|more news|more stories|more from|read also|see also|most read|most popular|popular posts|trending|trending now|top stories|you may also like|you might also like|
        recommended|editor's picks|editor’s picks|don't miss|
        neueste beiträge|aktuelle beiträge|weitere artikel|ähnliche artikel|ähnliche beiträge|meistgelesen|das könnte sie auch interessieren|mehr zum thema|auch interessant|
        articles récents|derniers articles|articles similaires|à lire aussi|lire aussi|les plus lus|dans la même rubrique|sur le même sujet|
        entradas recientes|últimas noticias|artículos relacionados|noticias relacionadas|lo más leído|te puede interesar|también te puede interesar|más noticias|
        articoli recenti|ultimi articoli|ultime notizie|articoli correlati|leggi anche|i più letti|potrebbe interessarti|
        posts recentes|artigos recentes|notícias relacionadas|artigos relacionados|leia também|mais lidas|veja também|
        najnowsze wpisy|ostatnie wpisy|najnowsze|podobne artykuły|powiązane artykuły|zobacz także|zobacz też|czytaj także|najczęściej czytane|
        nejnovější příspěvky|poslední příspěvky|související články|čtěte také|nejčtenější|mohlo by vás zajímat|
        последние новости|свежие записи|похожие статьи|похожие новости|читайте также|другие новости|популярное|материалы по теме|по теме|смотрите также|
        останні новини|останні записи|схожі статті|схожі новини|читайте також|інші новини|популярне|за темою|дивіться також|
        最新文章|最新消息|相关文章|相关阅读|相关新闻|热门文章|推荐阅读|猜你喜欢|相關文章|相關新聞|延伸閱讀|推薦閱讀|
        最新記事|最近の投稿|関連記事|関連ニュース|人気記事|おすすめ記事|あわせて読みたい|
        أحدث المقالات|آخر الأخبار|مقالات ذات صلة|أخبار ذات صلة|اقرأ أيضا|اقرأ أيضًا|الأكثر قراءة
        """

    /// Networks and other places where pages let their readers share.
    static let networks: Set<String> = [
        "facebook", "twitter", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "tumblr", "instagram", "youtube", "viber", "vk",
        "vkontakte", "вконтакте",
        "одноклассники", "pocket", "flipboard", "email", "e-mail", "mail", "print", "embed", "google+", "messenger", "line", "threads",
        "tiktok", "weibo", "wechat", "微信", "微博",
        "qq空间", "qq", "はてブ", "фейсбук", "твиттер", "телеграм", "فيسبوك", "تويتر", "واتساب", "xing", "skype", "bluesky", "mastodon",
        "snapchat", "digg", "stumbleupon", "livejournal",
    ]

    /// All of the lists above, by their first bytes: without making strings of them, since every text with a headline is asked.
    static let all = LiteralSet(Stems.inAnyCase(allBytes.map(Array.init)), .exact)
    /// The longest of them, in bytes.
    static let longest = allBytes.reduce(0) { max($0, $1.count) }
    private static let allBytes = [navigationText, entriesText, labelsText, listsText].flatMap(entries)

    private static func set(_ list: String) -> Set<String> { Set(entries(list).map { String(decoding: $0, as: UTF8.self) }) }

    private static func entries(_ list: String) -> [ArraySlice<UInt8>] {
        Array(list.utf8).split { $0 == UInt8(ascii: "|") || Ascii.isLineEnd($0) }
    }
}
