import Damage
import Linting
import Prose
import Readers

/// An article with several artifacts, each in a paragraph of its own.
struct ArticleTrial {
    private let window: Window
    private let targets: [(paragraph: Int, kind: Kind)]
    private let damaged: [UInt8]
    private let fixed: FixResult
    private let damage: Damage

    /// - Returns: nil where the window has no room for so many.
    init?(_ kinds: [Kind], _ window: Window, _ artifacts: Int, _ linter: Linter, _ random: inout SplitMix64) {
        var damages: Damage?
        var targets: [(paragraph: Int, kind: Kind)] = []
        // Two sound paragraphs stand between two damaged ones, so that each can be judged by its neighbours.
        var paragraph = 1
        while paragraph + 2 < window.paragraphs.count, targets.count < artifacts {
            defer { paragraph += 1 }
            guard window.paragraphs[paragraph].count >= 80,
                let (kind, damage) = Self.damage(kinds, window.passage(paragraph), &random)
            else { continue }
            damages = damages?.joined(damage) ?? damage
            targets.append((paragraph, kind))
            paragraph += 2
        }
        guard targets.count == artifacts, let damage = damages else { return nil }
        self.window = window
        self.targets = targets
        self.damage = damage
        damaged = damage.apply(to: window.bytes)
        fixed = linter.fix(damaged, ReadingOptions(language: window.language))
    }

    private static func damage(_ kinds: [Kind], _ passage: Stretch, _ random: inout SplitMix64) -> (Kind, Damage)? {
        for _ in 0..<40 {
            guard let kind = random.pick(kinds) else { return nil }
            guard let damage = kind.damage(passage, &random),
                // A damage of the text's two ends is no damage of this paragraph.
                damage.hull.lowerBound >= passage.paragraph.lowerBound,
                damage.hull.upperBound <= passage.next?.lowerBound ?? passage.bytes.count - 1
            else { continue }
            return (kind, damage)
        }
        return nil
    }

    /// The damaged paragraphs and whether each stands between its neighbours again as it did.
    var outcomes: [(kind: Kind, isRestored: Bool)] {
        targets.map { ($0.kind, isRestored($0.paragraph)) }
    }

    private func isRestored(_ paragraph: Int) -> Bool {
        let clean = window.bytes[window.paragraphs[paragraph - 1].lowerBound..<window.paragraphs[paragraph + 1].upperBound]
        return contains(fixed.bytes, clean)
    }

    /// How many sound paragraphs are no longer what they were.
    var brokenBystanders: Int {
        let struck = Set(targets.map(\.paragraph))
        return window.paragraphs.indices.filter { index in
            // The paragraph after a damaged one may have been drawn into it.
            !struck.contains(index) && !struck.contains(index - 1) && !contains(fixed.bytes, window.bytes[window.paragraphs[index]])
        }.count
    }

    private func contains(_ text: [UInt8], _ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first, part.count <= text.count else { return part.isEmpty }
        for start in 0...(text.count - part.count) where text[start] == first {
            if text[start..<start + part.count] == part { return true }
        }
        return false
    }

    var isWorse: Bool {
        fixed.bytes != damaged && EditDistance.between(fixed.bytes, window.bytes) > EditDistance.between(damaged, window.bytes)
    }

    func showFailures() {
        for target in targets where !isRestored(target.paragraph) {
            let range = window.paragraphs[target.paragraph]
            print("NOT RESTORED \(target.kind.name) \(window.path) [\(window.language)]")
            let upper = damage.damaged(window.paragraphs[target.paragraph + 1].lowerBound)
            print("  damaged  \(Excerpt.visible(damaged[damage.damaged(range.lowerBound)..<upper]))")
        }
    }
}
