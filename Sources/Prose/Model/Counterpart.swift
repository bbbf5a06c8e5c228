import Bytes

/// The source that a text translates, where its file holds both: a message of a catalog, a segment of an exchange file.
///
/// An object, because it holds much: whoever hands it on copies one word. Unchecked, because it is written to only by the one who alone
/// has it.
public final class Counterpart: @unchecked Sendable {
    /// The source as read. Its positions are mapped like those of any text; nothing is ever written there.
    public let text: Text
    /// What is markup in the source, ascending.
    public let markup: [MarkupSpan]
    public let language: LanguageTag
    /// The inline elements of the source and those of the target, of formats that have some.
    public let codes: [InlineCode]
    public let targetCodes: [InlineCode]
    /// The source's other form, of a message that has a plural: where either form has something, the target may have it from there.
    public let otherForm: [UInt8]?
    public let context: PairContext
    /// The other file that holds the source; nil: it is in the target's file.
    public let place: SourcePlace?
    /// What most pairs of the file do; nil for a pair on its own.
    public internal(set) var habits: PairHabits?
    /// What rules found that looked at all pairs of the file at once.
    public internal(set) var notes: [PairNote] = []

    public init(
        text: Text, markup: [MarkupSpan] = [], language: LanguageTag, codes: [InlineCode] = [], targetCodes: [InlineCode] = [],
        otherForm: [UInt8]? = nil, context: PairContext = PairContext(),
        place: SourcePlace? = nil
    ) {
        self.text = text
        self.markup = markup
        self.language = language
        self.codes = codes
        self.targetCodes = targetCodes
        self.otherForm = otherForm
        self.context = context
        self.place = place
    }

    /// The counterpart with what changes in it changed: itself where nobody else has it.
    static func changed(_ counterpart: consuming Counterpart, _ change: (Counterpart) -> Void) -> Counterpart {
        var counterpart = counterpart
        if !isKnownUniquelyReferenced(&counterpart) {
            let copy = Counterpart(
                text: counterpart.text, markup: counterpart.markup, language: counterpart.language, codes: counterpart.codes,
                targetCodes: counterpart.targetCodes, otherForm: counterpart.otherForm, context: counterpart.context,
                place: counterpart.place)
            copy.habits = counterpart.habits
            copy.notes = counterpart.notes
            counterpart = copy
        }
        change(counterpart)
        return counterpart
    }

    /// Whether a word follows itself, a comma between them or not. In text without spaces nothing is a word.
    ///
    /// - Complexity: linear.
    public var repeatsWord: Bool {
        var last: ArraySlice<UInt8> = []
        for word in text.bytes.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }) {
            let isSame = word.count == last.count && zip(word, last).allSatisfy { $0 == $1 || $0 | 0x20 == $1 | 0x20 && Ascii.isLetter($0) }
            if isSame, Ascii.isLetterOrBeyond(word[word.startIndex]) { return true }
            last = word
        }
        return false
    }

    /// Whether there are as many opening brackets of ASCII as closing ones.
    ///
    /// - Complexity: linear.
    public var hasBracketsInPairs: Bool {
        var depth = 0
        for byte in text.bytes {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return depth == 0
    }

    /// The bytes of `range` as text, ill-formed sequences as U+FFFD.
    public func text(_ range: ByteRange) -> String { String(decoding: text.bytes[range], as: UTF8.self) }
}

/// An inline element of an exchange format, such as `<x id="1"/>`: a tag or a placeholder of the format that the text came from.
public struct InlineCode: Sendable, Hashable {
    /// What both sides name it by; empty where it has no name.
    public var id: String
    /// The element’s.
    public var name: String
    /// Where it is in the text, in bytes.
    public var offset: Int

    public init(id: String, name: String, offset: Int) {
        self.id = id
        self.name = name
        self.offset = offset
    }
}

/// Where the source of a pair is that is in another file than its target.
public struct SourcePlace: Sendable, Hashable {
    /// As output names the file.
    public var path: String
    /// From 1.
    public var line: Int

    public init(path: String, line: Int) {
        self.path = path
        self.line = line
    }
}

/// What a rule found of a pair that looked at all pairs of the file: known before the pair itself is looked at.
public struct PairNote: Sendable, Hashable {
    /// The rule, as an index among those of its linter.
    public var rule: Int
    public var message: String
    /// The bytes of the target that it is about, wherever they are there; empty: all of the target.
    public var text: [UInt8]
    /// What of the source it is about, in bytes of the source as read.
    public var source: ByteRange

    public init(rule: Int, message: String, text: [UInt8], source: ByteRange) {
        self.rule = rule
        self.message = message
        self.text = text
        self.source = source
    }
}

/// What a file says of a pair besides its two texts.
public struct PairContext: Sendable, Hashable {
    /// The pair's name in its file: an identifier, or the context of a message.
    public var id: String
    /// What tells apart messages that read the same and mean something else: the context of a message of gettext.
    public var meaning = ""
    /// How the texts spell what a program puts in, by the names that gettext has for it (`c-format`, `python-brace-format`).
    public var formats: [String]
    /// Which plural form the target is, from 0; nil where it is none.
    public var pluralForm: Int?
    /// Whether that form is for few numbers alone, which it may say in words.
    public var isForFewNumbers = false

    public init(
        id: String = "", meaning: String = "", formats: [String] = [], pluralForm: Int? = nil, isForFewNumbers: Bool = false
    ) {
        self.id = id
        self.meaning = meaning
        self.formats = formats
        self.pluralForm = pluralForm
        self.isForFewNumbers = isForFewNumbers
    }
}

/// What most pairs of a file do: what all of them do is no slip of one.
public struct PairHabits: Sendable, Hashable {
    /// How many pairs were counted: those whose target is not empty and not the same as its source.
    public var pairs = 0
    /// The logarithm of a target's length by its source's: its mean, and how far pairs are from it (a standard deviation).
    public var lengthMean = 0.0
    public var lengthSpread = 0.0
    /// Of the pairs whose source ends in a full stop, how many there are, and how many targets end without any mark.
    public var stops = 0
    public var stopsLost = 0
    /// Of the pairs whose source ends in no comma, how many targets do.
    public var commasGained = 0

    public init() {}
}
