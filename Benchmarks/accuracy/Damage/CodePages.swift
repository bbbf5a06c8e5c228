/// What the bytes 0x80…0xFF mean in the old encodings that UTF-8 is mistaken for.
enum CodePages {
    /// Windows-1252; its five holes are the C1 controls of the same number, as browsers have it.
    /// Source: WHATWG Encoding Standard, index windows-1252.
    static let windows1252: [Unicode.Scalar] = table(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ", from: 0xA0)

    /// Windows-1251. Source: WHATWG Encoding Standard, index windows-1251.
    static let windows1251: [Unicode.Scalar] = table(
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї", from: 0x410)

    /// ISO 8859-1: the bytes are the characters’ numbers, C1 controls and all.
    static let latin1: [Unicode.Scalar] = table("", from: 0x80)

    /// Windows-1250. Source: WHATWG Encoding Standard, index windows-1250.
    static let windows1250: [Unicode.Scalar] = table(
        """
        €\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
        ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
        """, from: 0)

    /// Mac OS Roman. Source: the Unicode Consortium’s mapping table ROMAN.TXT.
    static let macRoman: [Unicode.Scalar] = table(
        """
        ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ\
        –—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
        """, from: 0)

    /// Code page 437. Source: the Unicode Consortium’s mapping table CP437.TXT.
    static let dos437: [Unicode.Scalar] = table(
        """
        ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
        αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
        """, from: 0)

    /// The characters given, and then those from a code point on, to make up 128.
    private static func table(_ head: String, from first: UInt32) -> [Unicode.Scalar] {
        var scalars = Array(head.unicodeScalars)
        var next = first
        while scalars.count < 128 {
            Unicode.Scalar(next).map { scalars.append($0) }
            next += 1
        }
        return scalars
    }

    /// UTF-8 read as if it were another encoding.
    static func misread(_ bytes: some Sequence<UInt8>, as table: [Unicode.Scalar]) -> String {
        var result = ""
        for byte in bytes {
            result.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80])
        }
        return result
    }

    /// Text in Windows-1251 read as if it were Windows-1252; nil if Windows-1251 has not all of its characters.
    static func cyrillicAsLatin(_ text: String) -> String? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else {
                guard let index = windows1251.firstIndex(of: scalar) else { return nil }
                bytes.append(UInt8(index + 0x80))
            }
        }
        return misread(bytes, as: windows1252)
    }
}
