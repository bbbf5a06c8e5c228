internal import CICU

/// What ISO 639 knows of a language's code.
public enum LanguageCode {
    /// Whether a code may be one: of those with two letters, ICU knows all that ISO 639-1 has; those with three are too many to know.
    ///
    /// - Parameter code: the primary subtag of a BCP 47 tag.
    public static func mayBeOne(_ code: String) -> Bool {
        guard code.utf8.count == 2 else { return true }
        return String(cString: cicu_uloc_getISO3Language(code)) != ""
    }
}
