import Linting
import UnicodeText
import YAML

extension CardDraft {
    /// What finds the rule's places, and what is said of it.
    struct DetectionDraft {
        var detection: Card.Detection
        var anchors: [String] = []
        var message = ""
        var replace: String?
        var density: Int?
        var line: Int
    }

    /// Reads the one key of `check`, `pattern` and `phrases`, and the keys that go with it.
    mutating func detection(safety: Safety) -> DetectionDraft? {
        let present = ["check", "pattern", "phrases"].filter { values[$0] != nil }
        guard present.count == 1, let node = values[present[0]] else {
            reader.fail(firstLine, "a card needs exactly one of “check”, “pattern” and “phrases”; it has \(present.count)")
            return nil
        }
        switch present[0] {
        case "check": return check(node)
        case "pattern": return pattern(node, safety: safety)
        default: return phrases(node, safety: safety)
        }
    }

    private mutating func check(_ node: YAMLNode) -> DetectionDraft? {
        refuse(["message", "replace", "anchors", "at", "density"], with: "check")
        guard allowsCheck else {
            reader.fail(node.line, "only built-in rules have a “check”; write a “pattern” or “phrases”")
            return nil
        }
        guard let name = reader.filledText(node, of: "check") else { return nil }
        guard name.first?.isUppercase == true, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            reader.fail(node.line, "“\(name)” is no type of the target Checks; write it as “ClosingQuoteSpacing”")
            return nil
        }
        return DetectionDraft(detection: .check(name), line: node.line)
    }

    private mutating func pattern(_ node: YAMLNode, safety: Safety) -> DetectionDraft? {
        refuse(["at", "density"], with: "pattern")
        let replace = reader.text(values["replace"], of: "replace")
        expectFix(safety, isThere: replace != nil, line: values["replace"]?.line ?? node.line)
        guard let pattern = reader.filledText(node, of: "pattern"), compiles(pattern, node.line, replace: replace),
            let anchors = anchors(pattern, node.line)
        else { return nil }
        return DetectionDraft(
            detection: .pattern(pattern), anchors: anchors, message: required("message"), replace: replace,
            line: node.line)
    }

    /// Whether ICU understands the pattern, and the replacement names only groups that are there.
    private mutating func compiles(_ pattern: String, _ line: Int, replace: String?) -> Bool {
        let groupCount: Int
        do throws(UnicodeError) {
            groupCount = try Pattern(pattern).groupCount
        } catch {
            reader.fail(line, "“pattern”: \(error)")
            return false
        }
        for (dollar, digit) in zip(replace ?? "", (replace ?? "").dropFirst()) where dollar == "$" {
            guard digit.isASCII, let group = digit.wholeNumberValue, group > groupCount else { continue }
            reader.fail(
                values["replace"]?.line ?? line,
                "“replace” names the group $\(group), but the pattern has \(groupCount); add a group or correct the number")
        }
        return true
    }

    /// The anchors that the card names, or else those that stand in the pattern.
    private mutating func anchors(_ pattern: String, _ line: Int) -> [String]? {
        guard let node = values["anchors"] else {
            if let anchors = LiteralAnchors.extract(from: pattern) { return anchors }
            reader.fail(
                line,
                "no literal of three bytes or more stands in every match of the pattern; "
                    + "name such texts in “anchors”, one of which every match must hold")
            return nil
        }
        guard let anchors = reader.texts(node, of: "anchors"), !anchors.isEmpty else {
            reader.fail(node.line, "“anchors” is empty; name texts of which every match holds one")
            return nil
        }
        return anchors.map(LiteralAnchors.lowercased)
    }

    private mutating func phrases(_ node: YAMLNode, safety: Safety) -> DetectionDraft? {
        refuse(["anchors"], with: "phrases")
        let replace = reader.text(values["replace"], of: "replace")
        let position = reader.choice(values["at"], of: "at", as: Card.PhrasePosition.self) ?? .anywhere
        var phrases: [Card.Phrase] = []
        var lines: [String: Int] = [:]
        for item in reader.list(node, of: "phrases") ?? [] {
            guard let phrase = phrase(item, replace: replace) else { continue }
            if let line = lines.updateValue(item.line, forKey: phrase.text) {
                reader.fail(item.line, "the phrase “\(phrase.text)” stands on line \(line) already; remove one of the two")
            }
            phrases.append(phrase)
        }
        if phrases.isEmpty { reader.fail(node.line, "“phrases” is empty; name at least one") }
        let density = density(position)
        // Where phrases are counted, what stands behind them is advice.
        expectFix(safety, isThere: density == nil && phrases.contains { $0.replacement != nil }, line: node.line)
        return DetectionDraft(
            detection: .phrases(phrases, at: position), message: required("message"), density: density,
            line: node.line)
    }

    /// How many places in a thousand words make a finding.
    private mutating func density(_ position: Card.PhrasePosition) -> Int? {
        guard let node = values["density"] else { return nil }
        guard let density = reader.text(node, of: "density").flatMap({ Int($0) }), (1...1000).contains(density) else {
            reader.fail(node.line, "“density” must be a number from 1 to 1000: places in a thousand words")
            return nil
        }
        guard position == .anywhere else {
            reader.fail(node.line, "“density” means nothing beside “at: \(position.rawValue)”; remove one of the two")
            return nil
        }
        return density
    }

    /// An item of `phrases`: a text, or a map of a text to what replaces it. The card's `replace` holds for the others.
    private mutating func phrase(_ item: YAMLNode, replace: String?) -> Card.Phrase? {
        if let pair = item.pairs?.first, item.pairs?.count == 1 {
            guard let replacement = reader.text(pair.value, of: pair.key) else { return nil }
            return phrase(pair.key, replacement, item.line)
        }
        guard item.text != nil else {
            reader.fail(item.line, "a phrase must be a text or one “text: replacement”, not \(item.kindName)")
            return nil
        }
        return reader.filledText(item, of: "phrases").flatMap { phrase($0, replace, item.line) }
    }

    private mutating func phrase(_ text: String, _ replacement: String?, _ line: Int) -> Card.Phrase? {
        guard text.contains(where: { !$0.isWhitespace }) else {
            reader.fail(line, "a phrase is empty; write it, or remove it")
            return nil
        }
        return Card.Phrase(text, replacement)
    }

    /// Notes keys that mean nothing beside `key`.
    private mutating func refuse(_ others: [String], with key: String) {
        for other in others {
            if let node = values[other] {
                reader.fail(node.line, "“\(other)” means nothing beside “\(key)”; remove it")
            }
        }
    }

    /// A pattern and phrases have a fix exactly where the card says what to put instead.
    private mutating func expectFix(_ safety: Safety, isThere: Bool, line: Int) {
        if isThere, safety == .none {
            reader.fail(line, "the card says what to put instead, but has no fix; add “fix: safe” or “fix: unsafe”")
        } else if !isThere, safety != .none {
            reader.fail(line, "the card has a fix, but says nowhere what to put instead; add “replace”, or write “fix: none”")
        }
    }
}
