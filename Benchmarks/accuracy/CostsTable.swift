import Platform
import Prose

/// The table of docs/quotation-costs.md: the numbers as the code has them, with what was measured of each.
struct CostsTable {
    private let heading: String
    /// By name: what changes with a fifth less, and with a fifth more.
    private let measured: [String: [(value: Float, counts: [Int])]]

    init(measured file: String) throws {
        var heading = ""
        var measured: [String: [(value: Float, counts: [Int])]] = [:]
        for line in String(decoding: try Files.read(file), as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            if line.hasPrefix("# ") {
                if heading.isEmpty { heading = String(line.dropFirst(2)) }
                continue
            }
            guard fields.count == CostEffect.columns.count, let value = Float(fields[1]) else {
                throw Complaint("\(file): “\(line)” is not a row of “accuracy costs”")
            }
            measured[fields[0], default: []].append((value, fields.dropFirst(2).compactMap { Int($0) }))
        }
        self.heading = heading
        self.measured = measured
    }

    /// - Throws: where the file is of other numbers than the code has.
    func render() throws(Complaint) -> String {
        let rows = QuotationCosts().rows
        var lines = [
            "# The numbers of the quotation parser",
            "",
            "Written by `scripts/document-costs` from `Sources/Prose/Quotations/Costs.swift` and what `accuracy costs` measured",
            "(`Benchmarks/accuracy/costs.tsv`). There are \(rows.count) numbers. A cost is what speaks against a reading: about 6 for a mark without",
            "sense, 3 for a clear mistake, below 1 for what is only unusual. None was computed from data.",
            "",
            "Origin: *order*, set by hand with the first parser, in the order of how bad things look; *alarms*, set by hand while false alarms in",
            "novels, news and the fixtures were read; *misses*, set by hand while missed damage was read; *work*, a limit on time and memory.",
            "",
            "The last columns say what changes if the number is a fifth lower / a fifth higher (integers move by one at least), in",
            "\(heading). *Read* are marks of the clean texts that get another role or partner, *alarms* findings in clean texts that",
            "come and go, *recall* damaged texts in which the damage is found or missed instead, *fixed* those that are restored or not instead.",
        ]
        var group = ""
        for row in rows {
            let parts = row.name.split(separator: ".").map(String.init)
            if parts[0] != group {
                group = parts[0]
                lines += [
                    "", "## \(group)", "", "| number | value | meaning | origin | read | alarms | recall | fixed |",
                    "|---|---|---|---|---|---|---|---|",
                ]
            }
            let cells = [parts[1], Self.short(row.value), row.meaning, row.origin.rawValue] + (try effects(row))
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func effects(_ row: QuotationCosts.Row) throws(Complaint) -> [String] {
        guard let sides = measured[row.name], sides.count == 2,
            zip(sides, row.fifths).allSatisfy({ Self.short($0.value) == Self.short($1) })
        else {
            throw Complaint("\(row.name) is \(Self.short(row.value)), which was not measured; run scripts/document-costs with the texts")
        }
        // Places in `CostEffect.counts`.
        return [[0], [1, 2], [3, 4], [7, 8]].map { columns in
            sides.map { side in "\(columns.reduce(0) { $0 + side.counts[$1] })" }.joined(separator: " / ")
        }
    }

    /// The number with at most three places.
    static func short(_ value: Float) -> String {
        let rounded = (Double(value) * 1000).rounded() / 1000
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
