/// What tokenizers and decoders leave behind.
enum Tokens {
    static let kinds: [Kind] = [
        Kind("tokens/bpe", "transl@@ ation", .european, rules: ["leftovers/subword-mark"], fix: .safe, damage: bpe),
        Kind(
            "tokens/moses-hyphen", "long @-@ term", .european, rules: ["leftovers/subword-mark"], fix: .safe
        ) { passage, random in
            let sites = passage.sites { passage[$0] == "-" && passage[$0 - 1].isLetter && passage[$0 + 1].isLetter }
            return random.pick(sites).flatMap { Damage([passage.change($0, to: " @-@ ")]) }
        },
        Kind(
            "tokens/sentencepiece", "▁The▁cat", .european, rules: ["leftovers/subword-mark"], fix: .safe
        ) { spaced($0, "▁", keepsSpace: $1.below(2) == 0, &$1) },
        Kind(
            "tokens/byte-glyphs", "ĠTheĠcat", .latin, rules: ["leftovers/byte-glyph"], fix: .safe
        ) { spaced($0, "Ġ", keepsSpace: false, &$1) },
        Kind(
            "tokens/byte-fallback", "<0xE2><0x80><0x99>", .all,
            rules: ["leftovers/byte-token"], fix: .safe,
            damage: byteFallback),
        Kind(
            "tokens/unknown", "the <unk> said", .spaced, rules: ["leftovers/unk-token"], fix: .none
        ) { passage, random in
            guard let word = random.pick(passage.words.filter { $0.count >= 4 }) else { return nil }
            return Damage([passage.change(word, to: random.below(3) == 0 ? "[UNK]" : "<unk>")])
        },
        Kind(
            "tokens/special-end", "The end.</s>", .all, rules: ["leftovers/special-token"], fix: .safe
        ) { passage, random in
            guard let token = random.pick(["</s>", "<|im_end|>", "<|endoftext|>", "<eos>", "[/INST]", "<pad>", "<|eot_id|>"]) else {
                return nil
            }
            return Damage([passage.insert(token, at: passage.paragraph.upperBound)])
        },
        Kind(
            "tokens/special-start", "<s> The", .all, rules: ["leftovers/special-token"], fix: .safe
        ) { passage, random in
            guard let token = random.pick(["<s>", "<s> ", "<2en> ", ">>eng<< ", "<|im_start|>", "<extra_id_0> "]) else { return nil }
            return Damage([passage.insert(token, at: passage.paragraph.lowerBound)])
        },
        Kind(
            "tokens/brackets", "-LRB- the country -RRB-", .european,
            rules: ["leftovers/treebank-bracket"], fix: .safe,
            damage: brackets),
        Kind(
            "tokens/moses-escape", "don&apos;t &#91;", .european, rules: ["characters/html-entity"],
            fix: .safe
        ) { passage, random in
            let escapes: [Unicode.Scalar: String] = ["'": "&apos;", "\"": "&quot;", "[": "&#91;", "]": "&#93;", "|": "&#124;"]
            guard let site = random.pick(passage.sites { escapes[passage[$0]] != nil }), let escape = escapes[passage[site]] else {
                return nil
            }
            return Damage([passage.change(site, to: escape)])
        },
        Kind(
            "tokens/placeholder", "the __NUM0__ men", .spaced, rules: ["leftovers/placeholder", "leftovers/entity-mask"], fix: .none
        ) { passage, random in
            guard let word = random.pick(passage.words.filter { $0.count >= 4 }),
                let token = random.pick(["#PRS_ORG#", "__NUM0__", "⟦PUNC_DQUOTE⟧", "XXENT1XX", "[[M_3]]"])
            else { return nil }
            return Damage([passage.change(word, to: token)])
        },
        Kind(
            "tokens/contraction", "They ca n't know", .only("en"), rules: ["leftovers/treebank-contraction"], fix: .safe,
            plants: ["en": ["They can’t know.", "We didn’t go.", "It won’t last.", "She couldn't say.", "You aren't late."]]
        ) { passage, _ in
            guard
                let apostrophe = passage.sites({ ["’", "'"].contains(passage[$0]) && passage[$0 - 1] == "n" && passage[$0 + 1] == "t" })
                    .last
            else { return nil }
            return Damage([passage.insert(" ", before: apostrophe - 1)], around: [passage.range(apostrophe - 1..<apostrophe + 2)])
        },
        Kind(
            "tokens/segment-mark", "The end. [=[END]=]", .all, rules: ["leftovers/segment-mark"], fix: .none
        ) { passage, random in
            random.pick([" [=[END]=]", " [SEG 12]", " [SEG 3]"]).flatMap { Damage([passage.insert($0, at: passage.paragraph.upperBound)]) }
        },
        Kind(
            "tokens/separator", "The end. ||| -1.25", .all, rules: ["leftovers/separator"], fix: .none
        ) { passage, random in
            random.pick([" ||| -1.25", " ||| -0.4872", " ||| 0.73"]).flatMap {
                Damage([passage.insert($0, at: passage.paragraph.upperBound)])
            }
        },
    ]

    private static func bpe(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let word = random.pick(passage.words.filter { $0.count >= 6 }) else { return nil }
        return Damage([passage.insert("@@ ", before: word.lowerBound + 2 + random.below(word.count - 4))], around: [passage.range(word)])
    }

    /// The spaces of some words in a row as a decoder writes them.
    private static func spaced(_ passage: Stretch, _ glyph: String, keepsSpace: Bool, _ random: inout SplitMix64) -> Damage? {
        let spaces = passage.sites { passage[$0] == " " && passage[$0 - 1].isLetter && passage[$0 + 1].isLetter }
        guard spaces.count >= 6 else { return nil }
        let first = random.below(spaces.count - 5)
        let chosen = spaces[first..<first + 5]
        return Damage(
            chosen.map { passage.change($0, to: keepsSpace ? " " + glyph : glyph) },
            around: [passage.range(spaces[first]..<spaces[first + 4])])
    }

    private static func byteFallback(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let site = random.pick(passage.sites { !passage[$0].isASCII }) else { return nil }
        let tokens = passage.text(site..<site + 1).utf8.map { "<0x\(String($0, radix: 16, uppercase: true))>" }
        return Damage([passage.change(site, to: tokens.joined())])
    }

    private static func brackets(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let open = random.pick(passage.sites { passage[$0] == "(" && passage[$0 - 1] == " " && passage[$0 + 1].isLetter }),
            let close = (open..<passage.signs.count).first(where: { passage[$0] == ")" }), passage[close - 1].isLetter,
            passage[close + 1].isSpace || [",", "."].contains(passage[close + 1])
        else { return nil }
        return Damage([passage.change(open, to: "-LRB- "), passage.change(close, to: " -RRB-")], around: [passage.range(open..<close + 1)])
    }
}
