import Bytes
import Prose

/// What finds the places of a rule that is a list of phrases.
public struct PhraseRule: Sendable {
    public let phrases: [Card.Phrase]
    public let position: Card.PhrasePosition

    /// A way to write a phrase.
    public struct Form: Sendable {
        public var text: String
        /// Index into `phrases`.
        public var phrase: Int
        /// Whether ASCII letters compare with case.
        public var isExact: Bool

        public init(_ text: String, _ phrase: Int, isExact: Bool) {
            self.text = text
            self.phrase = phrase
            self.isExact = isExact
        }
    }

    /// In the order of their phrases. The linter has the scan look for them, and hands over which of them stand where.
    public let forms: [Form]

    /// - Parameter forms: what `forms(of:)` makes of the phrases, where somebody has made them before: a program that starts a
    ///   thousand times a day need not.
    public init(phrases: [Card.Phrase], position: Card.PhrasePosition, forms: [Form]? = nil) {
        self.phrases = phrases
        self.position = position
        self.forms = forms ?? Self.forms(of: phrases)
    }

    private static func forms(of phrases: [Card.Phrase]) -> [Form] {
        phrases.enumerated().flatMap { forms(of: $1.text, $0) }
    }

    /// A phrase in small letters matches in any case, one with a capital only as it is written. Of letters beyond
    /// ASCII, which do not compare without case, a phrase has the forms of a sentence's start and of a headline.
    static func forms(of phrase: String, _ index: Int = 0) -> [Form] {
        if phrase.isASCII {
            return [Form(phrase, index, isExact: phrase.utf8.contains { Ascii.isCapital($0) })]
        }
        let isExact = phrase.unicodeScalars.contains { $0.properties.isUppercase }
        if isExact { return [Form(phrase, index, isExact: true)] }
        let capitals = phrase.uppercased()
        // Of a script without case there is one form.
        guard capitals != phrase else { return [Form(phrase, index, isExact: false)] }
        let texts = [phrase, String(phrase.prefix(1)).uppercased() + phrase.dropFirst(), capitals]
        return Set(texts).sorted().map { Form($0, index, isExact: false) }
    }

    /// A place where a phrase stands.
    struct Place: Sendable {
        var range: ByteRange
        /// Index into `phrases`.
        var phrase: Int
    }

    /// The longest phrase at each of the places where one stands.
    ///
    /// - Parameter block: its places are those of forms.
    func places(in block: BlockView) -> [Place] {
        var places: [Place] = []
        var end = block.content.lowerBound
        var rest = block.places[...]
        while let offset = rest.first?.offset {
            let here = rest.prefix { $0.offset == offset }
            rest = rest.dropFirst(here.count)
            guard let (form, range) = longestForm(here.lazy.map { forms[Int($0.literal)] }, noticedAt: offset, block),
                range.lowerBound >= end,
                !block.isProtected(range)
            else { continue }
            end = range.upperBound
            places.append(Place(range: range, phrase: form.phrase))
        }
        return places
    }

    /// Reports each place where a phrase stands.
    func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for place in places(in: block) {
            let replacement = phrases[place.phrase].replacement
            let text = document.text(place.range)
            let edits = replacement.map { [Edit(place.range, Self.fit($0, to: text))] } ?? []
            let note = phrases[place.phrase].note.map { " (\($0))" } ?? ""
            let message = report.message(text, replacement: replacement)
            report.add(place.range, message + note, edits: edits)
        }
    }

    /// Reports the block that begins with a phrase at `offset`. Where the rule removes blocks, the whole block is the
    /// place, and goes.
    ///
    /// - Parameter numbers: the forms that stand there.
    func check(_ block: BlockView, startingAt offset: Int, _ numbers: [Int32], into report: inout Report) {
        guard block.content.count <= Self.mostBytes(position), !(report.touchesBlocks && (headsList(block) || leadsWithin(block))),
            let (form, place) = longestForm(numbers.lazy.map { forms[Int($0)] }, startingAt: offset, block)
        else { return }
        let document = block.document
        let phrase = phrases[form.phrase]
        guard !report.touchesBlocks else {
            let edits = phrase.replacement == nil ? [] : block.removal.map { [Edit($0, "")] } ?? []
            let message = report.message(document.text(place))
            report.add(block.content, message, edits: edits)
            return
        }
        let edits = phrase.replacement.map { [Edit(place, Self.fit($0, to: document.text(place)))] } ?? []
        let message = report.message(document.text(place), replacement: phrase.replacement)
        report.add(place, message, edits: edits)
    }

    /// Whether the block is a label that heads a list and is marked up as a heading: a section of the text itself (`### See also`).
    private func headsList(_ block: BlockView) -> Bool {
        let blocks = block.document.blocks
        return position == .label && block.block.kind == .heading && block.index + 1 < blocks.count
            && blocks[block.index + 1].kind == .listItem
    }

    /// Whether the block is a label with a link to another file of the same text (`../guide/bridges.md`, `#piers`): a page that was taken from
    /// the web leads to addresses.
    private func leadsWithin(_ block: BlockView) -> Bool {
        let document = block.document
        guard position == .label, document.traits.contains(.asterisksAreMarkup) else { return false }
        return document.markup[block.block.markup].contains { span in
            let bytes = document.bytes[span.range]
            guard bytes.starts(with: "](".utf8), let first = bytes.dropFirst(2).first else { return false }
            return first != UInt8(ascii: "/") && first != Ascii.less && !bytes.contains(Ascii.colon)
        }
    }

    /// A block that a phrase labels or opens is a line, not a long paragraph.
    private static func mostBytes(_ position: Card.PhrasePosition) -> Int {
        position == .wholeBlock ? 200 : 500
    }

    /// The longest of the forms, as far as it stands where the scan noticed it, which may be behind its beginning.
    private func longestForm(_ forms: some Sequence<Form>, noticedAt offset: Int, _ block: BlockView) -> (Form, ByteRange)? {
        let bytes = block.document.bytes
        return longest(
            forms.lazy.map { ($0, offset - Self.bytesBeforeNoticed($0.text)) }
                // What stands before the noticed part was not looked at: it must begin a word, too.
                .filter {
                    $1 == offset || $1 <= block.content.lowerBound || !Self.isWordByte(bytes[$1]) || !Self.isWordByte(bytes[$1 - 1])
                },
            block)
    }

    private func longestForm(_ forms: some Sequence<Form>, startingAt offset: Int, _ block: BlockView) -> (Form, ByteRange)? {
        longest(forms.lazy.map { ($0, offset) }, block)
    }

    private func longest(_ forms: some Sequence<(Form, Int)>, _ block: BlockView) -> (Form, ByteRange)? {
        var longest: (form: Form, range: ByteRange)?
        for (form, start) in forms {
            let count = form.text.utf8.count
            // Of two that are as long, the first in the list.
            if let longest, (longest.range.count, form.phrase) > (count, longest.form.phrase) { continue }
            if stands(form, at: start, block) { longest = (form, start..<start + count) }
        }
        return longest
    }

    private static func bytesBeforeNoticed(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { NoticeableLiteral.start(of: $0) ?? 0 }
    }

    private func stands(_ form: Form, at offset: Int, _ block: BlockView) -> Bool {
        let end = offset + form.text.utf8.count
        let bytes = block.document.bytes
        guard offset >= block.content.lowerBound, end <= block.content.upperBound, Self.matches(form, bytes, at: offset) else {
            return false
        }
        switch position {
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
                let isCapital = Ascii.isCapital(other)
                guard other == text[index] || !form.isExact && isCapital && other | 0x20 == text[index] else { return false }
            }
            return true
        }
    }

    /// Whether a word may begin or end at an offset: there is no letter or digit on both sides of it. Scripts without spaces between words
    /// have such a place between any two characters.
    static func isEdge(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard offset > 0, offset < bytes.count, isWordByte(bytes[offset - 1]) else { return true }
        let next = bytes[offset]
        guard isWordByte(next) else { return true }
        if next & 0xC0 == 0x80 { return false }
        guard let after = bytes.decodeScalar(at: offset), let before = bytes.decodeScalar(before: offset) else { return true }
        return !isInWord(before.scalar) || !isInWord(after.scalar)
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return Ascii.isLetterOrDigit(UInt8(scalar.value)) }
        // Kana, ideographs and Thai are written without spaces.
        if (0x2E80...0xA4CF).contains(scalar.value) || (0xE00...0xEFF).contains(scalar.value) || scalar.value >= 0x20000 { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrBeyond(byte)
            || Ascii.isDigit(byte)
    }

    /// The replacement with a capital where the text had one, and in capitals where the text was in capitals.
    private static func fit(_ replacement: String, to text: String) -> String {
        guard let first = text.first, first.isUppercase, let own = replacement.first, own.isLowercase else {
            return replacement
        }
        // One capital, as in “A”, may be that of a sentence.
        if text.contains(where: \.isLowercase) || text.filter(\.isUppercase).count < 2 { return own.uppercased() + replacement.dropFirst() }
        return replacement.uppercased()
    }
}
