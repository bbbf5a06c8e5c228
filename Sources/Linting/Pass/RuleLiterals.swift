import Bytes
import Prose

/// What the rules of a linter want the scan to look for: literals anywhere, and phrases at the start of blocks.
///
/// These are kept apart: `Share` or `Photo` begins many words of a text, but few of its blocks.
///
/// A class, because every pass holds it.
final class RuleLiterals: Sendable {
    /// Whose a literal is.
    struct Owner: Sendable {
        /// The rule, as an index into the linter's rules.
        let rule: Int
        /// Which of its literals: of a check, an index into those of its trigger; of phrases, into their forms.
        let literal: Int32
    }

    let anchors: LiteralSet
    /// For each literal of `anchors`.
    let anchorOwners: [Owner]
    let beginnings: LiteralSet
    /// For each phrase of `beginnings`.
    private let beginningOwners: [Owner]

    init(_ active: [ActiveRule]) {
        var anchors = CollectedLiterals()
        var beginnings = CollectedLiterals()
        for (rule, active) in active.enumerated() {
            (anchors.rule, beginnings.rule) = (rule, rule)
            switch active.rule.body {
            case .check(let check):
                let trigger = check.trigger
                for (number, literal) in trigger.literals.enumerated() { anchors.addNoticeable(literal, Int32(number)) }
                for phrase in trigger.beginnings { beginnings.addBeginnings(of: phrase) }
                for list in trigger.phrases { list.forEachBeginning { beginnings.addBeginning($0) } }
            case .pair, .pairs, .terms: break
            case .pattern(let pattern): for literal in pattern.anchors { anchors.addNoticeable(literal, 0) }
            case .phrases(let phrases):
                for (form, phrase) in phrases.forms.enumerated() {
                    if phrases.position.isAtBlockStart {
                        beginnings.addPhrase(phrase.text, Int32(form))
                    } else {
                        anchors.addNoticeable(phrase.text, Int32(form))
                    }
                }
            }
        }
        self.anchors = anchors.set(forScan: true)
        anchorOwners = anchors.owners
        self.beginnings = beginnings.set(forScan: false)
        beginningOwners = beginnings.owners
    }

    /// The rules that wait for how a block begins: at its first byte or, if none waits for that, behind the signs before
    /// its first word.
    func beginning(of content: ByteRange, _ bytes: [UInt8]) -> Beginning? {
        bytes.withUnsafeBufferPointer { bytes in
            if let here = beginning(at: content.lowerBound, content.upperBound, bytes) { return here }
            return Beginnings.firstWord(of: content, bytes).flatMap { beginning(at: $0, content.upperBound, bytes) }
        }
    }

    /// Phrases that stand where a block begins, and the rules whose they are.
    struct Beginning {
        let offset: Int
        /// By rule: which of its phrases stand there. Few, so that no dictionary is worth it.
        fileprivate(set) var rules: [(rule: Int, literals: [Int32])] = []
    }

    private func beginning(at offset: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Beginning? {
        var found: Beginning?
        beginnings.forEach(in: bytes, at: offset, before: end) { literal in
            let owner = beginningOwners[literal]
            var beginning = found ?? Beginning(offset: offset)
            if let place = beginning.rules.firstIndex(where: { $0.rule == owner.rule }) {
                beginning.rules[place].literals.append(owner.literal)
            } else {
                beginning.rules.append((owner.rule, [owner.literal]))
            }
            found = beginning
        }
        return found
    }
}

/// Literals while they are gathered: thousands, each time the program starts.
private struct CollectedLiterals {
    /// One behind the other.
    private var text: [UInt8] = []
    private var ends: [Int32] = []
    private(set) var owners: [RuleLiterals.Owner] = []
    /// The rule whose literals are added.
    var rule = 0
    /// How the phrase at hand begins: as it is written, with its first letter large, with all of them large.
    private var small: [UInt8] = []
    private var first: [UInt8] = []
    private var capitals: [UInt8] = []

    func set(forScan: Bool) -> LiteralSet { LiteralSet(text: text, ends: ends, forScan: forScan) }

    private mutating func add(_ literal: some Collection<UInt8>, _ number: Int32) {
        text.append(contentsOf: literal)
        ends.append(Int32(text.count))
        owners.append(RuleLiterals.Owner(rule: rule, literal: number))
    }

    /// Adds what the scan can notice of a literal.
    mutating func addNoticeable(_ literal: String, _ number: Int32) {
        var literal = literal
        literal.withUTF8 { bytes in
            if let start = NoticeableLiteral.start(of: bytes) { add(bytes[start...], number) }
        }
    }

    /// Adds a phrase at the start of blocks.
    mutating func addPhrase(_ phrase: String, _ number: Int32) {
        var phrase = phrase
        phrase.withUTF8 { if $0.count >= Self.shortest { add($0, number) } }
    }

    // MARK: What checks look at more closely

    /// The bytes of a check's phrase that are looked at: six tell most phrases from the articles and pronouns that half of all
    /// blocks begin with; three of shorter phrases.
    private static let longest = 6
    private static let shortest = 3

    /// Adds how a phrase of a check begins, in all its forms, which are those of `PhraseRule`. Letters of ASCII compare without
    /// case anyway.
    mutating func addBeginnings(of phrase: String) {
        var phrase = phrase
        let isPlain = phrase.withUTF8 { bytes in
            for byte in bytes.prefix(Self.longest) where byte >= 0x80 { return false }
            addBeginning(bytes)
            return true
        }
        if isPlain { return }
        let hasCapital = begin(phrase)
        addBeginning(small)
        if hasCapital || capitals == small { return }
        addBeginning(first)
        addBeginning(capitals)
    }

    /// Adds how a phrase of a check begins as it is written.
    mutating func addBeginning(_ bytes: some Collection<UInt8>) {
        guard bytes.count >= Self.shortest else { return }
        add(bytes.prefix(bytes.count >= Self.longest ? Self.longest : Self.shortest), 0)
    }

    /// Takes as much of a phrase as is looked at, in three forms; returns whether a capital is near its beginning, so that it
    /// has only one.
    private mutating func begin(_ phrase: String) -> Bool {
        small.removeAll(keepingCapacity: true)
        first.removeAll(keepingCapacity: true)
        capitals.removeAll(keepingCapacity: true)
        var hasCapital = false
        for scalar in phrase.unicodeScalars.prefix(Self.longest) {
            let isCased = Self.mayHaveCase(scalar)
            if isCased, scalar.properties.isUppercase { hasCapital = true }
            // Of letters of two bytes three are enough.
            if min(small.count, first.count, capitals.count) >= Self.longest { continue }
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
