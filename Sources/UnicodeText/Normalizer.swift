import Bytes
internal import CICU

/// Brings text into a Unicode normalization form (UAX #15), and tells where it is not in it.
///
/// Immutable, and shared by threads.
public struct Normalizer: Sendable {
    public enum Form: Sendable, Hashable, CaseIterable {
        /// Canonical composition: é is one scalar.
        case nfc
        /// Compatibility composition: "ﬁ" is "fi", full-width "Ａ" is "A" and "…" is "...", too.
        case nfkc
    }

    /// Longest run of scalars that is normalized in one piece. Writing needs less than 30 (UAX #15, Stream-Safe Text
    /// Format); a bound keeps the cost of reordering marks linear in a text made of them.
    public static let longestPiece = 1024

    public let form: Form
    // ICU's own instance: never changed, never freed.
    private nonisolated(unsafe) let instance: OpaquePointer
    private let quickCheckProperty: Int32
    /// Every scalar below is as the form wants it and begins a piece of its own.
    private let firstAffected: UInt32

    /// - Throws: `.library` where ICU has no data.
    public init(_ form: Form) throws(UnicodeError) {
        self.form = form
        var status: Int32 = 0
        let instance: OpaquePointer?
        switch form {
        case .nfc:
            instance = cicu_unorm2_getNFCInstance(&status)
            (quickCheckProperty, firstAffected) = (Int32(CICU_PROPERTY_NFC_QUICK_CHECK), 0x300)
        case .nfkc:
            instance = cicu_unorm2_getNFKCInstance(&status)
            (quickCheckProperty, firstAffected) = (Int32(CICU_PROPERTY_NFKC_QUICK_CHECK), 0xA0)
        }
        try UnicodeError.check(status)
        guard let instance else { throw .library(name: "unorm2_getInstance") }
        self.instance = instance
    }

    /// Calls `body` with each piece that is not in the form, and its normalized text, until it returns false.
    ///
    /// A piece is the least that can be normalized on its own: a letter and its marks, a Hangul syllable's jamo.
    /// Ill-formed bytes are in no piece.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, not necessarily well-formed.
    ///   - range: The bytes to look at, as a text of their own.
    ///   - body: Takes a range of `bytes` and what belongs in its place.
    /// - Complexity: O(*n*) in the bytes of the range; no allocation where all is in the form at a glance.
    /// - Throws: `.library` where ICU has no memory.
    public func forEachDeviation(
        in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, _ body: (Range<Int>, String) -> Bool
    ) throws(UnicodeError) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "The range is not in the bytes.")
        var piece = Piece(start: range.lowerBound)
        var offset = range.lowerBound
        while let decoded = bytes.decodeScalar(at: offset, endingBefore: range.upperBound) {
            let value = decoded.scalar.value
            let isAffected = decoded.isWellFormed && value >= firstAffected
            let begins = !isAffected || piece.count >= Self.longestPiece || isBoundaryBefore(value)
            if begins {
                guard try finish(piece, at: offset, in: bytes, body) else { return }
                piece = Piece(start: offset)
            }
            if isAffected { update(&piece, with: value) }
            piece.count += 1
            offset += decoded.length
            // What is ill-formed stays, whatever stands after it.
            if !decoded.isWellFormed { piece = Piece(start: offset) }
        }
        _ = try finish(piece, at: offset, in: bytes, body)
    }

    /// Whether a range is in the form; ill-formed bytes do not matter.
    ///
    /// - Complexity: O(*n*).
    /// - Throws: `.library` where ICU has no memory.
    public func isNormalized(
        _ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>
    ) throws(UnicodeError) -> Bool {
        var isNormalized = true
        try forEachDeviation(in: bytes, range: range) { _, _ in
            isNormalized = false
            return false
        }
        return isNormalized
    }

    /// A range in the form; its ill-formed bytes are kept as they are.
    ///
    /// - Complexity: O(*n*).
    /// - Throws: `.library` where ICU has no memory.
    public func normalized(
        _ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>
    ) throws(UnicodeError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var copied = range.lowerBound
        try forEachDeviation(in: bytes, range: range) { piece, text in
            result.append(contentsOf: bytes[copied..<piece.lowerBound])
            result.append(contentsOf: text.utf8)
            copied = piece.upperBound
            return true
        }
        result.append(contentsOf: bytes[copied..<range.upperBound])
        return result
    }

    /// A string in the form.
    public func normalized(_ text: String) throws(UnicodeError) -> String {
        let bytes = Array(text.utf8)
        let result = try bytes.withUnsafeBufferPointer { buffer throws(UnicodeError) in
            try normalized(buffer, range: 0..<buffer.count)
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension Normalizer {
    /// Scalars that can only be normalized together.
    private struct Piece {
        let start: Int
        var count = 0
        var lastClass: UInt8 = 0
        /// Whether the quick check (UAX #15, section 9) does not vouch for it.
        var isDoubtful = false
    }

    private func isBoundaryBefore(_ value: UInt32) -> Bool {
        cicu_unorm2_hasBoundaryBefore(instance, value)
    }

    private func update(_ piece: inout Piece, with value: UInt32) {
        let combiningClass = cicu_u_getCombiningClass(value)
        let isOutOfOrder = combiningClass != 0 && piece.lastClass > combiningClass
        let isUnchanged = cicu_u_getIntPropertyValue(value, quickCheckProperty) == CICU_QUICK_CHECK_YES
        if isOutOfOrder || !isUnchanged { piece.isDoubtful = true }
        piece.lastClass = combiningClass
    }

    /// Gives a piece that ends at `end` to `body` if normalization changes it; false where `body` wants no more.
    private func finish(
        _ piece: Piece, at end: Int, in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, String) -> Bool
    ) throws(UnicodeError) -> Bool {
        guard piece.isDoubtful else { return true }
        // Decomposed text is letters with one mark each, for the most part: no string has to be made for them.
        if form == .nfc, piece.count == 2, let first = bytes.decodeScalar(at: piece.start),
            let second = bytes.decodeScalar(at: piece.start + first.length),
            let composed = Unicode.Scalar(composing: first.scalar, second.scalar)
        {
            return body(piece.start..<end, String(composed))
        }
        let source = Array(String(decoding: bytes[piece.start..<end], as: UTF8.self).utf16)
        let result = try normalize(source)
        guard result != source else { return true }
        return body(piece.start..<end, String(units: result))
    }

    private func normalize(_ source: [UInt16]) throws(UnicodeError) -> [UInt16] {
        // NFKC makes up to 18 units of one (U+FDFA).
        var result = [UInt16](repeating: 0, count: source.count * 18)
        var status: Int32 = 0
        let length = cicu_unorm2_normalize(
            instance, source, Int32(source.count), &result, Int32(result.count), &status)
        try UnicodeError.check(status)
        result.removeLast(result.count - Int(length))
        return result
    }
}

extension Unicode.Scalar {
    /// The letter without its accents, by its canonical decomposition (UAX #15): `e` for `é`, itself where it has none. Complexity: constant.
    public var withoutAccents: Unicode.Scalar { Unicode.Scalar(cicu_unorm2_baseOf(value)) ?? self }

    /// The character that is the same as two: `é` for `e` and U+0301. Nil where no normalized text has one for them.
    ///
    /// - Complexity: constant.
    public init?(composing first: Unicode.Scalar, _ second: Unicode.Scalar) {
        let composed = cicu_unorm2_composePair(first.value, second.value)
        guard composed != 0 else { return nil }
        self.init(composed)
    }
}
