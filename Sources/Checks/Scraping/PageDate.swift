import Bytes
import Linting
import Prose

/// `scraping/page-date`: a line near the top or the end of the text that is nothing but a date or a time
/// (`Sat. Feb 22nd, 2020`, `05.10.2017, 11:54`).
public enum PageDate: Check {
    public static let trigger = Trigger.text(.digit)

    /// Where the page stands around the text, in blocks from its two ends.
    private static let head = 6
    private static let tail = 3
    private static let mostBytes = 60

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.blocks.count > tail else { return }
        for index in view.pageZones.reaching(head: head, tail: tail, of: document).joined() where mayBeDate(index, document) {
            check(index, view, &report)
        }
    }

    private static func check(_ index: Int, _ view: DocumentView, _ report: inout Report) {
        let document = view.document
        let count = document.blocks.count
        guard isDateLine(at: index, document) else { return }
        // Dates one below the other are a list of the text.
        let isNear = index < head || index >= count - tail
        guard isNear || !isDateLine(at: index - 1, document) && !isDateLine(at: index + 1, document) else { return }
        report.add(
            document.blocks[index].content, "The page’s date was scraped into the text",
            edits: view.block(index).removal.map { [Edit($0, "")] } ?? [])
    }

    private static func mayBeDate(_ index: Int, _ document: Document) -> Bool {
        let block = document.blocks[index]
        return block.signals.contains(.digit) && block.content.count <= mostBytes && (block.kind == .paragraph || block.kind == .verse)
            && document.bytes[block.content.upperBound - 1] != UInt8(ascii: ".")
    }

    private static func isDateLine(at index: Int, _ document: Document) -> Bool {
        guard document.blocks.indices.contains(index) else { return false }
        let block = document.blocks[index]
        return block.content.count <= mostBytes && hasNumbers(document.bytes[block.content]) && isDateLine(document.text(block.content))
    }

    /// Whether the line is a date, or a date and a few words behind a dash or bar: the part of the site that the page belongs to.
    static func isDateLine(_ line: String) -> Bool {
        guard hasNumbers(line.utf8) else { return false }
        if isDate(line) { return true }
        // What the marks below begin with, or one of their bytes.
        guard
            line.utf8.contains(where: {
                $0 == Ascii.hyphen || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "/") || $0 == 0xE2 || $0 == 0xC2
            })
        else { return false }
        for mark in [" - ", " – ", " — ", " | ", " · ", " • ", " / "] {
            let parts = line.split(separator: mark)
            guard parts.count == 2 else { continue }
            let others = parts.filter { !isDate(String($0)) }
            if others.count == 1, others[0].split(separator: " ").count <= 3,
                !others[0].contains(where: { $0.isNumber || ".,:;!?".contains($0) })
            {
                return true
            }
        }
        return false
    }

    /// Whether two numbers stand in the line, or one before an ideograph that may be 年: most lines have none, and to look at words
    /// takes long.
    private static func hasNumbers(_ line: some Sequence<UInt8>) -> Bool {
        var (numbers, isInNumber) = (0, false)
        for byte in line {
            if Ascii.isDigit(byte) {
                if !isInNumber { numbers += 1 }
                if numbers == 2 { return true }
                isInNumber = true
            } else {
                // 年 is E5 B9 B4.
                if isInNumber, byte == 0xE5 { return true }
                isInNumber = false
            }
        }
        return false
    }

    private static func isDate(_ line: String) -> Bool {
        let text = line.lowercased()
        if text.unicodeScalars.allSatisfy({ "0123456789年月日时時分秒:：./- 午前後上下".unicodeScalars.contains($0) }) {
            return text.contains("年") || text.filter(\.isNumber).count >= 8 && text.contains { ":./-".contains($0) }
        }
        var numbers = 0
        var names = 0
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "º" }) {
            let digits = word.utf8.prefix(while: Ascii.isDigit).count
            if digits > 0, digits <= 4, endings.contains(String(word.dropFirst(digits))) || isTime(word) {
                numbers += 1
            } else if CalendarWords.everywhere.contains(word) {
                names += 1
            } else if !fillers.contains(String(word)) {
                return false
            }
        }
        return numbers >= 2 && (names >= 1 || numbers >= 3) && numbers <= 7
    }

    /// Whether the word is a time as French writes it: `11h54`.
    private static func isTime(_ word: Substring) -> Bool {
        let parts = word.split(separator: "h", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    private static let endings: Set<String> = ["", "st", "nd", "rd", "th", "er", "h", "г", "р", "am", "pm", "º"]

    private static let fillers = Set(LanguagePhrases.dateWords.everywhere)
}
