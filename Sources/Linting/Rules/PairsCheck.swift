import Bytes
import Prose
import Readers

/// The code of a rule that compares the pairs of a file with each other. One file in `Sources/Checks/Pairs`, one type, without state; the
/// type's name stands in the card.
///
/// It runs when the file is read. What it notes of a pair becomes a finding when that pair is checked, so that comments, a baseline and
/// limits hold for it as for all others. Files that are read in parts (tables, JSON Lines) are compared part by part.
///
///     public enum SameSource: PairsCheck {
///         public static func check(_ pairs: PairsView, into report: inout PairsReport) { … }
///     }
public protocol PairsCheck: Sendable {
    /// Notes what is wrong. Must be linear in what all texts hold.
    static func check(_ pairs: PairsView, into report: inout PairsReport)
}

/// The pairs of a file: what a check is handed that compares them with each other.
public struct PairsView {
    /// A text and its source.
    public struct Pair {
        public let target: [UInt8]
        public let source: Counterpart
        /// The target's language.
        public let language: LanguageTag
        /// The line of the file on which the target begins, from 1; that of its segment where each is a line.
        public let line: Int
    }

    /// In the order of the file.
    public let pairs: [Pair]
    /// By number of a pair: which passage it is.
    let passages: [Int]

    /// - Complexity: linear in the passages, for each logarithmic in the lines.
    init(_ passages: [Passage], _ source: Source, language: LanguageTag?) {
        var pairs: [Pair] = []
        var indices: [Int] = []
        pairs.reserveCapacity(passages.count)
        indices.reserveCapacity(passages.count)
        // By their numbers: to copy a passage, all that it holds has to be counted.
        for index in passages.indices {
            guard let counterpart = passages[index].counterpart, let language = passages[index].language ?? language else { continue }
            let place = passages[index].text.map.file(around: 0..<0).lowerBound - source.start
            let line = source.linesBefore + max(1, source.lineStarts.offsets.partitioningIndex { $0 > place })
            pairs.append(Pair(target: passages[index].text.bytes, source: counterpart, language: language, line: line))
            indices.append(index)
        }
        self.pairs = pairs
        self.passages = indices
    }
}

/// Where checks that look at all pairs of a file put what they find.
public struct PairsReport {
    /// By passage.
    private(set) var notes: [Int: [PairNote]] = [:]
    var rule = 0
    private let passages: [Int]

    init(_ view: PairsView) { passages = view.passages }

    /// Notes something of a pair.
    ///
    /// - Parameters:
    ///   - pair: its number in the view.
    ///   - text: the bytes of the target that it is about, wherever they are there; empty: all of the target.
    ///   - source: what of the source it is about, in bytes of the source as read.
    ///   - message: what is wrong there, for someone who has never read the card.
    public mutating func add(_ pair: Int, text: [UInt8] = [], source: ByteRange, _ message: String) {
        notes[passages[pair], default: []].append(PairNote(rule: rule, message: message, text: text, source: source))
    }
}
