import Bytes
import Linting
import Prose

/// `scraping/citation`: the mark of a reference whose list did not come along (`the end.[1]`, `in 1912[3][4]`).
public enum ScrapingCitation: Check {
    public static let trigger = Trigger.blocks(.squareBracket)

    /// Behind a word without a mark a bracket may index something; behind so many words it does not.
    private static let fewestBehindWords = 3
    private static let open = UInt8(ascii: "[")

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.traits.contains(.asterisksAreMarkup) else { return }
        var behindWords: [Place] = []
        var numbers: Set<String> = []
        for block in view.blocks {
            for place in places(in: block) {
                numbers.insert(document.text(place.range))
                if place.isBehindWord { behindWords.append(place) } else { add(place.range, &report) }
            }
        }
        if numbers.count >= fewestBehindWords { behindWords.forEach { add($0.range, &report) } }
    }

    private static func add(_ range: ByteRange, _ report: inout Report) {
        report.add(range, "This reference number was scraped without its list", edits: [Edit(range, "")])
    }

    private struct Place {
        var range: ByteRange
        var isBehindWord: Bool
    }

    private static func places(in block: BlockView) -> [Place] {
        let bytes = block.document.bytes
        var places: [Place] = []
        var position = block.content.lowerBound + 1
        var wasBehindWord = true
        while position < block.content.upperBound {
            defer { position += 1 }
            guard bytes[position] == open, let end = end(of: position, block) else { continue }
            let follows = places.last?.range.upperBound == position
            guard follows || mayCite(before: position, block), mayFollow(end, block), !block.isProtected(position..<end) else { continue }
            if !follows { wasBehindWord = block.scalar(before: position)?.isLetter == true }
            places.append(Place(range: position..<end, isBehindWord: wasBehindWord))
            position = end - 1
        }
        return places
    }

    /// Behind one to three digits and a bracket.
    private static func end(of position: Int, _ block: BlockView) -> Int? {
        var end = position + 1
        while end < position + 4, Ascii.isDigit(block.byte(at: end)) { end += 1 }
        return end > position + 1 && block.byte(at: end) == UInt8(ascii: "]") && block.byte(at: position + 1) != UInt8(ascii: "0")
            ? end + 1 : nil
    }

    /// Whether a mark that ends a sentence or a clause stands before, or a word of three letters.
    private static func mayCite(before position: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.scalar(before: position) else { return false }
        if scalar.isLetter { return block.length(block.word(before: position)) >= 3 }
        return ".,;:!?\"'—–)”’»“…。，、！？；؟،؛」』".unicodeScalars.contains(scalar)
    }

    /// Whether a space, a mark, another reference or nothing stands behind. Chinese and Japanese set no space.
    private static func mayFollow(_ end: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.scalar(at: end) else { return true }
        if scalar == "(" || scalar == "=" || scalar == "." && block.scalar(at: end + 1)?.isLetter == true { return false }
        return !scalar.isLetter && !("0"..."9").contains(scalar) || block.language.isWrittenWithoutSpaces
    }
}
