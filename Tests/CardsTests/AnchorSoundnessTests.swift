import Cards
import Testing
import UnicodeText

/// Anchors that a match does not hold would silence a rule, so random patterns are held against random texts.
@Suite struct AnchorSoundnessTests {
    /// A small generator with a seed: a failure comes again.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static let pieces = [
        "a", "b", "A", "ab", "abb", "bab", "é", "aé", ".", "\\w", "[ab]", "[^a]", "[]a]", "[a[b]]", "[a\\]]", "^", "$", "\\b",
        "\\Qab\\E", "\\u0061", "\\x{62}", "\\p{L}", "(?=a)", "(?!b)", "(?<=a)", "(?#x)", "(?i)", "(?-i)", "(?x)", " ", "\\.",
    ]

    private static func pattern(_ random: inout Random, depth: Int = 0) -> String {
        var pattern = ""
        for _ in 0...Int.random(in: 0...4, using: &random) {
            var piece = pieces.randomElement(using: &random) ?? ""
            if depth < 3, Int.random(in: 0..<4, using: &random) == 0 {
                let opening = ["(", "(?:", "(?<n\(Int.random(in: 0...9999, using: &random))>", "(?i:", "(?x: ", "(?>"]
                piece = (opening.randomElement(using: &random) ?? "(") + Self.pattern(&random, depth: depth + 1) + ")"
            }
            let quantifiers = ["", "", "", "", "", "?", "*", "+", "{2}", "{0,1}", "{1,}", "+?", "??", "*+"]
            pattern += piece + (quantifiers.randomElement(using: &random) ?? "")
            if Int.random(in: 0..<7, using: &random) == 0 { pattern += "|" }
        }
        return pattern
    }

    @Test(arguments: 1...4) func everyMatchHoldsAnAnchor(_ seed: UInt64) throws {
        var random = Random(state: seed &* 0x9E37_79B9_7F4A_7C15)
        var matches = 0
        for _ in 0..<500 {
            let source = Self.pattern(&random)
            guard let anchors = LiteralAnchors.extract(from: source), let pattern = try? Pattern(source) else { continue }
            let matcher = try pattern.makeMatcher()
            for _ in 0..<40 {
                let letters = (0..<12).map { _ in ["a", "b", "a", "b", "a", "b", "A", "é", " "].randomElement(using: &random) ?? "" }
                let bytes = Array(letters.joined().utf8)
                bytes.withUnsafeBufferPointer { buffer in
                    // A pattern that runs out of its limits is none that could be in a card.
                    try? matcher.forEachMatch(in: buffer, range: 0..<bytes.count) { match in
                        matches += 1
                        let text = LiteralAnchors.lowercased(String(decoding: bytes[match.range], as: UTF8.self))
                        #expect(anchors.contains { text.contains($0) }, "“\(source)” matches “\(text)” without \(anchors)")
                        return true
                    }
                }
            }
        }
        #expect(matches > 30, "the test tests too little")
    }
}
