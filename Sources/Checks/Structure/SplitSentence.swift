import Bytes
import Linting
import Prose
import UnicodeText

/// `structure/split-sentence`: a sentence cut in two paragraphs: the first ends without any mark that ends a sentence, the
/// second goes on in its middle.
public enum SplitSentence: Check {
    public static let trigger = Trigger.blocks(outline: [.paragraph, .mayGoOn])

    /// In bytes: a shorter line may be a headline, an item or a line of verse, and needs a word that binds it to the other.
    private static let leastLength = 40
    /// In letters: a shorter line may well be a headline above a list, whatever the list's words look like.
    private static let leastOfSentence = 40
    private static let mostPlaces = 12
    private static let mostInLongText = 60
    /// In letters.
    private static let longestHeadline = 60
    /// In bytes.
    private static let longestNumbered = 200
    /// In words: what stands before the break and is shorter than that is a label.
    private static let fewestWords = 3

    private struct Place {
        let gap: ByteRange
        /// What stands in the gap and belongs to the sentence.
        var around: ByteRange?
        let safety: Safety
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var places: [Place] = []
        var openEnds = 0
        for block in view.blocks where block.index > 0 {
            let index = block.index
            let after = block.block
            let before = document.blocks[index - 1]
            guard before.kind == .paragraph, after.kind == .paragraph, after.gapBefore == .blankLine || document.layout == .lines,
                !isDisplayed(before, document), !isDisplayed(after, document)
            else { continue }
            if isCutAround(index, view) {
                let next = document.blocks[index + 1]
                places.append(Place(gap: before.content.upperBound..<next.content.lowerBound, around: after.content, safety: .safe))
                continue
            }
            if !block.language.hasCase {
                guard let cut = CaselessCut(index, view) else { continue }
                openEnds += 1
                places.append(Place(gap: cut.gap, safety: cut.isSure ? .safe : .unsafe))
                continue
            }
            guard let start = innerStart(after, document), let end = openEnd(before, beforeSmall: start == .small, document) else {
                continue
            }
            if start == .small, end == .word, before.content.count >= leastLength, after.content.count >= leastLength { openEnds += 1 }
            guard isCut(index, end, start, view), !isListed(index, document) else { continue }
            // Below a headline, be it the only one, the name of a program begins small.
            // The line at the top is the headline, however long it is.
            let isTop =
                index == 1 && !hasInnerStop(0, view) && !goesOn(before, document) && !isEnclosed(before, after, document)
                && document.bytes[before.content.upperBound - 1] != UInt8(ascii: ",")
            let isSure =
                !isTop && greeting(index - 1, view) == .no
                && (!looksLikeHeadline(index - 1, view) || isWithinClause(before, after, document) || isEnclosed(before, after, document)
                    || isNoName(before, after, document) && !mayBeHeadline(index - 1, view))
            let safety: Safety = isSure ? .safe : .unsafe
            places.append(Place(gap: before.content.upperBound..<after.content.lowerBound, safety: safety))
        }
        // Where every few paragraphs are cut, the whole text is broken at a fixed width: another rule's matter.
        guard openEnds < mostPlaces || openEnds * 20 < document.blocks.count && openEnds < mostInLongText
        else { return }
        for place in places {
            report.add(
                place.gap, "A paragraph break cuts the sentence in two", confidence: 0.9, safety: place.safety,
                edits: joints(place, document))
        }
    }

    /// Whether the paragraph is nothing but a picture or a piece of code: it is displayed between the paragraphs, and a sentence may go on
    /// below it.
    private static func isDisplayed(_ block: Block, _ document: Document) -> Bool {
        guard let first = document.markup[block.markup].first, first.range.lowerBound <= block.content.lowerBound else { return false }
        var end = block.content.lowerBound
        var isSeen = false
        for span in document.markup[block.markup] where span.range.upperBound > end {
            guard span.range.lowerBound <= end || document.bytes[end..<span.range.lowerBound].allSatisfy(Ascii.isSpace) else {
                return false
            }
            end = span.range.upperBound
            if span.isOpaque { isSeen = true }
        }
        // An address by itself is one that the sentence was cut around.
        let start = document.bytes[block.content].prefix(8)
        return isSeen && end >= block.content.upperBound && !start.starts(with: "<http".utf8) && !start.starts(with: "http".utf8)
    }

    /// What joins the paragraphs: both or none of the breaks around an address.
    private static func joints(_ place: Place, _ document: Document) -> [Edit] {
        guard let around = place.around else { return document.joint(place.gap) }
        let edits = document.joint(place.gap.lowerBound..<around.lowerBound) + document.joint(around.upperBound..<place.gap.upperBound)
        return edits.count == 2 ? edits : []
    }

    /// Whether the paragraph is nothing but an address, which a sentence was cut around: it stands open before it, and goes on behind it
    /// with a small letter.
    private static func isCutAround(_ index: Int, _ view: DocumentView) -> Bool {
        let document = view.document
        let block = view.block(index)
        guard index + 1 < document.blocks.count, block.content.count > 4, !document.bytes[block.content].contains(Ascii.space),
            // What lies within a protected span reaches into it.
            block.isProtected(block.content.lowerBound + 1..<block.content.upperBound - 1)
        else { return false }
        let (before, next) = (document.blocks[index - 1], document.blocks[index + 1])
        guard next.kind == .paragraph, next.outline.contains(.beginsSmall), next.gapBefore == block.block.gapBefore,
            openEnd(before, beforeSmall: false, document) == .word, hasWords(before, document), hasWords(next, document),
            endsClause(next.content, document),
            beginsWithWord(next, document)
        else { return false }
        // A name of a program begins small, too.
        return isOfClauses(document.firstWord(of: next), document) || document.bytes[document.firstWord(of: next)].contains { $0 >= 0x80 }
    }

    /// What a paragraph ends with that does not end a sentence.
    private enum End {
        /// A letter or a comma.
        case word
        /// A digit, a bracket, a closing quotation mark, a percent sign: a headline or a line of a table may, too.
        case sign
    }

    /// What a paragraph begins with that may go on with a sentence.
    private enum Start {
        case small
        /// A digit, an opening quotation mark or bracket: a paragraph of its own may, too.
        case sign
    }

    /// - Parameter beforeSmall: whether a small letter follows: then what stands before a bracket or a quotation mark ends a sentence
    ///   within the sentence (`“Hear! hear!” whenever`).
    private static func openEnd(_ block: Block, beforeSmall: Bool, _ document: Document) -> End? {
        guard let last = document.scalar(before: block.content.upperBound)?.scalar else { return nil }
        if last == "," || last.properties.isAlphabetic { return .word }
        if last.isDigit || last == "%" || last == "°" { return .sign }
        // A face ends a sentence.
        if last == ")", let before = document.scalar(before: block.content.upperBound - 1)?.scalar, ":;-".unicodeScalars.contains(before) {
            return nil
        }
        return ")”“»\"".unicodeScalars.contains(last) && (beforeSmall || !document.endsSentence(block.content)) ? .sign : nil
    }

    private static func innerStart(_ block: Block, _ document: Document) -> Start? {
        if block.outline.contains(.beginsSmall) { return .small }
        guard let first = document.scalar(at: block.content.lowerBound)?.scalar else { return nil }
        return first.isDigit || "(“„«\"".unicodeScalars.contains(first) ? .sign : nil
    }

    /// Whether the break is one within a sentence, by what it ends and begins with. The less the two say, the more must bind
    /// them: a word before the break that no sentence ends with, or one behind it that clauses are made with.
    private static func isCut(_ index: Int, _ end: End, _ start: Start, _ view: DocumentView) -> Bool {
        let document = view.document
        let before = document.blocks[index - 1]
        let after = document.blocks[index]
        switch (end, start) {
        case (.word, .small):
            guard !isLettered(after, document), isProse(index, view) else { return false }
            if before.content.count >= leastLength, after.content.count >= leastLength { return true }
            // A short line may be a headline, below which a name that is written small begins.
            return hasWords(before, document) && document.endsSentence(after.content)
                && (standsInProse(index, document) || isText(before, document) || isText(after, document))
                && (before.content.count >= leastLength || isWithinClause(before, after, document) || isNoName(before, after, document)
                    || !mayBeHeadline(index - 1, view))
        case (.sign, .small):
            if isQuotedWhole(before, document) { return false }
            if isEnclosed(before, after, document) { return isProse(index, view) }
            return isProse(index, view)
                && (isWithinClause(before, after, document) && hasWords(before, document)
                    || isLongProse(index - 1, view)
                        && (hasInnerStop(index - 1, view) || before.content.count > 2 * bytes(longestHeadline, before, document)
                            || standsInProse(index, document)))
        case (.word, .sign):
            // A comma may lead into speech or into the next line of an address.
            return isBound(before, document) && isLongProse(index - 1, view) && endsClause(after.content, document)
                && after.content.count >= leastLength && !isEnumerated(after, document)
        case (.sign, .sign):
            return false
        }
    }

    /// Whether the paragraph is no headline, by its length or because a sentence ends within it.
    private static func isLongProse(_ index: Int, _ view: DocumentView) -> Bool {
        let block = view.document.blocks[index]
        return block.content.count > bytes(longestHeadline, block, view.document) || hasInnerStop(index, view)
    }

    /// Whether the block is running text, by its length and its end.
    private static func isText(_ block: Block, _ document: Document) -> Bool {
        block.content.count >= 2 * bytes(leastLength, block, document)
            && (document.endsSentence(block.content) || document.bytes[block.content.dropLast(2)].containsStop)
    }

    /// Whether the break is within brackets or within a quotation.
    private static func isEnclosed(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        isInBrackets(before, after, document) || isInQuotation(before, after, document)
    }

    private static func isInQuotation(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        before.marks.contains { mark in
            let reading = document.quotations.readings[mark]
            return reading.role == .opening && reading.partner >= 0 && after.marks.contains(Int(reading.partner))
        }
    }

    /// Whether a bracket that opens before the break closes behind it.
    private static func isInBrackets(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        func depth(_ range: some Collection<Int>, _ up: UInt8, _ down: UInt8) -> Int {
            var depth = 0
            for place in range {
                if document.bytes[place] == up { depth += 1 }
                if document.bytes[place] == down { depth -= 1 }
                if depth < 0 { return depth }
            }
            return depth
        }
        // From the inside out: behind the last bracket before the break none closes it, and before the first one behind none opens.
        return depth(before.content.reversed(), Ascii.close, Ascii.open) < 0 && depth(after.content, Ascii.open, Ascii.close) < 0
    }

    /// Whether all of the block is one quotation: a line of verse, and told of behind it. Not where a long one ends in a comma, behind
    /// which the words follow that say who spoke.
    private static func isQuotedWhole(_ block: Block, _ document: Document) -> Bool {
        guard let first = block.marks.first, let last = block.marks.last, first < last, document.marks[first].left == .edge,
            document.marks[last].right == .edge
        else { return false }
        if document.marks[last].left == .comma, block.content.count > bytes(longestHeadline, block, document) { return false }
        let reading = document.quotations.readings[first]
        return !(reading.role == .opening && (first + 1..<last).contains(Int(reading.partner)))
    }

    /// Whether a paragraph of running text stands beside the two: the lines of a verse are all as short.
    private static func standsInProse(_ index: Int, _ document: Document) -> Bool {
        [index - 2, index + 1].contains { neighbor in
            document.blocks.indices.contains(neighbor) && document.blocks[neighbor].kind == .paragraph
                && document.blocks[neighbor].content.count >= 2 * leastLength && document.endsSentence(document.blocks[neighbor].content)
        }
    }

    private static func hasWords(_ block: Block, _ document: Document) -> Bool {
        document.bytes[block.content].lazy.filter { $0 == 0x20 }.prefix(fewestWords - 1).count == fewestWords - 1
    }

    /// `1. The first`, `2) the second`, `(a) the third`: an item.
    private static func isEnumerated(_ block: Block, _ document: Document) -> Bool {
        var position = block.content.lowerBound
        if document.bytes[position] == UInt8(ascii: "(") { position += 1 }
        let start = position
        while position < block.content.upperBound, position - start < 4,
            Ascii.isDigit(document.bytes[position]) || Ascii.isLetter(document.bytes[position])
        {
            position += 1
        }
        guard position < block.content.upperBound else { return true }
        return position > start && (document.bytes[position] == UInt8(ascii: ".") || document.bytes[position] == UInt8(ascii: ")"))
    }

    /// `c. You must`, `iv) the text`: an item with a letter or a Roman number.
    private static func isLettered(_ block: Block, _ document: Document) -> Bool {
        let word = document.firstWord(of: block)
        guard word.upperBound < block.content.upperBound, ".)".utf8.contains(document.bytes[word.upperBound]) else { return false }
        return word.count == 1 || word.count <= 4 && document.bytes[word].allSatisfy { "ivx".utf8.contains($0) }
    }

    /// Whether the two paragraphs are running text: the second ends a sentence, and the first goes on from one, within
    /// itself or from the paragraph before, or is too long for a headline or an item of a list.
    private static func isProse(_ index: Int, _ view: DocumentView) -> Bool {
        let document = view.document
        let after = document.blocks[index]
        let before = document.blocks[index - 1]
        guard endsClause(after.content, document), beginsWithWord(after, document), !changesScript(before, after, document),
            !followsQuotation(index, view), greeting(index - 1, view) != .likely,
            !mayBeHeadline(index - 1, view) || isWithinClause(before, after, document) || isNoName(before, after, document)
                || isEnclosed(before, after, document)
        else { return false }
        if isNumbered(before, document), before.content.count <= longestNumbered, !isWithinClause(before, after, document) { return false }
        if before.content.count > bytes(longestHeadline, before, document) || isWithinClause(before, after, document) { return true }
        if isEnclosed(before, after, document) { return true }
        if hasInnerStop(index - 1, view) { return true }
        if hasInnerStop(index, view) { return true }
        return index == 1 || document.endsSentence(document.blocks[index - 2].content)
    }

    /// Whether the second paragraph begins with Latin letters and the first ends in none: a name begins it, whose small letter says
    /// nothing.
    private static func changesScript(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        guard document.bytes[after.content.lowerBound] < 0x80, let last = document.scalar(before: before.content.upperBound)?.scalar
        else { return false }
        return last.isLetter && last.script != .latin
    }

    /// Whether a paragraph addresses the readers of a letter.
    private enum Greeting {
        case no, possible, likely
    }

    /// Whether the paragraph addresses the readers of a letter, which goes on below it with a small letter: a few words with a comma
    /// behind them, and no sentence before them on their line.
    ///
    /// So does a clause that was cut. Where a conjunction goes on, or the words follow a sentence and begin as clauses do, it is one;
    /// where only one of the two speaks for it, nobody can tell.
    private static func greeting(_ index: Int, _ view: DocumentView) -> Greeting {
        let document = view.document
        let block = document.blocks[index]
        let content = block.content
        guard document.bytes[content.upperBound - 1] == UInt8(ascii: ","), content.count <= bytes(longestGreeting, block, document),
            !block.outline.contains(.beginsSmall), !hasInnerStop(index, view), document.isLetterByte(document.bytes[content.lowerBound]),
            !document.bytes[content].contains(where: { "0123456789\";:()".utf8.contains($0) })
        else { return .no }
        let next = document.firstWord(of: document.blocks[index + 1])
        if LanguageWords.of(document.language)?.conjunctions.contains(document.text(next).lowercased()) == true { return .no }
        let isBehindText =
            index > 0 && document.blocks[index - 1].content.count >= leastLength
            && document.endsSentence(document.blocks[index - 1].content)
        let first = document.text(document.firstWord(of: block)).lowercased()
        let beginsAsClause =
            SentenceOpeners.of(document.language).contains(first)
            || FunctionWords.of(document.language)?.occurs(in: Array(first.utf8), 0..<first.utf8.count) == true
        return isBehindText == beginsAsClause ? isBehindText ? .no : .likely : .possible
    }

    /// In letters: `Sehr geehrte Damen und Herren` with the names of three institutions.
    private static let longestGreeting = 120

    /// Whether the paragraph before the break was quoted by itself: a colon or a dash announces it, and the sentence goes
    /// on behind it. What is quoted so is whole: no word that binds to the next one ends it, nor a sentence that has another
    /// before it, and its quotation mark is closed.
    private static func followsQuotation(_ index: Int, _ view: DocumentView) -> Bool {
        let document = view.document
        guard index >= 2 else { return false }
        let last = document.text(document.blocks[index - 2].content.suffix(4)).unicodeScalars.last
        guard last == ":" || last == "：" || last == "—" || last == "–" else { return false }
        let before = document.blocks[index - 1]
        let endsInWord = document.bytes[before.content.upperBound - 1] != UInt8(ascii: ",")
        let isCutOff =
            goesOn(before, document)
            || endsInWord && (hasInnerStop(index - 1, view) || isSpoken(before, document))
        return !isCutOff
    }

    /// Whether somebody begins to speak with the block and has not ended with it.
    private static func isSpoken(_ block: Block, _ document: Document) -> Bool {
        guard let first = document.scalar(at: block.content.lowerBound)?.scalar else { return false }
        if first == "-" || (0x2012...0x2015).contains(first.value) { return true }
        guard let mark = document.marks[block.marks].first, mark.range.lowerBound == block.content.lowerBound else { return false }
        return block.marks.count == 1
    }

    /// Whether the block may be a headline: one sentence at most, no comma at its end, and at the top of the text or in a
    /// text that has others. What stands below a headline begins small where it begins with a name that is written so
    /// (`rustc`, `iPhone`).
    private static func mayBeHeadline(_ index: Int, _ view: DocumentView) -> Bool {
        let document = view.document
        guard looksLikeHeadline(index, view), document.bytes[document.blocks[index].content.upperBound - 1] != UInt8(ascii: ",")
        else { return false }
        if index == 0 || document.blocks[index - 1].content.count < leastLength { return true }
        let near = max(0, index - headlineReach)..<min(document.blocks.count - 1, index + headlineReach)
        return near.contains { other in
            other != index && looksLikeHeadline(other, view) && !document.blocks[other + 1].outline.contains(.beginsSmall)
                && document.blocks[other + 1].content.count > leastLength
        }
    }

    /// How far headlines stand apart, in blocks.
    private static let headlineReach = 40

    /// What so many letters take in UTF-8: those of other scripts are of two bytes.
    private static func bytes(_ letters: Int, _ block: Block, _ document: Document) -> Int {
        var position = block.content.lowerBound
        // Behind a dash or a quotation mark.
        while position < block.content.upperBound, let decoded = document.scalar(at: position), !decoded.scalar.isLetter {
            position += decoded.length
        }
        return letters * (position == block.content.upperBound || document.bytes[position] < 0xD0 ? 1 : 2)
    }

    /// `8.2.2. The network`
    private static func isNumbered(_ block: Block, _ document: Document) -> Bool {
        let start = block.content.lowerBound
        guard Ascii.isDigit(document.bytes[start]) else { return false }
        let number = document.bytes[block.content].prefix { Ascii.isDigit($0) || $0 == UInt8(ascii: ".") }
        return number.contains(UInt8(ascii: "."))
            && !document.isLetterByte(document.bytes[min(start + number.count, block.content.upperBound - 1)])
    }

    private static func looksLikeHeadline(_ index: Int, _ view: DocumentView) -> Bool {
        let document = view.document
        let block = document.blocks[index]
        let longest = isNumbered(block, document) ? longestNumbered : bytes(longestHeadline, block, document)
        return block.kind == .paragraph && block.content.count <= longest && openEnd(block, beforeSmall: false, document) != nil
            && !block.outline.contains(.beginsSmall) && !hasInnerStop(index, view)
    }

    /// Whether one of the words beside the break is of the kind that clauses are made with, or the second is no name: names
    /// that are written with a small letter are of programs, in letters of ASCII.
    private static func isWithinClause(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        let word = document.firstWord(of: after)
        let isWord = document.bytes[word].contains { $0 >= 0x80 } && before.content.count >= bytes(leastOfSentence, before, document)
        return isWord || goesOn(before, document) || isOfClauses(word, document)
    }

    /// Whether the second paragraph begins with no name, and is one that a list has no item like. What is above it may still be a
    /// headline, and it an entry of a glossary.
    private static func isNoName(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        document.bytes[document.firstWord(of: after)].contains { $0 >= 0x80 } && hasWords(before, document) && isText(after, document)
            && document.endsSentence(after.content)
    }

    /// Whether a word of such a kind ends the block.
    private static func goesOn(_ block: Block, _ document: Document) -> Bool {
        isOfClauses(lastWord(block, document), document) || isBound(block, document)
    }

    /// Whether a word ends the block that no sentence ends with.
    private static func isBound(_ block: Block, _ document: Document) -> Bool {
        BoundWords.goesOn(document.text(lastWord(block, document)), document.language)
    }

    private static func lastWord(_ block: Block, _ document: Document) -> ByteRange {
        let end = block.content.upperBound
        var start = end
        while start > block.content.lowerBound, document.isLetterByte(document.bytes[start - 1]) { start -= 1 }
        return start..<end
    }

    private static func isOfClauses(_ word: ByteRange, _ document: Document) -> Bool {
        FunctionWords.of(document.language)?.occurs(in: document.bytes, word) == true
            || SentenceOpeners.of(document.language).contains(document.text(word))
    }

    private static func endsClause(_ range: ByteRange, _ document: Document) -> Bool {
        guard let last = document.text(range.suffix(4)).unicodeScalars.last else { return false }
        return last == ":" || last == "—" || last == ";" || document.endsSentence(range)
    }

    /// Whether a sentence ends within the block and another begins.
    private static func hasInnerStop(_ index: Int, _ view: DocumentView) -> Bool {
        let block = view.block(index)
        return block.content.dropLast(2).contains { isStop($0, view.document) } && block.hasSeveralSentences
    }

    /// Whether a mark stands at the position that may end a sentence, a space behind it; behind a digit, it is of a headline's
    /// number.
    private static func isStop(_ position: Int, _ document: Document) -> Bool {
        let byte = document.bytes[position]
        guard position > 0, document.bytes[position - 1] &- 48 >= 10 else { return false }
        return (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!"))
            && document.bytes[position + 1] == 0x20
    }

    /// Whether the first word is a word of the language: small letters only, no name of a program or address (`oOh!`).
    private static func beginsWithWord(_ block: Block, _ document: Document) -> Bool {
        var position = block.content.lowerBound
        while position < block.content.upperBound, document.isLetterByte(document.bytes[position]) { position += 1 }
        guard position < block.content.upperBound,
            !document.bytes[block.content.lowerBound..<position].contains(where: { Ascii.isCapital($0) })
        else { return false }
        let next = position + 1 < block.content.upperBound ? document.bytes[position + 1] : 0x20
        switch document.bytes[position] {
        case 0x20, 0xC2, 0xE2: return true
        case UInt8(ascii: "-"), UInt8(ascii: "'"): return document.isLetterByte(next)
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"):
            return next == 0x20
                || document.bytes[position..<min(position + 3, block.content.upperBound)].allSatisfy { $0 == UInt8(ascii: ".") }
        default: return false
        }
    }

    /// Whether the neighbours begin small, too, or are short: items of a list without bullets, or verse.
    private static func isListed(_ index: Int, _ document: Document) -> Bool {
        let next = index + 1 < document.blocks.count ? document.blocks[index + 1] : nil
        if let next, next.outline.contains(.beginsSmall), !goesOn(document.blocks[index - 1], document) { return true }
        // An item is one sentence: “nmap does it. It can …” only begins with a name.
        return document.blocks[index - 1].outline.contains(.beginsSmall) && !isText(document.blocks[index - 1], document)
            || document.looksLikeVerse(document.blocks[index].content)
            || document.looksLikeVerse(document.blocks[index - 1].content)
    }
}

extension Sequence<UInt8> {
    /// Whether a full stop, a question or an exclamation mark stands before a space.
    fileprivate var containsStop: Bool {
        var isStop = false
        for byte in self {
            if isStop, byte == 0x20 { return true }
            isStop = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
        }
        return false
    }
}
