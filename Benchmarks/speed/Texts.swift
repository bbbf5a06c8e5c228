import Platform

/// The texts below a folder, in the order of their paths.
struct Texts {
    struct Text {
        let path: String
        let language: String
    }

    private(set) var texts: [Text] = []

    static let languages: Set<String> = ["ar", "cs", "de", "en", "es", "fr", "it", "ja", "pl", "pt", "ru", "uk", "zh"]

    /// - Parameters:
    ///   - language: of all texts; nil: as the folders on the way to them say.
    init(_ folder: String, language: String?) throws {
        try collect(folder, language)
        guard !texts.isEmpty else { throw Complaint("there is no text below \(folder)") }
    }

    /// Sources and human translations stand beside those of machines in some collections.
    private static func isLeftOut(_ name: String) -> Bool { name == "src" || name.hasPrefix("ref") }

    private mutating func collect(_ folder: String, _ language: String?) throws {
        for entry in try Files.entries(of: folder) {
            let path = folder + "/" + entry.name
            switch entry.kind {
            case .folder where !Self.isLeftOut(entry.name): try collect(path, language ?? Self.language(entry.name))
            case .file where entry.name.hasSuffix(".txt"): texts.append(Text(path: path, language: language ?? "en"))
            default: break
            }
        }
    }

    /// `de`, or the second of `en-de`.
    private static func language(_ name: String) -> String? {
        let last = name.split(separator: "-").last.map(String.init) ?? ""
        return languages.contains(last) ? last : nil
    }

    /// The texts of all languages in turn, one of each at a time, until every one was taken.
    func mixed() -> [Text] {
        var rest = Dictionary(grouping: texts, by: \.language).mapValues { $0[...] }
        var result: [Text] = []
        let names = rest.keys.sorted()
        while result.count < texts.count {
            for name in names {
                if let text = rest[name]?.popFirst() { result.append(text) }
            }
        }
        return result
    }

    static func bytes(_ text: Text) throws -> [UInt8] { try Files.read(text.path) }
}
