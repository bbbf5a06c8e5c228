internal import CICU

/// Finds the sentences, words or grapheme clusters of UTF-8 text (UAX #29, with the tailorings of CLDR and ICU's
/// dictionaries for the scripts that put no spaces between words).
///
/// A segmenter is made once and used for many texts: it allocates nothing per text. It belongs to one thread at a
/// time, and a body that it calls must not use it.
public final class Segmenter {
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// Sentences, with the space and line ends after them; a line end always ends one (UAX #29, SB4), so hard-
        /// wrapped lines are to be joined first. Abbreviations that CLDR lists for the locale (English "Mr.") end
        /// none.
        case sentence
        /// Words, and each run of what stands between them.
        case word
        /// Extended grapheme clusters: what a reader takes for one character.
        case graphemeCluster
    }

    /// What a segment of kind `.word` is made of.
    public enum WordClass: Sendable, Hashable {
        /// Space, punctuation, a symbol: no word.
        case none
        case number
        /// Letters of any script but those below.
        case letters
        /// Ideographs or kana, which ICU's dictionary does not tell apart.
        case ideographs
    }

    public let kind: Kind
    private let iterator: OpaquePointer
    private let text = UTF8Text()
    private let abbreviations: Abbreviations
    /// For sentences of running text.
    private let prose: ProseSentences?

    /// - Parameters:
    ///   - locale: A BCP 47 tag, such as `pt-BR`. A language that CLDR does not know, `und` and an empty tag have the
    ///     rules of UAX #29, without abbreviations.
    ///   - abbreviations: Further ones that end no sentence, each with its full stop, in the case in which they are
    ///     written (`Dr.`, `z. B.`). They matter to sentences only.
    /// - Throws: `.library` where ICU has no memory or no data.
    public convenience init(_ kind: Kind, locale: String, abbreviations: [String] = []) throws(UnicodeError) {
        try self.init(kind, locale, abbreviations: abbreviations, prose: nil)
    }

    /// Makes a segmenter for the sentences of running text, which go on where UAX #29 ends them: see `ProseSentences`.
    ///
    /// - Parameter locale: A BCP 47 tag.
    /// - Throws: `.library` where ICU has no memory or no data.
    public convenience init(sentencesOf locale: String, _ prose: ProseSentences) throws(UnicodeError) {
        try self.init(.sentence, locale, abbreviations: prose.abbreviations, prose: prose)
    }

    private init(_ kind: Kind, _ locale: String, abbreviations: [String], prose: ProseSentences?) throws(UnicodeError) {
        self.kind = kind
        self.prose = prose
        let identifier = try LocaleIdentifier(languageTag: locale)
        switch kind {
        case .sentence: self.abbreviations = Abbreviations(try Abbreviations.ofCLDR(locale: identifier) + abbreviations)
        case .word, .graphemeCluster: self.abbreviations = Abbreviations([])
        }
        var status: Int32 = 0
        let iterator = cicu_ubrk_open(kind.breakType, identifier.name, &status)
        try UnicodeError.check(status)
        guard let iterator else { throw .library(name: "ubrk_open") }
        self.iterator = iterator
    }

    deinit { cicu_ubrk_close(iterator) }

    /// Calls `body` with each segment in order, until it returns false. The segments cover the range without a gap.
    ///
    /// The range is segmented as a text of its own: what stands around it has no influence. A text that ICU cannot
    /// take (one of more than 2 GiB) is a single segment.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, not necessarily well-formed: an ill-formed sequence is segmented as U+FFFD.
    ///   - range: The bytes to segment.
    ///   - body: Takes a range of `bytes`.
    /// - Complexity: O(*n*) in the bytes of the range; no allocation.
    public func forEachSegment(
        in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, _ body: (Range<Int>) -> Bool
    ) {
        enumerate(bytes, range) { segment, _ in body(segment) }
    }

    /// As `forEachSegment`, with what each word is made of; `.none` for segments of another kind than `.word`.
    public func forEachWord(
        in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, _ body: (Range<Int>, WordClass) -> Bool
    ) {
        let areWords = kind == .word
        enumerate(bytes, range) { segment, iterator in
            body(segment, areWords ? WordClass(ruleStatus: cicu_ubrk_getRuleStatus(iterator)) : .none)
        }
    }

    /// Whether a sentence ends within the range where bytes alone tell that it does: at a full stop, question or exclamation mark
    /// between a small letter and a space with a capital, which UAX #29 (SB11) ends it at whatever stands around, unless the full stop
    /// is an abbreviation's. False says nothing.
    ///
    /// Only for segmenters of sentences. Most paragraphs of several sentences hold such a place, and ICU needs not be asked about them.
    ///
    /// - Complexity: O(*n*) in the bytes of the range.
    public func endsPlainly(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> Bool {
        guard kind == .sentence else { return false }
        for position in range.dropFirst().dropLast(2) where bytes[position + 1] == 0x20 && Self.mayEnd(bytes[position]) {
            guard let before = bytes.decodeScalar(before: position, startingAt: range.lowerBound)?.scalar,
                let behind = bytes.decodeScalar(at: position + 2, endingBefore: range.upperBound)?.scalar,
                before.value < Self.endOfCased, behind.value < Self.endOfCased, before.isLowercase, behind.isUppercase,
                !abbreviations.endBefore(position + 2, in: bytes, range: range, joinsLines: prose != nil)
            else { continue }
            return true
        }
        return false
    }

    private static func mayEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
    }

    /// Latin, Greek and Cyrillic stand before it: with few exceptions their letters are small or capital.
    private static let endOfCased: UInt32 = 0x530

    /// The segments of a range of `bytes`, or of all of them.
    public func segments(in bytes: [UInt8], range: Range<Int>? = nil) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { buffer in
            forEachSegment(in: buffer, range: range ?? 0..<buffer.count) { segment in
                segments.append(segment)
                return true
            }
        }
        return segments
    }

    private func enumerate(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>, OpaquePointer) -> Bool
    ) {
        guard !range.isEmpty else { return }
        guard setText(bytes, range) else {
            _ = body(range, iterator)
            return
        }
        let mayJoin = prose != nil || !abbreviations.isEmpty
        var start = range.lowerBound
        while true {
            let next = cicu_ubrk_next(iterator)
            guard next != CICU_BREAK_DONE else { return }
            let end = range.lowerBound + Int(next)
            if mayJoin, end < range.upperBound, goesOn(at: end, in: bytes, range) { continue }
            guard body(start..<end, iterator) else { return }
            start = end
        }
    }

    /// Whether a sentence goes on where ICU ends it.
    private func goesOn(at end: Int, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        abbreviations.endBefore(end, in: bytes, range: range, joinsLines: prose != nil)
            || prose?.goesOn(at: end, in: bytes, range) ?? false
    }

    private func setText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let view = try? text.open(bytes, range) else { return false }
        var status: Int32 = 0
        cicu_ubrk_setUText(iterator, view, &status)
        return status <= 0
    }
}

extension Segmenter.Kind {
    fileprivate var breakType: Int32 {
        switch self {
        case .sentence: Int32(CICU_BREAK_SENTENCE)
        case .word: Int32(CICU_BREAK_WORD)
        case .graphemeCluster: Int32(CICU_BREAK_CHARACTER)
        }
    }
}

extension Segmenter.WordClass {
    fileprivate init(ruleStatus: Int32) {
        switch ruleStatus {
        case ..<Int32(CICU_WORD_NUMBER): self = .none
        case ..<Int32(CICU_WORD_LETTER): self = .number
        case ..<Int32(CICU_WORD_KANA): self = .letters
        default: self = .ideographs
        }
    }
}
