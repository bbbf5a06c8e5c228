/// Two programs, run in turn, so that what slows the machine down for a while slows both.
struct Pair {
    /// The medians of the two, and the medians of the ratios within the pairs.
    var first: Usage
    var second: Usage
    var wallRatio: Double
    var cpuRatio: Double

    /// - Parameters:
    ///   - runs: how many times each is run, after one run of each that is not counted.
    ///   - prepareBoth: whether it is done before each run of the second, too.
    ///   - prepare: what is done before each run of the first, outside the time.
    init(
        _ first: Invocation, _ second: Invocation, runs: Int, prepareBoth: Bool = false, prepare: () throws(Complaint) -> Void = {}
    ) throws(Complaint) {
        var ones: [Usage] = []
        var others: [Usage] = []
        for run in 0...runs {
            try prepare()
            let one = try first.measured()
            if prepareBoth { try prepare() }
            let other = try second.measured()
            if run > 0 {
                ones.append(one)
                others.append(other)
            }
        }
        self.first = ones.median
        self.second = others.median
        let both = zip(ones, others)
        wallRatio = both.map { $0.wall / $1.wall }.median
        cpuRatio = both.map { $0.cpu / $1.cpu }.median
    }
}

extension [Double] {
    /// 0 where there is none.
    var median: Double {
        guard !isEmpty else { return 0 }
        let sorted = sorted()
        let middle = count / 2
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

extension [Usage] {
    /// The medians of each figure on its own; the end of the last.
    var median: Usage {
        Usage(
            wall: map(\.wall).median, cpu: map(\.cpu).median, peak: Int(map { Double($0.peak) }.median),
            end: last?.end ?? .status(0))
    }
}
