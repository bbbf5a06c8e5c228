import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/foreign-script`: a word in a script that the text's language is not written in, in the middle of a
/// sentence (`asked to take me собою with you`).
public enum ForeignScript: Check {
    public static let trigger = Trigger.blocks(signals, in: { ForeignWords.signals(in: $0).intersection(signals) })
    private static let signals: Signals = [.cyrillic, .greek, .han, .kana, .hangul, .arabic, .otherScript]

    public static func check(_ block: BlockView, into report: inout Report) {
        for word in ForeignWords.find(block) where EchoedWord.echo(of: word, block) == nil {
            report.add(
                word.range, "“\(block.document.text(word.range))” was left untranslated, in the script of the source",
                confidence: word.isBetweenWords ? 0.9 : 0.7)
        }
    }
}

/// Words in another script than the text's.
struct ForeignWords {
    struct Word {
        let range: ByteRange
        let script: Script
        /// Whether small words of the text's own script stand on both sides: a sentence runs through it.
        let isBetweenWords: Bool
    }

    /// A block with more foreign letters than one in this many letters quotes or teaches a language.
    private static let mostShare = 4

    /// The signals of letters that texts of the language are not written in; none where that is not known.
    static func signals(in language: LanguageTag) -> Signals {
        guard let own = ownScripts(language) else { return [] }
        var foreign: Signals = [.greek, .hangul, .otherScript]
        if !own.contains(.cyrillic) { foreign.formUnion(.cyrillic) }
        if !own.contains(.han) { foreign.formUnion(.han) }
        if !own.contains(.katakana) { foreign.formUnion(.kana) }
        if !own.contains(.arabic) { foreign.formUnion(.arabic) }
        return foreign
    }

    static func find(_ block: BlockView) -> [Word] {
        guard let own = ownScripts(block.language) else { return [] }
        let document = block.document
        var runs: [(range: ByteRange, script: Script)] = []
        var end = block.content.lowerBound
        document.forEachScalarBeyondASCII(in: block.content) { scalar, place in
            guard place.lowerBound >= end, scalar.isLetter, !own.contains(scalar.script), scalar.script != .common,
                scalar.script != .other, scalar.script != .inherited
            else { return }
            let word = wordOrPhrase(place, scalar.script, block)
            end = word.upperBound
            runs.append((word, scalar.script))
        }
        guard !runs.isEmpty else { return [] }
        let total = runs.reduce(0) { $0 + document.text($1.range).unicodeScalars.count }
        guard total * mostShare < document.text(block.content).unicodeScalars.count else { return [] }
        return runs.filter { isLeft($0.range, $0.script, block) }.map {
            Word(range: $0.range, script: $0.script, isBetweenWords: isBetweenWords($0.range, block))
        }
    }

    /// The scripts that the language is written in; nil where that is not known.
    private static func ownScripts(_ language: LanguageTag) -> [Script]? {
        if language.isWrittenInLatin { return [.latin] }
        if language.isWrittenInCyrillic { return [.latin, .cyrillic] }
        if language.isWrittenInArabic { return [.latin, .arabic] }
        switch language.base {
        case .chinese: return [.latin, .han, .bopomofo]
        case .japanese: return [.latin, .han, .hiragana, .katakana]
        default: return nil
        }
    }

    /// The letters of one script around `place`, with further words of it behind single spaces.
    private static func wordOrPhrase(_ place: ByteRange, _ script: Script, _ block: BlockView) -> ByteRange {
        let document = block.document
        var end = place.upperBound
        while end < block.content.upperBound, let next = document.scalar(at: end) {
            if next.scalar.isLetter && next.scalar.script != .latin || next.scalar.isMark {
                end += next.length
            } else if next.scalar == " " || next.scalar == "-", let after = document.scalar(at: end + 1), after.scalar.isLetter,
                after.scalar.script == script
            {
                end += 1
            } else {
                break
            }
        }
        return place.lowerBound..<end
    }

    private static func isLeft(_ range: ByteRange, _ script: Script, _ block: BlockView) -> Bool {
        let document = block.document
        guard !block.isProtected(range), range != block.content else { return false }
        let letters = document.text(range).unicodeScalars.count { $0.isLetter }
        // A letter of Greek or Hebrew is a sign of mathematics, and one ideograph is often talked about.
        let isIdeographic = script == .han || script == .hiragana || script == .katakana || script == .hangul
        guard letters >= (isIdeographic ? 2 : 3) else { return false }
        let before = before(range.lowerBound, block)
        let after = after(range.upperBound, block)
        // Part of a word of several scripts: another rule's matter.
        guard !before.isAttached, !after.isAttached else { return false }
        // A gloss, a title, a word that is talked about.
        guard !isInMarks(range, block), before.mark != ":", before.mark != "/", after.mark != "/", before.mark != "=", after.mark != "("
        else { return false }
        return before.hasWord || after.hasWord
    }

    private static func isBetweenWords(_ range: ByteRange, _ block: BlockView) -> Bool {
        before(range.lowerBound, block).hasWord && after(range.upperBound, block).hasWord
    }

    private typealias Side = (hasWord: Bool, isAttached: Bool, mark: Unicode.Scalar?)

    private static func before(_ offset: Int, _ block: BlockView) -> Side {
        guard offset > block.content.lowerBound, let near = block.document.scalar(before: offset) else { return (false, false, nil) }
        if near.scalar.isLetter || near.scalar.isDigit || near.scalar == "_" || near.scalar == "-" {
            return (false, !block.language.isWrittenWithoutSpaces && near.scalar.value < 0x2E80, nil)
        }
        guard near.scalar == " ", let far = block.document.scalar(before: offset - 1) else { return (false, false, near.scalar) }
        return (far.scalar.isLetter && far.scalar.script != .common, false, far.scalar)
    }

    private static func after(_ offset: Int, _ block: BlockView) -> Side {
        guard offset < block.content.upperBound, let near = block.document.scalar(at: offset) else { return (false, false, nil) }
        if near.scalar.isLetter || near.scalar.isDigit || near.scalar == "_" || near.scalar == "-" {
            return (false, !block.language.isWrittenWithoutSpaces && near.scalar.value < 0x2E80, nil)
        }
        guard near.scalar == " ", let far = block.document.scalar(at: offset + 1) else { return (false, false, near.scalar) }
        return (far.scalar.isLetter, false, far.scalar)
    }

    /// Whether brackets, quotation marks or markup stand around the place, at most a hundred bytes away. What stands
    /// between quotation marks counts only where a good part of it is foreign: whoever quotes a word quotes little else,
    /// and speech is not quoted for its words.
    private static func isInMarks(_ range: ByteRange, _ block: BlockView) -> Bool {
        let document = block.document
        let head = Array(document.text(max(block.content.lowerBound, range.lowerBound - 100)..<range.lowerBound).unicodeScalars)
        let tail = Array(document.text(range.upperBound..<min(block.content.upperBound, range.upperBound + 100)).unicodeScalars)
        if let opens = head.lastIndex(where: { opening.contains($0) }), !head[opens...].contains(where: { closing.contains($0) }),
            tail.contains(where: { closing.contains($0) })
        {
            return true
        }
        guard let opens = head.indices.last(where: { opensQuotation(head, $0) }),
            let closes = tail.indices.first(where: { closesQuotation(tail, $0) })
        else { return false }
        let around = (head[(opens + 1)...] + tail[..<closes]).count { $0.isLetter }
        return around <= mostAround * document.text(range).unicodeScalars.count { $0.isLetter }
    }

    /// How many letters of the text's own may stand in a quotation beside each foreign one.
    private static let mostAround = 2

    private static let opening = Set("([（【《「『".unicodeScalars)
    private static let closing = Set(")]）】》」』".unicodeScalars)
    private static let quoting = Set("“”„«»‹›‘’\"'*_`/".unicodeScalars)

    /// Whether a mark stands there that is no apostrophe and does not end a word.
    private static func opensQuotation(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        quoting.contains(text[index]) && (index == 0 || !text[index - 1].isLetter)
    }

    /// Whether a mark stands there that is no apostrophe and does not begin a word.
    private static func closesQuotation(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        quoting.contains(text[index]) && (index + 1 == text.count || !text[index + 1].isLetter)
    }
}
