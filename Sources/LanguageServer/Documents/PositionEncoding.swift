import Bytes
import Interchange

/// What a column of the protocol counts.
///
/// Source: LSP 3.17, “PositionEncodingKind”.
enum PositionEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf32 = "utf-32"

    var unit: LineIndex.Unit {
        switch self {
        case .utf8: .utf8
        case .utf16: .utf16
        case .utf32: .scalars
        }
    }

    /// The encoding to use with a client: the first of its list that is known. UTF-16, which every client knows, where it names none.
    static func negotiated(_ offered: [JSONValue]?) -> PositionEncoding {
        offered?.lazy.compactMap { $0.text.flatMap(PositionEncoding.init(rawValue:)) }.first ?? .utf16
    }
}

/// A place as the protocol has it: line and column from 0.
struct ClientPosition: Sendable, Hashable {
    var line: Int
    var column: Int

    /// Nil for anything but an object with two numbers that are not negative.
    init?(_ value: JSONValue?) {
        guard let line = value?["line"]?.int, let column = value?["character"]?.int, line >= 0, column >= 0 else { return nil }
        // The protocol's numbers have 31 bits; a larger one is beyond any text.
        self.line = min(line, Int(Int32.max))
        self.column = min(column, Int(Int32.max))
    }
}

extension LineIndex {
    /// The byte at a place.
    func offset(_ position: ClientPosition, _ encoding: PositionEncoding) -> Int {
        offset(line: position.line + 1, column: position.column + 1, in: encoding.unit)
    }

    /// The bytes of a range of the protocol; nil for anything else. Ends in the wrong order are exchanged.
    func range(_ value: JSONValue?, _ encoding: PositionEncoding) -> ByteRange? {
        guard let start = ClientPosition(value?["start"]), let end = ClientPosition(value?["end"]) else { return nil }
        let (first, last) = (offset(start, encoding), offset(end, encoding))
        return min(first, last)..<max(first, last)
    }

    /// A range as the protocol has it.
    func clientRange(_ range: ByteRange, _ encoding: PositionEncoding) -> Diagnostic.Range {
        let (start, end) = positions(of: range)
        return Diagnostic.Range(
            startLine: start.line - 1, startColumn: Self.column(start, encoding),
            endLine: end.line - 1, endColumn: Self.column(end, encoding))
    }

    private static func column(_ position: TextPosition, _ encoding: PositionEncoding) -> Int {
        switch encoding {
        case .utf8: position.byteColumn - 1
        case .utf16: position.utf16Column - 1
        case .utf32: position.column - 1
        }
    }
}
