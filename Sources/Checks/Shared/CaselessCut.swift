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
    /// The same for a headline, with clauses within it, that is not at the top.
    private static let longestHeadline = 40
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
        guard marks.characters > (isWide ? Self.longestWideLine : Self.longestLine) else { return nil }
        if isWide {
            guard let isSure = Self.wide(index, last, first, marks, document) else { return nil }
            self.isSure = isSure
            return
        }
        // What begins or ends in another script is a name or a term: an item of a list.
        let beginning = document.scalar(at: before.content.lowerBound)?.scalar ?? first
        let letters = [first, Self.commas.contains(last) ? first : last, beginning]
        guard marks.hasStop || marks.hasComma, letters.allSatisfy({ !$0.isASCII }) else { return nil }
        if Self.commas.contains(last) {
            // Lines of verse end in commas in twos and threes.
            guard index < 2 || !Self.endsInComma(document.blocks[index - 2], document) else { return nil }
            isSure = marks.hasStop
        } else {
            let word = view.block(index - 1).word(before: before.content.upperBound)
            guard BoundWords.goesOn(document.text(word), document.language) else { return nil }
            isSure = true
        }
    }

    /// What the break is where words have no spaces between them: nil if it may well be one between two paragraphs.
    private static func wide(
        _ index: Int, _ last: Unicode.Scalar, _ first: Unicode.Scalar, _ marks: Marks, _ document: Document
    ) -> Bool? {
        let before = document.blocks[index - 1]
        let after = document.blocks[index]
        // The line at the top is the headline, however long it is.
        let isHeadline = index == 1 && !marks.hasStop
        if last.isIdeographic, first.isIdeographic {
            if marks.hasStop || marks.hasComma || index > 1, partsWord(before, after, document) || isSaidElsewhere(before, after, document)
            {
                return true
            }
            if !isHeadline, isBound(before, document) || goesOn(after, document) { return true }
        }
        guard first.isIdeographic, marks.hasStop || marks.hasComma else { return nil }
        // What begins in another script is a name or a term: an item of a list. Of several sentences none is an item.
        let isLong = marks.hasStop && marks.characters > longestCaption
        if !isLong, document.scalar(at: before.content.lowerBound)?.scalar.isASCII == true { return nil }
        if commas.contains(last) {
            // Lines of verse end in commas in twos and threes.
            guard index < 2 || !endsInComma(document.blocks[index - 2], document) else { return nil }
            return marks.hasStop
        }
        // A paragraph of several sentences is no headline, caption or item of a list, whatever others in the text are.
        guard last.isIdeographic,
            isLong || marks.hasStop && document.endsItsParagraphs
                || !isHeadline && marks.characters > longestHeadline && !isOpen(max(0, index - 2), document)
        else { return nil }
        return false
    }

    /// Whether the paragraph is longer than a headline and ends as none does: of several such in a row each is an item or a caption.
    private static func isOpen(_ index: Int, _ document: Document) -> Bool {
        let content = document.blocks[index].content
        // Three bytes a character.
        return content.count > 3 * longestHeadline && !document.endsSentence(content)
    }

    /// Whether the text has the two characters before the break and the two behind it in a row elsewhere.
    private static func isSaidElsewhere(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        var start = before.content.upperBound
        var end = after.content.lowerBound
        for _ in 0..<charactersOfJoint {
            guard let left = document.scalar(before: start), left.scalar.isIdeographic, start - left.length >= before.content.lowerBound,
                let right = document.scalar(at: end), right.scalar.isIdeographic, end + right.length <= after.content.upperBound
            else { return false }
            start -= left.length
            end += right.length
        }
        let joint = Array(document.bytes[start..<before.content.upperBound]) + document.bytes[after.content.lowerBound..<end]
        return document.bytes.withUnsafeBufferPointer { bytes in
            bytes.firstRange(of: joint) != nil
        }
    }

    /// On either side. One may meet another by chance.
    private static let charactersOfJoint = 2

    private static func endsInComma(_ block: Block, _ document: Document) -> Bool {
        document.scalar(before: block.content.upperBound).map { commas.contains($0.scalar) } ?? false
    }

    /// Whether the paragraph's last word is one that no sentence ends with. A word may end in the characters of another (`存在`, `もの`).
    private static func isBound(_ block: Block, _ document: Document) -> Bool {
        let end = block.content.upperBound
        var start = end
        while start > block.content.lowerBound, end - start < surroundings, let scalar = document.scalar(before: start),
            scalar.scalar.isIdeographic
        {
            start -= scalar.length
        }
        var last = start..<end
        document.bytes.withUnsafeBufferPointer { bytes in
            _ = SharedSegmenters.with(.word, locale: document.language.description) { segmenter in
                segmenter.forEachWord(in: bytes, range: start..<end) { word, _ in
                    last = word
                    return true
                }
            }
        }
        return BoundWords.goesOn(document.text(last), document.language)
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
            guard
                let word = first.flatMap({ words.neverFirst.contains(document.text($0)) ? document.text($0) : nil })
                    ?? words.neverFirst.first(where: { $0.utf8.count > 3 && text.hasPrefix($0) })
            else { return document.scalar(at: start)?.scalar.continuesWord == true }
            // Before a comma, or with another particle, it is a word that leads over (`が、`, `ですが`, `にも`).
            let next = text.dropFirst(word.count).first
            return next.map { !"、，,がも".contains($0) } ?? true
        }
    }

    private typealias Marks = (characters: Int, hasStop: Bool, hasComma: Bool)

    private static let commas = Set("،，、,".unicodeScalars)

    /// The paragraph's length, and whether a sentence or a clause ends within it.
    private static func marks(in block: Block, _ isWide: Bool, _ document: Document) -> Marks {
        var found: Marks = (characters: 0, hasStop: false, hasComma: false)
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

extension Unicode.Scalar {
    /// A character of Japanese that goes on with the one before it: a small kana, a length mark, an iteration mark, the nasal.
    fileprivate var continuesWord: Bool { "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーん々ゝゞヽヾ".unicodeScalars.contains(self) }
}
