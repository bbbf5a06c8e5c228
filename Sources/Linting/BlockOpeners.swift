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
        var openings = Openings()
        var rules: [(key: UInt64, value: Int32)] = []
        for (index, rule) in active.enumerated() {
            func add(_ phrase: UnsafeBufferPointer<UInt8>) {
                guard phrase.count >= Openings.shortKey else { return }
                rules.append((openings.insert(phrase), Int32(index)))
            }
            switch rule.rule.body {
            case .phrases(let phrases):
                guard phrases.anchor.isAtBlockStart else { continue }
                for form in phrases.forms {
                    var text = form.text
                    text.withUTF8(add)
                }
            case .block(let check): for phrase in check.openings { Self.forEachBeginning(phrase, add) }
            case .blocks(let check): for phrase in check.openings { Self.forEachBeginning(phrase, add) }
            case .document, .anchored, .pattern: break
            }
        }
        self.openings = openings
        self.rules = KeyTable(rules)
    }

    /// As much of a phrase as is looked at, in all its forms. A key knows no case of ASCII, so that a phrase in ASCII has one.
    private static func forEachBeginning(_ phrase: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var phrase = phrase
        guard !phrase.withUTF8({ bytes in
            guard bytes.prefix(Openings.longKey).allSatisfy({ $0 < 0x80 }) else { return false }
            body(bytes)
            return true
        }) else { return }
        // The forms of `PhraseRule`, scalar by scalar: it is done for hundreds of phrases each time the program starts.
        let scalars = phrase.unicodeScalars.prefix(Openings.longKey)
        var small = String(scalars)
        small.withUTF8(body)
        guard !scalars.contains(where: \.properties.isUppercase) else { return }
        var first = ""
        var capitals = ""
        for (index, scalar) in scalars.enumerated() {
            let capital = scalar.properties.uppercaseMapping
            capitals += capital
            if index == 0 { first += capital } else { first.unicodeScalars.append(scalar) }
        }
        guard capitals != small else { return }
        first.withUTF8(body)
        capitals.withUTF8(body)
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
        let long = offset + Openings.longKey <= end
            ? rules.places(of: Openings.key(bytes, offset, length: Openings.longKey)) : 0..<0
        // Nearly always: the scan's filter lets some blocks pass for others.
        if short.isEmpty, long.isEmpty { return [] }
        var owners = short.map(rules.value(at:))
        for place in long where !owners.contains(rules.value(at: place)) { owners.append(rules.value(at: place)) }
        return owners
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
