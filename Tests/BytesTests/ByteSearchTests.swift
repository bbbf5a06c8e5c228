import Testing

@testable import Bytes

/// Held against a walk byte by byte, wherever the search begins and ends, and however near the end of the bytes is.
@Suite struct ByteSearchTests {
    /// A byte of each of the kinds that the searches are for, in no regular order.
    private static func bytes(_ count: Int) -> [UInt8] {
        let kinds: [UInt8] = [0x61, 0x20, 0x31, 0xC3, 0x80, 0x0A, 0x39, 0x20, 0xE2]
        return (0..<count).map { kinds[($0 * $0 + $0 / 7) % kinds.count] }
    }

    @Test(arguments: [1, 2, 63, 64, 65, 100, 127, 128, 129, 200])
    func placesOfAByte(_ count: Int) {
        let bytes = Self.bytes(count)
        bytes.withUnsafeBufferPointer { buffer in
            for position in 0..<count {
                for end in Set([position + 1, position + 63, position + 64, position + 65, count - 1, count]).sorted() {
                    guard position < end, end <= count else { continue }
                    for (value, mask) in [(0x20, 0xFF), (0x80, 0x80), (0x30, 0xF0)] as [(UInt8, UInt8)] {
                        var expected: UInt64 = 0
                        for index in position..<min(end, position + 64) where bytes[index] & mask == value {
                            expected |= 1 << UInt64(index - position)
                        }
                        #expect(
                            buffer.places(of: value, mask: mask, from: position, to: end) == expected, "\(position)..<\(end) of \(count)")
                        #expect(
                            buffer.firstPlace(from: position, to: end, of: value, mask: mask)
                                == (position..<end).first { bytes[$0] & mask == value }, "\(position)..<\(end) of \(count)")
                    }
                }
            }
        }
    }

    /// All places, taken sixty-four bytes at a time, in bytes that have few of them.
    @Test(arguments: [1, 63, 64, 65, 127, 128, 129, 192, 300])
    func nextPlacesOfAByte(_ count: Int) {
        let bytes = (0..<count).map { index -> UInt8 in index % 97 == 31 || index % 151 == 62 ? 0x2E : 0x61 }
        bytes.withUnsafeBufferPointer { buffer in
            for start in 0..<count {
                for end in Set([start, start + 1, start + 64, start + 65, count - 1, count]).sorted() where end >= start && end <= count {
                    var found: [Int] = []
                    var position = start
                    while position < end {
                        var places = buffer.nextPlaces(of: 0x2E, from: &position, to: end)
                        while places != 0 {
                            found.append(position + places.trailingZeroBitCount)
                            places &= places - 1
                        }
                        position += 64
                    }
                    #expect(found == (start..<end).filter { bytes[$0] == 0x2E }, "\(start)..<\(end) of \(count)")
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3, 63, 64, 65, 66, 67, 128, 130, 200])
    func stopsBeforeSmallLetters(_ count: Int) {
        let kinds: [UInt8] = [0x2E, 0x20, 0x61, 0x2E, 0x20, 0x41, 0x2E, 0x20, 0xC3, 0x2E, 0x61]
        let bytes = (0..<count).map { kinds[$0 % kinds.count] }
        bytes.withUnsafeBufferPointer { buffer in
            for position in 0..<count {
                for end in Set([position + 1, position + 2, position + 64, position + 66, position + 67, count]) where end <= count {
                    var expected: UInt64 = 0
                    for index in position..<max(position, min(end - 2, position + 64))
                    where bytes[index] == 0x2E && bytes[index + 1] == 0x20 && (bytes[index + 2] >= 0x80 || bytes[index + 2] == 0x61) {
                        expected |= 1 << UInt64(index - position)
                    }
                    #expect(buffer.stopsBeforeSmallLetters(from: position, to: end) == expected, "\(position)..<\(end) of \(count)")
                }
            }
        }
    }

    @Test(arguments: [1, 2, 63, 64, 65, 66, 128, 130, 200])
    func spacesBeforeCapitals(_ count: Int) {
        // Each of the four neighbors behind a space, in no regular order.
        let kinds: [UInt8] = [0x20, 0x41, 0x20, 0xC3, 0x20, 0x61, 0x20, 0x20, 0x5B]
        let bytes = (0..<count).map { kinds[($0 * $0 + $0 / 7) % kinds.count] }
        bytes.withUnsafeBufferPointer { buffer in
            for position in 0..<count {
                for end in Set([position + 1, position + 2, position + 64, position + 65, position + 66, count]) where end <= count {
                    var expected: UInt64 = 0
                    for index in position..<min(end - 1, position + 64)
                    where bytes[index] == 0x20 && (bytes[index + 1] >= 0x80 || bytes[index + 1] == 0x41) {
                        expected |= 1 << UInt64(index - position)
                    }
                    #expect(buffer.spacesBeforeCapitals(from: position, to: end) == expected, "\(position)..<\(end) of \(count)")
                }
            }
        }
    }

    @Test(arguments: 0..<140)
    func spacedDigitsAreSeenAnywhere(_ padding: Int) {
        for rest in [0, 1, 70] {
            let text = String(repeating: "a", count: padding) + "1 2 3" + String(repeating: "b", count: rest)
            Array(text.utf8).withUnsafeBufferPointer { #expect($0.mayHoldSpacedDigits(from: 0, to: $0.count)) }
        }
        Array((String(repeating: "a", count: padding) + "1 23 12 a 3").utf8).withUnsafeBufferPointer {
            #expect(!$0.mayHoldSpacedDigits(from: 0, to: $0.count))
        }
    }

    /// Bytes within bytes, in all texts of few letters: the first place is the one that a walk finds, and slices keep their indices.
    @Test func bytesWithinBytes() {
        let letters = Array("aab".utf8)
        func text(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { letters[(number >> $0) % 3] } }
        for number in 0..<200 {
            let bytes = text(number &* 7919, 9)
            for length in 0..<4 {
                let needle = text(number &* 104_729 + length, length)
                let expected = (0...bytes.count - length).first { Array(bytes[$0..<$0 + length]) == needle }.map { $0..<$0 + length }
                #expect(bytes.firstRange(of: needle) == expected, "\(needle) in \(bytes)")
                let behind = (3...bytes.count - length).first { Array(bytes[$0..<$0 + length]) == needle }.map { $0..<$0 + length }
                #expect(bytes[3...].firstRange(of: needle[...]) == behind, "\(needle) in \(bytes) from 3 on")
            }
        }
        #expect([UInt8]().firstRange(of: letters) == nil)
    }
}
