import Cards
import Linting

/// docs/coverage.md: every artifact of the taxonomy, and the rules that find it or the reason why there are none.
struct CoveragePage {
    let taxonomy: Taxonomy
    /// The built-in cards, ascending by id.
    let cards: [Card]

    /// The page, with a line end.
    var text: String {
        ([head] + taxonomy.sections.map(section) + [others]).joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        let artifacts = taxonomy.artifacts
        let covered = artifacts.filter { !rules(of: $0).isEmpty }.count
        return """
            <!-- Written by scripts/document-rules from Rules/artifacts.yml and the key “artifact” of the cards. -->

            # What the rules cover

            Every artifact of the project’s taxonomy, with the rules that find it or the reason why there are none: \(covered) of \(artifacts.count) have a rule.
            (T) marks rules of the preset `typography`, (C) those of `translationese`; all others belong to `artifacts`. (I) marks rules of the level
            info. “Reference segments” are human translations.
            """
    }

    private func section(_ section: Taxonomy.Section) -> String {
        let about = section.about.map { "\n\n" + $0.trimmed } ?? ""
        let rows = section.artifacts.map { artifact in
            let rules = rules(of: artifact).map(reference).joined(separator: ", ")
            return
                "| \(artifact.id) | \(Self.cell(artifact.name)) | \(rules.isEmpty ? "none" : rules) | \(Self.cell(artifact.none ?? artifact.note ?? "")) |"
        }
        return "## \(section.title)\(about)\n\n| ID | Artifact | Rules | Notes |\n|---|---|---|---|\n" + rows.joined(separator: "\n")
    }

    /// The rules of which the taxonomy does not speak.
    private var others: String {
        let rows = cards.filter(\.artifacts.isEmpty).map { "| \(reference($0)) | \(Self.cell($0.summary)) |" }
        return "## Rules for what is not in the taxonomy\n\n| Rule | What it finds |\n|---|---|\n" + rows.joined(separator: "\n")
    }

    private func rules(of artifact: Artifact) -> [Card] {
        cards.filter { $0.artifacts.contains(artifact.id) }
    }

    private func reference(_ card: Card) -> String {
        let mark =
            switch card.preset {
            case .typography: " (T)"
            case .translationese: " (C)"
            case .artifacts: card.level == .info ? " (I)" : ""
            }
        return "[\(card.id)](rules/\(card.id).md)\(mark)"
    }

    /// A text within a table.
    private static func cell(_ text: String) -> String {
        var cell = ""
        for character in text { cell += character == "|" ? "\\|" : character.isNewline ? " " : String(character) }
        return cell
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while let last = text.last, last.isNewline { text.removeLast() }
        return text
    }
}
