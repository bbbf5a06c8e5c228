import Bytes
import Prose
import UnicodeText

/// A paragraph break within a sentence, in a script without small letters: nothing shows in its letters whether a sentence
/// begins with them.
struct CaselessCut {
    let gap: ByteRange
    /// Whether the break cannot be one between two paragraphs: it parts a word of the dictionary, or stands behind a comma or a
    /// word that no sentence ends with. Otherwise the full stop may be what was lost.
    let isSure: Bool

    /// In characters: a headline or a line of verse may be as long.
    private static let longestLine = 60
    /// The same where a character is a word.
    private static let longestWideLine = 30
    /// The same for a caption or an item, which may have a sentence within it.
    private static let longestCaption = 60
    /// How much text beside the break the dictionary sees, in bytes: words do not depend on what is farther.
    private static let surroundings = 60

    /// - Parameter index: of the block behind the break.
    init?(_ index: Int, _ view: DocumentView) {
        let document = view.document
        let before = document.blocks[index - 1]
        let after = document.blocks[index]
        let isWide = document.language.isWrittenWithoutSpaces
        guard let last = document.scalar(before: before.content.upperBound)?.scalar, last.isLetter || Self.commas.contains(last),
            let first = document.scalar(at: after.content.lowerBound)?.scalar, first.isLetter,
            document.endsSentence(after.content), !view.language.endsSentencesWithoutMarks
        else { return nil }
        gap = before.content.upperBound..<after.content.lowerBound
        let marks = Self.marks(in: before, isWide, document)
        guard marks.characters > (isWide ? Self.longestWideLine : Self.longestLine), marks.hasStop || marks.hasComma else { return nil }
        if isWide, last.isIdeographic, first.isIdeographic,
            Self.partsWord(before, after, document) || marks.hasStop && Self.isBound(before, document)
                || Self.goesOn(after, document)
        {
            isSure = true
            return
        }
        // What begins or ends in another script is a name or a term: an item of a list.
        // Of several sentences none is an item.
        let isItem = !(isWide && marks.hasStop && marks.characters > Self.longestCaption)
        let beginning = isItem ? document.scalar(at: before.content.lowerBound)?.scalar ?? first : first
        let letters = [first, Self.commas.contains(last) ? first : last, beginning]
        guard letters.allSatisfy({ !$0.isASCII }), !isWide || first.isIdeographic else { return nil }
        if Self.commas.contains(last) {
            // Lines of verse end in commas in twos and threes.
            guard index < 2 || !Self.endsInComma(document.blocks[index - 2], document) else { return nil }
            isSure = marks.hasStop
        } else if isWide {
            // A paragraph of several sentences is no headline, caption or item of a list, whatever others in the text are.
            guard last.isIdeographic, marks.hasStop, marks.characters > Self.longestCaption || document.endsItsParagraphs else {
                return nil
            }
            isSure = false
        } else {
            let word = view.block(index - 1).word(before: before.content.upperBound)
            guard BoundWords.goesOn(document.text(word), document.language) else { return nil }
            isSure = true
        }
    }

    private static func endsInComma(_ block: Block, _ document: Document) -> Bool {
        document.scalar(before: block.content.upperBound).map { commas.contains($0.scalar) } ?? false
    }

    /// Whether the paragraph's last one or two characters are a word that no sentence ends with.
    private static func isBound(_ block: Block, _ document: Document) -> Bool {
        let last = document.text(block.content.suffix(6)).suffix(2)
        return BoundWords.goesOn(String(last), document.language) || BoundWords.goesOn(String(last.suffix(1)), document.language)
    }

    /// Whether the paragraph begins with a word that no sentence begins with.
    private static func goesOn(_ block: Block, _ document: Document) -> Bool {
        guard let words = LanguageWords.of(document.language), !words.neverFirst.isEmpty else { return false }
        let start = block.content.lowerBound
        // A character cut at the end is in no first word.
        let range = start..<min(block.content.upperBound, start + Self.surroundings)
        return document.bytes.withUnsafeBufferPointer { bytes in
            var first: ByteRange?
            _ = SharedSegmenters.with(.word, locale: document.language.description) { segmenter in
                segmenter.forEachWord(in: bytes, range: range) { word, _ in
                    first = word
                    return false
                }
            }
            // A longer one is several words for a dictionary (`でし|た`).
            let text = document.text(range)
            return first.map { words.neverFirst.contains(document.text($0)) } == true
                || words.neverFirst.contains { $0.utf8.count > 3 && text.hasPrefix($0) }
        }
    }

    private static let commas = Set("،，、,".unicodeScalars)

    /// The paragraph's length, and whether a sentence or a clause ends within it.
    private static func marks(in block: Block, _ isWide: Bool, _ document: Document) -> (characters: Int, hasStop: Bool, hasComma: Bool) {
        var found = (characters: 0, hasStop: false, hasComma: false)
        for scalar in document.text(block.content).unicodeScalars.dropLast() {
            found.characters += 1
            switch scalar {
            case "。", "！", "？", "؟": found.hasStop = true
            // In Chinese and Japanese they stand in names (`Yahoo!`, `window.open`).
            case ".", "!", "?": if !isWide { found.hasStop = true }
            case "，", "、", "،": found.hasComma = true
            default: break
            }
        }
        return found
    }

    /// Whether the dictionary has a word that goes on over the break.
    private static func partsWord(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        var start = before.content.upperBound
        while start > before.content.lowerBound, before.content.upperBound - start < surroundings,
            let scalar = document.scalar(before: start), scalar.scalar.isIdeographic
        {
            start -= scalar.length
        }
        var end = after.content.lowerBound
        while end < after.content.upperBound, end - after.content.lowerBound < surroundings,
            let scalar = document.scalar(at: end), scalar.scalar.isIdeographic
        {
            end += scalar.length
        }
        let joined = Array(document.bytes[start..<before.content.upperBound]) + document.bytes[after.content.lowerBound..<end]
        let joint = before.content.upperBound - start
        var isBoundary = false
        joined.withUnsafeBufferPointer { bytes in
            _ = SharedSegmenters.with(.word, locale: document.language.description) { segmenter in
                segmenter.forEachWord(in: bytes, range: 0..<bytes.count) { word, _ in
                    if word.upperBound == joint { isBoundary = true }
                    return word.upperBound < joint
                }
            }
        }
        return !isBoundary
    }
}

extension Document {
    private struct ParagraphEnds: Sendable {
        let areClosed: Bool
    }

    /// Whether nearly all paragraphs of running text end as sentences do, so that one that does not lacks something.
    var endsItsParagraphs: Bool {
        remembered {
            var all = 0
            var open = 0
            for block in blocks where block.kind == .paragraph && block.content.count >= Self.longParagraph {
                all += 1
                if block.outline.contains(.isUnfinished), bytes[block.content.upperBound - 1] != UInt8(ascii: ":") { open += 1 }
            }
            return ParagraphEnds(areClosed: all >= Self.fewestParagraphs && open * Self.oneInSoMany <= all)
        }.areClosed
    }

    /// In bytes.
    private static var longParagraph: Int { 160 }
    /// Fewer show no habit.
    private static var fewestParagraphs: Int { 6 }
    private static var oneInSoMany: Int { 8 }
}
