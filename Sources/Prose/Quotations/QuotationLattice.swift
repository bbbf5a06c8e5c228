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
    /// How many bits there are for each open quotation.
    private static let bits = 5
    private static let flags = cut | reopened | inLine | begun | heading | name

    enum Action: UInt8 {
        case open, close, reopen, none
        /// Closes two quotations with one mark.
        case closeBoth
        case carry, abandonAll, abandonTop
        /// Opens a quotation although the one before it was never closed.
        case replace

        var asSet: Actions { Actions(rawValue: 1 << UInt16(rawValue)) }

        /// What the action makes of a mark; a mark that is nothing is no quotation mark or one without sense.
        var role: MarkRole {
            switch self {
            case .open, .replace: .opening
            case .close, .closeBoth: .closing
            case .reopen: .reopening
            case .none: .none
            case .carry, .abandonAll, .abandonTop: .unread
            }
        }
    }

    /// Several actions, a bit each.
    struct Actions: OptionSet {
        var rawValue: UInt16

        static let opening: Actions = [Action.open.asSet, Action.replace.asSet]
        static let closing: Actions = [Action.close.asSet, Action.closeBoth.asSet]
        static let allButReopening = Actions(rawValue: ~Action.reopen.asSet.rawValue)
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

    /// An event, and the edges that lead over it.
    private struct Step {
        var event: Event
        var edges: Range<Int>
    }

    fileprivate struct Node {
        var stack: Stack
        var cost: Float
        var bestEdge: Int32
    }

    fileprivate struct Edge {
        var from: Int32
        var to: Int32
        var cost: Float
        var action: Action
    }

    /// One for every way in which a mark can be read.
    fileprivate static let mostEdgesOfNode = 6

    private let marks: [Mark]
    private let costs: MarkCosts
    private let model: QuotationModel
    /// How many quotations may be open in each other; no more than there is room for in a `Stack`.
    private let maximumDepth: Int
    private var nodes: [Node] = [Node(stack: 0, cost: 0, bestEdge: -1)]
    private var layer: Range<Int> = 0..<1
    /// The layer that is being made.
    private var fan: Fan
    private let room: FanRoom
    private var edges: [Edge] = []
    private var steps: [Step] = []
    private var breaks: [Break] = []
    /// The mark of the quotation that was open before the stretch.
    private var carried: Int?
    private var leading: Range<Int> = 0..<0
    private var isShortLine = false

    init(marks: [Mark], costs: MarkCosts) {
        self.marks = marks
        self.costs = costs
        model = costs.model
        maximumDepth = min(model.costs.search.depth, Self.name.trailingZeroBitCount / Self.bits)
        room = FanRoom(model.costs.search)
        fan = Fan(room)
    }

    // MARK: Forward

    /// Begins a stretch with a paragraph before which nothing is open. What was read of the one before is forgotten.
    mutating func begin(isShort: Bool) {
        begin(with: 0)
        isShortLine = isShort
        carried = nil
    }

    /// Begins a stretch with a paragraph break at which only what the mark opened is open.
    mutating func begin(carrying mark: Int) {
        begin(with: QuotationFamily.of(marks[mark].glyph))
        isShortLine = false
        carried = mark
    }

    private mutating func begin(with stack: Stack) {
        leading = 0..<0
        nodes.removeAll(keepingCapacity: true)
        nodes.append(Node(stack: stack, cost: 0, bestEdge: -1))
        layer = 0..<1
        edges.removeAll(keepingCapacity: true)
        steps.removeAll(keepingCapacity: true)
        breaks.removeAll(keepingCapacity: true)
    }

    mutating func add(mark index: Int) {
        let mark = marks[index]
        let opening = costs.opening(mark)
        let closing = costs.closing(mark)
        let none = costs.none(mark)
        let mayBeName = index > 0 && marks[index - 1].glyph == mark.glyph && costs.opensName(mark, within: marks[index - 1])
        let family = QuotationFamily.of(mark.glyph)
        // What closes so well is no stray mark within the quotation.
        let waste: Float = closing == 0 && mark.glyph == .straightDouble ? model.costs.none.wasted : 0
        for source in layer {
            let node = nodes[source]
            let flags = node.stack & Self.flags
            let stack = node.stack & ~Self.flags
            let isAlike = stack & 31 == family
            fan.connect(node.cost, source, to: stack | flags, isAlike ? none + waste : none, .none)
            if depth(stack) < maximumDepth {
                let isName = mayBeName && isAlike
                var inner = stack << 5 | family | flags & ~Self.name
                if stack == 0, mark.left == .edge { inner |= Self.begun }
                if isName { inner |= Self.name }
                let nested = nesting(family, in: stack, asName: isName, isReopened: flags & Self.reopened != 0)
                fan.connect(node.cost, source, to: inner, opening + nested, .open)
            }
            if stack != 0 {
                addClosing(mark, family, closing, stack, flags, from: node, source)
                addOpeningAnew(mark, index, opening, stack, flags, from: node, source)
            }
        }
        finish(.mark(index))
    }

    /// The ways in which the mark closes what is open.
    private mutating func addClosing(
        _ mark: Mark, _ family: UInt32, _ closing: Float, _ stack: Stack, _ flags: Stack, from node: Node, _ source: Int
    ) {
        let mismatch = model.tables.mismatch(stack & 31, family)
        // The last lines of a letter end with it.
        let isEnd = flags & Self.reopened != 0 && mark.right == .edge
        let mistake = flags & Self.heading != 0 && !isEnd ? model.costs.reopening.inLine : 0
        let outer = stack >> 5
        let rest = flags & ~(Self.name | Self.heading)
        fan.connect(node.cost, source, to: outer == 0 ? 0 : outer | rest, closing + mismatch + mistake, .close)
        if flags & Self.name != 0, mark.left == .letter || mark.left == .digit {
            let outermost = stack >> 10
            let cost = closing + mismatch + mistake
            fan.connect(node.cost, source, to: outermost == 0 ? 0 : outermost | rest, cost, .closeBoth)
        }
    }

    /// The ways in which the mark opens what is open anew, or another quotation in its place.
    private mutating func addOpeningAnew(
        _ mark: Mark, _ index: Int, _ opening: Float, _ stack: Stack, _ flags: Stack, from node: Node, _ source: Int
    ) {
        if !mark.glyph.isSingle, stack & 31 == QuotationFamily.of(mark.glyph) {
            // A straight mark that stands as one that opens a sentence can hardly be anything else.
            let sentence: Float = mark.glyph.isStraight && costs.opensSentence(mark) ? model.costs.unclosed.replacedAtSentence : 0
            // Who opened it anew in this paragraph did not forget to close it in the one before.
            let memory: Float = flags & Self.reopened != 0 ? model.costs.reopening.inconsistent : 0
            let mistake = flags & Self.heading != 0 ? model.costs.reopening.inLine : 0
            fan.connect(
                node.cost, source, to: stack | flags & ~(Self.name | Self.heading | Self.begun),
                opening + model.costs.unclosed.replaced - sentence + memory + mistake, .replace)
        }
        guard let (cost, flag) = reopening(mark, index, stack, flags) else { return }
        // Who does not open a quotation anew in one paragraph does not in the next.
        let inconsistency = flag == Self.reopened && flags & Self.cut != 0 ? model.costs.reopening.inconsistent : 0
        fan.connect(node.cost, source, to: stack | flags | flag, cost + inconsistency, .reopen)
    }

    mutating func add(_ paragraphBreak: Break) {
        breaks.append(paragraphBreak)
        leading = paragraphBreak.leadingMarks
        isShortLine = !leading.isEmpty && paragraphBreak.leadsToShortLine
        for source in layer {
            let node = nodes[source]
            let flag = node.stack & (Self.cut | Self.inLine)
            let isHeading = node.stack & (Self.heading | Self.reopened) == Self.heading
            let mistake = isHeading ? model.costs.reopening.inLine : 0
            let stack = node.stack & ~Self.flags
            if stack == 0 {
                fan.connect(node.cost, source, to: 0, 0, .carry)
                continue
            }
            fan.connect(node.cost, source, to: 0, abandonment(stack) + mistake, .abandonAll)
            let cutCost = flag & Self.cut != 0 ? min(model.costs.paragraph.cutAgain, paragraphBreak.carryCost) : paragraphBreak.carryCost
            let cut = paragraphBreak.isWithinSentence ? flag : flag | Self.cut
            if isReopened(stack, by: paragraphBreak) {
                fan.connect(node.cost, source, to: stack | flag, paragraphBreak.reopeningCost, .carry)
            } else {
                fan.connect(node.cost, source, to: stack | cut, cutCost + mistake, .carry)
            }
            if depth(stack) > 1 {
                let outer = stack >> 5
                let reopened = isReopened(outer, by: paragraphBreak)
                let target = reopened ? outer | flag : outer | cut
                let carry = reopened ? paragraphBreak.reopeningCost : cutCost
                fan.connect(node.cost, source, to: target, abandonment(stack & 31) + carry + mistake, .abandonTop)
            }
        }
        finish(.paragraphBreak(breaks.count - 1))
    }

    /// Whether the text may be split at the break that was added last: in the best reading nothing is open, or one quotation
    /// that the next paragraph opens anew, and all others are far behind.
    var isSettled: Bool {
        var (best, other) = (Float.infinity, Float.infinity)
        var stack: Stack = 0
        for node in nodes[layer] {
            other = min(other, max(node.cost, best))
            if node.cost < best { (best, stack) = (node.cost, node.stack) }
        }
        if stack == 0 { return other - best >= model.costs.certainty.settled }
        return isCarriedOn(stack) && other - best >= model.costs.certainty.carriedOn
    }

    /// Whether only one quotation is open, in double marks, was opened anew in each paragraph, and is so in the next.
    private func isCarriedOn(_ stack: Stack) -> Bool {
        guard stack >> 5 == 0, !QuotationFamily.isSingle(stack), let first = leading.first else { return false }
        return QuotationFamily.of(marks[first].glyph) == stack
    }

    var stepCount: Int { steps.count }

    /// Ends a step: what lies outside the beam is left behind as a dead end.
    private mutating func finish(_ event: Event) {
        let firstEdge = edges.count
        let firstNode = nodes.count
        let kept = fan.prune(firstNode: firstNode, firstEdge: firstEdge)
        edges.append(contentsOf: UnsafeBufferPointer(start: fan.edges, count: kept.edges))
        nodes.append(contentsOf: UnsafeBufferPointer(start: fan.nodes, count: kept.nodes))
        steps.append(Step(event: event, edges: firstEdge..<edges.count))
        layer = firstNode..<nodes.count
        fan.clear()
    }

    // MARK: Costs of structure

    private func depth(_ stack: Stack) -> Int { (Stack.bitWidth - stack.leadingZeroBitCount + Self.bits - 1) / Self.bits }

    /// What it costs to open a quotation with a mark inside those that are open.
    private func nesting(_ family: UInt32, in stack: Stack, asName: Bool, isReopened: Bool) -> Float {
        guard stack != 0 else { return 0 }
        if asName { return model.costs.nesting.name }
        // Where this paragraph opened the outer one anew, nobody forgot to close it.
        if isReopened, stack & 31 == family { return model.costs.nesting.sameInReopened }
        return model.tables.nesting(stack & 31, family)
    }

    private func abandonment(_ stack: Stack) -> Float {
        var cost: Float = 0
        var rest = stack & ~Self.flags
        while rest != 0 {
            cost += model.tables.abandonment(rest & 31)
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
    @inline(__always) private func reopening(_ mark: Mark, _ index: Int, _ stack: Stack, _ flags: Stack) -> (cost: Float, flag: Stack)? {
        guard reopens(mark, stack) else { return nil }
        if leading.contains(index) { return (model.costs.reopening.atStart, Self.reopened) }
        // French begins every line of a long quotation with a guillemet; lines that were joined keep it.
        if costs.conventions.repeatsGuillemets, mark.glyph == .leftGuillemet, mark.left == .space {
            return (model.costs.reopening.expected, Self.reopened)
        }
        guard !mark.right.isBreak else { return nil }
        if mark.left == .space, isShortLine {
            if flags & Self.reopened != 0 { return (model.costs.reopening.expected, Self.reopened | Self.heading) }
            if flags & Self.begun != 0, !mark.glyph.isStraight { return (model.costs.reopening.expected, Self.heading) }
        }
        guard stack & 31 == QuotationFamily.of(mark.glyph) else { return nil }
        // A word that was hyphenated at a line’s end has the mark in its middle.
        if flags & Self.inLine != 0, mark.left == .space || mark.left == .letter && costs.opensByShape(mark) {
            return (model.costs.reopening.expected, Self.inLine)
        }
        guard mark.left == .space else { return nil }
        return (costs.conventions.reopensInLine ? model.costs.reopening.inLineHabitual : model.costs.reopening.inLine, Self.inLine)
    }

    /// Whether the mark, at a paragraph's start, repeats one of the open quotations; Spanish and French may do so
    /// with the closing guillemet.
    @inline(__always) private func reopens(_ mark: Mark, _ stack: Stack) -> Bool {
        let family = QuotationFamily.of(mark.glyph)
        var rest = stack
        while rest != 0 {
            if rest & 31 == family { return true }
            if rest & 31 == QuotationFamily.leftGuillemet, family == QuotationFamily.rightGuillemet { return true }
            rest >>= 5
        }
        return false
    }

    // MARK: Backward

    /// Ends the stretch and writes the cheapest reading.
    ///
    /// - Parameter goesOn: whether the text is split here, so that what is open is not given up.
    /// - Returns: the mark of what is open then.
    @discardableResult
    func read(into quotations: inout Quotations, goesOn: Bool) -> Int? {
        let beyond = costsBeyond(goesOn)
        guard let last = layer.min(by: { nodes[$0].cost + beyond[$0] < nodes[$1].cost + beyond[$1] }) else { return nil }
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
        if let carried {
            open.append(carried)
            if quotations.searched.last ?? -1 < carried { quotations.searched.append(carried) }
        }
        // What speaks for the reading in which the carried quotation is given up.
        var loss = model.costs.certainty.settled
        // Of the quotations in whose place another was opened: how much dearer it is that this one re-opens them.
        var doubts: [Int: Float] = [:]
        for (step, edge) in zip(steps, chosen) where edge >= 0 {
            let action = edges[Int(edge)].action
            let same: Actions =
                switch action {
                case .open, .replace: .opening
                case .close, .closeBoth: .closing
                default: action.asSet
                }
            let rival = rival(of: step.edges, against: same, beyond)
            let margin = rival.cost - best
            if open.last == carried, [.abandonAll, .abandonTop, .replace].contains(action) { loss = margin }
            switch step.event {
            case .mark(let index):
                if action == .replace, let replaced = open.last {
                    doubts[replaced] = self.margin(of: step.edges, against: .allButReopening, best: best, beyond)
                }
                apply(action, to: index, margin, &open, &quotations)
                quotations.readings[index].second = rival.action?.role ?? .unread
            case .paragraphBreak(let index): apply(action, to: breaks[index], margin, &open, &quotations)
            }
        }
        judgeUnpaired(best, beyond, doubts, &quotations)
        if goesOn { return open.last }
        if let carried, quotations.readings[carried].partner < 0 { judge(carried, loss, doubts[carried], &quotations) }
        return nil
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
            let margin = margin(of: step.edges, against: Actions.opening.union(Action.none.asSet), best: best, beyond)
            judge(index, margin, doubts[index], &quotations)
        }
    }

    private func judge(_ index: Int, _ margin: Float, _ doubt: Float?, _ quotations: inout Quotations) {
        // Of several marks that might be the superfluous one each alone is in doubt; that there is one is not.
        let least = model.costs.certainty.unpaired
        quotations.readings[index].margin = min(max(margin, least), doubt ?? .infinity) / model.costs.certainty.even
    }

    /// For every node, what the rest of the text costs from there.
    private func costsBeyond(_ goesOn: Bool) -> [Float] {
        var beyond = [Float](repeating: .infinity, count: nodes.count)
        let best = layer.min { nodes[$0].cost < nodes[$1].cost }
        for index in layer { beyond[index] = goesOn && index == best ? 0 : abandonment(nodes[index].stack) }
        beyond.withUnsafeMutableBufferPointer { beyond in
            edges.withUnsafeBufferPointer { edges in
                var index = edges.count
                while index > 0 {
                    index &-= 1
                    let edge = edges[index]
                    let cost = edge.cost + beyond[Int(edge.to)]
                    if cost < beyond[Int(edge.from)] { beyond[Int(edge.from)] = cost }
                }
            }
        }
        return beyond
    }

    /// By how much the cheapest reading with none of these actions at this step costs more.
    private func margin(of step: Range<Int>, against actions: Actions, best: Float, _ beyond: [Float]) -> Float {
        rival(of: step, against: actions, beyond).cost - best
    }

    /// What the cheapest reading with none of these actions at this step costs, and what it does there instead.
    private func rival(of step: Range<Int>, against actions: Actions, _ beyond: [Float]) -> (cost: Float, action: Action?) {
        var other: (cost: Float, action: Action?) = (.infinity, nil)
        for edge in edges[step] where !actions.contains(edge.action.asSet) {
            let cost = nodes[Int(edge.from)].cost + edge.cost + beyond[Int(edge.to)]
            if cost < other.cost { other = (cost, edge.action) }
        }
        return other
    }

    private func apply(
        _ action: Action, to index: Int, _ margin: Float, _ open: inout [Int], _ quotations: inout Quotations
    ) {
        var reading = MarkReading(role: .none, margin: margin / model.costs.certainty.even)
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
            QuotationCut(
                before: paragraphBreak.before, after: paragraphBreak.after, opening: opening,
                margin: margin / model.costs.certainty.even))
    }
}

/// The nodes and edges that one step makes of the layer before, until the beam has chosen among them.
private struct Fan {
    let stacks: UnsafeMutablePointer<QuotationLattice.Stack>
    let costs: UnsafeMutablePointer<Float>
    /// Of each node the edge that leads there for the least.
    let bestEdges: UnsafeMutablePointer<Int32>
    /// What number a node has among those that were kept; -1: it was dropped.
    let renamed: UnsafeMutablePointer<Int32>
    let edges: UnsafeMutablePointer<QuotationLattice.Edge>
    /// What number an edge has among all that were kept.
    let numbers: UnsafeMutablePointer<Int32>
    let nodes: UnsafeMutablePointer<QuotationLattice.Node>
    private(set) var nodeCount = 0
    private(set) var edgeCount = 0
    private let capacity: Int
    private let beam: Int
    private let beamWidth: Float
    private var leastCost: Float = .infinity

    init(_ room: FanRoom) {
        (stacks, costs, bestEdges, renamed) = (room.stacks, room.costs, room.bestEdges, room.renamed)
        (edges, numbers, nodes) = (room.edges, room.numbers, room.nodes)
        (capacity, beam, beamWidth) = (room.capacity, room.limits.beam, room.limits.beamWidth)
    }

    mutating func clear() {
        nodeCount = 0
        edgeCount = 0
        leastCost = .infinity
    }

    /// Adds the edge from a node that costs `start`, and the node it leads to, unless it would only be dropped.
    @inline(__always)
    mutating func connect(
        _ start: Float, _ from: Int, to stack: QuotationLattice.Stack, _ cost: Float, _ action: QuotationLattice.Action
    ) {
        let total = start + cost
        if total > leastCost + beamWidth { return }
        add(total, from, stack, cost, action)
    }

    @inline(never)
    private mutating func add(
        _ total: Float, _ from: Int, _ stack: QuotationLattice.Stack, _ cost: Float, _ action: QuotationLattice.Action
    ) {
        guard edgeCount < capacity else { return }
        leastCost = min(leastCost, total)
        var target = 0
        while target < nodeCount, stacks[target] != stack { target &+= 1 }
        if target == nodeCount {
            stacks[target] = stack
            costs[target] = total
            bestEdges[target] = Int32(truncatingIfNeeded: edgeCount)
            nodeCount &+= 1
        } else if total < costs[target] {
            costs[target] = total
            bestEdges[target] = Int32(truncatingIfNeeded: edgeCount)
        }
        edges[edgeCount] = .init(from: Int32(truncatingIfNeeded: from), to: Int32(truncatingIfNeeded: target), cost: cost, action: action)
        edgeCount &+= 1
    }

    /// Leaves the nodes that the beam has room for in `nodes`, and the edges that lead to them at the front of `edges`, numbered
    /// from `firstNode` and `firstEdge` on; returns how many there are. Of nodes that cost just as much as the dearest of them
    /// the first ones are kept.
    mutating func prune(firstNode: Int, firstEdge: Int) -> (nodes: Int, edges: Int) {
        var limit = leastCost + beamWidth
        if nodeCount > beam { limit = min(limit, costAtBeamsEdge()) }
        var cheaper = 0
        for node in 0..<nodeCount where costs[node] < limit { cheaper &+= 1 }
        var atLimit = beam &- min(cheaper, beam)
        var kept = 0
        for node in 0..<nodeCount {
            var isKept = costs[node] < limit
            if costs[node] == limit, atLimit > 0 {
                atLimit &-= 1
                isKept = true
            }
            renamed[node] = -1
            guard isKept else { continue }
            renamed[node] = Int32(truncatingIfNeeded: kept)
            nodes[kept] = .init(stack: stacks[node], cost: costs[node], bestEdge: bestEdges[node])
            kept &+= 1
        }
        var keptEdges = 0
        for edge in 0..<edgeCount {
            let target = renamed[Int(edges[edge].to)]
            guard target >= 0 else { continue }
            numbers[edge] = Int32(truncatingIfNeeded: firstEdge &+ keptEdges)
            edges[keptEdges] = edges[edge]
            edges[keptEdges].to = target &+ Int32(truncatingIfNeeded: firstNode)
            keptEdges &+= 1
        }
        for node in 0..<kept { nodes[node].bestEdge = numbers[Int(nodes[node].bestEdge)] }
        return (kept, keptEdges)
    }

    /// The cost of the dearest node that the beam has room for.
    private func costAtBeamsEdge() -> Float {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: beam + 1) { cheapest in
            // The cheapest so far, ascending.
            var count = 0
            for node in 0..<nodeCount {
                let cost = costs[node]
                if count == beam, cost >= cheapest[count - 1] { continue }
                var place = count
                while place > 0, cheapest[place - 1] > cost {
                    cheapest[place] = cheapest[place - 1]
                    place -= 1
                }
                cheapest[place] = cost
                count = min(count + 1, beam)
            }
            return cheapest[count - 1]
        }
    }
}

/// The memory of a `Fan`: more than a full layer can make of itself.
private final class FanRoom {
    let limits: QuotationCosts.Search
    let capacity: Int
    let stacks: UnsafeMutablePointer<QuotationLattice.Stack>
    let costs: UnsafeMutablePointer<Float>
    let bestEdges: UnsafeMutablePointer<Int32>
    let renamed: UnsafeMutablePointer<Int32>
    let edges: UnsafeMutablePointer<QuotationLattice.Edge>
    let numbers: UnsafeMutablePointer<Int32>
    let nodes: UnsafeMutablePointer<QuotationLattice.Node>

    init(_ limits: QuotationCosts.Search) {
        self.limits = limits
        capacity = limits.beam * QuotationLattice.mostEdgesOfNode
        stacks = .allocate(capacity: capacity)
        costs = .allocate(capacity: capacity)
        bestEdges = .allocate(capacity: capacity)
        renamed = .allocate(capacity: capacity)
        edges = .allocate(capacity: capacity)
        numbers = .allocate(capacity: capacity)
        nodes = .allocate(capacity: capacity)
    }

    deinit {
        stacks.deallocate()
        costs.deallocate()
        bestEdges.deallocate()
        renamed.deallocate()
        edges.deallocate()
        numbers.deallocate()
        nodes.deallocate()
    }
}

/// Costs of pairs of marks, looked up: the search asks for them some ten times a mark and state.
///
/// Behind raw pointers, as `ScanTables` are; unchecked and safe to share, because nobody writes to them after `init`, and they live as long as the
/// tables. A place is made of two families, each below their number.
final class QuotationTables: @unchecked Sendable {
    private let mismatches: UnsafeMutablePointer<Float>
    private let nestings: UnsafeMutablePointer<Float>
    private let abandonments: UnsafeMutablePointer<Float>
    private static let families = 32

    init(_ costs: QuotationCosts) {
        mismatches = .allocate(capacity: Self.families * Self.families)
        nestings = .allocate(capacity: Self.families * Self.families)
        abandonments = .allocate(capacity: Self.families)
        mismatches.initialize(repeating: 0, count: Self.families * Self.families)
        nestings.initialize(repeating: 0, count: Self.families * Self.families)
        abandonments.initialize(repeating: 0, count: Self.families)
        for outer in Mark.Glyph.allCases {
            abandonments[Int(QuotationFamily.of(outer))] = Self.abandonment(outer, costs)
            for glyph in Mark.Glyph.allCases {
                let place = Self.place(QuotationFamily.of(outer), QuotationFamily.of(glyph))
                mismatches[place] = Pairing(outer, glyph).cost(costs.pair)
                nestings[place] = Self.nesting(outer, glyph, costs.nesting)
            }
        }
    }

    deinit {
        mismatches.deallocate()
        nestings.deallocate()
        abandonments.deallocate()
    }

    @inline(__always) private static func place(_ outer: UInt32, _ inner: UInt32) -> Int { Int(outer & 31) &* families &+ Int(inner & 31) }

    /// What it costs that a mark of one family closes what one of another opened.
    @inline(__always) func mismatch(_ opening: UInt32, _ closing: UInt32) -> Float { mismatches[Self.place(opening, closing)] }
    /// What it costs to open a quotation inside another.
    @inline(__always) func nesting(_ outer: UInt32, _ inner: UInt32) -> Float { nestings[Self.place(outer, inner)] }
    /// What it costs to leave a quotation open.
    @inline(__always) func abandonment(_ family: UInt32) -> Float { abandonments[Int(family & 31)] }

    private static func nesting(_ outer: Mark.Glyph, _ glyph: Mark.Glyph, _ nesting: QuotationCosts.Nesting) -> Float {
        if outer.isSingle != glyph.isSingle { return 0 }
        if glyph == outer { return nesting.same }
        if Pairing(outer, glyph) == .alike { return nesting.withClosingMark }
        switch (outer, glyph) {
        case (.leftGuillemet, _), (.rightGuillemet, _), (.leftCorner, _), (.leftWhiteCorner, _), (.leftTitle, _),
            (_, .leftTitle), (_, .leftCorner), (_, .leftWhiteCorner), (_, .leftGuillemet), (_, .rightGuillemet):
            return 0
        default: return nesting.otherDouble
        }
    }

    private static func abandonment(_ glyph: Mark.Glyph, _ costs: QuotationCosts) -> Float {
        switch glyph {
        case .straightSingle: costs.unclosed.straightSingle
        case _ where glyph.isSingle: costs.unclosed.single
        default: costs.none.stray
        }
    }
}
