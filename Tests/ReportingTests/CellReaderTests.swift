import Testing
import UnicodeText

@testable import Reporting

@Suite struct CellReaderTests {
    /// Whatever the cells are, they cover the text without a gap, end where clusters do, and are as wide as these.
    @Test(arguments: [
        "Plain words, and é, д, 漢字, and so on", "e\u{301}a\u{308}\u{323}b", "👩‍👩‍👧 and 🇺🇦🇵🇱 and 1️⃣", "각각 각", "ก็ที่นี่ नमस्ते",
        "a\u{200D}b\u{FE0F}c", "\u{301}leading", "العَرَبِيَّة",
    ])
    func cellsAreClusters(_ text: String) {
        let bytes = Array(text.utf8)
        let cells = bytes.withUnsafeBufferPointer { buffer in
            var reader = CellReader(buffer, endingAt: buffer.count, .plain)
            reader.read(from: 0, columns: 1000)
            return reader.finish()
        }
        var clusters: [Range<Int>] = []
        for cluster in text {
            let start = clusters.last?.upperBound ?? 0
            clusters.append(start..<start + cluster.utf8.count)
        }
        #expect(cells.map(\.range) == clusters)
        for (cell, cluster) in zip(cells, text) where cell.look == .itself { #expect(cell.width == DisplayWidth.of(cluster), "\(cluster)") }
    }

    /// A line of a million characters is not read beyond what is shown, whatever it is made of.
    @Test(arguments: ["a", "é", "漢", "e\u{301}", "👩‍👩‍👧", "\u{202E}", "&"])
    func readsNoFurtherThanTheColumns(_ cluster: String) {
        let bytes = Array(String(repeating: cluster, count: 100_000).utf8)
        bytes.withUnsafeBufferPointer { buffer in
            var reader = CellReader(buffer, endingAt: buffer.count, .plain)
            reader.read(from: 0, columns: 40)
            #expect(reader.finish().count <= 42)
        }
    }
}
