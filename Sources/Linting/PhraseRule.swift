import Prose

/// What finds the places of a rule that is a list of phrases.
public struct PhraseRule: Sendable {
    public let phrases: [Card.Phrase]
    public let anchor: Card.PhraseAnchor

    /// A way to write a phrase.
    struct Form: Sendable {
        var bytes: [UInt8]
        /// Index into `phrases`.
        var phrase: Int
        var isExact: Bool
    }

    /// The forms by their first three bytes, as `Openings.key` folds them.
    let forms: [UInt64: [Form]]
    var allForms: [Form] { forms.values.flatMap { $0 } + shortForms }
    /// The forms that are shorter.
    private let shortForms: [Form]

    public init(phrases: [Card.Phrase], anchor: Card.PhraseAnchor) {
        self.phrases = phrases
        self.anchor = anchor
        var forms: [UInt64: [Form]] = [:]
        var short: [Form] = []
        for (index, phrase) in phrases.enumerated() {
            for form in Self.forms(of: phrase.text, index) {
                guard form.bytes.count >= 3 else {
                    short.append(form)
                    continue
                }
                let key = form.bytes.withUnsafeBufferPointer { Openings.key($0, 0, length: Openings.shortKey) }
                forms[key, default: []].append(form)
            }
        }
        self.forms = forms
        shortForms = short
    }

    /// A phrase in small letters matches in any case, one with a capital only as it is written. Of letters beyond
    /// ASCII, which do not compare without case, a phrase has the forms of a sentence's start and of a headline.
    static func forms(of phrase: String, _ index: Int) -> [Form] {
        let isExact = phrase.unicodeScalars.contains { $0.properties.isUppercase }
        var texts = [phrase]
        if !isExact, phrase.utf8.contains(where: { $0 >= 0x80 }) {
            texts += [String(phrase.prefix(1)).uppercased() + phrase.dropFirst(), phrase.uppercased()]
        }
        return Set(texts).map { Form(bytes: Array($0.utf8), phrase: index, isExact: isExact) }
    }

    /// A place where a phrase stands.
    struct Place: Sendable {
        var range: ByteRange
        /// Index into `phrases`.
        var phrase: Int
    }

    /// The longest phrase at each of the places where one may stand.
    ///
    /// - Parameter offsets: where the scan met the beginning of some phrase, ascending.
    func places(_ block: BlockView, at offsets: [Int]) -> [Place] {
        var places: [Place] = []
        var end = block.content.lowerBound
        for offset in offsets where offset >= end {
            guard let form = longestForm(at: offset, block) else { continue }
            let range = offset..<offset + form.bytes.count
            guard !block.isProtected(range) else { continue }
            end = range.upperBound
            places.append(Place(range: range, phrase: form.phrase))
        }
        return places
    }

    /// Reports each place where a phrase stands.
    func check(_ block: BlockView, at offsets: [Int], into report: inout Report) {
        let document = block.document
        for place in places(block, at: offsets) {
            let replacement = phrases[place.phrase].replacement
            let text = document.text(place.range)
            let edits = replacement.map { [Edit(place.range, Self.fit($0, to: text))] } ?? []
            report.add(place.range, report.message(text, replacement: replacement), edits: edits)
        }
    }

    /// Reports the block that begins with a phrase at `offset`. Where the rule removes blocks, the whole block is the
    /// place, and goes.
    func check(_ block: BlockView, startingAt offset: Int, into report: inout Report) {
        guard block.content.count <= Self.mostBytes(anchor), let form = longestForm(at: offset, block) else { return }
        let document = block.document
        let phrase = phrases[form.phrase]
        guard !report.touchesBlocks else {
            let edits = phrase.replacement == nil ? [] : block.removal.map { [Edit($0, "")] } ?? []
            let shown = document.text(offset..<offset + form.bytes.count)
            report.add(block.content, report.message(shown), edits: edits)
            return
        }
        let place = offset..<offset + form.bytes.count
        let edits = phrase.replacement.map { [Edit(place, Self.fit($0, to: document.text(place)))] } ?? []
        report.add(place, report.message(document.text(place), replacement: phrase.replacement), edits: edits)
    }

    /// A block that a phrase labels or opens is a line, not a long paragraph.
    private static func mostBytes(_ anchor: Card.PhraseAnchor) -> Int {
        anchor == .wholeBlock ? 200 : 500
    }

    private func longestForm(at offset: Int, _ block: BlockView) -> Form? {
        var candidates = shortForms
        if offset + 3 <= block.content.upperBound {
            let key = block.document.bytes.withUnsafeBufferPointer { Openings.key($0, offset, length: Openings.shortKey) }
            candidates += forms[key] ?? []
        }
        return candidates.filter { stands($0, at: offset, block) }.max { $0.bytes.count < $1.bytes.count }
    }

    private func stands(_ form: Form, at offset: Int, _ block: BlockView) -> Bool {
        let end = offset + form.bytes.count
        let bytes = block.document.bytes
        guard end <= block.content.upperBound, Self.matches(form, bytes, at: offset) else { return false }
        switch anchor {
        case .wholeBlock: return Self.endsBlock(end..<block.content.upperBound, bytes)
        case .label:
            return Self.endsBlock(end..<block.content.upperBound, bytes)
                || Self.labels(end..<block.content.upperBound, bytes)
        case .anywhere, .blockStart: break
        }
        guard let last = form.bytes.last, end < block.content.upperBound else { return true }
        return !(Self.isWordByte(last) && Self.isWordByte(bytes[end])) || last >= 0xE3
    }

    /// Whether nothing but signs and spaces follows.
    private static func endsBlock(_ rest: ByteRange, _ bytes: [UInt8]) -> Bool {
        rest.count <= 12 && bytes[rest].allSatisfy { !isWordByte($0) || $0 >= 0x80 }
            && !String(decoding: bytes[rest], as: UTF8.self).unicodeScalars.contains {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "," || $0 == ";"
            }
    }

    /// Whether a colon or a dash between spaces follows: the phrase names what comes behind it.
    private static func labels(_ rest: ByteRange, _ bytes: [UInt8]) -> Bool {
        var position = rest.lowerBound
        while position < rest.upperBound, bytes[position] == 0x20 { position += 1 }
        let next = bytes[position..<min(position + 3, rest.upperBound)]
        if next.first == UInt8(ascii: ":") || next.elementsEqual("：".utf8) { return true }
        if next.elementsEqual([0xC2, 0xA0, UInt8(ascii: ":")]) || next.elementsEqual("→".utf8) { return true }
        if next.starts(with: "»".utf8) || next.first == UInt8(ascii: "|") { return true }
        return position > rest.lowerBound && (next.elementsEqual("– ".utf8.prefix(3)) || next.elementsEqual("—".utf8))
    }

    private static func matches(_ form: Form, _ bytes: [UInt8], at offset: Int) -> Bool {
        var position = offset
        for byte in form.bytes {
            let other = bytes[position]
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(other)
            guard other == byte || !form.isExact && isCapital && other | 0x20 == byte else { return false }
            position += 1
        }
        return true
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The replacement with a capital where the text had one.
    private static func fit(_ replacement: String, to text: String) -> String {
        guard let first = text.first, first.isUppercase, let own = replacement.first, own.isLowercase else {
            return replacement
        }
        return own.uppercased() + replacement.dropFirst()
    }
}

extension Rule {
    /// The literals that the rule wants the scan to look for: each begins where the scan can notice it.
    var anchors: [String] {
        switch body {
        case .block, .blocks, .document: []
        case .anchored(let check): check.anchors.compactMap(Self.noticeable)
        case .pattern(let pattern): pattern.anchors.compactMap(Self.noticeable)
        case .phrases(let phrases):
            phrases.anchor.isAtBlockStart ? [] : phrases.allForms.compactMap { Self.noticeable(String(decoding: $0.bytes, as: UTF8.self)) }
        }
    }

    /// The literal without what stands before its first word or symbol; nil where nothing of use is left.
    static func noticeable(_ literal: String) -> String? {
        let bytes = Array(literal.utf8)
        guard let start = bytes.firstIndex(where: Anchors.canBegin), bytes.count - start >= 2 else { return nil }
        return String(decoding: bytes[start...], as: UTF8.self)
    }
}
