import Synchronization

/// What is made of a language when somebody asks for it first, and kept for all who ask later.
///
/// A list and no dictionary: most runs meet one language or two, and the runtime takes long to make the first dictionary of a key.
public final class MadeOnce<Key: Equatable & Sendable, Value: Sendable>: Sendable {
    private let made = Mutex<[(key: Key, value: Value)]>([])

    public init() {}

    /// The value of a key. Others wait while it is made.
    ///
    /// - Complexity: linear in the keys so far.
    public func value(of key: Key, _ make: (Key) -> Value) -> Value {
        made.withLock { made in
            if let known = made.first(where: { $0.key == key }) { return known.value }
            let value = make(key)
            made.append((key, value))
            return value
        }
    }
}
