import Bytes
import Linting
import Platform
import Prose
import Readers

/// A file’s text while somebody decides on its fixes one by one.
struct InteractiveText {
    /// A finding that is open.
    struct Item {
        /// Positions in the file.
        var finding: Finding
        /// Positions in the text as read.
        var inText: Finding
        var document: Document
    }

    /// What a decision can be taken back to.
    private struct State {
        var source: Source
        var left: [Left]
        var position: Int
        var fixed: Int
    }

    /// A finding that was left as it is.
    private struct Left: Equatable {
        var rule: String
        var range: ByteRange
        /// Whether it is to be hidden from now on.
        var isIgnored: Bool
    }

    private let linter: Linter
    private let options: ReadingOptions
    private let touches: Set<Touch>
    /// What is suppressed apart from what comments say.
    private let filter: FindingFilter
    /// As the file is now.
    private(set) var source: Source
    private let original: [UInt8]
    private var left: [Left] = []
    /// Findings before it come last: a fix brought them about.
    private var position = 0
    /// How many fixes were applied.
    private(set) var fixed = 0
    private var history: [State] = []
    /// What is open, from the next one on, and findings that have no fix.
    private(set) var items: [Item] = []
    private(set) var remaining: [Finding] = []
    /// The lines of the side file that hide what is to be ignored and no comment can hide.
    private(set) var lines: [String] = []

    init(_ part: FilePart, _ linter: Linter, touches: Set<Touch>, filter: FindingFilter) {
        self.filter = filter
        self.linter = linter
        options = part.options
        self.touches = touches
        source = part.source
        original = part.source.bytes
        read()
    }

    var isChanged: Bool { source.bytes != original }
    var canUndo: Bool { !history.isEmpty }

    /// Reads the text as it is now.
    ///
    /// - Complexity: linear in the text: a decision takes no longer than a check.
    private mutating func read() {
        var found: [Item] = []
        (remaining, lines) = ([], [])
        var filter = filter
        for document in linter.read(source, options).documents {
            var findings = linter.check(document)
            filter.begin(document)
            let fingerprints = filter.apply(&findings, in: document)
            for (inText, fingerprint) in zip(findings, fingerprints) {
                let finding = document.text.inFile(inText)
                let decision = left.first { $0.rule == finding.rule && $0.range == finding.range }
                if decision?.isIgnored == true {
                    lines.append(SideFile.line(fingerprint, rule: finding.rule, reason: ""))
                    continue
                }
                remaining.append(finding)
                guard let fix = finding.fix, fix.safety != .none, touches.contains(fix.touches), decision == nil else { continue }
                found.append(Item(finding: finding, inText: inText, document: document))
            }
        }
        let next = found.partitioningIndex { $0.finding.range.lowerBound >= position }
        items = Array(found[next...] + found[..<next])
    }

    // MARK: Decisions

    /// Applies edits of the file that belong together.
    mutating func apply(_ edits: [Edit]) {
        history.append(State(source: source, left: left, position: position, fixed: fixed))
        source = Source(Edit.apply(edits, to: source.bytes), encoding: source.encoding)
        // What was left stays left, wherever it is now.
        left = left.map { left in
            let shift = { (offset: Int) in
                edits.reduce(offset) { $1.range.upperBound <= offset ? $0 + $1.replacement.utf8.count - $1.range.count : $0 }
            }
            return Left(
                rule: left.rule, range: shift(left.range.lowerBound)..<max(shift(left.range.lowerBound), shift(left.range.upperBound)),
                isIgnored: left.isIgnored)
        }
        position = edits.first?.range.lowerBound ?? position
        fixed += 1
        read()
    }

    /// Hides a finding from now on: by a comment, or by a line of the side file where the text can have none.
    mutating func ignore(_ item: Item) {
        let edits = linter.ignoreComments(for: [item.inText], in: item.document, reason: "").edits
        if !edits.isEmpty, let edits = item.document.text.fileEdits(edits) {
            apply(edits)
            fixed -= 1
        } else {
            leave(item, isIgnored: true)
        }
    }

    /// Leaves a finding as it is.
    mutating func leave(_ item: Item, isIgnored: Bool = false) {
        history.append(State(source: source, left: left, position: position, fixed: fixed))
        left.append(Left(rule: item.finding.rule, range: item.finding.range, isIgnored: isIgnored))
        position = item.finding.range.lowerBound
        read()
    }

    /// Takes the last decision back.
    mutating func undo() {
        guard let state = history.popLast() else { return }
        (source, left, position, fixed) = (state.source, state.left, state.position, state.fixed)
        read()
    }
}
