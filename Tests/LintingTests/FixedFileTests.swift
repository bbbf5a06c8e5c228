import Catalog
import Linting
import Prose
import Readers
import Testing

/// Files whose texts are read in the light of each other.
@Suite struct FixedFileTests {
    private let linter = Linter(rules: Catalog.rules)

    private func fix(_ file: [UInt8], _ options: ReadingOptions) -> FixedFile {
        var limit = FindingLimit.none
        var filter: FindingFilter?
        return linter.fix(Source(file), options, choosing: FixChoice(), limit: &limit, filter: &filter)
    }

    private func remaining(_ file: [UInt8], _ options: ReadingOptions) -> [[Finding]] {
        linter.read(Source(file), options).documents.map { linter.check($0) }
    }

    /// Fifty-six messages, of which some end otherwise than with their full stop: fewer say nothing about a file.
    ///
    /// - Parameter lost: what the first targets end with instead.
    private func catalog(_ lost: [String]) -> [UInt8] {
        let entries = (1...56).map { number in
            "msgid \"The ferry at pier number \(number) leaves in the morning.\"\n"
                + "msgstr \"Die Fähre an Pier Nummer \(number) fährt am Morgen ab\(number <= lost.count ? lost[number - 1] : ".")\"\n"
        }
        return Array(("msgid \"\"\nmsgstr \"Language: de\\n\"\n\n" + entries.joined(separator: "\n")).utf8)
    }

    /// Nine targets of fifty-six without their full stop are a habit, and eight are slips. The ninth has one, once the character behind it is gone
    /// that nobody sees: what is left to report is what whoever reads the fixed file finds.
    @Test func whatPairsDoTogetherIsLookedAtAgain() {
        let options = ReadingOptions(format: .po)
        let stops = { (file: [UInt8]) in remaining(file, options).joined().count { $0.rule == "pairs/stop" } }
        let eight = Array(repeating: "", count: 8)
        let slips = catalog(eight)
        let file = catalog(eight + [".\u{200B}"])
        #expect(stops(slips) == 8)
        #expect(stops(catalog(eight + [""])) == 0)
        #expect(stops(file) == 0)
        let fixed = fix(file, options)
        let isFixed = fixed.source.bytes == slips && Edit.apply(fixed.edits, to: file) == slips
        #expect(isFixed)
        #expect(fixed.texts.map(\.remaining) == remaining(slips, options))
        #expect(fix(slips, options).edits.isEmpty)
    }

    /// The places that count stay where they were in the text, however often the file is looked at.
    @Test func placesMoveAlong() {
        let options = ReadingOptions(format: .po)
        let lost = [" .", " ."] + Array(repeating: "", count: 6)
        let file = catalog(lost + [".\u{200B}"])
        // Only the second message counts, and the last with the character that nobody sees.
        let places = ["Nummer 2 fährt am Morgen ab .", "\u{200B}"].compactMap { file.firstRange(of: Array($0.utf8)) }
        #expect(places.count == 2)
        var limit = FindingLimit.none
        var filter: FindingFilter? = FindingFilter(places: places)
        let fixed = linter.fix(Source(file), options, choosing: FixChoice(), limit: &limit, filter: &filter)
        let isFixed = fixed.source.bytes == catalog([" .", "."] + lost.dropFirst(2) + ["."])
        #expect(isFixed)
        #expect(fixed.texts.allSatisfy { $0.remaining.isEmpty })
    }

    /// Texts that do not depend on each other are looked at once, and all kinds of files come out as their texts do.
    @Test(arguments: [
        (TextFormat.plain, "One ,two  three."), (.markdown, "---\ntitle: A , b\n---\n\nOne ,two  three."),
        (.html, "<!doctype html><html lang=en><title>A , b</title><p>One ,two  three.</p>"),
        (.jsonLines, "{\"text\":\"a , b\"}\n{\"text\":\"c , d\"}\n"),
        (.csv, "id,text\n1,\"a , b\"\n2,\"c , d\"\n"), (.subRip, "1\n00:00:01,000 --> 00:00:02,000\nOne , two\n"),
    ])
    func filesAreFixedAsTheirTextsAre(_ format: TextFormat, _ text: String) {
        let options = ReadingOptions(format: format, language: .english)
        let file = Array(text.utf8)
        let fixed = fix(file, options)
        let edits = linter.read(Source(file), options).documents.flatMap { linter.fix($0).fileEdits ?? [] }
        #expect(!edits.isEmpty)
        #expect(fixed.source.bytes == Edit.apply(edits.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: file))
        #expect(fixed.source.bytes == Edit.apply(fixed.edits, to: file))
        #expect(fixed.texts.map(\.remaining) == remaining(fixed.source.bytes, options))
        #expect(fixed.unwritten == 0)
        #expect(fix(fixed.source.bytes, options).edits.isEmpty)
    }
}
