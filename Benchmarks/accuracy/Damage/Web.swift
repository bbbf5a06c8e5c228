/// What a page's code leaves in its text.
enum Web {
    static let kinds: [Kind] = [
        Kind(
            "web/line-break-tag", "the end.<br/>", .all,
            rules: ["leftovers/html-tag", "scraping/html-tag", "scraping/tag"], mend: .safe
        ) { passage, random in
            guard let tag = random.pick(["<br/>", "<br>", "</p>", "</div>", "</span>", "<br />"]) else { return nil }
            return Damage([passage.insert(tag, at: passage.paragraph.upperBound)])
        },
        Kind(
            "web/paragraph-tag", "<p>The council", .all,
            rules: ["leftovers/html-tag", "scraping/html-tag", "scraping/tag"], mend: .safe
        ) { passage, random in
            guard let tag = random.pick(["<p>", "<div>", "<span>", "<p class=\"lead\">"]) else { return nil }
            return Damage([passage.insert(tag, at: passage.paragraph.lowerBound)])
        },
        Kind(
            "web/inline-tag", "the <b>new</b> bridge", .spaced,
            rules: ["leftovers/html-tag", "scraping/html-tag", "scraping/tag"], mend: .safe
        ) { passage, random in
            guard let word = random.pick(passage.words.filter { $0.count >= 3 && passage[$0.lowerBound - 1] == " " }), let tag = random.pick(["b", "i", "em", "strong"]) else { return nil }
            return Damage([passage.insert("<\(tag)>", before: word.lowerBound), passage.insert("</\(tag)>", before: word.upperBound)], around: [passage.range(word)])
        },
        Kind("web/nbsp-entity", "volume&nbsp;of", .spaced, rules: ["characters/html-entity"], mend: .unsafe) { passage, random in
            let sites = passage.sites { passage[$0] == " " && passage[$0 - 1].isLetter && passage[$0 + 1].isLetter }
            return random.pick(sites).flatMap { Damage([passage.change($0, to: "&nbsp;")]) }
        },
        Kind("web/citation", "the end.[1]", .european, rules: ["scraping/citation"], mend: .unsafe) { passage, random in
            guard let text = random.pick(["[1]", "[12]", "[citation needed]", "[edit]"]) else { return nil }
            return Damage([passage.insert(text, at: passage.paragraph.upperBound)])
        },
        Kind(
            "web/tweet", "pic.twitter.com/aB3dE5", .european,
            rules: ["scraping/embed", "scraping/tweet"], mend: .unsafe
        ) { passage, random in
            Damage([passage.insert(" pic.twitter.com/a\(random.below(9))dE\(random.below(9))fGhI", at: passage.paragraph.upperBound)])
        },
        Kind(
            "web/script", "function(){ … }", .all,
            rules: ["scraping/code", "scraping/script"], mend: .unsafe
        ) { passage, random in
            guard passage.next != nil, let line = random.pick(["(function(){var a=1;})();", ".mw-parser-output .side{margin:0}", "{\"@context\": \"https://schema.org\"}"]) else { return nil }
            return Damage([passage.insert(passage.separator + line, at: passage.paragraph.upperBound)])
        },
    ]
}
