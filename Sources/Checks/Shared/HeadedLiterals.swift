import Bytes
import Prose

/// Literals of two bytes and more, asked for by their first two: where none begins, which is nearly everywhere, two bytes
/// are looked at and not every literal.
struct HeadedLiterals: Sendable {
    private let literals: [[UInt8]]
    /// By their first two bytes: indices into `literals`.
    private let places: KeyTable
    /// The second bytes of literals: most places are told by them.
    private let seconds: [Bool]

    init(_ literals: [String]) {
        let literals = literals.map { Array($0.utf8) }.filter { $0.count >= 2 }
        self.literals = literals
        places = KeyTable(literals.indices.map { (Self.head(literals[$0][0], literals[$0][1]), Int32($0)) })
        var seconds = [Bool](repeating: false, count: 256)
        for literal in literals { seconds[Int(literal[1])] = true }
        self.seconds = seconds
    }

    private static func head(_ first: UInt8, _ second: UInt8) -> UInt64 { UInt64(first) << 8 | UInt64(second) }

    /// The length of the first of the literals, in the order in which they were given, that stands at `position`.
    func length(in bytes: [UInt8], at position: Int, before end: Int) -> Int? {
        guard position + 1 < end, seconds[Int(bytes[position + 1])] else { return nil }
        for place in places.places(of: Self.head(bytes[position], bytes[position + 1])) {
            let literal = literals[places.value(at: place)]
            if position + literal.count <= end, literal.indices.allSatisfy({ bytes[position + $0] == literal[$0] }) { return literal.count }
        }
        return nil
    }
}
