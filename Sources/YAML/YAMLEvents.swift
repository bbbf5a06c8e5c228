import SystemYAML

/// One of libyaml's events, copied out of its memory.
struct Event {
    enum Kind {
        case scalar(String, isPlain: Bool)
        case sequenceStart, sequenceEnd
        case mappingStart, mappingEnd
        case alias
        /// The start of the stream, or the start or end of a document.
        case boundary
        case streamEnd
    }

    var kind: Kind
    var hasTag = false
    var line: Int
    var column: Int

    func error(_ message: String) -> YAMLError {
        YAMLError(line: line, column: column, message: message)
    }
}

/// libyaml's parser over a buffer that outlives it.
final class EventStream {
    /// On the heap, because the parser keeps a pointer to itself.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeBufferPointer<UInt8>

    init(_ input: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        self.input = input
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            // The parser's memory is zeroed, which yaml_parser_delete takes for nothing to free.
            throw YAMLError(line: 1, column: 1, message: "out of memory")
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    func next() throws(YAMLError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { yaml_event_delete(&event) }
        var result = Event(
            kind: .boundary, line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            result.kind = .scalar(
                String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
            result.hasTag = scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .sequenceStart
            result.hasTag = event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            result.kind = .mappingStart
            result.hasTag = event.data.mapping_start.tag != nil
        case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
        case YAML_ALIAS_EVENT: result.kind = .alias
        // libyaml answers with no event once the stream has ended.
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT: result.kind = .streamEnd
        default: break
        }
        return result
    }

    /// What libyaml complains about.
    private func problem() -> YAMLError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
        if parser.pointee.error == YAML_READER_ERROR {
            return readerProblem(problem, offset: parser.pointee.problem_offset)
        }
        let mark = parser.pointee.problem_mark
        return YAMLError(
            line: Int(mark.line) + 1, column: Int(mark.column) + 1, message: problem + Self.advice(problem))
    }

    /// A byte that is no text has an offset only, of which its line is counted.
    private func readerProblem(_ problem: String, offset: Int) -> YAMLError {
        var line = 1
        var column = 1
        for byte in input.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return YAMLError(
            line: line, column: column,
            message: problem + "; save the file as UTF-8, and write control characters as “\\u001B” in quoted text")
    }

    /// What to do about the mistakes that people make most.
    private static func advice(_ problem: String) -> String {
        switch problem {
        case "mapping values are not allowed in this context", "did not find expected key":
            "; put text that contains “: ” or begins with a quotation mark in quotation marks"
        case "found character that cannot start any token":
            "; indent with spaces, and put text that begins with “@”, “`” or “%” in quotation marks"
        case "did not find expected alphabetic or numeric character":
            "; put text that begins with “*” or “&” in quotation marks"
        default: ""
        }
    }
}
