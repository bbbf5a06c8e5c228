/// What a run must reach.
struct Goals {
    private var least: [String: Double] = [:]

    /// `--goals` takes those of the project; `--goal recall=0.9` sets single ones.
    static let standard: [String: Double] = [
        "recall": 0.99, "worst-recall": 0.95, "restored": 0.98, "worst-restored": 0.93, "worse": 0.0005,
        "articles": 0.95,
    ]

    init(_ arguments: Arguments) throws {
        if arguments.has("goals") { least = Self.standard }
        for goal in arguments.values("goal") {
            let parts = goal.split(separator: "=")
            guard parts.count == 2, let value = Double(parts[1]), Self.standard[String(parts[0])] != nil else {
                throw Complaint("--goal is NAME=VALUE; names: \(Self.standard.keys.sorted().joined(separator: ", "))")
            }
            least[String(parts[0])] = value
        }
    }

    /// Prints what is not reached.
    func judge(_ summary: DamageSummary) -> Bool {
        let total = summary.total
        let promised = summary.promised
        var reached: [String: Double] = [:]
        if summary.articles > 0 {
            reached["articles"] = total.share(total.restored)
        } else {
            reached["recall"] = total.share(total.found)
            reached["worst-recall"] = summary.worst { $0.found }?.share
            reached["restored"] = promised.share(promised.restored)
            reached["worst-restored"] = summary.worst(promised: true) { $0.restored }?.share
            reached["worse"] = total.share(total.worse)
        }
        var isReached = true
        for (name, goal) in least.sorted(by: { $0.key < $1.key }) {
            guard let value = reached[name] else { continue }
            // `worse` is a share that should be small, the others should be large.
            let isMissed = name == "worse" ? !(value <= goal) : !(value >= goal)
            print("goal \(name): \(value.share) \(isMissed ? "misses" : "reaches") \(goal.share)")
            if isMissed { isReached = false }
        }
        return isReached
    }
}
