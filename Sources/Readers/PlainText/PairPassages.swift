import Bytes
import Prose

/// What readers of pairs share.
enum PairPassages {
    /// A line break in a segment is where its author broke the line: often within a sentence.
    static func passage(_ text: Text) -> Passage {
        var passage = PlainTextReader.passage(text, layout: .wrapped)
        // What stands for something that is no text is left alone.
        let mayHoldObject = text.bytes.withUnsafeBufferPointer { $0.firstPlace(from: 0, to: $0.count, of: 0xEF) != nil }
        guard mayHoldObject, text.bytes.firstRange(of: object) != nil else { return passage }
        for index in passage.blocks.indices {
            let first = passage.markup.count
            var rest = text.bytes[passage.blocks[index].range]
            while let place = rest.firstRange(of: object) {
                passage.markup.append(MarkupSpan(range: place, isOpaque: true))
                rest = rest[place.upperBound...]
            }
            passage.blocks[index].markup = first..<passage.markup.count
        }
        return passage
    }

    /// U+FFFC, the character that Unicode has for that.
    private static let object: [UInt8] = [0xEF, 0xBF, 0xBC]

    /// The passages with a language each: the given one; the file's; what all of them together are recognized to be in, since one
    /// alone is too short to tell.
    static func named(_ passages: [Passage], _ given: LanguageTag?) -> [Passage] {
        guard given != nil || passages.contains(where: { $0.language == nil }) else { return passages }
        let language = given ?? recognized(passages.lazy.filter { $0.language == nil }.map(\.text.bytes))
        return passages.map { passage in
            var passage = passage
            if given != nil || passage.language == nil { passage.language = language }
            return passage
        }
    }

    /// What language texts are in together.
    static func recognized(_ texts: some Sequence<[UInt8]>) -> LanguageTag? {
        var sample: [UInt8] = []
        for text in texts {
            sample += text
            sample.append(0x0A)
            // Enough for any recognizer.
            if sample.count > 1 << 16 { break }
        }
        let tag = Document.recognizedLanguage(of: sample)
        return tag == .undetermined ? nil : tag
    }

    /// A tag that names a language; nil for any other text.
    static func language(_ name: String?) -> LanguageTag? {
        let tag = name.map { LanguageTag($0) } ?? .undetermined
        return tag == .undetermined ? nil : tag
    }
}
