import Linting
import YAML

extension CardDraft {
    /// The card's examples; a rule that shows nothing of itself cannot be tested, nor explained.
    mutating func examples(safety: Safety) -> [Card.Example] {
        guard let node = values["examples"] else {
            reader.fail(firstLine, "a rule needs examples; add “examples” with a “bad” or with at least three “ok”")
            return []
        }
        var examples: [Card.Example] = []
        var bad = 0
        var good = 0
        for item in reader.list(node, of: "examples") ?? [] {
            guard let example = example(item, safety: safety) else { continue }
            if case .bad(_, let fixed, _, _) = example {
                bad += 1
                good += fixed == nil ? 0 : 1
            }
            examples.append(example)
        }
        if bad == 0, examples.count < 3 {
            reader.fail(node.line, "a rule needs examples; add a “bad” or at least three “ok”")
        }
        if safety != .none, bad > 0, good == 0 {
            reader.fail(node.line, "the rule has a fix, but no example shows it; add “good” to a “bad”")
        }
        return examples
    }

    private mutating func example(_ item: YAMLNode, safety: Safety) -> Card.Example? {
        let parts = reader.map(
            item, of: "an example", keys: ["source", "source-language", "formats", "others", "bad", "good", "ok", "language"])
        let language = reader.filledText(parts["language"], of: "language")
        let bad = reader.text(parts["bad"], of: "bad")
        let good = reader.text(parts["good"], of: "good")
        let ok = reader.text(parts["ok"], of: "ok")
        let source = source(parts, line: item.line)
        for (key, text) in [("good", good), ("ok", ok)] {
            if let text, text.unicodeScalars.contains(where: Self.isMark) {
                reader.fail(item.line, "only “bad” can have a marked place; remove ⟦ and ⟧ from “\(key)”")
            }
        }
        if let ok, bad == nil, good == nil { return .ok(ok, language: language, source: source) }
        guard let bad, ok == nil else {
            // Where a part could not be read, that is what is wrong.
            if parts["bad"] == nil || parts["ok"] != nil {
                reader.fail(item.line, "an example must have either “ok” or “bad”; “bad” can have “good” as well")
            }
            return nil
        }
        expectMarks(bad, good: good, line: item.line)
        if good != nil, safety == .none {
            reader.fail(item.line, "the rule has no fix, so there can be no “good”; remove it, or add “fix”")
        }
        return .bad(bad, good: good, language: language, source: source)
    }

    /// The source that an example's text translates, of a rule that compares the two.
    private mutating func source(_ parts: [String: YAMLNode], line: Int) -> Card.Source? {
        let language = reader.filledText(parts["source-language"], of: "source-language")
        let formats = parts["formats"].flatMap { reader.texts($0, of: "formats") } ?? []
        let others = parts["others"].flatMap { reader.texts($0, of: "others") } ?? []
        guard let node = parts["source"] else {
            for key in ["source-language", "formats", "others"] where parts[key] != nil {
                reader.fail(line, "“\(key)” has no effect without “source”; remove it")
            }
            return nil
        }
        return reader.text(node, of: "source").map {
            Card.Source($0, language: language, formats: formats, others: others)
        }
    }

    /// Notes a `bad` that does not mark exactly one place, or that its `good` does not fix.
    private mutating func expectMarks(_ bad: String, good: String?, line: Int) {
        let marks = String(String.UnicodeScalarView(bad.unicodeScalars.filter(Self.isMark)))
        if marks != "⟦⟧" {
            reader.fail(line, "“bad” must mark exactly one place, as in “a⟦ ,⟧ b”, but it has “\(marks)”")
        } else if let good, good.utf8.elementsEqual(Self.unmarked(bad).utf8) {
            reader.fail(line, "“good” is the same text as “bad”; write the fixed text")
        }
    }

    /// Notes examples that hold none of the anchors of a pattern: the rule would never look at them.
    mutating func expectAnchors(_ anchors: [String], in examples: [Card.Example]) {
        guard !anchors.isEmpty, let node = values["anchors"] ?? values["pattern"] else { return }
        for case .bad(let bad, _, _, _) in examples {
            let text = LiteralAnchors.lowercased(Self.unmarked(bad))
            if !anchors.contains(where: { LiteralAnchors.contains(text, $0) }) {
                let names = anchors.map { "“\($0)”" }.joined(separator: ", ")
                reader.fail(node.line, "the example “\(bad)” contains none of the anchors (\(names)); correct “anchors”")
            }
        }
    }

    /// By scalars: what is marked may be a combining mark, which makes one character with the ⟦ before it.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "⟦" || scalar == "⟧"
    }

    private static func unmarked(_ bad: String) -> String {
        String(String.UnicodeScalarView(bad.unicodeScalars.filter { !isMark($0) }))
    }
}
