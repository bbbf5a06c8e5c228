import Bytes
import Prose

/// What finds the places of a rule that is a list of phrases.
public struct PhraseRule: Sendable {
    public let phrases: [Card.Phrase]
    public let anchor: Card.PhraseAnchor

    /// A way to write a phrase.
    public struct Form: Sendable {
        public var text: String
        /// Index into `phrases`.
        public var phrase: Int
        /// Whether ASCII letters compare with case.
        public var isExact: Bool
        /// The first three bytes as `Openings.key` folds them; 0 of a shorter text, which may stand anywhere.
        var key: UInt64
        /// The first bytes, up to eight, folded the same way, the first of them lowest.
        private var head: UInt64
        /// The bits of `head` that count.
        private var headMask: UInt64

        public init(_ text: String, _ phrase: Int, isExact: Bool) {
            self.text = text
            self.phrase = phrase
            self.isExact = isExact
            var text = text
            (key, head, headMask) = text.withUTF8 { bytes in
                let mask: UInt64 = bytes.count < 8 ? (1 &<< UInt64(8 &* bytes.count)) &- 1 : .max
                let key = bytes.count < Openings.shortKey ? 0 : Openings.key(bytes, 0, length: Openings.shortKey)
                return (key, Self.head(bytes, 0) & mask, mask)
            }
        }

        /// The eight bytes from `offset` on, fewer at the text's end, as they are compared.
        @inline(__always)
        static func head(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt64 {
            var head: UInt64 = 0
            if offset &+ 8 <= bytes.count, let base = bytes.baseAddress {
                head = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self).littleEndian
            } else {
                for index in offset..<bytes.count { head |= UInt64(bytes[index]) &<< UInt64(8 &* (index &- offset)) }
            }
            return head | 0x2020_2020_2020_2020
        }

        /// Whether the text may begin with these bytes: what else begins with the first three is told by it, mostly.
        @inline(__always)
        func mayBegin(with head: UInt64) -> Bool { head & headMask == self.head }
    }

    /// Ascending by key.
    public let forms: [Form]

    /// - Parameter forms: what `forms(of:)` makes of the phrases, ascending by key, where somebody has made them before:
    ///   a program that starts a thousand times a day need not.
    public init(phrases: [Card.Phrase], anchor: Card.PhraseAnchor, forms: [Form]? = nil) {
        self.phrases = phrases
        self.anchor = anchor
        self.forms = forms ?? Self.forms(of: phrases)
    }

    private static func forms(of phrases: [Card.Phrase]) -> [Form] {
        phrases.enumerated().flatMap { forms(of: $1.text, $0) }.sorted { ($0.key, $0.phrase, $0.text) < ($1.key, $1.phrase, $1.text) }
    }

    /// A phrase in small letters matches in any case, one with a capital only as it is written. Of letters beyond
    /// ASCII, which do not compare without case, a phrase has the forms of a sentence's start and of a headline.
    static func forms(of phrase: String, _ index: Int = 0) -> [Form] {
        if phrase.utf8.allSatisfy({ $0 < 0x80 }) {
            return [Form(phrase, index, isExact: phrase.utf8.contains { $0 &- 0x41 < 26 })]
        }
        let isExact = phrase.unicodeScalars.contains { $0.properties.isUppercase }
        if isExact { return [Form(phrase, index, isExact: true)] }
        let capitals = phrase.uppercased()
        // Of a script without case there is one form.
        guard capitals != phrase else { return [Form(phrase, index, isExact: false)] }
        let texts = [phrase, String(phrase.prefix(1)).uppercased() + phrase.dropFirst(), capitals]
        return Set(texts).map { Form($0, index, isExact: false) }
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
            let range = offset..<offset + form.text.utf8.count
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
            let note = phrases[place.phrase].note.map { " (\($0))" } ?? ""
            report.add(place.range, report.message(text, replacement: replacement) + note, edits: edits)
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
            let shown = document.text(offset..<offset + form.text.utf8.count)
            report.add(block.content, report.message(shown), edits: edits)
            return
        }
        let place = offset..<offset + form.text.utf8.count
        let edits = phrase.replacement.map { [Edit(place, Self.fit($0, to: document.text(place)))] } ?? []
        report.add(place, report.message(document.text(place), replacement: phrase.replacement), edits: edits)
    }

    /// A block that a phrase labels or opens is a line, not a long paragraph.
    private static func mostBytes(_ anchor: Card.PhraseAnchor) -> Int {
        anchor == .wholeBlock ? 200 : 500
    }

    private func longestForm(at offset: Int, _ block: BlockView) -> Form? {
        let longest = forms.withUnsafeBufferPointer { forms in
            block.document.bytes.withUnsafeBufferPointer { bytes in
                let head = Form.head(bytes, offset)
                var longest: Int?
                func look(_ key: UInt64, from first: Int) {
                    var index = first
                    while index < forms.count, forms[index].key == key {
                        defer { index += 1 }
                        guard forms[index].mayBegin(with: head),
                            forms[index].text.utf8.count > longest.map({ forms[$0].text.utf8.count }) ?? -1
                        else { continue }
                        if stands(forms[index], at: offset, block) { longest = index }
                    }
                }
                look(0, from: 0)
                if offset + Openings.shortKey <= block.content.upperBound {
                    let key = Openings.key(bytes, offset, length: Openings.shortKey)
                    look(key, from: Self.firstForm(key, forms))
                }
                return longest
            }
        }
        return longest.map { forms[$0] }
    }

    /// The first form with a key, by search.
    private static func firstForm(_ key: UInt64, _ forms: UnsafeBufferPointer<Form>) -> Int {
        var low = 0
        var high = forms.count
        while low < high {
            let middle = (low + high) / 2
            if forms[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func stands(_ form: Form, at offset: Int, _ block: BlockView) -> Bool {
        let end = offset + form.text.utf8.count
        let bytes = block.document.bytes
        guard end <= block.content.upperBound, Self.matches(form, bytes, at: offset) else { return false }
        switch anchor {
        case .wholeBlock: return Self.endsBlock(end..<block.content.upperBound, bytes)
        case .label:
            // A phrase that brings its colon along is a label only where it has one: “See also” may head a chapter.
            if form.text.utf8.last == UInt8(ascii: ":") { return true }
            return Self.endsBlock(end..<block.content.upperBound, bytes)
                || Self.labels(end..<block.content.upperBound, bytes)
        case .anywhere, .blockStart: break
        }
        guard let last = form.text.utf8.last, end < block.content.upperBound else { return true }
        return !Self.isWordByte(last) || !Self.beginsWord(bytes, at: end) || Self.endsIdeographic(form.text)
    }

    /// Whether a letter or digit stands at the offset, not a mark or a space beyond ASCII.
    private static func beginsWord(_ bytes: [UInt8], at offset: Int) -> Bool {
        switch bytes[offset] {
        // Chinese and Japanese set no space between a word of theirs and one of Latin letters.
        case 0xC2, 0xE2...0xE9, 0xEF, 0xF0...: false
        default: isWordByte(bytes[offset])
        }
    }

    /// Whether the last character is of a script that sets no spaces between words.
    private static func endsIdeographic(_ text: String) -> Bool {
        text.unicodeScalars.last.map { (0x3005...0x9FFF).contains($0.value) } ?? false
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
        if position + 2 < rest.upperBound, bytes[position..<position + 3].elementsEqual("\u{202F}".utf8) { position += 3 }
        let next = bytes[position..<min(position + 3, rest.upperBound)]
        if next.first == UInt8(ascii: ":") || next.elementsEqual("：".utf8) { return true }
        if next.elementsEqual([0xC2, 0xA0, UInt8(ascii: ":")]) || next.elementsEqual("→".utf8) { return true }
        if next.starts(with: "»".utf8) || next.first == UInt8(ascii: "|") { return true }
        return position > rest.lowerBound && (next.elementsEqual("– ".utf8.prefix(3)) || next.elementsEqual("—".utf8))
    }

    private static func matches(_ form: Form, _ bytes: [UInt8], at offset: Int) -> Bool {
        var text = form.text
        return text.withUTF8 { text in
            for index in text.indices {
                let other = bytes[offset + index]
                let isCapital = other &- 0x41 < 26
                guard other == text[index] || !form.isExact && isCapital && other | 0x20 == text[index] else { return false }
            }
            return true
        }
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
            phrases.anchor.isAtBlockStart ? [] : phrases.forms.compactMap { Self.noticeable($0.text) }
        }
    }

    /// The literal without what stands before its first word or symbol; nil where nothing of use is left.
    static func noticeable(_ literal: String) -> String? {
        var literal = literal
        let start = literal.withUTF8 { bytes in
            bytes.firstIndex(where: Anchors.canBegin).flatMap { bytes.count - $0 >= 2 ? $0 : nil }
        }
        guard let start else { return nil }
        return start == 0 ? literal : literal.withUTF8 { String(decoding: $0[start...], as: UTF8.self) }
    }
}
