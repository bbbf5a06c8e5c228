import Testing
import UnicodeText

@testable import Prose

@Suite struct GraphemeBoundariesTests {
    /// What clusters are made of, and what stands between them.
    static let parts: [[UInt8]] =
        [
            "a", "é", "e\u{301}", "\u{301}", "\u{323}", "👩", "\u{200D}", "👧", "👍🏽", "\u{FE0F}", "\u{20E3}", "🇩", "🇫", "ᄀ", "ᅡ", "ᆨ", "가",
            "각",
            "क", "्", "ष", "ि", "\u{94D}", "ก", "ำ", "่", "\r", "\n", " ", "漢", "か", "゙", "—", "\u{600}", "۱", "\u{200B}", "\u{AD}", "©",
            "ſ", "Я", "\u{483}",
            "ك", "\u{64E}", "𝒳", "\u{E0067}", "🏴", "#",
        ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x80], [0x80], [0xF0, 0x9F]]

    /// Numbers that look random, the same in every run.
    struct Numbers {
        var state: UInt64
        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }

    /// The window tells of every offset what the whole text does.
    @Test(arguments: 0..<40)
    func agreeWithICUOverTheWholeText(_ seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed) &* 977 &+ 1)
        var bytes: [UInt8] = []
        for _ in 0..<120 { bytes += Self.parts[numbers.next(below: Self.parts.count)] }
        let clusters = try Segmenter(.graphemeCluster, locale: "und").segments(in: bytes)
        let boundaries = Set(clusters.map(\.lowerBound) + [bytes.count])
        bytes.withUnsafeBufferPointer { buffer in
            for offset in 0...buffer.count {
                #expect(GraphemeBoundaries.isBoundary(offset, in: buffer) == boundaries.contains(offset), "\(offset) of \(bytes)")
                let cluster = GraphemeBoundaries.cluster(around: offset, in: buffer)
                let whole = clusters.first { $0.lowerBound < offset && offset < $0.upperBound } ?? offset..<offset
                #expect(cluster == whole, "\(offset) of \(bytes)")
            }
        }
    }

    /// Flags in a row are told apart from the first on, and what stands upon a letter belongs to it, however much it is.
    @Test(arguments: ["🇩🇪🇫🇷", "👩\u{200D}👩\u{200D}👧", "e\u{301}\u{323}", "각", "क्षि"])
    func longRunsAreReadFromTheirStart(_ cluster: String) throws {
        let text = "x" + String(repeating: cluster, count: 40) + "x"
        let bytes = Array(text.utf8)
        let boundaries = Set(try Segmenter(.graphemeCluster, locale: "und").segments(in: bytes).map(\.lowerBound) + [bytes.count])
        bytes.withUnsafeBufferPointer { buffer in
            for offset in 0...buffer.count { #expect(GraphemeBoundaries.isBoundary(offset, in: buffer) == boundaries.contains(offset)) }
        }
    }

    @Test func rangesAreWidened() {
        let document = Document(Array("ae\u{301}b\r\nc👩\u{200D}👧d".utf8))
        // The letter, its accent; the line end; the emoji.
        #expect(document.widenedToGraphemes(0..<1) == 0..<1)
        #expect(document.widenedToGraphemes(0..<2) == 0..<4)
        #expect(document.widenedToGraphemes(2..<4) == 1..<4)
        #expect(document.widenedToGraphemes(2..<2) == 1..<4)
        #expect(document.widenedToGraphemes(4..<4) == 4..<4)
        #expect(document.widenedToGraphemes(5..<6) == 5..<7)
        #expect(document.widenedToGraphemes(6..<6) == 5..<7)
        #expect(document.widenedToGraphemes(3..<6) == 1..<7)
        #expect(document.widenedToGraphemes(12..<13) == 8..<19)
        #expect(document.isGraphemeBoundary(7) && !document.isGraphemeBoundary(6))
    }

    /// A letter with more accents than anybody sees: what cannot be told takes no longer to be left open.
    @Test func aTowerOfAccentsIsCutSomewhere() {
        let bytes = Array(("a" + String(repeating: "\u{301}", count: 100_000)).utf8)
        bytes.withUnsafeBufferPointer { buffer in
            #expect(!GraphemeBoundaries.isBoundary(100_001, in: buffer))
            #expect(GraphemeBoundaries.widened(100_001..<100_003, in: buffer).count < 5000)
        }
    }
}
