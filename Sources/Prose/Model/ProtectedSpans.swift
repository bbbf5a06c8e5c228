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

/// Finds what is protected in a text.
public enum ProtectedSpans {
    /// The protected spans in `range` of `bytes`, ascending, without overlap, none of them empty.
    ///
    /// What stands outside `range` is not looked at. Dotted abbreviations (`e.g.`), plain numbers without separators and
    /// a full stop without a space behind it (`end.Next`) are not protected.
    ///
    /// - Parameters:
    ///   - bytes: Text in UTF-8; ill-formed bytes belong to no span but inside delimiters.
    ///   - range: Within the bounds of `bytes`; clamped to them.
    /// - Complexity: Linear in `range`, whatever it holds. Allocates only where it finds something.
    public static func find(in bytes: UnsafeBufferPointer<UInt8>, range: ByteRange) -> [ProtectedSpan] {
        var scanner = ProtectionScanner(bytes, range.clamped(to: 0..<bytes.count))
        scanner.scan()
        return scanner.spans
    }
}
