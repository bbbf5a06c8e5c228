import Testing

@testable import Bytes

@Suite struct BytesBeyondASCIITests {
    /// From any place the next such byte is found, whatever was asked before.
    @Test(arguments: [1, 2, 3, 61, 64, 65, 200])
    func findsEachByte(_ distance: Int) {
        let bytes = (0..<400).map { UInt8($0 % distance == distance - 1 ? 0xC3 : 0x61) }
        bytes.withUnsafeBufferPointer { buffer in
            var reader = BytesBeyondASCII(buffer, endingAt: buffer.count)
            for position in stride(from: 0, to: bytes.count, by: 3) {
                #expect(reader.first(from: position) == bytes.indices.first { $0 >= position && bytes[$0] >= 0x80 })
            }
        }
    }
}
