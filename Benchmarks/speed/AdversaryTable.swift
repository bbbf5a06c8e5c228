/// The texts that nobody writes, against English prose of the same size, checked and fixed.
struct AdversaryTable {
    private let shop: Workshop
    /// Whole processes on nothing, and on prose of 1 and 10 MB: seconds of the processor.
    private let start: Double
    private let prose: [Job: Sizes]
    private var measured: [Measured] = []

    /// Times as much for ten times the text, and a little for what memory costs.
    private static let linear = 12.0
    private static let goal = 10.0

    private enum Job: String, CaseIterable {
        case check, fix
    }

    private struct Sizes {
        var small: Double
        /// Infinite where the program was given up.
        var large: Double
    }

    private struct Measured {
        let text: Adversary.Text
        let job: Job
        let times: Sizes
        let ratio: Double
        /// Ten megabytes against one, without the start; 0 where one takes too little to say.
        let growth: Double
        var isReached: Bool { ratio <= AdversaryTable.goal && growth <= AdversaryTable.linear }
    }

    init(_ shop: Workshop) throws(Complaint) {
        self.shop = shop
        start = try Self.time(shop.check(shop.article), shop.runs) ?? 0
        var prose: [Job: Sizes] = [:]
        for job in Job.allCases {
            // Clean prose: nothing in it is fixed.
            let small = try Self.time(Self.invocation(job, shop.file(.english, 1), shop), shop.runs) ?? 0
            let large = try Self.time(Self.invocation(job, shop.file(.english, 10), shop), shop.runs) ?? 0
            prose[job] = Sizes(small: small, large: large)
        }
        self.prose = prose
    }

    private static func invocation(_ job: Job, _ path: String, _ shop: Workshop) -> Invocation {
        var result = job == .check ? shop.check(path) : shop.fix(path)
        // A file that is none of its format is an error, and told soon.
        result.statuses.insert(2)
        return result
    }

    mutating func measure(_ text: Adversary.Text) throws(Complaint) {
        for job in Job.allCases {
            // What is fixed is another text afterwards, so it is fixed once.
            let runs = job == .check ? shop.runs : 1
            let small = try Self.time(Self.invocation(job, shop.adversary(text, 1), shop), runs) ?? .infinity
            // What takes long for one is not waited for with ten.
            var large = Double.infinity
            if small < 8 { large = try Self.time(Self.invocation(job, shop.adversary(text, 10), shop), max(1, runs / 2)) ?? .infinity }
            guard let prose = prose[job] else { continue }
            // Below 5 ms of its own the first figure is noise.
            let own = small - start
            let ratio = max((small - start) / max(0.005, prose.small - start), (large - start) / (prose.large - start))
            measured.append(
                Measured(
                    text: text, job: job, times: Sizes(small: small, large: large), ratio: ratio,
                    growth: own > 0.005 ? (large - start) / own : 0))
        }
    }

    /// The worst of each kind, and all that miss the goal.
    var lines: [String] {
        var result = [
            "| | text | 1 MB | 10 MB | against prose, without the start | 10 MB against 1 MB | |", "|---|---|---|---|---|---|---|",
        ]
        for job in Job.allCases {
            let own = measured.filter { $0.job == job }.sorted { $0.ratio > $1.ratio }
            var kinds: Set<String> = []
            for row in own where kinds.insert(row.text.kind).inserted || !row.isReached {
                let growth = row.growth > 0 ? Decimal.ratio(row.growth) : "–"
                let name = row.text.name.map { $0 == "|" || $0 == "`" ? "\\\($0)" : "\($0)" }.joined()
                result.append(
                    "| \(job) | \(name) | \(shown(row.times.small)) | \(shown(row.times.large)) | \(Decimal.ratio(row.ratio)) | \(growth) | "
                        + "\(row.isReached ? "reached" : "**missed**") |")
            }
        }
        return result
    }

    private func shown(_ seconds: Double) -> String { seconds.isFinite ? Decimal.seconds(seconds) : "given up" }

    /// What it comes to.
    var rows: [Row] {
        Job.allCases.flatMap { job in
            let own = measured.filter { $0.job == job }
            let missed = own.filter { !$0.isReached }.count
            let worst = own.max { $0.ratio < $1.ratio }
            let steepest = own.max { $0.growth < $1.growth }
            let name = { (row: Measured?) in row.map(\.text.name) ?? "" }
            return [
                Row(
                    measure: "`\(job)`, the worst of \(own.count) artificial texts, 1 or 10 MB, against English prose of the same size",
                    figure: "\(Decimal.ratio(worst?.ratio ?? 0)) (\(name(worst))); \(missed) miss the goal", goal: "≤ 10",
                    isReached: (worst?.ratio ?? 0) <= Self.goal),
                Row(
                    measure: "`\(job)`, the steepest of them, 10 MB against 1 MB, without the start",
                    figure: "\(Decimal.ratio(steepest?.growth ?? 0)) (\(name(steepest)))", goal: "≤ 12",
                    isReached: (steepest?.growth ?? 0) <= Self.linear),
            ]
        }
    }

    /// The median of the processor's time; nil where the program was ended by a signal.
    private static func time(_ invocation: Invocation, _ runs: Int) throws(Complaint) -> Double? {
        var times: [Double] = []
        for _ in 0..<max(1, runs) {
            let usage = try invocation.run()
            guard case .status(let status) = usage.end, invocation.statuses.contains(status) else { return nil }
            times.append(usage.cpu)
            // What takes so long is not told apart by more runs.
            if usage.cpu > 1 { break }
        }
        return times.median
    }
}
