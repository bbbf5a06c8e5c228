import Interchange

/// What a client sent: a message of JSON-RPC 2.0.
enum Message: Sendable {
    /// Wants an answer. The id is a number or a text.
    case request(id: JSONValue, method: String, parameters: JSONValue?)
    case notification(method: String, parameters: JSONValue?)
    /// The answer to a request of ours.
    case response(id: JSONValue)
    /// No message, or not one that makes sense. The id is null where it cannot be known.
    case invalid(id: JSONValue, ResponseError)

    /// Reads a message.
    ///
    /// - Complexity: linear in the bytes.
    init(_ bytes: [UInt8]) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(reading: bytes)
        } catch {
            // Half of a surrogate pair, as JavaScript writes it where somebody typed half of one, is no text that UTF-8 can hold. U+FFFD in
            // its place has the same length in UTF-16 and in scalars, so that what comes after it stays where it is.
            guard let whole = Self.withoutHalves(bytes), let read = try? JSONValue(reading: whole) else {
                self = .invalid(id: nil, ResponseError(.parseError, "The message is not JSON: line \(error.line): \(error.message)"))
                return
            }
            value = read
        }
        guard case .object = value else {
            self = .invalid(id: nil, ResponseError(.invalidRequest, "A message is a JSON object"))
            return
        }
        let id = value["id"]
        let known = RequestID(id)?.json ?? .null
        guard value["jsonrpc"]?.text == "2.0" else {
            self = .invalid(id: known, ResponseError(.invalidRequest, "“jsonrpc” must be \"2.0\""))
            return
        }
        guard let method = value["method"] else {
            guard id != nil, value["result"] != nil || value["error"] != nil else {
                self = .invalid(id: known, ResponseError(.invalidRequest, "The message has neither “method” nor “result” nor “error”"))
                return
            }
            self = .response(id: known)
            return
        }
        guard let name = method.text else {
            self = .invalid(id: known, ResponseError(.invalidRequest, "“method” must be a string"))
            return
        }
        let parameters = value["params"]
        switch parameters {
        case nil, .some(.null), .some(.object), .some(.array): break
        default:
            self = .invalid(id: known, ResponseError(.invalidRequest, "“params” must be an object or an array"))
            return
        }
        switch id {
        case nil: self = .notification(method: name, parameters: parameters)
        case .some(.integer), .some(.string): self = .request(id: known, method: name, parameters: parameters)
        default: self = .invalid(id: nil, ResponseError(.invalidRequest, "“id” must be a number or a string"))
        }
    }

    /// The text of a message with U+FFFD for each escape of half a surrogate pair; nil where there is none.
    ///
    /// - Complexity: linear in the bytes.
    private static func withoutHalves(_ bytes: [UInt8]) -> [UInt8]? {
        var result = bytes
        var isChanged = false
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "\\") else {
                position += 1
                continue
            }
            guard let unit = unit(bytes, at: position) else {
                // Another escape, of which the second byte may be a backslash, too.
                position += 2
                continue
            }
            if (0xD800..<0xDC00).contains(unit), let next = Self.unit(bytes, at: position + 6), (0xDC00..<0xE000).contains(next) {
                position += 12
                continue
            }
            if (0xD800..<0xE000).contains(unit) {
                result.replaceSubrange(position + 2..<position + 6, with: "fffd".utf8)
                isChanged = true
            }
            position += 6
        }
        return isChanged ? result : nil
    }

    /// The code unit of an escape `\uXXXX`; nil where there is none.
    private static func unit(_ bytes: [UInt8], at position: Int) -> Int? {
        guard position + 6 <= bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return Int(String(decoding: bytes[position + 2..<position + 6], as: UTF8.self), radix: 16)
    }
}

/// Why a request was not answered as it was meant.
struct ResponseError: Error, Sendable, Hashable {
    /// Source: JSON-RPC 2.0, section 5.1, and LSP 3.17, “ErrorCodes”.
    enum Code: Int, Sendable {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParameters = -32602
        case serverNotInitialized = -32002
        case requestCancelled = -32800
        case contentModified = -32801
    }

    var code: Code
    var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The answer to a request.
    func response(to id: JSONValue) -> JSONValue {
        ["jsonrpc": "2.0", "id": id, "error": ["code": .integer(code.rawValue), "message": .string(message)]]
    }
}

extension JSONValue {
    /// The answer to a request.
    static func response(to id: JSONValue, _ result: JSONValue) -> JSONValue { ["jsonrpc": "2.0", "id": id, "result": result] }

    static func notification(_ method: String, _ parameters: JSONValue) -> JSONValue {
        ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
    }

    /// Whether the value is `true`.
    var isTrue: Bool { if case .bool(true) = self { true } else { false } }

    /// The value that a path of names leads to.
    func value(at path: String...) -> JSONValue? {
        var value: JSONValue? = self
        for name in path { value = value?[name] }
        return value
    }
}

/// The id of a request as a key.
enum RequestID: Hashable, Sendable {
    case number(Int)
    case text(String)

    init?(_ value: JSONValue?) {
        switch value {
        case .integer(let number): self = .number(number)
        case .string(let text): self = .text(text)
        default: return nil
        }
    }

    var json: JSONValue {
        switch self {
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        }
    }
}
