import Linting
import Platform

extension Settings {
    /// The settings of a configuration that is a text in memory: the keys of `.obelus.yml` but those that name files.
    ///
    /// - Parameters:
    ///   - bytes: YAML in UTF-8; an empty text sets nothing.
    ///   - name: the text, for messages.
    ///   - rules: the rules there are, by id.
    /// - Throws: all that is wrong with the text; also a key that names files (`extends`, `rule-paths`, `baseline`, `formats`, `exclude`, `overrides`).
    /// - Complexity: linear in the text, and the rules times the levels.
    public init(_ bytes: [UInt8], name: String, rules: [Rule]) throws(PlacedErrors) {
        let file = try ConfigurationReader.read(bytes, path: name, folder: "/")
        var errors: [PlacedError] = []
        let places =
            file.extends.map { ("extends", $0.origin) } + file.rulePaths.map { ("rule-paths", $0.origin) }
            + (file.baseline.map { [("baseline", $0.origin)] } ?? [])
        for case (let key, .file(_, let line)) in places {
            errors.append(PlacedError(path: name, line: line, message: Self.needsFiles(key)))
        }
        if !file.exclude.isEmpty { errors.append(PlacedError(path: name, message: Self.needsFiles("exclude"))) }
        if file.overrides.contains(where: \.isOfFormat) {
            errors.append(PlacedError(path: name, message: Self.needsFiles("formats")))
        }
        if file.overrides.contains(where: { !$0.isOfFormat }) {
            errors.append(PlacedError(path: name, message: Self.needsFiles("overrides")))
        }
        let ids = rules.map(\.id)
        for level in file.layer.levels {
            guard let problem = level.selector.problem(among: ids), case .file(_, let line) = level.origin else { continue }
            errors.append(PlacedError(path: name, line: line, message: problem))
        }
        if let (problem, origin) = file.layer.styleConflict, case .file(_, let line) = origin {
            errors.append(PlacedError(path: name, line: line, message: problem))
        }
        guard errors.isEmpty else { throw PlacedErrors(errors) }
        var selected: [String: [Int]] = [:]
        self.init(layers: [file.layer], rules: rules, selected: &selected)
    }

    private static func needsFiles(_ key: String) -> String {
        "“\(key)” names files, which a configuration without a file cannot have; remove it"
    }
}
