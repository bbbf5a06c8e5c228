import Bytes
internal import CICU

/// Abbreviations whose full stop ends no sentence, and the question whether one stands before a place in a text.
///
/// ICU's own filter for CLDR's suppressions (`@ss=standard`) is not used: it takes the end of a word for an
/// abbreviation (German "b." in "Er fuhr ab."), and falls back to the abbreviations of the environment's language.
struct Abbreviations {
    /// A trie of the abbreviations' bytes, last byte first.
    private var edges: [Edge: Int] = [:]
    private var nodes = [Node()]

    private struct Edge: Hashable {
        let node: Int
        let byte: UInt8
    }

    private struct Node {
        var isAbbreviation = false
        /// What has to follow, for the first part of an abbreviation with a space in it ("n. Chr.").
        var continuations: [[UInt8]] = []
    }

    init(_ abbreviations: [String]) {
        for abbreviation in abbreviations where abbreviation.contains(".") { insert(Array(abbreviation.utf8)) }
    }

    var isEmpty: Bool { edges.isEmpty }

    /// Whether what stands before a sentence boundary is an abbreviation, so that the sentence goes on. A line end
    /// between them ends it nevertheless, unless lines are only broken there.
    ///
    /// - Parameters:
    ///   - boundary: A byte offset in `range`.
    ///   - range: The text; nothing outside is looked at.
    ///   - joinsLines: Whether a line end is a space.
    /// - Complexity: O(*s* + *a*) in the bytes of the spaces before `boundary` and of the longest abbreviation.
    func endBefore(
        _ boundary: Int, in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, joinsLines: Bool = false
    ) -> Bool {
        guard var position = Self.endOfText(before: boundary, in: bytes, range: range, joinsLines: joinsLines) else { return false }
        var node = 0
        while position > range.lowerBound, let next = edges[Edge(node: node, byte: bytes[position - 1])] {
            node = next
            position -= 1
            guard nodes[node].isAbbreviation || !nodes[node].continuations.isEmpty else { continue }
            let isWholeWord = !Self.isWord(bytes.decodeScalar(before: position, startingAt: range.lowerBound))
            let rest = bytes[boundary..<range.upperBound]
            if isWholeWord, nodes[node].isAbbreviation || nodes[node].continuations.contains(where: rest.starts) {
                return true
            }
        }
        return false
    }

    private mutating func insert(_ abbreviation: [UInt8]) {
        let end = insertPath(abbreviation[...])
        nodes[end].isAbbreviation = true
        for (index, byte) in abbreviation.enumerated() where byte == 0x20 {
            let head = insertPath(abbreviation[..<index])
            nodes[head].continuations.append(Array(abbreviation[(index + 1)...]))
        }
    }

    private mutating func insertPath(_ bytes: ArraySlice<UInt8>) -> Int {
        var node = 0
        for byte in bytes.reversed() {
            let edge = Edge(node: node, byte: byte)
            if let next = edges[edge] {
                node = next
            } else {
                nodes.append(Node())
                edges[edge] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        return node
    }

    /// Steps back over spaces; nil where one of them ends a line.
    private static func endOfText(
        before boundary: Int, in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, joinsLines: Bool
    ) -> Int? {
        var position = boundary
        while let decoded = bytes.decodeScalar(before: position, startingAt: range.lowerBound),
            decoded.scalar.isWhitespace
        {
            switch decoded.scalar {
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                guard joinsLines else { return nil }
                position -= decoded.length
            default: position -= decoded.length
            }
        }
        return position
    }

    private static func isWord(_ decoded: DecodedScalar?) -> Bool {
        guard let scalar = decoded?.scalar else { return false }
        return scalar.isLetter || scalar.isDigit || scalar.isMark
    }
}

extension Abbreviations {
    /// The abbreviations that CLDR lists for a locale (its sentence break suppressions); none for most languages.
    ///
    /// - Parameter locale: ICU's name of it.
    static func ofCLDR(locale: LocaleIdentifier) throws(UnicodeError) -> [String] {
        var status: Int32 = 0
        let data = cicu_ures_openBreakData(locale.name, &status)
        defer { cicu_ures_close(data) }
        // For a language that it does not know, ICU opens the data of the environment's.
        if status == CICU_USING_DEFAULT_WARNING { return [] }
        guard try exists(status) else { return [] }
        let exceptions = cicu_ures_getByKey(data, "exceptions", &status)
        defer { cicu_ures_close(exceptions) }
        guard try exists(status) else { return [] }
        let list = cicu_ures_getByKey(exceptions, "SentenceBreak", &status)
        defer { cicu_ures_close(list) }
        guard try exists(status) else { return [] }
        var abbreviations: [String] = []
        for index in 0..<cicu_ures_getSize(list) {
            var length: Int32 = 0
            let units = cicu_ures_getStringByIndex(list, index, &length, &status)
            guard try exists(status), let units else { continue }
            let buffer = UnsafeBufferPointer(start: units, count: Int(length))
            abbreviations.append(String(decoding: buffer, as: UTF16.self))
        }
        return abbreviations
    }

    private static func exists(_ status: Int32) throws(UnicodeError) -> Bool {
        if status == CICU_MISSING_RESOURCE_ERROR { return false }
        try UnicodeError.check(status)
        return true
    }
}
