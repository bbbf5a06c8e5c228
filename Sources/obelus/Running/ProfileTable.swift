import Linting

/// The table of `--profile`: where the time went, over all threads.
enum ProfileTable {
    /// - Parameter counts: the findings of each rule.
    static func lines(_ profile: Profile, counts: [String: Int]) -> String {
        let total = max(1, profile.stages.values.reduce(0, +))
        var rows = [["stage", "ms", "%", "", ""]]
        for stage in Profile.Stage.allCases {
            let time = profile.stages[stage] ?? 0
            rows.append([stage.rawValue, milliseconds(time), tenths(time * 1000 / total), "", ""])
        }
        rows.append(["all", milliseconds(total), "100.0", "", "\(profile.bytes) bytes"])
        rows.append(["rule", "ms", "%", "calls", "findings"])
        let rules = profile.rules.sorted { ($1.value.nanoseconds, $0.key) < ($0.value.nanoseconds, $1.key) }
        for (rule, entry) in rules {
            rows.append([
                rule, milliseconds(entry.nanoseconds), tenths(entry.nanoseconds * 1000 / total), "\(entry.calls)",
                "\(counts[rule] ?? 0)",
            ])
        }
        return aligned(rows)
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String { tenths(nanoseconds / 100_000) }

    private static func tenths(_ number: UInt64) -> String { "\(number / 10).\(number % 10)" }

    /// The first column to the left, the others to the right.
    private static func aligned(_ rows: [[String]]) -> String {
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }.joined(separator: "  ").trimmedAtEnd + "\n"
        }.joined()
    }
}

extension String {
    /// Without the spaces at its end.
    fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
