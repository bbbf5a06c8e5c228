import Damage
import Prose
import Testing

@testable import Linting

@Suite struct ComposedEditsTests {
    /// Rounds of random edits come to the same as the edits that they are composed to.
    @Test(arguments: 0..<300) func roundsAreOneRound(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let original = (0..<Int.random(in: 0...30, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) }
        var text = original
        var composed = ComposedEdits()
        for round in 0..<5 {
            var edits: [Edit] = []
            var position = 0
            while position <= text.count, edits.count < 4 {
                let start = min(text.count, position + Int.random(in: 0...6, using: &random))
                let end = min(text.count, start + Int.random(in: 0...3, using: &random))
                let new = String(repeating: "ABCDE".randomElement(using: &random) ?? "A", count: Int.random(in: 0...3, using: &random))
                edits.append(Edit(start..<end, new))
                position = end + Int.random(in: 0...1, using: &random) + (start == end ? 1 : 0)
            }
            if round == 0, seed % 7 == 0 { edits = [] }
            composed.append(edits.map { ($0.range, $0.replacement.utf8.count) })
            text = apply(edits, to: text)
        }
        let edits = composed.edits(text)
        #expect(apply(edits, to: original) == text)
        for (edit, next) in zip(edits, edits.dropFirst()) { #expect(edit.range.upperBound < next.range.lowerBound) }
    }

    private func apply(_ edits: [Edit], to text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for edit in edits {
            result += text[position..<edit.range.lowerBound] + Array(edit.replacement.utf8)
            position = edit.range.upperBound
        }
        return result + text[position...]
    }
}
