import Prose

/// What the scan can notice of a literal.
enum NoticeableLiteral {
    /// Where the first word or symbol of a literal begins, where the scan notices it; nil where nothing of use is there.
    static func start(of literal: UnsafeBufferPointer<UInt8>) -> Int? {
        literal.firstIndex(where: LiteralSet.canBegin).flatMap { literal.count - $0 >= 2 ? $0 : nil }
    }
}
