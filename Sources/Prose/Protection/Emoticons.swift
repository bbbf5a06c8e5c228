import Bytes

/// Faces made of punctuation.
extension ProtectionScanner {
    /// The face at `offset`.
    ///
    /// - Parameters:
    ///   - isParenthesisOpen: Whether a `)` would close a parenthesis: then `word:)` holds no face.
    func emoticon(_ offset: Int, isParenthesisOpen: Bool) -> Found? {
        if let faceEnd = knownFace(offset) { return (.emoticon, offset..<faceEnd) }
        let eyes = byte(offset)
        guard eyes == Ascii.colon || eyes == UInt8(ascii: ";") || eyes == UInt8(ascii: "=") else { return nil }
        var position = offset + 1
        switch byte(position) {
        case Ascii.hyphen, Ascii.apostrophe, UInt8(ascii: "^"): position += 1
        default: break
        }
        let mouth = byte(position)
        guard Self.isMouth(mouth) else { return nil }
        while byte(position) == mouth { position += 1 }
        guard position - offset <= 200, !Self.isWordByte(byte(position)), byte(position) != mouth else { return nil }
        if mouth == UInt8(ascii: "/") || mouth == Ascii.backslash, byte(position - 2) == mouth { return nil }
        // `[3]:p` is a page of a source, `|:-` a table.
        let before = byte(offset - 1)
        guard before != Ascii.closeBracket, before != Ascii.pipe, before != Ascii.apostrophe else { return nil }
        // `Thanks:)` is a face, `(see above:)` and `as follows:(a)` are none.
        let isBehindWord = !isWordStart(offset)
        guard !isBehindWord || (mouth == Ascii.close && !isParenthesisOpen) else { return nil }
        // `(as above :)` is none either.
        guard mouth != Ascii.close || !isParenthesisOpen || before == Ascii.space else { return nil }
        return (.emoticon, offset..<position)
    }

    private static func isMouth(_ byte: UInt8) -> Bool {
        switch byte {
        case Ascii.close, Ascii.open, UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "O"),
            UInt8(ascii: "o"), Ascii.asterisk, UInt8(ascii: "/"), Ascii.backslash, UInt8(ascii: "3"),
            Ascii.closeBracket:
            return true
        default: return false
        }
    }

    /// The end of a face that is no eyes and mouth.
    private func knownFace(_ offset: Int) -> Int? {
        for face in Self.faces where has(face, at: offset) {
            let faceEnd = offset + face.utf8CodeUnitCount
            return isWordStart(offset) && !Self.isWordByte(byte(faceEnd)) ? faceEnd : nil
        }
        return nil
    }

    /// Longer ones before those that they begin with.
    private static let faces: [StaticString] = [
        "¯\\_(ツ)_/¯", "^_^", "^^", "-_-", ">_<", ">:(", ">:)", "</3", "<3", "\\o/", "(-:", "(:", "(ツ)",
    ]
}
