/// Literals of two bytes and more, asked for by their first two: where none begins, which is nearly everywhere, two bytes
/// are looked at and not every literal.
struct HeadedLiterals: Sendable {
    private let byHead: [UInt16: [[UInt8]]]
    /// The second bytes of literals: most places are told by them.
    private let seconds: [Bool]

    init(_ literals: [String]) {
        byHead = Dictionary(grouping: literals.map { Array($0.utf8) }.filter { $0.count >= 2 }) { Self.head($0[0], $0[1]) }
        var seconds = [Bool](repeating: false, count: 256)
        for literal in literals where literal.utf8.count >= 2 { seconds[Int(Array(literal.utf8)[1])] = true }
        self.seconds = seconds
    }

    private static func head(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }

    /// The length of the first of the literals, in the order in which they were given, that stands at `position`.
    func length(in bytes: [UInt8], at position: Int, before end: Int) -> Int? {
        guard position + 1 < end, seconds[Int(bytes[position + 1])], let candidates = byHead[Self.head(bytes[position], bytes[position + 1])] else { return nil }
        return candidates.first { bytes[position..<end].starts(with: $0) }?.count
    }
}
