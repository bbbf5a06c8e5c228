import Synchronization

/// What is made of a language when somebody asks for it first, and kept for all who ask later.
///
/// A list and no dictionary: most runs meet one language or two, and the runtime takes long to make the first dictionary of a key.
/// Inlinable, because every text asks: without its types the list is walked by the runtime, which takes a hundred times as long.
public final class MadeOnce<Key: Equatable & Sendable, Value: Sendable>: Sendable {
    /// Apart: to look at the key of a pair, all that its value holds would have to be counted.
    @usableFromInline let made = Mutex<(keys: [Key], values: [Value])>(([], []))

    /// Records say what language they are in, and may say anything; from there on nothing is kept.
    @usableFromInline static var most: Int { 64 }

    public init() {}

    /// The value of a key. Others wait while it is made.
    ///
    /// - Complexity: linear in the keys so far, of which there are few.
    @inlinable
    public func value(of key: Key, _ make: (Key) -> Value) -> Value {
        made.withLock { made in
            if let known = made.keys.firstIndex(of: key) { return made.values[known] }
            let value = make(key)
            if made.keys.count < Self.most {
                made.keys.append(key)
                made.values.append(value)
            }
            return value
        }
    }
}
