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
    /// The text as a message shows it; one character alone likewise.
    var inMessage: String {
        guard let first = unicodeScalars.first, unicodeScalars.count == 1 else { return "“\(self)”" }
        return first.inMessage
    }
}
