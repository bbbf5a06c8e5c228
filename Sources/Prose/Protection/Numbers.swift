import Bytes

/// Numbers with separators, times, versions, addresses of machines, and identifiers with a form of their own.
extension ProtectionScanner {
    /// The time, or the number with separators, that begins with the digit at `offset`.
    func number(_ offset: Int) -> Found? {
        if let timeEnd = time(offset) { return (.time, offset..<timeEnd) }
        if let dateEnd = date(offset) { return (.number, offset..<dateEnd) }
        var position = afterDigits(offset)
        let first = position - offset
        var separators = 0
        var hasOtherSeparator = false
        while position < end {
            var next = position
            if let behind = afterSpace(position) {
                guard first <= 3, !hasOtherSeparator, isGroupOfThree(behind) else { break }
                next = behind
            } else if let behind = afterSeparator(position), Ascii.isDigit(byte(behind)) {
                hasOtherSeparator = true
                next = behind
            } else {
                break
            }
            separators += 1
            position = afterDigits(next)
        }
        return separators > 0 ? (.number, offset..<position) : nil
    }

    private func afterDigits(_ offset: Int) -> Int {
        var position = offset
        while position < end, Ascii.isDigit(bytes[position]) { position += 1 }
        return position
    }

    /// `14:30`, `9:05:00`, `9:05:00.123`.
    private func time(_ offset: Int) -> Int? {
        let hours = afterDigits(offset)
        guard hours - offset <= 2, hours - offset == 1 || bytes[offset] <= UInt8(ascii: "2"),
            var position = afterSixty(hours)
        else { return nil }
        if let seconds = afterSixty(position) {
            position = seconds
            let mark = byte(position)
            if mark == Ascii.stop || mark == UInt8(ascii: ","), Ascii.isDigit(byte(position + 1)) {
                position = afterDigits(position + 1)
            }
        }
        let goesOn = byte(position) == Ascii.colon && Ascii.isDigit(byte(position + 1))
        return Ascii.isDigit(byte(position)) || goesOn ? nil : position
    }

    /// The offset behind `:00` to `:59`.
    private func afterSixty(_ offset: Int) -> Int? {
        guard byte(offset) == Ascii.colon, (UInt8(ascii: "0")...UInt8(ascii: "5")).contains(byte(offset + 1)),
            Ascii.isDigit(byte(offset + 2))
        else { return nil }
        return offset + 3
    }

    /// `2024-05-31` (ISO 8601).
    private func date(_ offset: Int) -> Int? {
        guard afterDigits(offset) == offset + 4, byte(offset + 4) == Ascii.hyphen, afterDigits(offset + 5) == offset + 7,
            byte(offset + 7) == Ascii.hyphen, afterDigits(offset + 8) == offset + 10
        else { return nil }
        return offset + 10
    }

    /// The offset behind a space, U+00A0, U+2009 or U+202F.
    private func afterSpace(_ offset: Int) -> Int? {
        if bytes[offset] == Ascii.space { return offset + 1 }
        if has("\u{A0}", at: offset) { return offset + 2 }
        return has("\u{2009}", at: offset) || has("\u{202F}", at: offset) ? offset + 3 : nil
    }

    private func isGroupOfThree(_ offset: Int) -> Bool { afterDigits(offset) == offset + 3 }

    private func afterSeparator(_ offset: Int) -> Int? {
        switch bytes[offset] {
        case Ascii.stop, UInt8(ascii: ","), Ascii.colon, Ascii.apostrophe, UInt8(ascii: "/"): offset + 1
        case 0xE2 where has("\u{2019}", at: offset): offset + 3
        default: nil
        }
    }

    // MARK: Names with digits

    /// What a name with digits in it is: a version, an address of a machine, a hash, an identifier.
    func code(ofName name: ByteRange) -> Found? {
        if let found = version(name) { return found }
        if isHash(name) { return (.hash, name) }
        if let range = bookNumber(name) ?? accountNumber(name) { return (.identifier, range) }
        return nil
    }

    /// `v1.2`, `1.2.3`, `1.2.3-rc.1`, `192.168.0.1`; but not `1.234.567`.
    private func version(_ name: ByteRange) -> Found? {
        let hasLetter = bytes[name.lowerBound] | 0x20 == UInt8(ascii: "v")
        var position = name.lowerBound + (hasLetter ? 1 : 0)
        var groups = 0
        var isGrouped = true
        var isAddress = true
        while true {
            let groupEnd = afterDigits(position)
            guard groupEnd > position else { return nil }
            if groups > 0, groupEnd - position != 3 { isGrouped = false }
            if groupEnd - position > 3 { isAddress = false }
            groups += 1
            position = groupEnd
            guard position < name.upperBound, bytes[position] == Ascii.stop else { break }
            position += 1
        }
        guard groups >= (hasLetter ? 2 : 3) else { return nil }
        if position < name.upperBound {
            guard bytes[position] == Ascii.hyphen || bytes[position] == Ascii.plus else { return nil }
            return (.version, name)
        }
        if groups == 4, isAddress, !hasLetter { return (.address, name) }
        // `31.12.2024` is a date, and a number will do for it.
        if groups == 3, !hasLetter, name.suffix(4).allSatisfy({ Ascii.isDigit(bytes[$0]) }) { return nil }
        return isGrouped && !hasLetter ? nil : (.version, name)
    }

    /// Seven or more hexadecimal digits, letters and digits among them; or a UUID.
    private func isHash(_ name: ByteRange) -> Bool {
        guard name.count >= 7 else { return false }
        var (digits, letters, hyphens) = (0, 0, 0)
        for offset in name {
            let byte = bytes[offset]
            if Ascii.isDigit(byte) {
                digits += 1
            } else if (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20), Ascii.isLetter(byte) {
                letters += 1
            } else if byte == Ascii.hyphen {
                hyphens += 1
            } else {
                return false
            }
        }
        return hyphens == 4 ? name.count == 36 : hyphens == 0 && digits >= 2 && letters >= 2
    }

    /// `fe80::1`, `2001:db8:0:0:0:0:0:1`.
    mutating func internetAddress6(_ offset: Int) -> Found? {
        guard offset >= hexEnd, isWordStart(offset) else { return nil }
        var position = offset
        var (colons, isShort, group) = (0, false, 0)
        var isAddress = true
        while position < end {
            let byte = bytes[position]
            if byte == Ascii.colon {
                guard Self.isHex(self.byte(position + 1)) || self.byte(position + 1) == Ascii.colon else { break }
                if self.byte(position + 1) == Ascii.colon { isShort = true }
                colons += 1
                group = 0
            } else if Self.isHex(byte) {
                group += 1
                if group > 4 { isAddress = false }
            } else {
                break
            }
            position += 1
        }
        hexEnd = position
        let isWhole = position >= end || !Self.isWordByte(bytes[position])
        guard isAddress, isWhole, isShort ? (2...7).contains(colons) : colons == 7 else { return nil }
        return (.address, offset..<position)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        Ascii.isDigit(byte) || (Ascii.isLetter(byte) && byte | 0x20 <= UInt8(ascii: "f"))
    }

    // MARK: Identifiers

    /// The number behind `ISBN`, or a number of thirteen digits and hyphens that begins with 978 or 979.
    private func bookNumber(_ name: ByteRange) -> ByteRange? {
        if has("ISBN", at: name.lowerBound) {
            var position = name.lowerBound + 4
            if has("-10", at: position) || has("-13", at: position) { position += 3 }
            while byte(position) == Ascii.colon || byte(position) == Ascii.space { position += 1 }
            guard position < name.lowerBound + 12, let numberEnd = afterBookNumber(position) else { return nil }
            return name.lowerBound..<numberEnd
        }
        guard has("978-", at: name.lowerBound) || has("979-", at: name.lowerBound),
            let numberEnd = afterBookNumber(name.lowerBound)
        else { return nil }
        return name.lowerBound..<numberEnd
    }

    private func afterBookNumber(_ offset: Int) -> Int? {
        var position = offset
        var digits = 0
        while position < end, position < offset + 17, digits < 13 {
            let byte = bytes[position]
            if Ascii.isDigit(byte) || (digits == 9 && byte == UInt8(ascii: "X")) {
                digits += 1
            } else if byte != Ascii.hyphen && byte != Ascii.space
                || !Ascii.isDigit(self.byte(position + 1))
                    && self.byte(position + 1) != UInt8(ascii: "X")
            {
                break
            }
            position += 1
        }
        let isWhole = !Self.isWordByte(byte(position))
        return (digits == 10 || digits == 13) && isWhole ? position : nil
    }

    /// An IBAN in one piece or in groups of four: its check digits must be right (ISO 13616).
    private func accountNumber(_ name: ByteRange) -> ByteRange? {
        guard Self.isCapital(bytes[name.lowerBound]), Self.isCapital(byte(name.lowerBound + 1)),
            Ascii.isDigit(byte(name.lowerBound + 2)), Ascii.isDigit(byte(name.lowerBound + 3))
        else { return nil }
        var characters: [UInt8] = []
        var position = name.lowerBound
        while position < end, characters.count < 34 {
            let byte = bytes[position]
            if Ascii.isDigit(byte) || Self.isCapital(byte) {
                characters.append(byte)
            } else if byte != Ascii.space || characters.count % 4 != 0 || !isGroup(position + 1) {
                break
            }
            position += 1
        }
        guard characters.count >= 15, !Self.isWordByte(byte(position)) else { return nil }
        let remainder = (characters[4...] + characters[..<4]).reduce(0) { sum, character in
            Ascii.isDigit(character)
                ? (sum * 10 + Int(character - UInt8(ascii: "0"))) % 97
                : (sum * 100 + Int(character - UInt8(ascii: "A")) + 10) % 97
        }
        return remainder == 1 ? name.lowerBound..<position : nil
    }

    /// Whether a digit stands at `offset`, or capitals and digits.
    private func isGroup(_ offset: Int) -> Bool {
        Ascii.isDigit(byte(offset)) || (Self.isCapital(byte(offset)) && !Ascii.isLetter(byte(offset + 1)))
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
}
