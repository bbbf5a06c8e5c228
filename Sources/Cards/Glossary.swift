import CSV
import Linting
import Platform
import Prose
import Readers
import UnicodeText
import YAML

/// A list of words that a team writes, and of those that it does not: a rule without a card of its own.
///
/// As a table (`terms.csv`) with the columns `write`, `not` and maybe `note`, or as a list in YAML of maps with these keys. With the columns
/// `source`, `target`, `not` and `note` it is a list of terms and their translations, for texts beside their sources.
package struct Glossary {
    /// A word not to be written.
    struct Entry: Sendable {
        var write: String
        var not: String
        var note: String?
        var line: Int
    }

    static let columns = ["write", "not", "note"]
    static let termColumns = ["source", "target", "not", "note"]

    private let path: String
    private let language: LanguageTag?
    private var entries: [Entry] = []
    /// Of a list of terms: each with its line.
    private var terms: [(term: TermRule.Term, line: Int)] = []
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
        if names.contains("source") { return addTerms(rows.dropFirst(), names, head.line) }
        expectColumns(Self.columns, names, head.line)
        guard let write = names.firstIndex(of: "write"), let not = names.firstIndex(of: "not") else {
            return reader.fail(head.line, "the first line must name the columns “write” and “not”, as in “write,not,note”")
        }
        for row in rows.dropFirst() where hasFields(row, atMost: names.count) {
            let field = { (index: Int?) in index.flatMap { $0 < row.fields.count ? row.fields[$0] : nil } ?? "" }
            add(write: field(write), not: field(not), note: field(names.firstIndex(of: "note")), line: row.line)
        }
    }

    private mutating func expectColumns(_ columns: [String], _ names: [String], _ line: Int) {
        for name in names where !columns.contains(name) {
            reader.fail(line, "unknown column “\(name)”" + NearestName.hint(for: name, among: columns))
        }
    }

    private mutating func hasFields(_ row: CSVTable.Row, atMost count: Int) -> Bool {
        guard row.fields.count > count else { return true }
        reader.fail(
            row.line,
            "the line has \(row.fields.count) fields, but there are \(count) columns; put text that contains a comma in quotation marks")
        return false
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

    // MARK: Terms

    private mutating func addTerms(_ rows: ArraySlice<CSVTable.Row>, _ names: [String], _ line: Int) {
        expectColumns(Self.termColumns, names, line)
        guard names.contains("target") || names.contains("not") else {
            return reader.fail(line, "a list of terms needs the column “target” or “not”, as in “source,target,not,note”")
        }
        for row in rows where hasFields(row, atMost: names.count) {
            let field = { (name: String) -> String? in
                guard let index = names.firstIndex(of: name), index < row.fields.count else { return nil }
                let text = row.fields[index]
                return text.allSatisfy(\.isWhitespace) ? nil : text
            }
            guard let source = field("source") else {
                reader.fail(row.line, "“source” is empty; add the term, or remove the line")
                continue
            }
            let (target, avoided) = (field("target"), field("not"))
            guard target != nil || avoided != nil else {
                reader.fail(row.line, "the line says neither what the translation of “\(source)” is (“target”) nor what it is not (“not”)")
                continue
            }
            for text in [source, target, avoided].compactMap(\.self) { expectPattern(text, row.line) }
            add(source, target, avoided, field("note"), row.line)
        }
    }

    /// Several lines for a term name several translations, each of which is right.
    private mutating func add(_ source: String, _ target: String?, _ avoided: String?, _ note: String?, _ line: Int) {
        let (targets, others) = (
            [target].compactMap { $0.map { TermRule.Expression($0) } }, [avoided].compactMap { $0.map { TermRule.Expression($0) } }
        )
        if let known = terms.firstIndex(where: { $0.term.source == TermRule.Expression(source) }) {
            terms[known].term.targets += targets
            terms[known].term.avoided += others
            terms[known].term.note = terms[known].term.note ?? note
        } else {
            terms.append((TermRule.Term(source: TermRule.Expression(source), targets: targets, avoided: others, note: note), line))
        }
    }

    private mutating func expectPattern(_ text: String, _ line: Int) {
        guard case .pattern(let pattern) = TermRule.Expression(text) else { return }
        do throws(UnicodeError) {
            _ = try Pattern(pattern)
        } catch {
            reader.fail(line, "“\(text)”: \(error)")
        }
    }

    private func termFile(id: String) -> CardFile {
        let tag = language?.description
        let examples = terms.compactMap { one -> Card.Example? in
            guard case .words(let source) = one.term.source, !one.term.targets.isEmpty, one.term.avoided.isEmpty else { return nil }
            // An end of the text is where the term is missing.
            return .bad("—⟦⟧", good: nil, language: tag, source: Card.Source(source))
        }
        let card = Card(
            id: id, summary: "Terms of the list \(id) and their translations",
            why: "The team has agreed on translations in the list \(path), which has \(terms.count) terms.", level: .warning,
            languages: language.map { LanguageSet(includesAll: false, included: [$0]) } ?? .all, preset: .artifacts,
            safety: .none, touches: .words, title: "", detection: .terms(terms.map(\.term)), message: "", replace: nil,
            examples: examples, safeBecause: nil, since: "")
        return CardFile(card: card, anchors: [], path: path, detectionLine: 1)
    }

    // MARK: The rule

    private consuming func cardFile(id: String) throws(PlacedErrors) -> CardFile {
        if !terms.isEmpty, reader.errors.isEmpty { return termFile(id: id) }
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
