import Bytes
import UnicodeText

/// The sentences of a block, by ICU's sentence breaks with CLDR's suppressions and what the language's card adds to them.
///
/// They are for rules that count sentences or ask where one begins. They do not tell where a sentence should have ended: ICU
/// sees none behind a full stop without its space, nor before a small letter, and the end of a text is a boundary to it whatever
/// stands there. Rules about these look at the bytes.
extension BlockView {
    private struct SentenceStarts {
        let offsets: [Int]
    }

    /// Where each sentence of the block begins, in bytes, ascending: at its first character that is no white space. The first is
    /// the start of the content.
    ///
    /// Made once a block. Complexity: linear in the block.
    public var sentenceStarts: [Int] {
        remembered {
            var offsets = [content.lowerBound]
            forEachSentenceEnd {
                offsets.append($0)
                return true
            }
            return SentenceStarts(offsets: offsets)
        }.offsets
    }

    /// The sentences of the block, one after another; the white space behind one belongs to it.
    ///
    /// Complexity: linear in the sentences, once they are known.
    public var sentences: [ByteRange] {
        let starts = sentenceStarts
        return zip(starts, starts.dropFirst() + [content.upperBound]).compactMap { $0 < $1 ? $0..<$1 : nil }
    }

    /// Whether the block has more sentences than one. Complexity: linear in the first sentences.
    public var hasSeveralSentences: Bool {
        var isFound = false
        withSegmenter { segmenter, bytes in
            isFound = segmenter.endsPlainly(in: bytes, range: content)
            if isFound { return }
            segmenter.forEachSegment(in: bytes, range: content) { sentence in
                isFound = sentence.upperBound < content.upperBound
                return false
            }
        }
        return isFound
    }

    /// Whether a sentence begins at an offset, brackets and quotation marks before its first word included.
    ///
    /// Complexity: logarithmic in the sentences, once they are known.
    public func beginsSentence(at offset: Int) -> Bool { sentenceStart(atOrBefore: offset) == offset }

    /// Where the sentence begins that an offset lies in.
    ///
    /// Complexity: logarithmic in the sentences, once they are known.
    public func sentenceStart(atOrBefore offset: Int) -> Int {
        let starts = sentenceStarts
        return starts[max(1, starts.partitioningIndex { $0 > offset }) - 1]
    }

    /// Calls `body` with the place where each sentence but the first begins, until it says false.
    private func forEachSentenceEnd(_ body: (Int) -> Bool) {
        withSegmenter { segmenter, bytes in
            segmenter.forEachSegment(in: bytes, range: content) { sentence in
                sentence.upperBound == content.upperBound || body(sentence.upperBound)
            }
        }
    }

    /// Lends the segmenter of the language's sentences, which may be missing.
    private func withSegmenter(_ body: (Segmenter, UnsafeBufferPointer<UInt8>) -> Void) {
        document.bytes.withUnsafeBufferPointer { bytes in
            _ = SharedSegmenters.with(.sentence, locale: language.description, prose: { ProseSentences(language) }) { body($0, bytes) }
        }
    }
}

extension ProseSentences {
    /// Those of a language: of its region, or else of the language.
    public init(_ language: LanguageTag) {
        self = Self.compiled(language.description) ?? Self.compiled(language.base.description) ?? ProseSentences()
    }
}

extension LanguageTag {
    /// Whether sentences end in the language without a mark: in Thai and Lao a space is all that stands between two.
    public var endsSentencesWithoutMarks: Bool { self.base == Self.thai || self.base == Self.lao }

    /// Whether ICU tells the words of the language by a dictionary, because no spaces stand between them.
    public var hasDictionaryWords: Bool { isWrittenWithoutSpaces || self.base == Self.thai }

    public static let thai = LanguageTag("th")
    private static let lao = LanguageTag("lo")
}
