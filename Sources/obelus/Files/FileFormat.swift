import Bytes
import Discovery
import Platform
import Prose
import Settings

/// What a file is: by its name and its first bytes.
///
/// What is no text of a format that we read is refused: taken for plain text, it would be damaged.
enum FileFormat {
    /// What the file is to be read as, or why it is not read.
    ///
    /// - Parameters:
    ///   - name: the file's; `-` and names without an extension say nothing.
    ///   - bytes: its first bytes, at least 1,024 of them if it has so many.
    static func of(name: String, _ bytes: ArraySlice<UInt8>) -> Result<TextFormat, FormatRefusal> {
        let pathExtension = FileName.pathExtension(of: name)
        let format: TextFormat
        if let known = FileName.format(ofExtension: pathExtension) {
            format = known
        } else if let other = names[pathExtension] {
            return .failure(FormatRefusal(what: other))
        } else if isNoExtension(pathExtension) {
            // What has no name that says it may say it itself.
            format = content(of: bytes, in: .plain).flatMap { formats[$0] } ?? .plain
        } else {
            return .failure(FormatRefusal(what: nil))
        }
        if !format.isRecords, let other = content(bytes, in: format) { return .failure(FormatRefusal(what: other)) }
        return .success(format)
    }

    /// Whether the end of a name behind its last dot is none that names a format: none at all, a number, a language, a sentence.
    private static func isNoExtension(_ text: String) -> Bool {
        text.isEmpty || text.utf8.allSatisfy { Ascii.isDigit($0) } || text.contains(" ") || FileName.isLanguageCode(text)
    }

    /// What files with other extensions are.
    private static let names: [String: String] = {
        let kinds: [(String, String)] = [
            ("a page with server-side includes", "shtml"),
            ("XML", "xml svg rss atom xsl xlf xliff sdlxliff mqxliff tmx ts resx dita docbook"),
            ("JSON", "json json5 jsonc webmanifest arb ipynb geojson"), ("a subtitle file", "sub ssa ass sbv ttml"),
            ("a message catalog", "po pot mo strings xcstrings properties"), ("a table", "psv xls xlsx ods"),
            ("YAML", "yml yaml"), ("TOML", "toml"), ("a settings file", "ini cfg conf env lock plist"),
            (
                "a program",
                "py js mjs cjs jsx tsx c h cc cpp cxx hpp m mm cs java kt kts swift go rs rb php pl pm lua r jl scala sh bash zsh fish ps1 bat cmd sql css scss less vue svelte dart ex exs erl hs clj vim el lisp asm s"
            ),
            ("a word processor’s document", "doc docx odt rtf pages epub"), ("a PDF document", "pdf ps"),
            ("LaTeX", "tex latex sty bib"), ("reStructuredText", "rst rest"), ("AsciiDoc", "adoc asciidoc asc"), ("MDX", "mdx"),
            ("Typst", "typ"), ("an archive", "zip gz bz2 xz zst tar 7z rar jar whl deb"),
            ("a picture, sound or video file", "png jpg jpeg gif webp bmp ico tif tiff heic mp3 wav ogg flac mp4 mkv avi mov webm"),
            ("a patch", "diff patch"), ("a binary file", "exe dll so dylib o a bin dat class pyc wasm sqlite db"),
        ]
        return Dictionary(
            kinds.flatMap { kind, extensions in extensions.split(separator: " ").map { (String($0), kind) } },
            uniquingKeysWith: { first, _ in first })
    }()

    /// What the first bytes say that the file is, where it is no text for people.
    ///
    /// By bytes, and by the first of them for nearly all files: this is asked of each.
    private static func content(_ bytes: ArraySlice<UInt8>, in format: TextFormat) -> String? {
        guard let what = content(of: bytes, in: format) else { return nil }
        // XHTML begins as XML does, and one format of subtitles may be taken for the other.
        return formats[what] == format || format == .html && what == "XML" || format == .subRip && what == subtitles
            || format == .webVTT && what == subtitles ? nil : what
    }

    private static let html = "HTML"
    private static let webVTT = "a WebVTT file"
    private static let subtitles = "a SubRip file"
    /// The formats that files are read in for what they begin with.
    static let formats: [String: TextFormat] = [html: .html, webVTT: .webVTT, subtitles: .subRip]

    private static func content(of bytes: ArraySlice<UInt8>, in format: TextFormat) -> String? {
        // A byte order mark, and white space.
        let body = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes).drop { $0 <= 0x20 }
        guard let first = body.first else { return nil }
        switch first {
        case UInt8(ascii: "<"):
            if begins(body, "<!doctype") || begins(body, "<html") { return html }
            return begins(body, "<?xml") ? "XML" : nil
        case UInt8(ascii: "%"): return begins(body, "%pdf-") ? "a PDF document" : nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            if begins(body, "{\\rtf") { return "a word processor’s document" }
            // `{"`, `[{`, `["`, `{}`: no sentence begins so.
            let second = body.dropFirst().first { $0 > 0x20 }
            let isJSON =
                first == UInt8(ascii: "{")
                ? second == UInt8(ascii: "\"") || second == UInt8(ascii: "}") : second == UInt8(ascii: "{") || second == UInt8(ascii: "\"")
            return isJSON ? "JSON" : nil
        case UInt8(ascii: "P"): return begins(body, "pk\u{3}\u{4}") ? "an archive" : nil
        case UInt8(ascii: "W"): return begins(body, "webvtt") && body.dropFirst(6).first ?? 0x0A <= 0x20 ? webVTT : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return isSubRip(body) ? subtitles : nil
        case UInt8(ascii: "#"):
            // In Markdown it might be a line of the text.
            if format == .plain, begins(body, "#!/") { return "a program" }
            return isCatalog(body) ? "a message catalog" : nil
        case UInt8(ascii: "m"): return isCatalog(body) ? "a message catalog" : nil
        default: return nil
        }
    }

    /// Whether bytes begin with a literal in ASCII lower case, in any case.
    private static func begins(_ bytes: ArraySlice<UInt8>, _ literal: StaticString) -> Bool {
        guard bytes.count >= literal.utf8CodeUnitCount else { return false }
        for index in 0..<literal.utf8CodeUnitCount {
            let byte = bytes[bytes.startIndex + index]
            let isUpper = Ascii.isCapital(byte)
            if (isUpper ? byte | 0x20 : byte) != literal.utf8Start[index] { return false }
        }
        return true
    }

    /// A number on a line, and two times with an arrow between on the next; or the two times at once.
    private static func isSubRip(_ bytes: ArraySlice<UInt8>) -> Bool {
        let lines = bytes.prefix(256).split(maxSplits: 2) { $0 == 0x0A || $0 == 0x0D }
        let isTime = { (line: ArraySlice<UInt8>) in
            line.first.map { Ascii.isDigit($0) } ?? false && line.contains(UInt8(ascii: ">"))
                && String(decoding: line, as: UTF8.self).contains(" --> ")
        }
        guard let first = lines.first, lines.count > 1 else { return false }
        return isTime(first) || isTime(lines[1]) && first.allSatisfy { Ascii.isDigit($0) }
    }

    /// `msgid "` on the first line that is no comment.
    private static func isCatalog(_ bytes: ArraySlice<UInt8>) -> Bool {
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where line.first != UInt8(ascii: "#") {
            return begins(line, "msgid \"") || begins(line, "msgctxt \"")
        }
        return false
    }
}

/// Why a file is not read.
struct FormatRefusal: Error {
    /// What it is, as a noun; nil where only its extension is unknown.
    var what: String?

    /// What is wrong, and what to do about it.
    func message(_ name: String) -> String {
        let pathExtension = FileName.pathExtension(of: name)
        if let what, let format = FileFormat.formats[what] {
            return "is \(what), whatever its name says; use --as \(format.rawValue), or --as plain to read it letter by letter"
        }
        let problem =
            what.map { "is \($0), which Obelus does not read" } ?? "has the extension “.\(pathExtension)”, which Obelus does not know"
        return problem + ". It reads plain text (.txt, .text), Markdown (.md, .markdown, .mdown), HTML (.html, .htm, .xhtml), "
            + "subtitles (.srt, .vtt), JSON Lines (.jsonl, .ndjson) and tables (.csv, .tsv); to read the file as one of these, "
            + "use --as plain, markdown, html, srt, vtt, jsonl, csv or tsv"
    }
}
