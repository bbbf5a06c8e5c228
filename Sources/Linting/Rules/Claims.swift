import Bytes

/// The regions of a text that rules have claimed: they hold damage that their rule sees and cannot read whole.
struct Claims: Sendable {
    /// Ascending once they are asked for; of one rule or of several, and overlapping or not.
    private var regions: [(range: ByteRange, rule: Int)] = []

    var isEmpty: Bool { regions.isEmpty }

    mutating func add(_ range: ByteRange, of rule: Int) { regions.append((range, rule)) }

    /// Makes the safe fixes unsafe that reach into a region of another rule.
    ///
    /// - Complexity: linear in the findings' edits, and for each logarithmic in the regions.
    /// - Parameters:
    ///   - findings: of all rules.
    ///   - id: the id of a rule, by its number.
    func hold(_ findings: inout [Finding], id: (Int) -> String) {
        var ids: [Int: String] = [:]
        for region in regions where ids[region.rule] == nil { ids[region.rule] = id(region.rule) }
        let regions = regions.sorted { $0.range.lowerBound < $1.range.lowerBound }
        // For each region, where the farthest of those up to it ends.
        var ends: [Int] = []
        for region in regions { ends.append(max(ends.last ?? 0, region.range.upperBound)) }
        for index in findings.indices {
            guard let fix = findings[index].fix, fix.safety == .safe else { continue }
            let isHeld = fix.edits.contains { edit in
                var next = ends.partitioningIndex { $0 >= edit.range.lowerBound }
                while next < regions.count, regions[next].range.lowerBound <= edit.range.upperBound {
                    let isMet = regions[next].range.upperBound >= edit.range.lowerBound
                    if isMet, ids[regions[next].rule] != findings[index].rule { return true }
                    next += 1
                }
                return false
            }
            if isHeld { findings[index].fix?.safety = .unsafe }
        }
    }
}
