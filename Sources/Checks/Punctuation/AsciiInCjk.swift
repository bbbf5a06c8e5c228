import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/ascii-in-cjk`: a comma, full stop or other mark of ASCII behind a Chinese or Japanese character
/// (`你好,世界.`).
public enum AsciiInCjk: Check {
    public static let trigger = Trigger.blocks([.han, .kana])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let isJapanese = document.language.base == .japanese
        var found: [Place] = []
        var wide = Tally()
        // A wide character or a closing mark stands before each of them; most texts have none, and are not counted through.
        for block in view.blocks where isSuspect(block) { read(block, isJapanese, &found, &wide) }
        guard !found.isEmpty else { return }
        var narrow = Tally()
        for place in found { narrow.add(place.byte, place.position) }
        // More wide marks change nothing once there are enough of them.
        for block in view.blocks where !isSuspect(block) {
            if !wide.mayMatter(beside: narrow, isJapanese) { break }
            read(block, isJapanese, &found, &wide)
        }
        for place in found where !isHabit(place, narrow, wide, isJapanese) {
            report.add(
                place.offset..<place.offset + 1,
                "ASCII “\(Character(Unicode.Scalar(place.byte)))” in \(isJapanese ? "Japanese" : "Chinese") text",
                edits: [Edit(place.offset..<place.end, place.wide)])
        }
    }

    private static func isSuspect(_ block: BlockView) -> Bool {
        block.signals.contains(.wideBesideNarrow)
            || block.document.marks[block.block.marks].contains { $0.right == .comma || $0.right == .stop }
    }

    private enum Position: Hashable {
        /// Right before a character, or with a space between.
        case inside, beforeSpace
        /// At the block's end.
        case end
        /// At the end of a block that may be an item of a list: a comma, or a full stop where none stands inside.
        case itemEnd
        case beforeQuotation
    }

    private struct Place {
        let offset: Int
        let byte: UInt8
        let position: Position
        let wide: String
        /// The end of the space that a mark of ASCII needs, and a wide one brings along.
        let end: Int
    }

    /// How often marks stand where.
    private struct Tally {
        private var marks: [UInt8: Int] = [:]
        private(set) var inside = 0
        /// Commas, semicolons and full stops at the ends of blocks.
        private(set) var listEnds = 0
        private(set) var colonsBeforeQuotations = 0

        mutating func add(_ byte: UInt8, _ position: Position) {
            marks[byte, default: 0] += 1
            switch position {
            case .inside, .beforeSpace: inside += 1
            case .itemEnd: if isListEnd(byte) { listEnds += 1 }
            case .end: break
            case .beforeQuotation: colonsBeforeQuotations += 1
            }
        }

        func count(_ byte: UInt8) -> Int { marks[byte] ?? 0 }

        /// Whether it matters to `isHabit` how many more wide marks the text has than these.
        func mayMatter(beside narrow: Tally, _ isJapanese: Bool) -> Bool {
            inside < 4 * narrow.inside || colonsBeforeQuotations <= narrow.colonsBeforeQuotations && narrow.colonsBeforeQuotations > 0
                || isJapanese && [UInt8(ascii: "!"), UInt8(ascii: "?")].contains { count($0) < 3 * narrow.count($0) }
        }
    }

    private static func isListEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".")
    }

    /// What a text does throughout, it means.
    private static func isHabit(_ place: Place, _ narrow: Tally, _ wide: Tally, _ isJapanese: Bool) -> Bool {
        switch place.position {
        case .itemEnd where isListEnd(place.byte):
            // Items of a list that end as in English, in a text with wide marks elsewhere.
            return narrow.listEnds >= 2 && narrow.inside * 4 <= wide.inside
        case .beforeQuotation: return wide.colonsBeforeQuotations <= narrow.colonsBeforeQuotations
        case .end, .itemEnd, .beforeSpace:
            // Much Japanese has narrow ones there, with a space for the room that a wide one takes.
            let isExclamation = place.byte == UInt8(ascii: "!") || place.byte == UInt8(ascii: "?")
            return isExclamation && isJapanese && wide.count(place.byte) < 3 * narrow.count(place.byte)
        case .inside: return false
        }
    }

    private static func read(_ block: BlockView, _ isJapanese: Bool, _ found: inout [Place], _ wide: inout Tally) {
        let content = block.content
        block.document.bytes.withUnsafeBufferPointer { bytes in
            // Brackets of ASCII that are open: within them, whoever set them sets such marks, too.
            var depth = 0
            var hasStop = false
            var position = content.lowerBound
            while position < content.upperBound {
                let byte = bytes[position]
                let here = position
                position += 1
                switch byte {
                case 0xE4...0xE9:
                    // The rest of an ideograph.
                    while position < content.upperBound, bytes[position] & 0xC0 == 0x80 { position += 1 }
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
                case 0xE3, 0xEF:
                    guard here + 2 < content.upperBound, let narrow = narrowForm(bytes, here) else { continue }
                    if let place = self.position(here + 3, bytes, block) {
                        wide.add(narrow, place)
                        if narrow == UInt8(ascii: ".") { hasStop = true }
                    }
                case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: ";"):
                    guard depth == 0, here > content.lowerBound, bytes[here - 1] >= 0x80, !isOfName(here, bytes, content),
                        !isOfChain(here, bytes, content)
                    else { continue }
                    if let place = place(here, isJapanese, hasStop, block) { found.append(place) }
                default: break
                }
            }
        }
    }

    /// Whether a full stop stands in a bracket with a few characters on either side and nothing else: `（对象.方法）` names a part.
    private static func isOfName(_ stop: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ content: ByteRange) -> Bool {
        guard bytes[stop] == UInt8(ascii: ".") else { return false }
        func isBracket(_ place: Int, _ last: UInt8) -> Bool {
            place >= content.lowerBound && place + 2 < content.upperBound && bytes[place] == 0xEF && bytes[place + 1] == 0xBC
                && bytes[place + 2] == last
        }
        func isIdeograph(_ place: Int) -> Bool {
            place >= content.lowerBound && place + 2 < content.upperBound && (0xE4...0xE9).contains(bytes[place])
        }
        var start = stop - 3
        while stop - start <= longestPart, isIdeograph(start) { start -= 3 }
        var end = stop + 1
        while end - stop <= longestPart, isIdeograph(end) { end += 3 }
        // U+FF08 and U+FF09.
        return isBracket(start, 0x88) && isBracket(end, 0x89) && start < stop - 3 && end > stop + 1
    }

    /// Whether a full stop is one of several between short words, after the last of which none follows: `主版本号.次版本号.修订号`.
    private static func isOfChain(_ stop: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ content: ByteRange) -> Bool {
        guard bytes[stop] == UInt8(ascii: ".") else { return false }
        // Kana and ideographs: E3 81 to E3 83, and E4 to E9.
        func isWide(_ place: Int) -> Bool {
            guard place >= content.lowerBound, place + 2 < content.upperBound else { return false }
            return (0xE4...0xE9).contains(bytes[place]) || bytes[place] == 0xE3 && (0x81...0x83).contains(bytes[place + 1])
        }
        func isStop(_ place: Int) -> Bool { content.contains(place) && bytes[place] == UInt8(ascii: ".") }
        /// The parts on one side, and whether the last of them ends without a stop.
        func parts(from place: Int, step: Int) -> (count: Int, isClosed: Bool)? {
            var (place, count) = (place, 0)
            while true {
                var length = 0
                while isWide(step > 0 ? place : place - 3), length <= longestPart {
                    place += 3 * step
                    length += 3
                }
                guard length <= longestPart, count < mostParts else { return nil }
                if length == 0 { return (count, false) }
                count += 1
                guard isStop(step > 0 ? place : place - 1) else { return (count, true) }
                place += step
            }
        }
        guard let before = parts(from: stop, step: -1), let after = parts(from: stop + 1, step: 1) else { return false }
        return before.isClosed && after.isClosed && before.count + after.count >= 3
    }

    /// A name has no more on one side; it bounds what is looked at for each stop.
    private static let mostParts = 5
    /// In bytes: eight characters.
    private static let longestPart = 24

    /// Where a mark stands that ends at `end`. Most stand before an ideograph.
    private static func position(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ block: BlockView) -> Position? {
        if end >= block.content.upperBound { return .end }
        if (0xE5...0xE8).contains(bytes[end]) { return .inside }
        return position(end, block)
    }

    private static func place(_ offset: Int, _ isJapanese: Bool, _ isBehindStop: Bool, _ block: BlockView) -> Place? {
        let byte = block.document.bytes[offset]
        guard let wide = wideForm(byte, isJapanese), let before = block.scalar(before: offset),
            before.isIdeographic || closers.contains(before), !isPart(offset, isJapanese, block),
            let position = position(offset + 1, block), !block.isProtected(offset..<offset + 1)
        else { return nil }
        let space = block.document.spaceAfter(offset + 1, notAfter: block.content.upperBound)
        // Only a full stop ends a paragraph as well.
        let isItem = position == .end && !(isBehindStop && byte == UInt8(ascii: "."))
        return Place(
            offset: offset, byte: byte, position: isItem ? .itemEnd : position, wide: wide, end: space.upperBound)
    }

    /// Where a mark stands that ends at `end`; nil where it is not among Chinese and Japanese: `元素, Object.assign`.
    private static func position(_ end: Int, _ block: BlockView) -> Position? {
        let space = block.document.spaceAfter(end, notAfter: block.content.upperBound)
        guard let after = block.scalar(at: space.upperBound) else { return .end }
        if after == "“" || after == "「" { return .beforeQuotation }
        guard after.isIdeographic || isWideMark(after) else { return nil }
        return space.isEmpty ? .inside : .beforeSpace
    }

    private static let closers: Set<Unicode.Scalar> = ["」", "』", "》", "）", "”", "〉", "】"]

    private static func wideForm(_ byte: UInt8, _ isJapanese: Bool) -> String? {
        switch byte {
        case UInt8(ascii: ","): isJapanese ? "、" : "，"
        case UInt8(ascii: "."): "。"
        case UInt8(ascii: "?"): "？"
        case UInt8(ascii: "!"): "！"
        case UInt8(ascii: ":"): "："
        case UInt8(ascii: ";"): "；"
        default: nil
        }
    }

    /// The mark of ASCII that the wide one of three bytes stands for.
    private static func narrowForm(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt8? {
        switch (bytes[position], bytes[position + 1], bytes[position + 2]) {
        case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): UInt8(ascii: ",")
        case (0xE3, 0x80, 0x82): UInt8(ascii: ".")
        case (0xEF, 0xBC, 0x9F): UInt8(ascii: "?")
        case (0xEF, 0xBC, 0x81): UInt8(ascii: "!")
        case (0xEF, 0xBC, 0x9A): UInt8(ascii: ":")
        case (0xEF, 0xBC, 0x9B): UInt8(ascii: ";")
        default: nil
        }
    }

    private static func isWideMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x3000...0x303F).contains(scalar.value) || (0xFF01...0xFF65).contains(scalar.value) || scalar == "”"
    }

    /// Whether the mark is part of something longer: an ellipsis, `::`, `.com`, `:8080`, `?!`, `?.`.
    private static func isPart(_ position: Int, _ isJapanese: Bool, _ block: BlockView) -> Bool {
        let byte = block.document.bytes[position]
        let next = block.byte(at: position + 1)
        let isWord = UInt8(ascii: "0")...UInt8(ascii: "9") ~= next || UInt8(ascii: "a")...UInt8(ascii: "z") ~= next | 0x20
        switch byte {
        case UInt8(ascii: "."): return next == byte || isWord
        case UInt8(ascii: ":"):
            // Whoever writes about code ends the line before it with a colon of ASCII.
            guard !isJapanese, let after = block.scalar(at: position + 1) else { return true }
            return !after.isIdeographic && after != "“"
        case UInt8(ascii: ";"): return next == UInt8(ascii: ")")
        case UInt8(ascii: "?"): return next == UInt8(ascii: ".")
        default: return false
        }
    }
}
