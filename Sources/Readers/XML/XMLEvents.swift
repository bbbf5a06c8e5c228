import Bytes
import SystemExpat

/// What an XML parser meets, with the bytes of the file that it is.
protocol XMLHandler: AnyObject {
    /// A start tag; `<x/>` has one and an end.
    func start(_ name: String, _ attributes: XMLAttributes, at file: ByteRange)
    func end(_ name: String, at file: ByteRange)
    /// Text as read.
    ///
    /// - Parameters:
    ///   - isLiteral: whether the file has the same bytes.
    ///   - isCDATA: whether it is in a section in which no character is escaped.
    func text(_ text: UnsafeBufferPointer<UInt8>, at file: ByteRange, isLiteral: Bool, isCDATA: Bool)
    /// A reference to an entity that the file declares: nobody looks what is in it.
    func entity(at file: ByteRange)
    func comment(_ text: UnsafeBufferPointer<UInt8>)
}

/// The attributes of a start tag. A list: a tag has one or two, and each has its name once.
struct XMLAttributes {
    private var values: [(name: String, value: String)] = []

    /// As expat hands them over: names and values by turns, nil behind the last.
    fileprivate init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard var next = list else { return }
        while let name = next[0], let value = next[1] {
            values.append((String(cString: name), String(cString: value)))
            next += 2
        }
    }

    subscript(name: String) -> String? { values.first { $0.name == name }?.value }
}

/// Why a file is no well-formed XML.
struct XMLFailure: Error {
    /// From 1.
    var line: Int
    var message: String
}

/// Reads XML with expat, which says for each event which bytes of its input it is.
///
/// Nothing outside the file is ever read: expat does not unless it is told how. Entities that the file declares are not expanded in
/// text; in attributes they are, within the limits that expat sets against bombs.
struct XMLEvents {
    private init() {}

    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - bytes: in UTF-8, whatever the file declares.
    ///   - isConverted: whether the file had another encoding, so that what it declares is right and does not matter any more.
    /// - Returns: whether the file declares another encoding than UTF-8: it is in ASCII then, and has to stay so.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, isConverted: Bool, _ handler: some XMLHandler) throws(XMLFailure) -> Bool {
        // A byte order mark of UTF-16, which nobody has decoded, counts more for expat than the encoding that it is told.
        if let first = bytes.first, first >= 0xFE { throw XMLFailure(line: 1, message: "is not UTF-8 text") }
        guard let parser = XML_ParserCreate("UTF-8") else { throw XMLFailure(line: 1, message: "out of memory") }
        defer { XML_ParserFree(parser) }
        let state = State(parser, bytes, handler)
        // The state lives until the end of this function, and the parser calls nobody after XML_Parse has returned.
        XML_SetUserData(parser, Unmanaged.passUnretained(state).toOpaque())
        XML_SetElementHandler(parser, { State.of($0)?.start($1, $2) }, { data, _ in State.of(data)?.end() })
        XML_SetCharacterDataHandler(parser) { State.of($0)?.text($1, $2) }
        XML_SetCdataSectionHandler(parser, { State.of($0)?.isCDATA = true }, { State.of($0)?.isCDATA = false })
        XML_SetCommentHandler(parser) { State.of($0)?.comment($1) }
        // Also turns off the expansion of entities in text.
        XML_SetDefaultHandler(parser) { State.of($0)?.other($1, $2) }
        XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in State.of(data)?.encoding = encoding.map { String(cString: $0) } }
        // A call takes as many bytes as an Int32 can count.
        let largest = 1 << 30
        var position = 0
        repeat {
            let count = min(largest, bytes.count - position)
            let status = bytes.baseAddress.map {
                $0.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    XML_Parse(parser, $0 + position, Int32(count), position + count == bytes.count ? 1 : 0)
                }
            }
            position += count
            guard status == XML_STATUS_OK else {
                // What is no UTF-8 is so because it is something else.
                if let failure = state.encodingFailure(isConverted, bytes) { throw failure }
                let code = XML_GetErrorCode(parser)
                let message = XML_ErrorString(code).map { String(cString: $0) } ?? "cannot be read"
                throw XMLFailure(line: max(1, Int(XML_GetCurrentLineNumber(parser))), message: "is not well-formed XML: \(message)")
            }
            if let failure = state.encodingFailure(isConverted, bytes) { throw failure }
        } while position < bytes.count
        return withExtendedLifetime(state) {
            guard let encoding = state.encoding, !isConverted, !["utf-8", "utf8"].contains(encoding.lowercased()) else { return false }
            return bytes.isASCII
        }
    }

    fileprivate static func isUnderstood(_ encoding: String) -> Bool {
        ["utf-8", "utf8", "us-ascii", "ascii"].contains(encoding.lowercased())
    }

    private final class State {
        private let parser: XML_Parser
        private let bytes: UnsafeBufferPointer<UInt8>
        private let handler: any XMLHandler
        private var open: [String] = []
        var isCDATA = false
        var encoding: String?

        init(_ parser: XML_Parser, _ bytes: UnsafeBufferPointer<UInt8>, _ handler: any XMLHandler) {
            self.parser = parser
            self.bytes = bytes
            self.handler = handler
        }

        /// The state that was handed to the parser.
        static func of(_ data: UnsafeMutableRawPointer?) -> State? {
            // It is the pointer that `read` set, and the object is alive while the parser runs.
            data.map { Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
        }

        /// What is wrong with a file that says that it is in an encoding other than UTF-8.
        func encodingFailure(_ isConverted: Bool, _ bytes: UnsafeBufferPointer<UInt8>) -> XMLFailure? {
            guard let encoding, !isConverted, !XMLEvents.isUnderstood(encoding), !bytes.isASCII else { return nil }
            return XMLFailure(
                line: 1, message: "declares the encoding “\(encoding)”; convert the file to UTF-8, and change the declaration")
        }

        /// The bytes of the event at hand.
        private var place: ByteRange {
            let start = min(max(0, Int(XML_GetCurrentByteIndex(parser))), bytes.count)
            return start..<min(bytes.count, start + max(0, Int(XML_GetCurrentByteCount(parser))))
        }

        func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
            guard let name else { return }
            let local = Self.local(name)
            open.append(local)
            handler.start(local, XMLAttributes(attributes), at: place)
        }

        func end() { handler.end(open.popLast() ?? "", at: place) }

        /// A name without its prefix.
        private static func local(_ name: UnsafePointer<CChar>) -> String {
            var (start, next) = (name, name)
            while next[0] != 0 {
                if next[0] == CChar(bitPattern: UInt8(ascii: ":")) { start = next + 1 }
                next += 1
            }
            return String(cString: start)
        }

        func text(_ text: UnsafePointer<CChar>?, _ count: Int32) {
            guard let text, count > 0 else { return }
            let place = place
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { start in
                let read = UnsafeBufferPointer(start: start, count: Int(count))
                let isLiteral = UnsafeBufferPointer(rebasing: bytes[place]).isSame(as: read)
                handler.text(read, at: place, isLiteral: isLiteral, isCDATA: isCDATA)
            }
        }

        func comment(_ text: UnsafePointer<CChar>?) {
            guard let text else { return }
            let count = String(cString: text).utf8.count
            text.withMemoryRebound(to: UInt8.self, capacity: count) { handler.comment(UnsafeBufferPointer(start: $0, count: count)) }
        }

        func other(_ text: UnsafePointer<CChar>?, _ count: Int32) {
            guard let text, count > 1, text[0] == CChar(bitPattern: UInt8(ascii: "&")) else { return }
            handler.entity(at: place)
        }
    }
}
