/// The command line: a subcommand, words, `--name value` options and `--name` flags.
struct Arguments {
    private(set) var command = ""
    private(set) var words: [String] = []
    private var options: [String: [String]] = [:]
    private static let flags: Set<String> = ["help", "list"]

    init(_ all: [String]) throws(Complaint) {
        var rest = all[...]
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
                words.append(word)
            }
        }
    }

    func has(_ flag: String) -> Bool { options[flag] != nil }

    func value(_ name: String) -> String? { options[name]?.last }

    /// All values of an option that may be given several times, or with commas.
    func values(_ name: String) -> [String] {
        (options[name] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
    }

    func required(_ name: String) throws(Complaint) -> String {
        guard let value = value(name) else { throw Complaint("--\(name) is missing") }
        return value
    }

    func number(_ name: String, _ standard: Int) throws(Complaint) -> Int {
        guard let text = value(name) else { return standard }
        guard let number = Int(text), number > 0 else { throw Complaint("--\(name) needs a number, not “\(text)”") }
        return number
    }
}

/// What keeps a measurement from being made.
struct Complaint: Error {
    let message: String
    init(_ message: String) { self.message = message }
}
