/// What a page's code leaves in its text.
enum Web {
    static let kinds: [Kind] = [
        Kind(
            "web/line-break-tag", "the end.<br/>", .all,
            rules: ["scraping/html-tag"], fix: .safe
        ) { passage, random in
            guard let tag = random.pick(["<br/>", "<br>", "</p>", "</div>", "</span>", "<br />"]) else { return nil }
            return Damage([passage.insert(tag, at: passage.paragraph.upperBound)])
        },
        Kind(
            "web/paragraph-tag", "<p>The council", .all,
            rules: ["scraping/html-tag"], fix: .safe
        ) { passage, random in
            guard let tag = random.pick(["<p>", "<div>", "<span>", "<p class=\"lead\">"]) else { return nil }
            return Damage([passage.insert(tag, at: passage.paragraph.lowerBound)])
        },
        Kind(
            "web/inline-tag", "the <b>new</b> bridge", .spaced,
            rules: ["scraping/html-tag"], fix: .safe
        ) { passage, random in
            guard let word = random.pick(passage.words.filter { $0.count >= 3 && passage[$0.lowerBound - 1] == " " }),
                let tag = random.pick(["b", "i", "em", "strong"])
            else { return nil }
            return Damage(
                [passage.insert("<\(tag)>", before: word.lowerBound), passage.insert("</\(tag)>", before: word.upperBound)],
                around: [passage.range(word)])
        },
        // The reference stands for a no-break space; whether its page meant more by it than a space nobody can tell, so
        // only places are taken where the clean text has one.
        Kind("web/nbsp-entity", "volume&nbsp;of", .spaced, rules: ["characters/html-entity"], fix: .safe) { passage, random in
            random.pick(passage.sites { passage[$0] == "\u{A0}" }).flatMap { Damage([passage.change($0, to: "&nbsp;")]) }
        },
        Kind("web/citation", "the end.[1]", .all, rules: ["scraping/citation", "scraping/wiki-mark"], fix: .unsafe) { passage, random in
            guard let text = random.pick(["[1]", "[12]"] + (wikiMarks[passage.language] ?? ["[citation needed]", "[edit]"])) else {
                return nil
            }
            return Damage([passage.insert(text, at: passage.paragraph.upperBound)])
        },
        Kind(
            "web/tweet", "pic.twitter.com/aB3dE5", .european,
            rules: ["scraping/embed"], fix: .unsafe
        ) { passage, random in
            Damage([passage.insert(" pic.twitter.com/a\(random.below(9))dE\(random.below(9))fGhI", at: passage.paragraph.upperBound)])
        },
        Kind(
            "web/script", "function(){ … }", .all,
            rules: ["scraping/script"], fix: .unsafe
        ) { passage, random in
            guard passage.next != nil,
                let line = random.pick([
                    "(function(){var a=1;})();", ".mw-parser-output .side{margin:0}", "{\"@context\": \"https://schema.org\"}",
                ])
            else { return nil }
            return Damage([passage.insert(passage.separator + line, at: passage.paragraph.upperBound)])
        },
    ]
    private static let wikiMarks: [String: [String]] = [
        "de": ["[Bearbeiten]"], "fr": ["[modifier]", "[réf. nécessaire]"], "es": ["[editar]", "[cita requerida]"],
        "it": ["[modifica]", "[senza fonte]"], "pt": ["[editar]", "[carece de fontes]"], "pl": ["[edytuj]", "[potrzebny przypis]"],
        "cs": ["[editovat]", "[zdroj?]"], "ru": ["[править]", "[источник не указан 120 дней]"], "uk": ["[ред.]", "[джерело?]"],
        "zh": ["[编辑]", "[来源请求]"], "ja": ["[編集]", "[要出典]"], "ar": ["[عدل]", "[بحاجة لمصدر]"],
    ]
}
