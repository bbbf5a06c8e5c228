/// What stood around the text on its page: credits, links to other articles, counters, advertisements.
enum Captions {
    static let kinds: [Kind] = [
        line("captions/credit-copyright", ["captions/credit"], ["": ["© Ines Falk / Harbour Courier", "© Reuters", "© Ines Falk"]]),
        line("captions/credit", ["captions/credit"], credits),
        line(
            "captions/credit-bullet", ["captions/stray-bullet", "captions/credit"],
            ["": ["  • © Ines Falk / Harbour Courier", "• © Reuters", "\u{25AA} © Ines Falk"]]),
        line(
            "captions/agency", ["captions/credit"],
            ["": ["Getty Images", "Ines Falk/Reuters", "(AP Photo/Ines Falk)", "Image source, Reuters", "Reuters / Ines Falk"]]),
        line("captions/caption", ["captions/caption"], captions),
        line("scraping/read-also", ["scraping/related-link"], readAlso),
        line("scraping/subscribe", ["scraping/subscribe"], subscribe),
        line("scraping/counter", ["scraping/counter", "scraping/navigation"], counters),
        line("scraping/advertisement", ["scraping/advertisement"], advertisements),
        line("scraping/cookies", ["scraping/consent-notice"], cookies),
        line("scraping/read-on", ["scraping/read-on", "scraping/related-link"], readOn),
        line("scraping/comment-form", ["scraping/comment-form"], comments),
        line("scraping/navigation", ["scraping/navigation"], navigation),
        line("scraping/source-line", ["scraping/source-line"], sources),
        line(
            "scraping/tag-line", ["scraping/tag-line"],
            [
                "": ["#harbour #bridge #council"], "ru": ["#мост #город", "Новости » Город » Мосты"], "uk": ["#міст #рада"],
                "de": ["Start » Stadt » Hafen", "#hafen #bruecke"],
            ]),
        line(
            "scraping/bare-link", ["scraping/bare-link"],
            ["": ["https://harbour-courier.example/2021/bridge", "http://news.example/a?id=12"]]),
        line("scraping/copyright", ["scraping/copyright"], copyright),
        line(
            "scraping/post-signature", ["scraping/post-signature"],
            [
                "": ["— Ines Falk (@inesfalk) March 12, 2020"], "ru": ["— Инна Лебедь (@inna_lebed) 12 марта 2020 г."],
                "de": ["— Ines Falk (@inesfalk) 12. März 2020"], "ja": ["— 海野 (@umino_k) 2020年3月12日"],
                "ar": ["— إيناس (@inasf) 12 مارس 2020"],
            ]),
        line("scraping/embedded-post", ["scraping/embedded-post"], embeds),
        top("scraping/byline", ["scraping/byline", "scraping/source-line"], bylines),
        top("scraping/page-date", ["scraping/page-date"], dates),
        Kind(
            "scraping/dateline", "HARBOUR TOWN, May 4 (Reuters) — The council", .keys(of: datelines), rules: ["scraping/dateline"],
            fix: .unsafe
        ) { passage, random in
            guard passage[0].isLetter, let line = random.pick(datelines[passage.language] ?? []) else { return nil }
            return Damage([passage.insert(line, at: passage.paragraph.lowerBound)])
        },
        // What the feed left out is lost.
        Kind("scraping/cut-off", "The council met on [+1234 chars]", .spaced, rules: ["scraping/cut-off"], fix: .none) { passage, random in
            guard let text = random.pick([" [+1234 chars]", " [Read more…]", " (more…)"]), let word = passage.words.last else { return nil }
            return Damage([passage.insert(text, before: word.upperBound)])
        },
    ]

    private static let credits: [String: [String]] = [
        "": ["Photo: Ines Falk", "Photo: Reuters", "Photo by Ines Falk"],
        "de": ["Foto: Ines Falk", "Bild: dpa", "Foto: Ines Falk/dpa"],
        "fr": ["Photo : Ines Falk", "Photo AFP", "Crédit photo : Ines Falk"],
        "es": ["Foto: Inés Falk", "Foto: EFE", "Crédito: Inés Falk"], "it": ["Foto: Ines Falk", "Foto: ANSA", "Foto di Ines Falk"],
        "pt": ["Foto: Inês Falk", "Foto: Reuters", "Crédito: Inês Falk"], "pl": ["Fot. Ines Falk", "Zdjęcie: PAP", "Foto: Ines Falk"],
        "cs": ["Foto: Ines Falková", "Foto: ČTK", "Zdroj: ČTK / Ines Falková"],
        "ru": ["Фото: Инна Лебедь", "Фото: РИА Новости", "Фото: Инна Лебедь / ТАСС"],
        "uk": ["Фото: Інна Лебідь", "Фото: УНІАН", "Світлина: Інна Лебідь"],
        "zh": ["图片来源：新华社", "摄影：林海", "图：林海"], "ja": ["写真：海野 光", "写真＝ロイター", "画像：海野 光"],
        "ar": ["الصورة: رويترز", "تصوير: إيناس فلك", "صورة: أ ف ب"],
    ]

    private static let captions: [String: [String]] = [
        "": [
            "The old bridge over the river in the month of May. Photo: Ines Falk",
            "The mayor in front of the old town hall on Monday. (Ines Falk/AFP/Getty Images)",
        ],
        "de": ["Die alte Brücke über den Fluss im Mai. Foto: Ines Falk", "Die Bürgermeisterin vor dem Rathaus. Foto: Ines Falk/dpa"],
        "fr": ["Le vieux pont sur la rivière au mois de mai. Photo : Ines Falk", "La maire devant l’hôtel de ville. (Ines Falk/AFP)"],
        "es": ["El viejo puente sobre el río en mayo. Foto: Inés Falk"], "it": ["Il vecchio ponte sul fiume in maggio. Foto: Ines Falk"],
        "pt": ["A velha ponte sobre o rio em maio. Foto: Inês Falk"], "pl": ["Stary most nad rzeką w maju. Fot. Ines Falk"],
        "cs": ["Starý most přes řeku v květnu. Foto: Ines Falková"], "ru": ["Старый мост через реку в мае. Фото: Инна Лебедь"],
        "uk": ["Старий міст через річку в травні. Фото: Інна Лебідь"],
    ]

    private static let readAlso: [String: [String]] = [
        "": ["Read also: The bridge will stay closed", "See also: A winter on the river", "Related: Who pays for the harbour"],
        "de": ["Lesen Sie auch: Die Brücke bleibt gesperrt", "Mehr zum Thema: Wer zahlt für den Hafen?"],
        "fr": ["Lire aussi : Le pont reste fermé", "À lire aussi : Un hiver sur la rivière"],
        "es": ["Lea también: El puente seguirá cerrado", "Te puede interesar: Un invierno en el río"],
        "it": ["Leggi anche: Il ponte resta chiuso", "Leggi anche – Un inverno sul fiume"],
        "pt": ["Leia também: A ponte continua fechada", "Veja também: Um inverno no rio"],
        "pl": ["Zobacz też: Most pozostanie zamknięty", "Czytaj także: Zima nad rzeką"],
        "cs": ["Čtěte také: Most zůstane zavřený", "Mohlo by vás zajímat: Zima na řece"],
        "ru": ["Читайте также: Мост останется закрытым", "По теме: Зима на реке"],
        "uk": ["Читайте також: Міст залишиться закритим", "Дивіться також: Зима на річці"],
        "zh": ["相关阅读：老桥仍然关闭", "延伸阅读：河上的冬天"], "ja": ["関連記事：橋は閉鎖されたまま", "あわせて読みたい：川の冬"],
        "ar": ["اقرأ أيضا: الجسر سيبقى مغلقا", "شاهد أيضاً: شتاء على النهر"],
    ]

    private static let subscribe: [String: [String]] = [
        "": ["Subscribe to our Telegram channel", "Follow us on Twitter", "Subscribe to our newsletter", "Sign up for our newsletter"],
        "de": ["Abonnieren Sie unseren Newsletter", "Folgen Sie uns auf Facebook"],
        "fr": ["Abonnez-vous à notre newsletter", "Suivez-nous sur Facebook"],
        "es": ["Suscríbase a nuestro boletín", "Síguenos en Facebook"], "it": ["Iscriviti alla nostra newsletter", "Seguici su Facebook"],
        "pt": ["Assine nossa newsletter", "Siga-nos no Instagram"],
        "pl": ["Zapisz się do naszego newslettera", "Obserwuj nas na Facebooku"],
        "cs": ["Přihlaste se k odběru newsletteru", "Sledujte nás na Facebooku"],
        "ru": ["Подписывайтесь на наш Telegram-канал", "Следите за нами в Telegram"],
        "uk": ["Підписуйтесь на наш Telegram-канал", "Стежте за нами в Telegram"],
        "zh": ["扫码关注我们的公众号", "欢迎关注我们的微博"], "ja": ["公式アカウントをフォローする", "チャンネル登録はこちら"],
        "ar": ["اشترك في نشرتنا البريدية", "تابعونا على فيسبوك"],
    ]

    private static let counters: [String: [String]] = [
        "": ["2.3K views", "5 min read", "Comments (12)"], "de": ["12 Kommentare", "5 Min. Lesezeit"],
        "fr": ["12 commentaires", "Temps de lecture : 5 min"], "es": ["12 comentarios", "5 min de lectura"],
        "it": ["12 commenti", "Tempo di lettura: 5 minuti"], "pt": ["12 comentários", "5 min de leitura"],
        "pl": ["12 komentarzy", "Czas czytania: 5 min"], "cs": ["12 komentářů", "Doba čtení: 5 minut"],
        "ru": ["1 234 просмотра", "12 комментариев"], "uk": ["1 234 перегляди", "12 коментарів"],
        "zh": ["阅读 1234", "评论 12", "1234次阅读"], "ja": ["コメント12件", "閲覧数：1234", "この記事は約5分で読めます"],
        "ar": ["12 تعليقا", "1234 مشاهدة", "5 دقائق قراءة"],
    ]

    private static let advertisements: [String: [String]] = [
        "": ["ADVERTISEMENT", "Advertisement", "Continue reading below", "Story continues below advertisement"],
        "de": ["Anzeige", "ANZEIGE", "Werbung"],
        "fr": ["Publicité", "La suite après la publicité"], "es": ["Publicidad", "PUBLICIDAD"], "it": ["Pubblicità", "PUBBLICITÀ"],
        "pt": ["Publicidade", "Continua após a publicidade"], "pl": ["Reklama", "REKLAMA"],
        "cs": ["Reklama", "Inzerce"], "ru": ["Реклама", "РЕКЛАМА"], "uk": ["Реклама", "РЕКЛАМА"], "zh": ["广告"],
        "ja": ["広告", "スポンサーリンク"], "ar": ["إعلان", "إعلانات"],
    ]

    private static let cookies: [String: [String]] = [
        "": ["We use cookies to improve your experience.", "Please enable JavaScript to view the comments."],
        "de": ["Wir verwenden Cookies, um Ihnen den besten Service zu bieten."],
        "fr": [
            "Ce site utilise des cookies pour améliorer votre expérience.", "Nous utilisons des cookies pour améliorer votre expérience.",
        ],
        "es": ["Este sitio web utiliza cookies para mejorar su experiencia.", "Utilizamos cookies para mejorar su experiencia."],
        "it": ["Questo sito utilizza i cookie per migliorare la tua esperienza."],
        "pt": ["Este site utiliza cookies para melhorar a sua experiência.", "Utilizamos cookies para melhorar a sua experiência."],
        "pl": ["Ta strona korzysta z plików cookie.", "Używamy plików cookie, aby poprawić działanie strony."],
        "cs": ["Tento web používá cookies.", "Tyto stránky používají soubory cookie."],
        "ru": ["Этот сайт использует файлы cookie.", "Мы используем файлы cookie, чтобы сайт работал лучше."],
        "uk": ["Цей сайт використовує файли cookie.", "Ми використовуємо файли cookie, щоб сайт працював краще."],
        "zh": ["本网站使用cookie来改善您的体验。", "我们使用 Cookie 来改善您的体验。"],
        "ja": ["当サイトではCookieを使用しています。", "このサイトではCookieを使用しています。"],
        "ar": ["نستخدم ملفات تعريف الارتباط لتحسين تجربتك.", "يستخدم هذا الموقع ملفات تعريف الارتباط."],
    ]

    private static let readOn: [String: [String]] = [
        "": ["Continue reading", "Read more…", "Show more"], "de": ["Weiterlesen", "Mehr anzeigen"],
        "fr": ["Lire la suite", "Voir plus"], "es": ["Leer más", "Seguir leyendo"], "it": ["Leggi tutto", "Continua a leggere"],
        "pt": ["Leia mais", "Continuar lendo"], "pl": ["Czytaj dalej", "Czytaj więcej"], "cs": ["Číst dále", "Celý článek"],
        "ru": ["Читать далее", "Показать ещё"], "uk": ["Читати далі", "Показати більше"], "zh": ["阅读全文", "查看更多"],
        "ja": ["続きを読む", "もっと見る"], "ar": ["اقرأ المزيد", "قراءة المزيد"],
    ]

    private static let comments: [String: [String]] = [
        "": ["Leave a comment", "Your email address will not be published."],
        "de": ["Schreibe einen Kommentar", "Ihre E-Mail-Adresse wird nicht veröffentlicht."],
        "fr": ["Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée."],
        "es": ["Deja un comentario", "Tu dirección de correo electrónico no será publicada."],
        "it": ["Lascia un commento", "Il tuo indirizzo email non sarà pubblicato."],
        "pt": ["Deixe um comentário", "O seu endereço de e-mail não será publicado."],
        "pl": ["Dodaj komentarz", "Twój adres e-mail nie zostanie opublikowany."],
        "cs": ["Napsat komentář", "Vaše e-mailová adresa nebude zveřejněna."],
        "ru": ["Добавить комментарий", "Ваш адрес email не будет опубликован."],
        "uk": ["Залишити коментар", "Ваша e-mail адреса не оприлюднюватиметься."],
        "zh": ["发表评论", "您的邮箱地址不会被公开。"], "ja": ["コメントを残す", "メールアドレスが公開されることはありません。"],
        "ar": ["اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني."],
    ]

    private static let navigation: [String: [String]] = [
        "": ["Back to top", "Next article", "Share", "Skip to content"], "de": ["Nach oben", "Nächster Artikel", "Teilen"],
        "fr": ["Haut de page", "Article suivant", "Partager"], "es": ["Volver arriba", "Artículo anterior", "Compartir"],
        "it": ["Torna su", "Articolo successivo", "Condividi"], "pt": ["Voltar ao topo", "Próximo artigo", "Compartilhar"],
        "pl": ["Powrót do góry", "Następny artykuł", "Udostępnij"], "cs": ["Zpět nahoru", "Další článek", "Sdílet"],
        "ru": ["Наверх", "Следующая статья", "Поделиться"], "uk": ["Вгору", "Наступна стаття", "Поділитися"],
        "zh": ["返回顶部", "下一篇", "分享"], "ja": ["ページトップへ", "次の記事", "シェア"], "ar": ["العودة إلى الأعلى", "المقال التالي", "مشاركة"],
    ]

    private static let sources: [String: [String]] = [
        "": ["Source: Harbour Courier", "Tags: bridge, harbour"], "de": ["Quelle: Hafenkurier", "Schlagwörter: Brücke, Hafen"],
        "fr": ["Source : Le Courrier du port", "Mots-clés : pont, port"],
        "es": ["Fuente: El Correo del Puerto", "Etiquetas: puente, puerto"],
        "it": ["Fonte: Corriere del porto", "Parole chiave: ponte, porto"],
        "pt": ["Fonte: Correio do Porto", "Palavras-chave: ponte, porto"],
        "pl": ["Źródło: Kurier Portowy", "Tagi: most, port"], "cs": ["Zdroj: Přístavní kurýr", "Štítky: most, přístav"],
        "ru": ["Источник: Речной вестник", "Теги: мост, порт"], "uk": ["Джерело: Річковий вісник", "Теги: міст, порт"],
        "zh": ["来源：海港日报", "责任编辑：林海"], "ja": ["出典：港新聞", "タグ：橋、港"], "ar": ["المصدر: بريد الميناء", "الوسوم: جسر، ميناء"],
    ]

    private static let copyright: [String: [String]] = [
        "": ["© 2023 Harbour Courier. All rights reserved.", "Copyright © 2021 Harbour Courier"],
        "de": ["© 2023 Hafenkurier. Alle Rechte vorbehalten."],
        "fr": ["© 2023 Le Courrier du port. Tous droits réservés."], "es": ["© 2023 El Correo del Puerto. Todos los derechos reservados."],
        "it": ["© 2023 Corriere del porto. Tutti i diritti riservati."], "pt": ["© 2023 Correio do Porto. Todos os direitos reservados."],
        "pl": ["© 2023 Kurier Portowy. Wszelkie prawa zastrzeżone."], "cs": ["© 2023 Přístavní kurýr. Všechna práva vyhrazena."],
        "ru": ["© 2023 Речной вестник. Все права защищены."], "uk": ["© 2023 Річковий вісник. Усі права захищені."],
        "zh": ["© 2023 海港日报 版权所有"], "ja": ["© 2023 港新聞 無断転載を禁じます"], "ar": ["© 2023 بريد الميناء. جميع الحقوق محفوظة."],
    ]

    private static let embeds: [String: [String]] = [
        "": ["View this post on Instagram", "A post shared by Ines Falk (@ines.falk)"], "de": ["Sieh dir diesen Beitrag auf Instagram an"],
        "fr": ["Voir cette publication sur Instagram"], "es": ["Ver esta publicación en Instagram"],
        "it": ["Visualizza questo post su Instagram"],
        "pt": ["Ver esta publicação no Instagram"], "pl": ["Wyświetl ten post na Instagramie"], "cs": ["Zobrazit příspěvek na Instagramu"],
        "ru": ["Посмотреть эту публикацию в Instagram"], "uk": ["Переглянути цей допис в Instagram"], "zh": ["在 Instagram 上查看这篇帖子"],
        "ja": ["この投稿をInstagramで見る"], "ar": ["عرض هذا المنشور على Instagram"],
    ]

    private static let bylines: [String: [String]] = [
        "": ["By Ines Falk", "By Ines Falk, Harbour Courier"], "de": ["Von Ines Falk"], "fr": ["Par Ines Falk"], "es": ["Por Inés Falk"],
        "it": ["Di Ines Falk"], "pt": ["Por Inês Falk"], "pl": ["Autor: Ines Falk"], "cs": ["Autor: Ines Falková"],
        "ru": ["Автор: Инна Лебедь"], "uk": ["Автор: Інна Лебідь"], "zh": ["作者：林海", "记者 林海"], "ja": ["文：海野 光", "文・海野光"],
        "ar": ["بقلم: إيناس فلك", "كتب: سالم النجار"],
    ]

    private static let dates: [String: [String]] = [
        "": ["Sat. Feb 22nd, 2020", "March 12, 2020 at 11:54 am"], "de": ["12. März 2020, 11:54 Uhr"], "fr": ["12 mars 2020 à 11h54"],
        "es": ["12 de marzo de 2020"], "it": ["12 marzo 2020, 11:54"], "pt": ["12 de março de 2020"], "pl": ["12 marca 2020, 11:54"],
        "cs": ["12. března 2020 11:54"], "ru": ["12 марта 2020, 11:54"], "uk": ["12 березня 2020, 11:54"], "zh": ["2020年3月12日 11:54"],
        "ja": ["2020年3月12日 11時54分"], "ar": ["12 مارس 2020", "2020/03/12 11:54"],
    ]

    private static let datelines: [String: [String]] = [
        "en": ["HARBOUR TOWN, May 4 (Reuters) — ", "HARBOUR TOWN (AP) — "], "de": ["Prag (dpa) – ", "Berlin/Prag (dpa) - "],
        "fr": ["PARIS (AFP) — ", "Paris, 4 mai (AFP) - "], "es": ["Madrid (EFE).- ", "Lima, 4 may (EFE).- "],
        "it": ["(ANSA) - ROMA, 04 MAG - ", "Roma (ANSA) - "],
        "pt": ["Lisboa, 04 mai (Lusa) - ", "Lisboa (Lusa) – "], "pl": ["Warszawa (PAP) – "],
        "cs": ["Praha (ČTK) – ", "Praha 4. května (ČTK) - "],
        "ru": ["МОСКВА, 4 мая (Рейтер) — ", "МОСКВА, 4 мая — РИА Новости. ", "МОСКВА, 4 мая. /ТАСС/. "],
        "uk": ["КИЇВ, 4 травня (Укрінформ) — ", "КИЇВ. 4 травня. УНІАН. "], "zh": ["新华社北京5月4日电 ", "中新网上海5月4日电 "],
        "ja": ["［東京 4日 ロイター］ - "], "ar": ["القاهرة (رويترز) - ", "القاهرة - (د ب أ): "],
    ]

    /// A kind that sets a line of its own behind the paragraph. Whether a line is a stranger to the text is a guess, so
    /// its removal is unsafe.
    /// - Parameter lines: by language; those of "" serve the languages that are not named, where they are of one: English
    ///   lines stand in pages of all languages.
    private static func line(_ name: String, _ rules: [String], _ lines: [String: [String]]) -> Kind {
        Kind(name, lines[""]?.first ?? "", .all, rules: rules, fix: .unsafe) { passage, random in
            guard passage.next != nil, let line = random.pick(lines[passage.language] ?? lines[""] ?? []) else { return nil }
            return Damage([passage.insert(passage.paragraphBreak + line, at: passage.paragraph.upperBound)])
        }
    }

    /// A kind that sets a line of its own at the very top.
    private static func top(_ name: String, _ rules: [String], _ lines: [String: [String]]) -> Kind {
        Kind(name, lines[""]?.first ?? "", .all, rules: rules, fix: .unsafe) { passage, random in
            guard passage.next != nil, let line = random.pick(lines[passage.language] ?? lines[""] ?? []) else { return nil }
            return Damage([passage.insert(line + passage.paragraphBreak, at: 0)])
        }
    }
}
