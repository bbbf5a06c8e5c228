import Catalog
import Linting
import Prose
import Readers
import Testing

/// The rules' own examples with clusters of several characters next to their places and inside.
private let texts: [(text: [UInt8], language: LanguageTag)] = {
    let clusters = [
        "e\u{301}\u{323}", "\u{301}", "👩\u{200D}👩\u{200D}👧\u{200D}👦", "\u{200D}👧", "🇩🇪🇫🇷", "\u{FE0F}", "ᄀ\u{1161}\u{11A8}", "\u{11A8}", "क्षि",
        "\u{94D}", "กำ่", "\u{E48}",
        "\r\n", "\n", "か\u{3099}",
    ]
    var texts: [([UInt8], LanguageTag)] = []
    var turn = 0
    for rule in Catalog.rules {
        for case .bad(let marked, _, let language, nil) in rule.card.examples {
            // By scalars: to characters, an accent behind a bracket is one with it.
            let scalars = Array(marked.unicodeScalars)
            guard let opening = scalars.firstIndex(of: "⟦"), let closing = scalars.firstIndex(of: "⟧") else { continue }
            let tag = LanguageTag(language ?? "en")
            for place in [opening, opening + 1, opening + 2, closing, closing + 1] where place <= scalars.count {
                turn += 1
                // Three of them in each place; over all examples each comes everywhere.
                for number in 0..<3 {
                    var changed = scalars
                    changed.insert(contentsOf: clusters[(turn + number * 5) % clusters.count].unicodeScalars, at: place)
                    var text = String.UnicodeScalarView()
                    text.append(contentsOf: changed.filter { $0 != "⟦" && $0 != "⟧" })
                    texts.append((Array(String(text).utf8), tag))
                    // Line ends of two characters.
                    if number == 0 { texts.append((Array(String(text).utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, tag)) }
                }
            }
        }
    }
    return texts
}()

@Suite struct GraphemeTests {
    private let linter = Linter(rules: Catalog.rules)

    private func forEachFinding(_ body: (Finding, Document) -> Void) {
        for (text, language) in texts {
            let document = Document(text, ReadingOptions(language: language))
            for finding in linter.check(document) { body(finding, document) }
        }
    }

    private func isWhole(_ range: Range<Int>, _ document: Document) -> Bool {
        document.isGraphemeBoundary(range.lowerBound) && document.isGraphemeBoundary(range.upperBound)
    }

    /// No finding and no edit cuts a cluster. The report widens what rules find.
    @Test func nothingCutsACluster() {
        var cut: [String: Int] = [:]
        forEachFinding { finding, document in
            let ranges = [finding.range] + (finding.fix?.edits.map(\.range) ?? [])
            if !ranges.allSatisfy({ isWhole($0, document) }) { cut[finding.rule, default: 0] += 1 }
        }
        #expect(cut.isEmpty, "\(cut.sorted { $0.key < $1.key })")
    }

    /// Edits at every place of the texts: widened they cut no cluster, and do the same to the text.
    @Test func widenedEditsDoTheSame() {
        var count = 0
        for (text, language) in texts.prefix(200) {
            let document = Document(text, ReadingOptions(language: language))
            let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 }
            for (start, end) in zip(starts, starts.dropFirst(2)) {
                let edits = [Edit(start..<end, "x")]
                let widened = document.widenedToGraphemes(edits)
                if widened != edits { count += 1 }
                for edit in widened { #expect(isWhole(edit.range, document), "\(edit)") }
                #expect(applied(widened, document) == applied(edits, document))
            }
        }
        #expect(count > 100)
    }

    private func applied(_ edits: [Edit], _ document: Document) -> [UInt8] {
        var bytes = document.bytes
        for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8)) }
        return bytes
    }
}
