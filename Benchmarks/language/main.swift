// Measures the recogniser on texts whose language is known: language-benchmark FOLDER [--list]
//
// FOLDER holds a folder per language, named by its tag, of text files. Prints for every language how many documents,
// and how many paragraphs of 60 characters and more, were recognised right, left undetermined, and recognised wrong;
// with --list, one line for every unit instead, for choosing thresholds.

import Foundation
import Prose

struct Tally {
    var right = 0
    var undetermined = 0
    var wrong: [String: Int] = [:]

    mutating func count(_ guess: LanguageTag, _ expected: LanguageTag) {
        if guess == expected {
            right += 1
        } else if guess == .undetermined {
            undetermined += 1
        } else {
            wrong[guess.description, default: 0] += 1
        }
    }

    static func + (one: Tally, other: Tally) -> Tally {
        Tally(
            right: one.right + other.right, undetermined: one.undetermined + other.undetermined,
            wrong: one.wrong.merging(other.wrong, uniquingKeysWith: +))
    }

    var row: String {
        let wrongs = wrong.values.reduce(0, +)
        let total = Double(max(1, right + undetermined + wrongs))
        let percent = { (count: Int) in String(format: "%8.2f %%", 100 * Double(count) / total) }
        let names = wrong.sorted { $0.value > $1.value }.prefix(4).map { "\($0.key) \($0.value)" }
        return String(format: "%8d", right + undetermined + wrongs) + percent(right) + percent(undetermined) + percent(wrongs)
            + "  " + names.joined(separator: ", ")
    }
}

func recognize(_ text: [UInt8]) -> LanguageGuess {
    text.withUnsafeBufferPointer(LanguageRecognizer.recognize)
}

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: language-benchmark FOLDER [--list]")
    exit(2)
}
let root = URL(fileURLWithPath: arguments[1])
let listsUnits = arguments.contains("--list")
var documents: [(String, Tally)] = []
var paragraphs: [(String, Tally)] = []
var slowest = Duration.zero

for name in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
    let language = LanguageTag(name)
    guard language != .undetermined else { continue }
    var (ofDocuments, ofParagraphs) = (Tally(), Tally())
    let files = FileManager.default.enumerator(at: root.appendingPathComponent(name), includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "txt" {
        let bytes = [UInt8](try Data(contentsOf: file))
        var guess = LanguageGuess.none
        slowest = max(slowest, ContinuousClock().measure { guess = recognize(bytes) })
        ofDocuments.count(guess.language, language)
        if listsUnits || guess.language != language { print("document", name, guess, file.lastPathComponent) }
        for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            guard String(decoding: line, as: UTF8.self).unicodeScalars.count >= 60 else { continue }
            let guess = recognize(Array(line))
            ofParagraphs.count(guess.language, language)
            if listsUnits { print("paragraph", name, guess, String(decoding: line.prefix(150), as: UTF8.self)) }
        }
    }
    documents.append((name, ofDocuments))
    paragraphs.append((name, ofParagraphs))
}

for (title, rows) in [("documents", documents), ("paragraphs", paragraphs)] {
    print("\n\(title)\n          units      right  undetermined   wrong")
    for (name, tally) in rows { print(name.padding(toLength: 6, withPad: " ", startingAt: 0), tally.row) }
    print("all   ", rows.map(\.1).reduce(Tally(), +).row)
}
print("\nslowest document: \(slowest)")
