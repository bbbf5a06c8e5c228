import Cards
import Linting

/// Findings in clean texts that somebody has read and found right: flaws of the texts, not of the rules.
///
/// A line a flaw, `path:offset rule`, the path without what stands before its language's folder. No text of the corpus
/// stands in it, so that it may be kept with the project.
struct Flaws {
    private var known: Set<String> = []

    init() {}

    init(file: String) throws {
        let text = String(decoding: try Files.read(file), as: UTF8.self)
        known = Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    }

    func contains(_ finding: Finding, in path: String) -> Bool {
        known.contains(Self.line(finding, path))
    }

    /// What stands for the finding in a file of flaws.
    static func line(_ finding: Finding, _ path: String) -> String {
        "\(short(path)):\(finding.range.lowerBound) \(finding.rule)"
    }

    private static func short(_ path: String) -> String {
        let parts = path.split(separator: "/")
        guard let start = parts.lastIndex(where: { $0 == "clean" || $0 == "fixtures" }) else { return path }
        return parts[(start + 1)...].joined(separator: "/")
    }
}
