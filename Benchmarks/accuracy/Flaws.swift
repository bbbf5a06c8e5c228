import Linting
import Platform

/// Findings in clean texts that somebody has read and found right: flaws of the texts, not of the rules.
///
/// A line a flaw, `path:offset rule`, the path without what stands before its language's folder. No text of the corpus
/// stands in it, so that it may be kept with the project.
struct Flaws {
    private var known: Set<String> = []

    init() {}

    /// - Parameter places: files, or folders of `.txt` files.
    init(_ places: [String]) throws {
        for file in try Corpus(places, language: nil).paths {
            let text = String(decoding: try Files.read(file), as: UTF8.self)
            known.formUnion(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
        }
    }

    /// - Parameter offset: where the finding stands in the text as it is on disk, in UTF-8 bytes.
    func contains(_ finding: Finding, at offset: Int, in path: String) -> Bool {
        known.contains(Self.line(finding.rule, offset, path))
    }

    /// What stands for a finding in a file of flaws.
    static func line(_ rule: String, _ offset: Int, _ path: String) -> String {
        "\(short(path)):\(offset) \(rule)"
    }

    private static func short(_ path: String) -> String {
        let parts = path.split(separator: "/")
        guard let start = parts.lastIndex(where: { $0 == "clean" || $0 == "fixtures" }) else { return path }
        return parts[(start + 1)...].joined(separator: "/")
    }
}
