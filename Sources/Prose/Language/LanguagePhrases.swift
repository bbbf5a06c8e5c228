import Bytes

/// Wordings that rules know pages, chatbots, notices and dates by, in all languages: from the cards `Rules/languages/<tag>.yml`, where their
/// `phrases` stand. In small letters.
public enum LanguagePhrases: CaseIterable, Sendable {
    /// Beginnings of the words for “translate” and “translation”.
    case translate
    /// Beginnings of the names of machines that translate, and of words for what they are.
    case machines
    /// Names of such machines that are whole words: “AI” begins too many others.
    case machineWords
    /// Names of such machines that stand for a translation alone.
    case services
    /// Beginnings of the names of languages, as far as all their forms begin alike.
    case languageNames
    /// What points at the text itself or at its page: “this”, the article, the noun where a language has no article.
    case this
    /// Beginnings of the words for a text, its page, its parts. In Chinese, Japanese and Korean anywhere in a word.
    case documents
    /// Beginnings of the participles of “translate”, and of “make” where the noun says what was made. In Chinese, Japanese and Korean what says so, anywhere.
    case translated
    /// Participles that say by whom a translation is offered.
    case provided
    /// What may stand between a text and the participle that says it was translated.
    case auxiliaries
    /// Auxiliaries behind which the participle may come last.
    case lateAuxiliaries
    /// What stands between the words of a label: “translated by DeepL”.
    case noticeLinks
    /// What stands between “this text” and “machine translation”.
    case noticeCopulas
    /// The word that joins two verbs.
    case and
    /// With what a chatbot agrees before it hands something over.
    case agreements
    /// With what a chatbot points to what follows.
    case handovers
    /// What a chatbot sets above its translation as a heading.
    case handoverHeadings
    /// Beginnings of words for what a chatbot hands over besides a translation.
    case versions
    /// With what a chatbot offers more, behind its translation.
    case offers
    /// What such an offer is about.
    case offered
    /// Beginnings of words for what else it offers to do, or is glad to have done: each of them too common to say anything alone.
    case further
    /// With what such a sentence begins, where people begin sentences so, too.
    case closings
    /// The last words of a chatbot.
    case farewells
    /// How a chatbot’s note on its translation begins.
    case noteOpenings
    /// What such a note is about.
    case noteSubjects
    /// How a refusal apologizes, or says that a chatbot speaks.
    case apologies
    /// How a refusal says at its start that something cannot be done.
    case inabilities
    /// What says anywhere near its start that something cannot be done.
    case unable
    /// What a chatbot was asked for, or why it does not do it.
    case requests
    /// The chatbot by its own name.
    case chatbots
    /// What it calls itself besides.
    case languageModels
    /// Phrases that models make up where there is nothing to translate.
    case madeUp
    /// Menus and buttons of a page, each all of its line.
    case menu
    /// Other entries of menus, which alone may be headings of a text.
    case menuEntries
    /// What labels the line behind it: an author, a date.
    case pageLabels
    /// What heads a list of other pages.
    case pageLists
    /// Networks and other places where pages let their readers share.
    case networks
    /// What stands beside the numbers and names of a date.
    case dateWords
    /// What stands right before the hour of a time.
    case timeWords
    /// The abbreviation before a number, where languages with № have this sign.
    case numero
    /// Words that head the sections of a manual. Those of the other languages’ cards are as they stand in English, too.
    case headings

    /// Those of all languages, each once.
    ///
    /// - Complexity: linear in their bytes.
    public var everywhere: [String] { Self.lines(of: Self.compiled(self).everywhere) }

    /// Those of one language; none where its card names none.
    public func of(_ language: LanguageTag) -> [String] {
        let name = language.base.description
        return Self.compiled(self).languages.first { $0.language.description == name }.map { Self.lines(of: $0.phrases) } ?? []
    }

    /// Those of each language that has some. `und` is none: names that all use.
    public var byLanguage: [(language: LanguageTag, phrases: [String])] {
        Self.compiled(self).languages.map { (LanguageTag($0.language.description), Self.lines(of: $0.phrases)) }
    }

    /// Calls `body` with the bytes of each phrase that a block may begin with, as far as the beginnings of blocks are compared: in small
    /// letters, with a capital and in capitals, where these are not the same but for the case of ASCII.
    public func forEachBeginning(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        Self.forEachLine(of: Self.compiled(self).beginnings, body)
    }

    /// Calls `body` with the bytes of each phrase; those that begin with a letter beyond ASCII come with a capital and in capitals, too: sets
    /// fold the case of ASCII only.
    func forEachForm(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let list = Self.compiled(self)
        Self.forEachLine(of: list.everywhere, body)
        Self.forEachLine(of: list.capitals, body)
    }

    /// As `compiled` writes them, with line feeds between phrases.
    typealias Compiled = (
        everywhere: StaticString, capitals: StaticString, beginnings: StaticString,
        languages: [(language: StaticString, phrases: StaticString)]
    )

    private static func lines(of list: StaticString) -> [String] {
        var result: [String] = []
        forEachLine(of: list) { result.append(String(decoding: $0, as: UTF8.self)) }
        return result
    }

    private static func forEachLine(of list: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        list.withUTF8Buffer { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes.firstPlace(from: start, to: bytes.count, of: Ascii.lineFeed) ?? bytes.count
                body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end + 1
            }
        }
    }
}

extension LiteralSet {
    /// The phrases of all languages, with capitals as `LanguagePhrases.forEachForm` says.
    ///
    /// - Parameters:
    ///   - comparison: `exact` will do for text in small letters.
    ///   - forScan: whether every word of a text is asked about, so that the first four bytes are to tell nearly all of them.
    public convenience init(_ lists: [LanguagePhrases], _ comparison: Comparison, forScan: Bool = false) {
        var text: [UInt8] = []
        var ends: [Int32] = []
        for list in lists {
            list.forEachForm { phrase in
                text.append(contentsOf: phrase)
                ends.append(Int32(text.count))
            }
        }
        self.init(text: text, ends: ends, comparison, forScan: forScan)
    }
}
