import Bytes
import Prose

/// The second half of the suppression stage: which findings of one file are reported and fixed, apart from what its comments say.
///
/// It knows findings by their fingerprints (of a baseline, of a side file), rules that are suppressed in the whole file, and the places
/// that count. It gives fingerprints on the way, so a file's texts have to come in their order, each with all of its findings.
public struct FindingFilter: Sendable {
    private let known: Set<Fingerprint>
    private let names: Set<String>
    /// The places that count, in bytes of the file; nil: all.
    private var places: [ByteRange]?
    /// The same in bytes of the text at hand.
    private var textPlaces: [ByteRange]?
    private var counter = FingerprintCounter()
    /// The known findings that were met.
    public private(set) var met: Set<Fingerprint> = []
    /// The rules' names that suppressed something.
    public private(set) var metNames: Set<String> = []

    /// - Parameters:
    ///   - known: findings that are suppressed.
    ///   - rules: ids, categories or `all`: findings of these rules are suppressed.
    ///   - places: only findings in one of these are left, in bytes of the file in UTF-8, ascending; nil: everywhere.
    public init(known: Set<Fingerprint> = [], rules: [String] = [], places: [ByteRange]? = nil) {
        self.known = known
        names = Set(rules.map { RuleName($0).key })
        self.places = places
    }

    /// How many findings it may take out one by one.
    public var knownCount: Int { known.count }

    /// Begins with the next text of the file.
    ///
    /// - Complexity: linear in the places.
    public mutating func begin(_ document: Document) {
        guard let places else { return }
        let map = document.text.map
        let count = document.bytes.count
        // An edge that the file spells as a part of something else belongs to the whole of it.
        textPlaces = places.compactMap { place in
            let (start, end) = (map.text(place.lowerBound), map.text(place.upperBound))
            guard end >= 0, start <= count, end >= start else { return nil }
            return max(0, start)..<min(count, end)
        }
    }

    /// Moves the places along with edits of the text: what a fix writes into a place belongs to it.
    ///
    /// - Parameter edits: ascending, not overlapping: what is replaced, and by how many bytes.
    /// - Complexity: linear in the edits and the places.
    mutating func move(by edits: [(range: ByteRange, length: Int)]) {
        textPlaces = textPlaces.map { Self.moved($0, by: edits) }
    }

    /// Moves the places of the file along with edits of it, before the first of its texts.
    ///
    /// - Parameter edits: ascending, not overlapping, in bytes of the file: what was replaced, and by how many bytes.
    mutating func moveInFile(by edits: [(range: ByteRange, length: Int)]) {
        guard !edits.isEmpty else { return }
        places = places.map { Self.moved($0, by: edits) }
    }

    private static func moved(_ places: [ByteRange], by edits: [(range: ByteRange, length: Int)]) -> [ByteRange] {
        /// Where an offset is moved to, offsets ascending.
        var (next, shift) = (0, 0)
        func moved(_ offset: Int, _ next: inout Int, _ shift: inout Int, isEnd: Bool) -> Int {
            while next < edits.count, edits[next].range.upperBound < offset || edits[next].range.upperBound == offset && isEnd {
                shift += edits[next].length - edits[next].range.count
                next += 1
            }
            guard next < edits.count, edits[next].range.lowerBound < offset else { return offset + shift }
            return edits[next].range.lowerBound + shift + (isEnd ? edits[next].length : 0)
        }
        return places.map { place in
            let start = moved(place.lowerBound, &next, &shift, isEnd: false)
            return start..<max(start, moved(place.upperBound, &next, &shift, isEnd: true))
        }
    }

    /// Takes out what is suppressed or out of place, and returns the fingerprints of what is left.
    ///
    /// - Parameters:
    ///   - findings: in standard order.
    ///   - document: the text that was begun with, or what it was changed to.
    /// - Complexity: linear in the findings, for each logarithmic in the places.
    public mutating func apply(_ findings: inout [Finding], in document: Document) -> [Fingerprint] {
        var left: [Fingerprint] = []
        findings.removeAll { finding in
            let fingerprint = counter.fingerprint(of: finding, in: document)
            if let name = RuleName.keys(of: finding.rule).first(where: names.contains) {
                metNames.insert(name)
                return true
            }
            if known.contains(fingerprint) {
                met.insert(fingerprint)
                return true
            }
            guard counts(finding.range) else { return true }
            left.append(fingerprint)
            return false
        }
        return left
    }

    /// Whether a range meets a place that counts; an empty one may be at its end.
    private func counts(_ range: ByteRange) -> Bool {
        guard let places = textPlaces else { return true }
        let next = places.partitioningIndex { $0.upperBound >= range.lowerBound }
        return places[next...].prefix(2).contains { place in
            place.overlaps(range) || range.isEmpty && place.lowerBound <= range.lowerBound && range.lowerBound <= place.upperBound
        }
    }
}
