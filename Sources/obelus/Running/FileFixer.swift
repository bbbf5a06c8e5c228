import Discovery
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

/// Fixes one part after another.
struct FileFixer: FileWork {
    /// Which fixes to apply.
    var choice: FixChoice
    /// Whether to show what would change instead of changing it.
    var showsDiff: Bool

    /// Fixes a part's texts, and reports what is left in them; the file is still to be replaced.
    func outcome(of part: FilePart, _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]) -> FileOutcome {
        var limit = FindingLimit.reporting(part.source.bytes.count, records: part.options.format.isRecords)
            .adding(filter?.filter.knownCount ?? 0)
        var own = filter?.filter
        let fixed = linter.fix(part.source, part.options, choosing: choice, limit: &limit, filter: &own)
        if let own { filter?.filter = own }
        var outcome = FileOutcome()
        outcome.summary.fixed = Summary.Fixed()
        for _ in 0..<fixed.unwritten {
            // Promises are held against the text's spelling too, so this says that a rule and a reader disagree.
            outcome.errors.append(PlacedError(path: part.file.name, message: "a fix cannot be written back; please report it"))
        }
        for finding in fixed.applied {
            outcome.summary.fixed?.places += 1
            outcome.fixedCounts[finding.rule, default: 0] += 1
        }
        for refusal in fixed.refused { say(refusal, part, &outcome) }
        for text in fixed.texts {
            var exhausted = text.exhausted
            outcome.add(&exhausted, in: text.document, of: part.file)
        }
        if !fixed.source.bytes.isSame(as: part.source.bytes) { outcome.summary.fixed?.files = 1 }
        put(fixed.source.bytes, part, &outcome)
        outcome.add(report(fixed, part), to: reporters)
        outcome.add(fixed.problems, in: part)
        outcome.add(limit.hidden(by: linter.rules), in: part.file)
        return outcome
    }

    /// What is left, in the file as it will be.
    private func report(_ fixed: FixedFile, _ part: FilePart) -> FileReport {
        var texts: [FileReport.CheckedText] = fixed.texts.map {
            FileReport.CheckedText($0.document, $0.remaining, fingerprints: $0.fingerprints)
        }
        if fixed.texts.contains(where: { $0.document.origin != nil || !$0.document.text.map.isIdentity }),
            texts.contains(where: { !$0.findings.isEmpty })
        {
            // The way back to the file is another one now.
            let passages = part.options.format.reader.read(fixed.source, part.options).passages
            texts = zip(texts, passages).map { text, passage in text.relocated(passage) }
        }
        return FileReport(path: part.file.name, source: fixed.source, texts: texts, isContinued: part.position == .later)
    }

    /// Says where a fixed text belongs.
    private func put(_ fixed: [UInt8], _ part: FilePart, _ outcome: inout FileOutcome) {
        let isChanged = !fixed.isSame(as: part.source.bytes)
        if showsDiff {
            // In UTF-8, as all output.
            outcome.isDiff = true
            outcome.text =
                part.position == .whole
                ? UnifiedDiff.of(part.source.bytes, fixed, path: part.file.name)
                : UnifiedDiff.hunks(part.source.bytes, fixed, linesBefore: part.source.linesBefore)
        } else if part.position != .whole, !part.isStandardInput {
            outcome.fixedPart = FixedPart(bytes: fixed, length: part.source.bytes.count, isChanged: isChanged)
        } else {
            guard isChanged || part.origin == nil else { return }
            guard let fixed = part.source.encoding.encoded(fixed) else {
                // Promises keep fixes from bytes that are not well-formed, so this says that one does not.
                outcome.errors.append(PlacedError(path: part.file.name, message: "a fix cannot be written back; please report it"))
                return
            }
            if let origin = part.origin {
                outcome.replacement = Replacement(bytes: fixed, path: origin.path, name: part.file.name, identity: origin.identity)
            } else {
                outcome.text = fixed
            }
        }
    }

    /// What to say about a fix that was not applied.
    private func say(_ refusal: Refusal, _ part: FilePart, _ outcome: inout FileOutcome) {
        // The rule is right about its place; what stands beside it is damaged, and is a finding of its own.
        if refusal.reason == .changesIllFormedBytes { return }
        let message = "a fix of \(refusal.rule) was not applied: \(refusal.reason.description); please report this to the rule’s author"
        let error = PlacedError(path: part.file.name, message: message)
        // A text that does not come to rest is one that the next run would change again.
        if case .unsettled = refusal.reason { outcome.errors.append(error) } else { outcome.remarks.append(error) }
    }
}
