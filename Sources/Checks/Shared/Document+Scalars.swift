import Bytes
import Decoding
import Prose
import UnicodeText

extension Document {
    /// The character that begins at `offset`; nil at the text's end.
    func scalar(at offset: Int) -> DecodedScalar? {
        bytes.withUnsafeBufferPointer { $0.decodeScalar(at: offset) }
    }

    /// The character that ends at `offset`; nil at the text's start.
    func scalar(before offset: Int) -> DecodedScalar? {
        bytes.withUnsafeBufferPointer { $0.decodeScalar(before: offset) }
    }

    /// Where bytes of interest stand. Complexity: linear, at the speed of memory.
    @inline(__always)
    func offsets(in range: ByteRange, where isWanted: (UInt8) -> Bool) -> [Int] {
        bytes.withUnsafeBufferPointer { buffer in
            var result: [Int] = []
            for position in range where isWanted(buffer[position]) { result.append(position) }
            return result
        }
    }

    /// Where a byte stands in the range, ascending.
    ///
    /// - Parameter mask: bits outside it may differ.
    func places(of byte: UInt8, mask: UInt8 = 0xFF, in range: ByteRange) -> BytePlaces {
        BytePlaces(of: byte, mask: mask, in: range, of: bytes)
    }

    /// Whether the two bytes stand side by side anywhere. Complexity: linear, at the speed of memory.
    func contains(_ first: UInt8, _ second: UInt8) -> Bool {
        places(of: first, in: 0..<bytes.count).contains { $0 + 1 < bytes.count && bytes[$0 + 1] == second }
    }

    /// Where a byte stands in the range with one that is wanted right behind it. Complexity: linear.
    func offsets(in range: ByteRange, of byte: UInt8, before isWanted: (UInt8) -> Bool) -> [Int] {
        bytes.withUnsafeBufferPointer { buffer in
            var result: [Int] = []
            var position = range.lowerBound
            while let place = buffer.firstPlace(from: position, to: range.upperBound, of: byte) {
                position = place + 1
                if position < range.upperBound, isWanted(buffer[position]) { result.append(place) }
            }
            return result
        }
    }

    /// Calls `body` with every well-formed character beyond ASCII in `range`, and its place. Complexity: linear.
    func forEachScalarBeyondASCII(in range: ByteRange, _ body: (Unicode.Scalar, ByteRange) -> Void) {
        bytes.withUnsafeBufferPointer { buffer in
            var position = range.lowerBound
            while position < range.upperBound {
                if buffer[position] < 0x80 {
                    position += 1
                    continue
                }
                guard let decoded = buffer.decodeScalar(at: position, endingBefore: range.upperBound) else { return }
                if decoded.isWellFormed { body(decoded.scalar, position..<position + decoded.length) }
                position += decoded.length
            }
        }
    }

    /// The runs of characters in `range` for which `isWanted` holds, neighbours joined; ASCII is not asked about.
    func runs(in range: ByteRange, _ isWanted: (Unicode.Scalar) -> Bool) -> [ByteRange] {
        var result: [ByteRange] = []
        forEachScalarBeyondASCII(in: range) { scalar, place in
            guard isWanted(scalar) else { return }
            if let last = result.last, last.upperBound == place.lowerBound {
                result[result.count - 1] = last.lowerBound..<place.upperBound
            } else {
                result.append(place)
            }
        }
        return result
    }

    /// The names of the characters in `range`, each once: `U+200B ZERO WIDTH SPACE`.
    func characterNames(_ range: ByteRange) -> String {
        var names: [String] = []
        for scalar in text(range).unicodeScalars where !names.contains(scalar.codePointAndName) {
            names.append(scalar.codePointAndName)
        }
        return names.joined(separator: ", ")
    }

    /// The word around `offset`: letters, marks and digits of any script, up to 64 bytes to either side.
    func word(around range: ByteRange, within bounds: ByteRange) -> ByteRange {
        var start = range.lowerBound
        while start > max(bounds.lowerBound, range.lowerBound - 64), let before = scalar(before: start),
            before.scalar.isLetter || before.scalar.isMark || before.scalar.isDigit
        {
            start -= before.length
        }
        var end = range.upperBound
        while end < min(bounds.upperBound, range.upperBound + 64), let next = scalar(at: end),
            next.scalar.isLetter || next.scalar.isMark || next.scalar.isDigit
        {
            end += next.length
        }
        return start..<end
    }
}

/// The places of a byte in a text. Complexity: linear, sixty-four bytes at a time.
struct BytePlaces: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    /// Where the bytes begin that were not looked at.
    private var start: Int
    private let end: Int
    private let byte: UInt8
    private let mask: UInt8
    /// The places that were found and not given out, a bit for each of the sixty-four bytes before `start`.
    private var found: UInt64 = 0

    fileprivate init(of byte: UInt8, mask: UInt8, in range: ByteRange, of bytes: [UInt8]) {
        self.bytes = bytes
        start = range.lowerBound
        end = range.upperBound
        self.byte = byte
        self.mask = mask
    }

    @inline(__always)
    mutating func next() -> Int? {
        if found == 0 {
            guard start < end else { return nil }
            found = bytes.withUnsafeBufferPointer { $0.nextPlaces(of: byte, mask: mask, from: &start, to: end) }
            start &+= 64
            if found == 0 { return nil }
        }
        defer { found &= found &- 1 }
        return start &- 64 &+ found.trailingZeroBitCount
    }
}

extension BlockView {
    /// Calls `body` with each word of the block that has a letter beyond ASCII, ascending; with none that is protected.
    func forEachWordBeyondASCII(_ body: (ByteRange) -> Void) {
        var end = content.lowerBound
        document.forEachScalarBeyondASCII(in: content) { scalar, place in
            guard place.lowerBound >= end, scalar.isLetter else { return }
            let word = document.word(around: place, within: content)
            end = word.upperBound
            if !isProtected(word) { body(word) }
        }
    }

    /// The places of the block that are misread UTF-8, ascending; other rules leave the characters there alone.
    var misreadPlaces: [ByteRange] {
        document.bytes.withUnsafeBufferPointer { Mojibake.stretches(in: $0, range: content) }.map(\.range)
    }
}

extension [ByteRange] {
    /// Whether one of the ranges, which ascend and do not overlap, overlaps `range`. Complexity: logarithmic.
    func overlap(_ range: ByteRange) -> Bool {
        let next = partitioningIndex { $0.upperBound > range.lowerBound }
        return next < count && self[next].overlaps(range)
    }
}

extension LanguageTag {
    static let greek = LanguageTag("el")
    static let korean = LanguageTag("ko")
    static let maltese = LanguageTag("mt")
}
