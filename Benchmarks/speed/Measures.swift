/// A line of the table.
struct Row {
    var measure: String
    var figure: String
    var goal = ""
    /// Nil where nothing is promised.
    var isReached: Bool?

    var text: String {
        "| \(measure) | \(figure) | \(goal) | \(isReached.map { $0 ? "reached" : "**missed**" } ?? "") |"
    }

    static let head = "| measure | figure | goal | |\n|---|---|---|---|"
}

/// Something that is measured with whole processes.
struct Measure: Sendable {
    let name: String
    let rows: @Sendable (Workshop) throws(Complaint) -> [Row]

    static let all: [Measure] =
        [(Workshop.Source.english, 1.0), (.russian, 1.5), (.chinese, 1.5), (.mixed, nil), (.machine, 1.5), (.damaged, nil)].map(words)
        + Workshop.Source.allCases.map(before) + [beforeArticles(.english), beforeArticles(.mixed), beforeFix]
        + [articles(.english), articles(.mixed), jobs, typos, fix, fixFiles, start, growth] + Workshop.Source.allCases.map(memory) + [
            memoryOfFolders, size,
        ]

    /// `check` against `wc -w` on the same file.
    private static func words(_ source: Workshop.Source, _ goal: Double?) -> Measure {
        Measure(name: "words/\(source)") { shop throws(Complaint) in
            let path = try shop.file(source, shop.megabytes)
            let pair = try Pair(shop.check(path), shop.countWords(path), runs: shop.runs)
            return [
                Row(
                    measure: "`check --jobs 1`, \(shop.megabytes) MB, \(source), against `wc -w`", figure: times(pair),
                    goal: goal.map { "≤ \(Decimal.text($0, 1))" } ?? "", isReached: goal.map { pair.wallRatio <= $0 })
            ]
        }
    }

    // MARK: Against an earlier program

    /// No row may be worse by more than this.
    private static let worst = 1.03

    private static func before(_ source: Workshop.Source) -> Measure {
        Measure(name: "before/\(source)") { shop throws(Complaint) in
            let megabytes = max(1, shop.megabytes / 5)
            let path = try shop.file(source, megabytes)
            return try compared("`check --jobs 1`, \(megabytes) MB, \(source)", shop) { shop.check(path, by: $0) }
        }
    }

    private static func beforeArticles(_ source: Workshop.Source) -> Measure {
        Measure(name: "before/articles-\(source)") { shop throws(Complaint) in
            let megabytes = max(1, shop.megabytes / 5)
            let path = try shop.articles(source, megabytes)
            return try compared("`check --jobs 1`, \(megabytes) MB in files of 5 KB, \(source)", shop) { shop.check(path, by: $0) }
        }
    }

    private static let beforeFix = Measure(name: "before/fix") { shop throws(Complaint) in
        let path = try shop.file(.damaged, max(1, shop.megabytes / 10))
        let copy = shop.folder + "/to-fix.txt"
        return try compared("`fix`, \(max(1, shop.megabytes / 10)) MB of damaged English, one file", shop) { () throws(Complaint) in
            try shop.copy(path, to: copy)
        } _: {
            shop.fix(copy, by: $0)
        }
    }

    private static func compared(
        _ what: String, _ shop: Workshop, prepare: () throws(Complaint) -> Void = {}, _ run: (String) -> Invocation
    ) throws(Complaint) -> [Row] {
        guard let before = shop.before else { return [] }
        let pair = try Pair(run(shop.program), run(before), runs: shop.runs, prepareBoth: true, prepare: prepare)
        return [
            Row(measure: what + ", against the program before", figure: times(pair), goal: "≤ \(worst)", isReached: pair.cpuRatio <= worst)
        ]
    }

    /// Short texts, each a file or a record.
    private static func articles(_ source: Workshop.Source) -> Measure {
        Measure(name: "articles/\(source)") { shop throws(Complaint) in
            let megabytes = max(1, shop.megabytes / 5)
            let (files, records) = (try shop.articles(source, megabytes), try shop.records(source, megabytes))
            let what = "`check --jobs 1`, \(megabytes) MB in texts of 5 KB, \(source)"
            // Who knows the language of a mixed folder knows it of each text.
            let language = source == .english ? "en" : nil
            var rows: [Row] = []
            for (path, shape) in [(files, "files"), (records, "JSON Lines")] {
                let pair = try Pair(shop.check(path), shop.check(path, language: language), runs: shop.runs)
                let speeds = [pair.first.cpu] + (language == nil ? [] : [pair.second.cpu])
                let figure = speeds.map { Decimal.text(Double(megabytes) / $0, 0) }.joined(separator: " and ")
                let how = language == nil ? "recognized" : "recognized and given"
                rows.append(Row(measure: "\(what), \(shape), language \(how)", figure: "\(figure) MB/s of one core"))
            }
            return rows
        }
    }

    private static let jobs = Measure(name: "jobs") { shop throws(Complaint) in
        let path = try shop.files(.english, shop.megabytes)
        let pair = try Pair(shop.check(path), shop.check(path, jobs: 2), runs: shop.runs)
        return [
            Row(
                measure: "`--jobs 2` against `--jobs 1`, \(shop.megabytes) MB in many files",
                figure: "\(Decimal.ratio(pair.wallRatio)) times faster (\(seconds(pair.second.wall, pair.first.wall)))",
                goal: "≥ 1.8", isReached: pair.wallRatio >= 1.8)
        ]
    }

    private static let typos = Measure(name: "typos") { shop throws(Complaint) in
        guard let typos = shop.typos else { throw Complaint("typos is not installed") }
        let path = try shop.files(.english, max(1, shop.megabytes / 10))
        let other = Invocation(words: [typos, "--isolated", "--threads", "1", "--format", "brief", path], statuses: [0, 2])
        let pair = try Pair(other, shop.check(path), runs: max(1, shop.runs / 2))
        return [
            Row(
                measure: "against typos with one thread, \(max(1, shop.megabytes / 10)) MB in many files",
                figure: "\(Decimal.ratio(pair.wallRatio)) times faster (\(seconds(pair.second.wall, pair.first.wall)))",
                goal: "≥ 10", isReached: pair.wallRatio >= 10)
        ]
    }

    private static let fix = Measure(name: "fix/file") { shop throws(Complaint) in
        try fixed(shop, shop.file(.damaged, max(1, shop.megabytes / 10)), "one file")
    }

    private static let fixFiles = Measure(name: "fix/files") { shop throws(Complaint) in
        try fixed(shop, shop.files(.damaged, max(1, shop.megabytes / 10)), "many files")
    }

    private static func fixed(_ shop: Workshop, _ path: String, _ shape: String) throws(Complaint) -> [Row] {
        let copy = shop.folder + "/to-fix" + (path.hasSuffix(".txt") ? ".txt" : "")
        let pair = try Pair(shop.fix(copy), shop.check(path), runs: shop.runs) { () throws(Complaint) in
            try shop.copy(path, to: copy)
        }
        return [
            Row(
                measure: "`fix` against `check`, \(max(1, shop.megabytes / 10)) MB of damaged English, \(shape)", figure: times(pair),
                goal: "≤ 2.0",
                isReached: pair.wallRatio <= 2)
        ]
    }

    private static let start = Measure(name: "start") { shop throws(Complaint) in
        let pair = try Pair(shop.check(shop.article), Invocation(words: ["true"]), runs: shop.runs * 8)
        let difference = pair.first.wall - pair.second.wall
        return [
            Row(
                measure: "start: `check` of one article, whole process, against `true`",
                figure:
                    "\(Decimal.text(difference * 1000, 1)) ms more (\(seconds(pair.first.wall, pair.second.wall)); CPU \(Decimal.text((pair.first.cpu - pair.second.cpu) * 1000, 1)) ms more)",
                goal: "≤ 8 ms", isReached: difference <= 0.008)
        ]
    }

    private static let growth = Measure(name: "growth") { shop throws(Complaint) in
        let large = try shop.file(.english, shop.megabytes)
        let small = try shop.file(.english, 1)
        let pair = try Pair(shop.check(large), shop.check(small), runs: shop.runs)
        let goal = Double(shop.megabytes) * 1.1
        return [
            Row(
                measure: "\(shop.megabytes) MB against 1 MB, one file", figure: times(pair), goal: "≤ \(Decimal.text(goal, 0))",
                isReached: pair.wallRatio <= goal)
        ]
    }

    private static func memory(_ source: Workshop.Source) -> Measure {
        Measure(name: "memory/\(source)") { shop throws(Complaint) in
            let path = try shop.file(source, shop.megabytes)
            let usage = try shop.check(path).measured()
            let size = Folder.size(path)
            let allowed = 3 * size + (40 << 20)
            return [
                Row(
                    measure: "peak memory, one file of \(shop.megabytes) MB, \(source)",
                    figure: Decimal.mebibytes(usage.peak),
                    goal: "≤ \(Decimal.mebibytes(allowed)), three times the file and 40", isReached: usage.peak <= allowed)
            ]
        }
    }

    private static let memoryOfFolders = Measure(name: "memory/files") { shop throws(Complaint) in
        let small = try shop.check(shop.files(.english, max(1, shop.megabytes / 10))).measured()
        let large = try shop.check(shop.files(.english, shop.megabytes)).measured()
        let ratio = Double(large.peak) / Double(small.peak)
        return [
            Row(
                measure: "peak memory, many files: \(shop.megabytes) MB against \(max(1, shop.megabytes / 10)) MB",
                figure: "\(Decimal.ratio(ratio)) (\(Decimal.mebibytes(large.peak)) against \(Decimal.mebibytes(small.peak)))",
                goal: "≤ 1.1", isReached: ratio <= 1.1)
        ]
    }

    private static let size = Measure(name: "size") { shop throws(Complaint) in
        let size = Folder.size(shop.program)
        return [
            Row(
                measure: "stripped program with the Swift runtime inside, the system’s ICU", figure: Decimal.megabytes(size),
                goal: "≤ 25 MB", isReached: size <= 25_000_000)
        ]
    }

    private static func times(_ pair: Pair) -> String {
        "\(Decimal.ratio(pair.wallRatio)) (\(seconds(pair.first.wall, pair.second.wall)); CPU \(Decimal.ratio(pair.cpuRatio)))"
    }

    private static func seconds(_ one: Double, _ other: Double) -> String {
        "\(Decimal.seconds(one)) against \(Decimal.seconds(other))"
    }
}
