import BuildTools
import Cards
import Platform

// CardCompiler RULES-FOLDER OUTPUT-FILE TICK-FILE: turns rule cards into Swift, for the plugin CompileCards, which says
// what the tick is for.
// CardCompiler coverage RULES-FOLDER OUTPUT-FILE: writes docs/coverage.md, for scripts/document-rules.

guard CommandLine.arguments.count == 4 else {
    BuildMessages.complain("usage: CardCompiler RULES-FOLDER OUTPUT-FILE TICK-FILE, or CardCompiler coverage RULES-FOLDER OUTPUT-FILE")
    exit(2)
}
let writesCoverage = CommandLine.arguments[1] == "coverage"
let rules = BuiltInRules.read(CommandLine.arguments[writesCoverage ? 2 : 1])
rules.errors.forEach(BuildMessages.complain)
guard rules.errors.isEmpty, let taxonomy = rules.taxonomy else { exit(1) }

do {
    if writesCoverage {
        let page = CoveragePage(taxonomy: taxonomy, cards: rules.cards.map(\.card))
        try Files.overwrite(CommandLine.arguments[3], Array(page.text.utf8))
    } else {
        let output = CommandLine.arguments[2]
        let source = Array(CatalogSource.source(of: rules.cards).utf8)
        // An output that did not change is not written, or all that depends on it would be rebuilt.
        if (try? Files.read(output)) != source { try Files.overwrite(output, source) }
        try Files.overwrite(CommandLine.arguments[3], [UInt8(ascii: "\n")])
    }
} catch {
    BuildMessages.complain(error)
    exit(1)
}
