import Bytes
import Linting
import Prose
import UnicodeText

/// `markup/broken-link`: a link or image of Markdown that is shown as text, because a space or a full-width mark stands where its
/// brackets should meet (`[x] (https://…)`, `！[x](y.png)`, `[x]（https://…）`), or spaces stand in its address.
public enum BrokenLink: Check {
    public static let trigger = Trigger.blocks([.squareBracket, .fullWidth])

    /// In bytes. A longer text or address of a link is hardly one line.
    private static let longestText = 600
    private static let longestAddress = 2000

    private struct Candidate {
        var place: ByteRange
        var message: String
        var change: MarkdownChange
        /// Whether more than a space is wrong with the address.
        var isCut = false
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup) else { return }
        var candidates: [Candidate] = []
        for block in view.blocks { candidates += links(in: block) + images(in: block) }
        let proven = document.proven(candidates.map(\.change))
        for (candidate, isProven) in zip(candidates, proven) where isProven {
            report.add(candidate.place, candidate.message, safety: candidate.isCut ? .unsafe : .safe, edits: candidate.change.edits)
        }
    }

    // MARK: Links

    private static func links(in block: BlockView) -> [Candidate] {
        let document = block.document
        let roles = document.markdownRoles
        var candidates: [Candidate] = []
        var places = Array(document.places(of: Ascii.closeBracket, in: block.content))
        if block.signals.contains(.fullWidth) {
            places += document.places(of: 0xEF, in: block.content).filter { bracketLength(0, wide: 0xBD, at: $0, document.bytes) == 3 }
            places.sort()
        }
        for place in places where roles.isText(place) && block.byte(at: place - 1) != Ascii.backslash {
            let length = bracketLength(Ascii.closeBracket, wide: 0xBD, at: place, document.bytes)
            if let candidate = link(closedAt: place..<place + length, block) { candidates.append(candidate) }
        }
        return candidates
    }

    /// The broken link whose text ends with the bracket at `closing`.
    private static func link(closedAt closing: ByteRange, _ block: BlockView) -> Candidate? {
        let document = block.document
        let bytes = document.bytes
        let end = block.content.upperBound
        var parenthesis = closing.upperBound
        while parenthesis < end, let length = spaceLength(parenthesis, bytes), parenthesis - closing.upperBound < 8 {
            parenthesis += length
        }
        let opening = bracketLength(Ascii.open, wide: 0x88, at: parenthesis, bytes)
        guard parenthesis < end, opening > 0, document.markdownRoles.isText(parenthesis),
            let address = address(from: parenthesis + opening, before: end, bytes),
            let text = textStart(before: closing.lowerBound, block)
        else { return nil }
        let label = text.upperBound..<closing.lowerBound
        guard isLabel(document.text(label), text.lowerBound, block),
            var edits = edits(forAddress: address.range, bytes, document)
        else { return nil }
        if parenthesis > closing.upperBound { edits.append(Edit(closing.upperBound..<parenthesis, "")) }
        if opening > 1 { edits.append(Edit(parenthesis..<parenthesis + opening, "(")) }
        if address.closing.count > 1 { edits.append(Edit(address.closing, ")")) }
        if closing.count > 1 { edits.append(Edit(closing, "]")) }
        if text.count > 1 { edits.append(Edit(text, "[")) }
        guard !edits.isEmpty else { return nil }
        let mark = imageMark(before: text.lowerBound, block)
        if let mark, mark.count > 1 { edits.append(Edit(mark, "!")) }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        let whole = (mark?.lowerBound ?? text.lowerBound)..<address.closing.upperBound
        let isImage = mark != nil || text.lowerBound > 0 && bytes[text.lowerBound - 1] == UInt8(ascii: "!")
        let start = mark == nil && isImage ? text.lowerBound - 1 : whole.lowerBound
        return Candidate(
            place: start..<whole.upperBound,
            message: isImage
                ? "This image is shown as text: its brackets do not meet" : message(for: edits, closing, parenthesis, address.range),
            change: MarkdownChange(
                edits: edits, range: start..<whole.upperBound, construct: .markup,
                proof: [text.lowerBound, closing.lowerBound, parenthesis, address.closing.lowerBound]),
            isCut: isCut(document.text(address.range).filter { $0 != " " }))
    }

    /// Whether an address ends within its host (`https://git`, whose rest may stand behind): such a host is a machine's own.
    private static func isCut(_ address: String) -> Bool {
        guard let scheme = address.firstRange(of: "://") else { return false }
        let host = address[scheme.upperBound...].prefix { !"/?#:".contains($0) }
        return address.hasPrefix("http") && !host.contains(".") && host != "localhost"
    }

    private static func message(for edits: [Edit], _ closing: ByteRange, _ parenthesis: Int, _ address: ByteRange) -> String {
        if parenthesis > closing.upperBound { return "There is a space inside this link, so that it is shown as text" }
        if edits.contains(where: { $0.range.lowerBound >= address.lowerBound && $0.range.upperBound <= address.upperBound }) {
            return "There are spaces in the address of this link, so that it is shown as text"
        }
        return "This link has full-width brackets, so that it is shown as text"
    }

    /// Whether the text between the brackets is one of a link: not a number (a reference), not a box of a task list, not a footnote.
    private static func isLabel(_ label: String, _ start: Int, _ block: BlockView) -> Bool {
        let bare = label.filter { !$0.isWhitespace }
        guard !bare.isEmpty, bare.first != "^", !bare.allSatisfy({ $0.isNumber || $0 == "," || $0 == "-" || $0 == "–" }) else {
            return false
        }
        return !(bare.lowercased() == "x" && start == block.content.lowerBound)
    }

    /// The bracket that opens the link's text: the one that no other closes before `offset`.
    private static func textStart(before offset: Int, _ block: BlockView) -> ByteRange? {
        let bytes = block.document.bytes
        let roles = block.document.markdownRoles
        var depth = 0
        var position = offset
        while position > block.content.lowerBound, offset - position < longestText {
            position -= 1
            guard roles.isText(position) else { continue }
            if bracketLength(UInt8(ascii: "]"), wide: 0xBD, at: position, bytes) > 0 { depth += 1 }
            let length = bracketLength(Ascii.openBracket, wide: 0xBB, at: position, bytes)
            guard length > 0 else { continue }
            if position > 0, bytes[position - 1] == Ascii.backslash { return nil }
            if depth == 0 { return position..<position + length }
            depth -= 1
        }
        return nil
    }

    /// An exclamation mark that belongs to the bracket at `offset` and stands apart from it, or is full-width: one at the start of the
    /// line or right behind another bracket ends no sentence.
    private static func imageMark(before offset: Int, _ block: BlockView) -> ByteRange? {
        let bytes = block.document.bytes
        var position = offset
        while position > block.content.lowerBound, bytes[position - 1] == Ascii.space, offset - position < 3 { position -= 1 }
        let isWide = position - 3 >= block.content.lowerBound && bytes[position - 3..<position].elementsEqual([0xEF, 0xBC, 0x81])
        guard isWide || position > block.content.lowerBound && bytes[position - 1] == UInt8(ascii: "!") else { return nil }
        let start = position - (isWide ? 3 : 1)
        guard start..<offset != offset - 1..<offset else { return nil }
        let before = start == block.content.lowerBound ? Ascii.lineFeed : bytes[start - 1]
        return before == Ascii.lineFeed || before == Ascii.openBracket ? start..<offset : nil
    }

    // MARK: Images

    /// Sound links with an exclamation mark that belongs to them and does not reach them.
    private static func images(in block: BlockView) -> [Candidate] {
        let document = block.document
        let bytes = document.bytes
        var candidates: [Candidate] = []
        for span in document.markup[block.block.markup] where span.range.count == 1 && bytes[span.range.lowerBound] == Ascii.openBracket {
            guard let mark = imageMark(before: span.range.lowerBound, block), document.markdownRoles.isText(mark.lowerBound),
                let end = document.markup[block.block.markup].first(where: {
                    $0.range.lowerBound >= span.range.upperBound && bytes[$0.range].starts(with: "](".utf8)
                })?.range.upperBound
            else { continue }
            candidates.append(
                Candidate(
                    place: mark.lowerBound..<end, message: "This image is read as a link: its exclamation mark is set apart",
                    change: MarkdownChange(
                        edits: [Edit(mark, "!")], range: mark.lowerBound..<end, construct: .markup,
                        proof: [mark.lowerBound, span.range.upperBound])))
        }
        return candidates
    }

    // MARK: Addresses

    /// What the parenthesis encloses, and the one that closes it, on the same line.
    private static func address(from start: Int, before end: Int, _ bytes: [UInt8]) -> (range: ByteRange, closing: ByteRange)? {
        var depth = 0
        var position = start
        while position < end, position - start < longestAddress, !Ascii.isLineEnd(bytes[position]) {
            let closing = bracketLength(Ascii.close, wide: 0x89, at: position, bytes)
            if closing > 0, depth == 0 || closing > 1 { return (start..<position, position..<position + closing) }
            if closing > 0 { depth -= 1 }
            if bytes[position] == Ascii.open { depth += 1 }
            position += 1
        }
        return nil
    }

    /// What makes an address of the text in the parentheses: nil where it is none, empty where it is one as it is.
    private static func edits(forAddress range: ByteRange, _ bytes: [UInt8], _ document: Document) -> [Edit]? {
        let core = Ascii.trimmedRange(bytes, withoutTitle(range, bytes))
        guard !core.isEmpty else { return nil }
        let compact = String(decoding: bytes[core].filter { $0 != Ascii.space }, as: UTF8.self)
        let spaces = core.filter { bytes[$0] == Ascii.space }
        guard isAddress(compact) else { return nil }
        guard !spaces.isEmpty else { return [] }
        let scheme = compact.firstRange(of: "://").map { compact.utf8.distance(from: compact.startIndex, to: $0.lowerBound) }
        guard let scheme, scheme > 0 else { return nil }
        var edits: [Edit] = []
        var letters = 0
        var position = core.lowerBound
        while position < core.upperBound {
            guard bytes[position] == Ascii.space else {
                letters += 1
                position += 1
                continue
            }
            let start = position
            while position < core.upperBound, bytes[position] == Ascii.space { position += 1 }
            // Between two words a space may have been one of the address, which spells it “%20”.
            guard letters < scheme || isMark(bytes[start - 1]) || isMark(bytes[position]) else { return nil }
            edits.append(Edit(start..<position, ""))
        }
        return edits
    }

    /// The range up to a title in quotation marks.
    private static func withoutTitle(_ range: ByteRange, _ bytes: [UInt8]) -> ByteRange {
        guard let last = range.last(where: { !Ascii.isSpace(bytes[$0]) }), bytes[last] == Ascii.quote || bytes[last] == Ascii.apostrophe,
            let first = range.first(where: { bytes[$0] == bytes[last] }), first < last, first > range.lowerBound,
            Ascii.isSpace(bytes[first - 1])
        else { return range }
        return range.lowerBound..<first
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), Ascii.stop, Ascii.colon, Ascii.hash, Ascii.hyphen, Ascii.underscore, UInt8(ascii: "="), UInt8(ascii: "&"),
            UInt8(ascii: "?"), UInt8(ascii: "%"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Whether the text, which has no spaces, is where a link can lead: an address with a scheme, a path from here or from the
    /// root, a place in the page, or a file’s name.
    private static func isAddress(_ text: String) -> Bool {
        if let place = text.firstRange(of: "://") {
            return (2...10).contains(text[..<place.lowerBound].count) && place.upperBound < text.endIndex
        }
        for opening in ["mailto:", "www.", "./", "../", "/", "#"] where text.hasPrefix(opening) { return text.count > opening.count + 1 }
        guard text.utf8.allSatisfy({ Ascii.isLetterOrDigit($0) || isMark($0) || $0 == Ascii.plus }) else { return false }
        let path = text.prefix { $0 != "#" && $0 != "?" }
        guard let dot = path.lastIndex(of: "."), dot > path.startIndex else { return false }
        let ending = path[path.index(after: dot)...]
        return (2...5).contains(ending.count) && ending.first?.isLetter == true && ending.allSatisfy { $0.isLetter || $0.isNumber }
            && path[..<dot].contains { $0.isLetter }
    }

    // MARK: Characters

    /// The length of a bracket at `offset`: 1 for ASCII, 3 for the full-width one with that last byte, 0 for none.
    private static func bracketLength(_ byte: UInt8, wide: UInt8, at offset: Int, _ bytes: [UInt8]) -> Int {
        guard offset < bytes.count else { return 0 }
        if bytes[offset] == byte { return 1 }
        // U+FF08, U+FF09, U+FF3B and U+FF3D.
        return bytes[offset] == 0xEF && offset + 2 < bytes.count && bytes[offset + 1] == 0xBC && bytes[offset + 2] == wide ? 3 : 0
    }

    /// The length of a space on the line at `offset`.
    private static func spaceLength(_ offset: Int, _ bytes: [UInt8]) -> Int? {
        if bytes[offset] == Ascii.space { return 1 }
        if bytes[offset] == 0xC2, offset + 1 < bytes.count, bytes[offset + 1] == 0xA0 { return 2 }
        return bytes[offset] == 0xE3 && offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x80 ? 3 : nil
    }
}

extension Ascii {
    fileprivate static func trimmedRange(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
        bytes.withUnsafeBufferPointer { trimmed($0, range) }
    }
}
