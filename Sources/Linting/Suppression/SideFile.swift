import Bytes

/// What a side file says: the suppressions of a text that has no comments. It is named as the text, with `.obelus-ignore` behind.
///
///     # What stands behind a colon is the reason.
///     d0b6db0179429908 quotes/split: printed so in the book
///     captions: the captions belong to the text
///
/// A line is for one finding, by its fingerprint, or for all findings of some rules in the text.
public struct SideFile: Sendable {
    /// What a side file's name ends in.
    public static let suffix = ".obelus-ignore"

    /// A line that suppresses something.
    public struct Entry: Sendable, Hashable {
        /// The line without its end, in UTF-8 bytes.
        public var range: ByteRange
        /// Nil: all findings of the rules.
        public var fingerprint: Fingerprint?
        /// Ids, categories or `all`, as written. With a fingerprint, the finding's rule.
        public var rules: [String]
        public var reason: String
    }

    public private(set) var entries: [Entry] = []

    /// Reads a side file. Anything may stand in it: what names no rule is an entry that suppresses nothing.
    ///
    /// - Complexity: linear in the bytes.
    public init(_ bytes: [UInt8]) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            defer { start = end + 1 }
            let range = bytes.withUnsafeBufferPointer { Ascii.trimmed($0, start..<end) }
            guard !range.isEmpty, bytes[range.lowerBound] != UInt8(ascii: "#") else { continue }
            // The same grammar as a comment's, without the word in front.
            let line = Instruction("- " + String(decoding: bytes[range], as: UTF8.self))
            var names = line.names.map(\.text)
            let fingerprint = names.first.flatMap { Fingerprint($0) }
            if fingerprint != nil { names.removeFirst() }
            entries.append(Entry(range: range, fingerprint: fingerprint, rules: names, reason: line.reason))
        }
    }

    /// The findings that are suppressed one by one.
    public var fingerprints: Set<Fingerprint> { Set(entries.compactMap(\.fingerprint)) }

    /// The rules that are suppressed altogether, as written.
    public var rules: [String] { entries.flatMap { $0.fingerprint == nil ? $0.rules : [] } }

    /// The lines, and whether they were needed, once all findings of the text have been through a filter.
    public func listed(after filter: FindingFilter) -> [ListedSuppression] {
        entries.flatMap { entry in
            guard let fingerprint = entry.fingerprint else {
                return (entry.rules.isEmpty ? [RuleName.all] : entry.rules).map { rule in
                    ListedSuppression(
                        range: entry.range, rule: rule, isFinding: false, isUsed: filter.metNames.contains(RuleName(rule).key))
                }
            }
            return [
                ListedSuppression(
                    range: entry.range, rule: entry.rules.first ?? RuleName.all, isFinding: true, isUsed: filter.met.contains(fingerprint))
            ]
        }
    }

    /// A line for a finding.
    public static func line(_ fingerprint: Fingerprint, rule: String, reason: String) -> String {
        "\(fingerprint) \(rule)" + (reason.isEmpty ? "" : ": \(reason)") + "\n"
    }
}

/// An entry of a list of suppressions: of a side file or a baseline.
public struct ListedSuppression: Sendable, Hashable {
    /// The entry, in bytes of the list.
    public var range: ByteRange
    /// The id, the category or `all`, as written.
    public var rule: String
    /// Whether it is for one finding, not for all of the rule.
    public var isFinding: Bool
    /// Whether it has suppressed something.
    public var isUsed: Bool

    public init(range: ByteRange, rule: String, isFinding: Bool, isUsed: Bool) {
        self.range = range
        self.rule = rule
        self.isFinding = isFinding
        self.isUsed = isUsed
    }
}
