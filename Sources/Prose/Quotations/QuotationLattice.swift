/// The search for the cheapest reading of a stretch of text: Viterbi over its marks and paragraph breaks, with the
/// open quotations as the state, and a pass back that tells how much dearer every other role of a mark would be.
///
/// Complexity: linear in the marks, with at most `beam` states at each.
struct QuotationLattice {
    /// The open quotations, five bits each, the innermost lowest; the highest bits say how they came to be open.
    typealias Stack = UInt32
    /// They were carried over a paragraph break without being re-opened.
    private static let cut: Stack = 1 << 31
    /// They were re-opened at the beginning of this paragraph.
    private static let reopened: Stack = 1 << 30
    /// They were opened anew within a paragraph: lines or paragraphs were run together.
    private static let inLine: Stack = 1 << 29
    /// They were opened by the mark that begins this paragraph.
    private static let begun: Stack = 1 << 28
    /// So they were, and opened anew in the same line, as the parts of an address are that heads a quoted letter.
    private static let heading: Stack = 1 << 27
    /// The innermost is a name within a quotation with the same marks, so that one mark may close both.
    private static let name: Stack = 1 << 26
    private static let flags = cut | reopened | inLine | begun | heading | name

    enum Action: UInt8 {
        case open, close, reopen, none
        /// Closes two quotations with one mark.
        case closeBoth
        case carry, abandonAll, abandonTop
        /// Opens a quotation although the one before it was never closed.
        case replace

        static let allButReopening: [Action] = [.open, .close, .none, .closeBoth, .carry, .abandonAll, .abandonTop, .replace]
    }

    /// A paragraph break within the stretch.
    struct Break {
        var before: Int
        var after: Int
        /// What carrying a quotation over costs where the next paragraph does not re-open it.
        var carryCost: Float
        /// The marks that begin the next paragraph: only these can re-open.
        var leadingMarks: Range<Int>
        /// Whether the next paragraph is as short as the line that closes a letter.
        var leadsToShortLine: Bool
        /// Whether the paragraph before stops in mid-sentence.
        var isWithinSentence: Bool
        /// What it costs that the next paragraph re-opens a quotation: something where a heading stands between.
        var reopeningCost: Float
    }

    enum Event {
        case mark(Int)
        case paragraphBreak(Int)
    }

    private struct Node {
        var stack: Stack
        var cost: Float
        var bestEdge: Int32
    }

    private struct Edge {
        var from: Int32
        var to: Int32
        var cost: Float
        var action: Action
    }

    static let beam = 12
    private static let beamWidth: Float = 14
    private static let maximumDepth = 4
    /// What it costs that a quotation which was once carried over without being re-opened is so again: whoever sets
    /// stanzas or letters that way does it throughout.
    private static let furtherCut: Float = 0.45
    /// What it costs that a quotation begins inside one that is open, both with the same mark: the first was never
    /// closed.
    private static let replacement: Float = 5
    private static let reopeningBehindCut: Float = 4
    /// What it costs that a mark opens a quotation anew in mid-line, and that others do so in the same quotation: dearer
    /// than one that was never closed, but cheaper than two.
    private static let reopeningInLine: Float = 7
    private static let reopeningInLineAgain: Float = 1
    /// What it costs that the heading of a letter turns out to be none.
    private static let mistakenHeading: Float = 7
    /// What it costs that a name within a quotation has the quotation’s own marks, and that one mark closes both.
    private static let sameMarksForName: Float = 3.5
    private static let closingBoth: Float = 1

    private let marks: [Mark]
    private let costs: MarkCosts
    private var nodes: [Node] = [Node(stack: 0, cost: 0, bestEdge: -1)]
    private var layer: Range<Int> = 0..<1
    /// The least cost of a node of the layer that is being made.
    private var leastCost: Float = .infinity
    private var edges: [Edge] = []
    /// For every event: the event, and its edges.
    private var steps: [(event: Event, edges: Range<Int>)] = []
    private var breaks: [Break] = []
    private var leading: Range<Int> = 0..<0
    private var isShortLine = false

    init(marks: [Mark], costs: MarkCosts) {
        self.marks = marks
        self.costs = costs
    }

    // MARK: Forward

    /// Begins the stretch with a paragraph before which nothing is open.
    mutating func begin(isShort: Bool) { isShortLine = isShort }

    mutating func add(mark index: Int) {
        let mark = marks[index]
        let opening = costs.opening(mark)
        let closing = costs.closing(mark)
        let none = costs.none(mark)
        let mayBeName = index > 0 && marks[index - 1].glyph == mark.glyph && costs.opensName(mark, within: marks[index - 1])
        let firstEdge = edges.count
        let sources = layer
        let firstNode = nodes.count
        for source in sources {
            let flags = nodes[source].stack & Self.flags
            let stack = nodes[source].stack & ~Self.flags
            // What closes so well is no stray mark within the quotation.
            let waste: Float = closing == 0 && mark.glyph == .straightDouble && stack & 31 == QuotationFamily.of(mark.glyph) ? 1.5 : 0
            connect(source, to: stack | flags, none + waste, .none, firstNode)
            if depth(stack) < Self.maximumDepth {
                let isName = mayBeName && stack & 31 == QuotationFamily.of(mark.glyph)
                var inner = stack << 5 | QuotationFamily.of(mark.glyph) | flags & ~Self.name
                if stack == 0, mark.left == .edge { inner |= Self.begun }
                if isName { inner |= Self.name }
                let nested = nesting(mark.glyph, in: stack, asName: isName, isReopened: flags & Self.reopened != 0)
                connect(source, to: inner, opening + nested, .open, firstNode)
            }
            if stack != 0 {
                addClosing(mark, closing, stack, flags, from: source, firstNode)
                addOpeningAnew(mark, index, opening, stack, flags, from: source, firstNode)
            }
        }
        finish(.mark(index), firstNode, firstEdge)
    }

    /// The ways in which the mark closes what is open.
    private mutating func addClosing(
        _ mark: Mark, _ closing: Float, _ stack: Stack, _ flags: Stack, from source: Int, _ firstNode: Int
    ) {
        let opener = QuotationFamily.glyph(stack & 31)
        let mismatch = QuotationFamily.mismatch(opener, mark.glyph)
        // The last lines of a letter end with it.
        let isEnd = flags & Self.reopened != 0 && mark.right == .edge
        let mistake = flags & Self.heading != 0 && !isEnd ? Self.mistakenHeading : 0
        let outer = stack >> 5
        let rest = flags & ~(Self.name | Self.heading)
        connect(source, to: outer == 0 ? 0 : outer | rest, closing + mismatch + mistake, .close, firstNode)
        if flags & Self.name != 0, mark.left == .letter || mark.left == .digit {
            let outermost = stack >> 10
            let cost = closing + mismatch + mistake + Self.closingBoth
            connect(source, to: outermost == 0 ? 0 : outermost | rest, cost, .closeBoth, firstNode)
        }
    }

    /// The ways in which the mark opens what is open anew, or another quotation in its place.
    private mutating func addOpeningAnew(
        _ mark: Mark, _ index: Int, _ opening: Float, _ stack: Stack, _ flags: Stack, from source: Int, _ firstNode: Int
    ) {
        if !mark.glyph.isSingle, QuotationFamily.glyph(stack & 31) == mark.glyph {
            // A straight mark that stands as one that opens a sentence can hardly be anything else.
            let sentence: Float = mark.glyph.isStraight && costs.opensSentence(mark) ? 2 : 0
            // Who opened it anew in this paragraph did not forget to close it in the one before.
            let memory: Float = flags & Self.reopened != 0 ? 3.5 : 0
            let mistake = flags & Self.heading != 0 ? Self.mistakenHeading : 0
            connect(
                source, to: stack | flags & ~(Self.name | Self.heading | Self.begun),
                opening + Self.replacement - sentence + memory + mistake, .replace, firstNode)
        }
        guard let (cost, flag) = reopening(mark, index, stack, flags) else { return }
        // Who does not open a quotation anew in one paragraph does not in the next.
        let inconsistency = flag == Self.reopened && flags & Self.cut != 0 ? Self.reopeningBehindCut : 0
        connect(source, to: stack | flags | flag, cost + inconsistency, .reopen, firstNode)
    }

    mutating func add(_ paragraphBreak: Break) {
        breaks.append(paragraphBreak)
        leading = paragraphBreak.leadingMarks
        isShortLine = !leading.isEmpty && paragraphBreak.leadsToShortLine
        let firstEdge = edges.count
        let sources = layer
        let firstNode = nodes.count
        for source in sources {
            let flag = nodes[source].stack & (Self.cut | Self.inLine)
            let isHeading = nodes[source].stack & (Self.heading | Self.reopened) == Self.heading
            let mistake = isHeading ? Self.mistakenHeading : 0
            let stack = nodes[source].stack & ~Self.flags
            if stack == 0 {
                connect(source, to: 0, 0, .carry, firstNode)
                continue
            }
            connect(source, to: 0, abandonment(stack) + mistake, .abandonAll, firstNode)
            let cutCost = flag & Self.cut != 0 ? min(Self.furtherCut, paragraphBreak.carryCost) : paragraphBreak.carryCost
            let cut = paragraphBreak.isWithinSentence ? flag : flag | Self.cut
            let single: Float = isSingle(stack & 31) && depth(stack) > 1 && flag & Self.cut == 0 ? 1 : 0
            if isReopened(stack, by: paragraphBreak) {
                connect(source, to: stack | flag, paragraphBreak.reopeningCost, .carry, firstNode)
            } else {
                connect(source, to: stack | cut, cutCost + single + mistake, .carry, firstNode)
            }
            if depth(stack) > 1 {
                let outer = stack >> 5
                let reopened = isReopened(outer, by: paragraphBreak)
                let target = reopened ? outer | flag : outer | cut
                let carry = reopened ? paragraphBreak.reopeningCost : cutCost
                connect(source, to: target, abandonment(stack & 31) + carry + mistake, .abandonTop, firstNode)
            }
        }
        finish(.paragraphBreak(breaks.count - 1), firstNode, firstEdge)
    }

    /// Whether the text may be split here: nothing is open in the best reading, and all others are far behind.
    var isSettled: Bool {
        var best: Float = .infinity
        var other: Float = .infinity
        for index in layer {
            if nodes[index].stack == 0 { best = nodes[index].cost } else { other = min(other, nodes[index].cost) }
        }
        return other - best >= MarkReading.clear
    }

    var stepCount: Int { steps.count }

    private mutating func connect(_ from: Int, to stack: Stack, _ cost: Float, _ action: Action, _ firstNode: Int) {
        let total = nodes[from].cost + cost
        // It would only be made to be dropped at the step's end.
        if total > leastCost + Self.beamWidth { return }
        leastCost = min(leastCost, total)
        let edge = Int32(truncatingIfNeeded: edges.count)
        let target = nodes.withUnsafeMutableBufferPointer { nodes in
            var target = firstNode
            while target < nodes.count, nodes[target].stack != stack { target += 1 }
            if target < nodes.count, total < nodes[target].cost {
                nodes[target].cost = total
                nodes[target].bestEdge = edge
            }
            return target
        }
        if target == nodes.count { nodes.append(Node(stack: stack, cost: total, bestEdge: edge)) }
        edges.append(Edge(from: Int32(truncatingIfNeeded: from), to: Int32(truncatingIfNeeded: target), cost: cost, action: action))
    }

    /// Ends a step: what lies outside the beam is left behind as a dead end.
    private mutating func finish(_ event: Event, _ firstNode: Int, _ firstEdge: Int) {
        steps.append((event, firstEdge..<edges.count))
        var limit = leastCost + Self.beamWidth
        leastCost = .infinity
        if nodes.count - firstNode > Self.beam { limit = min(limit, costAtBeamsEdge(firstNode)) }
        prune(firstNode, firstEdge, limit)
        layer = firstNode..<nodes.count
    }

    /// The cost of the dearest node that the beam has room for.
    private func costAtBeamsEdge(_ firstNode: Int) -> Float {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.beam + 1) { cheapest in
            // The cheapest so far, ascending.
            var count = 0
            for node in firstNode..<nodes.count {
                let cost = nodes[node].cost
                if count == Self.beam, cost >= cheapest[count - 1] { continue }
                var place = count
                while place > 0, cheapest[place - 1] > cost {
                    cheapest[place] = cheapest[place - 1]
                    place -= 1
                }
                cheapest[place] = cost
                count = min(count + 1, Self.beam)
            }
            return cheapest[count - 1]
        }
    }

    /// Drops the nodes dearer than `limit`, and of those that cost just that much what the beam has no room for, and the
    /// edges that lead to them; the survivors move to the front, so that a layer stays one range.
    private mutating func prune(_ firstNode: Int, _ firstEdge: Int, _ limit: Float) {
        let nodeCount = nodes.count - firstNode
        let edgeCount = edges.count - firstEdge
        let (keptNodes, keptEdges) = withUnsafeTemporaryAllocation(of: Int32.self, capacity: nodeCount + edgeCount) { room in
            let renamed = UnsafeMutableBufferPointer(rebasing: room[..<nodeCount])
            let newIndex = UnsafeMutableBufferPointer(rebasing: room[nodeCount...])
            let keptNodes = nodes.withUnsafeMutableBufferPointer { nodes in
                Self.keep(nodes, firstNode, limit, renamed)
            }
            if keptNodes == nodeCount { return (nodeCount, edgeCount) }
            let keptEdges = edges.withUnsafeMutableBufferPointer { edges in
                Self.keep(edges, firstEdge, firstNode, renamed, newIndex)
            }
            nodes.withUnsafeMutableBufferPointer { nodes in
                for node in firstNode..<firstNode + keptNodes {
                    nodes[node].bestEdge = newIndex[Int(nodes[node].bestEdge) - firstEdge]
                }
            }
            return (keptNodes, keptEdges)
        }
        guard keptNodes < nodeCount else { return }
        nodes.removeLast(nodeCount - keptNodes)
        edges.removeLast(edgeCount - keptEdges)
        steps[steps.count - 1].edges = firstEdge..<firstEdge + keptEdges
    }

    /// Moves the nodes within the limit to the front, writes their new numbers, -1 for the others, and returns how many
    /// there are.
    private static func keep(
        _ nodes: UnsafeMutableBufferPointer<Node>, _ first: Int, _ limit: Float, _ renamed: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        // Of those at the limit the first ones are kept.
        let cheaper = nodes[first...].lazy.filter { $0.cost < limit }.count
        var atLimit = beam - min(cheaper, beam)
        var kept = 0
        for node in first..<nodes.count {
            var isKept = nodes[node].cost < limit
            if nodes[node].cost == limit, atLimit > 0 {
                atLimit -= 1
                isKept = true
            }
            renamed.initializeElement(at: node - first, to: isKept ? Int32(truncatingIfNeeded: first + kept) : -1)
            guard isKept else { continue }
            nodes[first + kept] = nodes[node]
            kept += 1
        }
        return kept
    }

    /// Moves the edges that lead to nodes still there to the front, likewise.
    private static func keep(
        _ edges: UnsafeMutableBufferPointer<Edge>, _ first: Int, _ firstNode: Int,
        _ renamed: UnsafeMutableBufferPointer<Int32>, _ newIndex: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        var kept = 0
        for index in first..<edges.count {
            let target = renamed[Int(edges[index].to) - firstNode]
            newIndex.initializeElement(at: index - first, to: target < 0 ? -1 : Int32(truncatingIfNeeded: first + kept))
            guard target >= 0 else { continue }
            edges[first + kept] = edges[index]
            edges[first + kept].to = target
            kept += 1
        }
        return kept
    }

    // MARK: Costs of structure

    private func depth(_ stack: Stack) -> Int { (32 - stack.leadingZeroBitCount + 4) / 5 }

    private func isSingle(_ family: UInt32) -> Bool { QuotationFamily.glyph(family).isSingle }

    /// What it costs to open a quotation with `glyph` inside those that are open.
    private func nesting(_ glyph: Mark.Glyph, in stack: Stack, asName: Bool, isReopened: Bool) -> Float {
        guard stack != 0 else { return 0 }
        if asName { return Self.sameMarksForName }
        let outer = QuotationFamily.glyph(stack & 31)
        if outer.isSingle != glyph.isSingle { return 0 }
        // Where this paragraph opened the outer one anew, nobody forgot to close it.
        if glyph == outer { return isReopened ? 4.5 : 6 }
        if QuotationFamily.mismatch(outer, glyph) == 0 { return 3 }  // the outer one's own closing mark
        switch (outer, glyph) {
        case (.leftGuillemet, _), (.rightGuillemet, _), (.leftCorner, _), (.leftWhiteCorner, _), (.leftTitle, _),
            (_, .leftTitle), (_, .leftCorner), (_, .leftWhiteCorner), (_, .leftGuillemet), (_, .rightGuillemet):
            return 0.3
        default: return glyph.isStraight || outer.isStraight ? 2 : 2.5
        }
    }

    private func abandonment(_ stack: Stack) -> Float {
        var cost: Float = 0
        var rest = stack & ~Self.flags
        while rest != 0 {
            switch QuotationFamily.glyph(rest & 31) {
            case .straightSingle: cost += 3
            case let glyph where glyph.isSingle: cost += 4.5
            default: cost += MarkCosts.stray
            }
            rest >>= 5
        }
        return cost
    }

    private func isReopened(_ stack: Stack, by paragraphBreak: Break) -> Bool {
        paragraphBreak.leadingMarks.first.map { reopens(marks[$0], stack) } ?? false
    }

    /// What it costs that the mark re-opens what is open, and what is known of the quotation then: next to nothing at
    /// the start of a paragraph into which a quotation was carried; within one, only where lines were run together: the
    /// last lines of a letter (`“Yours ever, “Mina.`), its first (`“Exeter, “10 May.`), or all that there are.
    private func reopening(_ mark: Mark, _ index: Int, _ stack: Stack, _ flags: Stack) -> (cost: Float, flag: Stack)? {
        guard reopens(mark, stack) else { return nil }
        if leading.contains(index) { return (0.15, Self.reopened) }
        // French begins every line of a long quotation with a guillemet; lines that were joined keep it.
        if costs.conventions.repeatsGuillemets, mark.glyph == .leftGuillemet, mark.left == .space { return (1, Self.reopened) }
        guard !mark.right.isBreak else { return nil }
        if mark.left == .space, isShortLine {
            if flags & Self.reopened != 0 { return (1, Self.reopened | Self.heading) }
            if flags & Self.begun != 0, !mark.glyph.isStraight { return (1, Self.heading) }
        }
        guard stack & 31 == QuotationFamily.of(mark.glyph) else { return nil }
        // A word that was hyphenated at a line’s end has the mark in its middle.
        if flags & Self.inLine != 0, mark.left == .space || mark.left == .letter && costs.opensByShape(mark) {
            return (Self.reopeningInLineAgain, Self.inLine)
        }
        guard mark.left == .space else { return nil }
        return (costs.conventions.reopensInLine ? 2 : Self.reopeningInLine, Self.inLine)
    }

    /// Whether the mark, at a paragraph's start, repeats one of the open quotations; Spanish and French may do so
    /// with the closing guillemet.
    private func reopens(_ mark: Mark, _ stack: Stack) -> Bool {
        var rest = stack
        while rest != 0 {
            let glyph = QuotationFamily.glyph(rest & 31)
            if glyph == mark.glyph { return true }
            if glyph == .leftGuillemet, mark.glyph == .rightGuillemet { return true }
            rest >>= 5
        }
        return false
    }

    // MARK: Backward

    /// Ends the stretch and writes the cheapest reading.
    func read(into quotations: inout Quotations) {
        let beyond = costsBeyond()
        guard let last = layer.min(by: { nodes[$0].cost + beyond[$0] < nodes[$1].cost + beyond[$1] }) else { return }
        let best = nodes[last].cost + beyond[last]
        var chosen = [Int32](repeating: -1, count: steps.count)
        var node = last
        for step in steps.indices.reversed() {
            let edge = nodes[node].bestEdge
            guard edge >= 0 else { break }
            chosen[step] = edge
            node = Int(edges[Int(edge)].from)
        }
        var open: [Int] = []
        // Of the quotations in whose place another was opened: how much dearer it is that this one re-opens them.
        var doubts: [Int: Float] = [:]
        for (step, edge) in zip(steps, chosen) where edge >= 0 {
            let action = edges[Int(edge)].action
            let same: [Action] =
                switch action {
                case .open, .replace: [.open, .replace]
                case .close, .closeBoth: [.close, .closeBoth]
                default: [action]
                }
            let margin = margin(of: step.edges, against: same, best: best, beyond)
            switch step.event {
            case .mark(let index):
                if action == .replace, let replaced = open.last {
                    doubts[replaced] = self.margin(of: step.edges, against: Action.allButReopening, best: best, beyond)
                }
                apply(action, to: index, margin, &open, &quotations)
            case .paragraphBreak(let index): apply(action, to: breaks[index], margin, &open, &quotations)
            }
        }
        judgeUnpaired(best, beyond, doubts, &quotations)
    }

    /// A mark that opens what is never closed and one without sense are the same flaw: the margin of either is told
    /// against the readings in which the mark belongs to a quotation.
    private func judgeUnpaired(
        _ best: Float, _ beyond: [Float], _ doubts: [Int: Float], _ quotations: inout Quotations
    ) {
        for step in steps {
            guard case .mark(let index) = step.event else { continue }
            let reading = quotations.readings[index]
            let isUnpaired = reading.role == .opening && reading.partner < 0 || reading.role == .stray
            guard isUnpaired else { continue }
            let margin = margin(of: step.edges, against: [.open, .none, .replace], best: best, beyond)
            // Of several marks that might be the superfluous one each alone is in doubt; that there is one is not.
            let least = doubts[index].map { min($0, 2) } ?? 2
            quotations.readings[index].margin = min(max(margin, least), doubts[index] ?? .infinity, 2 * MarkReading.clear)
        }
    }

    /// For every node, what the rest of the text costs from there.
    private func costsBeyond() -> [Float] {
        var beyond = [Float](repeating: .infinity, count: nodes.count)
        for index in layer { beyond[index] = abandonment(nodes[index].stack) }
        for edge in edges.reversed() {
            let cost = edge.cost + beyond[Int(edge.to)]
            if cost < beyond[Int(edge.from)] { beyond[Int(edge.from)] = cost }
        }
        return beyond
    }

    /// By how much the cheapest reading with none of these actions at this step costs more.
    private func margin(of step: Range<Int>, against actions: [Action], best: Float, _ beyond: [Float]) -> Float {
        var other: Float = .infinity
        for edge in edges[step] where !actions.contains(edge.action) {
            other = min(other, nodes[Int(edge.from)].cost + edge.cost + beyond[Int(edge.to)])
        }
        return other - best
    }

    private func apply(
        _ action: Action, to index: Int, _ margin: Float, _ open: inout [Int], _ quotations: inout Quotations
    ) {
        var reading = MarkReading(role: .none, margin: margin)
        switch action {
        case .open:
            reading.role = .opening
            open.append(index)
        case .close:
            reading.role = .closing
            if let opening = open.popLast() {
                reading.partner = Int32(opening)
                quotations.readings[opening].partner = Int32(index)
            }
        case .closeBoth:
            reading.role = .closing
            for opening in [open.popLast(), open.popLast()].compactMap({ $0 }) {
                reading.partner = Int32(opening)
                quotations.readings[opening].partner = Int32(index)
            }
        case .replace:
            reading.role = .opening
            _ = open.popLast()
            open.append(index)
        case .reopen:
            reading.role = .reopening
            reading.partner = open.first.map(Int32.init) ?? -1
        default:
            if costs.isStray(marks[index]) { reading.role = .stray }
        }
        quotations.readings[index] = reading
        quotations.searched.append(index)
    }

    private func apply(
        _ action: Action, to paragraphBreak: Break, _ margin: Float, _ open: inout [Int],
        _ quotations: inout Quotations
    ) {
        switch action {
        case .abandonAll: open.removeAll()
        case .abandonTop: _ = open.popLast()
        default: break
        }
        guard action != .abandonAll, let opening = open.last else { return }
        let reopened = paragraphBreak.leadingMarks.first.map { first in
            open.contains { QuotationFamily.of(marks[$0].glyph) == QuotationFamily.of(marks[first].glyph) }
                || marks[first].glyph == .rightGuillemet
        }
        if reopened == true { return }
        quotations.cuts.append(
            QuotationCut(before: paragraphBreak.before, after: paragraphBreak.after, opening: opening, margin: margin))
    }
}
