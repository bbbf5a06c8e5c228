import Bytes
import Prose
import Readers

/// What came of fixing a file.
public struct FixedFile: Sendable {
    /// The file with its texts fixed.
    public var source: Source
    /// The same as edits of the file as it was: ascending, not overlapping.
    public var edits: [Edit] = []
    /// What came of each text, in the order of the file: of its last look, so that edits and findings that were applied are those of that look alone.
    public var texts: [FixResult] = []
    /// The findings whose fixes were applied, in all looks.
    public var applied: [Finding] = []
    /// Fixes that were left out.
    public var refused: [Refusal] = []
    /// What could not be read.
    public var problems: [ReadingProblem] = []
    /// The texts whose fixes cannot be written into the file, which promises prevent.
    public var unwritten = 0
}

extension Linter {
    /// Fixes the texts of a file, or of whole lines of one that holds records.
    ///
    /// Each text is fixed until it is one that fixing leaves alone. Where texts are read in the light of each other (what the pairs of a file do
    /// together, the language of a page’s title), the fixed file is looked at once more as its next reader will, and fixed again where that reader sees
    /// something else in it. Files without such texts, and those in which nothing was fixed, are looked at once.
    ///
    /// - Complexity: linear in the file for each look, of which there are one or two, and a bounded number in any case.
    /// - Parameters:
    ///   - limit: how many findings of each rule are kept of what is left.
    ///   - filter: what is neither fixed nor reported.
    public func fix(
        _ source: Source, _ options: ReadingOptions, choosing choice: FixChoice, limit: inout FindingLimit, filter: inout FindingFilter?
    ) -> FixedFile {
        var file = FixedFile(source: source)
        var composed = ComposedEdits()
        var stops = Stops(source.bytes)
        while true {
            var left = limit
            var ownFilter = filter
            ownFilter?.moveInFile(by: composed.changes(from: source.start))
            let (documents, problems) = read(file.source, options)
            file.problems = problems
            file.texts = documents.map { fix($0, choosing: choice, limit: &left, filter: &ownFilter) }
            let edits = take(file.texts, into: &file)
            composed.append(
                edits.map { ($0.range.lowerBound - source.start..<$0.range.upperBound - source.start, $0.replacement.utf8.count) })
            write(edits, of: documents, into: &file)
            let isLast = edits.isEmpty || isReadAlike(file, options) || stops.end(at: file.source.bytes)
            guard isLast else { continue }
            (limit, filter) = (left, ownFilter)
            file.edits = composed.edits(file.source.bytes).map {
                Edit($0.range.lowerBound + source.start..<$0.range.upperBound + source.start, $0.replacement)
            }
            return file
        }
    }

    /// Notes what was done, and gives it as edits of the file as it is.
    private func take(_ texts: [FixResult], into file: inout FixedFile) -> [Edit] {
        var edits: [Edit] = []
        file.unwritten = 0
        for text in texts {
            file.applied += text.applied.joined()
            for refusal in text.refused { file.refused.note(refusal) }
            if let own = text.fileEdits { edits += own } else { file.unwritten += 1 }
        }
        // The texts of a file may take turns in it.
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func write(_ edits: [Edit], of documents: [Document], into file: inout FixedFile) {
        let old = file.source
        if let only = documents.first, documents.count == 1, only.origin == nil, only.text.map.isIdentity {
            let fixed = file.texts[0].document
            file.source = Source(fixed.bytes, lineStarts: fixed.lineStarts, encoding: old.encoding)
        } else if !edits.isEmpty {
            let bytes = Edit.apply(edits, to: old.bytes, from: old.start)
            file.source = Source(bytes, start: old.start, linesBefore: old.linesBefore, encoding: old.encoding)
        }
    }

    /// Whether whoever reads the fixed file gets the texts that are in it as they were read when nothing was left to fix in them.
    ///
    /// - Complexity: linear in the file; constant where its texts do not depend on each other.
    private func isReadAlike(_ file: FixedFile, _ options: ReadingOptions) -> Bool {
        let texts = file.texts
        let hasPairs = texts.contains { $0.document.counterpart != nil }
        guard hasPairs || texts.count > 1 && texts.contains(where: { $0.document.origin != nil }) else { return true }
        var passages = options.format.reader.read(file.source, options).passages
        guard passages.count == texts.count else { return false }
        if hasPairs {
            if let habits = PairHabits(passages) { for index in passages.indices { passages[index].note(habits) } }
            compare(&passages, of: file.source, language: options.language)
        }
        // Recognized languages are those of the fixed texts: each was looked at for that.
        let main = zip(passages, texts).first { !$0.0.isAside }?.1.document.language
        return zip(passages, texts).allSatisfy { passage, text in
            let known = passage.language ?? options.language ?? (passage.isAside ? main : nil)
            return (known == nil || known == text.document.language) && text.document.isRead(like: passage)
        }
    }
}
