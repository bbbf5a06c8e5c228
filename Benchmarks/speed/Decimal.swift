/// Numbers for people.
enum Decimal {
    /// With so many digits behind the point.
    static func text(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite else { return "–" }
        var factor = 1.0
        for _ in 0..<digits { factor *= 10 }
        let scaled = Int((abs(value) * factor).rounded())
        let whole = scaled / Int(factor)
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard digits > 0 else { return sign + "\(whole)" }
        let rest = "\(scaled % Int(factor))"
        return sign + "\(whole)." + String(repeating: "0", count: digits - rest.utf8.count) + rest
    }

    /// A duration in the unit that suits it.
    static func seconds(_ value: Double) -> String {
        value < 0.0995 ? text(value * 1000, value < 0.00995 ? 2 : 1) + " ms" : text(value, value < 9.95 ? 2 : 1) + " s"
    }

    /// Binary megabytes, as memory is counted.
    static func mebibytes(_ bytes: Int) -> String { text(Double(bytes) / 1_048_576, 0) + " MiB" }

    /// Decimal megabytes, as files are.
    static func megabytes(_ bytes: Int) -> String { text(Double(bytes) / 1_000_000, 1) + " MB" }

    /// A ratio, finer where it is small.
    static func ratio(_ value: Double) -> String { text(value, value < 9.95 ? 2 : value < 99.5 ? 1 : 0) }
}
