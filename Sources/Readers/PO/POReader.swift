import Bytes
import Prose

/// Reads message catalogs of gettext: each translation is a text, with its message as its source.
///
/// Left out are the header, messages that are marked as fuzzy or obsolete, those without a translation, and the two that are no
/// translations but the translators' names (`translator-credits`) and the sum of a picture (`external ref=`).
public enum POReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        source.bytes.withUnsafeBufferPointer { bytes in
            var catalog = Catalog(mostMessages: min(source.lineStarts.offsets.count / 4, bytes.count / 64))
            var scanner = POScanner(bytes, source)
            while let message = scanner.next() { catalog.add(message, bytes) }
            if let charset = catalog.charset, !isUnderstood(charset), !bytes.isASCII {
                return Reading(
                    [],
                    problems: [
                        ReadingProblem(
                            line: catalog.headerLine,
                            message: "declares the character set “\(charset)”; convert the file to UTF-8 (msgconv)")
                    ])
            }
            var passages = catalog.passages(language: options.language)
            // What is in ASCII so far would be in two character sets at once.
            if let charset = catalog.charset, !isUTF8(charset), bytes.isASCII {
                for index in passages.indices { passages[index].spell(as: .po(asciiOnly: true)) }
            }
            return Reading(
                passages,
                problems: (scanner.problems + catalog.problems).sorted { $0.line < $1.line })
        }
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage {
        PairPassages.passage(Text(bytes))
    }

    private static func isUnderstood(_ charset: String) -> Bool {
        isUTF8(charset) || ["us-ascii", "ascii"].contains(charset.lowercased())
    }

    private static func isUTF8(_ charset: String) -> Bool {
        // A template's is CHARSET.
        ["utf-8", "utf8", "charset", ""].contains(charset.lowercased())
    }
}

/// The messages of a file.
private struct Catalog {
    private var messages: [POMessage] = []
    private var header: [Substring] = []
    private(set) var headerLine = 1
    private(set) var problems: [ReadingProblem] = []
    /// The line of each message.
    private var lines: [Key: Int] = [:]
    /// The comments to Obelus, each with the number of messages before it.
    private var comments: [(messages: Int, text: [UInt8])] = []

    /// - Parameter mostMessages: how many there are likely to be at most, so that room can be made at once.
    init(mostMessages: Int) { lines.reserveCapacity(mostMessages) }

    /// What must be there once.
    private struct Key: Hashable {
        var context: [UInt8]?
        var id: [UInt8]

        /// All bytes at once: an array takes them one by one, which takes ten times as long.
        func hash(into hasher: inout Hasher) {
            id.withUnsafeBytes { hasher.combine(bytes: $0) }
            hasher.combine(context?.count ?? -1)
            context?.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    mutating func add(_ message: consuming POMessage, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let id = message.id else { return }
        // Those of a message that is left out may begin or end something, or be for the whole file.
        for range in message.directives { comments.append((messages.count, Array(bytes[range]))) }
        let isHeader = id.bytes.isEmpty && message.context == nil
        if let first = lines.updateValue(message.line, forKey: Key(context: message.context?.bytes, id: id.bytes)) {
            let what = isHeader ? "a second header" : "the message is defined twice"
            problems.append(ReadingProblem(line: message.line, message: "\(what); the first is on line \(first)"))
            return
        }
        if isHeader {
            headerLine = message.line
            header = (message.translations.first?.text.string ?? "").split(whereSeparator: \.isNewline).map { Substring(String($0)) }
        } else if !message.flags.contains("fuzzy"), !Self.isNoTranslation(id.bytes),
            message.translations.contains(where: { !$0.text.bytes.isEmpty })
        {
            messages.append(message)
        } else {
            comments.append((messages.count, []))
        }
    }

    private static func isNoTranslation(_ id: [UInt8]) -> Bool {
        id.elementsEqual("translator-credits".utf8) || id.elementsEqual("translator_credits".utf8) || id.starts(with: "external ref=".utf8)
    }

    private func field(_ name: String) -> String? {
        for line in header {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { continue }
            let value = line[line.index(after: colon)...]
            return String(value.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
        }
        return nil
    }

    var charset: String? {
        guard let type = field("content-type"), let equals = type.lastIndex(of: "=") else { return nil }
        return String(type[type.index(after: equals)...])
    }

    /// The target's language: `sr@latin` is Serbian in Latin letters.
    private var language: LanguageTag? {
        guard let name = field("language"), !name.isEmpty else { return nil }
        let parts = name.split(separator: "@")
        let tag = LanguageTag(parts.count == 2 && parts[1].lowercased() == "latin" ? parts[0].prefix { $0 != "_" } + "-Latn" : parts[0])
        return tag == .undetermined ? nil : tag
    }

    private var sourceLanguage: LanguageTag {
        let tag = LanguageTag(field("x-source-language") ?? "en")
        return tag == .undetermined ? .english : tag
    }

    func passages(language given: LanguageTag?) -> [Passage] {
        let language = given ?? language ?? PairPassages.recognized(messages.lazy.flatMap(\.translations).map(\.text.bytes))
        let sourceLanguage = sourceLanguage
        let hasPlurals = messages.contains { $0.pluralID != nil }
        let forms = hasPlurals ? field("plural-forms").flatMap { PluralForms($0) } : nil
        var passages: [Passage] = []
        passages.reserveCapacity(messages.count)
        var directives = MessageDirectives()
        var comments = comments[...]
        // By their numbers: to copy a message, all that it holds has to be counted.
        for index in messages.indices {
            guard let id = messages[index].id else { continue }
            while let comment = comments.first, comment.messages <= index {
                if comment.text.isEmpty { directives.skip() } else { directives.note(comment.text) }
                comments.removeFirst()
            }
            let first = passages.count
            let formats = messages[index].flags.filter { $0.hasSuffix("-format") }
            let context = messages[index].context?.string ?? ""
            let pluralID = messages[index].pluralID
            for (form, string) in messages[index].translations where !string.bytes.isEmpty {
                var passage = PairPassages.passage(string.text)
                passage.language = language
                // The first form is for one thing; which the others are for depends on the language.
                let isSingular = form ?? 0 == 0
                let source = isSingular ? id : pluralID ?? id
                let other = pluralID == nil ? nil : isSingular ? pluralID : id
                passage.counterpart = Counterpart(
                    text: source.text, language: sourceLanguage, otherForm: other?.bytes,
                    context: PairContext(
                        id: context, meaning: context, formats: formats, pluralForm: pluralID == nil ? nil : form,
                        isForFewNumbers: pluralID != nil && (form.flatMap { forms?.isForFewNumbers($0) } ?? isSingular)))
                passages.append(passage)
            }
            directives.take(for: &passages[first...])
        }
        for comment in comments { directives.note(comment.text) }
        directives.addWhole(to: &passages)
        return passages
    }
}
