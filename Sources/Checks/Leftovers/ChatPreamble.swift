import Bytes
import Linting
import Prose

/// `leftovers/chat-preamble`: the sentence with which a chatbot hands over its translation, or the heading that it
/// gives it (`Sure! Here is the translation:`, `**Translation:**`).
///
/// A handover is known by its parts: it may agree first (“Sure!”), then it points to what follows (“here is”, `voici`, `以下是`), and says
/// that this is a translation, or a text in a language that it names; a colon ends it.
public enum ChatPreamble: Check {
    public static let trigger = Trigger.blocks(phrases: [.agreements, .handovers, .handoverHeadings])

    private static let mostBytes = 300

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        // A text that was translated in parts has one at each seam.
        let isFirst = document.blocks[..<block.index].allSatisfy { $0.content.isEmpty }
        guard let safety = handover(block, isFirst: isFirst), let next = document.nextFilledBlock(after: block.index) else { return }
        // The line goes with the blank ones behind it; a fence behind these is another rule’s.
        let end = min(document.blocks[next].range.lowerBound, lineBehind(block.range.upperBound, document))
        report.add(
            block.content, "This announces the translation and is not part of it", confidence: 0.9, safety: safety,
            edits: [Edit(block.range.lowerBound..<end, "")])
    }

    /// Where the first line begins behind `offset` that is not blank.
    private static func lineBehind(_ offset: Int, _ document: Document) -> Int {
        var (position, line) = (offset, offset)
        while position < document.bytes.count, Ascii.isSpace(document.bytes[position]) {
            position += 1
            if Ascii.isLineEnd(document.bytes[position - 1]) { line = position }
        }
        return line
    }

    // MARK: Handovers

    /// How safe it is to remove the block: nil where it hands nothing over.
    private static func handover(_ block: BlockView, isFirst: Bool) -> Safety? {
        guard block.kind.isProse, block.kind != .tableCell, block.content.count <= mostBytes, mayEnd(block),
            // Before text is made of it, since many sentences begin as a handover.
            TranslationWords.translationOrLanguage.mayOccur(in: block.block, of: block.document.bytes)
        else { return nil }
        let line = block.textAsRead(block.content).lowercased()
        if isFirst, isHeading(block.document.text(block.content).lowercased()) { return .safe }
        guard let last = line.last(where: { $0 != "*" && $0 != "_" && $0 != " " }), !line.contains("\n\n") else { return nil }
        let endsInColon = last == ":" || last == "："
        guard endsInColon || ".!。！".contains(last), !(line.first.map { "\"“„«”»「『‘'—–-".contains($0) } ?? true) else { return nil }
        // All that follows is for lines that speak of a translation; few do.
        let words = Array(line.utf8)
        guard TranslationWords.translation.occurs(in: words) || Self.versions.occurs(in: words) else { return nil }
        var rest = Substring(line).drop { "*_#> ".contains($0) }
        let agreed = agreement(&rest)
        guard let (language, opening) = presentation(of: rest) else { return nil }
        let body = Array(rest.dropFirst(opening).utf8)
        // The colon may end a first sentence that others follow.
        let translation = TranslationWords.translation.first(in: Array(rest.utf8))
        let speaksOfIt = translation != nil || Self.versions.occurs(in: body) && TranslationWords.languageNames.occurs(in: body)
        guard speaksOfIt else { return nil }
        let isForeign = block.language != .undetermined && language.base != block.language.base
        if isFirst {
            // Without a colon it may be a sentence of the text: what agrees, or speaks as “I”, or in another language, is none.
            return endsInColon || agreed || isForeign || isHandoverSentence(rest, opening) ? .safe : nil
        }
        return endsInColon && (agreed || isForeign) || agreed && translation != nil ? .unsafe : nil
    }

    /// Whether the block ends in a colon or as a sentence, or is marked as a heading.
    private static func mayEnd(_ block: BlockView) -> Bool {
        let bytes = block.document.bytes[block.content]
        switch bytes.last ?? 0 {
        case Ascii.colon, UInt8(ascii: "."), UInt8(ascii: "!"), Ascii.asterisk, Ascii.underscore, Ascii.space, 0x80...: return true
        default: return bytes.first == Ascii.hash || bytes.first == Ascii.asterisk || block.kind == .heading
        }
    }

    /// A sentence that is nothing but “Here is the translation”, with what it was made from and into.
    private static func isHandoverSentence(_ line: Substring, _ opening: Int) -> Bool {
        let rest = line.dropFirst(opening)
        guard TranslationWords.translation.first(in: Array(line.utf8))?.lowerBound != 0,
            let place = TranslationWords.translation.first(in: Array(rest.utf8))
        else { return false }
        // An article and a word: “here is the German translation”.
        let between = String(decoding: rest.utf8.prefix(place.lowerBound), as: UTF8.self)
        return between.split(separator: " ").count <= 2 && between.utf8.count <= 30 && line.filter({ ".!。！".contains($0) }).count <= 1
    }

    /// Whether the line agrees to do something; what follows is left.
    private static func agreement(_ rest: inout Substring) -> Bool {
        guard let opener = agreements.filter({ rest.hasPrefix($0) }).max(by: { $0.count < $1.count }) else { return false }
        let after = rest.dropFirst(opener.count)
        // “Sure enough” is another word’s beginning.
        guard
            opener.hasSuffix(",") || opener.hasSuffix("!") || opener.hasSuffix(".")
                || after.first.map({ " ,.!！，、。:：—–-;".contains($0) }) == true || !opener.allSatisfy(\.isASCII)
        else { return false }
        let trimmed = after.drop { " ,.!！，、。:：—–-;".contains($0) }
        guard trimmed.startIndex != after.startIndex || opener.last?.isLetter == false else { return false }
        rest = trimmed
        return true
    }

    /// The language of the words that point to what follows, and how many characters they are.
    private static func presentation(of line: Substring) -> (language: LanguageTag, length: Int)? {
        let found = presentations.compactMap { language, openings in
            openings.filter { line.hasPrefix($0) }.map(\.count).max().map { (language: language, length: $0) }
        }
        return found.max { $0.length < $1.length }
    }

    private static let versions = Stems(.versions)
    private static let agreements = LanguagePhrases.agreements.everywhere
    /// Those of an own line may be a heading.
    private static let presentations = LanguagePhrases.handovers.byLanguage

    // MARK: Headings

    /// `**Translation:**`, `## Übersetzung`: nothing but a word for a translation, marked as a heading or by a colon.
    private static func isHeading(_ line: String) -> Bool {
        let marks: Set<Character> = ["*", "#", ":", "：", " ", "_", "-", "\u{A0}"]
        guard line.first == "*" || line.first == "#" || line.last == ":" || line.last == "：" || line.last == "*" else {
            return false
        }
        let words = line.drop { marks.contains($0) }
        guard let end = words.lastIndex(where: { !marks.contains($0) }) else { return false }
        return headings.contains(String(words[...end]))
    }

    private static let headings = Set(LanguagePhrases.handoverHeadings.everywhere)
}
