/// An encoding of one byte a character: what its bytes from 0x80 on stand for.
///
/// Bytes that a code page leaves open stand for the C1 controls of the same number, as browsers have it (WHATWG
/// Encoding Standard, single-byte decoders). A C1 control is found in every code page: text often passes through
/// ISO 8859-1 and Windows-1252 by turns.
public struct CodePage: Sendable {
    public let name: String
    /// By the number of a character, the byte that stands for it; 0: none. A table because misread text asks for each of
    /// its characters in each code page.
    private let bytes: [UInt8]
    /// The same for the few characters from `tableSize` on.
    private let farBytes: [Unicode.Scalar: UInt8]
    /// The letters and signs that the first bytes of two-byte sequences become, as far as they give one away.
    let leads: ScalarTable

    /// Box drawing and block elements end below.
    fileprivate static let tableSize = 0x2600

    /// The byte that stands for a character in this code page; nil where none does.
    public func byte(for scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII { return UInt8(scalar.value) }
        if scalar.value < Self.tableSize {
            let byte = bytes[Int(scalar.value)]
            if byte != 0 { return byte }
        } else {
            return farBytes[scalar]
        }
        return scalar.value < 0xA0 ? UInt8(scalar.value) : nil
    }

    /// - Parameter kin: letters of a code page that differs from this one in a few, with their bytes there.
    init(_ name: String, leads: String, kin: [Unicode.Scalar: UInt8] = [:], _ upperHalf: String) {
        self.name = name
        self.leads = ScalarTable(leads)
        var bytes = [UInt8](repeating: 0, count: Self.tableSize)
        var farBytes: [Unicode.Scalar: UInt8] = [:]
        for (index, scalar) in upperHalf.unicodeScalars.enumerated() {
            let byte = UInt8(0x80 + index)
            if scalar.value < Self.tableSize { bytes[Int(scalar.value)] = byte } else { farBytes[scalar] = byte }
        }
        for (scalar, byte) in kin where scalar.value < Self.tableSize { bytes[Int(scalar.value)] = byte }
        self.bytes = bytes
        self.farBytes = farBytes
    }

    /// For each character below `tableSize`, the code pages, by their places in `all`, in which its byte is the first of a UTF-8
    /// sequence (C2…F4), a bit each, and above these the pages in which it goes on with one (80…BF).
    static let roles: [UInt16] = {
        var roles = [UInt16](repeating: 0, count: tableSize)
        for (index, page) in all.enumerated() {
            let (lead, inner) = (UInt16(1) << UInt16(index), UInt16(1) << UInt16(index + 8))
            for scalar in 0x80..<tableSize {
                let byte = page.bytes[scalar]
                if 0xC2...0xF4 ~= byte { roles[scalar] |= lead }
                if 0x80...0xBF ~= byte || byte == 0 && scalar < 0xA0 { roles[scalar] |= inner }
            }
        }
        // `â€` with the third byte lost is told by its characters.
        roles[0x20AC] |= 0xFF00
        return roles
    }()

    /// In the order in which they are tried: the likeliest first.
    static let all = [windows1252, windows1251, latin2, windows1250, macRoman, dos437, dos866, byteGlyphs]

    static let turkishLead: Unicode.Scalar = "ğ"

    /// Western Europe. Windows-1254, Turkish, is the same but for six letters, of which ğ is what the first byte of all emoji becomes.
    static let windows1252 = CodePage(
        "Windows-1252", leads: "ÂÃÄÅÆÇÈÉÊËÌÎÏÐÑÒÓÕÖ×ØÙ", kin: [turkishLead: 0xF0],
        """
        €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
        """)

    /// Cyrillic.
    static let windows1251 = CodePage(
        "Windows-1251", leads: "ВГДЕРСТЧ",
        """
        ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
        АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
        """)

    /// Central Europe.
    static let windows1250 = CodePage(
        "Windows-1250", leads: "ÂĂÄĹÎĎĐŃ×ŘŮ",
        """
        €\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
        ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
        """)

    /// Central Europe as ISO has it: Windows-1250 with controls instead of marks.
    static let latin2 = CodePage(
        "ISO 8859-2", leads: "ÂĂÄĹÎĎĐŃ×ŘŮ",
        """
        \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\
        \u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż\
        ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
        """)

    /// Western Europe on the Macintosh of old.
    static let macRoman = CodePage(
        "Mac OS Roman", leads: "¬√ƒ≈",
        """
        ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ\
        –—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
        """)

    /// The United States under DOS.
    static let dos437 = CodePage(
        "code page 437", leads: "┬├─┼╨╤╬╧",
        """
        ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
        αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
        """)

    /// Cyrillic under DOS.
    static let dos866 = CodePage(
        "code page 866", leads: "┬├─┼╨╤",
        """
        АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
        рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}
        """)

    /// No code page: the letters by which the tokenizers of GPT-2 and its kin show bytes (`âĢĻ` for `’`).
    static let byteGlyphs = CodePage(
        "byte glyphs of a tokenizer", leads: "",
        """
        ĢģĤĥĦħĨĩĪīĬĭĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁł¡¢£¤¥¦§¨©ª«¬\
        Ń®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
        """)
}

/// A set of characters below U+2600, asked for one of them in constant time.
struct ScalarTable: Sendable {
    private var bits = [UInt64](repeating: 0, count: CodePage.tableSize / 64)

    init(_ scalars: String) {
        for scalar in scalars.unicodeScalars where scalar.value < CodePage.tableSize {
            bits[Int(scalar.value) >> 6] |= 1 << UInt64(scalar.value & 63)
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < CodePage.tableSize && bits[Int(scalar.value) >> 6] >> UInt64(scalar.value & 63) & 1 != 0
    }
}
