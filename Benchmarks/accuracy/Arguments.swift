/// The command line: a subcommand, folders, `--name value` options and `--name` flags.
struct Arguments {
    private(set) var command = ""
    private(set) var folders: [String] = []
    private var options: [String: [String]] = [:]
    private static let flags: Set<String> = ["list", "goals", "by-language", "unsafe", "help", "write", "all", "failures", "table"]

    init(_ words: [String]) throws(Complaint) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "-h" {
                options["help", default: []].append("")
            } else if word.hasPrefix("--") {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
                let name = parts.first ?? ""
                if Self.flags.contains(name) {
                    options[name, default: []].append("")
                } else if parts.count == 2 {
                    options[name, default: []].append(parts[1])
                } else if let value = rest.popFirst() {
                    options[name, default: []].append(value)
                } else {
                    throw Complaint("\(word) needs a value")
                }
            } else if command.isEmpty {
                command = word
            } else {
                folders.append(word)
            }
        }
    }

    func has(_ flag: String) -> Bool { options[flag] != nil }

    func value(_ name: String) -> String? { options[name]?.last }

    /// All values of an option that may be given several times, or with commas.
    func values(_ name: String) -> [String] {
        (options[name] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
    }

    func number(_ name: String, _ standard: Int) throws(Complaint) -> Int {
        guard let text = value(name) else { return standard }
        guard let number = Int(text), number >= 0 else { throw Complaint("--\(name) needs a number, not “\(text)”") }
        return number
    }
}

/// What is wrong with a command line.
struct Complaint: Error {
    let message: String
    init(_ message: String) { self.message = message }
}
