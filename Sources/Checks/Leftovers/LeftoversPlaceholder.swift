import Bytes
import Linting
import Prose

/// `leftovers/placeholder`: what stood for a name or a number while the text was translated, and was not put back
/// (`#PRS_ORG#`, `__NUM0__`, `XXENT1XX`, `⟦PUNC⟧`, `[[M_3]]`).
public enum LeftoversPlaceholder: Check {
    public static let trigger = Trigger.blocks([.hash, .underscore, .squareBracket, .bracket])

    public static func check(_ block: BlockView, into report: inout Report) {
        if block.signals.contains(.bracket) { checkBraces(block, &report) }
        var end = block.content.lowerBound
        while let place = first(from: end, in: block) {
            end = place.upperBound
            report.add(place, "“\(block.document.text(place))” is a damaged placeholder; the original text was not put back")
        }
    }

    // MARK: Braces

    /// In bytes: names are shorter.
    private static let longestName = 40

    /// A name between two braces on the one side and one on the other (`{name}}`), which is no part of a longer one.
    private static func checkBraces(_ block: BlockView, _ report: inout Report) {
        let bytes = block.document.bytes
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        let places = block.braces
        guard !places.isEmpty,
            // Formulas and programs count their braces otherwise.
            !bytes[block.content].contains(where: { $0 == Ascii.backslash || $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "%") })
        else { return }
        var index = 0
        // Braces that are open here: `{a{b}}`.
        var depth = 0
        while index < places.count {
            let start = places[index]
            guard bytes[start] == open else {
                depth = max(0, depth - 1)
                index += 1
                continue
            }
            let opening = run(from: index, places, open, bytes)
            index += opening
            let end = start + opening
            guard index < places.count, bytes[places[index]] == close, places[index] > end, places[index] - end <= longestName else {
                depth += opening
                continue
            }
            let closing = run(from: index, places, close, bytes)
            let name = end..<places[index]
            let place = start..<places[index] + closing
            index += closing
            let isNested = depth > 0 || opening > closing && index < places.count && bytes[places[index]] == close
            depth = max(0, depth + opening - closing)
            guard opening + closing == 3, !isNested,
                bytes[name].allSatisfy({ isWordByte($0) || $0 == Ascii.stop || $0 == Ascii.hyphen || $0 == 0x20 }),
                !block.isInsideProtected(place)
            else { continue }
            report.add(place, "“\(block.document.text(place))” is a placeholder that lost one of its braces")
        }
    }

    /// How many of the sign stand there side by side.
    private static func run(from index: Int, _ places: [Int], _ sign: UInt8, _ bytes: [UInt8]) -> Int {
        var count = 1
        while index + count < places.count, places[index + count] == places[index] + count, bytes[places[index + count]] == sign {
            count += 1
        }
        return count
    }

    /// The first placeholder at `position` or behind it.
    private static func first(from position: Int, in block: BlockView) -> ByteRange? {
        block.document.bytes.withUnsafeBufferPointer { bytes in
            let end = block.content.upperBound
            var position = position
            while position < end {
                // “[” and “_” are the same but for one bit.
                var found = bytes.places(of: hash, from: position, to: end) | bytes.places(of: bracket, mask: 0xFB, from: position, to: end)
                while found != 0 {
                    let start = position &+ found.trailingZeroBitCount
                    if let length = length(at: start, bytes, block.range) { return start..<start + length }
                    found &= found &- 1
                }
                position &+= 64
            }
            return nil
        }
    }

    private static func length(at position: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Int? {
        switch bytes[position] {
        case hash: between(position, hash, hash, 1, bytes, range)
        case underscore: between(position, underscore, underscore, 2, bytes, range)
        default: between(position, bracket, UInt8(ascii: "]"), 2, bytes, range)
        }
    }

    /// The length of a name in capitals between two delimiters, if it is one that systems use.
    ///
    /// - Parameter width: how often each of the delimiters' signs stands there.
    private static func between(
        _ position: Int, _ opening: UInt8, _ closing: UInt8, _ width: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange
    ) -> Int? {
        func byte(_ offset: Int) -> UInt8 { range.contains(offset) ? bytes[offset] : 0 }
        func closes(_ offset: Int) -> Bool { byte(offset) == closing && (width == 1 || byte(offset + 1) == closing) }
        guard width == 1 || byte(position + 1) == opening, !isWordByte(byte(position - 1)) else { return nil }
        let start = position + width
        var end = start
        while end < start + 32, Ascii.isCapital(byte(end)) || byte(end) == underscore && !closes(end) { end += 1 }
        let letters = start..<end
        while end < start + 32, Ascii.isDigit(byte(end)) { end += 1 }
        guard end > start, closes(end), !isWordByte(byte(end + width)) else { return nil }
        let mayBeLetter = width == 2 && end > letters.upperBound
        return isName(bytes[letters], orLetter: mayBeLetter) ? end + width - position : nil
    }

    /// Whether one of the parts between low lines is a name that systems use, or the first is a letter alone.
    private static func isName(_ letters: Slice<UnsafeBufferPointer<UInt8>>, orLetter: Bool) -> Bool {
        var rest = letters
        var isFirst = true
        while !rest.isEmpty {
            let part = rest.prefix { $0 != underscore }
            rest = rest[part.endIndex...].dropFirst()
            if part.isEmpty { continue }
            if isFirst && orLetter && part.count == 1 || names.contains(packed(part)) { return true }
            isFirst = false
        }
        return false
    }

    private static let hash = UInt8(ascii: "#")
    private static let underscore = UInt8(ascii: "_")
    private static let bracket = UInt8(ascii: "[")

    /// By what `packed` makes of them.
    private static let names: Set<UInt64> = Set(
        [
            "NUM", "ENT", "ENTITY", "URL", "PH", "TAG", "NAME", "PER", "PERS", "PERSON", "PRS", "ORG", "LOC", "GPE", "DATE",
            "TIME", "EMAIL", "PLACEHOLDER", "MASK", "VAR", "NUMBER", "PUNC", "TERM", "TOKEN", "EMOJI", "PHONE", "USER",
            "ADDRESS", "MONEY", "CODE",
        ].map { packed(Array($0.utf8)) })

    /// Capitals as a number, a different one for each name of up to twelve; 0 for a longer name.
    private static func packed(_ name: some Collection<UInt8>) -> UInt64 {
        name.count > 12 ? 0 : name.reduce(0) { $0 << 5 | UInt64($1 & 0x1F) }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrDigit(byte) || byte == UInt8(ascii: "_")
    }
}
