import Bytes

/// How a format spells characters that mean something to it.
public enum Escape: Sendable, Hashable {
    /// As they are.
    case none
    /// As a string of JSON does (RFC 8259, section 7); `asciiOnly` where the string spells all letters beyond ASCII as escapes.
    case json(asciiOnly: Bool)
    /// As a string of a message catalog does: as C (GNU gettext’s manual, “The Format of PO Files”); `asciiOnly` where the catalog declares
    /// another character set than UTF-8, in which it has no way to spell letters beyond ASCII.
    case po(asciiOnly: Bool)
    /// As text between tags of XML (XML 1.0, section 2.4); `asciiOnly` where the file spells all letters beyond ASCII as references.
    case xml(asciiOnly: Bool)
    /// As text between tags of HTML, where runs of white space are one space (HTML, section 13.1.4).
    case html(asciiOnly: Bool)
    /// As a field of a table between quotation marks (RFC 4180), each of its own of which is doubled.
    case quotedCSV
    /// As a field of a table without them.
    case csv(delimiter: UInt8)
    /// As a field of tab-separated values.
    case tsv
    /// As a line of its file, which a line end would end.
    case line
    /// As a cue of SubRip, which a blank line would end.
    case subRip
    /// As a cue of WebVTT (WebVTT, section 4.2.2).
    case webVTT
    /// As a value of YAML without quotation marks, on one line: what may stand there depends on the whole value, see `isPlainYAML`.
    case yamlPlain
    /// As a value of YAML between single quotation marks, each of its own of which is doubled (YAML 1.2.2, section 7.3.2).
    case yamlSingle

    /// A replacement as the file spells it, in UTF-8; nil where the format cannot spell it there.
    ///
    /// - Complexity: linear in the text.
    public func encoded(_ text: String) -> String? {
        switch self {
        case .none: text
        case .json(let asciiOnly): Self.json(text, asciiOnly)
        case .po(let asciiOnly): asciiOnly && !text.isASCII ? nil : Self.po(text)
        case .xml(let asciiOnly): Self.references(text, asciiOnly, to: "<>&")
        // A line end in HTML is a space, and would be none that was meant.
        case .html(let asciiOnly): text.unicodeScalars.contains(where: Self.isControl) ? nil : Self.references(text, asciiOnly, to: "<>&")
        // To whoever reads a table line by line a line end would be a row’s.
        case .quotedCSV: text.utf8.contains(where: Ascii.isLineEnd) ? nil : Self.doubling("\"", in: text)
        // It would need quotation marks around all of it: see `Text.fileEdits`.
        case .csv(let delimiter): text.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } ? nil : text
        case .tsv: text.unicodeScalars.contains(where: Self.isControl) ? nil : text
        case .line: text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" } ? nil : text
        case .subRip: text.unicodeScalars.contains(where: Self.isControl) ? nil : text
        case .webVTT: text.unicodeScalars.contains(where: Self.isControl) ? nil : Self.references(text, false, to: "<>&")
        case .yamlPlain: text.unicodeScalars.contains(where: Self.isControl) ? nil : text
        case .yamlSingle: text.unicodeScalars.contains(where: Self.isControl) ? nil : Self.doubling("'", in: text)
        }
    }

    /// Whether a value may stand in YAML without quotation marks and is read as text: it begins with a letter or digit, is no number, truth
    /// value or null, and holds no sign that YAML reads there (YAML 1.2.2, sections 7.3.3 and 10.3.2).
    ///
    /// - Complexity: linear in the bytes.
    public static func isPlainYAML(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first >= 0x80 || Ascii.isLetter(first) || Ascii.isDigit(first),
            last != Ascii.colon, !Ascii.isBlank(last)
        else { return false }
        var before = first
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F || before == Ascii.colon && Ascii.isBlank(byte) || Ascii.isBlank(before) && byte == Ascii.hash {
                return false
            }
            before = byte
        }
        // One word may be a number, a date or `yes`; of several, YAML makes text.
        return bytes.contains(where: Ascii.isBlank)
    }

    /// A text with a mark twice for each: also for one that is part of a longer character, with a combining mark behind it.
    private static func doubling(_ mark: Unicode.Scalar, in text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar)
            if scalar == mark { result.append(scalar) }
        }
        return String(result)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar < " " }

    private static func json(_ text: String, _ asciiOnly: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..<" ": result += escaped(UInt16(truncatingIfNeeded: scalar.value))
            default:
                guard asciiOnly, !scalar.isASCII else {
                    result.unicodeScalars.append(scalar)
                    continue
                }
                for unit in UTF16.encode(scalar) ?? .init() { result += escaped(unit) }
            }
        }
        return result
    }

    private static func po(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 8)
                result += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `\u201d`
    private static func escaped(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    /// A text with references for some of its characters; nil for characters that no reference may stand for.
    private static func references(_ text: String, _ asciiOnly: Bool, to signs: String) -> String? {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<" where signs.unicodeScalars.contains("<"): result += "&lt;"
            case ">" where signs.unicodeScalars.contains(">"): result += "&gt;"
            case "&": result += "&amp;"
            // XML reads a carriage return as a line feed, unless a reference stands for it (section 2.11).
            case "\r": result += "&#13;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            // XML has no other control characters, not even as references (section 2.2).
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": return nil
            default:
                if asciiOnly, !scalar.isASCII { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// Whether `&` and `<` mean something to the format where they are not spelled out.
    public var readsReferences: Bool {
        switch self {
        case .html, .webVTT, .xml: true
        case .none, .json, .line, .po, .quotedCSV, .csv, .tsv, .subRip, .yamlPlain, .yamlSingle: false
        }
    }
}
