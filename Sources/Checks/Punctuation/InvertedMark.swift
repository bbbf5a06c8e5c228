import Linting
import Prose
import UnicodeText

/// `punctuation/inverted-mark`: a Spanish question or exclamation without the mark that begins it (`Dónde estás?`).
public enum InvertedMark: BlockCheck {
    public static let signals: Signals = [.asciiLetter]

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        // A paragraph that goes on with another's sentence has its mark there.
        guard block.scalar(at: block.content.lowerBound)?.isSmall == false, bytes[block.content].contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "!") })
        else { return }
        // How many questions and exclamations are open.
        var opened = 0
        var start = block.content.lowerBound
        var position = start
        while position < block.content.upperBound {
            switch bytes[position] {
            case 0xC2 where block.byte(at: position + 1) == 0xBF || block.byte(at: position + 1) == 0xA1:
                opened += 1
                position += 1
            case UInt8(ascii: "?"), UInt8(ascii: "!"):
                let run = position..<endOfRun(position, block)
                if opened == 0 { add(run, from: start, block, into: &report) }
                opened = 0
                position = run.upperBound - 1
                start = run.upperBound
            case UInt8(ascii: ".") where endsSentence(position, block): start = position + 1
            default: break
            }
            position += 1
        }
    }

    private static func add(_ run: ByteRange, from start: Int, _ block: BlockView, into report: inout Report) {
        let before = block.scalar(before: run.lowerBound)
        let after = block.scalar(at: run.upperBound)
        guard before.map({ $0.isLetter || $0.isDigit || "\"”»’)".unicodeScalars.contains($0) }) ?? false,
            after.map({ !$0.isLetter && !$0.isDigit && $0 != "=" && $0 != "/" }) ?? true,
            !block.isProtected(run)
        else { return }
        let begin = beginning(of: start, run.lowerBound, block)
        guard begin < run.lowerBound, looksSpanish(begin..<run.lowerBound, block) else { return }
        let isQuestion = block.document.bytes[run.lowerBound] == UInt8(ascii: "?")
        report.add(
            run, isQuestion ? "The question does not begin with “¿”" : "The exclamation does not begin with “¡”",
            edits: [Edit(begin..<begin, isQuestion ? "¿" : "¡")])
    }

    private static func endOfRun(_ start: Int, _ block: BlockView) -> Int {
        var end = start
        while block.byte(at: end) == UInt8(ascii: "?") || block.byte(at: end) == UInt8(ascii: "!") { end += 1 }
        return end
    }

    private static func endsSentence(_ position: Int, _ block: BlockView) -> Bool {
        let next = block.byte(at: position + 1)
        return next == 0x20 || next == 0x22 || next == 0xE2 || next == 0xC2
    }

    /// Where the sentence's first word begins: behind spaces, dashes and quotation marks.
    private static func beginning(of start: Int, _ limit: Int, _ block: BlockView) -> Int {
        var position = start
        while position < limit, let scalar = block.scalar(at: position), !scalar.isLetter, !scalar.isDigit {
            position += UTF8.width(scalar)
        }
        return position
    }

    /// Names of films and firms in other languages keep their own marks (`Yahoo!`); a question in Spanish has a word
    /// that only Spanish has, or more than three words.
    private static func looksSpanish(_ range: ByteRange, _ block: BlockView) -> Bool {
        let text = block.document.text(range)
        let words = text.lowercased().split { !$0.isLetter }
        guard words.count >= 2 else { return false }
        let known = words.filter { spanish.contains(String($0)) }.count
        return known >= 2 && !text.contains("¿") && !text.contains("¡")
    }

    private static let spanish: Set<String> = [
        "que", "qué", "de", "la", "el", "los", "las", "en", "un", "una", "no", "es", "se", "por", "con", "para", "como",
        "cómo", "cuándo", "dónde", "quién", "cuál", "cuánto", "su", "al", "del", "lo", "más", "te", "me", "mi", "tu",
        "si", "sí", "ya", "hay", "ha", "está", "son", "esto", "eso", "este", "esta", "muy", "pero", "porque", "le", "nos",
        "y", "o", "qué", "usted", "tú", "yo", "él", "ella",
    ]
}
