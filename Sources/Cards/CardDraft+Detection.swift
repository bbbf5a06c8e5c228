import Bytes
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

    /// Reads the one key of `pattern` and `phrases`, and the keys that go with it. A built-in card that has neither belongs to the
    /// check of its name.
    mutating func detection(id: String, safety: Safety) -> DetectionDraft? {
        switch (values["pattern"], values["phrases"]) {
        case (let node?, nil): return pattern(node, safety: safety)
        case (nil, let node?): return phrases(node, safety: safety)
        case (nil, nil) where allowsCheck: return check(id: id)
        case (nil, nil):
            reader.fail(firstLine, "a card needs a “pattern” or “phrases”; it has neither")
        default:
            reader.fail(firstLine, "a card has a “pattern” or “phrases”; this one has both")
        }
        return nil
    }

    private mutating func check(id: String) -> DetectionDraft? {
        for key in ["message", "replace", "anchors", "at", "density"] {
            if let node = values[key] {
                reader.fail(node.line, "“\(key)” has no effect without “pattern” or “phrases”; remove it")
            }
        }
        return DetectionDraft(detection: .check(CheckName.type(of: id)), line: firstLine)
    }

    private mutating func pattern(_ node: YAMLNode, safety: Safety) -> DetectionDraft? {
        refuse(["at", "density"], with: "pattern")
        let replace = reader.text(values["replace"], of: "replace")
        expectFix(safety, isThere: replace != nil, line: values["replace"]?.line ?? node.line)
        guard let pattern = reader.filledText(node, of: "pattern"), let groupCount = groupCount(pattern, node.line),
            let anchors = anchors(pattern, node.line)
        else { return nil }
        let message = required("message")
        for (key, template) in [("replace", replace ?? ""), ("message", message)] {
            for group in Self.groups(in: template) where group > groupCount {
                reader.fail(
                    values[key]?.line ?? node.line,
                    "“\(key)” refers to the group $\(group), but the pattern has \(groupCount); add a group or correct the number")
            }
        }
        return DetectionDraft(
            detection: .pattern(pattern), anchors: anchors, message: message, replace: replace, line: node.line)
    }

    /// The number of groups in the pattern, or nil where ICU does not understand it.
    private mutating func groupCount(_ pattern: String, _ line: Int) -> Int? {
        do throws(UnicodeError) {
            return try Pattern(pattern).groupCount
        } catch {
            reader.fail(line, "“pattern”: \(error)")
            return nil
        }
    }

    /// The groups that a template names: 3 of “$0 in $3”, and 0.
    private static func groups(in template: String) -> [Int] {
        zip(template.utf8, template.utf8.dropFirst()).compactMap { dollar, digit in
            dollar == UInt8(ascii: "$") && Ascii.isDigit(digit) ? Int(digit &- 0x30) : nil
        }
    }

    /// The anchors that the card names, or else those that stand in the pattern.
    private mutating func anchors(_ pattern: String, _ line: Int) -> [String]? {
        guard let node = values["anchors"] else {
            if let anchors = LiteralAnchors.extract(from: pattern) { return anchors }
            reader.fail(
                line,
                "no literal of three or more bytes is in every match of the pattern; "
                    + "list literals in “anchors” so that every match contains one of them")
            return nil
        }
        guard let anchors = reader.texts(node, of: "anchors"), !anchors.isEmpty else {
            reader.fail(node.line, "“anchors” is empty; list literals so that every match contains one of them")
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
                reader.fail(item.line, "the phrase “\(phrase.text)” is already on line \(line); remove one of the two")
            }
            phrases.append(phrase)
        }
        if phrases.isEmpty { reader.fail(node.line, "“phrases” is empty; add at least one") }
        let density = density(position)
        // Where phrases are counted, what stands behind them is advice.
        expectFix(safety, isThere: density == nil && phrases.contains { $0.replacement != nil }, line: node.line)
        let message = required("message")
        expectReplacements(message, in: phrases, isCounted: density != nil, node.line)
        return DetectionDraft(
            detection: .phrases(phrases, at: position), message: message, density: density, line: node.line)
    }

    /// Notes a `$` in the message of phrases for which there is nothing to put: phrases have no groups, and `$1` needs a text to be written
    /// instead of each of them.
    private mutating func expectReplacements(_ message: String, in phrases: [Card.Phrase], isCounted: Bool, _ line: Int) {
        let line = values["message"]?.line ?? line
        let groups = Self.groups(in: message)
        if let group = groups.first(where: { $0 > 1 }) {
            reader.fail(line, "“message” refers to $\(group), but phrases have no groups; $0 is the text found, $1 what should be there")
        }
        guard groups.contains(1) else { return }
        if isCounted {
            reader.fail(line, "“message” refers to $1, but with “density” it is about many places; remove $1")
        } else if let phrase = phrases.first(where: { ($0.replacement ?? "").isEmpty }) {
            reader.fail(
                line, "“message” refers to $1, what should be there, but nothing is to be written instead of “\(phrase.text)”; remove $1")
        }
    }

    /// How many places in a thousand words make a finding.
    private mutating func density(_ position: Card.PhrasePosition) -> Int? {
        guard let node = values["density"] else { return nil }
        guard let density = reader.text(node, of: "density").flatMap({ Int($0) }), (1...1000).contains(density) else {
            reader.fail(node.line, "“density” must be a number from 1 to 1000: matches per thousand words")
            return nil
        }
        guard position == .anywhere else {
            reader.fail(node.line, "“density” has no effect with “at: \(position.rawValue)”; remove one of the two")
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
            reader.fail(item.line, "a phrase must be text or “text: replacement”, not \(item.kindName)")
            return nil
        }
        return reader.filledText(item, of: "phrases").flatMap { phrase($0, replace, item.line) }
    }

    private mutating func phrase(_ text: String, _ replacement: String?, _ line: Int) -> Card.Phrase? {
        guard text.contains(where: { !$0.isWhitespace }) else {
            reader.fail(line, "a phrase is empty; add its text, or remove it")
            return nil
        }
        return Card.Phrase(text, replacement)
    }

    /// Notes keys that mean nothing beside `key`.
    private mutating func refuse(_ others: [String], with key: String) {
        for other in others {
            if let node = values[other] {
                reader.fail(node.line, "“\(other)” has no effect with “\(key)”; remove it")
            }
        }
    }

    /// A pattern and phrases have a fix exactly where the card says what to put instead.
    private mutating func expectFix(_ safety: Safety, isThere: Bool, line: Int) {
        if isThere, safety == .none {
            reader.fail(line, "the card has a replacement but no fix; add “fix: safe” or “fix: unsafe”")
        } else if !isThere, safety != .none {
            reader.fail(line, "the card has a fix but no replacement; add “replace”, or use “fix: none”")
        }
    }
}
