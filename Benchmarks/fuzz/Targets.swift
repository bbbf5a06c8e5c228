import Bytes
import CSV
import Cards
import Catalog
import Interchange
import LanguageServer
import Linting
import Platform
import Prose
import Readers
import Settings
import YAML

/// Something that reads bytes which anybody may have written.
struct Target: Sendable {
    let name: String
    /// Of which texts mutants are made.
    let seeds: Seeds
    /// What is not as it must be: nothing, mostly.
    let check: @Sendable ([UInt8], inout Randomness) -> [String]

    enum Seeds: Sendable {
        case texts, marks, cards, settings, tables, records, pages, subtitles, rows, pairs, sessions
    }

    static let all = [
        Target(name: "readers", seeds: .texts) { ReaderProperties($0).broken(&$1) },
        Target(name: "marks", seeds: .marks) { Properties.broken(Mutant($0, linters: Linters.all.count, &$1)) },
        Target(name: "records", seeds: .records) { ReaderProperties($0).broken(&$1) + FormatProperties($0, [.jsonLines]).broken(&$1) },
        Target(name: "pages", seeds: .pages) { FormatProperties($0, [.html]).broken(&$1) },
        Target(name: "subtitles", seeds: .subtitles) { FormatProperties($0, [.subRip, .webVTT]).broken(&$1) },
        Target(name: "tables", seeds: .rows) { FormatProperties($0, [.csv, .tsv]).broken(&$1) },
        Target(name: "pairs", seeds: .pairs) {
            ReaderProperties($0).broken(&$1) + PairProperties.broken($0, &$1)
                + FormatProperties($0, [$1.pick([.po, .xliff, .tmx])]).broken(&$1)
        },
        Target(name: "encodings", seeds: .texts, check: encodings),
        Target(name: "quotations", seeds: .texts, check: quotations),
        Target(name: "cards", seeds: .cards, check: cards),
        Target(name: "glossaries", seeds: .tables, check: glossaries),
        Target(name: "settings", seeds: .settings, check: settings),
        Target(name: "ignore-lists", seeds: .settings, check: ignoreLists),
        Target(name: "paths", seeds: .texts, check: paths),
        Target(name: "server", seeds: .sessions, check: server),
    ]

    // MARK: What they read

    private static func encodings(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        let encoding = FileEncoding.utf16(littleEndian: random.next(below: 2) == 0)
        let text = encoding.decoded(bytes)
        let isBack = encoding.encoded(text) == bytes
        let source = Source(text, encoding: encoding)
        let offsets = FileOffsets(source)
        let ends = (offsets.offset(of: 0), offsets.offset(of: text.count))
        return (isBack ? [] : ["encoding"]) + (ends == (0, bytes.count) ? [] : ["offsets"])
    }

    /// Partners know each other, and quotations do not cross.
    private static func quotations(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        // As often as not a text of hardly anything but marks.
        var bytes = bytes
        if random.next(below: 2) == 0 { bytes = bytes.filter { $0 >= 0x80 || $0 < 0x30 } }
        let document = Document(bytes, ReadingOptions(language: LanguageTag(random.pick(Mutant.languages))))
        let readings = document.quotations.readings
        guard readings.count == document.marks.count else { return ["readings"] }
        var broken: [String] = []
        var open: [Int] = []
        for (index, reading) in readings.enumerated() {
            let partner = Int(reading.partner)
            guard partner < readings.count else { return ["partner outside"] }
            switch reading.role {
            case .opening where partner >= 0:
                // One mark may close two quotations: «О газете «Заря».
                if partner <= index || readings[partner].role != .closing { broken.append("partner of an opening mark") }
                open.append(index)
            case .closing where partner >= 0:
                if partner >= index || Int(readings[partner].partner) != index { broken.append("partner of a closing mark") }
                guard let place = open.firstIndex(where: { Int(readings[$0].partner) <= index }), open.contains(partner) else {
                    broken.append("crossing quotations")
                    continue
                }
                open.removeSubrange(place...)
            default: break
            }
        }
        return broken
    }

    private static func cards(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        guard let file = try? CardReader.read(bytes, id: "house/card", path: "card.yml", allowsCheck: true), let rule = file.rule else {
            return []
        }
        // A pattern that runs away is stopped; what it finds keeps the promises of any other.
        let linter = Linter(rules: [rule]) { _ in .warning }
        let text = random.pick(Self.plainTexts)
        let result = linter.fix(Array(text.utf8), ReadingOptions(language: .english), choosing: FixChoice(unsafe: true))
        return String(validating: result.bytes, as: UTF8.self) == nil ? ["ill-formed text by a card"] : []
    }

    private static let plainTexts = [
        "She said “no” twice, and left (it was late).\n", "Er sagte: „Nein“ — 5 % davon.\n\nEin Absatz.\n",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n",
        "漢字と「かな」。\n", "",
    ]

    private static func glossaries(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        if let file = try? Glossary.read(table: bytes, id: "house/terms", path: "terms.csv", language: nil), let rule = file.rule {
            let linter = Linter(rules: [rule]) { _ in .warning }
            _ = linter.fix(Array(random.pick(plainTexts).utf8), ReadingOptions(language: .english))
        }
        if let items = (try? YAMLNode.parse(bytes))?.items {
            _ = try? Glossary.read(list: items, id: "house/terms", path: "terms.yml", language: nil)
        }
        return []
    }

    private static func settings(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        guard let file = try? ConfigurationReader.read(bytes, path: ".obelus.yml", folder: "/a") else { return [] }
        for path in somePaths {
            _ = file.exclude.verdict(path, isFolder: false)
            for override in file.overrides { for glob in override.files { _ = glob.matches(path) } }
        }
        return []
    }

    private static func ignoreLists(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        let list = IgnoreList(file: bytes, folder: "/a")
        for path in somePaths { _ = list.verdict(path, isFolder: random.next(below: 2) == 0) }
        return []
    }

    private static let somePaths = [
        "/a/b.txt", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n.md", "/a/" + String(repeating: "ab/", count: 60) + "x.txt", "/a/é/e\u{301}.txt",
        "/a/[b]{c}*.txt", "/b/c",
    ]

    /// Whatever comes, in whatever pieces, what goes back are messages, and no request is answered twice.
    private static func server(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        let lookup = ConfigurationLookup(builtIn: Catalog.rules, currentFolder: "/", choice: .none)
        let environment = ServerEnvironment(version: "1", lookup: lookup) { name, _, _ in
            .success(ReadingOptions(format: FileName.format(ofExtension: FileName.pathExtension(of: name)) ?? .plain))
        }
        // As often as not with headers that fit what is left of the messages.
        let bytes = random.next(below: 2) == 0 ? bytes : reframed(bytes)
        var server = LanguageServer(environment)
        var framer = MessageFramer()
        var output = MessageFramer()
        var requests: [Int: Int] = [:]
        var broken: [String] = []
        var position = 0
        while position < bytes.count {
            let end = min(bytes.count, position + 1 + random.next(below: 200))
            framer.append(bytes[position..<end])
            position = end
            while let event = framer.next() {
                if case .message(let content) = event, let id = (try? JSONValue(reading: content))?["id"]?.int {
                    requests[id, default: 0] += 1
                }
                server.receive(event)
            }
            while case .worked = server.step(now: .max / 2) {}
            output.append(server.takeOutput())
            while let event = output.next() {
                guard case .message(let content) = event, let value = try? JSONValue(reading: content), value["jsonrpc"]?.text == "2.0"
                else {
                    broken.append("output")
                    continue
                }
                guard value["method"] == nil, let id = value["id"]?.int else { continue }
                requests[id, default: 0] -= 1
                if requests[id, default: 0] < 0 { broken.append("answered twice") }
            }
        }
        var tools = ToolServer(environment)
        for line in bytes.split(separator: 0x0A) { _ = tools.answer(Array(line)) }
        return broken
    }

    /// The messages of a stream, each with a new header.
    private static func reframed(_ stream: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var message: [UInt8] = []
        let lines = stream.split(separator: 0x0A, omittingEmptySubsequences: false)
        for line in lines {
            // The end of a message is on the line of the next one’s header.
            let name = Array("Content-Length:".utf8)
            let header = line.indices.first { line[$0...].starts(with: name) }
            message += line[..<(header ?? line.endIndex)]
            if header != nil {
                result += MessageFramer.framed(message)
                message = []
            }
        }
        return result + MessageFramer.framed(message)
    }

    private static func paths(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        let name = bytes.prefix(255).filter { $0 != 0 }
        let text = String(systemPath: name)
        // Safe: the path ends with a NUL.
        let back = text.withSystemPath { path in UnsafeRawBufferPointer(start: path, count: strlen(path)).elementsEqual(name) }
        return back && String(systemPath: Array(text.displayedPath.utf8)) == text.displayedPath ? [] : ["path"]
    }
}

/// What readers promise of any bytes: texts whose positions lead back to the file.
struct ReaderProperties {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func broken(_ random: inout Randomness) -> [String] {
        TextFormat.allCases.flatMap { format in broken(format, &random).map { "\($0) (\(format))" } }
    }

    func broken(_ format: TextFormat, _ random: inout Randomness) -> [String] {
        let source = Source(bytes)
        let options = ReadingOptions(format: format)
        let passages = format.reader.read(source, options).passages
        var broken: [String] = []
        for (number, passage) in passages.enumerated() {
            let size = passage.text.bytes.count
            var end = 0
            for block in passage.blocks {
                if block.range.lowerBound < end || block.range.upperBound > size { broken.append("block outside") }
                if !(block.range.lowerBound <= block.content.lowerBound && block.content.upperBound <= block.range.upperBound) {
                    broken.append("content outside")
                }
                end = block.range.upperBound
            }
            broken += way(of: passage, number, format, &random)
        }
        // Lines are in order, and a place is on the line that it is found on.
        let lines = LineIndex(source)
        var last = lines.position(at: 0)
        for offset in stride(from: 0, through: bytes.count, by: 1 + random.next(below: 7)) {
            let position = lines.position(at: offset)
            if position.line < last.line || position.line == last.line && position.byteColumn < last.byteColumn {
                broken.append("positions")
            }
            last = position
        }
        return broken
    }

    /// Whether a file has the texts that it should; without those of nothing, for an empty translation is one that is not there yet.
    static func isRead(_ documents: [Document], as texts: [[UInt8]]) -> Bool {
        documents.map(\.bytes).filter { !$0.isEmpty } == texts.filter { !$0.isEmpty }
    }

    /// Puts a word into the text and back into the file, and reads that.
    private func way(of passage: Passage, _ number: Int, _ format: TextFormat, _ random: inout Randomness) -> [String] {
        let text = passage.text.bytes
        let place = random.next(below: text.count + 1)
        let length = random.next(below: 3)
        let range = place..<min(text.count, place + length)
        guard let piece = String(validating: text[range], as: UTF8.self),
            range.lowerBound == 0 || String(validating: text[..<range.lowerBound], as: UTF8.self) != nil
        else { return [] }
        let replacement = random.pick(["", "“é”", "\"", "\\", "\n", "🙂", piece])
        guard let edits = passage.text.fileEdits([Edit(range, replacement)]) else { return [] }
        var file: [UInt8] = []
        var position = 0
        for edit in edits {
            guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count else { return ["edit outside the file"] }
            file += bytes[position..<edit.range.lowerBound]
            file += edit.replacement.utf8
            position = edit.range.upperBound
        }
        file += bytes[position...]
        let wanted = Array(text[..<range.lowerBound]) + Array(replacement.utf8) + Array(text[range.upperBound...])
        // What is made of markup may be read otherwise with any word in it: the fixer reads it again and leaves such an edit out, to
        // which `FormatProperties` holds it. Subtitles in parts have no origin.
        if passage.origin != nil || format == .subRip || format == .webVTT { return [] }
        guard format.isRecords else { return file == wanted ? [] : ["way back"] }
        // A byte order mark is none of the text, which promises keep in mind.
        if file.starts(with: [0xEF, 0xBB, 0xBF]) != bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return [] }
        // An empty translation is one that is not there yet, and a line of nothing is no segment.
        if wanted.isEmpty, [.segments, .po, .xliff, .tmx].contains(format) { return [] }
        let passages = format.reader.read(Source(file), ReadingOptions(format: format)).passages
        return passages.indices.contains(number) && passages[number].text.bytes == wanted ? [] : ["way back"]
    }
}

/// What rules on pairs promise of any two texts: findings within them, and fixes that come to an end and are written back.
enum PairProperties {
    private static let linter = Linter(rules: Catalog.rules)

    static func broken(_ bytes: [UInt8], _ random: inout Randomness) -> [String] {
        let format = random.pick([TextFormat.po, .xliff, .tmx])
        let (documents, _) = linter.read(Source(bytes), ReadingOptions(format: format))
        var broken: [String] = []
        for document in documents.prefix(8) {
            guard let source = document.counterpart else { continue }
            for finding in linter.check(document) {
                if finding.range.upperBound > document.bytes.count { broken.append("finding outside (\(finding.rule))") }
                if let range = finding.source?.range, range.upperBound > source.text.bytes.count {
                    broken.append("source outside (\(finding.rule))")
                }
            }
        }
        let whole = fixed(bytes, documents, &broken)
        let again = linter.read(Source(whole.file), ReadingOptions(format: format)).documents
        // What was fixed is what the file now says, and nobody finds more to fix in it; a language that is recognized may be another one.
        if !ReaderProperties.isRead(again, as: whole.texts) { broken.append("fixed text (\(format))") }
        let isSame = zip(documents, again).allSatisfy { $0.language == $1.language }
        if isSame, broken.isEmpty, fixed(whole.file, again, &broken).file != whole.file { broken.append("idempotent (\(format))") }
        return broken
    }

    /// The file with its texts fixed, and these.
    private static func fixed(_ bytes: [UInt8], _ documents: [Document], _ broken: inout [String]) -> (file: [UInt8], texts: [[UInt8]]) {
        var edits: [Edit] = []
        var texts: [[UInt8]] = []
        for document in documents {
            let fixed = linter.fix(document)
            texts.append(fixed.bytes)
            if let own = fixed.fileEdits { edits += own } else { broken.append("fix not written back") }
            if document.counterpart != nil, fixed.document.counterpart == nil { broken.append("source lost") }
        }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        return (Edit.apply(edits, to: bytes), texts)
    }
}

/// What fixing promises of files of formats with markup.
struct FormatProperties {
    private let bytes: [UInt8]
    private let formats: [TextFormat]

    init(_ bytes: [UInt8], _ formats: [TextFormat]) {
        self.bytes = bytes
        self.formats = formats
    }

    func broken(_ random: inout Randomness) -> [String] {
        formats.flatMap { format in
            (ReaderProperties(bytes).broken(format, &random) + brokenByFixing(format, &random)).map { "\($0) (\(format))" }
        }
    }

    private func brokenByFixing(_ format: TextFormat, _ random: inout Randomness) -> [String] {
        let options = ReadingOptions(
            format: format, language: random.next(below: 4) == 0 ? nil : LanguageTag(random.pick(Mutant.languages)))
        let choice = FixChoice(unsafe: random.next(below: 2) == 0)
        let linter = random.pick(Linters.all)
        var broken: [String] = []
        let once = fixed(bytes, by: linter, options, choice, &broken)
        let again = linter.read(Source(once.file), options).documents
        // What was fixed is what the file now says, and nobody finds more to fix in it.
        if !ReaderProperties.isRead(again, as: once.results.map(\.bytes)) {
            broken.append("fixed text")
        } else if broken.isEmpty {
            let left = once.results.filter { !$0.bytes.isEmpty }.map(\.remaining)
            if again.filter({ !$0.bytes.isEmpty }).map({ linter.check($0) }) != left { broken.append("remaining") }
        }
        let known = Set(broken)
        let twice = fixed(once.file, by: linter, options, choice, &broken)
        if twice.file != once.file, known.isEmpty { broken.append("idempotent") }
        return broken
    }

    /// The file with its texts fixed, and these.
    private func fixed(
        _ bytes: [UInt8], by linter: Linter, _ options: ReadingOptions, _ choice: FixChoice, _ broken: inout [String]
    ) -> (file: [UInt8], results: [FixResult]) {
        var limit = FindingLimit.none
        var filter: FindingFilter?
        let fixed = linter.fix(Source(bytes), options, choosing: choice, limit: &limit, filter: &filter)
        // What would be read as something else is left out: that is what this is about.
        for refusal in fixed.refused where refusal.reason != .changesIllFormedBytes && refusal.reason != .readsDifferently {
            broken.append("refused \(refusal.rule): \(refusal.reason.description)")
        }
        if fixed.unwritten > 0 { broken.append("not written") }
        var position = 0
        for edit in fixed.edits {
            guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count else {
                broken.append("edit outside")
                return (fixed.source.bytes, fixed.texts)
            }
            position = edit.range.upperBound
        }
        if Edit.apply(fixed.edits, to: bytes) != fixed.source.bytes { broken.append("edits") }
        return (fixed.source.bytes, fixed.texts)
    }
}
