import TestSupport
import Testing

@testable import Bytes

@Suite struct UTF8DecodingTests {
    private func forwards(_ bytes: [UInt8]) -> [DecodedScalar] {
        bytes.withUnsafeBufferPointer { buffer in
            var result: [DecodedScalar] = []
            var offset = 0
            while let decoded = buffer.decodeScalar(at: offset) {
                result.append(decoded)
                offset += decoded.length
            }
            return result
        }
    }

    private func backwards(_ bytes: [UInt8]) -> [DecodedScalar] {
        bytes.withUnsafeBufferPointer { buffer in
            var result: [DecodedScalar] = []
            var offset = buffer.count
            while let decoded = buffer.decodeScalar(before: offset) {
                result.append(decoded)
                offset -= decoded.length
            }
            return result.reversed()
        }
    }

    @Test func wellFormedTextIsTheStandardLibrarys() {
        // The bounds of each length, and of what table 3-7 leaves out.
        let values: [UInt32] = [
            0, 0x41, 0x7F, 0x80, 0xE9, 0x7FF, 0x800, 0x6F22, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F469, 0xFFFFF,
            0x100000, 0x10FFFF,
        ]
        let text = String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
        let bytes = Array(text.utf8)
        for decoded in [forwards(bytes), backwards(bytes)] {
            #expect(decoded.map(\.scalar) == Array(text.unicodeScalars), "\(inspect(bytes))")
            #expect(decoded.map(\.isWellFormed).contains(false) == false)
            #expect(decoded.map(\.length) == text.unicodeScalars.map { UTF8.width($0) })
        }
    }

    /// The standard library substitutes maximal subparts, too.
    @Test(arguments: illFormedTexts)
    func illFormedTextIsTheStandardLibrarys(bytes: [UInt8]) {
        let expected = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        #expect(forwards(bytes).map(\.scalar) == expected, "\(inspect(bytes))")
        #expect(forwards(bytes) == backwards(bytes), "\(inspect(bytes))")
    }

    /// All texts of up to four bytes out of those that table 3-7 tells apart.
    @Test func backwardsIsForwardsReversed() {
        let kinds: [UInt8] = [
            0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF1, 0xF4, 0xF5,
        ]
        var different: [[UInt8]] = []
        func extend(_ bytes: [UInt8]) {
            let forwards = forwards(bytes)
            if forwards != backwards(bytes)
                || forwards.map(\.scalar) != Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
            {
                different.append(bytes)
            }
            guard bytes.count < 4 else { return }
            for kind in kinds { extend(bytes + [kind]) }
        }
        extend([])
        #expect(different.isEmpty, "\(different.prefix(3).map { inspect($0) }.joined(separator: "\n"))")
    }

    @Test func boundsCutASequence() {
        Array("a漢b".utf8).withUnsafeBufferPointer { buffer in
            #expect(buffer.decodeScalar(at: 1, endingBefore: 3) == .illFormed(length: 2))
            #expect(buffer.decodeScalar(before: 4, startingAt: 2) == .illFormed(length: 1))
            #expect(buffer.decodeScalar(before: 4)?.scalar == "漢")
            #expect(buffer.decodeScalar(at: 1, endingBefore: 99)?.scalar == "漢")
        }
    }

    @Test func nothingLiesOutsideTheText() {
        Array("ab".utf8).withUnsafeBufferPointer { buffer in
            #expect(buffer.decodeScalar(at: 2) == nil)
            #expect(buffer.decodeScalar(at: -1) == nil)
            #expect(buffer.decodeScalar(at: 1, endingBefore: 1) == nil)
            #expect(buffer.decodeScalar(before: 0) == nil)
            #expect(buffer.decodeScalar(before: 3) == nil)
            #expect(buffer.decodeScalar(before: 1, startingAt: 1) == nil)
        }
        let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        #expect(empty.decodeScalar(at: 0) == nil)
    }
}
