import Prose

/// A linter: rules that are switched on, and how to read texts. A value without global state; any number of threads
/// may use one at once.
///
///     let linter = Linter(rules: Catalog.rules)
///     let findings = linter.check(Document(bytes, linter.readingOptions()))
///     let mended = linter.fix(bytes, linter.readingOptions())
public struct Linter: Sendable {
    /// The rules that run.
    public let rules: [ActiveRule]
    private let anchors: Anchors
    /// For each literal of `anchors`, the rules that ask for it, as indices into `rules`.
    private let anchorOwners: [[Int]]
    private let openers: BlockOpeners

    /// - Parameters:
    ///   - rules: the catalog.
    ///   - level: the level of each rule; nil leaves it off. By default the rules of the preset `artifacts`, at the
    ///     levels of their cards.
    public init(
        rules: [Rule],
        level: (Card) -> Level? = { $0.preset == .artifacts ? $0.level : nil }
    ) {
        self.rules = rules.compactMap { rule in
            guard let level = level(rule.card), level != .off else { return nil }
            return ActiveRule(rule, level: level)
        }
        (anchors, anchorOwners) = Self.anchors(of: self.rules)
        openers = BlockOpeners(self.rules)
    }

    private static func anchors(of rules: [ActiveRule]) -> (Anchors, [[Int]]) {
        var literals: [[UInt8]] = []
        var owners: [[Int]] = []
        var known: [[UInt8]: Int] = [:]
        for (index, active) in rules.enumerated() {
            for literal in active.rule.anchors {
                let bytes = Array(literal.utf8)
                if let known = known[bytes] {
                    if owners[known].last != index { owners[known].append(index) }
                } else {
                    known[bytes] = literals.count
                    literals.append(bytes)
                    owners.append([index])
                }
            }
        }
        return (Anchors(literals), owners)
    }

    /// How to read a text for this linter.
    public func readingOptions(
        format: TextFormat = .plain, layout: ParagraphLayout = .auto, language: LanguageTag? = nil
    ) -> ReadingOptions {
        ReadingOptions(format: format, layout: layout, language: language, anchors: anchors)
    }

    /// What the rules find in a document that was read with `readingOptions`, in standard order.
    ///
    /// Complexity: linear in the text.
    public func check(_ document: Document) -> [Finding] {
        var report = Report(rules: rules, language: document.language)
        let running = rules.indices.filter { rules[$0].rule.card.languages.contains(document.language) }
        checkBlocks(of: document, running, &report)
        checkWhole(document, running, &report)
        checkAnchors(of: document, Set(running.filter { !rules[$0].isAnchored }), &report)
        checkAnchored(document, running, &report)
        checkOpeners(of: document, Set(running), &report)
        return report.findings.sorted(by: Finding.standardOrder)
    }

    private func checkBlocks(of document: Document, _ running: [Int], _ report: inout Report) {
        var checks: [(index: Int, signals: Signals, check: any BlockCheck.Type)] = []
        var wanted: Signals = []
        for index in running {
            guard case .block(let check) = rules[index].rule.body, !check.signals.isDisjoint(with: document.signals)
            else { continue }
            checks.append((index, check.signals, check))
            wanted.formUnion(check.signals)
        }
        guard !checks.isEmpty else { return }
        let cache = BlockCache()
        for index in document.blocks.indices {
            let seen = document.blocks[index].signals
            if seen.isDisjoint(with: wanted) { continue }
            let view = BlockView(document, index, cache: cache)
            for check in checks where !check.signals.isDisjoint(with: seen) {
                report.current = check.index
                check.check.check(view, into: &report)
            }
        }
    }

    private func checkWhole(_ document: Document, _ running: [Int], _ report: inout Report) {
        for index in running {
            guard case .document(let check) = rules[index].rule.body,
                check.signals.isEmpty || !check.signals.isDisjoint(with: document.signals)
            else { continue }
            report.current = index
            check.check(document, into: &report)
        }
    }

    /// Runs the checks that ask for literals of their own.
    private func checkAnchored(_ document: Document, _ running: [Int], _ report: inout Report) {
        guard !document.anchorHits.isEmpty else { return }
        var checks: [Int: any AnchoredCheck.Type] = [:]
        for index in running {
            if case .anchored(let check) = rules[index].rule.body { checks[index] = check }
        }
        guard !checks.isEmpty else { return }
        var due: [Int: [AnchorHit]] = [:]
        for hit in document.anchorHits {
            for owner in anchorOwners[Int(hit.anchor)] where checks[owner] != nil { due[owner, default: []].append(hit) }
        }
        for (owner, hits) in due.sorted(by: { $0.key < $1.key }) {
            report.current = owner
            checks[owner]?.check(document, at: hits, into: &report)
        }
    }

    /// Runs pattern and phrase rules over the blocks in which one of their anchors stands.
    private func checkAnchors(of document: Document, _ running: Set<Int>, _ report: inout Report) {
        guard !document.anchorHits.isEmpty else { return }
        let cache = BlockCache()
        var position = 0
        var densities: [Int: PhraseDensity] = [:]
        let hits = document.anchorHits
        while position < hits.count {
            let block = hits[position].block
            var end = position
            var due: [Int: [Int]] = [:]
            while end < hits.count, hits[end].block == block {
                for owner in anchorOwners[Int(hits[end].anchor)] where running.contains(owner) {
                    due[owner, default: []].append(hits[end].offset)
                }
                end += 1
            }
            let view = BlockView(document, Int(block), cache: cache)
            for owner in due.keys.sorted() {
                report.current = owner
                switch rules[owner].rule.body {
                case .pattern(let pattern): pattern.check(view, into: &report)
                case .phrases(let phrases) where rules[owner].rule.card.density != nil:
                    densities[owner, default: PhraseDensity()].add(phrases.places(view, at: due[owner] ?? []))
                case .phrases(let phrases): phrases.check(view, at: due[owner] ?? [], into: &report)
                case .block, .document, .anchored: break
                }
            }
            position = end
        }
        for (owner, density) in densities.sorted(by: { $0.key < $1.key }) {
            guard case .phrases(let phrases) = rules[owner].rule.body, let least = rules[owner].rule.card.density else { continue }
            report.current = owner
            density.report(phrases, density: least, document, into: &report)
        }
    }

    /// Runs the phrase rules of which a phrase opens a block.
    private func checkOpeners(of document: Document, _ running: Set<Int>, _ report: inout Report) {
        guard !openers.isEmpty else { return }
        let cache = BlockCache()
        for found in openers.candidates(document) {
            let view = BlockView(document, found.block, cache: cache)
            for owner in found.rules where running.contains(owner) {
                guard case .phrases(let phrases) = rules[owner].rule.body else { continue }
                report.current = owner
                phrases.check(view, startingAt: found.offset, into: &report)
            }
        }
    }
}
