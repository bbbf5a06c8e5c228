import Cards

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// CardCompiler RULES-FOLDER OUTPUT-FILE: turns rule cards into Swift, for the plugin CompileCards.

/// Writes a line to standard error. The C library's `stderr` is a variable, which Swift 6 does not let through.
func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

/// In the form that SwiftPM and Xcode recognise as a compiler's.
func complain(_ error: PlacedError) {
    complain("\(error.path):\(error.line ?? 1): error: \(error.message)")
}

guard CommandLine.arguments.count == 3 else {
    complain("usage: CardCompiler RULES-FOLDER OUTPUT-FILE")
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

guard let file = fopen(output, "w"), fputs(CatalogSource.source(of: cards), file) >= 0, fclose(file) == 0 else {
    complain(Files.lastError(output))
    exit(1)
}
