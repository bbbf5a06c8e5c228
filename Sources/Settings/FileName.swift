import Platform
import Prose

/// What a file's name says about its text.
public enum FileName {
    /// The extensions of text files that are looked for in folders.
    public static let textExtensions: Set<String> = [
        "txt", "text", "md", "markdown", "mdown", "jsonl", "ndjson", "html", "htm", "xhtml", "srt", "vtt", "csv", "tsv",
    ]

    /// The format that an extension in lower case names; nil for any other.
    public static func format(ofExtension pathExtension: String) -> TextFormat? {
        switch pathExtension {
        case "txt", "text": .plain
        case "md", "markdown", "mdown": .markdown
        case "jsonl", "ndjson": .jsonLines
        case "html", "htm", "xhtml": .html
        case "csv": .csv
        case "tsv": .tsv
        case "srt": .subRip
        case "vtt": .webVTT
        default: nil
        }
    }

    /// Whether a text is the code of a language, as in `article.ru`.
    public static func isLanguageCode(_ text: String) -> Bool {
        codes.contains(String(text.prefix { $0 != "-" && $0 != "_" }))
    }

    /// The extension in lower case, empty where there is none.
    public static func pathExtension(of path: String) -> String {
        // By bytes: it is asked of each file several times.
        let bytes = path.utf8
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        let last = bytes[bytes.index(after: dot)...]
        return last.contains(UInt8(ascii: "/")) ? "" : Substring(last).lowercased()
    }

    /// The language that stands before the extension, as in `article.ru.md` and `article.pt-BR.txt`.
    ///
    /// Only codes of ISO 639-1 and a few longer ones count: `notes.old.txt` and `page.min.md` name no languages.
    public static func language(of path: String) -> LanguageTag? {
        let name = Paths.name(of: path)
        // Most names hold one dot.
        guard name.utf8.count(where: { $0 == UInt8(ascii: ".") }) > 1 else { return nil }
        let parts = name.split(separator: ".")
        guard parts.count > 2 else { return nil }
        let candidate = parts[parts.count - 2]
        let primary = candidate.prefix { $0 != "-" && $0 != "_" }
        guard codes.contains(primary.lowercased()) else { return nil }
        let tag = LanguageTag(candidate)
        return tag == .undetermined ? nil : tag
    }

    /// Source: ISO 639-1, as of 2024, with languages that have web sites but no code of two letters.
    private static let codes = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el \
        en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu \
        ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
        nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn \
        so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
        ast ckb dsb fil gsw haw hsb kab yue
        """.split(separator: " ").map(String.init))
}
