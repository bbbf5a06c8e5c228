import Bytes
import Prose

/// The text of a segment while its XML is read: what is between inline elements, and these by their identifiers.
struct InlineText {
    private var builder = TextBuilder()
    private(set) var codes: [InlineCode] = []
    /// The byte of the file at which the segment's content begins.
    private let start: Int
    /// How deep the reader is in an element whose content is not text.
    private var skipped = 0
    /// The byte of the file at which the element begins that stands for something; nil outside of one.
    private var opaqueStart: Int?
    private var hasReferences = false
    private var hasLetters = false

    /// Inline elements that stand for something, so that their neighbors see a word there.
    private static let opaque: Set<String> = ["x", "ph"]
    /// Those whose content is the markup of another format.
    private static let native: Set<String> = ["x", "ph", "bx", "ex", "bpt", "ept", "it", "ut", "sub", "sc", "ec"]

    init(at start: Int) { self.start = start }

    mutating func start(_ name: String, _ attributes: XMLAttributes, at file: ByteRange) {
        if skipped > 0 || Self.native.contains(name) { skipped += 1 }
        guard skipped <= 1 else { return }
        if name == "cp", let code = attributes["hex"].flatMap({ UInt32($0, radix: 16) }).flatMap(Unicode.Scalar.init) {
            builder.add(Array(String(code).utf8), for: file, .markup)
        }
        let isOpaque = Self.opaque.contains(name)
        if isOpaque { opaqueStart = file.lowerBound }
        guard name != "mrk", name != "sm", name != "em", name != "cp" else { return }
        let id = attributes["id"] ?? attributes["i"] ?? attributes["x"] ?? attributes["rid"] ?? attributes["startRef"] ?? ""
        // Behind what readers see of it.
        codes.append(InlineCode(id: id, name: name, offset: builder.bytes.count + (isOpaque ? Self.placeholder.utf8.count : 0)))
    }

    mutating func end(_ name: String, at file: ByteRange) {
        if skipped > 0 { skipped -= 1 }
        // With all that is in it: what is put behind it comes to stand behind its end tag.
        guard skipped == 0, let start = opaqueStart else { return }
        builder.add(Self.placeholder.utf8, for: start..<file.upperBound, .markup)
        opaqueStart = nil
    }

    /// The character that Unicode has for an object which is not shown.
    private static let placeholder = "\u{FFFC}"

    mutating func add(_ text: UnsafeBufferPointer<UInt8>, at file: ByteRange, isLiteral: Bool, isCDATA: Bool) {
        guard skipped == 0 else { return }
        if isCDATA {
            // What is put in there would have to be spelled in another way than around it.
            builder.add(text, for: file, .markup)
        } else if isLiteral {
            builder.add(text, at: file.lowerBound)
            if !hasLetters { hasLetters = text.contains { $0 >= 0x80 } }
        } else {
            builder.add(text, for: file)
            if !hasReferences { hasReferences = text.contains { $0 >= 0x80 } }
        }
    }

    mutating func addEntity(at file: ByteRange) {
        if skipped == 0 { builder.add(Self.placeholder.utf8, for: file, .markup) }
    }

    var isEmpty: Bool { builder.bytes.isEmpty }

    /// - Parameter offset: the byte of the file that the first of the bytes read is.
    func text(offset: Int) -> Text {
        let escape = Escape.xml(asciiOnly: hasReferences && !hasLetters)
        return isEmpty ? Text([], map: SourceMap(start: start + offset), escape: escape) : builder.text(escape, offset: offset)
    }
}
