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
        .mixedScriptWord, in: { $0.isWrittenInCyrillic ? [.mixedScriptWord, .han, .kana] : .mixedScriptWord })

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
        block.forEachWordBeyondASCII { word in
            if isMixed(runs(in: word, document), block) { report.add(word, "“\(document.text(word))” is in two scripts") }
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
