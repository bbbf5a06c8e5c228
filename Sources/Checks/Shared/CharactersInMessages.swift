import UnicodeText

extension Unicode.Scalar {
    /// The character as a message shows it: in quotation marks, or by code point and name where that would show nothing,
    /// or a quotation mark within quotation marks.
    var inMessage: String {
        let isHard = isWhitespace || isDefaultIgnorable || isMark || isControl || properties.isQuotationMark
        return isHard ? codePointAndName : "“\(self)”"
    }
}

extension String {
    /// The text as a message shows it: in quotation marks, but without them where it has quotation marks itself; one
    /// character alone as such.
    var inMessage: String {
        if unicodeScalars.count == 1, let first = unicodeScalars.first { return first.inMessage }
        let hasMarks = unicodeScalars.contains { $0.properties.isQuotationMark && $0 != "’" && $0 != "'" }
        return hasMarks ? self : "“\(self)”"
    }
}
