import Bytes
import Interchange
import Linting
import Prose

/// One page for people without Obelus: the text as it reads with every finding marked in place, the fixed text, and fixes that can be chosen.
///
/// The page is whole in itself: it loads nothing, and what it knows of the text is escaped.
struct HTMLReporter: Reporter {
    /// Obelus' own version.
    let version: String

    var wantsFixedText: Bool { true }

    func opening() -> [UInt8] { Array(HTMLPage.opening.utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        guard !file.findings.isEmpty else { return [] }
        var output: [UInt8] = []
        let fingerprints = file.fingerprints
        var first = 0
        for text in file.checkedTexts {
            write(text, file, first, fingerprints, to: &output)
            first += text.findings.count
        }
        return output
    }

    func closing(_ summary: Summary) -> [UInt8] {
        let value: JSONValue = ["version": .string(version), "summary": .summary(summary)]
        return Array("</main>\n<script type=\"application/json\" id=\"run\">".utf8) + HTMLText.script(value.bytes)
            + Array("</script>\n<script>\(HTMLPage.script)</script>\n</body>\n</html>\n".utf8)
    }

    // MARK: A text

    /// Writes one text of a file: what it is, the text with its marks, the findings, and what the script must know of them.
    private func write(
        _ text: FileReport.CheckedText, _ file: FileReport, _ first: Int, _ fingerprints: [Fingerprint], to output: inout [UInt8]
    ) {
        let document = text.document
        let language = document.language == .undetermined ? "" : " lang=\"\(document.language)\""
        let isWhole = file.checkedTexts.count == 1 && document.text.map.isIdentity
        output += "<section class=\"file\">\n<h2><bdi>".utf8
        HTMLText.append(SafeLine.path(file.path), to: &output)
        output += "</bdi>".utf8
        if !isWhole { output += " <small>line \(file.lines.position(at: file.findings[first].range.lowerBound).line)</small>".utf8 }
        output += "</h2>\n<div class=\"tools\"></div>\n<div class=\"views\">\n<div class=\"text original\"\(language)>".utf8
        let identifiers = text.findings.indices.map { "\(fingerprints[first + $0])" }
        HTMLMarks(document, text.findings, identifiers: identifiers).write(to: &output)
        output += "</div>\n<div class=\"text fixed\"\(language) hidden></div>\n<ol class=\"findings\">\n".utf8
        for (index, finding) in text.findings.enumerated() {
            let place = file.lines.position(at: file.findings[first + index].range.lowerBound)
            write(finding, identifiers[index], document, "\(place.line):\(place.column)", to: &output)
        }
        output += "</ol>\n</div>\n<script type=\"application/json\" class=\"data\">".utf8
        output += HTMLText.script(data(text, file.path, isWhole: isWhole).bytes)
        output += "</script>\n</section>\n".utf8
    }

    private func write(_ finding: Finding, _ identifier: String, _ document: Document, _ place: String, to output: inout [UInt8]) {
        output += "<li data-level=\"\(finding.level.name)\" data-rule=\"".utf8
        HTMLText.append(finding.rule, to: &output)
        output += "\" tabindex=\"-1\"><p><span class=\"level\">\(finding.level.name)</span> <bdi>".utf8
        HTMLText.append(finding.message, to: &output)
        output += "</bdi></p><p class=\"rule\">\(place) <code>".utf8
        HTMLText.append(finding.rule, to: &output)
        output += "</code> <small title=\"fingerprint\">\(identifier)</small></p>".utf8
        if let fix = finding.fix {
            output += "<p class=\"fix\"><label><input type=\"checkbox\"\(fix.safety == .safe ? " checked" : "")> <bdi>".utf8
            HTMLText.append(fix.title, to: &output)
            output += "</bdi>\(fix.safety == .safe ? "" : " (needs review)")</label></p>".utf8
        }
        output += "</li>\n".utf8
    }

    /// What the script must know: the text, where the findings are in it, and their edits, in UTF-16 units.
    private func data(_ text: FileReport.CheckedText, _ path: String, isWhole: Bool) -> JSONValue {
        let bytes = text.document.bytes
        var offsets = text.findings.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
        let edits = text.findings.compactMap(\.fix).flatMap(\.edits) + (text.fixedEdits ?? [])
        offsets += edits.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
        let units = UTF16Offsets(bytes, offsets)
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
        let isWellFormed = String(validating: bytes, as: UTF8.self) != nil
        return [
            "name": .string(name),
            // What is not UTF-8 would not come back.
            "download": .bool(isWhole && isWellFormed),
            "text": .string(String(decoding: bytes, as: UTF8.self)),
            "findings": .array(
                text.findings.map { finding in
                    [
                        "safe": .bool(finding.fix?.safety == .safe),
                        "edits": .array(finding.fix?.edits.map { units.edit($0) } ?? []),
                    ]
                }),
            "fixed": text.fixedEdits.map { .array($0.map { units.edit($0) }) } ?? .null,
        ]
    }
}

/// The UTF-16 offsets of some byte offsets.
private struct UTF16Offsets {
    private let offsets: [Int]
    private let units: [Int]

    /// - Complexity: linear in the bytes, apart from sorting the offsets.
    init(_ bytes: [UInt8], _ wanted: [Int]) {
        let sorted = Set(wanted).sorted()
        var units: [Int] = []
        var (position, count) = (0, 0)
        bytes.withUnsafeBufferPointer { buffer in
            for offset in sorted {
                while position < offset, let decoded = buffer.decodeScalar(at: position) {
                    position += decoded.length
                    count += decoded.scalar.value > 0xFFFF ? 2 : 1
                }
                units.append(count)
            }
        }
        offsets = sorted
        self.units = units
    }

    /// An edit as the script takes it: start, end, text.
    func edit(_ edit: Edit) -> JSONValue {
        [.integer(unit(edit.range.lowerBound)), .integer(unit(edit.range.upperBound)), .string(edit.replacement)]
    }

    private func unit(_ offset: Int) -> Int {
        let index = offsets.partitioningIndex { $0 >= offset }
        return index < units.count ? units[index] : 0
    }
}
