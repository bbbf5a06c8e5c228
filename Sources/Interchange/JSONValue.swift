import Bytes
internal import SystemJansson

/// A JSON value, written and read by jansson: it knows the escapes, and the shortest form of numbers.
public enum JSONValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    case null
    case bool(Bool)
    case integer(Int)
    /// A ratio from 0 to 1, written with two decimals.
    case ratio(Double)
    /// Any other number, written with as many digits as tell it from its neighbors.
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// In the order in which the pairs are written.
    case object([(String, JSONValue)])

    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }

    /// Whether two values are written alike: pairs in another order are another value.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.ratio(let left), .ratio(let right)), (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.hasBytes(of: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
        default: false
        }
    }

    /// The value on one line, without a line end.
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    /// Appends the value on one line, without a line end.
    public func write(to output: inout [UInt8]) {
        let value = makeJansson()
        defer { json_decref(value) }
        let start = output.count
        defer { Self.escapeControls(&output, from: start) }
        // Two significant digits are two decimals in a ratio that has been rounded to them; seventeen tell any two numbers apart.
        // The precision is that of a whole text.
        let flags = Int(JSON_COMPACT) | Int(JSON_ENCODE_ANY) | (holdsNumbers ? 17 : 2) << 11
        // Into a buffer at once: Jansson hands out a value in pieces of a few bytes, and a call for each costs more than writing it. It tells
        // how many bytes it needs, also where the buffer is too small for them.
        var size = Self.firstBuffer
        while true {
            var needed = 0
            let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                // Safe: Jansson writes no more than `size` bytes, which the buffer has, and `count` says how many of them were set.
                needed = buffer.withMemoryRebound(to: CChar.self) { json_dumpb(value, $0.baseAddress, size, flags) }
                count = min(needed, size)
            }
            guard needed > size else {
                output += piece
                return
            }
            size = needed
        }
    }

    /// Bytes of a finding with a fix: most values need no second try.
    private static let firstBuffer = 2048

    /// Whether a number that is no ratio is somewhere in the value.
    private var holdsNumbers: Bool {
        switch self {
        case .number: true
        case .array(let elements): elements.contains(where: \.holdsNumbers)
        case .object(let pairs): pairs.contains { $0.1.holdsNumbers }
        default: false
        }
    }

    /// Writes DEL and the controls of U+0080–U+009F, which JSON allows and terminals obey, as escapes. They stand in strings only.
    private static func escapeControls(_ output: inout [UInt8], from start: Int) {
        let place = output.withUnsafeBufferPointer { bytes -> Int? in
            // Few values hold the first byte of one.
            let may = [0x7F, 0xC2].contains { bytes.firstPlace(from: start, to: bytes.count, of: $0) != nil }
            return !may
                ? nil
                : (start..<bytes.count).first { position in
                    bytes[position] == 0x7F
                        || bytes[position] == 0xC2 && position + 1 < bytes.count && (0x80..<0xA0).contains(bytes[position + 1])
                }
        }
        guard let first = place else { return }
        let rest = Array(output[first...])
        output.removeSubrange(first...)
        var position = 0
        while position < rest.count {
            let isPair = rest[position] == 0xC2 && position + 1 < rest.count && (0x80..<0xA0).contains(rest[position + 1])
            if isPair || rest[position] == 0x7F {
                let digits = String(isPair ? rest[position + 1] : 0x7F, radix: 16, uppercase: true)
                output += "\\u00\(digits)".utf8
                position += isPair ? 2 : 1
            } else {
                output.append(rest[position])
                position += 1
            }
        }
    }

    /// A new value that the caller owns; nil only where memory has run out.
    private func makeJansson() -> UnsafeMutablePointer<json_t>? {
        switch self {
        case .null: return json_null()
        case .bool(let value): return value ? json_true() : json_false()
        case .integer(let value): return json_integer(json_int_t(value))
        case .ratio(let value): return json_real((value * 100).rounded() / 100)
        case .number(let value): return json_real(value)
        case .string(var value):
            return value.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) { chars in
                    // An empty string may have no address.
                    chars.isEmpty ? json_string("") : json_stringn_nocheck(chars.baseAddress, chars.count)
                }
            }
        case .array(let elements):
            let array = json_array()
            for element in elements { json_array_append_new(array, element.makeJansson()) }
            return array
        case .object(let pairs):
            let object = json_object()
            for (key, value) in pairs { json_object_set_new_nocheck(object, key, value.makeJansson()) }
            return object
        }
    }
}
