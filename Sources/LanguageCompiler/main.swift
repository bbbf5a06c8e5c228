import BuildTools
import Platform

// LanguageCompiler CARDS-FOLDER OUTPUT-FILE: turns what CLDR and the language cards say into Swift.

guard CommandLine.arguments.count == 3 else {
    BuildMessages.complain("usage: LanguageCompiler CARDS-FOLDER OUTPUT-FILE")
    exit(2)
}
let (cards, errors) = LanguageCard.read(folder: CommandLine.arguments[1])
errors.forEach(BuildMessages.complain)
guard errors.isEmpty else { exit(1) }
do {
    try Files.overwrite(CommandLine.arguments[2], Array(try LanguageSource(cards: cards).text.utf8))
} catch let error as PlacedError {
    BuildMessages.complain(error)
    exit(1)
} catch {
    BuildMessages.complain("\(error)")
    exit(1)
}
