import Bytes
import Prose

/// The phrases that stand at the start of a block, looked up by the block's first bytes.
///
/// They are kept out of `Anchors`: `Share` or `Photo` begins many words of a text, but few of its blocks.
struct BlockOpeners: Sendable {
    /// What the scan asks, for all rules together.
    let openings: Openings
    /// The key of a phrase → the rules of which one begins so, as indices into the linter's rules.
    private let rules: KeyTable

    init(_ active: [ActiveRule]) {
        var collected = CollectedOpenings()
        for (index, rule) in active.enumerated() {
            collected.rule = Int32(index)
            switch rule.rule.body {
            case .phrases(let phrases):
                guard phrases.anchor.isAtBlockStart else { continue }
                for form in phrases.forms {
                    var text = form.text
                    text.withUTF8 { collected.add($0) }
                }
            case .block(let check): for phrase in check.openings { collected.addForms(of: phrase) }
            case .blocks(let check): for phrase in check.openings { collected.addForms(of: phrase) }
            case .document, .anchored, .pattern: break
            }
        }
        openings = collected.openings
        rules = KeyTable(collected.rules)
    }

    /// The rules that wait for how a block begins: at its first byte or, if none waits for that, behind the signs before
    /// its first word.
    func candidate(_ content: ByteRange, _ bytes: [UInt8]) -> (offset: Int, rules: [Int])? {
        bytes.withUnsafeBufferPointer { bytes in
            let here = rules(bytes, content.lowerBound, content.upperBound)
            if !here.isEmpty { return (content.lowerBound, here) }
            guard let word = Openings.firstWord(of: content, bytes) else { return nil }
            let there = rules(bytes, word, content.upperBound)
            return there.isEmpty ? nil : (word, there)
        }
    }

    private func rules(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> [Int] {
        guard offset + Openings.shortKey <= end else { return [] }
        let short = rules.places(of: Openings.key(bytes, offset, length: Openings.shortKey))
        let long =
            offset + Openings.longKey <= end
            ? rules.places(of: Openings.key(bytes, offset, length: Openings.longKey)) : 0..<0
        // Nearly always: the scan's filter lets some blocks pass for others.
        if short.isEmpty, long.isEmpty { return [] }
        var owners = short.map(rules.value(at:))
        for place in long where !owners.contains(rules.value(at: place)) { owners.append(rules.value(at: place)) }
        return owners
    }
}

/// The beginnings of phrases while they are gathered: of thousands, each time the program starts.
private struct CollectedOpenings {
    private(set) var openings = Openings()
    /// The key of a phrase → a rule of which one begins so.
    private(set) var rules: [(key: UInt64, value: Int32)] = []
    /// The rule whose phrases are added.
    var rule: Int32 = 0
    /// How the phrase at hand begins: as it is written, with its first letter large, with all of them large.
    private var small: [UInt8] = []
    private var first: [UInt8] = []
    private var capitals: [UInt8] = []

    mutating func add(_ phrase: UnsafeBufferPointer<UInt8>) {
        guard phrase.count >= Openings.shortKey else { return }
        rules.append((openings.insert(phrase), rule))
    }

    /// Adds a phrase in all its forms, which are those of `PhraseRule`. A key knows no case of ASCII, so that a phrase in ASCII
    /// has one.
    mutating func addForms(of phrase: String) {
        var phrase = phrase
        let isPlain = phrase.withUTF8 { bytes in
            for byte in bytes.prefix(Openings.longKey) where byte >= 0x80 { return false }
            add(bytes)
            return true
        }
        if isPlain { return }
        let hasCapital = begin(phrase)
        small.withUnsafeBufferPointer { add($0) }
        if hasCapital || capitals == small { return }
        first.withUnsafeBufferPointer { add($0) }
        capitals.withUnsafeBufferPointer { add($0) }
    }

    /// Takes as much of a phrase as a key holds, in three forms; returns whether a capital is near its beginning, so that it
    /// has only one.
    private mutating func begin(_ phrase: String) -> Bool {
        small.removeAll(keepingCapacity: true)
        first.removeAll(keepingCapacity: true)
        capitals.removeAll(keepingCapacity: true)
        var hasCapital = false
        for scalar in phrase.unicodeScalars.prefix(Openings.longKey) {
            let isCased = Self.mayHaveCase(scalar)
            if isCased, scalar.properties.isUppercase { hasCapital = true }
            // Of letters of two bytes three are enough.
            if min(small.count, first.count, capitals.count) >= Openings.longKey { continue }
            let isFirst = small.isEmpty
            for byte in UTF8.encode(scalar) ?? .init() {
                small.append(byte)
                if !isFirst || !isCased { first.append(byte) }
                if !isCased { capitals.append(byte) }
            }
            guard isCased else { continue }
            for byte in scalar.properties.uppercaseMapping.utf8 {
                if isFirst { first.append(byte) }
                capitals.append(byte)
            }
        }
        return hasCapital
    }

    /// False for scripts without case: Hebrew to Myanmar, Han and its neighbours.
    private static func mayHaveCase(_ scalar: Unicode.Scalar) -> Bool {
        !(0x590..<0x10A0).contains(scalar.value) && !(0x2E80..<0xA640).contains(scalar.value)
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
        document.traits.contains(.blocksOwnLines) || range.lowerBound == 0 || document.bytes[range.lowerBound - 1] == 0x0A
    }
}
