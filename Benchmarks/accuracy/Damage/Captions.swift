/// What stood around the text on its page: credits, links to other articles, counters, advertisements.
enum Captions {
    static let kinds: [Kind] = [
        line("captions/credit-copyright", ["captions/credit"], .all, ["": ["© Ines Falk / Harbour Courier", "© Reuters", "© Ines Falk"]]),
        line("captions/credit", ["captions/credit"], .european, credits),
        line("captions/credit-bullet", ["captions/stray-bullet", "captions/credit"], .all, ["": ["  • © Ines Falk / Harbour Courier", "• © Reuters", "\u{25AA} © Ines Falk"]]),
        line("captions/agency", ["captions/credit"], .only("en", "de", "es"), ["": ["Getty Images", "Ines Falk/Reuters", "(AP Photo/Ines Falk)", "Image source, Reuters", "Reuters / Ines Falk"]]),
        line("scraping/read-also", ["scraping/related-link"], .european, readAlso),
        line("scraping/subscribe", ["scraping/subscribe"], .european, subscribe),
        line("scraping/counter", ["scraping/counter", "scraping/navigation"], .only("en", "ru", "uk", "de"), counters),
        line("scraping/advertisement", ["scraping/advertisement"], .european, advertisements),
        line("scraping/cookies", ["scraping/consent-notice"], .only("en", "de"), cookies),
        line("scraping/read-on", ["scraping/read-on"], .only("en"), ["": ["[+1234 chars]", "Continue reading", "Read more…"]]),
    ]

    private static let credits: [String: [String]] = [
        "": ["Photo: Ines Falk", "Photo: Reuters", "Photo by Ines Falk"],
        "de": ["Foto: Ines Falk", "Bild: dpa", "Foto: Ines Falk/dpa"],
        "fr": ["Photo : Ines Falk", "Photo AFP", "Crédit photo : Ines Falk"],
        "es": ["Foto: Inés Falk", "Foto: EFE"], "it": ["Foto: Ines Falk", "Foto: ANSA"],
        "pt": ["Foto: Inês Falk", "Foto: Reuters"], "pl": ["Fot. Ines Falk", "Zdjęcie: PAP"],
        "cs": ["Foto: Ines Falková", "Foto: ČTK"],
        "ru": ["Фото: Инна Лебедь", "Фото: РИА Новости"], "uk": ["Фото: Інна Лебідь", "Фото: УНІАН"],
    ]

    private static let readAlso: [String: [String]] = [
        "": ["Read also: The bridge will stay closed", "See also: A winter on the river", "Related: Who pays for the harbour"],
        "de": ["Lesen Sie auch: Die Brücke bleibt gesperrt"], "fr": ["Lire aussi : Le pont reste fermé"],
        "es": ["Lea también: El puente seguirá cerrado"], "it": ["Leggi anche: Il ponte resta chiuso"],
        "pt": ["Leia também: A ponte continua fechada"], "pl": ["Zobacz też: Most pozostanie zamknięty"],
        "cs": ["Čtěte také: Most zůstane zavřený"],
        "ru": ["Читайте также: Мост останется закрытым"], "uk": ["Читайте також: Міст залишиться закритим"],
    ]

    private static let subscribe: [String: [String]] = [
        "": ["Subscribe to our Telegram channel", "Follow us on Twitter", "Subscribe to our newsletter"],
        "de": ["Abonnieren Sie unseren Newsletter"], "fr": ["Abonnez-vous à notre newsletter"],
        "es": ["Suscríbase a nuestro boletín"], "it": ["Iscriviti alla nostra newsletter"],
        "pt": ["Assine nossa newsletter"], "pl": ["Zapisz się do naszego newslettera"],
        "cs": ["Přihlaste se k odběru newsletteru"],
        "ru": ["Подписывайтесь на наш Telegram-канал"], "uk": ["Підписуйтесь на наш Telegram-канал"],
    ]

    private static let counters: [String: [String]] = [
        "": ["2.3K views", "5 min read", "Comments (12)"], "de": ["12 Kommentare", "5 Min. Lesezeit"],
        "ru": ["1 234 просмотра", "12 комментариев"], "uk": ["1 234 перегляди", "12 коментарів"],
    ]

    private static let advertisements: [String: [String]] = [
        "": ["ADVERTISEMENT", "Advertisement", "Continue reading below"], "de": ["Anzeige", "ANZEIGE"],
        "fr": ["Publicité"], "es": ["Publicidad"], "it": ["Pubblicità"], "pt": ["Publicidade"], "pl": ["Reklama"],
        "cs": ["Reklama"], "ru": ["Реклама"], "uk": ["Реклама"],
    ]

    private static let cookies: [String: [String]] = [
        "": ["We use cookies to improve your experience.", "Please enable JavaScript to view the comments."],
        "de": ["Wir verwenden Cookies, um Ihnen den besten Service zu bieten."],
    ]

    /// A kind that sets a line of its own behind the paragraph. Whether a line is a stranger to the text is a guess, so
    /// its removal is unsafe.
    /// - Parameter lines: by language; those of "" serve the languages that are not named.
    private static func line(_ name: String, _ rules: [String], _ languages: Languages, _ lines: [String: [String]]) -> Kind {
        Kind(name, lines[""]?.first ?? "", languages, rules: rules, mend: .unsafe) { passage, random in
            guard passage.next != nil, let line = random.pick(lines[passage.language] ?? lines[""] ?? []) else { return nil }
            return Damage([passage.insert(passage.separator + line, at: passage.paragraph.upperBound)])
        }
    }
}
