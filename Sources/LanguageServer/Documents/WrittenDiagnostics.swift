import Bytes
import Interchange

/// The diagnostics of a text as they were sent last, and as bytes: after a keystroke nearly all are the same, and what is the same need not be
/// written again.
struct WrittenDiagnostics: Sendable {
    private var values: [Diagnostic] = []
    /// All of them, one after another, with commas between.
    private(set) var bytes: [UInt8] = []
    /// Where each is in the bytes.
    private var places: [ByteRange] = []

    /// How many of the former ones are passed over, at most, to find the one that a new one equals: a keystroke takes away that many findings
    /// at once where it ends a paragraph with many of them. What is not found is written anew.
    private static let mostGone = 32

    /// Replaces them by others, in the same order.
    ///
    /// - Complexity: linear in the diagnostics that are kept; those that are not cost what writing costs.
    mutating func replace(by diagnostics: [Diagnostic], for client: ClientCapabilities) {
        var next = WrittenDiagnostics()
        next.bytes.reserveCapacity(bytes.count + bytes.count / 8)
        next.places.reserveCapacity(diagnostics.count)
        var former = 0
        for value in diagnostics {
            if !next.bytes.isEmpty { next.bytes.append(UInt8(ascii: ",")) }
            let start = next.bytes.count
            let window = former..<min(values.count, former + Self.mostGone)
            if let same = window.first(where: { values[$0].isWritten(as: value) }) {
                next.bytes += bytes[places[same]]
                former = same + 1
            } else {
                value.json(for: client).write(to: &next.bytes)
            }
            next.places.append(start..<next.bytes.count)
        }
        next.values = diagnostics
        self = next
    }
}
