import Prose
import Testing

@testable import Linting

@Suite struct IllFormedBytesTests {
    /// The text with some bytes in it, and the edit that removes those.
    private func joins(_ before: [UInt8], _ removed: String, _ after: [UInt8], _ replacement: String = "") -> Bool {
        let range = before.count..<before.count + removed.utf8.count
        return (before + Array(removed.utf8) + after).withUnsafeBufferPointer {
            IllFormedBytes.mayBeJoined(by: Edit(range, replacement), in: $0)
        }
    }

    @Test(arguments: ["\u{200B}", "\u{AD}", " ", "\u{202E}", "\u{1}", "word"])
    func nothingIsRemovedWithinACharacter(_ removed: String) {
        // о, à, €, 中, 😀, cut at each place.
        let characters: [[UInt8]] = ["о", "à", "€", "中", "😀"].map { Array($0.utf8) }
        for character in characters {
            for cut in 1..<character.count {
                #expect(joins(Array(character[..<cut]), removed, Array(character[cut...])))
                #expect(joins([0x61] + character[..<cut], removed, Array("x".utf8)))
                #expect(!joins(Array(character[..<cut]), removed, Array(character[cut...]), "-"))
            }
            #expect(!joins(character, removed, character))
            #expect(!joins(Array("a".utf8), removed, Array(character.dropFirst())))
        }
        #expect(joins([], removed, [0xFF, 0xFE]))
        #expect(joins(Array("да".utf8), removed, [0xFE]))
    }

    /// A byte order mark at the beginning of a file is none of the text: what would make one of a character stays.
    @Test func noByteOrderMarkIsMadeUp() {
        let text = Array("\u{200B}\u{FEFF}text".utf8)
        text.withUnsafeBufferPointer { bytes in
            #expect(Promise.joins(0..<3, bytes))
            #expect(!Promise.joins(0..<6, bytes))
            #expect(!Promise.joins(3..<6, bytes))
        }
    }

    /// Whatever is removed, alone or together with other edits that are let through, no character is there that was not.
    @Test func noCharacterIsMadeUp() {
        var state: UInt64 = 7
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let pieces: [[UInt8]] = [
            [0xD0], [0xBE], [0xE2], [0x80], [0x99], [0xF0, 0x9F], [0x98, 0x80], [0x61], [0xC3, 0xA9], [0xFF], [0xE2, 0x80],
        ]
        for _ in 0..<4000 {
            var bytes: [UInt8] = []
            var edits: [Edit] = []
            for _ in 0..<8 {
                bytes += pieces[next(pieces.count)]
                guard next(2) == 0 else { continue }
                let edit = Edit(bytes.count..<bytes.count + 3, "")
                bytes += [0xE2, 0x80, 0x8B]
                edits.append(edit)
            }
            let kept = bytes.withUnsafeBufferPointer { buffer in edits.filter { !IllFormedBytes.mayBeJoined(by: $0, in: buffer) } }
            var result = bytes
            for edit in kept.reversed() { result.removeSubrange(edit.range) }
            #expect(characters(result) == characters(bytes), "\(bytes) → \(result)")
        }
    }

    /// The characters of a text, invisible ones and ill-formed bytes left out.
    private func characters(_ bytes: [UInt8]) -> [Unicode.Scalar] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FFFD}" && $0 != "\u{200B}" }
    }
}
