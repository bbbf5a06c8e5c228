import Platform

/// Everything, one measure after the other.
struct Table {
    private let shop: Workshop
    private let chosen: [String]
    private let onlyLists: Bool

    init(_ arguments: Arguments) throws(Complaint) {
        onlyLists = arguments.has("list")
        chosen = arguments.values("only")
        shop = try Workshop(arguments)
    }

    func run() throws(Complaint) {
        if onlyLists {
            for name in Measure.all.map(\.name) + Adversary.all.map({ "adversary/" + $0.name }) + ["stages", "rules"] {
                print(name)
            }
            return
        }
        Clock.limitProcesses(to: 120)
        show(Row.head)
        for measure in Measure.all where isChosen(measure.name) {
            say(measure.name)
            do throws(Complaint) {
                for row in try measure.rows(shop) { show(row.text) }
            } catch {
                show(Row(measure: measure.name, figure: "not measured: \(error.message)").text)
            }
        }
        let details = try adversaries()
        for line in details { show(line) }
        try inside()
    }

    private func adversaries() throws(Complaint) -> [String] {
        let texts = Adversary.all.filter { isChosen("adversary/" + $0.name) }
        guard !texts.isEmpty else { return [] }
        say("adversary")
        var table = try AdversaryTable(shop)
        for text in texts {
            say("adversary/" + text.name)
            try table.measure(text)
        }
        for row in table.rows { show(row.text) }
        return ["", "## Artificial worst cases", "", "Whole processes, seconds of the processor.", ""] + table.lines
    }

    /// Stages and rules, in a process of their own.
    private func inside() throws(Complaint) {
        for (name, title) in [("stages", "Stages"), ("rules", "The most expensive rules, each alone")] where isChosen(name) {
            show("\n## \(title)")
            for source in Workshop.Source.allCases where source != .mixed && shop.texts(source) != nil {
                say("\(name), \(source)")
                show("\n\(source):\n")
                let path = try shop.file(source, 10)
                _ = try Invocation(words: [shop.own, name, path, "--runs", "\(max(1, shop.runs / 2))"], output: "-").measured()
            }
        }
    }

    /// Writes a line at once: a run takes long, and other processes write to the same place.
    private func show(_ line: String) {
        print(line)
        fflush(nil)
    }

    private func isChosen(_ name: String) -> Bool {
        chosen.isEmpty || chosen.contains { name == $0 || name.hasPrefix($0 + "/") }
    }
}
