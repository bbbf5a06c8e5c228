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
        let count = document.blocks.count
        guard count > tail else { return }
        let zones = view.pageZones
        let places = Set(0..<min(head, count)).union(count - tail..<count).union(zones.head).union(zones.tail)
        for index in places.sorted() {
            let block = document.blocks[index]
            guard block.kind == .paragraph || block.kind == .verse, block.signals.contains(.digit),
                block.content.count <= mostBytes, document.bytes[block.content.upperBound - 1] != UInt8(ascii: "."),
                isDateLine(document.text(block.content))
            else { continue }
            // Dates one below the other are a list of the text.
            let isNear = index < head || index >= count - tail
            guard isNear || !isDateLine(at: index - 1, document) && !isDateLine(at: index + 1, document) else { continue }
            report.add(
                block.content, "The page’s date was scraped into the text", edits: view.block(index).removal.map { [Edit($0, "")] } ?? [])
        }
    }

    private static func isDateLine(at index: Int, _ document: Document) -> Bool {
        guard document.blocks.indices.contains(index), document.blocks[index].content.count <= mostBytes else { return false }
        return isDateLine(document.text(document.blocks[index].content))
    }

    /// Whether the line is a date, or a date and a few words behind a dash or bar: the part of the site that the page belongs to.
    static func isDateLine(_ line: String) -> Bool {
        // Most lines have no digit, and to look at words takes long.
        guard line.utf8.contains(where: Ascii.isDigit) else { return false }
        if isDate(line) { return true }
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

    private static func isDate(_ line: String) -> Bool {
        let text = line.lowercased()
        if text.unicodeScalars.allSatisfy({ "0123456789年月日时時分秒:：./- 午前後上下".unicodeScalars.contains($0) }) {
            return text.contains("年") || text.filter(\.isNumber).count >= 8 && text.contains { ":./-".contains($0) }
        }
        var numbers = 0
        var names = 0
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "º" }).map(String.init) {
            let digits = word.prefix { $0.isASCII && $0.isNumber }.count
            if digits > 0, digits <= 4, endings.contains(String(word.dropFirst(digits))) || isTime(word) {
                numbers += 1
            } else if stems.contains(where: { word.hasPrefix($0) }) && word.count <= 10 {
                names += 1
            } else if !fillers.contains(word) {
                return false
            }
        }
        return numbers >= 2 && (names >= 1 || numbers >= 3) && numbers <= 7
    }

    /// Whether the word is a time as French writes it: `11h54`.
    private static func isTime(_ word: String) -> Bool {
        let parts = word.split(separator: "h", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    private static let endings: Set<String> = ["", "st", "nd", "rd", "th", "er", "h", "г", "р", "am", "pm", "º"]

    private static let fillers: Set<String> = [
        "am", "pm", "at", "um", "uhr", "à", "de", "del", "a", "las", "alle", "ore", "às", "o", "г", "год", "года", "р", "року", "в",
        "gmt", "utc", "est", "et", "cet", "msk", "мск", "kl", "on", "published", "updated", "posted", "of",
    ]

    /// How the names of months and weekdays begin.
    private static let stems: [String] = """
        jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun mär mai okt dez mont dien mitt donn frei sams sonn
        févr fevr avr juin juil août déc lun mer jeu ven sam dim ene abr ago dic mié jue vie sáb dom gen mag giu lug set ott gio
        fev dez out seg ter qua qui sex stycz lut kwi maj cze lip sie wrz paź lis gru pon wto śro czw pią sob nie led úno bře dub kvě čer
        zář říj list pros úte stř čtv pát січ лют бер кві тра чер лип сер вер жов гру пон вів сер чет пят суб нед янв фев мар апр мая
        июн июл авг сен окт ноя дек вто сре чет пят вос يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
