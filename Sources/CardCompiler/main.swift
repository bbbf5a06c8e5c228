import BuildTools
import Cards
import Platform

// CardCompiler RULES-FOLDER OUTPUT-FILE TICK-FILE: turns rule cards into Swift, for the plugin CompileCards, which says
// what the tick is for.

guard CommandLine.arguments.count == 4 else {
    BuildMessages.complain("usage: CardCompiler RULES-FOLDER OUTPUT-FILE TICK-FILE")
    exit(2)
}
let folder = CommandLine.arguments[1]
let output = CommandLine.arguments[2]

// `languages` holds what CLDR does not say about languages: no cards.
let (cards, errors) = CardFolder.read(folder, skipping: ["languages"], allowsCheck: true, allowsGlossaries: false)
let misplaced = cards.filter { $0.card.id.split(separator: "/").count != 2 }.map {
    PlacedError(path: $0.path, message: "a built-in card’s path must be Rules/<category>/<rule>.yml; move the file")
}
// Two rules of one name in two categories cannot both have a check.
var types: [String: String] = [:]
let doubled = cards.compactMap { file -> PlacedError? in
    guard case .check(let type) = file.card.detection, let other = types.updateValue(file.card.id, forKey: type) else { return nil }
    return PlacedError(
        path: file.path, line: 1, message: "its check would be “\(type)”, which is the one of “\(other)”; rename one of the two rules")
}
let mistakes = errors + misplaced + doubled
mistakes.forEach(BuildMessages.complain)
guard mistakes.isEmpty else { exit(1) }

let source = Array(CatalogSource.source(of: cards).utf8)
do {
    // An output that did not change is not written, or all that depends on it would be rebuilt.
    if (try? Files.read(output)) != source { try Files.overwrite(output, source) }
    try Files.overwrite(CommandLine.arguments[3], [UInt8(ascii: "\n")])
} catch {
    BuildMessages.complain(error)
    exit(1)
}
