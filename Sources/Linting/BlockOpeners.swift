import Prose

/// The phrases that stand at the start of a block, looked up by the block's first bytes.
///
/// They are kept out of `Anchors`: `Share` or `Photo` begins many words of a text, but few of its blocks.
struct BlockOpeners: Sendable {
    /// 2¹⁵ bits: which hashes of keys begin a phrase.
    private var filter = [UInt64](repeating: 0, count: 512)
    /// Six folded bytes, or three of shorter phrases → the rules of which a phrase begins so, as indices into the
    /// linter's rules. Six tell most phrases from the articles and pronouns that half of all blocks begin with.
    private var rules: [UInt64: [Int]] = [:]
    var isEmpty: Bool { rules.isEmpty }

    /// The longest run of signs before a block's first word that is looked behind, in bytes: `▶`, `– `, `[`.
    private static let mostSigns = 16

    init(_ active: [ActiveRule]) {
        for (index, rule) in active.enumerated() {
            guard case .phrases(let phrases) = rule.rule.body, phrases.anchor.isAtBlockStart else { continue }
            for form in phrases.forms.values.joined() {
                form.bytes.withUnsafeBufferPointer { add(Self.key($0, 0, length: $0.count >= 6 ? 6 : 3), index) }
            }
        }
    }

    private mutating func add(_ key: UInt64, _ rule: Int) {
        let hash = Self.hash(key)
        filter[hash >> 6] |= 1 << UInt64(hash & 63)
        if rules[key]?.last != rule { rules[key, default: []].append(rule) }
    }

    @inline(__always) private static func hash(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 49) }

    /// The first bytes as a key, ASCII letters folded.
    @inline(__always) static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, length: Int) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<length { key = key << 8 | UInt64(bytes[offset + index] | 0x20) }
        return key
    }

    /// A block that may begin with a phrase: at its first byte, or behind the signs before its first word.
    struct Candidate {
        var block: Int
        var offset: Int
        var rules: [Int]
    }

    /// The blocks of prose that may begin with a phrase.
    func candidates(_ document: Document) -> [Candidate] {
        var found: [Candidate] = []
        document.bytes.withUnsafeBufferPointer { bytes in
            filter.withUnsafeBufferPointer { filter in
                document.blocks.withUnsafeBufferPointer { blocks in
                    var likely = [Int](repeating: 0, count: Self.chunk)
                    var start = 0
                    while start < blocks.count {
                        let end = min(start + Self.chunk, blocks.count)
                        let count = Self.preselect(blocks, start..<end, bytes, filter, &likely)
                        for index in likely[..<count] {
                            if let candidate = candidate(index, blocks[index].content, bytes, filter) { found.append(candidate) }
                        }
                        start = end
                    }
                }
            }
        }
        return found
    }

    /// Blocks that are looked at together.
    private static let chunk = 512

    /// Puts into `likely` the blocks of which the first bytes pass the filter. The first bytes of a block are long out
    /// of the cache: without a branch on them the processor waits for many at once.
    private static func preselect(
        _ blocks: UnsafeBufferPointer<Block>, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>,
        _ filter: UnsafeBufferPointer<UInt64>, _ likely: inout [Int]
    ) -> Int {
        likely.withUnsafeMutableBufferPointer { likely in
            var count = 0
            for index in range where blocks[index].kind.isProse && blocks[index].content.count >= 3 {
                let offset = blocks[index].content.lowerBound
                // Bytes beyond the block only let it pass here.
                let hasSix = offset + 6 <= bytes.count
                let short = hash(key(bytes, offset, length: 3))
                let long = hasSix ? hash(key(bytes, offset, length: 6)) : short
                let isSign = signs[Int(bytes[offset])]
                let passes = (filter[short >> 6] >> UInt64(short & 63) | filter[long >> 6] >> UInt64(long & 63)) & 1
                likely[count] = index
                count += Int(passes | isSign)
            }
            return count
        }
    }

    /// 1 for bytes that begin a sign which may stand before a phrase. Quotation marks are none: what is said is text.
    private static let signs: [UInt64] = (0..<256).map { value in
        let byte = UInt8(value)
        let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
        return beginsWord(byte) || isQuote ? 0 : 1
    }

    private static func isQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0xAB }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (0x98...0x9F).contains(bytes[offset + 2])
    }

    private func candidate(
        _ index: Int, _ content: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, _ filter: UnsafeBufferPointer<UInt64>
    ) -> Candidate? {
        var offset = content.lowerBound
        var owners = rules(filter, bytes, offset, content.upperBound)
        if owners.isEmpty, !Self.beginsWord(bytes[offset]), !Self.isQuote(bytes, offset) {
            offset = Self.firstWord(content, bytes)
            owners = rules(filter, bytes, offset, content.upperBound)
        }
        return owners.isEmpty ? nil : Candidate(block: index, offset: offset, rules: owners)
    }

    /// The rules of which a phrase may stand at `offset`.
    @inline(__always) private func rules(
        _ filter: UnsafeBufferPointer<UInt64>, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int
    ) -> [Int] {
        guard offset + 3 <= end else { return [] }
        let short = Self.key(bytes, offset, length: 3)
        var owners = filter[Self.hash(short) >> 6] & (1 << UInt64(Self.hash(short) & 63)) != 0 ? rules[short] ?? [] : []
        guard offset + 6 <= end else { return owners }
        let long = Self.key(bytes, offset, length: 6)
        if filter[Self.hash(long) >> 6] & (1 << UInt64(Self.hash(long) & 63)) != 0, let more = rules[long] {
            owners += more.filter { !owners.contains($0) }
        }
        return owners
    }

    @inline(__always) private static func beginsWord(_ byte: UInt8) -> Bool {
        byte >= 0xC3 && byte != 0xE2 && byte < 0xF0 || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
    }

    private static func firstWord(_ content: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let end = min(content.upperBound, content.lowerBound + mostSigns)
        var position = content.lowerBound
        while position < end, !beginsWord(bytes[position]) {
            switch bytes[position] {
            case 0xC2: position += 2
            case 0xE2: position += 3
            case 0xF0...0xF4: position += 4
            default: position += 1
            }
        }
        return position
    }
}

extension BlockView {
    /// What goes when the whole block goes: its lines, and the blank lines behind it or, at the text's end, before
    /// it. Nil where the block shares its lines with other markup.
    public var removal: ByteRange? {
        let blocks = document.blocks
        guard standsOnOwnLines(range) else { return nil }
        if index + 1 < blocks.count {
            let next = blocks[index + 1].range
            guard standsOnOwnLines(next) else { return nil }
            return range.lowerBound..<next.lowerBound
        }
        if index > 0 { return blocks[index - 1].range.upperBound..<range.upperBound }
        return range
    }

    private func standsOnOwnLines(_ range: ByteRange) -> Bool {
        document.format == .plain || range.lowerBound == 0 || document.bytes[range.lowerBound - 1] == 0x0A
    }
}
