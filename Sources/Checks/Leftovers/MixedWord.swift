import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/mixed-word`: a word of which a part is in another script, because it was translated half (`неactually`,
/// `redeплoys`, `очень复杂ный`).
///
/// One letter that looks like another is `characters/look-alike`'s matter. A name in Latin letters takes endings of the language
/// (`Facebookом`), and a symbol stands beside one (`sinα`): neither is such a word.
public enum MixedWord: Check {
    public static let trigger = Trigger.blocks(
        .mixedScriptWord, in: { $0.isWrittenInCyrillic ? [.mixedScriptWord, .han, .kana, .cyrillic] : .mixedScriptWord })

    private struct Run {
        let script: Script
        var range: ByteRange
        var letters: Int
    }

    /// In letters: fewer may be a symbol.
    private static let fewestLetters = 2
    /// Of a part in small letters at a word's end.
    private static let fewestLettersOfEnd = 3

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        if block.signals.contains(.cyrillic), block.signals.contains(.asciiLetter) { checkIdentifiers(block, &report) }
        guard !block.signals.isDisjoint(with: [.mixedScriptWord, .han, .kana]) else { return }
        block.forEachWordBeyondASCII { word in
            if isMixed(runs(in: word, document), block) { report.add(word, "“\(document.text(word))” is in two scripts") }
        }
    }

    /// Reports names of commands and the like of which the second half was transliterated (`Get-Нетадаптер`), where the block's markup (the
    /// destination of a link) has them in Latin letters.
    private static func checkIdentifiers(_ block: BlockView, _ report: inout Report) {
        guard !block.block.markup.isEmpty else { return }
        let document = block.document
        for hyphen in document.places(of: Ascii.hyphen, in: block.content) where block.byte(at: hyphen + 1) & 0xFE == 0xD0 {
            let (left, right) = (block.word(before: hyphen), block.word(at: hyphen + 1))
            guard block.isCapitalized(left), block.isCapitalized(right), block.length(right) > fewestLettersOfEnd,
                document.bytes[left].allSatisfy({ Ascii.isLetter($0) }), !block.isProtected(left.lowerBound..<right.upperBound)
            else { continue }
            let name = Array(document.text(left).lowercased().utf8) + [Ascii.hyphen]
            let isKnown = document.markup[block.block.markup].contains { span in
                guard span.range.count > name.count else { return false }
                let text = document.bytes[span.range].map { $0 | (Ascii.isCapital($0) ? 0x20 : 0) }
                guard let place = text.firstRange(of: name), place.upperBound < text.count else { return false }
                return Ascii.isLetter(text[place.upperBound])
            }
            if isKnown {
                report.add(left.lowerBound..<right.upperBound, "“\(document.text(left.lowerBound..<right.upperBound))” is in two scripts")
            }
        }
    }

    private static func runs(in word: ByteRange, _ document: Document) -> [Run] {
        var runs: [Run] = []
        var position = word.lowerBound
        while position < word.upperBound, let decoded = document.scalar(at: position) {
            let place = position..<position + decoded.length
            position = place.upperBound
            guard decoded.scalar.isLetter else { continue }
            let script = decoded.scalar.script
            if runs.last?.script == script {
                runs[runs.count - 1].letters += 1
                runs[runs.count - 1].range = runs[runs.count - 1].range.lowerBound..<place.upperBound
            } else {
                runs.append(Run(script: script, range: place, letters: 1))
            }
        }
        return runs
    }

    private static func isMixed(_ runs: [Run], _ block: BlockView) -> Bool {
        guard runs.count >= 2, runs.allSatisfy({ $0.letters >= fewestLetters }), runs.contains(where: { isOfOneScript($0, block.document) })
        else { return false }
        // A script that goes on behind another.
        if runs.count >= 3 { return runs[0].script == runs[2].script }
        let (first, last) = (runs[0], runs[1])
        return block.language.isWrittenInCyrillic && first.script == .cyrillic && last.script == .latin
            && last.letters >= fewestLettersOfEnd && block.isLowercase(last.range)
            && block.isLowercase(first.range.dropFirst(2)) && isOfOneScript(first, block.document)
    }

    /// Whether one of the letters looks like none of the other script: not a word of which all are drawn alike.
    private static func isOfOneScript(_ run: Run, _ document: Document) -> Bool {
        guard run.script == .cyrillic || run.script == .greek else { return run.script == .han }
        return document.text(run.range).unicodeScalars.contains { !LetterShapes.alike.contains($0) }
    }
}
