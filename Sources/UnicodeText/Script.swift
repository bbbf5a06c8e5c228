internal import CICU

/// The script of a scalar (UAX #24), by its ISO 15924 code: those of today's newspapers, and `other`.
public enum Script: String, Sendable, Hashable, CaseIterable {
    /// Used with many scripts: spaces, punctuation, digits, symbols.
    case common = "Zyyy"
    /// Takes the script of what it stands on: combining marks.
    case inherited = "Zinh"
    case arabic = "Arab"
    case armenian = "Armn"
    case bengali = "Beng"
    case bopomofo = "Bopo"
    case cherokee = "Cher"
    case coptic = "Copt"
    case cyrillic = "Cyrl"
    case devanagari = "Deva"
    case ethiopic = "Ethi"
    case georgian = "Geor"
    case greek = "Grek"
    case gujarati = "Gujr"
    case gurmukhi = "Guru"
    case han = "Hani"
    case hangul = "Hang"
    case hebrew = "Hebr"
    case hiragana = "Hira"
    case kannada = "Knda"
    case katakana = "Kana"
    case khmer = "Khmr"
    case lao = "Laoo"
    case latin = "Latn"
    case malayalam = "Mlym"
    case mongolian = "Mong"
    case myanmar = "Mymr"
    case odia = "Orya"
    case sinhala = "Sinh"
    case syriac = "Syrc"
    case tamil = "Taml"
    case telugu = "Telu"
    case thaana = "Thaa"
    case thai = "Thai"
    case tibetan = "Tibt"
    /// Any other script, and what has none (unassigned, private use).
    case other = "Zzzz"
}

extension Script {
    /// ICU's number of the script; nil for `other`.
    var icuCode: Int32? {
        guard self != .other else { return nil }
        let code = cicu_u_getPropertyValueEnum(Int32(CICU_PROPERTY_SCRIPT), rawValue)
        return code >= 0 ? code : nil
    }

    /// The script of a number of ICU's (UScriptCode), which never change; `ScriptTests` holds each to its code.
    init(icuCode: Int32) {
        let index = Int(icuCode)
        self = index >= 0 && index < Script.byICUCode.count ? Script.byICUCode[index] : .other
    }

    private static let byICUCode: [Script] = [
        .common, .inherited, .arabic, .armenian, .bengali, .bopomofo, .cherokee, .coptic, .cyrillic, .other,
        .devanagari, .ethiopic, .georgian, .other, .greek, .gujarati, .gurmukhi, .han, .hangul, .hebrew,
        .hiragana, .kannada, .katakana, .khmer, .lao, .latin, .malayalam, .mongolian, .myanmar, .other,
        .other, .odia, .other, .sinhala, .syriac, .tamil, .telugu, .thaana, .thai, .tibetan,
    ]
}

extension Unicode.Scalar {
    /// The Script property.
    public var script: Script {
        if isASCII { return isLetter ? .latin : .common }
        var status: Int32 = 0
        let code = cicu_uscript_getScript(value, &status)
        return status > 0 ? .other : Script(icuCode: code)
    }

    /// Whether the scalar is used with a script (Script_Extensions): U+30FC "ー" is common, but used with hiragana
    /// and katakana only. False for `other`.
    public func isUsed(with script: Script) -> Bool {
        guard let code = script.icuCode else { return false }
        return cicu_uscript_hasScript(value, code)
    }
}
