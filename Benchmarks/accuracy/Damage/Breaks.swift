import UnicodeText

/// Paragraphs cut where none ends, or run together.
enum Breaks {
    static let kinds: [Kind] = [
        Kind(
            "breaks/split-quotation", "“It rose.⏎We had to leave,” he said.", .only("en"), rules: ["quotes/split"],
            fix: .safe, damage: splitQuotation),
        // Elsewhere a quotation may run over a paragraph's end without being opened anew, so that it is a guess.
        Kind(
            "breaks/split-quotation-other", "„Es stieg.⏎Wir gingen“, sagte er.", .spaced.except("en"),
            rules: ["quotes/carried", "quotes/split"], fix: .unsafe, damage: splitQuotation),
        Kind(
            "breaks/dangling-opening", "The envoy was brief: “⏎We get it.”", .spaced, rules: ["quotes/dangling-opening"],
            fix: .safe, damage: danglingOpening),
        Kind(
            // Arabic has no small letters: only a Latin name would be cut.
            "breaks/split-sentence", "by the minister⏎of finance", .spaced.except("ar"),
            rules: ["structure/split-sentence"], fix: .safe, damage: splitSentence),
        Kind(
            "breaks/split-sentence-short", "He came to the⏎old house.", .spaced.except("ar"), rules: ["structure/split-sentence"],
            fix: .safe, damage: splitSentenceShort),
        Kind(
            "breaks/split-sentence-sign", "by 25%⏎of the people", .spaced.except("ar"), rules: ["structure/split-sentence"],
            fix: .safe, damage: splitSentenceAtSign),
        Kind(
            "breaks/split-word-wide", "明年的预⏎算中", .only("zh", "ja"), rules: ["structure/split-sentence"], fix: .safe
        ) { splitWide($0, withinWord: true, &$1) },
        // Between two words, the full stop may be what was lost.
        Kind(
            "breaks/split-sentence-wide", "明年的⏎预算中", .only("zh", "ja"), rules: ["structure/split-sentence"], fix: .unsafe
        ) { splitWide($0, withinWord: false, &$1) },
        Kind(
            "breaks/merged", "said Ivanov.Earlier it", .spaced,
            rules: ["punctuation/glued-sentences"], fix: .unsafe, damage: merged),
        Kind(
            "breaks/hard-wrapped", "lines of equal⏎length in one⏎paragraph", .spaced,
            rules: ["structure/wrapped-paragraph"], fix: .safe, damage: hardWrapped),
        Kind(
            "breaks/hyphenated-line", "transla-⏎tion", .european,
            rules: ["structure/line-end-hyphen", "structure/cut-word"], fix: .unsafe
        ) { hyphenated($0, "\n", &$1) },
        Kind(
            "breaks/hyphenated-word", "transla- tion", .european,
            rules: ["structure/cut-word"], fix: .unsafe
        ) { hyphenated($0, " ", &$1) },
        Kind(
            "breaks/blank-lines", "the end.⏎⏎⏎⏎⏎The council", .all, rules: ["structure/blank-lines"], fix: .safe
        ) { passage, random in
            guard let next = passage.next, passage.separator == "\n\n" else { return nil }
            let more = String(repeating: "\n", count: 4 + random.below(4))
            return Damage([Change(passage.paragraph.upperBound..<next.lowerBound, of: passage.bytes, to: more)])
        },
        Kind(
            "breaks/repeated-headline", "The bridge is closed⏎⏎The bridge is closed", .all, rules: ["structure/repeated-headline"],
            fix: .unsafe
        ) { passage, _ in repeatedHeadline(passage) },
        Kind(
            "breaks/all-caps", "THE COUNCIL MET ON MONDAY", .european, rules: ["structure/all-caps"], fix: .none
        ) { passage, _ in
            let text = passage.text(0..<passage.signs.count)
            guard text.utf8.count >= 110, text.uppercased() != text else { return nil }
            return Damage([passage.change(0..<passage.signs.count, to: text.uppercased())])
        },
        Kind(
            "breaks/no-last-newline", "end.", .all, rules: ["spaces/final-newline"], fix: .safe, damage: noLastNewline),
    ]

    private static func splitQuotation(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        var sites: [(space: Int, pair: Pair)] = []
        for pair in passage.tightPairs(.directed) + passage.tightPairs(.straight) {
            for index in pair.open + 2..<max(pair.open + 2, pair.close - 4)
            where passage[index] == " " && [".", "?", "!"].contains(passage[index - 1]) && passage[index + 1].isUpper
                && passage[index - 2].isLower
            {
                sites.append((index, pair))
            }
        }
        guard let site = random.pick(sites) else { return nil }
        return Damage(
            [passage.change(site.space, to: passage.separator)],
            around: [passage.range(site.pair.open..<site.pair.close + 1)])
    }

    private static func danglingOpening(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let pairs = passage.tightPairs(.directed) + passage.tightPairs(.straight)
        let sites = pairs.filter { passage[$0.open - 1] == " " && [",", ":", "."].contains(passage[$0.open - 2]) }
        guard let pair = random.pick(sites) else { return nil }
        return Damage(
            [passage.insert(passage.separator, before: pair.open + 1)],
            around: [passage.range(pair.open..<pair.close + 1)])
    }

    private static func splitSentence(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            passage[index] == " " && (passage[index - 1].isLower || passage[index - 1] == "," && passage[index - 2].isLower)
                && passage[index + 1].isLower && index > 60 && index < passage.signs.count - 60
        }
        guard let space = random.pick(sites) else { return nil }
        return Damage([passage.change(space, to: passage.separator)])
    }

    /// Near an end of the paragraph, so that one piece is shorter than forty bytes.
    private static func splitSentenceShort(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let count = passage.signs.count
        guard count > 100, passage[count - 1] == "." else { return nil }
        let sites = passage.sites { index in
            passage[index] == " " && passage[index - 1].isLower && passage[index + 1].isLower
                && ((16..<38).contains(index) || (12..<38).contains(count - index))
        }
        return random.pick(sites).flatMap { Damage([passage.change($0, to: passage.separator)]) }
    }

    /// Behind a digit, a bracket, a closing mark or a percent sign.
    private static func splitSentenceAtSign(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            passage[index] == " " && (passage[index - 1].isDigit || [")", "”", "»", "“", "%"].contains(passage[index - 1]))
                && passage[index + 1].isLower && index > 60 && index < passage.signs.count - 60
        }
        return random.pick(sites).flatMap { Damage([passage.change($0, to: passage.separator)]) }
    }

    /// - Parameter withinWord: whether a word of the dictionary is cut.
    private static func splitWide(_ passage: Stretch, withinWord: Bool, _ random: inout SplitMix64) -> Damage? {
        guard passage.next != nil, passage[passage.signs.count - 1] == "。" else { return nil }
        var ends: Set<Int> = []
        _ = SharedSegmenters.with(.word, locale: passage.language) { segmenter in
            passage.bytes.withUnsafeBufferPointer { bytes in
                segmenter.forEachWord(in: bytes, range: passage.paragraph) { word, _ in
                    ends.insert(word.upperBound)
                    return true
                }
            }
        }
        let sites = passage.sites { index in
            (passage[index - 1].isHan || passage[index - 1].isKana) && (passage[index].isHan || passage[index].isKana) && index > 40
                && index < passage.signs.count - 20 && ends.contains(passage.place(before: index)) != withinWord
        }
        return random.pick(sites).flatMap { Damage([passage.insert(passage.separator, before: $0)]) }
    }

    private static func merged(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let next = passage.next, passage.signs.count > 60, passage[passage.signs.count - 1] == ".",
            passage[passage.signs.count - 2].isLower, next.count > 60,
            let first = String(decoding: passage.bytes[next].prefix(8), as: UTF8.self).unicodeScalars.first, first.isUpper
        else { return nil }
        let end = passage.range(passage.signs.count - 1..<passage.signs.count)
        return Damage([Change(passage.paragraph.upperBound..<next.lowerBound, of: passage.bytes, to: "")], around: [end])
    }

    private static func hardWrapped(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard passage.signs.count > 400 else { return nil }
        let width = 66 + random.below(14)
        var changes: [Change] = []
        var start = 0
        var space: Int?
        for index in passage.signs.indices {
            if index - start > width, let at = space {
                changes.append(passage.change(at, to: "\n"))
                start = at + 1
                space = nil
            }
            if passage[index] == " " { space = index }
        }
        return Damage(changes, around: [passage.paragraph])
    }

    private static func hyphenated(_ passage: Stretch, _ gap: String, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.words.filter { word in
            word.count >= 9 && word.allSatisfy { passage[$0].isLower } && passage[word.lowerBound - 1] == " "
                && word.lowerBound > 60 && word.upperBound < passage.signs.count - 60
        }
        guard let word = random.pick(sites) else { return nil }
        let cut = word.lowerBound + 4 + random.below(word.count - 7)
        return Damage([passage.insert("-" + gap, before: cut)], around: [passage.range(word)])
    }

    private static func repeatedHeadline(_ passage: Stretch) -> Damage? {
        let end = passage.bytes.firstIndex(of: 10) ?? 0
        let line = String(decoding: passage.bytes[..<end], as: UTF8.self)
        guard passage.next != nil, (24..<120).contains(end), passage.paragraph.lowerBound > end else { return nil }
        return Damage([passage.insert(passage.separator + line, at: end)])
    }

    private static func noLastNewline(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let end = passage.bytes.count
        return Damage(
            [Change(end - 1..<end, of: passage.bytes, to: "")])
    }
}
