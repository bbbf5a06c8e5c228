import Bytes

/// A stretch of text that is not prose though it stands in prose: no rule looks into it or changes it.
public struct ProtectedSpan: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A web address: with a scheme, with `www.`, or a domain with or without a path.
        case url
        case email
        /// A file's path or name.
        case path
        /// `@name`.
        case handle
        /// `#tag`.
        case hashtag
        /// `{x}`, `{{…}}`, `${…}`, `⟦…⟧`, `%s`.
        case placeholder
        /// A tag of HTML or XML.
        case element
        /// Code between backticks.
        case code
        /// `14:30`, `9:05:00`.
        case time
        /// Digits with separators among them.
        case number
        /// An IP address.
        case address
        /// `v1.2.3`.
        case version
        case emoticon
        /// A hash or a UUID.
        case hash
        /// An ISBN or an IBAN.
        case identifier
    }

    public var range: ByteRange
    public var kind: Kind

    public init(range: ByteRange, kind: Kind) {
        self.range = range
        self.kind = kind
    }
}
