/// All numbers of the quotation parser, and the only place where they are (docs/quotation-costs.md lists them with how much
/// each matters).
///
/// A cost is what speaks against a reading. The unit is arbitrary: about 6 for a mark without sense, 3 for a clear mistake,
/// below 1 for what is only unusual.
public struct QuotationCosts: Sendable {
    var shape = Shape()
    var pair = Pair()
    var nesting = Nesting()
    var spacing = Spacing()
    var opening = Opening()
    var closing = Closing()
    var moved = Moved()
    var none = None()
    var apostrophe = Apostrophe()
    var unclosed = Unclosed()
    var reopening = Reopening()
    var paragraph = Paragraph()
    var habit = Habit()
    var certainty = Certainty()
    var search = Search()

    public init() {}

    /// What the form of a mark says against a role.
    struct Shape: Sendable {
        @Cost("A mark of a pair that is common in the language, though not the first choice", .order) var common: Float = 0.3
        @Cost("A mark of a pair that the language knows", .order) var known: Float = 0.5
        @Cost("A mark of a pair that is rare in the language", .order) var rare: Float = 1
        @Cost("A mark of a pair from another language that is seen in this one", .alarms) var foreign: Float = 1.5
        @Cost("A mark that looks the other way", .order) var turned: Float = 3
        @Cost("A bracket or low mark in the role that its form rules out", .order) var impossible: Float = 6
        @Cost("A low or reversed double mark that opens", .order) var low: Float = 0.5
        @Cost("A low or reversed single mark that opens", .order) var lowSingle: Float = 1
        @Cost("Two grave accents that close", .order) var graveCloses: Float = 4
        @Cost("Two straight apostrophes that open", .order) var apostrophesOpen: Float = 2
    }

    /// What two marks cost that open and close a quotation together.
    struct Pair: Sendable {
        @Cost("A low mark with one that closes in English", .order) var lowWithRight: Float = 0.3
        @Cost("Two guillemets that point right, as in Finnish", .order) var rightGuillemets: Float = 0.5
        @Cost("Two guillemets that point left", .order) var leftGuillemets: Float = 2
        @Cost("A straight mark with a directed one", .order) var withStraight: Float = 1.5
        @Cost("Two marks of different pairs", .order) var unlike: Float = 2.5
        @Cost("A single mark with a double one", .order) var singleWithDouble: Float = 5
    }

    /// What a quotation costs inside another; nothing where one is in single and the other in double marks.
    struct Nesting: Sendable {
        @Cost("Inside one with the same mark", .order) var same: Float = 6
        @Cost("The same, in a paragraph that opened the outer one again", .alarms) var sameInReopened: Float = 4.5
        @Cost("A name with the marks of the quotation around it", .misses) var name: Float = 3.5
        @Count("The most bytes between the two marks that open a quotation and a name in it", .misses) var nameReach: Int = 200
        @Cost("One mark that closes both", .misses) var closingBoth: Float = 1
        @Cost("Opened with the mark that closes the outer one", .order) var withClosingMark: Float = 3
        @Cost("In guillemets or brackets, or inside those", .order) var brackets: Float = 0.3
        @Cost("In straight marks, or inside those", .order) var straight: Float = 2
        @Cost("In other double marks", .order) var otherDouble: Float = 2.5
    }

    /// What spaces inside the marks cost where the text does not set them.
    struct Spacing: Sendable {
        @Cost("A thin space between a mark and what it encloses", .order) var thin: Float = 0.8
        @Cost("Any other space there", .order) var wide: Float = 2
    }

    /// What the neighbors of a mark say against its opening a quotation.
    struct Opening: Sendable {
        @Cost("After a symbol or an ellipsis", .order) var afterSymbol: Float = 0.5
        @Cost("After a comma or a closing bracket", .order) var afterComma: Float = 2
        @Cost("After a letter, a digit or a full stop", .order) var afterText: Float = 2.5
        @Cost("Before a dash", .order) var beforeDash: Float = 0.3
        @Cost("At the end of a block", .order) var atEnd: Float = 1.5
        @Cost("Before a comma, a full stop or a closing bracket", .order) var beforeStop: Float = 2.5
        @Cost("Before any of these or at the end of a block, after text", .alarms) var afterTextAtEnd: Float = 4
    }

    /// What the neighbors of a mark say against its closing a quotation.
    struct Closing: Sendable {
        @Cost("After a dash or a hyphen", .order) var afterDash: Float = 0.2
        @Cost("Alone in a block", .alarms) var alone: Float = 0.5
        @Cost("At the start of a block", .order) var atStart: Float = 4
        @Cost("After an opening bracket", .order) var afterBracket: Float = 2.5
        @Cost("Before a symbol", .order) var beforeSymbol: Float = 0.3
        @Cost("Before an opening bracket", .order) var beforeBracket: Float = 1
        @Cost("Before a digit", .order) var beforeDigit: Float = 1.5
        @Cost("Before a letter", .order) var beforeLetter: Float = 2
    }

    /// What a mark costs that changed places with the space beside it: one mistake, although both sides look wrong.
    struct Moved: Sendable {
        @Cost("In a text in which it happens once", .order) var once: Float = 3
        @Cost("In a text in which it happens more often", .misses) var habitual: Float = 2.2
        @Count("How many such marks are more than one", .misses) var habit: Int = 2
        @Cost("More: a straight mark that opens, after a comma or a full stop, where one that closes belongs", .alarms)
        var opensAfterStop: Float = 2
        @Cost("More: a straight mark that closes where one that opens a sentence belongs", .alarms) var closesAtSentence: Float = 3
        @Cost("The same, in a text that opens quotations again within lines", .alarms) var closesInRunOn: Float = 7
        @Cost("Less: a mark that closes before a small letter", .misses) var beforeSmallLetter: Float = 0.2
        @Cost("The same, after a comma or a full stop", .misses) var betweenClauses: Float = 0.8
    }

    /// What it costs that a double mark is no quotation mark.
    struct None: Sendable {
        @Cost("A mark without sense", .order) var stray: Float = 6
        @Cost("The same, with a form that opens", .alarms) var strayOpening: Float = 6.5
        @Cost("A straight mark without sense", .order) var strayStraight: Float = 5.5
        @Cost("The same, at either end of a block", .alarms) var strayAtEnd: Float = 7
        @Cost("More: a straight mark that would close well, inside a quotation of its kind", .alarms) var wasted: Float = 1.5
        @Cost("A mark that is spoken about, or an arrow", .alarms) var mention: Float = 4.4
        @Cost("A ditto mark, or a double prime of two apostrophes", .alarms) var ditto: Float = 0.8
        @Cost("Two apostrophes or grave accents at a word", .order) var accents: Float = 3
        @Cost("Inches with a curly mark after feet with one", .alarms) var curlyInches: Float = 0.5
        @Count("The most digits of inches", .alarms) var inchDigits: Int = 2
        @Cost("Inches: a straight mark after a digit", .order) var inches: Float = 1.2
        @Cost("An apostrophe within a Cyrillic word", .alarms) var cyrillicApostrophe: Float = 1
        @Cost("A low single mark, which looks like a comma", .order) var lowSingle: Float = 2.5
        @Cost("A single guillemet", .order) var angle: Float = 4
        @Cost("From here on a mark is stray", .order) var leastStray: Float = 3
    }

    /// What it costs that a single mark is an apostrophe or a prime.
    struct Apostrophe: Sendable {
        @Cost("After a letter", .order) var afterLetter: Float = 1
        @Cost("After s, x or z, which take no further s", .order) var afterSibilant: Float = 0.5
        @Cost("Before a digit, between a digit and a letter, before a word that lost its beginning", .order) var elision: Float = 0.3
        @Cost("After a digit", .order) var prime: Float = 0.8
        @Cost("Before any other word, or a mark", .order) var beforeWord: Float = 2.2
        @Cost("The same, after a comma or a full stop", .alarms) var beforeWordInClause: Float = 4.5
        @Cost("Before nothing", .order) var beforeNothing: Float = 3
        @Cost("The same, after a comma or a full stop", .alarms) var beforeNothingInClause: Float = 5
        @Cost("Between punctuation and a letter", .order) var afterStop: Float = 2.5
        @Cost("After punctuation", .order) var afterStopAlone: Float = 4
        @Cost("A turned one within a word or before a digit or a word that lost its beginning", .order) var turned: Float = 1
        @Cost("A turned one elsewhere", .order) var turnedElsewhere: Float = 5
    }

    /// What it costs that a quotation is never closed.
    struct Unclosed: Sendable {
        @Cost("One in double marks", .order) var double: Float = 6
        @Cost("One in directed single marks", .order) var single: Float = 4.5
        @Cost("One in straight single marks", .alarms) var straightSingle: Float = 3
        @Cost("One in whose place the same mark opens another", .misses) var replaced: Float = 5
        @Cost("Less: that mark is straight and opens a sentence", .misses) var replacedAtSentence: Float = 2
        @Cost("More: the quotation was opened again in this paragraph", .alarms) var replacedAfterReopening: Float = 3.5
    }

    /// What it costs that a mark opens an open quotation again.
    struct Reopening: Sendable {
        @Cost("At the start of a paragraph", .order) var atStart: Float = 0.15
        @Cost("At a line that was joined, in French", .alarms) var atLine: Float = 1
        @Cost("In the last lines of a quoted letter", .alarms) var inLetter: Float = 1
        @Cost("In the address that heads a quoted letter", .alarms) var inHeading: Float = 1
        @Cost("The address turns out to be none", .alarms) var mistakenHeading: Float = 7
        @Cost("Anywhere in a line", .alarms) var inLine: Float = 7
        @Cost("Once more in the same quotation", .alarms) var inLineAgain: Float = 1
        @Cost("In a line of a text that does so again and again", .alarms) var inLineHabitual: Float = 2
        @Cost("More: an earlier paragraph of the quotation did not", .alarms) var afterCut: Float = 4
    }

    /// What it costs that a quotation goes on after a paragraph break without being opened again.
    struct Paragraph: Sendable {
        @Cost("Between two paragraphs", .order) var cut: Float = 3.2
        @Cost("The same, with something between them", .order) var cutAcross: Float = 4
        @Cost("Between blocks that are not both paragraphs", .order) var cutKind: Float = 4.5
        @Cost("Between two lines of a stanza, or in the middle of a sentence", .order) var line: Float = 0.3
        @Cost("Between stanzas, or verse and prose", .order) var stanza: Float = 1
        @Cost("Again, in a quotation that was already cut so", .alarms) var cutAgain: Float = 0.45
        @Cost("More: what goes on is in single marks inside another", .order) var cutSingle: Float = 1
        @Cost("After a heading, where the next paragraph opens it again", .alarms) var heading: Float = 1.5
        @Count("The most bytes of a line that opens or ends a letter", .alarms) var letterLine: Int = 240
        @Count("The most bytes of a line that is a heading", .alarms) var headingLine: Int = 60
        @Count("The fewest bytes of a paragraph that stops within a sentence before a capital", .alarms) var sentenceLine: Int = 50
        @Count("The most bytes between two marks that open a paragraph together", .order) var markGap: Int = 3
    }

    /// From what on a text is taken to mean what it does.
    struct Habit: Sendable {
        @Count("Guillemets with spaces inside that are a habit, if they are the majority", .alarms) var spaced: Int = 4
        @Count("Guillemets with spaces inside that are a habit, even of a minority", .alarms) var spacedMinority: Int = 8
        @Count("Guillemets that open in one direction", .alarms) var direction: Int = 3
        @Cost("How many times as many as in the other direction", .alarms) var directionRatio: Float = 3
        @Count("Marks that open a quotation again within a line", .alarms) var runOn: Int = 4
        @Count("One in how many opening marks they must be", .alarms) var runOnShare: Int = 30
        @Count("From how many marks on a block may be no prose", .order) var dense: Int = 12
        @Count("The fewest bytes for each mark in prose", .order) var bytesPerMark: Int = 5
    }

    /// How far another reading must be behind.
    struct Certainty: Sendable {
        @Cost("For an even chance that the reading is right; below, nothing is said of a mark", .alarms) var even: Float = 1.4
        @Cost("The same for straight single marks, which code and dialect are full of", .alarms) var straightSingle: Float = 4
        @Cost("The margin of the best of several marks that may be the one without a partner", .misses) var unpaired: Float = 2
        @Cost("For a break where nothing is open to end the search, and for marks that need none", .work) var settled: Float = 8
        @Cost("For a break at which a quotation is carried on to end the search", .work) var carriedOn: Float = 3.5
        @Cost("The most that may speak against a mark that is read without search", .work) var plain: Float = 0.5
        @Cost("The same for an apostrophe", .work) var plainApostrophe: Float = 0.9
    }

    /// Limits of the search.
    struct Search: Sendable {
        @Count("How many readings are kept at each mark; with eight, three more false alarms in an article and a novel", .work)
        var beam: Int = 12
        @Cost("How far behind the best reading they may be", .work) var beamWidth: Float = 14
        @Count("How many quotations may be open in each other", .work) var depth: Int = 4
        @Count("How many marks and breaks one search reads", .work) var stretch: Int = 4_000
        @Count("How far around a mark misread text is looked for, in bytes", .work) var misreadReach: Int = 60
        @Count("How far around a mark its hidden partner is looked for, in bytes", .work) var hiddenReach: Int = 1_500
    }
}

/// The numbers that a text is read with, and the tables made of them.
public final class QuotationModel: Sendable {
    public let costs: QuotationCosts
    let tables: QuotationTables

    public init(_ costs: QuotationCosts) {
        self.costs = costs
        tables = QuotationTables(costs)
    }

    /// The model of the product; others are for measuring how much a number matters.
    public static let standard = QuotationModel(QuotationCosts())
}
