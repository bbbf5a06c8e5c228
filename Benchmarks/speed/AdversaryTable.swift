/// The texts that nobody writes, against English prose of the same size.
struct AdversaryTable {
    private let shop: Workshop
    /// Whole processes on nothing, and on prose of 1 and 10 MB: seconds of the processor.
    private let start: Double
    private let prose: (small: Double, large: Double)
    private(set) var lines: [String] = []
    private var worst: (name: String, ratio: Double) = ("", 0)
    private var steepest: (name: String, growth: Double) = ("", 0)
    private var failures: [String] = []

    /// Times as much for ten times the text, and a little for what memory costs.
    private static let linear = 12.0
    private static let goal = 10.0

    init(_ shop: Workshop) throws(Complaint) {
        self.shop = shop
        start = try Self.time(shop.check(shop.article), shop.runs) ?? 0
        let small = try Self.time(shop.check(shop.file(.english, 1)), shop.runs) ?? 0
        let large = try Self.time(shop.check(shop.file(.english, 10)), shop.runs) ?? 0
        prose = (small, large)
        lines.append("| input | 1 MB | against prose | 10 MB | against prose | 10 MB against 1 MB, without the start | |")
        lines.append("|---|---|---|---|---|---|---|")
    }

    mutating func measure(_ text: Adversary.Text) throws(Complaint) {
        let small = try Self.time(shop.check(shop.adversary(text, 1)), shop.runs)
        // What takes long for one is not waited for with ten.
        let large = (small ?? .infinity) < 8 ? try Self.time(shop.check(shop.adversary(text, 10)), max(1, shop.runs / 2)) : nil
        guard let small, let large else {
            failures.append(text.name)
            lines.append(
                "| \(text.name) | \(small.map(Decimal.seconds) ?? "given up") | \(small.map { Decimal.ratio($0 / prose.small) } ?? "") | given up | | | **missed** |"
            )
            return
        }
        let ratios = (small: small / prose.small, large: large / prose.large)
        // Below 3 ms of its own the first figure is noise.
        let own = small - start
        let growth = own > 0.003 ? (large - start) / own : 0
        worst = max(worst.ratio, ratios.small, ratios.large) > worst.ratio ? (text.name, max(ratios.small, ratios.large)) : worst
        steepest = growth > steepest.growth ? (text.name, growth) : steepest
        let isReached = max(ratios.small, ratios.large) <= Self.goal && growth <= Self.linear
        lines.append(
            "| \(text.name) | \(Decimal.seconds(small)) | \(Decimal.ratio(ratios.small)) | \(Decimal.seconds(large)) | \(Decimal.ratio(ratios.large)) | \(growth > 0 ? Decimal.ratio(growth) : "–") | \(isReached ? "reached" : "**missed**") |"
        )
    }

    /// What it comes to.
    var rows: [Row] {
        let killed = failures.isEmpty ? "" : "; given up: " + failures.joined(separator: ", ")
        return [
            Row(
                measure: "the worst artificial text, 1 or 10 MB, against English prose of the same size",
                figure: "\(Decimal.ratio(worst.ratio)) (\(worst.name))\(killed)", goal: "≤ 10",
                isReached: worst.ratio <= Self.goal && failures.isEmpty),
            Row(
                measure: "the steepest of them, 10 MB against 1 MB, without the start",
                figure: "\(Decimal.ratio(steepest.growth)) (\(steepest.name))\(killed)", goal: "≤ 12",
                isReached: steepest.growth <= Self.linear && failures.isEmpty),
        ]
    }

    /// The median of the processor's time; nil where the program was ended by a signal.
    private static func time(_ invocation: Invocation, _ runs: Int) throws(Complaint) -> Double? {
        var times: [Double] = []
        for _ in 0..<runs {
            let usage = try invocation.run()
            guard case .status(let status) = usage.end, invocation.statuses.contains(status) else { return nil }
            times.append(usage.cpu)
            // What takes so long is not told apart by more runs.
            if usage.cpu > 3 { break }
        }
        return times.median
    }
}
