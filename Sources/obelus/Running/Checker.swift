import Discovery
import Linting
import Prose
import Reporting
import Settings

/// Checks one part after another; changes nothing.
struct Checker: FileWork {
    /// Whether to say where the time went.
    var isProfiling = false

    func outcome(of part: FilePart, _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]) -> FileOutcome {
        isProfiling ? profiled(part, linter, &filter, reporters) : checked(part, linter, &filter, reporters)
    }

    private func checked(_ part: FilePart, _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]) -> FileOutcome {
        var unparsed = linter.texts(of: part.source, part.options)
        var outcome = FileOutcome()
        var exhausted: [ExhaustedPattern] = []
        var limit = FindingLimit.reporting(part.source.bytes.count, records: part.options.format.isRecords)
            .adding(filter?.filter.knownCount ?? 0)
        var texts: [FileReport.CheckedText] = []
        // One after another: what a text takes is free before the next is looked at.
        while let document = unparsed.next() {
            let findings = linter.check(document, exhausted: &exhausted, limit: &limit)
            if let text = text(document, findings, linter, &filter, reporters) { texts.append(text) }
            outcome.add(&exhausted, in: document, of: part.file)
        }
        outcome.add(texts, of: part, to: reporters)
        outcome.add(unparsed.problems, in: part)
        outcome.add(limit.hidden(by: linter.rules), in: part.file)
        return outcome
    }

    /// A text with what is left of its findings; nil where nothing is, which no report speaks of.
    private func text(
        _ document: Document, _ findings: [Finding], _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]
    ) -> FileReport.CheckedText? {
        var findings = findings
        var fingerprints: [Fingerprint]?
        if filter != nil {
            filter?.filter.begin(document)
            fingerprints = filter?.filter.apply(&findings, in: document)
        }
        guard !findings.isEmpty else { return nil }
        return FileReport.CheckedText(
            document, findings, fingerprints: fingerprints, fixedEdits: fixed(document, linter, filter, reporters))
    }

    /// What `obelus fix` would change, where a report wants to know.
    private func fixed(_ document: Document, _ linter: Linter, _ filter: PartFilter?, _ reporters: [any Reporter]) -> [Edit]? {
        guard reporters.contains(where: \.wantsFixedText) else { return nil }
        var limit = FindingLimit.none
        var filter = filter?.filter
        return linter.fix(document, choosing: FixChoice(), limit: &limit, filter: &filter).edits
    }

    /// The same with a clock in hand.
    private func profiled(_ part: FilePart, _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]) -> FileOutcome {
        var profile = Profile()
        var time = profile.end(.read, since: part.started)
        let (documents, problems) = linter.read(part.source, part.options)
        time = profile.end(.parse, since: time)
        var texts: [FileReport.CheckedText] = []
        var outcome = FileOutcome()
        var exhausted: [ExhaustedPattern] = []
        var limit = FindingLimit.reporting(part.source.bytes.count, records: part.options.format.isRecords)
            .adding(filter?.filter.knownCount ?? 0)
        for document in documents {
            let findings = linter.check(document, into: &profile, exhausted: &exhausted, limit: &limit)
            if let text = text(document, findings, linter, &filter, reporters) { texts.append(text) }
            outcome.add(&exhausted, in: document, of: part.file)
        }
        time = profile.end(.check, since: time)
        outcome.add(texts, of: part, to: reporters)
        outcome.add(problems, in: part)
        outcome.add(limit.hidden(by: linter.rules), in: part.file)
        profile.end(.report, since: time)
        outcome.profile = profile
        return outcome
    }
}
