import Bytes
import Prose

/// Which fields of a record hold what. A name with dots leads into objects: `article.body`.
public struct RecordFields: Sendable, Hashable {
    /// Each is a text of its own.
    public var text: [String]
    /// The field that holds the language of the texts, as a tag; nil: none does.
    public var language: String?
    /// The field that holds the source of the texts; nil: none does.
    public var source: String?
    /// What the file's first row says, where it has been read; nil: it is in the part that is to be read.
    public var header: TableHeader?

    public init(text: [String] = ["text"], language: String? = nil, source: String? = nil) {
        self.text = text
        self.language = language
        self.source = source
    }
}

/// What the first row of a table says about the others.
public struct TableHeader: Sendable, Hashable {
    /// What separates fields.
    var delimiter: UInt8
    /// How many fields a row has.
    var width: Int
    /// The columns that hold texts, from 0; none where the header lacks some of them.
    var text: [Int]
    /// The column that holds the language of the texts.
    var language: Int?
    /// The column that holds the source of the texts.
    var source: Int?

    /// Finds the columns that hold what is asked for, by their names or, where none is called so, their numbers from 1.
    ///
    /// - Throws: what is missing, and what there is.
    init(_ names: [String], delimiter: UInt8, _ fields: RecordFields) throws(TableFailure) {
        self.delimiter = delimiter
        width = names.count
        text = []
        for name in fields.text { text.append(try Self.column(name, names)) }
        language = nil
        if let name = fields.language { language = try Self.column(name, names) }
        source = nil
        if let name = fields.source { source = try Self.column(name, names) }
    }

    private static func column(_ name: String, _ names: [String]) throws(TableFailure) -> Int {
        if let column = names.firstIndex(of: name) { return column }
        if let number = Int(name), names.indices.contains(number - 1) { return number - 1 }
        let known = names.prefix(mostNamed).map { "“\($0)”" }.joined(separator: ", ")
        throw TableFailure(
            message:
                "has no column “\(name)”; choose one of \(known)\(names.count > mostNamed ? ", …" : "") with --field, or give its number")
    }

    /// What fits into a line.
    private static let mostNamed = 12

    /// Whether the first row holds texts like the others: columns that are asked for by number need no names.
    static func isRow(_ fields: RecordFields, _ names: [String]) -> Bool {
        (fields.text + [fields.language, fields.source].compactMap(\.self)).allSatisfy { Int($0) != nil && !names.contains($0) }
    }

    /// What separates the fields of a header, quotation marks aside: the comma unless another sign is in it more often, as spreadsheets
    /// write it where the comma is a decimal mark.
    static func delimiter(of line: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var counts = (comma: 0, semicolon: 0, tab: 0)
        var isQuoted = false
        for byte in line {
            switch byte {
            case Ascii.quote: isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: counts.comma += 1
            case UInt8(ascii: ";") where !isQuoted: counts.semicolon += 1
            case Ascii.tab where !isQuoted: counts.tab += 1
            default: break
            }
        }
        if counts.tab > max(counts.comma, counts.semicolon) { return Ascii.tab }
        return counts.semicolon > counts.comma ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }
}

/// Why a table cannot be read.
struct TableFailure: Error {
    var message: String
}
