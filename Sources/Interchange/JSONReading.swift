internal import SystemJansson

/// What is wrong with a text that should be JSON.
public struct JSONError: Error, Sendable, Hashable {
    /// The line of the text, from 1.
    public var line: Int
    /// What is wrong.
    public var message: String
}

extension JSONValue {
    /// Reads a JSON text (RFC 8259): any value, UTF-8 without a byte order mark. An object that names a key twice is refused, since
    /// readers differ on which one counts; so is what is nested deeper than 2,048 values.
    ///
    /// - Complexity: linear in the bytes.
    /// - Throws: `JSONError`: the first thing that is wrong.
    public init(reading bytes: [UInt8]) throws(JSONError) {
        var problem = json_error_t()
        let flags = Int(JSON_DECODE_ANY) | Int(JSON_REJECT_DUPLICATES) | Int(JSON_ALLOW_NUL)
        let value = bytes.withUnsafeBytes { json_loadb($0.baseAddress, $0.count, flags, &problem) }
        guard let value else {
            let message = withUnsafeBytes(of: &problem.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            throw JSONError(line: max(1, Int(problem.line)), message: message)
        }
        defer { json_decref(value) }
        self = Self.value(of: value)
    }

    /// Nested no deeper than jansson allowed.
    private static func value(of value: UnsafeMutablePointer<json_t>) -> JSONValue {
        switch value.pointee.type {
        case JSON_OBJECT:
            var pairs: [(String, JSONValue)] = []
            var place = json_object_iter(value)
            while let here = place {
                if let key = json_object_iter_key(here), let member = json_object_iter_value(here) {
                    pairs.append((String(cString: key), self.value(of: member)))
                }
                place = json_object_iter_next(value, here)
            }
            return .object(pairs)
        case JSON_ARRAY: return .array((0..<json_array_size(value)).compactMap { json_array_get(value, $0).map(self.value) })
        case JSON_STRING:
            let text = UnsafeRawBufferPointer(start: json_string_value(value), count: json_string_length(value))
            return .string(String(decoding: text, as: UTF8.self))
        case JSON_INTEGER: return .integer(Int(json_integer_value(value)))
        case JSON_REAL: return .number(json_real_value(value))
        case JSON_TRUE: return true
        case JSON_FALSE: return false
        default: return nil
        }
    }

    /// The member of an object by that name; nil where there is none, or where the value is no object.
    ///
    /// - Complexity: linear in the members.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let pairs) = self else { return nil }
        return pairs.first { $0.0 == name }?.1
    }

    /// The text of a string; nil for other values.
    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The number where it is an integer; nil for other values.
    public var int: Int? { if case .integer(let number) = self { number } else { nil } }

    /// A number of either sort; nil for other values.
    public var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number), .ratio(let number): number
        default: nil
        }
    }

    /// The elements of an array; nil for other values.
    public var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
}
