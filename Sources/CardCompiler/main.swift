import Cards
import FileReading

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

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
(errors + misplaced).forEach(BuildMessages.complain)
guard errors.isEmpty, misplaced.isEmpty else { exit(1) }

let source = Array(CatalogSource.source(of: cards).utf8)
do {
    // An output that did not change is not written, or all that depends on it would be rebuilt.
    if (try? Files.read(output)) != source { try Files.overwrite(output, source) }
    try Files.overwrite(CommandLine.arguments[3], [UInt8(ascii: "\n")])
} catch {
    BuildMessages.complain(error)
    exit(1)
}
