/// A number of the quotation parser: what counts, what it means and where it came from.
public struct CostEntry: Sendable {
    /// Where a number came from. None was computed from data: no corpus says how bad a mistake is.
    public enum Origin: String, Sendable, CaseIterable {
        /// Set by hand with the first parser, in the order of how bad things look, before anything was measured.
        case order
        /// Set by hand while false alarms in novels, news and the fixtures were read, until they went away.
        case alarms
        /// Set by hand while damage that was missed, or fixed wrongly, was read in damaged texts and the fixtures.
        case misses
        /// A limit on time and memory, as low as findings allow.
        case work
    }

    /// Integers are kept as `Float`, too, so that all entries look alike in memory.
    var number: Float
    public let meaning: StaticString
    public let origin: Origin
}

/// What something costs in the search for the cheapest reading. The unit is arbitrary: about 6 for a mark without sense, 3 for
/// a clear mistake, below 1 for what is only unusual.
@propertyWrapper public struct Cost: Sendable {
    /// The one stored property, which `QuotationCosts.setting` relies on.
    fileprivate let entry: CostEntry

    init(wrappedValue: Float, _ meaning: StaticString, _ origin: CostEntry.Origin) {
        entry = CostEntry(number: wrappedValue, meaning: meaning, origin: origin)
    }

    @inline(__always) public var wrappedValue: Float { entry.number }
}

/// A length or a number of things that the quotation parser goes by.
@propertyWrapper public struct Count: Sendable {
    /// The one stored property, which `QuotationCosts.setting` relies on.
    fileprivate let entry: CostEntry

    init(wrappedValue: Int, _ meaning: StaticString, _ origin: CostEntry.Origin) {
        entry = CostEntry(number: Float(wrappedValue), meaning: meaning, origin: origin)
    }

    @inline(__always) public var wrappedValue: Int { Int(entry.number) }
}

/// For those who list and vary the numbers; the parser reads the properties.
extension QuotationCosts {
    /// One of the numbers as a row of a table.
    public struct Row: Sendable {
        /// Group and name: `opening.textBefore`.
        public let name: String
        public let value: Float
        public let isInteger: Bool
        public let meaning: String
        public let origin: CostEntry.Origin
    }

    /// All numbers in the order of their declaration.
    public var rows: [Row] {
        Mirror(reflecting: self).children.flatMap { group in
            Mirror(reflecting: group.value).children.compactMap { child -> Row? in
                let entry: CostEntry
                switch child.value {
                case let cost as Cost: entry = cost.entry
                case let count as Count: entry = count.entry
                default: return nil
                }
                // A wrapper's storage is named as its property with “_” before it.
                return Row(
                    name: "\(group.label ?? "").\(child.label?.dropFirst() ?? "")", value: entry.number, isInteger: child.value is Count,
                    meaning: "\(entry.meaning)", origin: entry.origin)
            }
        }
    }

    /// The numbers with one of them changed.
    ///
    /// - Parameter index: its place in `rows`.
    public func setting(_ index: Int, to value: Float) -> QuotationCosts {
        var changed = self
        // Safe: the groups are structs of nothing but `Cost` and `Count`, each of which is nothing but a `CostEntry`, so that the
        // whole is a row of entries in the order of their declaration, and `number` is the first field of each. A test changes
        // each, and sees that `rows` names just that one as changed.
        withUnsafeMutableBytes(of: &changed) { bytes in
            precondition(index >= 0 && index * MemoryLayout<CostEntry>.stride < bytes.count, "there is no such number")
            bytes.storeBytes(of: value, toByteOffset: index * MemoryLayout<CostEntry>.stride, as: Float.self)
        }
        return changed
    }
}
