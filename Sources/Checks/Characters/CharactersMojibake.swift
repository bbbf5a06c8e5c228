import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/mojibake`: UTF-8 that was read in another encoding (`dÃ©jÃ  vu`, `РџСЂРёРІРµС‚`, `donâ€™t`).
///
/// One finding for each garbled word; where a block is garbled through and through, one for all of it.
///
/// What cannot be read back, because a byte of it was lost, is found as well, and claims its paragraph: there other rules would take the
/// rest of a letter for a mark or a space, and hide it.
public enum CharactersMojibake: Check {
    public static let claimsRegions = true
    public static let trigger = Trigger.blocks([.latinNonASCII, .misreadCyrillic, .operatorOrBox, .greek])

    /// More garbled words in one block than this are one finding.
    private static let mostFindings = 5

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let signs = document.bytes.withUnsafeBufferPointer { Mojibake.signs(in: $0, range: block.content) }
        let endsInLostSpace = document.bytes[block.content.suffix(2)].elementsEqual([0xC3, 0x83])
        if reportLatinPage(block, &report) || reportEastAsian(block, &report) { return }
        if signs.isEmpty, !endsInLostSpace { return }
        if signs.contains(.latinOnly), reportLegacy(block, &report) { return }
        let stretches = document.bytes.withUnsafeBufferPointer { Mojibake.stretches(in: $0, range: block.content) }
            .filter { !isProtected($0.range, block) }
        let lostSpaces = signs.contains(.lostSpace) || endsInLostSpace ? LostSpace.all(in: block, beside: stretches) : []
        let remains = document.bytes.withUnsafeBufferPointer { Mojibake.remains(in: $0, range: block.content, beside: stretches) }
            .filter { place in !isProtected(place, block) && !lostSpaces.contains { $0.range.overlaps(place) } }
        reportSpaces(lostSpaces, block, &report)
        reportRemains(remains, block, &report)
        // What is left of a word is not read either: nobody would see any more what it was.
        let whole = words(stretches, document).filter { word in
            let token = block.token(word[0].range.lowerBound..<word[word.count - 1].range.upperBound)
            return !remains.contains { $0.overlaps(token) } && !word.contains { isSymbolInWord($0, block) }
        }
        // Where only the other misread letters tell of a lost one, they stay until somebody has looked.
        let safety: Safety = lostSpaces.contains { $0.edit == nil && !$0.isEvident } ? .unsafe : .safe
        if whole.count > mostFindings {
            let edits = whole.joined().map { Edit($0.range, $0.repaired) }
            report.add(
                edits[0].range.lowerBound..<edits[edits.count - 1].range.upperBound,
                "This is UTF-8 text that was decoded as \(whole[0][0].codePage)", safety: safety, edits: edits)
            return
        }
        for word in whole {
            let place = document.word(
                around: word[0].range.lowerBound..<word[word.count - 1].range.upperBound, within: block.content)
            let edits = word.map { Edit($0.range, $0.repaired) }
            report.add(
                place,
                "\(document.text(place).inMessage) is \(Self.text(place, edits, document).inMessage) in UTF-8, decoded as \(word[0].codePage)",
                safety: safety, edits: edits)
        }
    }

    /// Whether a symbol would stand between two letters: no text has one there (`kuáskulâžžân` is a word of Inari Sami).
    private static func isSymbolInWord(_ stretch: Mojibake.Stretch, _ block: BlockView) -> Bool {
        stretch.repaired.unicodeScalars.allSatisfy { $0.isSymbol } && block.scalar(before: stretch.range.lowerBound)?.isLetter == true
            && block.scalar(at: stretch.range.upperBound)?.isLetter == true
    }

    /// `Güneþ doðdu`: one finding a block, where the language tells how its text was misread.
    private static func reportLatinPage(_ block: BlockView, _ report: inout Report) -> Bool {
        let document = block.document
        guard block.signals.contains(.latinNonASCII),
            mayBeLatinPage.value(of: block.language.base, { LatinPageReading.isPossible(for: $0.description) })
        else { return false }
        guard let reading = document.latinPage.reading else { return false }
        let stretches = document.bytes.withUnsafeBufferPointer { reading.stretches(in: $0, range: block.content) }
            .filter { !isProtected($0.range, block) }
        guard let first = stretches.first, let last = stretches.last else { return false }
        report.claim(block.content)
        let word = document.word(around: first.range, within: block.content)
        let edits = stretches.map { Edit($0.range, $0.repaired) }
        let meant = text(word, edits.filter { word.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= word.upperBound }, document)
        report.add(
            first.range.lowerBound..<last.range.upperBound,
            "“\(document.text(word))” is “\(meant)” in \(reading.encoding), decoded as \(first.codePage)", edits: edits)
        return true
    }

    /// Whether a language has code pages of its own. Kept, because every paragraph asks.
    private static let mayBeLatinPage = MadeOnce<LanguageTag, Bool>()

    /// `½ñÌìÌìÆø`: one finding a block, without a fix where several encodings make text of it.
    private static func reportEastAsian(_ block: BlockView, _ report: inout Report) -> Bool {
        let document = block.document
        guard block.signals.contains(.latinNonASCII) else { return false }
        let named: LanguageTag? = document.isLanguageRecognized ? nil : block.language.base
        let reading = document.bytes.withUnsafeBufferPointer { bytes in
            EastAsianReading(in: bytes, range: block.content) { named == nil || named == .undetermined || LanguageTag($0) == named }
        }
        guard let stretch = reading?.stretch, let encoding = reading?.encoding, !isProtected(stretch.range, block) else { return false }
        report.claim(block.content)
        report.add(
            stretch.range, "This is text in \(encoding) that was decoded as \(stretch.codePage)",
            edits: [Edit(stretch.range, stretch.repaired)])
        return true
    }

    /// `Ïðèâåò`: one finding a block, without a fix where no encoding makes words of the text.
    private static func reportLegacy(_ block: BlockView, _ report: inout Report) -> Bool {
        let document = block.document
        guard block.signals.contains(.latinNonASCII) else { return false }
        // A language that somebody named is that of the text; one that was recognized may be what misread letters look like.
        let named: LanguageTag? = document.isLanguageRecognized || block.language.isWrittenInLatin ? nil : block.language.base
        let reading = document.bytes.withUnsafeBufferPointer { bytes in
            LegacyReading(in: bytes, range: block.content) { named == nil || named == .undetermined || LanguageTag($0) == named }
        }
        guard let reading, !isProtected(reading.range, block) else { return false }
        let stretches = reading.stretches.filter { !isProtected($0.range, block) }
        guard let encoding = reading.encoding, let first = stretches.first, let last = stretches.last else {
            guard reading.isSurelyMisread else { return false }
            report.claim(block.content)
            report.add(reading.range, "This text was decoded in the wrong encoding")
            return true
        }
        report.claim(block.content)
        report.add(
            first.range.lowerBound..<last.range.upperBound,
            "“\(document.text(first.range))” is “\(first.repaired)” in \(encoding), decoded as \(first.codePage)",
            edits: stretches.map { Edit($0.range, $0.repaired) })
        return true
    }

    /// Misread text of which bytes are lost: one finding a word, and the paragraph is claimed.
    private static func reportRemains(_ remains: [ByteRange], _ block: BlockView, _ report: inout Report) {
        guard !remains.isEmpty else { return }
        report.claim(block.content)
        var end = block.content.lowerBound
        var words: [ByteRange] = []
        for place in remains where place.lowerBound >= end {
            let token = block.token(place)
            words.append(token)
            end = token.upperBound
        }
        if words.count > mostFindings {
            words = [words[0].lowerBound..<words[words.count - 1].upperBound]
        }
        for word in words {
            let text = words.count == 1 && word.count > longestInMessage ? "This" : block.document.text(word).inMessage
            report.add(word, "\(text) is UTF-8 text that was decoded in another encoding and has lost bytes")
        }
    }

    /// A longer word is not shown. In bytes.
    private static let longestInMessage = 60

    /// A hashtag ends at the first sign; it protects nothing.
    private static func isProtected(_ range: ByteRange, _ block: BlockView) -> Bool {
        block.isProtected(range)
            && !block.protectedSpans.contains { $0.overlaps(range) && block.document.bytes[$0.lowerBound] == UInt8(ascii: "#") }
    }

    /// The stretches by words: those without white space between them belong together.
    private static func words(_ stretches: [Mojibake.Stretch], _ document: Document) -> [[Mojibake.Stretch]] {
        var result: [[Mojibake.Stretch]] = []
        for stretch in stretches {
            let gap = result.last?.last.map { $0.range.upperBound..<stretch.range.lowerBound }
            if let gap, gap.count < 32, !document.bytes[gap].contains(where: { $0 <= 0x20 }) {
                result[result.count - 1].append(stretch)
            } else {
                result.append([stretch])
            }
        }
        return result
    }

    /// The text of `range` with the edits applied.
    private static func text(_ range: ByteRange, _ edits: [Edit], _ document: Document) -> String {
        var result = ""
        var position = range.lowerBound
        for edit in edits {
            result += document.text(position..<edit.range.lowerBound) + edit.replacement
            position = edit.range.upperBound
        }
        return result + document.text(position..<range.upperBound)
    }

    /// Each is a finding; where one cannot be read, the paragraph is claimed.
    private static func reportSpaces(_ lostSpaces: [LostSpace], _ block: BlockView, _ report: inout Report) {
        if lostSpaces.contains(where: { $0.edit == nil }) { report.claim(block.content) }
        for place in lostSpaces {
            // The spaces behind it are no matter of their own.
            report.claim(
                place.range.lowerBound..<block.document.spaceAfter(place.range.upperBound, notAfter: block.content.upperBound).upperBound)
            report.add(place.range, "“Ã” is “à” in UTF-8, decoded as Windows-1252", edits: place.edit.map { [$0] } ?? [])
        }
    }
}

/// `cittÃ  bella`, `libertÃ , dice`: à is C3 A0, and A0 alone is a no-break space, which many a program makes a plain one, and many
/// another takes for one too many.
///
/// In capitals Ã may be Á, Í, Ï or Ý with its second byte lost as well; behind a small letter it is à alone.
private struct LostSpace {
    let range: ByteRange
    /// Nil where more than one text may have been there.
    let edit: Edit?
    /// Whether nothing else has to tell that it is damage.
    let isEvident: Bool

    static func all(in block: BlockView, beside stretches: [Mojibake.Stretch]) -> [LostSpace] {
        let bytes = block.document.bytes
        let places = block.document.places(of: 0x83, in: block.content.dropFirst()).lazy.map { $0 - 1 }
            .filter { bytes[$0] == 0xC3 && isPlace($0, block, stretches) }
        // Where spaces stand in pairs, none was taken away.
        let keepsSpaces = places.contains { block.byte(at: $0 + 2) == 0x20 && block.byte(at: $0 + 3) == 0x20 }
        return places.map { place in
            LostSpace(
                range: place..<place + 2, edit: edit(at: place, keepsSpaces, block),
                isEvident: Ascii.isSmallLetter(block.byte(at: place - 1)))
        }
    }

    /// Whether Ã at the position may be half of à: a space follows, or behind a small letter whatever is none; and other misread
    /// letters stand near, or a small letter before it.
    private static func isPlace(_ position: Int, _ block: BlockView, _ stretches: [Mojibake.Stretch]) -> Bool {
        guard !stretches.contains(where: { $0.range.contains(position) }) else { return false }
        let isBehindSmall = Ascii.isSmallLetter(block.byte(at: position - 1))
        let next = position + 2 < block.content.upperBound ? block.byte(at: position + 2) : 0x20
        if isBehindSmall { return next < 0x80 && !block.document.isLetterByte(next) && Ascii.isDigit(next) == false }
        let isBehindCapital = Ascii.isCapital(block.byte(at: position - 1))
        return next == 0x20 && !isBehindCapital && position + 2 < block.content.upperBound
            && stretches.contains { block.document.bytes[$0.range].starts(with: [0xC3, 0x83]) }
    }

    private static func edit(at position: Int, _ keepsSpaces: Bool, _ block: BlockView) -> Edit? {
        let end = position + 2
        let alone = Edit(position..<end, "à")
        let withSpace = Edit(position..<end + 1, "à")
        guard end < block.content.upperBound, block.byte(at: end) == 0x20 else { return alone }
        let next = end + 1 < block.content.upperBound ? block.byte(at: end + 1) : 0x20
        switch next {
        case 0x20: return withSpace
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            // French sets a space there.
            return block.document.conventions.language.spacedMarks.isEmpty && block.language != .undetermined ? withSpace : alone
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "'"): return withSpace
        default:
            // No word of French or Italian goes on behind à; Portuguese has `àquela`, Catalan `àmbit`, Vietnamese `làm`.
            let endsWords = block.language.base == .french || block.language.base == .italian
            return endsWords && !keepsSpaces && block.document.isLetterByte(next) ? alone : nil
        }
    }
}

extension BlockView {
    /// A range with all that stands beside it up to white space.
    fileprivate func token(_ range: ByteRange) -> ByteRange {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > content.lowerBound, byte(at: start - 1) > 0x20 { start -= 1 }
        while end < content.upperBound, byte(at: end) > 0x20 { end += 1 }
        return start..<end
    }
}

/// How the text was misread, where its language tells.
private struct LatinPage: Sendable {
    let reading: LatinPageReading?
}

extension Document {
    fileprivate var latinPage: LatinPage {
        remembered {
            LatinPage(
                reading: bytes.withUnsafeBufferPointer { buffer in
                    LatinPageReading(
                        in: buffer, ranges: blocks.lazy.filter(\.kind.isProse).map(\.content), language: language.base.description)
                })
        }
    }
}
