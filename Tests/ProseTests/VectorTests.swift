import CScan
import Prose
import Readers
import Testing

/// Texts that are the same in every run (SplitMix64).
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

/// The vectors tell sixty-four bytes apart as the portable code does, which says what each bit means. Both are compiled on every machine.
@Suite struct VectorTests {
    /// What one of the two says of sixty-four bytes, and its name.
    private typealias Answer = (name: String, words: [UInt64])

    private static func words(_ value: some BitwiseCopyable) -> [UInt64] {
        withUnsafeBytes(of: value) { Array($0.bindMemory(to: UInt64.self)) }
    }

    private static func vector(_ bytes: UnsafePointer<UInt8>) -> [Answer] {
        [
            ("plain", words(cscan_classify_plain(bytes))), ("leads", [cscan_two_byte_leads(bytes)]),
            ("two bytes", words(cscan_classify_two_byte(bytes))), ("Cyrillic", words(cscan_classify_cyrillic(bytes))),
            ("word bytes", [cscan_word_bytes(bytes)]),
        ]
    }

    private static func portable(_ bytes: UnsafePointer<UInt8>) -> [Answer] {
        [
            ("plain", words(cscan_portable_plain(bytes))), ("leads", [cscan_portable_two_byte_leads(bytes)]),
            ("two bytes", words(cscan_portable_two_byte(bytes))), ("Cyrillic", words(cscan_portable_cyrillic(bytes))),
            ("word bytes", [cscan_portable_word_bytes(bytes)]),
        ]
    }

    /// The first thing that the two say differently of the sixty-four bytes from `offset` on.
    private func difference(_ bytes: [UInt8], _ offset: Int = 0) -> String? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            for (left, right) in zip(Self.vector(base + offset), Self.portable(base + offset)) where left.words != right.words {
                return "\(left.name) at \(offset) of \(bytes): \(left.words), portable \(right.words)"
            }
            return nil
        }
    }

    /// Each byte at each place, among bytes that are nothing, a letter, the middle of a character, and all ones.
    @Test(arguments: [0x00, 0x61, 0x80, 0xFF] as [UInt8])
    func eachByteAtEachPlace(_ around: UInt8) {
        var bytes = [UInt8](repeating: around, count: 64)
        for place in 0..<64 {
            for byte in UInt8.min...UInt8.max {
                bytes[place] = byte
                if let difference = difference(bytes) { Issue.record("\(difference)") }
            }
            bytes[place] = around
        }
    }

    /// Bytes at which a comparison begins or ends to hold, and their neighbors.
    private static let edges: [UInt8] = [
        0x00, 0x1F, 0x20, 0x21, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B, 0x7F, 0x80, 0x81, 0x8F, 0x90,
        0x91,
        0x92, 0x93, 0x94, 0x97, 0x98, 0x9F, 0xA0, 0xA1, 0xA2, 0xB1, 0xB2, 0xB3, 0xB7, 0xBE, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC9, 0xCA,
        0xCF,
        0xD0, 0xD1, 0xD2, 0xD4, 0xD5, 0xD7, 0xD8, 0xD9, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF4, 0xFE, 0xFF,
    ]

    @Test(arguments: 0..<8 as Range<UInt64>)
    func randomBytesAtEachOffset(_ seed: UInt64) {
        var random = Random(state: seed)
        for _ in 0..<8 {
            let any = (0..<128).map { _ in UInt8.random(in: 0...255, using: &random) }
            let edges = (0..<128).map { _ in Self.edges[Int.random(in: 0..<Self.edges.count, using: &random)] }
            for offset in 0...64 {
                if let difference = difference(any, offset) ?? difference(edges, offset) { Issue.record("\(difference)") }
            }
        }
    }

    @Test func placesOfAByte() {
        var random = Random(state: 1)
        for mask in [0xFF, 0xF0, 0xC0, 0x80, 0xDF, 0x7F, 0x0F, 0x01, 0x00] as [UInt8] {
            for value in Self.edges {
                var bytes = (0..<128).map { _ in Self.edges[Int.random(in: 0..<Self.edges.count, using: &random)] }
                bytes[Int.random(in: 0..<64, using: &random)] = value
                let offset = Int.random(in: 0...64, using: &random)
                bytes.withUnsafeBufferPointer { buffer in
                    guard let base = buffer.baseAddress else { return }
                    #expect(
                        cscan_places(base + offset, value & mask, mask) == cscan_portable_places(base + offset, value & mask, mask),
                        "\(value) under \(mask) from \(offset) on in \(bytes)")
                }
            }
        }
    }

    /// The sixty-fifth byte is looked at, too.
    @Test(arguments: 0..<8 as Range<UInt64>)
    func capitalsBehindSpaces(_ seed: UInt64) {
        var random = Random(state: seed)
        let kinds: [UInt8] = [0x20, 0x20, 0x40, 0x41, 0x5A, 0x5B, 0x61, 0x7F, 0x80, 0xC3, 0xFF]
        for _ in 0..<64 {
            let bytes = (0..<65).map { _ in kinds[Int.random(in: 0..<kinds.count, using: &random)] }
            #expect(cscan_capitals(bytes) == cscan_portable_capitals(bytes), "\(bytes)")
            for place in 0..<64 {
                let isThere = bytes[place] == 0x20 && ((0x41...0x5A).contains(bytes[place + 1]) || bytes[place + 1] >= 0x80)
                #expect(cscan_portable_capitals(bytes) >> UInt64(place) & 1 == (isThere ? 1 : 0), "\(place) of \(bytes)")
            }
        }
    }

    /// The two bytes behind the sixty-four are looked at, too.
    @Test(arguments: 0..<8 as Range<UInt64>)
    func smallLettersBehindStops(_ seed: UInt64) {
        var random = Random(state: seed)
        let kinds: [UInt8] = [0x2E, 0x2E, 0x20, 0x20, 0x41, 0x60, 0x61, 0x7A, 0x7B, 0x80, 0xFF]
        for _ in 0..<64 {
            let bytes = (0..<66).map { _ in kinds[Int.random(in: 0..<kinds.count, using: &random)] }
            #expect(cscan_small_sentences(bytes) == cscan_portable_small_sentences(bytes), "\(bytes)")
            for place in 0..<64 {
                let isThere =
                    bytes[place] == 0x2E && bytes[place + 1] == 0x20
                    && ((0x61...0x7A).contains(bytes[place + 2]) || bytes[place + 2] >= 0x80)
                #expect(cscan_portable_small_sentences(bytes) >> UInt64(place) & 1 == (isThere ? 1 : 0), "\(place) of \(bytes)")
            }
        }
    }

    /// What the portable code says is what the bits are said to mean.
    @Test func thePortableCodeMeansWhatItSays() {
        for byte in UInt8.min...UInt8.max {
            let bytes = [UInt8](repeating: byte, count: 64)
            func all(_ isThere: Bool) -> UInt64 { isThere ? .max : 0 }
            let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            let plain = cscan_portable_plain(bytes)
            #expect(plain.letters == all(isLetter))
            #expect(plain.spaces == all(byte == 0x20))
            #expect(plain.stops == all(byte == 0x2C || byte == 0x2E))
            #expect(plain.high == all(byte >= 0x80))
            #expect(cscan_portable_two_byte_leads(bytes) == all((0xC3...0xDF).contains(byte)))
            let long = cscan_portable_two_byte(bytes)
            #expect(long.continuations == all((0x80...0xBF).contains(byte)))
            #expect(long.leads == all((0xC3...0xDF).contains(byte)))
            #expect(long.latin == all((0xC3...0xC9).contains(byte)))
            #expect(long.cyrillic == all((0xD0...0xD4).contains(byte)))
            #expect(long.c3 == all(byte == 0xC3))
            #expect(long.d8 == all(byte == 0xD8))
            #expect(long.signs == all(byte == 0x97 || byte == 0xB7))
            let cyrillic = cscan_portable_cyrillic(bytes)
            #expect(cyrillic.d0 == all(byte == 0xD0))
            #expect(cyrillic.d1 == all(byte == 0xD1))
            #expect(cyrillic.c2 == all(byte == 0xC2))
            #expect(cyrillic.capitals == all([0x92, 0x93, 0xA0, 0xA1].contains(byte)))
            #expect(cyrillic.ve == all(byte == 0xB2))
            #expect(cyrillic.pe == all(byte == 0xBF))
            #expect(cyrillic.upper == all((0x90...0xBF).contains(byte)))
            #expect(cscan_portable_word_bytes(bytes) == all(byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 : isLetter))
        }
    }
}

/// Sixty-four bytes end anywhere in a paragraph, and the last of them have no such row: neither may show.
@Suite struct ScanOffsetTests {
    private static let paragraphs = [
        "The mayor spoke , and the council  met.It rained; “nobody” came — at all…",
        "Sеrvice in the the café cost 1 ,200 №5, and×more÷less.",
        "Слова вЂ“ нет, РџСЂРёРІРµС‚ и/или для для всех. ١٢٣ مرحبا, كيف؟ ؛",
        "a\u{200B}b e\u{301} ﬁnd \u{AD} \u{FFFD} \u{92} ▁the 今 天,漢字 か ß [x] ( y)",
        "ÀÉîõü ×÷ Ω α Ж жук Ѵ ѳ ԱԲ א ב ا ب ـ ؟ ٪ ߀",
    ]

    @Test(arguments: paragraphs)
    func aParagraphIsTheSameAnywhere(_ text: String) throws {
        let alone = try #require(Document(Array(text.utf8), ReadingOptions(layout: .lines, language: .english)).blocks.first)
        for padding in 1...130 {
            for end in ["", "\n", "\n" + String(repeating: "y", count: 70)] {
                let bytes = Array((String(repeating: "x", count: padding) + "\n" + text + end).utf8)
                let block = Document(bytes, ReadingOptions(layout: .lines, language: .english)).blocks[1]
                #expect(block.signals == alone.signals, "\(padding) bytes before “\(text)”, \(end.utf8.count) after")
            }
        }
    }
}
