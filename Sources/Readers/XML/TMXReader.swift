import Bytes
import Prose

/// Reads translation memories (TMX 1.4b): each variant of a unit but the one in the source’s language is a text, with that one as its source.
public enum TMXReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        let handler = TMXHandler(offset: source.start)
        let isASCII: Bool
        do throws(XMLFailure) {
            isASCII = try source.bytes.withUnsafeBufferPointer { bytes throws(XMLFailure) in
                try XMLEvents.read(bytes, isConverted: source.encoding != .utf8, handler)
            }
        } catch {
            // Half a file is nothing to write back.
            return Reading([], problems: [ReadingProblem(line: source.linesBefore + error.line, message: error.message)])
        }
        if let root = handler.root, root != "tmx" {
            return Reading([], problems: [ReadingProblem(line: 1, message: "is not TMX: its root element is “\(root)”")])
        }
        var passages = handler.passages
        handler.directives.addWhole(to: &passages)
        if isASCII { for index in passages.indices { passages[index].spell(as: .xml(asciiOnly: true)) } }
        return Reading(passages)
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PairPassages.passage(Text(bytes)) }
}

private final class TMXHandler: XMLHandler {
    private(set) var passages: [Passage] = []
    private(set) var root: String?
    private let offset: Int
    /// As the header names it; `*all*` is any.
    private var sourceName = "*all*"
    private var unitSourceName: String?
    private var unitID = ""
    private var variants: [(language: LanguageTag, text: InlineText)] = []
    private var language = LanguageTag.undetermined
    private var segment: InlineText?
    private(set) var directives = MessageDirectives()
    /// What a note says; nil outside of one.
    private var note: [UInt8]?

    init(offset: Int) { self.offset = offset }

    func start(_ name: String, _ attributes: XMLAttributes, at file: ByteRange) {
        if root == nil { root = name }
        if segment != nil {
            segment?.start(name, attributes, at: file)
            return
        }
        switch name {
        case "header": sourceName = attributes["srclang"] ?? sourceName
        case "tu":
            unitID = attributes["tuid"] ?? ""
            unitSourceName = attributes["srclang"]
            variants = []
        case "tuv": language = LanguageTag(attributes["xml:lang"] ?? attributes["lang"] ?? "")
        case "seg": segment = InlineText(at: file.upperBound)
        case "note": note = []
        default: break
        }
    }

    func end(_ name: String, at file: ByteRange) {
        if let text = segment {
            guard name == "seg" else {
                segment?.end(name, at: file)
                return
            }
            variants.append((language, text))
            segment = nil
        } else if name == "tu" {
            addUnit()
        } else if name == "note", let note {
            directives.note(note)
            self.note = nil
        }
    }

    func comment(_ text: UnsafeBufferPointer<UInt8>) { directives.note(text) }

    func text(_ text: UnsafeBufferPointer<UInt8>, at file: ByteRange, isLiteral: Bool, isCDATA: Bool) {
        segment?.add(text, at: file, isLiteral: isLiteral, isCDATA: isCDATA)
        note?.append(contentsOf: text)
    }

    func entity(at file: ByteRange) { segment?.addEntity(at: file) }

    private func addUnit() {
        let wanted = LanguageTag(unitSourceName ?? sourceName)
        let index =
            variants.firstIndex { wanted == .undetermined || $0.language == wanted }
            ?? variants.firstIndex { $0.language.base == wanted.base }
        guard let index else { return directives.skip() }
        let first = passages.count
        let source = variants[index]
        for (number, variant) in variants.enumerated() where number != index && !variant.text.isEmpty {
            var passage = PairPassages.passage(variant.text.text(offset: offset))
            passage.language = variant.language == .undetermined ? nil : variant.language
            passage.counterpart = Counterpart(
                text: source.text.text(offset: offset), language: source.language, codes: source.text.codes,
                targetCodes: variant.text.codes, context: PairContext(id: unitID))
            passages.append(passage)
        }
        directives.take(for: &passages[first...])
    }
}
