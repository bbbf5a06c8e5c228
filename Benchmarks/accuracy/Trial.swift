import Damage
import Linting
import Prose
import Readers

/// One damage, and what the linter made of it.
struct Trial {
    let kind: Kind
    let window: Window
    let damage: Damage
    let clean: [UInt8]
    let damaged: [UInt8]
    let findings: [Finding]
    let fixed: FixResult

    /// A finding's distance from the damage, in bytes, at which it still is a finding of the damage.
    private static let slack = 2

    /// - Parameters:
    ///   - clean: the window's text, with a sentence planted, perhaps; the damage refers to it.
    init(_ kind: Kind, _ window: Window, clean: [UInt8], _ damage: Damage, _ linter: Linter) {
        self.kind = kind
        self.window = window
        self.damage = damage
        self.clean = clean
        damaged = damage.apply(to: clean)
        let options = ReadingOptions(language: window.language)
        findings = linter.check(linter.document(damaged, options))
        fixed = linter.fix(damaged, options, choosing: FixChoice(unsafe: kind.fix == .unsafe))
    }

    private func touches(_ finding: Finding) -> Bool {
        damage.places.contains { place in
            finding.range.lowerBound <= place.upperBound + Self.slack
                && finding.range.upperBound + Self.slack >= place.lowerBound
        }
    }

    /// Whether any rule found it.
    var isFound: Bool { findings.contains(where: touches) }

    /// Whether a rule found it that is meant to.
    var isNamed: Bool { findings.contains { kind.rules.contains($0.rule) && touches($0) } }

    /// The other rules that found it.
    var otherRules: Set<String> { Set(findings.filter { touches($0) && !kind.rules.contains($0.rule) }.map(\.rule)) }

    /// Findings elsewhere. The clean window had none.
    var beside: [Finding] { findings.filter { !touches($0) } }

    /// Whether the fix gave the clean text back.
    var isRestored: Bool { fixed.bytes == clean }

    /// Whether the fix left the text further from the clean one than it was, or changed bytes that were not damaged.
    var isWorse: Bool {
        if fixed.bytes == clean || fixed.bytes == damaged { return false }
        let common = CommonEnds(fixed.bytes, clean)
        let hull = damage.hull
        if common.prefix + Self.slack < hull.lowerBound { return true }
        if common.suffix + Self.slack < clean.count - hull.upperBound { return true }
        return EditDistance.between(fixed.bytes, clean) > EditDistance.between(damaged, clean)
    }

    /// The damaged text and what came of it, for reading.
    var story: String {
        let ranges = damage.damagedRanges
        let hull = (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0)
        var lines = ["\(window.path) [\(window.language)]", "  damaged  \(Excerpt(damaged, hull).marked)"]
        for finding in findings {
            lines.append(
                "  \(touches(finding) ? "found   " : "beside  ") \(finding.rule) \(finding.confidence.short) \(Excerpt(damaged, finding.range, reach: 30).marked)"
            )
        }
        if !isRestored, fixed.changed {
            let common = CommonEnds(fixed.bytes, clean)
            let lower = min(common.prefix, damage.hull.lowerBound)
            let upper = max(lower, fixed.bytes.count - min(common.suffix, clean.count - damage.hull.upperBound))
            lines.append("  \(isWorse ? "WORSE   " : "fixed   ") \(Excerpt(fixed.bytes, lower..<upper).marked)")
        }
        return lines.joined(separator: "\n")
    }
}

/// How many bytes two texts have in common at their two ends.
struct CommonEnds {
    let prefix: Int
    let suffix: Int

    init(_ left: [UInt8], _ right: [UInt8]) {
        let most = min(left.count, right.count)
        var prefix = 0
        while prefix < most, left[prefix] == right[prefix] { prefix += 1 }
        // A difference within a character begins where the character does.
        while prefix > 0, prefix < most, left[prefix] & 0xC0 == 0x80 || right[prefix] & 0xC0 == 0x80 { prefix -= 1 }
        var suffix = 0
        while suffix < most - prefix, left[left.count - 1 - suffix] == right[right.count - 1 - suffix] { suffix += 1 }
        while suffix > 0, left[left.count - suffix] & 0xC0 == 0x80 { suffix -= 1 }
        self.prefix = prefix
        self.suffix = suffix
    }
}

/// How many bytes have to be inserted, removed or replaced to make one text of another.
enum EditDistance {
    /// Complexity: the product of the lengths of what differs.
    static func between(_ left: [UInt8], _ right: [UInt8]) -> Int {
        let common = CommonEnds(left, right)
        let left = left[common.prefix..<left.count - common.suffix]
        let right = right[common.prefix..<right.count - common.suffix]
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = byte == other ? diagonal : 1 + min(diagonal, above, row[column])
                diagonal = above
            }
        }
        return row[right.count]
    }
}
