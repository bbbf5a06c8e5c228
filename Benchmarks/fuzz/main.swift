import BuildTools
import Catalog
import Linting
import Platform

// fuzz COUNT [--seed N] [--first N] FOLDER…

var count = 0
var seed: UInt64 = 1
var first = 0
var folders: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
    case "--first": first = arguments.popFirst().flatMap { Int($0) } ?? first
    default: if count == 0, let number = Int(argument) { count = number } else { folders.append(argument) }
    }
}

/// The texts of folders, those in them included.
func texts(in folder: String) throws(PlacedError) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for entry in try Files.entries(of: folder) {
        let path = folder + "/" + entry.name
        switch entry.kind {
        case .folder: found += try texts(in: path)
        case .file where path.hasSuffix(".txt") || path.hasSuffix(".md"): found.append(try Files.read(path))
        default: break
        }
    }
    return found
}

var all: [[UInt8]] = []
do throws(PlacedError) {
    for folder in folders { all += try texts(in: folder) }
} catch {
    BuildMessages.complain(error.description)
    exit(2)
}
all.removeAll(where: \.isEmpty)
guard count > 0, !all.isEmpty else {
    BuildMessages.complain("usage: fuzz COUNT [--seed N] [--first N] FOLDER…")
    exit(2)
}

/// The default preset, all rules, and all rules with each style of quotation marks.
let styles = [nil, "quotes/locale-style", "quotes/curly-style", "quotes/straight-style"]
let linters =
    [Linter(rules: Catalog.rules)]
    + styles.map { style in
        Linter(rules: Catalog.rules) { card in
            if card.level == .off { return card.id == style ? .warning : nil }
            return style != nil && card.id == "quotes/typographic" ? nil : card.level
        }
    }

/// How often each property was broken.
var broken: [String: Int] = [:]
for number in first..<first + count {
    if number % 1000 == 0 { BuildMessages.complain("\(number)") }
    var random = Randomness(seed, number)
    let mutant = Mutant(of: all, linters: linters.count, &random)
    var properties = Properties(mutant, linters[mutant.linter])
    properties.check()
    for property in properties.broken {
        broken[property, default: 0] += 1
        guard broken[property] == 1 else { continue }
        let language = mutant.language ?? "auto"
        print("\(property): \(number), \(mutant.format), \(language), linter \(mutant.linter), \(base64(mutant.bytes))")
    }
}
print("\(count) mutants, \(broken.values.reduce(0, +)) failures")
for (property, times) in broken.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { print("\(times)  \(property)") }
exit(broken.isEmpty ? 0 : 1)

/// Source: RFC 4648, section 4.
func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let three = bytes[start..<min(bytes.count, start + 3)]
        let value = (0..<3).reduce(0) { $0 << 8 | ($1 < three.count ? Int(three[start + $1]) : 0) }
        for place in 0..<4 { result.append(place <= three.count ? digits[value >> (18 - 6 * place) & 63] : "=") }
    }
    return result
}
