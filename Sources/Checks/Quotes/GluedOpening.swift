import Bytes
import Linting
import Prose

/// `quotes/glued-opening`: an opening mark right behind the word before (`so-called"Steinmeier formula"`).
public enum GluedOpening: Check {
    public static let trigger = Trigger.text([.doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.language.isWrittenWithoutSpaces else { return }
        for (_, mark, reading) in document.doubtfulMarks {
            guard reading.role == .opening, reading.partner >= 0, !mark.glyph.isSingle, !mark.right.isBreak else {
                continue
            }
            switch mark.left {
            case .comma, .stop, .closeBracket, .letter:
                // A closing mark of another kind stands there.
                if mark.right == .comma || mark.right == .stop || mark.right == .mark && mark.glyph.isStraight { continue }
                if mark.left == .letter, isPrefixed(mark, reading, view) { continue }
                if mark.glyph == .straightDouble, isOfRecord(mark, view) { continue }
                report.add(
                    mark.range, "Missing space before the opening quotation mark",
                    confidence: reading.confidence,
                    edits: [Edit(mark.range, " " + document.text(mark.range))])
            default: continue
            }
        }
    }

    /// Whether what stands right before the mark belongs to it: the prefix of a string in a program (`c"string"`), the
    /// article of Arabic.
    private static func isPrefixed(_ mark: Mark, _ reading: MarkReading, _ view: DocumentView) -> Bool {
        let document = view.document
        let block = view.block(Int(mark.block))
        let word = block.word(before: mark.offset)
        // `error=f"not found"`: an assignment or an argument of a program.
        if mark.glyph.isStraight, word.count <= 2, "=(,[".utf8.contains(block.byte(at: word.lowerBound - 1)) { return true }
        if document.conventions.gluesPrefixes {
            let letters = document.text(word).unicodeScalars
            return letters.last == "ـ" || letters.allSatisfy { proclitics.contains($0) }
        }
        return mark.glyph.isStraight && !isPhrase(reading, mark, document)
            && (word.count <= 1 || codePrefixes.contains(document.text(word).lowercased()) || isOfCode(word, mark, document))
    }

    /// Whether the text has the same word with a sign of programs or a single mark behind it (`prefix#id, prefix"string", prefix'c'`).
    private static func isOfCode(_ word: ByteRange, _ mark: Mark, _ document: Document) -> Bool {
        let content = document.blocks[Int(mark.block)].content
        let text = document.bytes[word]
        var position = content.lowerBound
        while position + text.count < content.upperBound {
            if document.bytes[position..<position + text.count].elementsEqual(text), position != word.lowerBound,
                position == content.lowerBound || !document.isLetterByte(document.bytes[position - 1]),
                "#'`(_=".utf8.contains(document.bytes[position + text.count])
            {
                return true
            }
            position += 1
        }
        return false
    }

    /// Whether the mark is one of a record of JSON (`{"name":"Anna","age":7}`): no prose has a mark and a colon side by side.
    private static func isOfRecord(_ mark: Mark, _ view: DocumentView) -> Bool {
        let block = view.block(Int(mark.block))
        let token = view.document.bytes[block.token(around: mark.offset)]
        return zip(token, token.dropFirst()).contains { $0 == UInt8(ascii: "\"") && $1 == UInt8(ascii: ":") }
    }

    /// The letters of words that Arabic and Hebrew write together with the next, and the stroke that joins them.
    private static let proclitics = Set("وفبكلساأهـוהבכלמש".unicodeScalars)

    private static let codePrefixes: Set<String> = [
        "br", "cr", "rb", "fr", "rf", "lr", "tr", "raw", "json", "html", "css", "sql", "bytes", "print", "echo", "include", "import",
    ]

    /// Whether the quotation is more than one word.
    private static func isPhrase(_ reading: MarkReading, _ mark: Mark, _ document: Document) -> Bool {
        let end = document.marks[Int(reading.partner)].offset
        return end > mark.range.upperBound && document.bytes[mark.range.upperBound..<end].contains(0x20)
    }
}
