import Bytes
import Prose

/// A message of a catalog, with the places of its strings.
struct POMessage {
    /// The line of its first keyword, from 1.
    var line = 0
    /// What the comment `#,` says: `c-format`, `fuzzy`.
    var flags: [String] = []
    /// The translator's comments that are addressed to Obelus.
    var directives: [ByteRange] = []
    var context: POString?
    var id: POString?
    var pluralID: POString?
    /// The translations, each with its plural form; nil where the message has no plural.
    var translations: [(form: Int?, text: POString)] = []

    var isEmpty: Bool { context == nil && id == nil && pluralID == nil && translations.isEmpty }
}

/// A string of a catalog, unescaped and with its wraps undone.
struct POString {
    var bytes: [UInt8] = []
    /// The offset of its first byte, behind a quotation mark.
    var start = 0
    var atoms: [SourceMap.Atom] = []
    /// The offset behind the last character, at a quotation mark.
    fileprivate var end: Int?

    var text: Text { Text(bytes, map: SourceMap(start: start, atoms: atoms), escape: .po(asciiOnly: false)) }
    var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// Reads the messages of a catalog one after another, with the place of every character.
///
/// The lexical grammar is that of GNU gettext (its manual, “The Format of PO Files”): keywords, strings, and comments to the line's end.
/// Strings in a row are one. A keyword or string that is wrong is a problem, and reading goes on with the next blank line.
struct POScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let lines: LineStarts
    private let linesBefore: Int
    private let start: Int
    private var position = 0
    private(set) var problems: [ReadingProblem] = []

    /// What is read next.
    private enum Token {
        case comment(ByteRange)
        case keyword(ByteRange)
        case end
    }

    /// The words that strings are behind.
    private enum Keyword {
        case context, id, pluralID, translation, domain
        case unknown

        init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
            // Each has a length of its own but for one, which makes most comparisons needless.
            switch bytes.count {
            case 5 where bytes.elementsEqual("msgid".utf8): self = .id
            case 6 where bytes.elementsEqual("msgstr".utf8): self = .translation
            case 6 where bytes.elementsEqual("domain".utf8): self = .domain
            case 7 where bytes.elementsEqual("msgctxt".utf8): self = .context
            case 12 where bytes.elementsEqual("msgid_plural".utf8): self = .pluralID
            default: self = .unknown
            }
        }
    }

    private struct Failure: Error {
        var message: String
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ source: Source) {
        self.bytes = bytes
        lines = source.lineStarts
        linesBefore = source.linesBefore
        start = source.start
        // A byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next message that is not obsolete; nil at the end.
    mutating func next() -> POMessage? {
        var message = POMessage()
        while true {
            let first = position
            do throws(Failure) {
                switch try token() {
                case .end: return message.isEmpty ? nil : message
                case .comment(let range):
                    if !message.translations.isEmpty {
                        position = first
                        return message
                    }
                    note(range, in: &message)
                case .keyword(let range):
                    let keyword = Keyword(bytes[range])
                    if begins(keyword, message) {
                        position = first
                        return message
                    }
                    if message.isEmpty { message.line = line(at: range.lowerBound) }
                    try read(keyword, range, into: &message)
                }
            } catch {
                problems.append(ReadingProblem(line: line(at: min(position, max(0, bytes.count - 1))), message: error.message))
                skipToBlankLine()
                // What was read of a message whose translation is there is one.
                if !message.translations.isEmpty { return message }
                message = POMessage()
            }
        }
    }

    /// Whether a keyword is the first of another message.
    private func begins(_ keyword: Keyword, _ message: POMessage) -> Bool {
        !message.translations.isEmpty && (keyword == .id || keyword == .context)
    }

    private mutating func read(_ keyword: Keyword, _ range: ByteRange, into message: inout POMessage) throws(Failure) {
        switch keyword {
        case .context where message.id == nil: message.context = try string()
        case .id where message.id == nil: message.id = try string()
        case .pluralID where message.id != nil && message.translations.isEmpty: message.pluralID = try string()
        case .translation where message.id != nil:
            let form = try index()
            guard !message.translations.contains(where: { $0.form == form }) else {
                throw Failure(message: "the message has “msgstr” twice")
            }
            message.translations.append((form, try string()))
        case .id, .context: throw Failure(message: "the message before “\(name(range))” has no “msgstr”")
        case .pluralID, .translation: throw Failure(message: "“\(name(range))” belongs to no “msgid”")
        case .domain:
            _ = try string()
        case .unknown: throw Failure(message: "“\(name(range))” is not a keyword of a message catalog")
        }
    }

    private func name(_ keyword: ByteRange) -> String { String(decoding: bytes[keyword], as: UTF8.self) }

    /// What a comment says that matters: flags, and what is addressed to Obelus.
    private func note(_ range: ByteRange, in message: inout POMessage) {
        guard range.count > 2 else { return }
        switch bytes[range.lowerBound + 1] {
        case UInt8(ascii: ","): break
        case UInt8(ascii: " "), UInt8(ascii: "o"):
            let text = range.dropFirst().drop { bytes[$0] == Ascii.space }
            if bytes[text].starts(with: Directive.prefix.utf8) { message.directives.append(text.startIndex..<range.upperBound) }
            return
        case UInt8(ascii: "~"):
            // What was said so far is of a message that is obsolete.
            if message.isEmpty { message = POMessage() }
            return
        default: return
        }
        // By bytes: to split a string takes longer than to read the rest of the message.
        var position = range.lowerBound + 2
        while position < range.upperBound {
            while position < range.upperBound, bytes[position] == Ascii.space { position += 1 }
            let first = position
            while position < range.upperBound, !Self.endsFlag(bytes[position]) { position += 1 }
            if position > first { message.flags.append(String(decoding: bytes[first..<position], as: UTF8.self)) }
            while position < range.upperBound, bytes[position] != UInt8(ascii: ",") { position += 1 }
            position += 1
        }
    }

    private static func endsFlag(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == Ascii.space || byte == Ascii.carriageReturn
    }

    // MARK: Tokens

    private mutating func token() throws(Failure) -> Token {
        skipSpace()
        guard position < bytes.count else { return .end }
        let first = position
        switch bytes[first] {
        case UInt8(ascii: "#"):
            skipLine()
            return .comment(first..<position)
        case UInt8(ascii: "\""): throw Failure(message: "a string belongs to no keyword")
        default:
            while position < bytes.count, Ascii.isLetter(bytes[position]) || bytes[position] == UInt8(ascii: "_") { position += 1 }
            guard position > first else {
                throw Failure(message: "there is something that is neither a comment, a keyword nor a string")
            }
            return .keyword(first..<position)
        }
    }

    /// `[2]`, or nil where there is no bracket.
    private mutating func index() throws(Failure) -> Int? {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "[") else { return nil }
        var value = 0
        position += 1
        let first = position
        // Languages have at most six forms.
        while position < bytes.count, Ascii.isDigit(bytes[position]), value < 1000 {
            value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
            position += 1
        }
        guard position > first, position < bytes.count, bytes[position] == UInt8(ascii: "]") else {
            throw Failure(message: "the number of a plural form has no “]”")
        }
        position += 1
        return value
    }

    /// The strings that follow, as one.
    private mutating func string() throws(Failure) -> POString {
        var string = POString()
        while true {
            let before = position
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                // A comment may follow, and the line that it is on counts for errors.
                position = before
                break
            }
            position += 1
            if let end = string.end {
                if string.bytes.isEmpty {
                    string.start = start + position
                } else {
                    let place = string.bytes.count
                    string.atoms.append(SourceMap.Atom(text: place..<place, file: start + end..<start + position, kind: .markup))
                }
            } else {
                string.start = start + position
            }
            try readContent(into: &string)
            string.end = position
            position += 1
        }
        guard string.end != nil else { throw Failure(message: "a string is missing after the keyword") }
        return string
    }

    /// Reads to the quotation mark that ends a string.
    private mutating func readContent(into string: inout POString) throws(Failure) {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): return
            case 0x0A: throw Failure(message: "a string does not end on its line")
            case UInt8(ascii: "\\"): try readEscape(into: &string)
            default:
                let first = position
                position = special(from: position)
                string.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[first..<position]))
            }
        }
        throw Failure(message: "a string does not end before the file does")
    }

    /// Where the next quotation mark, backslash or line end is; the end of the bytes where there is none.
    private func special(from start: Int) -> Int {
        var position = start
        while position < bytes.count {
            let special =
                bytes.places(of: UInt8(ascii: "\""), from: position, to: bytes.count)
                | bytes.places(of: UInt8(ascii: "\\"), from: position, to: bytes.count)
                | bytes.places(of: 0x0A, from: position, to: bytes.count)
            if special != 0 { return position + special.trailingZeroBitCount }
            position += 64
        }
        return bytes.count
    }

    /// Reads an escape of C: a letter, up to three octal digits, or `x` and hexadecimal ones.
    private mutating func readEscape(into string: inout POString) throws(Failure) {
        let first = position
        position += 1
        guard position < bytes.count else { throw Failure(message: "a string does not end before the file does") }
        let sign = bytes[position]
        position += 1
        var value: UInt8
        switch sign {
        case UInt8(ascii: "n"): value = 0x0A
        case UInt8(ascii: "t"): value = 0x09
        case UInt8(ascii: "r"): value = 0x0D
        case UInt8(ascii: "a"): value = 0x07
        case UInt8(ascii: "b"): value = 0x08
        case UInt8(ascii: "f"): value = 0x0C
        case UInt8(ascii: "v"): value = 0x0B
        case UInt8(ascii: "\\"), UInt8(ascii: "\""): value = sign
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            value = sign - UInt8(ascii: "0")
            let limit = min(first + 4, bytes.count)
            while position < limit, case let digit = bytes[position], UInt8(ascii: "0")...UInt8(ascii: "7") ~= digit {
                value = value &<< 3 | (digit - UInt8(ascii: "0"))
                position += 1
            }
        case UInt8(ascii: "x"):
            value = 0
            let digits = position
            while position < bytes.count, let digit = Self.hexadecimal(bytes[position]) {
                value = value &<< 4 | digit
                position += 1
            }
            guard position > digits else { throw Failure(message: "“\\x” has no digits") }
        default:
            position = first
            throw Failure(message: "“\\\(Character(Unicode.Scalar(sign)))” is not an escape")
        }
        let place = string.bytes.count
        string.bytes.append(value)
        string.atoms.append(SourceMap.Atom(text: place..<place + 1, file: start + first..<start + position))
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        if Ascii.isDigit(byte) { return byte - UInt8(ascii: "0") }
        let small = byte | 0x20
        return UInt8(ascii: "a")...UInt8(ascii: "f") ~= small ? small - UInt8(ascii: "a") + 10 : nil
    }

    // MARK: Lines

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    private mutating func skipLine() {
        position = bytes.firstPlace(from: position, to: bytes.count, of: 0x0A) ?? bytes.count
    }

    /// Goes to where another message may begin.
    private mutating func skipToBlankLine() {
        while position < bytes.count {
            skipLine()
            position += 1
            var end = position
            while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
            if end >= bytes.count || bytes[end] == 0x0A { break }
        }
        position = min(position, bytes.count)
    }

    private func line(at offset: Int) -> Int { linesBefore + max(1, lines.offsets.partitioningIndex { $0 > offset }) }
}
