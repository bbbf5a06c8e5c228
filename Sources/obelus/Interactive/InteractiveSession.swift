import Bytes
import Discovery
import Linting
import Platform
import Prose
import Readers
import Reporting

/// `obelus fix --interactive`: shows one finding at a time, and does what it is told.
struct InteractiveSession {
    /// How the session ended.
    struct Result {
        /// The highest level of what is left in the files that were shown.
        var worst = Level.off
        var hasFailed = false
        /// Whether somebody went away before all was shown.
        var isCutShort = false
    }

    private let settings: RunSettings
    private let touches: Set<Touch>
    private let input: FileInput
    private var conversation = Conversation()
    /// Rules whose fixes are applied without asking, and how unsafe one was that was accepted.
    private var accepted: [String: Safety] = [:]
    private var result = Result()
    private var places = 0
    private var files = 0

    /// - Parameter touches: only fixes that touch no more than one of these are shown.
    init(_ settings: RunSettings, touches: Set<Touch>) {
        self.settings = settings
        self.touches = touches
        input = FileInput(format: settings.format, fields: settings.fields)
    }

    /// Goes through the files. Each is written when all of its findings are decided on.
    mutating func run(_ files: [InputFile], hasFailed: Bool) -> Result {
        result.hasFailed = hasFailed
        var linters: [Int: Linter] = [:]
        for file in files {
            if file.source == .standardInput || input.isLong(file) {
                fail(PlacedError(path: file.name, message: "cannot be fixed interactively; name a file of at most 2 MB"))
                continue
            }
            let linter = linters[file.settings.group] ?? Linter(file.settings)
            linters[file.settings.group] = linter
            switch input.read(file) {
            case .other(let outcome):
                for problem in outcome.errors { fail(problem) }
                for remark in outcome.remarks { Complaint.write(remark) }
            case .part(let part): work(on: part, linter)
            }
            if result.isCutShort { break }
        }
        let fixed = places == 0 ? "Fixed nothing." : "Fixed \(Self.count(places, "place")) in \(Self.count(self.files, "file"))."
        conversation.say(fixed)
        conversation.end()
        return result
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private mutating func fail(_ error: PlacedError) {
        Complaint.write(error)
        result.hasFailed = true
    }

    // MARK: One file

    private mutating func work(on part: FilePart, _ linter: Linter) {
        var text = InteractiveText(part, linter, touches: touches)
        var decided = 0
        while !result.isCutShort {
            applyAccepted(&text)
            guard let item = text.items.first else { break }
            show(item, number: decided + 1, of: decided + text.items.count, part, text)
            decided += decide(on: item, &text)
        }
        write(text, part)
        for finding in text.remaining { result.worst = max(result.worst, finding.level) }
    }

    /// Applies the fixes of rules that were accepted as a whole.
    private func applyAccepted(_ text: inout InteractiveText) {
        // Each fix is one that a rule offers only while there is something to fix; rules that undo each other are stopped.
        var rounds = text.items.count + Self.mostFurtherFixes
        while rounds > 0, let item = text.items.first(where: isAccepted), let fix = item.finding.fix {
            text.apply(fix.edits)
            rounds -= 1
        }
    }

    /// Fixes that only come up once others were applied: more than any text has.
    private static let mostFurtherFixes = 1000

    private func isAccepted(_ item: InteractiveText.Item) -> Bool {
        guard let safety = item.finding.fix?.safety, let accepted = accepted[item.finding.rule] else { return false }
        return safety == .safe || accepted == .unsafe
    }

    private func show(_ item: InteractiveText.Item, number: Int, of total: Int, _ part: FilePart, _ text: InteractiveText) {
        let finding = item.finding
        let position = text.source.lineStarts.offsets.partitioningIndex { $0 > finding.range.lowerBound }
        let excerpt = BracketedExcerpt(item.inText, in: item.document, columns: settings.columns - Self.label.utf8.count)
        let name = SafeLine.path(part.file.name)
        conversation.say("")
        conversation.say(
            "Finding \(number) of \(total): \(name), line \(max(1, position)), \(finding.level.name) [\(finding.rule)]")
        conversation.say(SafeLine.of(finding.message))
        conversation.say("before: " + excerpt.before)
        if let after = excerpt.after { conversation.say("after:  " + (after.isEmpty ? "(nothing; the text is removed)" : after)) }
        if let fix = finding.fix {
            let safety = fix.safety == .safe ? "safe" : "unsafe, please review"
            conversation.say("Fix (\(safety)): \(SafeLine.of(fix.title)).")
        }
    }

    private static let label = "before: "

    /// Asks until there is a decision; by how many findings it goes on: -1 where one is taken back.
    private mutating func decide(on item: InteractiveText.Item, _ text: inout InteractiveText) -> Int {
        while true {
            guard let answer = conversation.ask("Apply? y, n, a, i, e, u, q, ?:") else {
                result.isCutShort = true
                return 0
            }
            switch answer.lowercased() {
            case "y", "yes":
                text.apply(item.finding.fix?.edits ?? [])
                return 1
            case "n", "no", "":
                text.leave(item)
                return 1
            case "a", "all":
                accepted[item.finding.rule] = item.finding.fix?.safety
                return 0
            case "i", "ignore":
                guard let edit = text.comment(ignoring: item) else {
                    conversation.say("No comment can hide this finding here; turn the rule off for the file in .obelus.yml.")
                    continue
                }
                text.ignore(by: edit)
                return 1
            case "e", "edit":
                if edit(item, &text) { return 1 }
            case "u", "undo":
                guard text.canUndo else {
                    conversation.say("There is nothing to undo in this file.")
                    continue
                }
                // Or it would be done again at once.
                accepted = [:]
                text.undo()
                return -1
            case "q", "quit":
                result.isCutShort = true
                return 0
            case "?", "h", "help": conversation.say(Self.help)
            default: conversation.say("“\(SafeLine.of(answer))” is not one of the answers; ? lists them.")
            }
        }
    }

    private static let help = """
        y  yes: apply the fix
        n  no: leave the text as it is (also an empty line)
        a  all: apply all fixes of this rule from here on, in this file and the following ones
        i  ignore: hide this finding from now on, by a comment
        e  edit: write the text yourself
        u  undo: take the last decision in this file back
        q  quit: write what was applied so far, and stop
        A file is written when you are done with it. Control-C stops at once and leaves the current file as it was.
        """

    /// Lets somebody write what should be there; false where they do not.
    private mutating func edit(_ item: InteractiveText.Item, _ text: inout InteractiveText) -> Bool {
        var range = item.inText.range
        for edit in item.inText.fix?.edits ?? [] {
            range = min(range.lowerBound, edit.range.lowerBound)..<max(range.upperBound, edit.range.upperBound)
        }
        let old = item.document.text(range)
        guard !old.utf8.contains(0x0A), !old.utf8.contains(0x0D), !old.unicodeScalars.contains("\u{FFFD}") else {
            conversation.say("This place is longer than a line; change it in an editor.")
            return false
        }
        conversation.say("Now there is “\(SafeLine.of(old))”. Write what should be there; an empty line changes nothing.")
        guard let new = conversation.ask("New text:"), !new.isEmpty, new != old else { return false }
        guard let edits = item.document.text.fileEdits([Edit(range, new)]), !edits.isEmpty else {
            conversation.say("This place cannot be changed alone; change it in an editor.")
            return false
        }
        text.apply(edits)
        return true
    }

    /// Puts the text in the file's place, where it was changed.
    private mutating func write(_ text: InteractiveText, _ part: FilePart) {
        guard text.isChanged, let origin = part.origin else { return }
        guard let bytes = text.source.encoding.encoded(text.source.bytes) else {
            return fail(PlacedError(path: part.file.name, message: "a fix cannot be written back; please report it"))
        }
        let replacement = Replacement(bytes: bytes, path: origin.path, name: part.file.name, identity: origin.identity)
        if let failure = AtomicReplacement.write([replacement]).first ?? nil { return fail(failure) }
        places += text.fixed
        files += text.fixed > 0 ? 1 : 0
    }
}
