import Prose
import UnicodeText

/// Names of languages as people write them in options and configurations.
public enum LanguageName {
    /// What is wrong with a name; nil where nothing is.
    ///
    /// - Parameters:
    ///   - text: a BCP 47 tag, or `auto`.
    ///   - examples: what to write instead.
    public static func problem(with text: String, examples: String = "auto, de, pt-BR, …") -> String? {
        let tag = LanguageTag(text)
        if tag == .undetermined { return text == "auto" || text == "und" ? nil : "“\(text)” is not a language tag; use \(examples)" }
        let code = tag.base.description
        guard !LanguageCode.mayBeOne(code) else { return nil }
        let other = (try? LikelySubtags.language(ofRegion: code)).map { "; did you mean “\($0)”?" } ?? "; use \(examples)"
        return "“\(code)” is not the code of a language\(other)"
    }
}
