import Bytes
import Platform

/// What is wrong with the comments by which a text suppresses findings. Known once all other rules have run.
public struct SuppressionView: Sendable {
    /// A comment, or some of the rules that it names, that suppresses nothing.
    public struct Unused: Sendable, Hashable {
        /// The comment, in bytes of the text as read.
        public var range: ByteRange
        /// The rules that find nothing there, as written; none: the comment is for all rules.
        public var names: [String]
    }

    /// A comment that cannot be understood.
    public struct Mistake: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            /// No rule, category or glob has the name.
            case unknownRule(String)
            /// What it begins with is no instruction.
            case unknownInstruction(String)
            /// It ends what nothing began.
            case endWithoutStart
        }

        /// The comment, in bytes of the text as read.
        public var range: ByteRange
        public var kind: Kind
    }

    /// Ascending.
    public var unused: [Unused]
    /// Ascending.
    public var mistakes: [Mistake]
    /// The ids of all rules that there are.
    let known: [String]
    /// The words that comments may begin with.
    let instructions: [String]

    /// The rule or category whose name is nearest to one that means nothing; nil where none is near.
    ///
    /// - Complexity: linear in the rules.
    public func nearestRule(to name: String) -> String? {
        NearestName.of(name, among: known + Set(known.map { String($0.prefix { $0 != "/" }) }).sorted())
    }

    /// The instruction whose name is nearest; nil where none is near.
    public func nearestInstruction(to name: String) -> String? { NearestName.of(name, among: instructions) }
}
