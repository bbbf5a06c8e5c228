import Bytes
import Linting
import Prose

/// `leftovers/translation-notice`: a sentence or label near the top or the end that says that the page was translated by a machine.
///
/// It is known by what it says, not by its words: that this very text (“this page”, `dieses Dokument`, `本文`) was translated, and that a
/// machine did it. What is about machine translation speaks of other texts.
public enum TranslationNotice: Check {
    public static let trigger = Trigger.text()

    /// In blocks of prose from the two ends of the text.
    private static let head = 6
    private static let tail = 5
    /// In bytes: notices with a disclaimer are long.
    private static let mostBytes = 1000

    public static func check(_ view: DocumentView, into report: inout Report) {
        let blocks = view.document.blocks
        var left = head
        var index = 0
        while index < blocks.count, left > 0 {
            if blocks[index].kind.isProse {
                left -= 1
                if maySpeakOfTranslation(blocks[index], view.document.bytes) { check(view.block(index), &report) }
            }
            index += 1
        }
        var last = blocks.count
        left = tail
        while last > index, left > 0 {
            last -= 1
            if blocks[last].kind.isProse {
                left -= 1
                if maySpeakOfTranslation(blocks[last], view.document.bytes) { check(view.block(last), &report) }
            }
        }
    }

    /// Nearly every text has no word for a translation there: that is told before text is made of the bytes. Not by the scan, which
    /// looks for no literal within a run of ideographs.
    private static func maySpeakOfTranslation(_ block: Block, _ bytes: [UInt8]) -> Bool {
        block.content.count <= mostBytes && block.kind != .tableCell && TranslationWords.seeds.mayOccur(in: block, of: bytes)
    }

    private static func check(_ block: BlockView, _ report: inout Report) {
        let text = block.textAsRead(block.content).smallUTF8
        // The seeds are first bytes, which other words have, too.
        guard TranslationWords.translation.occurs(in: text) || TranslationWords.services.occurs(in: text) else { return }
        guard let place = notice(block, text) else { return }
        report.add(
            place, "This notice says that the page was translated by a machine", confidence: 0.9,
            edits: place == block.content ? block.removal.map { [Edit($0, "")] } ?? [] : [])
    }

    /// The block, or the sentence of it, that is a notice.
    private static func notice(_ block: BlockView, _ lowered: [UInt8]) -> ByteRange? {
        let document = block.document
        if isLabel(lowered) { return block.content }
        let sentences = block.sentences
        guard let place = sentences.first(where: { isNotice(block.textAsRead($0).lowercased()) }) else { return nil }
        // What else the block says mostly belongs to the notice: that it may be wrong, and what to do about it.
        let rest = sentences.filter { $0 != place }.reduce(0) { $0 + $1.count }
        let isWhole = place.lowerBound == block.content.lowerBound || rest < place.count
        let end = document.bytes[place].lastIndex { !Ascii.isSpace($0) } ?? place.lowerBound
        return isWhole ? block.content : place.lowerBound..<end + 1
    }

    // MARK: Labels

    /// In characters.
    private static let mostInLabel = 70
    private static let mostWordsInLabel = 8

    /// Whether there are more words between spaces with a letter or digit of ASCII than that: to part a line by characters costs more
    /// than all else.
    private static func hasMoreWords(than most: Int, _ text: [UInt8]) -> Bool {
        var (count, isInWord) = (0, false)
        for byte in text {
            if byte == Ascii.space {
                isInWord = false
            } else if !isInWord, Ascii.isLetterOrDigit(byte) {
                isInWord = true
                count += 1
                if count > most { return true }
            }
        }
        return false
    }

    /// `Machine translation`, `Translated by DeepL`: a few words, one of them for a translation, the others for a machine or for nothing.
    private static func isLabel(_ text: [UInt8]) -> Bool {
        // Characters of up to four bytes.
        guard text.count <= 4 * mostInLabel, !hasMoreWords(than: mostWordsInLabel, text) else { return false }
        let line = String(decoding: text, as: UTF8.self)
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "'" && $0 != "’" }.map(String.init)
        guard words.count <= mostWordsInLabel, line.count <= mostInLabel else { return false }
        guard let last = line.last, last != "?" else { return false }
        if let service = TranslationWords.services.first(in: text) {
            // Behind a service’s name and a few words before it nothing is said of the service.
            let rest = String(decoding: text[service.upperBound...], as: UTF8.self)
            return rest.split { !$0.isLetter }.count <= 2 && !rest.contains(where: { $0 == "," }) && isHandedOver(words, text)
        }
        guard TranslationWords.translation.occurs(in: text), words.count <= 4 || !words[0].unicodeScalars.allSatisfy(\.isASCII) else {
            return false
        }
        return words.count <= 4
            && words.allSatisfy { word in
                let bytes = Array(word.utf8)
                return TranslationWords.translation.first(in: bytes)?.lowerBound == 0
                    || TranslationWords.machine.first(in: bytes)?.lowerBound == 0
                    || TranslationWords.machineWords.contains(word) || links.contains(word)
            } && (TranslationWords.machine.occurs(in: text) || words.contains { TranslationWords.machineWords.contains($0) })
    }

    private static let links = Set(LanguagePhrases.noticeLinks.everywhere)

    /// Whether the words say that something was made with the service.
    private static func isHandedOver(_ words: [String], _ text: [UInt8]) -> Bool {
        TranslationWords.translation.occurs(
            in: Array(words.prefix { !$0.hasPrefix("google") && $0 != "deepl" && $0 != "chatgpt" }.joined(separator: " ").utf8))
            || words.contains { provided.contains($0) }
            || unspaced(.provided).contains { String(decoding: text, as: UTF8.self).contains($0) }
    }

    private static let provided = Set(LanguagePhrases.provided.everywhere)

    // MARK: Sentences

    private static func isNotice(_ sentence: String) -> Bool {
        let text = Array(sentence.utf8)
        guard let translated = TranslationWords.translation.first(in: text),
            // In a script with spaces, without a word for a machine anywhere it was made by none.
            TranslationWords.machine.occurs(in: text) || TranslationWords.mayHoldMachineWord(text) || text.contains(where: { $0 >= 0xE3 })
        else { return false }
        let words = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map(String.init)
        guard
            TranslationWords.machine.occurs(in: text)
                || words.contains(where: { TranslationWords.machineWords.contains($0) || $0.hasPrefix("ai翻") })
                || sentence.contains("ai") && text[translated.lowerBound] >= 0xE3
        else { return false }
        if text[translated.lowerBound] >= 0xE3 { return isUnspacedNotice(sentence) }
        return isSpacedNotice(words) || isSubjectless(words)
    }

    /// Whether the words say that this text was translated.
    private static func isSpacedNotice(_ words: [String]) -> Bool {
        for (index, word) in words.enumerated() where demonstratives.contains(word) {
            guard let noun = (index + 1..<min(index + 4, words.count)).first(where: { beginsWith(documents, words[$0]) }) else { continue }
            let rest = words[(noun + 1)...]
            if isMachineTranslation(rest) { return true }
            guard let verb = rest.firstIndex(where: { beginsWith(participles, $0) }) else { continue }
            let between = rest[..<verb]
            // The verb is at the sentence’s end where “wurde” and its like come first.
            if let first = between.first, late.contains(first) { return between.count <= 20 }
            let firstLate = between.prefix(3).contains { late.contains($0) }
            if firstLate { return between.count <= 24 }
            // “… was written in Japanese and translated by …”
            if between.count <= 10, let last = between.last, conjunctions.contains(last), between.contains(where: auxiliaries.contains) {
                return true
            }
            if between.count <= 5, between.allSatisfy({ auxiliaries.contains($0) || isAdverb($0) }) { return true }
        }
        // Arabic sets the verb before what was translated.
        for (index, word) in words.enumerated() where beginsWith(participles, word) || word.hasPrefix("ترجم") {
            let rest = words[min(index + 1, words.count)...].prefix(3)
            if index <= 2, let shown = rest.firstIndex(where: { demonstratives.contains($0) }), shown + 1 < words.count,
                beginsWith(documents, words[shown + 1])
            {
                return true
            }
        }
        return false
    }

    private static let conjunctions = Set(LanguagePhrases.and.everywhere)

    /// Whether the words are “is a machine translation” and nothing more.
    private static func isMachineTranslation(_ words: ArraySlice<String>) -> Bool {
        let rest = words.drop { copulas.contains($0) }
        guard rest.count < words.count, (2...4).contains(rest.count) else { return false }
        return rest.contains { isMachine($0) } && rest.contains { TranslationWords.translation.first(in: Array($0.utf8))?.lowerBound == 0 }
    }

    private static func isMachine(_ word: String) -> Bool {
        TranslationWords.machineWords.contains(word) || TranslationWords.machine.first(in: Array(word.utf8))?.lowerBound == 0
    }

    private static let copulas = Set(LanguagePhrases.noticeCopulas.everywhere)

    /// `Translated automatically from English`, `Traducido por …`: a sentence that begins with the verb, and is short.
    private static func isSubjectless(_ words: [String]) -> Bool {
        guard let first = words.first, words.count <= 14 else { return false }
        if beginsWith(participles, first) { return true }
        // “Translation done by …”
        let isNoun = TranslationWords.translation.first(in: Array(first.utf8))?.lowerBound == 0
        return isNoun && words.count <= 8 && words.dropFirst().prefix(2).contains { beginsWith(participles, $0) }
    }

    private static func isAdverb(_ word: String) -> Bool {
        isMachine(word)
            || ["ly", "mente", "ment", "ически", "ично", "icznie", "icky", "isch", "ell", "isk", "sk"].contains { word.hasSuffix($0) }
    }

    private static func beginsWith(_ stems: [String], _ word: String) -> Bool { stems.contains { word.hasPrefix($0) } }

    private static let demonstratives = Set(LanguagePhrases.this.everywhere)
    private static let documents = LanguagePhrases.documents.everywhere
    private static let participles = LanguagePhrases.translated.everywhere
    private static let auxiliaries = Set(LanguagePhrases.auxiliaries.everywhere)
    private static let late = Set(LanguagePhrases.lateAuxiliaries.everywhere)

    // MARK: Chinese, Japanese, Korean

    private static func isUnspacedNotice(_ sentence: String) -> Bool {
        guard
            let this = unspaced(.this).lazy.compactMap({ sentence.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
        else { return false }
        let behind = sentence[this.upperBound...].prefix(12)
        guard unspaced(.documents).contains(where: { behind.contains($0) }) else { return false }
        return unspaced(.translated).contains { sentence.contains($0) }
    }

    /// The phrases of the languages that write no spaces, or hardly any, between what is looked for.
    private static func unspaced(_ list: LanguagePhrases) -> [String] {
        [LanguageTag.chinese, .japanese, .korean].flatMap(list.of)
    }
}
