import Bytes
import Prose

/// What the comments of one text suppress: the first half of the stage between the pass and whoever reports or fixes.
struct Suppressor {
    /// Where a name of a comment counts.
    private struct Region {
        var range: ByteRange
        /// The comment.
        var directive: Int
        /// Which of its names, and the place of this in `used`; a comment without names has one for all rules.
        var name: Int
    }

    private let directives: [Directive]
    private let instructions: [Instruction]
    /// By the key of a name: ascending by their beginnings.
    private var regions: [String: [Region]] = [:]
    private var mistakes: [SuppressionView.Mistake] = []
    /// For each comment and each of its names, whether it has suppressed something.
    private var used: [[Bool]]

    /// Nil where a text has no such comments.
    ///
    /// - Complexity: linear in the comments and their names, and for each logarithmic in the blocks.
    init?(_ document: Document) {
        guard !document.directives.isEmpty else { return nil }
        directives = document.directives
        instructions = directives.map { Instruction($0.text) }
        used = instructions.map { Array(repeating: false, count: max(1, $0.names.count)) }
        var open = OpenRegions()
        for (index, instruction) in instructions.enumerated() {
            let directive = directives[index]
            switch instruction.verb {
            case .ignore: add(Self.block(of: directive, document), index)
            case .file: add(0..<document.bytes.count, index)
            case .start: open.start(index, instruction.names)
            case .end:
                if let start = open.end(instruction.names) {
                    add(directives[start].range.upperBound..<directive.range.lowerBound, start)
                } else {
                    mistakes.append(SuppressionView.Mistake(range: directive.range, kind: .endWithoutStart))
                }
            case nil:
                guard !directive.isShared else { continue }
                mistakes.append(SuppressionView.Mistake(range: directive.range, kind: .unknownInstruction(instruction.word)))
            }
        }
        for start in open.left { add(directives[start].range.upperBound..<document.bytes.count, start) }
        for key in Array(regions.keys) { regions[key]?.sort { $0.range.lowerBound < $1.range.lowerBound } }
    }

    /// The block that a comment is in, or else the next one with what stands between.
    private static func block(of directive: Directive, _ document: Document) -> ByteRange {
        let range = directive.range
        let next = document.blocks.partitioningIndex { $0.range.upperBound > range.lowerBound }
        var index = next
        if index < document.blocks.count {
            let block = document.blocks[index]
            if block.kind.isProse, block.range.lowerBound < range.lowerBound || !range.isEmpty && block.range.contains(range.lowerBound) {
                return block.range
            }
        }
        // Other comments may stand before the block.
        while index < document.blocks.count,
            document.blocks[index].kind == .markup || document.blocks[index].range.lowerBound < range.upperBound
        {
            index += 1
        }
        return range.upperBound..<(index < document.blocks.count ? document.blocks[index].range.upperBound : document.bytes.count)
    }

    private mutating func add(_ range: ByteRange, _ directive: Int) {
        let names = instructions[directive].names
        let keys = names.isEmpty ? [RuleName.all] : names.map(\.key)
        for (name, key) in keys.enumerated() { regions[key, default: []].append(Region(range: range, directive: directive, name: name)) }
    }

    // MARK: Findings

    /// Takes out the findings that are suppressed.
    ///
    /// - Parameter findings: in standard order.
    /// - Complexity: linear in the findings and the comments.
    mutating func suppress(_ findings: inout [Finding]) {
        guard !regions.isEmpty else { return }
        var sweeps: [String: Sweep] = [:]
        findings.removeAll { finding in
            var innermost: Region?
            for key in RuleName.keys(of: finding.rule) {
                guard let regions = regions[key] else { continue }
                guard let region = sweeps[key, default: Sweep()].region(of: finding.range, in: regions) else { continue }
                // The comment that is nearest is the one that is meant.
                if region.range.lowerBound > innermost?.range.lowerBound ?? -1 { innermost = region }
            }
            guard let innermost else { return false }
            used[innermost.directive][innermost.name] = true
            return true
        }
    }

    /// A walk over the regions of one key, along with one over the findings.
    private struct Sweep {
        private var next = 0
        /// Those that have begun, the latest last. Some have ended.
        private var open: [Region] = []

        /// The region that a place is in, the one that began last.
        mutating func region(of place: ByteRange, in regions: [Region]) -> Region? {
            while next < regions.count, regions[next].range.lowerBound <= place.lowerBound {
                open.append(regions[next])
                next += 1
            }
            // What is missing at the end of a block is found there.
            while let last = open.last,
                last.range.upperBound < place.lowerBound || last.range.upperBound == place.lowerBound && !place.isEmpty
            {
                open.removeLast()
            }
            return open.last
        }
    }

    // MARK: Complaints

    /// What is wrong with the comments, once all findings have been through `suppress`.
    ///
    /// - Parameters:
    ///   - active: the rules that run.
    ///   - known: all rules that there are; nil: nobody knows.
    /// - Complexity: linear in the comments, their names and the rules.
    func view(_ active: [ActiveRule], knowing known: [Rule]?) -> SuppressionView {
        var judge = Judge(active, known)
        var view = SuppressionView(
            unused: [], mistakes: mistakes, known: known?.map(\.id) ?? [], instructions: Directive.Verb.allCases.map(\.rawValue))
        for (index, instruction) in instructions.enumerated() {
            guard let verb = instruction.verb, !directives[index].isShared else { continue }
            let range = directives[index].range
            let unknown = instruction.names.filter { !judge.isKnown($0) }
            view.mistakes += unknown.map { SuppressionView.Mistake(range: range, kind: .unknownRule($0.text)) }
            guard verb != .end else { continue }
            if instruction.names.isEmpty {
                if !used[index][0], judge.runs(RuleName(RuleName.all)) {
                    view.unused.append(SuppressionView.Unused(range: range, names: []))
                }
                continue
            }
            var unused: [String] = []
            for (name, isUsed) in zip(instruction.names, used[index]) where !isUsed && judge.isKnown(name) && judge.runs(name) {
                unused.append(name.text)
            }
            if !unused.isEmpty { view.unused.append(SuppressionView.Unused(range: range, names: unused)) }
        }
        view.mistakes.sort { $0.range.lowerBound < $1.range.lowerBound }
        return view
    }
}

extension SuppressionView {
    /// What is wrong with the entries of a list.
    ///
    /// - Complexity: linear in the entries and the rules.
    init(_ entries: [ListedSuppression], _ active: [ActiveRule], knowing known: [Rule]?) {
        var judge = Judge(active, known)
        self.init(unused: [], mistakes: [], known: known?.map(\.id) ?? [], instructions: [])
        for entry in entries {
            let name = RuleName(entry.rule)
            if !judge.isKnown(name) {
                mistakes.append(Mistake(range: entry.range, kind: .unknownRule(entry.rule)))
            } else if !entry.isUsed, judge.runs(name) {
                unused.append(Unused(range: entry.range, names: name.key == RuleName.all ? [] : [entry.rule], isFinding: entry.isFinding))
            }
        }
    }
}

/// Comments that began a region and have not ended it.
private struct OpenRegions {
    private var starts: [(directive: Int, isOpen: Bool)] = []
    /// As indices into the starts: all, and by their names. Some of them have ended.
    private var stack: [Int] = []
    private var stacks: [[RuleName]: [Int]] = [:]

    mutating func start(_ directive: Int, _ names: [RuleName]) {
        stack.append(starts.count)
        stacks[names, default: []].append(starts.count)
        starts.append((directive, true))
    }

    /// The comment that an end belongs to: the last one with the same names, or, for an end without names, the last one.
    mutating func end(_ names: [RuleName]) -> Int? {
        while let start = names.isEmpty ? stack.popLast() : stacks[names]?.popLast() {
            guard starts[start].isOpen else { continue }
            starts[start].isOpen = false
            return starts[start].directive
        }
        return nil
    }

    /// Those that go on to the end of the text.
    var left: [Int] { starts.filter(\.isOpen).map(\.directive) }
}

/// Which names mean rules, and which of these run.
struct Judge {
    private let known: [Rule]?
    /// The ids and the categories; nil: nobody knows them.
    private let keys: Set<String>?
    private let running: Set<String>
    private var verdicts: [String: Bool] = [:]

    init(_ active: [ActiveRule], _ known: [Rule]?) {
        self.known = known
        keys = known.map { Set($0.map(\.id) + $0.map { RuleName.category(of: $0.id) }) }
        running = Set(active.lazy.filter { $0.level != .off }.map(\.rule.id))
    }

    func isKnown(_ name: RuleName) -> Bool { name.key == RuleName.all || keys?.contains(name.key) ?? true }

    /// Whether a name can be blamed for finding nothing: its rule runs, or of a group all that run by default. What suppresses findings
    /// of a rule that does not run today may be needed tomorrow.
    mutating func runs(_ name: RuleName) -> Bool {
        if let verdict = verdicts[name.key] { return verdict }
        var verdict = running.contains(name.key)
        if !verdict, let known {
            let meant = known.filter { name.means($0.id) && $0.card.preset == .artifacts && $0.card.level != .off }
            verdict = !meant.isEmpty && meant.allSatisfy { running.contains($0.id) }
        }
        verdicts[name.key] = verdict
        return verdict
    }
}
