import Bytes

/// Web addresses, e-mail addresses, paths and names.
extension ProtectionScanner {
    /// What begins at a letter or digit with a run of letters, digits and `.`, `-`, `_`, `+`, `%`, and is more than a word.
    mutating func addressOrName(_ offset: Int) -> Found? {
        let run = addressRun(offset)
        addressEnd = run.end
        let next = byte(run.end)
        if next == Ascii.colon, let found = schemeOrColon(offset, run.end) { return found }
        if next == UInt8(ascii: "@"), let domainEnd = domain(run.end + 1) { return (.email, offset..<domainEnd) }
        if next == UInt8(ascii: "/"), !run.hasStop, let path = relativePath(offset, run.end) { return (.path, path) }
        let trimmed = trimmedEnd(offset, run.end)
        if run.hasStop, let found = domainOrFile(offset, trimmed) { return found }
        return run.hasDigit || bytes[offset] == UInt8(ascii: "I") ? code(ofName: offset..<trimmed) : nil
    }

    private func addressRun(_ offset: Int) -> (end: Int, hasStop: Bool, hasDigit: Bool) {
        var position = offset
        var (hasStop, hasDigit) = (false, false)
        while position < end {
            let byte = bytes[position]
            if Ascii.isDigit(byte) {
                hasDigit = true
            } else if byte == Ascii.stop {
                // Two full stops are an ellipsis.
                if self.byte(position + 1) == Ascii.stop { break }
                hasStop = true
            } else if !Ascii.isLetter(byte), !Self.isAddressMark(byte) {
                break
            }
            position += 1
        }
        return (position, hasStop, hasDigit)
    }

    private static func isAddressMark(_ byte: UInt8) -> Bool {
        byte == Ascii.hyphen || byte == Ascii.underscore || byte == Ascii.plus || byte == UInt8(ascii: "%")
    }

    /// `runEnd` without the marks at the end of the run, which belong to the sentence.
    private func trimmedEnd(_ offset: Int, _ runEnd: Int) -> Int {
        var position = runEnd
        while position > offset, !Self.isWordByte(bytes[position - 1]) { position -= 1 }
        return position
    }

    private mutating func schemeOrColon(_ offset: Int, _ colon: Int) -> Found? {
        if has("://", at: colon) {
            // Of `see.http://` only the last part is a scheme (RFC 3986, 3.1, allows the full stop, but nobody uses it).
            guard Ascii.isLetter(bytes[offset]) else { return nil }
            let bodyEnd = webEnd(colon + 3)
            return bodyEnd > colon + 3 ? (.url, offset..<bodyEnd) : nil
        }
        if has("mailto:", at: offset) || has("tel:", at: offset) {
            let bodyEnd = webEnd(colon + 1)
            return bodyEnd > colon + 1 ? (.url, offset..<bodyEnd) : nil
        }
        if colon == offset + 1, Ascii.isLetter(bytes[offset]), byte(colon + 1) == Ascii.backslash {
            return (.path, offset..<pathEnd(from: colon + 1))
        }
        return internetAddress6(offset)
    }

    // MARK: Domains

    private func domainOrFile(_ offset: Int, _ runEnd: Int) -> Found? {
        let next = byte(runEnd)
        let goesOn = next == UInt8(ascii: "/") || (next == Ascii.colon && Ascii.isDigit(byte(runEnd + 1)))
        if let last = lastLabel(offset, runEnd) {
            let isWeb = has("www.", at: offset) || goesOn || Self.domains.contains(bytes, last)
            if isWeb { return (.url, offset..<(goesOn || next == UInt8(ascii: "?") ? webEnd(runEnd) : runEnd)) }
        }
        return hasFileExtension(offset..<runEnd) ? (.path, offset..<runEnd) : nil
    }

    /// The last label of a domain name: two or more small letters behind labels of letters, digits and hyphens.
    private func lastLabel(_ offset: Int, _ runEnd: Int) -> ByteRange? {
        var labelStart = offset
        for position in offset..<runEnd {
            let byte = bytes[position]
            if byte == Ascii.stop {
                guard position > labelStart else { return nil }
                labelStart = position + 1
            } else if !Ascii.isLetter(byte), !Ascii.isDigit(byte), byte != Ascii.hyphen {
                return nil
            }
        }
        let label = labelStart..<runEnd
        guard labelStart > offset, label.count >= 2 else { return nil }
        return label.allSatisfy { bytes[$0] >= UInt8(ascii: "a") && bytes[$0] <= UInt8(ascii: "z") } ? label : nil
    }

    /// The end of the domain name of two or more labels at `offset`; nil where none stands.
    private func domain(_ offset: Int) -> Int? {
        guard Self.isWordByte(byte(offset)) else { return nil }
        let runEnd = trimmedEnd(offset, addressRun(offset).end)
        return lastLabel(offset, runEnd) == nil ? nil : runEnd
    }

    // MARK: Bodies

    /// Where the web address ends that goes on at `offset`: before white space, quotation marks, `<`, `>`, and before the
    /// punctuation of the sentence around it.
    private func webEnd(_ offset: Int) -> Int {
        var position = offset
        var depth = 0
        var bodyEnd = offset
        while position < end {
            let byte = bytes[position]
            switch byte {
            case 0...0x20, Ascii.quote, Ascii.less, Ascii.greater, Ascii.backtick, UInt8(ascii: "{"), UInt8(ascii: "}"),
                Ascii.pipe, Ascii.backslash, 0x7F:
                return bodyEnd
            case Ascii.open, Ascii.openBracket:
                depth += 1
                position += 1
            case Ascii.close, Ascii.closeBracket:
                guard depth > 0 else { return bodyEnd }
                depth -= 1
                position += 1
                bodyEnd = position
            case Ascii.stop, UInt8(ascii: ","), UInt8(ascii: ";"), Ascii.colon, UInt8(ascii: "!"), UInt8(ascii: "?"),
                Ascii.apostrophe, Ascii.asterisk, Ascii.underscore:
                // Part of the address only where more of it follows.
                position += 1
            case 0x80...:
                guard let next = afterForeignLetter(position) else { return bodyEnd }
                position = next
                bodyEnd = position
            default:
                position += 1
                bodyEnd = position
            }
        }
        return bodyEnd
    }

    /// The offset behind a letter beyond ASCII, of a script with spaces between words; nil for anything else.
    ///
    /// Browsers show addresses with such letters, and people paste them; but Chinese and Japanese text goes on behind an
    /// address without a space, and U+0080–U+00BF and U+2000–U+2FFF are punctuation.
    private func afterForeignLetter(_ offset: Int) -> Int? {
        let length: Int
        switch bytes[offset] {
        case 0xC3...0xDF: length = 2
        case 0xE0...0xE1: length = 3
        default: return nil
        }
        return offset + length <= end ? offset + length : nil
    }

    // MARK: Paths

    private mutating func relativePath(_ offset: Int, _ slash: Int) -> ByteRange? {
        guard offset >= pathEnd else { return nil }
        pathEnd = pathEnd(from: slash)
        let path = offset..<pathEnd
        return hasFileExtension(path) ? path : nil
    }

    /// `/usr/bin`, `~/x`, `./x`, `../x`.
    func rootedPath(_ offset: Int) -> Found? {
        guard offset >= pathEnd, isWordStart(offset), byte(offset - 1) != UInt8(ascii: "/"), byte(offset - 1) != Ascii.less,
            byte(offset - 1) != Ascii.stop
        else { return nil }
        var slash = offset
        while slash < min(end, offset + 2), bytes[slash] != UInt8(ascii: "/") { slash += 1 }
        let isRelative = has("~/", at: offset) || has("./", at: offset) || has("../", at: offset)
        guard byte(slash) == UInt8(ascii: "/"), isRelative || slash == offset else { return nil }
        guard Self.isWordByte(byte(slash + 1)) || (isRelative && byte(slash + 1) == Ascii.stop) else { return nil }
        let path = offset..<pathEnd(from: slash)
        let isPath = isRelative || path.dropFirst().contains { bytes[$0] == UInt8(ascii: "/") } || hasFileExtension(path)
        return isPath ? (.path, path) : nil
    }

    /// `\\server\share`.
    func sharePath(_ offset: Int) -> Found? {
        guard has("\\\\", at: offset), Self.isWordByte(byte(offset + 2)) else { return nil }
        let path = offset..<pathEnd(from: offset + 1)
        return path.dropFirst(2).contains { bytes[$0] == Ascii.backslash } ? (.path, path) : nil
    }

    /// Where the path ends that goes on at `offset`.
    private func pathEnd(from offset: Int) -> Int {
        var position = offset
        var bodyEnd = offset
        while position < end {
            let byte = bytes[position]
            if byte >= 0x80 {
                guard let next = afterForeignLetter(position) else { break }
                position = next
                bodyEnd = next
            } else if Self.isWordByte(byte) || byte == UInt8(ascii: "/") || byte == Ascii.backslash {
                position += 1
                bodyEnd = position
            } else if Self.isAddressMark(byte) || byte == Ascii.stop || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "@") {
                position += 1
            } else {
                break
            }
        }
        return bodyEnd
    }

    private func hasFileExtension(_ path: ByteRange) -> Bool {
        let suffix = path.suffix(9)
        guard let stop = suffix.last(where: { bytes[$0] == Ascii.stop }), stop > path.lowerBound else { return false }
        let name = stop + 1..<path.upperBound
        let small = name.count { bytes[$0] >= UInt8(ascii: "a") }
        let capital = name.count { Ascii.isCapital(bytes[$0]) }
        return (small == 0 || capital == 0) && Self.fileExtensions.contains(bytes, name)
    }

    // MARK: Handles

    /// `@name`, and `@name@server.tld` as Mastodon has it.
    func handle(_ offset: Int) -> Found? {
        guard isWordStart(offset), byte(offset - 1) != UInt8(ascii: "@") else { return nil }
        var nameEnd = offset + 1
        var hasLetter = false
        while nameEnd < end, Self.isWordByte(bytes[nameEnd]) {
            hasLetter = hasLetter || Ascii.isLetter(bytes[nameEnd])
            nameEnd += 1
        }
        guard hasLetter else { return nil }
        if byte(nameEnd) == UInt8(ascii: "@"), let domainEnd = domain(nameEnd + 1) { nameEnd = domainEnd }
        return (.handle, offset..<nameEnd)
    }

    /// `#tag`, in any script.
    func hashtag(_ offset: Int) -> Found? {
        guard isWordStart(offset), byte(offset - 1) != Ascii.hash, byte(offset - 1) != UInt8(ascii: "&") else { return nil }
        var position = offset + 1
        while position < end {
            if Self.isWordByte(bytes[position]) {
                position += 1
            } else if let next = afterForeignLetter(position) ?? afterIdeograph(position) {
                position = next
            } else {
                break
            }
        }
        return position > offset + 1 ? (.hashtag, offset..<position) : nil
    }

    /// The offset behind a character of U+3040–U+D7FF.
    private func afterIdeograph(_ offset: Int) -> Int? {
        guard (0xE3...0xED).contains(bytes[offset]), offset + 3 <= end else { return nil }
        return bytes[offset] == 0xE3 && bytes[offset + 1] == 0x80 ? nil : offset + 3
    }

    // MARK: Words

    /// Top-level domains that make a domain of a name without scheme and path. No word of a language stands among them,
    /// so that a sentence that begins without a space (`left.it`) is none.
    static let domains = ShortWords(
        "com org net edu gov info biz io ru su ua by kz uk de fr pl cz jp cn br eu tv dev app ch nl se")

    /// No word and no initial stands among them either.
    static let fileExtensions = ShortWords(
        """
        bash bmp bz2 cfg conf cpp css csv deb dll dmg docx epub exe gif gz htm html ico iso jar java jpeg jpg js json jsx \
        kt lua m4a md mkv mp3 mp4 mpeg odt ogg pdf php png ppt pptx py rb rs rtf sh sql srt svg swift tex tiff toml ts \
        tsx ttf txt vtt wav webm webp xls xlsx xml xz yaml yml zip
        """)
}
