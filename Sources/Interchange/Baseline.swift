import Linting

/// The findings that were there when a repository adopted Obelus: a file of JSON with an entry a line, in the order of the files, so that
/// version control shows what came and went.
///
///     {"version":1,"findings":[
///     {"path":"content/a.md","rule":"quotes/split","fingerprint":"d0b6db0179429908","text":" ”"}
///     ]}
public struct Baseline: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// The file, relative to the baseline's folder.
        public var path: String
        public var rule: String
        public var fingerprint: Fingerprint
        /// What was found, for people who read the baseline.
        public var text: String

        public init(path: String, rule: String, fingerprint: Fingerprint, text: String) {
            self.path = path
            self.rule = rule
            self.fingerprint = fingerprint
            self.text = text
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// The name of the file where nothing else is said.
    public static let name = ".obelus-baseline.json"
    /// The one version that there is.
    private static let version = 1
    /// The text found is for people, who see from its beginning what is meant.
    private static let longestText = 80

    /// Reads a baseline.
    ///
    /// - Complexity: linear in the bytes.
    /// - Throws: `JSONError`: what is wrong with it, and on which line.
    public init(reading bytes: [UInt8]) throws(JSONError) {
        let value = try JSONValue(reading: bytes)
        guard let version = value["version"]?.int, let findings = value["findings"]?.elements else {
            throw JSONError(line: 1, message: "is not a baseline; “obelus baseline” writes one")
        }
        guard version == Self.version else {
            throw JSONError(line: 1, message: "is a baseline of version \(version); this Obelus reads version \(Self.version)")
        }
        entries = []
        for (index, finding) in findings.enumerated() {
            guard let path = finding["path"]?.text, let rule = finding["rule"]?.text,
                let fingerprint = finding["fingerprint"]?.text.flatMap(Fingerprint.init)
            else { throw JSONError(line: 1, message: "entry \(index + 1) is not one that “obelus baseline” writes") }
            entries.append(Entry(path: path, rule: rule, fingerprint: fingerprint, text: finding["text"]?.text ?? ""))
        }
    }

    /// The file: entries by path, rule and fingerprint, each once.
    ///
    /// - Complexity: linear in the entries, apart from sorting.
    public var bytes: [UInt8] {
        let sorted = Set(entries).sorted { left, right in
            if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
            return (left.rule, left.text, left.fingerprint.description) < (right.rule, right.text, right.fingerprint.description)
        }
        var bytes = Array("{\"version\":\(Self.version),\"findings\":[".utf8)
        for (index, entry) in sorted.enumerated() {
            bytes += (index > 0 ? ",\n" : "\n").utf8
            let text = entry.text.unicodeScalars.count <= Self.longestText ? entry.text : Self.cut(entry.text)
            let value: JSONValue = [
                "path": .string(entry.path), "rule": .string(entry.rule), "fingerprint": .string(entry.fingerprint.description),
                "text": .string(text),
            ]
            value.write(to: &bytes)
        }
        bytes += "\n]}\n".utf8
        return bytes
    }

    private static func cut(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestText - 1))) + "…"
    }

    /// Where the entries are in a file: the line of each, without its end; the first line where it cannot be found.
    ///
    /// - Parameter bytes: what the baseline was read from.
    /// - Complexity: linear in the bytes.
    public func places(in bytes: [UInt8]) -> [Range<Int>] {
        // An entry's fingerprint is written once, and the entries are in the order of the file.
        var position = 0
        return entries.map { entry in
            let digits = Array("\"\(entry.fingerprint)\"".utf8)
            guard let start = Self.find(digits, in: bytes, from: position) else { return 0..<0 }
            position = start + digits.count
            let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if end > line, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            return line..<end
        }
    }

    private static func find(_ literal: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var position = start
        while let next = bytes[position...].firstIndex(of: literal[0]), next + literal.count <= bytes.count {
            if bytes[next..<next + literal.count].elementsEqual(literal) { return next }
            position = next + 1
        }
        return nil
    }
}
