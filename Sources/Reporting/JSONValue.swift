/// A JSON value, for what is written once or has an odd shape. What is written for each finding goes to `JSONText`.
enum JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    case null
    case bool(Bool)
    case integer(Int)
    /// A ratio from 0 to 1, written with two decimals.
    case ratio(Double)
    case string(String)
    case array([JSONValue])
    /// In the order in which the pairs are written.
    case object([(String, JSONValue)])

    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }

    /// The value on one line, without a line end.
    var bytes: [UInt8] {
        var text = JSONText()
        write(to: &text)
        return text.bytes
    }

    func write(to text: inout JSONText) {
        switch self {
        case .null: text.raw("null")
        case .bool(let value): text.raw(value ? "true" : "false")
        case .integer(let value): text.integer(value)
        case .ratio(let value): text.ratio(value)
        case .string(let value): text.string(value)
        case .array(let elements):
            text.raw("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { text.raw(",") }
                element.write(to: &text)
            }
            text.raw("]")
        case .object(let pairs):
            text.raw("{")
            for (index, pair) in pairs.enumerated() {
                if index > 0 { text.raw(",") }
                text.string(pair.0)
                text.raw(":")
                pair.1.write(to: &text)
            }
            text.raw("}")
        }
    }
}
