import Bytes
import Prose

/// The comments that suppress findings of a text, to be written into it.
public struct IgnoreComments: Sendable {
    /// What puts the comments into the text, in bytes of the text as read; ascending.
    public var edits: [Edit]
    /// The findings that no comment can suppress: in a text that has no comments, or outside of its paragraphs.
    public var left: [Finding]

    /// A block and the rules that are to be suppressed in it.
    fileprivate struct Group {
        var edit: Edit
        var findings: [Finding]
    }

    /// Why a text cannot be the reason in a comment; nil where it can.
    public static func problem(withReason reason: String) -> String? {
        if reason.contains("--") || reason.hasSuffix("-") { return "a comment of HTML cannot contain “--” or end with “-”" }
        return reason.unicodeScalars.contains { $0.properties.generalCategory == .control }
            ? "a reason is one line without control characters" : nil
    }

    fileprivate static func group(_ findings: [Finding], _ index: Int, _ document: Document, _ reason: String) -> Group {
        let block = document.blocks[index]
        let bytes = document.bytes
        var rules: [String] = []
        for finding in findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
        let comment = "<!-- obelus-ignore \(rules.sorted().joined(separator: ", "))\(reason.isEmpty ? "" : ": " + reason) -->"
        // A paragraph that begins with its line and follows a blank one gets a line of its own. Before others, a line would end a list
        // or a quotation, or be a part of what is above.
        let start = block.range.lowerBound
        let isAtLineStart = start == 0 || start == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes[start - 1] == 0x0A
        if block.kind == .paragraph, block.gapBefore != .lineBreak, isAtLineStart {
            let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.firstIndex(of: 0x0A)
            let end = lineEnd.map { $0 > 0 && bytes[$0 - 1] == 0x0D } ?? false ? "\r\n" : "\n"
            return Group(edit: Edit(start..<start, comment + end), findings: findings)
        }
        let end = block.content.upperBound
        return Group(edit: Edit(end..<end, " " + comment), findings: findings)
    }
}

extension Linter {
    /// Comments that suppress findings of a text, and nothing else: with them a check finds all the others, and no new ones.
    ///
    /// - Parameters:
    ///   - findings: some of what `check` finds in the document, in standard order.
    ///   - reason: what the comments say behind the colon; see `IgnoreComments.problem(withReason:)`.
    /// - Complexity: that of two checks; more only where a comment cannot stand in its place.
    public func ignoreComments(for findings: [Finding], in document: Document, reason: String) -> IgnoreComments {
        guard document.traits.contains(.hasComments) else { return IgnoreComments(edits: [], left: findings) }
        var groups: [IgnoreComments.Group] = []
        var left: [Finding] = []
        var next = 0
        while next < findings.count {
            let index = document.blockIndex(at: findings[next].range.lowerBound)
            var end = next
            while end < findings.count, document.blockIndex(at: findings[end].range.lowerBound) == index { end += 1 }
            let here = findings[next..<end]
            next = end
            guard index < document.blocks.count, document.blocks[index].kind.isProse else {
                left += here
                continue
            }
            let range = document.blocks[index].range
            let inside = here.filter { range.lowerBound <= $0.range.lowerBound && $0.range.lowerBound < range.upperBound }
            left += here.filter { finding in !inside.contains(finding) }
            if !inside.isEmpty { groups.append(IgnoreComments.group(inside, index, document, reason)) }
        }
        let before = check(document)
        let accepted = accepted(groups[...], document, before)
        let edits = Set(accepted.map(\.edit.range))
        left += groups.filter { !edits.contains($0.edit.range) }.flatMap(\.findings)
        return IgnoreComments(edits: accepted.map(\.edit), left: left.sorted(by: Finding.standardOrder))
    }

    /// The groups whose comments do what they should: all of them, or else those of each half.
    private func accepted(_ groups: ArraySlice<IgnoreComments.Group>, _ document: Document, _ before: [Finding]) -> [IgnoreComments.Group] {
        if groups.isEmpty || suppresses(Array(groups), document, before) { return Array(groups) }
        guard groups.count > 1 else { return [] }
        let middle = groups.startIndex + groups.count / 2
        let both = accepted(groups[..<middle], document, before) + accepted(groups[middle...], document, before)
        return suppresses(both, document, before) ? both : []
    }

    /// Whether a check of the text with the comments finds what it found before without the groups' findings.
    private func suppresses(_ groups: [IgnoreComments.Group], _ document: Document, _ before: [Finding]) -> Bool {
        let bytes = Edit.apply(groups.map(\.edit), to: document.bytes)
        let after = Document(document.rereading(bytes), format: document.format, language: document.language, for: request)
        func names(_ findings: [Finding], _ document: Document) -> [String: Int] {
            findings.reduce(into: [:]) { $0["\($1.rule) \(document.text($1.range))", default: 0] += 1 }
        }
        var expected = names(before, document)
        for (name, count) in names(groups.flatMap(\.findings), document) { expected[name, default: 0] -= count }
        return names(check(after), after) == expected.filter { $0.value != 0 }
    }
}
