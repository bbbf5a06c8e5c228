import Bytes
import Linting
import Prose

/// `scraping/furniture`: lines of the page before or behind the text that only their neighbors give away: entries of a menu between two
/// that are known, what a label labels, the titles below “Latest posts”, an address of the site.
///
/// Only the head and the tail of the text are looked at. What is furniture by its own words is other rules’.
public enum ScrapingFurniture: Check {
    public static let trigger = Trigger.text()

    /// A line that menus have, in characters and words: a headline is longer.
    private static let longestEntry = 28
    private static let mostWords = 3
    /// How many unknown lines may be between two known ones.
    private static let longestRun = 3

    /// What a line may be: `navigation` is an entry of a menu that its words give away, `word` one that others must confirm, `detail` is a date or a counter, `phone` a number to call, `title` what may be another page’s.
    private enum Kind { case navigation, word, label, list, detail, phone, entry, title, other }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let zones = view.pageZones
        for zone in [zones.head, zones.tail] {
            let found = mayBeMenu(zone, view) ? furniture(zone, isTail: zone == zones.tail, view) : contacts(zone, view)
            for place in found {
                let block = view.block(zone.lowerBound + place)
                report.add(
                    block.content, "This line belongs to the page around the text", confidence: 0.8,
                    edits: block.removal.map { [Edit($0, "")] } ?? [])
            }
        }
    }

    /// The lines of a zone that are furniture, ascending.
    private static func furniture(_ zone: Range<Int>, isTail: Bool, _ view: DocumentView) -> [Int] {
        let lines = zone.map { line(view.block($0)) }
        var found = Set<Int>()
        between(lines, &found)
        labelled(lines, &found)
        if isTail {
            titles(lines, &found)
            lastMenu(lines, &found)
        }
        repeated(lines, &found)
        found.formUnion(contacts(zone, view))
        return found.sorted()
    }

    /// Whether a line of the zone may be an entry of a menu, a label, the head of a list, or a number to call. Without any of these no
    /// neighbor says that a line is furniture; in most texts there is none, and then no text is made of the lines.
    private static func mayBeMenu(_ zone: Range<Int>, _ view: DocumentView) -> Bool {
        let document = view.document
        guard zone.count > 1 else { return false }
        return document.bytes.withUnsafeBufferPointer { bytes in
            zone.contains { index in
                let block = document.blocks[index]
                guard isLine(block) else { return false }
                // What is written in Markdown is longer than what is read.
                if !block.signals.isDisjoint(with: [.squareBracket, .asterisk, .underscore]) { return isKnown(view.block(index)) }
                guard block.content.count <= PageWords.all.longest + mostBeforeWord else { return false }
                let start = block.content.lowerBound
                for position in start..<min(start + mostBeforeWord, block.content.upperBound)
                where bytes[position] & 0xC0 != 0x80 && (position == start || !Ascii.isLetter(bytes[position - 1]))
                    && PageWords.all.holdsBeginning(in: bytes, at: position)
                {
                    return isKnown(view.block(index))
                }
                return block.signals.contains(.digit) && block.content.count { Ascii.isDigit(bytes[$0]) } >= fewestDigits
            }
        }
    }

    /// Whether the line is one of the lists’, or a number.
    private static func isKnown(_ block: BlockView) -> Bool {
        switch line(block).kind {
        case .navigation, .word, .label, .list, .phone: true
        case .detail, .entry, .title, .other: false
        }
    }

    /// In bytes: decorations before the first word.
    private static let mostBeforeWord = 8
    /// In digits: of a number to call.
    private static let fewestDigits = 9

    /// Whether the block is short and does not end as a sentence.
    private static func isLine(_ block: Block) -> Bool {
        block.content.count <= 300 && !block.content.isEmpty && block.outline.contains(.isUnfinished)
    }

    private struct Line {
        var kind: Kind
        var text: String
    }

    private static func line(_ block: BlockView) -> Line {
        guard block.kind == .paragraph || block.kind == .verse || block.kind == .listItem, isLine(block.block) else {
            return Line(kind: .other, text: "")
        }
        return kind(of: block)
    }

    /// What menus set before, between and behind their words.
    private static let decorations = Set("»«›‹→←↑↓▲▼►•·|*:：".unicodeScalars)

    private static func kind(of block: BlockView) -> Line {
        let text = block.textAsRead(block.content)
        let bare = String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter { !decorations.contains($0) }))
        let words = bare.split(whereSeparator: \.isWhitespace)
        let joined = words.joined(separator: " ")
        if PageWords.navigation.contains(joined) { return Line(kind: .navigation, text: joined) }
        if PageWords.entries.contains(joined) { return Line(kind: .word, text: joined) }
        if PageWords.labels.contains(joined) { return Line(kind: .label, text: joined) }
        if PageWords.lists.contains(joined) { return Line(kind: .list, text: joined) }
        if isPhone(text) { return Line(kind: .phone, text: text) }
        if ScrapingByline.isByline(text) || isLabelled(text) || ScrapingCounter.isCounter(block) || PageDate.isDateLine(text) {
            return Line(kind: .detail, text: text)
        }
        guard let last = text.last(where: { !$0.isWhitespace }), !".。,，;；…!！?？".contains(last) else {
            return Line(kind: .other, text: text)
        }
        let isEntry =
            words.count <= mostWords && joined.count <= (block.language.isWrittenWithoutSpaces ? 8 : longestEntry)
            && text.contains(where: \.isLetter)
            && text.first?.isLowercase == false
        return Line(kind: isEntry ? .entry : .title, text: text)
    }

    // MARK: Neighbors

    /// Short lines between two that are furniture, one of them of a menu.
    private static func between(_ lines: [Line], _ found: inout Set<Int>) {
        var last: Int?
        for place in lines.indices {
            let kind = lines[place].kind
            switch kind {
            case .navigation, .word, .detail, .list, .label, .phone:
                if let last, place - last - 1 <= longestRun, place > last + 1, isMenu(lines[last].kind) || isMenu(kind) {
                    // A short headline stands above a date or an author.
                    let isHeadline = !isMenu(kind) && !isSingleWord(lines[place - 1].text)
                    found.formUnion(last + 1..<(isHeadline ? place - 1 : place))
                }
                if kind == .word, let last, isMenu(lines[last].kind), place - last - 1 <= longestRun {
                    found.insert(place)
                    if lines[last].kind == .word { found.insert(last) }
                } else if kind == .word,
                    place > 0 && isMenu(lines[place - 1].kind) || place + 1 < lines.count && isMenu(lines[place + 1].kind)
                {
                    found.insert(place)
                }
                last = place
            case .entry: break
            case .title, .other: last = nil
            }
        }
    }

    private static func isMenu(_ kind: Kind) -> Bool { kind == .navigation || kind == .word }

    private static func isSingleWord(_ text: String) -> Bool {
        !text.contains(" ") && (text.unicodeScalars.allSatisfy { $0.properties.isCased || !$0.properties.isAlphabetic } || text.count <= 2)
    }

    /// A label, a colon and what it labels, in one line.
    private static func isLabelled(_ text: String) -> Bool {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }), text.index(after: colon) < text.endIndex else { return false }
        return PageWords.labels.contains(text[..<colon].lowercased().filter { $0 != "*" && $0 != "_" })
    }

    /// What stands behind a label that is a line of its own: an author, a date.
    private static func labelled(_ lines: [Line], _ found: inout Set<Int>) {
        for place in lines.indices.dropFirst() where lines[place - 1].kind == .label {
            let line = lines[place]
            guard line.kind == .entry || line.kind == .title && isName(line.text) else { continue }
            found.insert(place)
        }
    }

    private static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
    }

    /// The titles of other pages: all that follows a list’s head up to the end of the text, if nothing there is a sentence.
    private static func titles(_ lines: [Line], _ found: inout Set<Int>) {
        guard let head = lines.firstIndex(where: { $0.kind == .list }), head + 1 < lines.count else { return }
        let rest = lines.indices[(head + 1)...]
        guard rest.allSatisfy({ lines[$0].kind != .other || lines[$0].text.isEmpty }) else { return }
        for place in rest where lines[place].kind == .title || lines[place].kind == .entry { found.insert(place) }
    }

    /// Short lines at the very end, behind a number to call or a part of the menu: the menu of the footer.
    private static func lastMenu(_ lines: [Line], _ found: inout Set<Int>) {
        let entries = lines.reversed().prefix { $0.kind == .entry }.count
        guard entries >= 2, entries < lines.count else { return }
        let before = lines[lines.count - entries - 1].kind
        if before == .phone || isMenu(before) || before == .list { found.formUnion(lines.count - entries..<lines.count) }
    }

    /// Whether the line is nothing but digits, and what is set between them in the number of a telephone.
    private static func isPhone(_ text: String) -> Bool {
        guard text.utf8.contains(where: Ascii.isDigit) else { return false }
        let digits = text.filter { $0.isASCII && $0.isNumber }.count
        return (fewestDigits...15).contains(digits) && text.allSatisfy { $0.isASCII && $0.isNumber || " +-–()/\u{A0}".contains($0) }
    }

    /// A line that is furniture elsewhere on the page.
    private static func repeated(_ lines: [Line], _ found: inout Set<Int>) {
        let known = Set(found.map { lines[$0].text })
        for place in lines.indices where lines[place].kind == .entry && known.contains(lines[place].text) { found.insert(place) }
    }

    // MARK: Addresses

    /// The lines of the zone that are a way to the site or its author, ascending.
    private static func contacts(_ zone: Range<Int>, _ view: DocumentView) -> [Int] {
        let document = view.document
        return (0..<zone.count).filter { place in
            let block = document.blocks[zone.lowerBound + place]
            guard block.kind == .paragraph || block.kind == .verse, isLine(block), !block.signals.contains(.innerLineBreak),
                block.signals.contains(.fullWidth) || document.bytes[block.content].contains(Ascii.colon)
            else { return false }
            guard mayBeContact(document.bytes, block.content) else { return false }
            return isContact(view.block(zone.lowerBound + place).textAsRead(block.content))
        }
    }

    /// Whether an at sign or an address stands behind a colon, or the name of a network before it: by bytes, since many headlines have
    /// colons.
    private static func mayBeContact(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            range.contains { position in
                switch bytes[position] {
                case UInt8(ascii: "@"): true
                case UInt8(ascii: "w"): bytes[position..<range.upperBound].starts(with: "www.".utf8)
                case UInt8(ascii: "h"): bytes[position..<range.upperBound].starts(with: "http".utf8)
                default: false
                }
            } || contactSet.mayOccur(in: bytes, range)
        }
    }

    private static let contactSet = LiteralSet(contacts)

    /// `Weibo: @harbour`, `Link original: https://…`: a label, a colon, and nothing but a handle or an address.
    private static func isContact(_ text: String) -> Bool {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return false }
        let label = text[..<colon].filter { !$0.isWhitespace }
        let value = text[text.index(after: colon)...].filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }
        guard (2...24).contains(label.count), label.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" }),
            text[..<colon].split(separator: " ").count <= 3
        else { return false }
        if label.lowercased().hasPrefix("http") { return false }
        if value.hasPrefix("http://") || value.hasPrefix("https://") || value.hasPrefix("www.") {
            return !text[text.index(after: colon)...].drop(while: \.isWhitespace).contains(" ") && value.last != "."
        }
        let handle = value.drop { $0 == "@" }
        guard handle.count >= 3, handle.count <= 40 else { return false }
        if value.first == "@" { return handle.allSatisfy { $0.isLetter || $0.isNumber || "_.-".contains($0) } }
        let isKnown = contacts.contains { label.lowercased().contains($0) }
        return isKnown && handle.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_.-@+".contains($0)) }
    }

    private static let contacts = [
        "twitter", "facebook", "instagram", "telegram", "whatsapp", "weibo", "wechat", "skype", "line", "tiktok", "youtube", "vk", "email",
        "e-mail", "mail", "微信", "微博", "公众号", "公眾號",
        "邮箱", "電郵", "qq", "телеграм", "твиттер", "почта", "пошта", "メール", "بريد",
    ]
}
