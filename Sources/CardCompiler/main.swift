import Cards

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// CardCompiler RULES-FOLDER OUTPUT-FILE TICK-FILE: turns rule cards into Swift, for the plugin CompileCards, which says
// what the tick is for.

/// Writes a line to standard error. The C library's `stderr` is a variable, which Swift 6 does not let through.
func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

/// In the form that SwiftPM and Xcode recognise as a compiler's.
func complain(_ error: PlacedError) {
    complain("\(error.path):\(error.line ?? 1): error: \(error.message)")
}

/// Gives a file new contents.
func overwrite(_ path: String, _ bytes: [UInt8]) throws(PlacedError) {
    guard let file = fopen(path, "w") else { throw Files.lastError(path) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw Files.lastError(path) }
}

guard CommandLine.arguments.count == 4 else {
    complain("usage: CardCompiler RULES-FOLDER OUTPUT-FILE TICK-FILE")
    exit(2)
}
let folder = CommandLine.arguments[1]
let output = CommandLine.arguments[2]

// `languages` holds what CLDR does not say about languages: no cards.
let (cards, errors) = CardFolder.read(folder, skipping: ["languages"], allowsCheck: true)
let misplaced = cards.filter { $0.card.id.split(separator: "/").count != 2 }.map {
    PlacedError(path: $0.path, message: "a built-in card's path is Rules/<category>/<rule>.yml; move the file")
}
(errors + misplaced).forEach(complain)
guard errors.isEmpty, misplaced.isEmpty else { exit(1) }

let source = Array(CatalogSource.source(of: cards).utf8)
do {
    // An output that did not change is not written, or all that depends on it would be rebuilt.
    if (try? Files.read(output)) != source { try overwrite(output, source) }
    try overwrite(CommandLine.arguments[3], [UInt8(ascii: "\n")])
} catch {
    complain(error)
    exit(1)
}
