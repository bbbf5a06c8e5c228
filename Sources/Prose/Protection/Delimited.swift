import Bytes

/// What stands between delimiters: placeholders, tags, code.
extension ProtectionScanner {
    /// `{x}`, `{0}`, `{{…}}`, `{%…%}`, `${…}`, `$…$`, `⟦…⟧`.
    func placeholder(_ offset: Int) -> Found? {
        if has("{%", at: offset) { return between(offset, opening: 2, closing: "%}", stop: "{%") }
        if byte(offset) == UInt8(ascii: "$"), !has("${", at: offset) { return displayedFormula(offset) ?? formula(offset) }
        if has("{{", at: offset) { return between(offset, opening: 2, closing: "}}", stop: "{") }
        if has("${", at: offset) { return between(offset, opening: 2, closing: "}", stop: "{") }
        if has("⟦", at: offset) { return between(offset, opening: 3, closing: "⟧", stop: "⟦") }
        guard byte(offset) == UInt8(ascii: "{") else { return nil }
        var position = offset + 1
        while position < end, position < offset + 64, Self.isNameByte(bytes[position]) { position += 1 }
        return byte(position) == UInt8(ascii: "}") ? (.placeholder, offset..<position + 1) : nil
    }

    /// What a name in a placeholder may be made of: also `user.name`, `n:02`, `items[0]`, `x!r`.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        if isWordByte(byte) { return true }
        switch byte {
        case Ascii.stop, Ascii.colon, Ascii.hyphen, Ascii.openBracket, Ascii.closeBracket, UInt8(ascii: "!"), Ascii.hash,
            UInt8(ascii: "$"), UInt8(ascii: "@"):
            return true
        default: return false
        }
    }

    /// A formula between dollar signs, as Pandoc and GitHub read it: no space within the signs, no digit after the second one; and nothing in it
    /// that reads as prose, since two prices are between dollar signs, too.
    private func formula(_ offset: Int) -> Found? {
        let before = byte(offset - 1)
        guard before != UInt8(ascii: "$"), !Self.isWordByte(before), !Ascii.isSpace(byte(offset + 1)), byte(offset + 1) != 0 else {
            return nil
        }
        var position = offset + 1
        var letters = 0
        // Longer formulas are displayed ones, in paragraphs of their own.
        while position < min(end, offset + 200), !Ascii.isLineEnd(bytes[position]) {
            switch bytes[position] {
            case UInt8(ascii: "$"):
                guard position > offset + 1, !Ascii.isSpace(bytes[position - 1]), !Self.isWordByte(byte(position + 1)) else { return nil }
                return (.code, offset..<position + 1)
            case Ascii.backslash:
                // A command, whatever its name.
                position += 1
                while position < end, Ascii.isLetter(bytes[position]) { position += 1 }
                letters = 0
                continue
            case let byte where Ascii.isLetter(byte): letters += 1
            // Prose in another script.
            case 0x80...: return nil
            default: letters = 0
            }
            // The names of functions and of products of variables are short; “and” between two prices is as long.
            if letters > 2 { return nil }
            position += 1
        }
        return nil
    }

    /// A formula as TeX sets it off: `\\(…\\)`, `\\[…\\]`. In Markdown each of the backslashes is written twice; a single one there escapes a bracket of
    /// prose, as it may in plain text, so what is between single ones must read as a formula.
    func bracketedFormula(_ offset: Int) -> Found? {
        let isDoubled = byte(offset + 1) == Ascii.backslash
        let bracket = offset + (isDoubled ? 2 : 1)
        let closing: UInt8
        switch byte(bracket) {
        case Ascii.open: closing = Ascii.close
        case Ascii.openBracket: closing = Ascii.closeBracket
        default: return nil
        }
        guard byte(offset - 1) != Ascii.backslash else { return nil }
        var position = bracket + 1
        while position < min(end, offset + Self.longestFormula) {
            guard bytes[position] == Ascii.backslash else {
                position += 1
                continue
            }
            let isEnd = isDoubled ? byte(position + 1) == Ascii.backslash && byte(position + 2) == closing : byte(position + 1) == closing
            if isEnd {
                guard isDoubled || readsAsFormula(bracket + 1..<position) else { return nil }
                return (.code, offset..<position + (isDoubled ? 3 : 2))
            }
            position += isDoubled && byte(position + 1) == Ascii.backslash ? 2 : 1
        }
        return nil
    }

    /// A displayed formula within a paragraph: `$$…$$`. Two dollar signs may also say that something is dear, so what is between them must read as a
    /// formula.
    private func displayedFormula(_ offset: Int) -> Found? {
        guard has("$$", at: offset), byte(offset - 1) != UInt8(ascii: "$"), byte(offset + 2) != UInt8(ascii: "$") else { return nil }
        var position = offset + 2
        while position < min(end, offset + Self.longestFormula) {
            if has("$$", at: position) {
                guard byte(position + 2) != UInt8(ascii: "$"), readsAsFormula(offset + 2..<position) else { return nil }
                return (.code, offset..<position + 2)
            }
            position += 1
        }
        return nil
    }

    /// Whether a range has what prose has not: a command of TeX, a sign of a relation or of an index; and more of them than of words.
    private func readsAsFormula(_ range: ByteRange) -> Bool {
        var signs = 0
        var words = 0
        var letters = 0
        var isCommand = false
        for position in range {
            let byte = bytes[position]
            if Ascii.isLetter(byte) {
                letters += 1
                if letters == Self.fewestLettersOfWord, !isCommand { words += 1 }
                continue
            }
            letters = 0
            isCommand = byte == Ascii.backslash
            switch byte {
            case Ascii.backslash, UInt8(ascii: "="), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "{"), UInt8(ascii: "<"),
                Ascii.greater, Ascii.plus:
                signs += 1
            default: break
            }
        }
        return signs > words
    }

    /// The names of functions and of products of variables are shorter.
    private static let fewestLettersOfWord = 4
    /// In bytes. A bound, so that openings without an end cost no more than it.
    private static let longestFormula = 600

    private func between(_ offset: Int, opening: Int, closing: StaticString, stop: StaticString) -> Found? {
        var position = offset + opening
        // A bound, so that openings without an end cost no more than it.
        while position < min(end, offset + 200), !Ascii.isLineEnd(bytes[position]) {
            if has(closing, at: position) { return (.placeholder, offset..<position + closing.utf8CodeUnitCount) }
            if has(stop, at: position) { return nil }
            position += 1
        }
        return nil
    }

    /// A conversion of printf: `%s`, `%1$d`, `%.2f`, `%@`, `%(name)s`, `%{name}`; not the `%` of `50%`.
    func format(_ offset: Int) -> Found? {
        guard isWordStart(offset), byte(offset - 1) != UInt8(ascii: "%") else { return nil }
        if byte(offset + 1) == UInt8(ascii: "{"), let name = placeholder(offset + 1) {
            return (.placeholder, offset..<name.range.upperBound)
        }
        var position = offset + 1
        if byte(position) == Ascii.open {
            position += 1
            while position < end, position < offset + 64, Self.isNameByte(bytes[position]) { position += 1 }
            guard byte(position) == Ascii.close else { return nil }
            position += 1
        }
        while position < min(end, offset + 24), Self.isFormatModifier(bytes[position]) { position += 1 }
        guard position < end, Self.isConversion(bytes[position]), !Self.isWordByte(byte(position + 1)),
            byte(position + 1) < 0x80 || afterPunctuationMark(position + 1)
        else { return nil }
        return (.placeholder, offset..<position + 1)
    }

    private static func isFormatModifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), Ascii.hyphen, Ascii.plus, Ascii.hash, Ascii.stop,
            Ascii.asterisk, Ascii.apostrophe, UInt8(ascii: "h"), UInt8(ascii: "l"), UInt8(ascii: "z"), UInt8(ascii: "q"):
            return true
        default: return false
        }
    }

    private static func isConversion(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "o"), UInt8(ascii: "x"),
            UInt8(ascii: "X"), UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "c"),
            UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "p"), UInt8(ascii: "@"):
            return true
        default: return false
        }
    }

    /// Whether a punctuation mark or space beyond ASCII begins at `offset`, or an ideograph: nothing that makes a word
    /// of the letter before it.
    private func afterPunctuationMark(_ offset: Int) -> Bool {
        byte(offset) == 0xC2 || (0xE2...0xEF).contains(byte(offset))
    }

    // MARK: Tags

    /// `<b>`, `</a>`, `<br/>`, `<a href="x">`, `<0>`, `<!-- … -->`.
    func element(_ offset: Int) -> Found? {
        if has("<!--", at: offset) { return comment(offset) }
        var position = offset + (byte(offset + 1) == UInt8(ascii: "/") ? 2 : 1)
        let name = position
        guard Ascii.isLetterOrDigit(byte(name)) else { return nil }
        while position < end, Self.isWordByte(bytes[position]) || bytes[position] == Ascii.hyphen { position += 1 }
        let hasAttributes = Ascii.isSpace(byte(position)) && Ascii.isLetter(byte(name))
        guard hasAttributes || byte(position) == Ascii.greater || byte(position) == UInt8(ascii: "/") else { return nil }
        while position < min(end, offset + 1000), bytes[position] != Ascii.less {
            if bytes[position] == Ascii.greater { return (.element, offset..<position + 1) }
            if !hasAttributes, bytes[position] != UInt8(ascii: "/") { return nil }
            position += 1
        }
        return nil
    }

    private func comment(_ offset: Int) -> Found? {
        var position = offset + 4
        while position < min(end, offset + 1000), bytes[position] != Ascii.less {
            if has("-->", at: position) { return (.element, offset..<position + 3) }
            position += 1
        }
        return nil
    }

    // MARK: Code

    /// Code between two runs of as many backticks (CommonMark 0.30, section 6.1), unless they look like the quotation
    /// marks of TeX and of tokenizers: ``` ``so'' ```, `` `so' ``.
    mutating func code(_ offset: Int) -> Found? {
        let opening = endOfRun(offset)
        let length = opening - offset
        guard length < 32, missingRuns & 1 << UInt32(length) == 0 else { return nil }
        var position = opening
        while position < end {
            if bytes[position] == Ascii.backtick {
                let runEnd = endOfRun(position)
                if runEnd - position == length {
                    let opensAnother = Ascii.isSpace(bytes[position - 1]) && !Ascii.isSpace(bytes[opening])
                    return opensAnother ? nil : (.code, offset..<runEnd)
                }
                position = runEnd
            } else if length == 2, has("''", at: position) {
                return nil
            } else {
                position += 1
            }
        }
        missingRuns |= 1 << UInt32(length)
        return nil
    }
}
