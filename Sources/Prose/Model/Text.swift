import Bytes

/// Decoded text and its way back: the bytes that checks read, where each of them is in the file, and how a replacement is
/// written there.
///
/// For plain text and Markdown the map is the identity and nothing is escaped.
public struct Text: Sendable {
    /// The text as read, in UTF-8: entities, escapes and line wraps undone. May hold ill-formed sequences.
    public let bytes: [UInt8]
    /// Where the text is in its file.
    public let map: SourceMap
    /// How a replacement is written back.
    public let escape: Escape

    /// A text that is its file, or the part of it that begins at byte `start`.
    public init(_ bytes: [UInt8], at start: Int = 0) {
        self.init(bytes, map: SourceMap(start: start), escape: .none)
    }

    public init(_ bytes: [UInt8], map: SourceMap, escape: Escape) {
        self.bytes = bytes
        self.map = map
        self.escape = escape
    }
}

/// The way from a text to the bytes of its file.
///
/// The text is made of *runs*, whose bytes are those of the file, and *atoms*: some bytes of the text that some bytes of the
/// file stand for (`”` for `\u201d`, `"` for `\"`). Only atoms are kept, so the map of a text without any takes no memory.
public struct SourceMap: Sendable {
    /// Bytes of the text that the file spells in its own way. Nothing begins or ends inside one.
    public struct Atom: Sendable, Equatable {
        /// UTF-8 bytes of the text.
        public var text: ByteRange
        /// Bytes of the file.
        public var file: ByteRange

        public init(text: ByteRange, file: ByteRange) {
            self.text = text
            self.file = file
        }
    }

    /// The file's byte at which the text begins.
    public let start: Int
    /// Ascending, without overlap, never empty in the text.
    private let atoms: [Atom]

    /// - Parameters:
    ///   - start: the file's byte at which the text begins.
    ///   - atoms: ascending, without overlap, none empty in the text. Between them text and file have the same bytes.
    public init(start: Int = 0, atoms: [Atom] = []) {
        self.start = start
        self.atoms = atoms
    }

    /// Whether every offset of the text is the same one of the file.
    public var isIdentity: Bool { start == 0 && atoms.isEmpty }

    /// The bytes of the file that a range of the text stands for; nil where an end of it lies inside an atom.
    ///
    /// - Complexity: logarithmic in the atoms.
    public func file(_ range: ByteRange) -> ByteRange? {
        let lower = place(of: range.lowerBound)
        let upper = range.isEmpty ? lower : place(of: range.upperBound)
        guard lower.isBoundary, upper.isBoundary else { return nil }
        return lower.offset..<upper.offset
    }

    /// The same, widened to whole atoms.
    ///
    /// - Complexity: logarithmic in the atoms.
    public func file(around range: ByteRange) -> ByteRange {
        let lower = place(of: range.lowerBound)
        let upper = range.isEmpty ? lower : place(of: range.upperBound)
        return lower.offset..<max(lower.offset, upper.isBoundary ? upper.offset : upper.end)
    }

    /// The text's offset of a byte of the file; that of an atom's start for bytes inside one.
    ///
    /// - Complexity: logarithmic in the atoms.
    public func text(_ offset: Int) -> Int {
        let next = atoms.partitioningIndex { $0.file.lowerBound > offset }
        guard next > 0 else { return offset - start }
        let atom = atoms[next - 1]
        return offset < atom.file.upperBound ? atom.text.lowerBound : offset - atom.file.upperBound + atom.text.upperBound
    }

    /// Where an offset of the text is in the file.
    private func place(of offset: Int) -> (offset: Int, end: Int, isBoundary: Bool) {
        let next = atoms.partitioningIndex { $0.text.lowerBound > offset }
        guard next > 0 else { return (start + offset, start + offset, true) }
        let atom = atoms[next - 1]
        if offset >= atom.text.upperBound {
            let place = offset - atom.text.upperBound + atom.file.upperBound
            return (place, place, true)
        }
        return (atom.file.lowerBound, atom.file.upperBound, offset == atom.text.lowerBound)
    }
}

/// How a format spells characters that mean something to it.
public enum Escape: Sendable, Hashable {
    /// As they are.
    case none
    /// As a string of JSON does (RFC 8259, section 7); `asciiOnly` where the string spells all letters beyond ASCII as escapes.
    case json(asciiOnly: Bool)
    /// As a string of a message catalog does: as C.
    case po

    /// A replacement as the file spells it, in UTF-8.
    ///
    /// - Complexity: linear in the text.
    public func encoded(_ text: String) -> String {
        switch self {
        case .none: return text
        case .po: return Self.po(text)
        case .json(let asciiOnly): return Self.json(text, asciiOnly: asciiOnly)
        }
    }

    private static func json(_ text: String, asciiOnly: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..<" ": result += Self.escaped(UInt16(truncatingIfNeeded: scalar.value))
            default:
                guard asciiOnly, !scalar.isASCII else {
                    result.unicodeScalars.append(scalar)
                    continue
                }
                for unit in UTF16.encode(scalar) ?? .init() { result += Self.escaped(unit) }
            }
        }
        return result
    }

    private static func po(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 8)
                result += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `\u201d`
    private static func escaped(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
