import Bytes

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
