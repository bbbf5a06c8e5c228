import Bytes
import Linting
import Prose
import UnicodeText

/// `structure/drop-cap`: a capital that is a line of its own, and the rest of its word in the next (`T` above `he bridge`).
public enum DropCap: Check {
    public static let trigger = Trigger.blocks(outline: [.paragraph, .line, .isUnfinished])

    public static func check(_ block: BlockView, into report: inout Report) {
        // A letter of up to three bytes.
        guard (1...3).contains(block.content.count), let capital = block.scalar(at: block.content.lowerBound),
            UTF8.width(capital) == block.content.count, capital.properties.isUppercase,
            let index = block.document.nextFilledBlock(after: block.index)
        else { return }
        let document = block.document
        let rest = document.blocks[index]
        guard rest.kind == .paragraph || rest.kind == .verse else { return }
        let word = document.firstWord(of: rest)
        // A word in small letters or in capitals; an item of an index begins with a capital, and goes on with small letters.
        let scalars = document.text(word).unicodeScalars
        // Behind `L` an apostrophe makes a word of it.
        guard !scalars.isEmpty, block.document.scalar(at: word.upperBound).map({ !"'’".unicodeScalars.contains($0.scalar) }) ?? true,
            scalars.allSatisfy(\.isSmall) || scalars.allSatisfy({ !$0.isSmall })
        else { return }
        let joined = (String(capital) + document.text(word)).lowercased()
        let range = block.content.lowerBound..<word.upperBound
        let gap = block.content.upperBound..<word.lowerBound
        @Sendable func add(_ report: inout Report) {
            report.add(range, "The first letter of the word is on a line of its own", edits: [Edit(gap, "")])
        }
        if isCommon(joined, block.language) { return add(&report) }
        // Where the rest is a word of the text by itself, the letter may be a number above a title.
        let own = document.text(word).lowercased()
        let name = String(capital) + own
        report.ask(about: [joined, name, own].map { Array($0.utf8) }, enough: 1) { counts, report in
            if counts[0] + counts[1] > 0, counts[2] == 0 { add(&report) }
        }
    }

    private static func isCommon(_ word: String, _ language: LanguageTag) -> Bool {
        FunctionWords.of(language)?.occurs(in: Array(word.utf8), 0..<word.utf8.count) == true
            || LanguageWords.of(language)?.sentenceOpeners.contains(word) == true
    }
}
