import Foundation

@testable import UnicodeText

/// A line of a break test in the format of the Unicode Character Database: `÷ 0061 × 0308 ÷ 0062 ÷ # comment`.
struct BreakTest: Sendable {
    let line: Int
    let bytes: [UInt8]
    /// The segments, in UTF-8 bytes.
    let segments: [Range<Int>]
    let comment: String

    /// nil for a line without a test: an empty one, a comment, or one that cannot be read.
    init?(_ text: Substring, line: Int) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        var bounds: [Int] = []
        for token in parts[0].split(whereSeparator: \.isWhitespace) {
            switch token {
            case "÷": bounds.append(bytes.count)
            case "×": break
            default:
                guard let value = UInt32(token, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
                bytes.append(contentsOf: String(Character(scalar)).utf8)
            }
        }
        guard bounds.count > 1, bounds.first == 0, bounds.last == bytes.count else { return nil }
        self.line = line
        self.bytes = bytes
        segments = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
        comment = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
}

/// The tests of a file, and how many of its lines look like tests.
struct BreakTestFile {
    let tests: [BreakTest]
    let lineCount: Int

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        tests = lines.enumerated().compactMap { BreakTest($0.element, line: $0.offset + 1) }
        lineCount = lines.count { $0.hasPrefix("÷") }
    }

    /// Our own file of a name.
    static func own(_ name: String) throws -> BreakTestFile {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try BreakTestFile(path: folder.appendingPathComponent("Data/\(name).txt").path)
    }

    /// The folder of the Unicode Character Database's `auxiliary` files, if there is one.
    static let ucd = ProcessInfo.processInfo.environment["OBELUS_UCD"]
}
