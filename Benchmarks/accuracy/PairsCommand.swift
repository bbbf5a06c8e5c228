import Bytes
import Catalog
import Damage
import Linting
import Platform
import Prose
import Readers

/// `accuracy pairs`: what the rules on pairs say of translations that are right, and what they find of injuries to them.
enum PairsCommand {
    private static let formats: [(ending: String, format: TextFormat)] = [
        (".po", .po), (".xlf", .xliff), (".xliff", .xliff), (".tmx", .tmx),
    ]

    /// What is counted of a kind of injury.
    private struct Count {
        var trials = 0
        var found = 0
        var named = 0
        var byLanguage: [String: (trials: Int, found: Int)] = [:]
    }

    static func run(_ arguments: Arguments) throws {
        let linter = Linter(rules: Catalog.rules.filter { $0.card.category == "pairs" }) { $0.level }
        let most = try arguments.number("per-kind", 60)
        var pairs = 0
        var touched = 0
        var alarms: [String: Int] = [:]
        var counts: [String: Count] = [:]
        for path in arguments.folders {
            guard let format = formats.first(where: { path.hasSuffix($0.ending) })?.format else {
                throw Complaint("“\(path)” is not a file with pairs (.po, .xlf, .tmx)")
            }
            let documents = linter.read(Source(try Files.read(path)), ReadingOptions(format: format)).documents
            pairs += documents.count
            var clean: [Document] = []
            for document in documents where document.counterpart != nil {
                let findings = linter.check(document)
                for finding in findings { alarms["\(finding.rule) (\(finding.level.name))", default: 0] += 1 }
                if findings.contains(where: { $0.level >= .warning }) { touched += 1 }
                if findings.isEmpty { clean.append(document) }
                if arguments.has("list") {
                    for finding in findings {
                        print(
                            "\(path)\t\(finding.rule)\t\(finding.message)\n  \(finding.source?.text ?? "")\n  \(document.text(0..<document.bytes.count))"
                        )
                    }
                }
            }
            injure(clean, linter, seed: try arguments.number("seed", 1), most: most, arguments.value("show-failures"), &counts)
        }
        print("\(pairs) pairs, \(touched) with an error or a warning (\(percent(touched, pairs)))\n")
        for (rule, count) in alarms.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { print("\(count)\t\(rule)") }
        print("\nkind\ttrials\tfound\tby its rule")
        var all = Count()
        for injury in PairInjury.all {
            guard let count = counts[injury.name] else { continue }
            all.trials += count.trials
            all.found += count.found
            print("\(injury.name)\t\(count.trials)\t\(percent(count.found, count.trials))\t\(percent(count.named, count.trials))")
            guard arguments.has("by-language") else { continue }
            for (language, part) in count.byLanguage.sorted(by: { $0.key < $1.key }) {
                print("\t\(language)\t\(part.trials)\t\(percent(part.found, part.trials))")
            }
        }
        print("all\t\(all.trials)\t\(percent(all.found, all.trials))")
    }

    /// Injures clean pairs of a file, each kind as often as it finds a place.
    private static func injure(
        _ documents: [Document], _ linter: Linter, seed: Int, most: Int, _ shown: String?, _ counts: inout [String: Count]
    ) {
        guard !documents.isEmpty else { return }
        for injury in PairInjury.all {
            var random = SplitMix64(seed: UInt64(seed), name: injury.name)
            var trials = 0
            var attempts = 0
            while trials < most, attempts < most * 40 {
                attempts += 1
                let document = documents[random.below(documents.count)]
                let other = documents[random.below(documents.count)]
                guard let source = document.counterpart,
                    let text = injury.apply(
                        PairInjury.Pair(
                            source: source.text(0..<source.text.bytes.count), target: document.text(0..<document.bytes.count),
                            other: other.text(0..<other.bytes.count), language: document.language), &random)
                else { continue }
                trials += 1
                var passage = document.format.reader.passage(Array(text.utf8), layout: .lines)
                passage.counterpart = source
                let injured = Document(
                    passage, format: document.format, language: document.language, isLanguageRecognized: false, for: document.request)
                let findings = linter.check(injured).filter { $0.level >= .warning }
                let language = "\(source.language)-\(document.language)"
                counts[injury.name, default: Count()].trials += 1
                counts[injury.name, default: Count()].byLanguage[language, default: (0, 0)].trials += 1
                guard !findings.isEmpty else {
                    if shown == injury.name { print("not found: \(source.text(0..<source.text.bytes.count))\n           \(text)") }
                    continue
                }
                counts[injury.name, default: Count()].found += 1
                counts[injury.name, default: Count()].byLanguage[language, default: (0, 0)].found += 1
                if findings.contains(where: { injury.rules.contains($0.rule) }) { counts[injury.name, default: Count()].named += 1 }
            }
        }
    }

    private static func percent(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let tenths = part * 1000 / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
