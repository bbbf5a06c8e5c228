internal import CICU

extension Unicode.Scalar {
    /// The code point as the Unicode Standard writes it: `U+200B`, with four to six digits.
    public var codePointNotation: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The name: corrected where the standard corrects it, the alias of a control (`NULL`), and a label in angle
    /// brackets for what has no name, such as `<private-use-E000>` (Unicode 15.0, section 4.8).
    public var characterName: String {
        if let name = ControlNames.name(of: value) { return name }
        let name = icuName(Int32(CICU_NAME_ALIAS)) ?? icuName(Int32(CICU_NAME_UNICODE))
        return name ?? codePointLabel
    }

    /// Both, as a report shows an invisible character: `U+200B ZERO WIDTH SPACE`.
    public var codePointAndName: String { "\(codePointNotation) \(characterName)" }

    private func icuName(_ choice: Int32) -> String? {
        // The longest name of the standard has 88 letters.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            var status: Int32 = 0
            let length = cicu_u_charName(value, choice, buffer.baseAddress, Int32(buffer.count), &status)
            guard status <= 0, length > 0, length < buffer.count else { return nil }
            return String(decoding: buffer.prefix(Int(length)).lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    private var codePointLabel: String {
        let isNoncharacter = value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
        let kind = isNoncharacter ? "noncharacter" : generalCategory == .privateUse ? "private-use" : "reserved"
        return "<\(kind)-\(codePointNotation.dropFirst(2))>"
    }
}

/// The names of the controls, which have none of their own: the first alias of each in NameAliases.txt.
private enum ControlNames {
    static func name(of value: UInt32) -> String? {
        switch value {
        case 0..<0x20: c0[Int(value)]
        case 0x7F: "DELETE"
        case 0x80..<0xA0: c1[Int(value - 0x80)]
        default: nil
        }
    }

    private static let c0 = [
        "NULL", "START OF HEADING", "START OF TEXT", "END OF TEXT", "END OF TRANSMISSION", "ENQUIRY", "ACKNOWLEDGE",
        "ALERT", "BACKSPACE", "CHARACTER TABULATION", "LINE FEED", "LINE TABULATION", "FORM FEED", "CARRIAGE RETURN",
        "SHIFT OUT", "SHIFT IN", "DATA LINK ESCAPE", "DEVICE CONTROL ONE", "DEVICE CONTROL TWO",
        "DEVICE CONTROL THREE", "DEVICE CONTROL FOUR", "NEGATIVE ACKNOWLEDGE", "SYNCHRONOUS IDLE",
        "END OF TRANSMISSION BLOCK", "CANCEL", "END OF MEDIUM", "SUBSTITUTE", "ESCAPE", "INFORMATION SEPARATOR FOUR",
        "INFORMATION SEPARATOR THREE", "INFORMATION SEPARATOR TWO", "INFORMATION SEPARATOR ONE",
    ]

    private static let c1 = [
        "PADDING CHARACTER", "HIGH OCTET PRESET", "BREAK PERMITTED HERE", "NO BREAK HERE", "INDEX", "NEXT LINE",
        "START OF SELECTED AREA", "END OF SELECTED AREA", "CHARACTER TABULATION SET",
        "CHARACTER TABULATION WITH JUSTIFICATION", "LINE TABULATION SET", "PARTIAL LINE FORWARD",
        "PARTIAL LINE BACKWARD", "REVERSE LINE FEED", "SINGLE SHIFT TWO", "SINGLE SHIFT THREE",
        "DEVICE CONTROL STRING", "PRIVATE USE ONE", "PRIVATE USE TWO", "SET TRANSMIT STATE", "CANCEL CHARACTER",
        "MESSAGE WAITING", "START OF GUARDED AREA", "END OF GUARDED AREA", "START OF STRING",
        "SINGLE GRAPHIC CHARACTER INTRODUCER", "SINGLE CHARACTER INTRODUCER", "CONTROL SEQUENCE INTRODUCER",
        "STRING TERMINATOR", "OPERATING SYSTEM COMMAND", "PRIVACY MESSAGE", "APPLICATION PROGRAM COMMAND",
    ]
}
