import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/inverted-mark`: a Spanish question or exclamation without the mark that begins it (`Dónde estás?`).
public enum InvertedMark: Check {
    public static let trigger = Trigger.blocks()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var sound = 0
        var bare: [Place] = []
        // A question may go on into the next block where blocks were torn apart.
        var isOpen = false
        for block in view.blocks { read(block, &isOpen, &sound, &bare) }
        // In a text that sets the marks, one is missing wherever none is, around “Ah!” as well.
        let setsMarks = sound >= 1 && sound >= (sound < 3 ? bare.count : 2 * bare.count)
        for place in bare where setsMarks ? !place.isName && !place.isLong && !place.isForeign : place.isSpanish {
            let isQuestion = document.bytes[place.run.lowerBound] == UInt8(ascii: "?")
            report.add(
                place.run, isQuestion ? "The question does not begin with “¿”" : "The exclamation does not begin with “¡”",
                edits: [Edit(place.beginning..<place.beginning, isQuestion ? "¿" : "¡")])
        }
    }

    private struct Place {
        let run: ByteRange
        /// Where the opening mark belongs.
        let beginning: Int
        /// Whether it is an exclamation of many words: novels let many a sentence end in one that did not begin so.
        let isLong: Bool
        /// Whether the words are Spanish beyond doubt.
        let isSpanish: Bool
        /// Whether there are several words, and none of them Spanish.
        let isForeign: Bool
        /// Whether the mark may belong to a name: `Yahoo! compró`.
        let isName: Bool
    }

    /// Counts the questions and exclamations with both marks, and collects those without the first.
    private static func read(_ block: BlockView, _ isOpen: inout Bool, _ sound: inout Int, _ bare: inout [Place]) {
        let bytes = block.document.bytes
        // A paragraph that goes on with another's sentence has its mark there.
        var goesOn = false
        if let first = block.scalar(at: block.content.lowerBound), first.isSmall || ",;.)".unicodeScalars.contains(first), !isOpen {
            goesOn = true
            isOpen = true
        }
        guard bytes[block.content].contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "!") || $0 == 0xC2 }) else { return }
        var start = block.content.lowerBound
        // Whether a full stop since `start` may have ended a sentence: ICU, which knows abbreviations, is asked where it matters.
        var hasStop = false
        var position = start
        // Whether another question or exclamation goes on behind the one that is open: `¿Si serás, ¡oh musa!, un nuevo …?`
        var isNested = false
        // With the paragraph's last full stop all that was asked in it ends.
        defer { if bytes[block.content.upperBound - 1] == UInt8(ascii: ".") { isOpen = false } }
        while position < block.content.upperBound {
            switch bytes[position] {
            case 0xC2 where block.byte(at: position + 1) == 0xBF || block.byte(at: position + 1) == 0xA1:
                isNested = isOpen && !goesOn
                isOpen = true
                goesOn = false
                position += 1
            case UInt8(ascii: "?"), UInt8(ascii: "!"):
                let run = position..<endOfRun(position, block)
                if isOpen {
                    sound += 1
                } else {
                    if hasStop { start = max(start, block.sentenceStart(atOrBefore: position)) }
                    if let place = place(run, from: start, block) { bare.append(place) }
                }
                (isOpen, isNested, goesOn) = (isNested, false, false)
                position = run.upperBound - 1
                (start, hasStop) = (run.upperBound, false)
            case UInt8(ascii: ".") where endsSentence(position, block):
                hasStop = true
                if isNested { (isOpen, isNested) = (false, false) }
                if goesOn { (isOpen, goesOn) = (false, false) }
            case UInt8(ascii: ":") where block.byte(at: position + 1) == 0x20: (start, hasStop) = (position + 1, false)
            default: if opensSpeech(position, block) { (start, hasStop) = (position, false) }
            }
            position += 1
        }
    }

    private static func place(_ run: ByteRange, from start: Int, _ block: BlockView) -> Place? {
        let before = block.scalar(before: run.lowerBound)
        let after = block.scalar(at: run.upperBound)
        guard before.map({ $0.isLetter || $0.isDigit || "\"”’»).…".unicodeScalars.contains($0) }) ?? false,
            after.map({ !$0.isLetter && !$0.isDigit && $0 != "=" && $0 != "/" }) ?? true,
            !block.isProtected(run), !endsName(run.lowerBound, block), !isArgument(run, block)
        else { return nil }
        let beginning = beginning(of: start, run.lowerBound, block)
        guard beginning < run.lowerBound else { return nil }
        let word = block.word(before: run.lowerBound)
        let next = block.document.spaceAfter(run.upperBound, notAfter: block.content.upperBound)
        let isName =
            word.lowerBound > beginning && block.scalar(at: word.lowerBound)?.isCapital == true
            && block.scalar(at: next.upperBound)?.isSmall == true
        let text = beginning..<run.lowerBound
        let isLong =
            block.document.bytes[run.lowerBound] == UInt8(ascii: "!")
            && block.document.bytes[text].lazy.filter { $0 == 0x20 }.count >= 12
        let spanish = spanishWords(in: text, block)
        return Place(
            run: run, beginning: beginning, isLong: isLong,
            isSpanish: spanish.known >= 2 || block.document.bytes[run.lowerBound] == UInt8(ascii: "?") && asks(beginning, block),
            isForeign: spanish.words >= 3 && spanish.known == 0, isName: isName)
    }

    /// Whether the mark is the last sign of a name in a program: `Regexp#match?`, `File::exist?`.
    private static func endsName(_ offset: Int, _ block: BlockView) -> Bool {
        let name = block.document.bytes[block.token(around: offset).lowerBound..<offset]
        return name.contains(Ascii.hash) || name.contains(Ascii.underscore) || name.firstRange(of: "::".utf8) != nil
    }

    /// Whether the mark ends a string in a program: `log('Hello!')`.
    private static func isArgument(_ run: ByteRange, _ block: BlockView) -> Bool {
        let quote = block.byte(at: run.upperBound)
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), block.byte(at: run.upperBound + 1) == Ascii.close else {
            return false
        }
        let next = block.openingBrackets.partitioningIndex { $0 >= run.lowerBound }
        guard next > 0, case let opening = block.openingBrackets[next - 1], opening > block.content.lowerBound else { return false }
        return block.byte(at: opening + 1) == quote && Ascii.isLetterOrDigit(block.byte(at: opening - 1))
    }

    private static func endOfRun(_ start: Int, _ block: BlockView) -> Int {
        var end = start
        while block.byte(at: end) == UInt8(ascii: "?") || block.byte(at: end) == UInt8(ascii: "!") { end += 1 }
        return end
    }

    private static func endsSentence(_ position: Int, _ block: BlockView) -> Bool {
        let next = block.byte(at: position + 1)
        // An abbreviation (`D. Vicente`), or an ellipsis within the sentence.
        if next == 0x20, block.scalar(at: position + 2)?.isSmall == true { return false }
        let word = block.word(before: position)
        if block.length(word) <= 3, block.scalar(at: word.lowerBound)?.isCapital == true { return false }
        return next == 0x20 || next == 0x22 || next == 0xE2 || next == 0xC2
    }

    /// Whether a quotation mark or a dash at `position` begins speech: a space or the block's start stands before it, and
    /// a word right behind.
    private static func opensSpeech(_ position: Int, _ block: BlockView) -> Bool {
        let byte = block.document.bytes[position]
        guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "-") || byte == 0xC2 || byte == 0xE2,
            let mark = block.scalar(at: position), "\"«“‘—–-".unicodeScalars.contains(mark),
            position == block.content.lowerBound || block.scalar(before: position)?.isWhitespace == true
        else { return false }
        let first = block.scalar(at: position + UTF8.width(mark))
        // “Sabe usted -dijo”: there, the dash ends speech.
        let isDash = "—–-".unicodeScalars.contains(mark) && position > block.content.lowerBound
        // Within a sentence a word in marks opens no speech: `con qué «sombra» lo dices!`.
        if !isDash, position > block.content.lowerBound, block.scalar(before: position - 1)?.isLetter == true { return false }
        return isDash ? first?.isCapital == true : first?.isLetter == true
    }

    /// Where the sentence's first word begins: behind spaces, dashes and quotation marks.
    private static func beginning(of start: Int, _ limit: Int, _ block: BlockView) -> Int {
        var position = start
        while position < limit, let scalar = block.scalar(at: position), !scalar.isLetter, !scalar.isDigit {
            position += UTF8.width(scalar)
        }
        return position
    }

    /// Names of films and firms in other languages keep their own marks (`Yahoo!`); a question in Spanish has words that
    /// only Spanish has.
    private static func spanishWords(in range: ByteRange, _ block: BlockView) -> (words: Int, known: Int) {
        let words = block.document.text(range).lowercased().split { !$0.isLetter }
        let known = words.count { word in
            spanish.contains(String(word)) || word.unicodeScalars.contains { "ñáíóú".unicodeScalars.contains($0) }
        }
        return (words.count, known)
    }

    /// Whether the sentence's first word is one that asks: with its accent it is no other, and in no other language.
    private static func asks(_ beginning: Int, _ block: BlockView) -> Bool {
        interrogatives.contains(block.document.text(block.word(at: beginning)).lowercased())
    }

    private static let interrogatives: Set<String> = [
        "qué", "cómo", "cuándo", "dónde", "adónde", "quién", "quiénes", "cuál", "cuáles", "cuánto", "cuánta", "cuántos", "cuántas",
    ]

    private static let spanish: Set<String> = [
        "que", "qué", "de", "la", "el", "los", "las", "en", "un", "una", "no", "es", "se", "por", "con", "para", "como",
        "cómo", "cuándo", "dónde", "quién", "cuál", "cuánto", "su", "al", "del", "lo", "más", "te", "me", "mi", "tu",
        "si", "sí", "ya", "hay", "ha", "está", "son", "esto", "eso", "este", "esta", "muy", "pero", "porque", "le", "nos",
        "y", "o", "usted", "tú", "yo", "él", "ella", "hijo", "hijos", "hija", "hombre", "mujer", "señor", "señora", "señores", "dios",
        "era", "fue", "soy", "eres",
        "tiene", "tengo", "quiere", "sabe", "va", "vaya", "voy", "bien", "mal", "nada", "todo", "otra", "vez", "mis", "sus", "tus", "sin",
    ]
}
