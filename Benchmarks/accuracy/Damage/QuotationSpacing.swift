/// Spaces on the wrong side of a quotation mark, or missing beside it: what detokenizers do to quotations.
enum QuotationSpacing {
    static let kinds =
        kinds(.directed, "", "“", "”") + kinds(.straight, "-straight", "\"", "\"") + nested + [
            Kind(
                "quotation-spacing/rotated", "“See! ” she said.“ In", .spaced,
                rules: ["quotes/space-before-closing", "quotes/space-after-opening", "quotes/rotated"], fix: .safe,
                damage: rotated),
            Kind(
                "quotation-spacing/glued-closing-word", "“The Sea”in the yard", .european, rules: ["quotes/glued-closing"], fix: .safe
            ) { passage, random in
                let sites = (passage.tightPairs(.directed) + passage.tightPairs(.straight)).filter { pair in
                    passage[pair.close - 1].isLower && passage[pair.close + 1] == " "
                        && passage.words.contains { word in
                            word.lowerBound == pair.close + 2 && (2...3).contains(word.count) && passage[word.upperBound] == " "
                                && word.allSatisfy { passage[$0].isLower }
                        }
                }
                return random.pick(sites).flatMap { Damage([passage.change($0.close + 1, to: "")]) }
            },
        ]

    /// The kinds for one style of marks; `open` and `close` only serve the examples.
    private static func kinds(_ style: Pair.Style, _ suffix: String, _ open: String, _ close: String) -> [Kind] {
        [
            Kind(
                "quotation-spacing/closing-wrong-side" + suffix, "act, \(close)said", .spaced,
                rules: ["quotes/space-before-closing"], fix: .safe
            ) { closingOnWrongSide($0, style, &$1) },
            Kind(
                "quotation-spacing/before-closing" + suffix, "act, \(close) said", .spaced,
                rules: ["quotes/space-before-closing"], fix: .safe
            ) { spaceBeforeClosing($0, style, &$1) },
            Kind(
                "quotation-spacing/after-opening" + suffix, "said: \(open) We", .spaced,
                rules: ["quotes/space-after-opening"], fix: .safe
            ) { spaceAfterOpening($0, style, &$1) },
            Kind(
                "quotation-spacing/opening-wrong-side" + suffix, "said:\(open) We", .spaced,
                rules: ["quotes/space-after-opening"], fix: .safe
            ) { openingOnWrongSide($0, style, &$1) },
            Kind(
                "quotation-spacing/glued-closing" + suffix, "act,\(close)said", .spaced,
                rules: ["quotes/glued-closing"], fix: .safe
            ) { gluedClosing($0, style, &$1) },
            Kind(
                "quotation-spacing/glued-opening" + suffix, "said:\(open)We", .spaced,
                rules: ["quotes/glued-opening"], fix: .safe
            ) { gluedOpening($0, style, &$1) },
        ]
    }

    /// Single marks inside double ones: where they can be taken for apostrophes, only these are told for sure.
    private static let nested = kinds(.single, "-nested", "‘", "’").filter {
        $0.name.contains("wrong-side") || $0.name.contains("before-closing") || $0.name.contains("after-opening")
    }

    private static func closingOnWrongSide(_ passage: Stretch, _ style: Pair.Style, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.tightPairs(style).filter { passage[$0.close + 1] == " " && passage[$0.close + 2].isLetter }
        guard let pair = random.pick(sites) else { return nil }
        let mark = passage.text(pair.close..<pair.close + 1)
        return Damage([passage.change(pair.close..<pair.close + 2, to: " " + mark)])
    }

    private static func spaceBeforeClosing(_ passage: Stretch, _ style: Pair.Style, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.tightPairs(style).filter { passage[$0.close + 1].isSpace }
        guard let pair = random.pick(sites) else { return nil }
        return damage(passage, pair, .close, insert: pair.close)
    }

    private static func spaceAfterOpening(_ passage: Stretch, _ style: Pair.Style, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.tightPairs(style).filter { passage[$0.open - 1].isSpace }
        guard let pair = random.pick(sites) else { return nil }
        return damage(passage, pair, .open, insert: pair.open + 1)
    }

    private enum Side { case open, close }

    /// A space inserted inside the pair. The mark itself belongs to the place.
    private static func damage(_ passage: Stretch, _ pair: Pair, _ side: Side, insert index: Int) -> Damage? {
        let mark = side == .open ? pair.open : pair.close
        return Damage([passage.insert(" ", before: index)], around: [passage.range(mark..<mark + 1)])
    }

    private static func openingOnWrongSide(_ passage: Stretch, _ style: Pair.Style, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.tightPairs(style).filter {
            // Behind an emoji, a dash or another mark the space may be there for a reason, or may not be missed.
            passage[$0.open - 1] == " " && (passage[$0.open - 2].isLetter || [",", ":", ".", "?", "!"].contains(passage[$0.open - 2]))
        }
        guard let pair = random.pick(sites) else { return nil }
        let mark = passage.text(pair.open..<pair.open + 1)
        return Damage([passage.change(pair.open - 1..<pair.open + 1, to: mark + " ")])
    }

    private static func gluedClosing(_ passage: Stretch, _ style: Pair.Style, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.tightPairs(style).filter {
            passage[$0.close + 1] == " " && passage[$0.close + 2].isLetter
                // “ay”s: without punctuation before it, a mark may be glued rightly.
                && [",", ".", "?", "!", "…"].contains(passage[$0.close - 1])
        }
        guard let pair = random.pick(sites) else { return nil }
        return Damage(
            [passage.change(pair.close + 1..<pair.close + 2, to: "")], around: [passage.range(pair.close..<pair.close + 1)])
    }

    private static func gluedOpening(_ passage: Stretch, _ style: Pair.Style, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.tightPairs(style).filter {
            passage[$0.open - 1] == " " && (passage[$0.open - 2].isLetter || [",", ":", ".", "?", "!"].contains(passage[$0.open - 2]))
        }
        guard let pair = random.pick(sites) else { return nil }
        return Damage(
            [passage.change(pair.open - 1..<pair.open, to: "")], around: [passage.range(pair.open..<pair.open + 1)])
    }

    /// The space of a closing mark and that of the next opening mark, both on the wrong side.
    private static func rotated(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let pairs = passage.tightPairs(.directed)
        let sites = zip(pairs, pairs.dropFirst()).filter { first, second in
            passage[first.close + 1] == " " && passage[first.close + 2].isLetter
                && passage[second.open - 1] == " " && second.open - first.close > 5
        }
        guard let (first, second) = random.pick(sites) else { return nil }
        return Damage([
            passage.change(first.close..<first.close + 2, to: " " + passage.text(first.close..<first.close + 1)),
            passage.change(second.open - 1..<second.open + 1, to: passage.text(second.open..<second.open + 1) + " "),
        ])
    }
}
