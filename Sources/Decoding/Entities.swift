import Bytes

/// A character written as an entity or character reference of HTML: `&eacute;`, `&#233;`, `&#xE9;`, and what
/// translation leaves of one: `& quot;`, `&# 39 ;`, `&amp;quot;`, `&nbsp` without its semicolon.
public struct EntityReference: Sendable, Hashable {
    /// Of the text's bytes.
    public let range: Range<Int>
    /// What it stands for.
    public let scalar: Unicode.Scalar
    /// Whether it stands as HTML wants it, without a space inside and with its semicolon.
    public let isWhole: Bool

    /// The reference that begins at `offset`, where `&` stands; nil where none does.
    ///
    /// Complexity: constant.
    public init?(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, endingBefore end: Int) {
        var reader = Reader(bytes: bytes, position: offset, end: end)
        guard reader.skip(UInt8(ascii: "&")) else { return nil }
        // &amp;quot; and &amp;amp;quot;
        var depth = 0
        while depth < 3, reader.skipAmpersandName() { depth += 1 }
        let isSpaced = reader.skip(0x20)
        let scalar = reader.skip(UInt8(ascii: "#")) ? reader.number() : reader.name()
        guard let scalar else {
            // What follows `&amp;` is a word.
            guard depth > 0 else { return nil }
            range = offset..<reader.afterAmpersand
            self.scalar = "&"
            isWhole = true
            return
        }
        let mayBeOpen = !isSpaced && Self.spokenOpen.contains(scalar)
        let bodyEnd = reader.position
        let hasSpaceBefore = reader.skip(0x20)
        if reader.skip(UInt8(ascii: ";")) {
            range = offset..<reader.position
            isWhole = !isSpaced && !hasSpaceBefore && !reader.hasInnerSpace
        } else {
            guard mayBeOpen, !reader.hasInnerSpace, !Reader.isNameByte(bodyEnd < end ? bytes[bodyEnd] : 0) else { return nil }
            range = offset..<bodyEnd
            isWhole = false
        }
        self.scalar = scalar
    }

    /// Whether a word is the name of a reference that stands within and beside words: of a letter, a quotation mark, a no-break space or
    /// one of the signs that markup needs. Names that are words themselves (`copy`, `times`, `thorn`) are left out.
    public static func isName(_ word: String) -> Bool { scalar(named: word) != nil }

    /// What the reference of such a name stands for; nil where the word is none.
    public static func scalar(named word: String) -> Unicode.Scalar? {
        guard word.utf8.count >= 2, word.utf8.count <= 8, let scalar = EntityNames.table[word] else { return nil }
        let isKnown =
            scalar.isLetter
            ? scalar.script == .latin && !"þðÞÐ".unicodeScalars.contains(scalar) : "\u{A0}\"&<>'“”‘’„‚«»".unicodeScalars.contains(scalar)
        return isKnown ? scalar : nil
    }

    /// The references that browsers, too, accept without a semicolon, and that stand in texts: no-break space, quote,
    /// ampersand, angle brackets.
    private static let spokenOpen: Set<Unicode.Scalar> = ["\u{A0}", "\"", "<", ">", "&"]

    /// The character of a text that is the name of a reference and a semicolon, without an ampersand; any other text itself.
    public static func decodedBare(_ text: String) -> String {
        guard text.utf8.last == UInt8(ascii: ";"), let scalar = scalar(named: String(text.dropLast())) else { return text }
        return String(scalar)
    }

    /// `text` with all its references decoded.
    public static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            var result: [UInt8] = []
            var position = 0
            while position < buffer.count {
                if buffer[position] == UInt8(ascii: "&"),
                    let reference = EntityReference(in: buffer, at: position, endingBefore: buffer.count)
                {
                    result += String(reference.scalar).utf8
                    position = reference.range.upperBound
                } else {
                    result.append(buffer[position])
                    position += 1
                }
            }
            return String(decoding: result, as: UTF8.self)
        }
    }
}

/// Reads the parts of a reference.
private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let end: Int
    var hasInnerSpace = false
    /// Behind the last `amp;`.
    var afterAmpersand = 0

    static func isNameByte(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrDigit(byte)
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func skipAmpersandName() -> Bool {
        let start = position
        for byte in "amp;".utf8 where !skip(byte) {
            position = start
            return false
        }
        afterAmpersand = position
        return true
    }

    mutating func number() -> Unicode.Scalar? {
        if skip(0x20) { hasInnerSpace = true }
        let isHexadecimal = skip(UInt8(ascii: "x")) || skip(UInt8(ascii: "X"))
        var value: UInt32 = 0
        let start = position
        while position < end, position < start + 7,
            let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue, isHexadecimal || digit < 10
        {
            value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
            position += 1
        }
        guard position > start, value >= 0x20, value != 0x7F else { return nil }
        // HTML reads the numbers of C1 controls as characters of Windows-1252 (WHATWG HTML, 13.2.5.80).
        if value >= 0x80, value < 0xA0 { return CodePage.windows1252Character(of: UInt8(value)) }
        return Unicode.Scalar(value)
    }

    mutating func name() -> Unicode.Scalar? {
        let start = position
        while position < end, position < start + 10, Self.isNameByte(bytes[position]) { position += 1 }
        guard position > start + 1 else { return nil }
        return EntityNames.table[String(decoding: bytes[start..<position], as: UTF8.self)]
    }
}

/// The named references of HTML 4, which are what pages hold, and those that the tokenizers of Moses write.
private enum EntityNames {
    static let table: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = [:]
        for line in rows {
            var scalar = line.first
            for name in line.names.split(separator: " ") {
                table[String(name)] = Unicode.Scalar(scalar)
                scalar += 1
            }
        }
        for pair in single.split(separator: " ") {
            guard let scalar = pair.unicodeScalars.last else { continue }
            table[String(pair.dropLast())] = scalar
        }
        table["quot"] = "\""
        table["amp"] = "&"
        table["lt"] = "<"
        table["gt"] = ">"
        table["apos"] = "'"
        table["shy"] = "\u{AD}"
        for (name, value) in [
            ("ensp", 0x2002), ("emsp", 0x2003), ("thinsp", 0x2009), ("zwnj", 0x200C), ("zwj", 0x200D), ("lrm", 0x200E), ("rlm", 0x200F),
        ] as [(String, UInt32)] {
            table[name] = Unicode.Scalar(value)
        }
        return table
    }()

    private static let rows: [(first: UInt32, names: String)] = [
        (
            0xA0,
            """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
            micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
            Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
            Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
            euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml \
            yacute thorn yuml
            """
        ),
        (0x391, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho"),
        (0x3A3, "Sigma Tau Upsilon Phi Chi Psi Omega"),
        (
            0x3B1,
            """
            alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon \
            phi chi psi omega
            """
        ),
        (0x2190, "larr uarr rarr darr harr"),
        (0x21D0, "lArr uArr rArr dArr hArr"),
    ]

    private static let single = """
        OEligŒ oeligœ ScaronŠ scaronš YumlŸ fnofƒ circˆ tilde˜ ndash– mdash— lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ \
        dagger† Dagger‡ bull• hellip… permil‰ prime′ Prime″ lsaquo‹ rsaquo› oline‾ frasl⁄ euro€ trade™ minus− infin∞ \
        asymp≈ ne≠ equiv≡ le≤ ge≥ sum∑ prod∏ radic√ part∂ int∫ loz◊ spades♠ clubs♣ hearts♥ diams♦ forall∀ exist∃ \
        empty∅ nabla∇ isin∈ cap∩ cup∪ sub⊂ sup⊃ sim∼ cong≅ and∧ or∨ lsqb[ lbrack[ rsqb] rbrack] lcub{ rcub} lpar( rpar) \
        bar| verbar| vert| excl! quest? colon: comma, period. semi; hyphen‐ dash‐ star☆ commat@ num# dollar$ percnt% \
        ast* sol/ bsol\\ lowbar_ grave` equals= plus+ bra[ ket] CcaronČ ccaronč ZcaronŽ zcaronž rcaronř RcaronŘ ecaroně \
        ncaronň uring\u{16F} sacuteś zdotż lstrokł aogoną eogonę
        """
}

extension CodePage {
    /// What a byte from 0x80 to 0x9F stands for in Windows-1252.
    public static func windows1252Character(of byte: UInt8) -> Unicode.Scalar {
        let index = Int(byte) - 0x80
        return c1Characters.indices.contains(index) ? c1Characters[index] : Unicode.Scalar(byte)
    }

    private static let c1Characters = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
