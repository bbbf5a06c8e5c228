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
    }

    private let linter: Linter
    private let options: ReadingOptions
    private let touches: Set<Touch>
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

    init(_ part: FilePart, _ linter: Linter, touches: Set<Touch>) {
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
        remaining = []
        for document in linter.read(source, options).documents {
            for inText in linter.check(document) {
                let finding = document.text.inFile(inText)
                remaining.append(finding)
                guard let fix = finding.fix, fix.safety != .none, touches.contains(fix.touches) else { continue }
                if left.contains(Left(rule: finding.rule, range: finding.range)) { continue }
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
        var bytes: [UInt8] = []
        var end = 0
        for edit in edits {
            bytes += source.bytes[end..<edit.range.lowerBound]
            bytes += edit.replacement.utf8
            end = edit.range.upperBound
        }
        source = Source(bytes + source.bytes[end...], encoding: source.encoding)
        // What was left stays left, wherever it is now.
        left = left.map { left in
            let shift = { (offset: Int) in
                edits.reduce(offset) { $1.range.upperBound <= offset ? $0 + $1.replacement.utf8.count - $1.range.count : $0 }
            }
            return Left(
                rule: left.rule, range: shift(left.range.lowerBound)..<max(shift(left.range.lowerBound), shift(left.range.upperBound)))
        }
        position = edits.first?.range.lowerBound ?? position
        fixed += 1
        read()
    }

    /// The edit that hides a finding from now on; nil where the text can have no comment that does.
    func comment(ignoring item: Item) -> Edit? { linter.ignoring(item.inText, in: item.document, options) }

    /// Hides a finding from now on by an edit of the file.
    mutating func ignore(by edit: Edit) {
        apply([edit])
        fixed -= 1
    }

    /// Leaves a finding as it is.
    mutating func leave(_ item: Item) {
        history.append(State(source: source, left: left, position: position, fixed: fixed))
        left.append(Left(rule: item.finding.rule, range: item.finding.range))
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
