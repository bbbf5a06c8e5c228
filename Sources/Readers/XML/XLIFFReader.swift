import Bytes
import Prose

/// Reads XLIFF 1.2, 2.0 and 2.1 (OASIS), and the files of tools that are XLIFF by another name: each target is a text, with its source.
///
/// A segment whose target is not there yet, or is marked as to be translated, is left out, and so is what is not to be translated.
public enum XLIFFReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        let handler = XLIFFHandler(offset: source.start)
        let isASCII: Bool
        do throws(XMLFailure) {
            isASCII = try source.bytes.withUnsafeBufferPointer { bytes throws(XMLFailure) in
                try XMLEvents.read(bytes, isConverted: source.encoding != .utf8, handler)
            }
        } catch {
            // Half a file is nothing to write back.
            return Reading([], problems: [ReadingProblem(line: source.linesBefore + error.line, message: error.message)])
        }
        if let root = handler.root, root != "xliff" {
            return Reading([], problems: [ReadingProblem(line: 1, message: "is not XLIFF: its root element is “\(root)”")])
        }
        var passages = handler.passages
        handler.directives.addWhole(to: &passages)
        if isASCII { for index in passages.indices { passages[index].spell(as: .xml(asciiOnly: true)) } }
        return Reading(PairPassages.named(passages, options.language))
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PairPassages.passage(Text(bytes)) }
}

private final class XLIFFHandler: XMLHandler {
    private(set) var passages: [Passage] = []
    private(set) var root: String?
    private let offset: Int
    private var sourceLanguage = LanguageTag.english
    private var targetLanguage: LanguageTag?
    private var formats: [String] = []
    /// Whether what is inside is to be translated, by element.
    private var translates: [Bool] = []
    /// How deep the reader is in an element that is left out.
    private var skipped = 0
    private var unit: Unit?
    /// The side that is being read, and its parts by the marks that divide it into segments.
    private var side: Side?
    private(set) var directives = MessageDirectives()
    /// Where the texts of the unit begin whose notes are for all of them: in XLIFF 2 a unit has several segments.
    private var firstOfUnit = 0
    /// What a note says; nil outside of one.
    private var note: [UInt8]?

    private struct Unit {
        var id: String
        var isApproved = false
        var source = Side()
        var segments: Side?
        var target: Side?
        /// What the target's state says; nil: nothing.
        var state: String?
    }

    private struct Side {
        var isThere = false
        var whole = InlineText(at: 0)
        /// By the identifier of the mark, in order.
        var parts: [(id: String, text: InlineText)] = []
        /// For each open mark, whether it is a segment's.
        var marks: [Bool] = []
        var name = ""

        /// Where it is, so that nothing is copied.
        mutating func change(_ body: (inout InlineText) -> Void) {
            body(&whole)
            if marks.contains(true), let last = parts.indices.last { body(&parts[last].text) }
        }
    }

    init(offset: Int) { self.offset = offset }

    func start(_ name: String, _ attributes: XMLAttributes, at file: ByteRange) {
        if root == nil { root = name }
        translates.append(attributes["translate"].map { $0 != "no" } ?? translates.last ?? true)
        if skipped > 0 {
            skipped += 1
            if name == "note" { note = [] }
            return
        }
        if side != nil { return startInline(name, attributes, file) }
        if name == "note" { note = [] }
        switch name {
        case "xliff":
            if let language = PairPassages.language(attributes["srcLang"]) { sourceLanguage = language }
            targetLanguage = PairPassages.language(attributes["trgLang"]) ?? targetLanguage
        case "file":
            if let language = PairPassages.language(attributes["source-language"]) { sourceLanguage = language }
            if attributes["source-language"] != nil { targetLanguage = PairPassages.language(attributes["target-language"]) }
            // Programs' texts have placeholders; documents' do not.
            formats = []
        case "unit": firstOfUnit = passages.count
        case "trans-unit", "segment":
            if name == "trans-unit" { firstOfUnit = passages.count }
            unit = Unit(id: attributes["id"] ?? "", isApproved: attributes["approved"] == "yes", state: attributes["state"])
        case "alt-trans", "note", "notes", "context-group", "ignorable", "bin-unit", "matches", "glossary", "originalData", "metadata":
            skipped = 1
        case "source", "seg-source", "target":
            guard unit != nil else { return }
            side = Side(isThere: true, whole: InlineText(at: file.upperBound), name: name)
            if name == "target", let state = attributes["state"] { unit?.state = state }
        default: break
        }
    }

    private func startInline(_ name: String, _ attributes: XMLAttributes, _ file: ByteRange) {
        if name == "mrk" {
            let isSegment = attributes["mtype"] == "seg"
            side?.marks.append(isSegment)
            if isSegment { side?.parts.append((attributes["mid"] ?? "", InlineText(at: file.upperBound))) }
            return
        }
        change { $0.start(name, attributes, at: file) }
    }

    /// Changes what is being read: the whole side, and the segment that is open.
    private func change(_ body: (inout InlineText) -> Void) { side?.change(body) }

    func end(_ name: String, at file: ByteRange) {
        let translates = translates.popLast() ?? true
        if name == "note", let note {
            directives.note(note)
            self.note = nil
        }
        if skipped > 0 {
            skipped -= 1
            return
        }
        if let current = side {
            guard name == current.name else {
                if name == "mrk" { _ = side?.marks.popLast() } else { change { $0.end(name, at: file) } }
                return
            }
            switch name {
            case "source": unit?.source = current
            case "seg-source": unit?.segments = current
            default: unit?.target = current
            }
            side = nil
            return
        }
        if name == "trans-unit" || name == "segment", let unit {
            if translates { add(unit) }
            self.unit = nil
        }
        if name == "trans-unit" || name == "unit" {
            if firstOfUnit < passages.count { directives.take(for: &passages[firstOfUnit...]) } else { directives.skip() }
        }
    }

    func comment(_ text: UnsafeBufferPointer<UInt8>) { directives.note(text) }

    func text(_ text: UnsafeBufferPointer<UInt8>, at file: ByteRange, isLiteral: Bool, isCDATA: Bool) {
        note?.append(contentsOf: text)
        guard skipped == 0 else { return }
        change { $0.add(text, at: file, isLiteral: isLiteral, isCDATA: isCDATA) }
    }

    func entity(at file: ByteRange) {
        guard skipped == 0 else { return }
        change { $0.addEntity(at: file) }
    }

    /// Adds the texts of a unit.
    private func add(_ unit: Unit) {
        guard let target = unit.target, !Self.isUntranslated(unit) else { return }
        let sources = unit.segments ?? unit.source
        let pairs = target.parts.compactMap { part in
            sources.parts.first { $0.id == part.id }.map { (source: $0.text, target: part.text, id: "\(unit.id)/\(part.id)") }
        }
        if !pairs.isEmpty, pairs.count == target.parts.count {
            for pair in pairs { add(pair.source, pair.target, pair.id, isDone: true) }
        } else if unit.source.isThere {
            add(unit.source.whole, target.whole, unit.id, isDone: unit.isApproved || unit.state.map { Self.done.contains($0) } ?? false)
        }
    }

    private static let done: Set<String> = ["translated", "reviewed", "final", "signed-off"]

    private static func isUntranslated(_ unit: Unit) -> Bool {
        guard !unit.isApproved, let state = unit.state else { return false }
        return state == "new" || state == "needs-translation" || state == "initial"
    }

    /// - Parameter isDone: whether an empty target is one that somebody has left empty.
    private func add(_ source: InlineText, _ target: InlineText, _ id: String, isDone: Bool) {
        guard isDone || !target.isEmpty else { return }
        var passage = PairPassages.passage(target.text(offset: offset))
        passage.language = targetLanguage
        passage.counterpart = Counterpart(
            text: source.text(offset: offset), language: sourceLanguage, codes: source.codes, targetCodes: target.codes,
            context: PairContext(id: id, formats: formats))
        passages.append(passage)
    }
}
