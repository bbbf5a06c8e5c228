import CSV
import Linting
import Platform
import Prose
import Readers
import YAML

/// A list of words that a team writes, and of those that it does not: a rule without a card of its own.
///
/// As a table (`terms.csv`) with the columns `write`, `not` and maybe `note`, or as a list in YAML of maps with these keys.
package struct Glossary {
    /// A word not to be written.
    struct Entry: Sendable {
        var write: String
        var not: String
        var note: String?
        var line: Int
    }

    static let columns = ["write", "not", "note"]

    private let path: String
    private let language: LanguageTag?
    private var entries: [Entry] = []
    private var reader: NodeReader

    private init(path: String, language: LanguageTag?) {
        self.path = path
        self.language = language
        reader = NodeReader(path: path)
    }

    // MARK: Reading

    /// The rule of a table.
    ///
    /// - Parameters:
    ///   - path: the file, for messages.
    ///   - language: the only language that the words are for, or nil.
    package static func read(table bytes: [UInt8], id: String, path: String, language: LanguageTag?) throws(PlacedErrors) -> CardFile {
        var glossary = Glossary(path: path, language: language)
        do throws(CSVError) {
            glossary.add(try CSVTable(bytes).rows)
        } catch {
            throw PlacedErrors([PlacedError(path: path, line: error.line, message: error.message)])
        }
        return try glossary.cardFile(id: id)
    }

    /// The rule of a list in YAML.
    package static func read(list items: [YAMLNode], id: String, path: String, language: LanguageTag?) throws(PlacedErrors) -> CardFile {
        var glossary = Glossary(path: path, language: language)
        for item in items { glossary.add(item) }
        return try glossary.cardFile(id: id)
    }

    private mutating func add(_ rows: [CSVTable.Row]) {
        guard let head = rows.first else { return reader.fail(1, "the list is empty; its first line must be “write,not,note”") }
        let names = head.fields.map { $0.lowercased() }
        for name in names where !Self.columns.contains(name) {
            reader.fail(head.line, "unknown column “\(name)”" + NearestName.hint(for: name, among: Self.columns))
        }
        guard let write = names.firstIndex(of: "write"), let not = names.firstIndex(of: "not") else {
            return reader.fail(head.line, "the first line must name the columns “write” and “not”, as in “write,not,note”")
        }
        for row in rows.dropFirst() {
            guard row.fields.count <= names.count else {
                reader.fail(
                    row.line,
                    "the line has \(row.fields.count) fields, but there are \(names.count) columns; put text that contains a comma in quotation marks"
                )
                continue
            }
            let field = { (index: Int?) in index.flatMap { $0 < row.fields.count ? row.fields[$0] : nil } ?? "" }
            add(write: field(write), not: field(not), note: field(names.firstIndex(of: "note")), line: row.line)
        }
    }

    private mutating func add(_ item: YAMLNode) {
        let values = reader.map(item, of: "an entry", keys: Self.columns)
        guard item.pairs != nil else { return }
        for key in ["write", "not"] where values[key] == nil {
            reader.fail(item.line, "the entry has no “\(key)”; add it")
        }
        guard let write = reader.text(values["write"], of: "write"), let others = reader.list(values["not"], of: "not") else { return }
        let note = reader.text(values["note"], of: "note") ?? ""
        for other in others {
            if let text = reader.text(other, of: "not") { add(write: write, not: text, note: note, line: other.line) }
        }
    }

    private mutating func add(write: String, not: String, note: String, line: Int) {
        for (key, text) in [("write", write), ("not", not)] where text.allSatisfy(\.isWhitespace) {
            return reader.fail(line, "“\(key)” is empty; add the word, or remove the line")
        }
        if write == not { return reader.fail(line, "“\(write)” is both the word to write and the word to avoid; correct one of the two") }
        if let other = entries.first(where: { $0.not == not }) {
            return reader.fail(line, "“\(not)” is already on line \(other.line); remove one of the two")
        }
        entries.append(Entry(write: write, not: not, note: note.isEmpty ? nil : note, line: line))
    }

    // MARK: The rule

    private consuming func cardFile(id: String) throws(PlacedErrors) -> CardFile {
        if entries.isEmpty, reader.errors.isEmpty { reader.fail(1, "the list has no words; add a line such as “email,e-mail”") }
        guard reader.errors.isEmpty else { throw PlacedErrors(reader.errors) }
        let phrases = entries.map { Card.Phrase($0.not, $0.write, note: $0.note) }
        let tag = language?.description
        // Alone, many a word looks like a rest of the page.
        let examples = entries.map {
            Card.Example.bad("We wrote ⟦\($0.not)⟧ twice.\n", good: "We wrote \($0.write) twice.\n", language: tag)
        }
        let card = Card(
            id: id, summary: "Words replaced by the list \(id)",
            why: "The team has chosen its words in the list \(path), which has \(entries.count) of them.", level: .warning,
            languages: language.map { LanguageSet(includesAll: false, included: [$0]) } ?? .all, preset: .artifacts,
            safety: .unsafe, touches: .words, title: "Use the team’s word",
            detection: .phrases(phrases, at: .anywhere), message: "The team writes “$1”, not “$0”", replace: nil,
            examples: examples, safeBecause: nil, since: "")
        let file = CardFile(card: card, anchors: [], path: path, detectionLine: 1)
        expectEnd(of: file)
        guard reader.errors.isEmpty else { throw PlacedErrors(reader.errors) }
        return file
    }

    /// Notes words to be written in which the list finds one that is not: a fix would never come to an end.
    private mutating func expectEnd(of file: CardFile) {
        guard let rule = file.rule else { return }
        let linter = Linter(rules: [rule])
        let options = ReadingOptions(language: language ?? .english)
        for entry in entries {
            let bytes = Array(entry.write.utf8)
            guard let found = linter.check(linter.document(bytes, options)).first else { continue }
            let word = String(decoding: bytes[found.range], as: UTF8.self)
            reader.fail(
                entry.line,
                "“\(entry.write)” contains “\(word)”, which the list replaces, so fixing would never terminate; correct one of the two")
        }
    }
}
