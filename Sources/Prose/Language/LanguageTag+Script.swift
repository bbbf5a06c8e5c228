extension LanguageTag {
    /// The code of the script that texts of the language are in (ISO 15924, four letters packed as `script` is): the tag's, or else
    /// the likeliest by CLDR for its region and language; 0 where that is not known.
    ///
    /// Source: UTS #35, “Likely Subtags”.
    public var writtenScript: UInt32 {
        if script != 0 { return script }
        let ofRegion = region == 0 ? 0 : Self.likelyScript(of: primary, in: region)
        return ofRegion != 0 ? ofRegion : Self.likelyScript(of: primary)
    }

    /// Whether texts of the language are in Latin letters.
    public var isWrittenInLatin: Bool { writtenScript == 0x4C61_746E }  // Latn
    /// Whether they are in Cyrillic.
    public var isWrittenInCyrillic: Bool { writtenScript == 0x4379_726C }  // Cyrl
    /// Whether they are in the Arabic script.
    public var isWrittenInArabic: Bool { writtenScript == 0x4172_6162 }  // Arab

    /// Whether texts of the language begin their sentences with capitals: false only where the script is known to have none.
    public var hasCase: Bool {
        switch writtenScript {
        case 0, 0x4C61_746E, 0x4379_726C, 0x4772_656B, 0x4172_6D6E: true  // Latn, Cyrl, Grek, Armn
        default: false
        }
    }

    /// Whether this tag, as written in a rule card, covers `other`: `de` covers `de-CH`, `zh-Hant` covers `zh-TW`, `de-CH` does not
    /// cover `de`.
    public func covers(_ other: LanguageTag) -> Bool {
        primary == other.primary && (region == 0 || region == other.region) && (script == 0 || script == other.writtenScript)
    }

    /// What holds for the tag where something is said about it, and what else does, the closest first: script and region, script,
    /// region, language.
    var fallbacks: [LanguageTag] {
        var tags = [self]
        if script != 0, region != 0 { tags.append(withoutRegion) }
        if script != 0, region != 0 { tags.append(withoutScript) }
        if self != base { tags.append(base) }
        return tags
    }
}
