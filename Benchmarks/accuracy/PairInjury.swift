import Damage
import Prose

/// One kind of slip that machines and people make in a translation, inserted into one that is right.
struct PairInjury: Sendable {
    struct Pair: Sendable {
        var source: String
        var target: String
        /// The target of another pair of the file.
        var other: String
        var language: LanguageTag
    }

    var name: String
    /// Rules that should find it.
    var rules: Set<String>
    /// The injured target; nil where there is no place for it.
    var apply: @Sendable (Pair, inout SplitMix64) -> String?

    private typealias Scalars = [Unicode.Scalar]

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Places of numbers in both texts alike: digits with marks among them, not at letters.
    private static func numbers(_ scalars: Scalars) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            guard isDigit(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count,
                isDigit(scalars[index])
                    || ".,".unicodeScalars.contains(scalars[index]) && index + 1 < scalars.count && isDigit(scalars[index + 1])
            { index += 1 }
            let before = start > 0 ? scalars[start - 1] : " "
            let after = index < scalars.count ? scalars[index] : " "
            let isFree = { (scalar: Unicode.Scalar) in
                scalar == " " || scalar == "(" || scalar == ")" || scalar == "," || scalar == "." || scalar == "%" || scalar.value >= 0x2E80
                    || scalar == "\u{A0}" || scalar == "$" || scalar == "€" || scalar == "£"
            }
            if isFree(before), isFree(after) { found.append(start..<index) }
        }
        return found
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A number of the target that the source has with the same digits.
    private static func sharedNumber(_ pair: Pair, _ random: inout SplitMix64, least: Int = 1) -> (Scalars, Range<Int>)? {
        let target = Scalars(pair.target.unicodeScalars)
        let digits = { (scalars: Scalars, range: Range<Int>) in scalars[range].filter(isDigit) }
        let source = Scalars(pair.source.unicodeScalars)
        let known = numbers(source).map { digits(source, $0) }
        let shared = numbers(target).filter { range in
            digits(target, range).count >= least && known.contains { $0 == digits(target, range) }
        }
        guard !shared.isEmpty else { return nil }
        return (target, shared[random.below(shared.count)])
    }

    private static let numberRules: Set<String> = ["pairs/number-changed", "pairs/number-missing"]

    static let all: [PairInjury] = [
        PairInjury(name: "empty", rules: ["pairs/empty"]) { pair, _ in pair.target.isEmpty ? nil : "" },
        PairInjury(name: "untranslated", rules: ["pairs/untranslated"]) { pair, _ in
            pair.source.split(separator: " ").count < 6 && pair.source.unicodeScalars.allSatisfy(\.isASCII) ? nil : pair.source
        },
        PairInjury(name: "placeholder lost", rules: ["pairs/placeholder"]) { pair, random in
            replacePlaceholder(pair, &random) { _, _ in "" }
        },
        PairInjury(name: "placeholder damaged", rules: ["pairs/placeholder"]) { pair, random in
            replacePlaceholder(pair, &random) { token, _ in String(token.prefix(1)) + " " + token.dropFirst() }
        },
        PairInjury(name: "tag lost", rules: ["pairs/tag", "pairs/tag-missing"]) { pair, random in replaceTag(pair, &random) { _ in "" } },
        PairInjury(name: "tag damaged", rules: ["pairs/tag"]) { pair, random in
            replaceTag(pair, &random) { String($0.prefix(1)) + " " + $0.dropFirst() }
        },
        PairInjury(name: "digit changed", rules: numberRules) { pair, random in
            guard var (scalars, range) = sharedNumber(pair, &random) else { return nil }
            let places = range.filter { isDigit(scalars[$0]) }
            let place = places[random.below(places.count)]
            let other = UInt8((Int(scalars[place].value) - 48 + 1 + random.below(9)) % 10) + 48
            scalars[place] = Unicode.Scalar(other)
            return text(scalars)
        },
        PairInjury(name: "digit lost", rules: numberRules) { pair, random in
            guard var (scalars, range) = sharedNumber(pair, &random, least: 2) else { return nil }
            let places = range.filter { isDigit(scalars[$0]) }
            scalars.remove(at: places[random.below(places.count)])
            return text(scalars)
        },
        PairInjury(name: "digits swapped", rules: numberRules) { pair, random in
            guard var (scalars, range) = sharedNumber(pair, &random, least: 2) else { return nil }
            let places = range.dropLast().filter { isDigit(scalars[$0]) && isDigit(scalars[$0 + 1]) && scalars[$0] != scalars[$0 + 1] }
            guard !places.isEmpty else { return nil }
            let place = places[random.below(places.count)]
            scalars.swapAt(place, place + 1)
            return text(scalars)
        },
        PairInjury(name: "decimal mark moved", rules: numberRules) { pair, random in
            guard var (scalars, range) = sharedNumber(pair, &random, least: 2) else { return nil }
            guard let mark = range.first(where: { !isDigit(scalars[$0]) }), range.count(where: { !isDigit(scalars[$0]) }) == 1,
                range.upperBound - mark <= 3
            else { return nil }
            scalars.remove(at: mark)
            return text(scalars)
        },
        PairInjury(name: "number lost", rules: numberRules) { pair, random in
            guard var (scalars, range) = sharedNumber(pair, &random, least: 3) else { return nil }
            scalars.removeSubrange(range)
            return text(scalars)
        },
        PairInjury(name: "percent lost", rules: ["pairs/percent"]) { pair, _ in
            guard pair.source.contains("%"), pair.target.filter({ $0 == "%" }).count == 1 else { return nil }
            return pair.target.replacing("%", with: "").replacing("\u{A0} ", with: " ")
        },
        PairInjury(name: "currency changed", rules: ["pairs/currency"]) { pair, _ in
            for (sign, other) in [("$", "€"), ("€", "$"), ("£", "$")] where pair.source.contains(sign) && pair.target.contains(sign) {
                return pair.target.replacing(sign, with: other)
            }
            return nil
        },
        PairInjury(name: "address changed", rules: ["pairs/address"]) { pair, random in
            guard let start = pair.target.firstRange(of: "://") ?? pair.target.firstRange(of: "www.") else { return nil }
            let address = pair.target[start.upperBound...].prefix { $0.isASCII && !$0.isWhitespace && !"()<>\"".contains($0) }
            guard address.count >= 6, pair.source.contains(address) else { return nil }
            var letters = Array(address)
            letters.remove(at: 1 + random.below(letters.count - 3))
            return pair.target.replacing(address, with: String(letters))
        },
        PairInjury(name: "identifier changed", rules: ["pairs/identifier"]) { pair, random in
            let words = pair.source.split(separator: " ").filter { word in
                guard let first = word.unicodeScalars.first, first.isASCII, first.properties.isUppercase else { return false }
                return word.contains(where: { $0.isASCII && $0.isNumber })
                    && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
            guard let word = words.first, pair.target.contains(word), let digit = word.last(where: \.isNumber) else { return nil }
            let other = Character(String((Int(String(digit)) ?? 0) + 1).suffix(1).description)
            let changed = String(word.map { $0 == digit ? other : $0 })
            return pair.target.replacing(word, with: changed)
        },
        PairInjury(name: "bracket lost", rules: ["pairs/bracket"]) { pair, random in
            drop("()（）", pair, &random, source: "()（）")
        },
        PairInjury(name: "quotation mark lost", rules: ["pairs/quote"]) { pair, random in
            drop("\"“”„«»「」", pair, &random, source: "\"“”„«»「」")
        },
        PairInjury(name: "comma at the end", rules: ["pairs/end-comma"]) { pair, _ in
            guard let last = pair.target.last, last == "." || last == "。", let end = pair.source.last, ".。".contains(end) else {
                return nil
            }
            return pair.target.dropLast() + (last == "。" ? "，" : ",")
        },
        PairInjury(name: "cut at a third", rules: ["pairs/omission"]) { pair, _ in cut(pair, keeping: 0.34) },
        PairInjury(name: "cut at a half", rules: ["pairs/omission"]) { pair, _ in cut(pair, keeping: 0.5) },
        PairInjury(name: "cut at two thirds", rules: ["pairs/omission"]) { pair, _ in cut(pair, keeping: 0.67) },
        PairInjury(name: "sentence lost", rules: ["pairs/omission"]) { pair, random in
            let sentences = sentences(pair.target)
            guard sentences.count >= 2, pair.source.count >= 60 else { return nil }
            // One that is at least a quarter of the text.
            let index = random.below(sentences.count)
            guard sentences[index].count * 4 >= pair.target.count else { return nil }
            var rest = sentences
            rest.remove(at: index)
            return rest.joined()
        },
        PairInjury(name: "text of another pair added", rules: ["pairs/addition"]) { pair, _ in
            guard pair.source.count >= 40, pair.other.count >= 2 * pair.target.count else { return nil }
            return pair.target + " " + pair.other
        },
        PairInjury(name: "wrong language", rules: ["pairs/wrong-language", "pairs/untranslated"]) { pair, _ in
            guard pair.source.unicodeScalars.count >= 60 else { return nil }
            // The source, but for its last words.
            let isSpaced = pair.source.contains(" ")
            return isSpaced ? pair.source.split(separator: " ").dropLast(2).joined(separator: " ") : String(pair.source.dropLast(4))
        },
        PairInjury(name: "words of the source", rules: ["pairs/residue", "leftovers/foreign-script"]) { pair, random in
            let words = pair.source.split(separator: " ")
            let targetWords = pair.target.split(separator: " ")
            guard words.count >= 8, let letter = pair.target.unicodeScalars.first(where: { $0.properties.isAlphabetic && !$0.isASCII }),
                letter.value >= 0x370
            else { return nil }
            let start = random.below(words.count - 5)
            let run = words[start..<start + 4]
            guard run.allSatisfy({ $0.allSatisfy { $0.isLetter && $0.isLowercase } }) else { return nil }
            if targetWords.count >= 4 {
                let place = 1 + random.below(targetWords.count - 2)
                return (targetWords[..<place] + run + targetWords[place...]).joined(separator: " ")
            }
            let place = pair.target.index(pair.target.startIndex, offsetBy: pair.target.count / 2)
            return pair.target[..<place] + " " + run.joined(separator: " ") + " " + pair.target[place...]
        },
    ]

    private static func replacePlaceholder(
        _ pair: Pair, _ random: inout SplitMix64, _ replacement: (String, inout SplitMix64) -> String
    ) -> String? {
        for token in ["%(", "%s", "%d", "{"] {
            guard let start = pair.target.firstRange(of: token), pair.source.contains(token) else { continue }
            var end = start.upperBound
            if token == "%(" {
                guard let close = pair.target[end...].firstIndex(of: ")") else { continue }
                end = pair.target.index(close, offsetBy: 2, limitedBy: pair.target.endIndex) ?? pair.target.endIndex
            } else if token == "{" {
                guard let close = pair.target[end...].firstIndex(of: "}") else { continue }
                end = pair.target.index(after: close)
                guard pair.target[start.upperBound..<end].dropLast().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
                    end > pair.target.index(after: start.upperBound)
                else { continue }
            }
            let whole = String(pair.target[start.lowerBound..<end])
            guard pair.source.contains(whole) else { continue }
            return pair.target[..<start.lowerBound] + replacement(whole, &random) + pair.target[end...]
        }
        return nil
    }

    private static func replaceTag(_ pair: Pair, _ random: inout SplitMix64, _ replacement: (String) -> String) -> String? {
        for name in ["b", "strong", "em", "i", "a", "code", "h1", "p", "q"] {
            for tag in ["</\(name)>", "<\(name)>"] {
                guard pair.target.contains(tag), pair.source.contains("</\(name)>"), let place = pair.target.firstRange(of: tag) else {
                    continue
                }
                return pair.target[..<place.lowerBound] + replacement(tag) + pair.target[place.upperBound...]
            }
        }
        return nil
    }

    /// Drops one of some marks, of which both texts have an even number.
    private static func drop(_ marks: String, _ pair: Pair, _ random: inout SplitMix64, source: String) -> String? {
        let target = Array(pair.target)
        let places = target.indices.filter { marks.contains(target[$0]) }
        let count = pair.source.filter { source.contains($0) }.count
        guard places.count >= 2, places.count % 2 == 0, count % 2 == 0, count > 0 else { return nil }
        var rest = target
        rest.remove(at: places[random.below(places.count)])
        return String(rest)
    }

    private static func cut(_ pair: Pair, keeping share: Double) -> String? {
        guard pair.source.count >= 60 || pair.source.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) && pair.source.count >= 25,
            let end = pair.source.last, ".!?。！？".contains(end), let own = pair.target.last, ".!?。！？".contains(own)
        else { return nil }
        let kept = pair.target.prefix(Int(Double(pair.target.count) * share))
        // At a word’s end, where there are any.
        guard let space = kept.lastIndex(of: " ") else { return String(kept) }
        return String(kept[..<space])
    }

    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var isEnd = false
        for character in text {
            if isEnd, !".!?。！？”\"」)".contains(character) {
                if character == " " || ("。！？".contains(current.last ?? " ")) {
                    sentences.append(current)
                    current = ""
                }
                isEnd = false
            }
            current.append(character)
            if ".!?。！？".contains(character) { isEnd = true }
        }
        if !current.isEmpty { sentences.append(current) }
        return sentences
    }
}

extension String {
    fileprivate func replacing(_ old: some StringProtocol, with new: String) -> String {
        var result = ""
        var rest = self[...]
        while let place = rest.firstRange(of: old) {
            result += rest[..<place.lowerBound] + new
            rest = rest[place.upperBound...]
        }
        return result + rest
    }
}

extension StringProtocol {
    fileprivate func firstRange(of text: some StringProtocol) -> Range<Index>? {
        guard let first = text.first else { return nil }
        var start = startIndex
        while let place = self[start...].firstIndex(of: first) {
            if self[place...].hasPrefix(text) { return place..<index(place, offsetBy: text.count) }
            start = index(after: place)
        }
        return nil
    }
}
