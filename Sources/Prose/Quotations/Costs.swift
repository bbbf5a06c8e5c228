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
        @Cost("A mark of a pair that is not the first choice of the language", .order) var secondChoice: Float = 0.5
        @Cost("A mark of a pair that is rare in the language, or of another one; a low or reversed one that opens", .order)
        var foreign: Float = 1.5
        @Cost("A mark that looks the other way", .order) var turned: Float = 3
        @Cost("A bracket or low mark in the role that its form rules out", .order) var impossible: Float = 6
    }

    /// What two marks cost that open and close a quotation together.
    struct Pair: Sendable {
        @Cost("A low mark with one that closes in English", .order) var lowWithRight: Float = 0.3
        @Cost("Two guillemets that point right, as in Finnish", .order) var rightGuillemets: Float = 0.5
        @Cost("A straight mark with a directed one", .order) var withStraight: Float = 1.5
        @Cost("Two marks of different pairs", .order) var unlike: Float = 2.5
        @Cost("A single mark with a double one", .order) var singleWithDouble: Float = 5
    }

    /// What a quotation costs inside another; nothing where one is in single and the other in double marks, or one in brackets or
    /// guillemets.
    struct Nesting: Sendable {
        @Cost("Inside one with the same mark", .order) var same: Float = 6
        @Cost("The same, in a paragraph that opened the outer one again", .alarms) var sameInReopened: Float = 4.5
        @Cost("A name with the marks of the quotation around it", .misses) var name: Float = 3.5
        @Count("The most bytes between the two marks that open a quotation and a name in it", .misses) var nameReach: Int = 200
        @Cost("Opened with the mark that closes the outer one", .order) var withClosingMark: Float = 3
        @Cost("In other double marks", .order) var otherDouble: Float = 2.5
    }

    /// What spaces inside the marks cost where the text does not set them.
    struct Spacing: Sendable {
        @Cost("A thin space between a mark and what it encloses", .order) var thin: Float = 0.8
        @Cost("Any other space there", .order) var wide: Float = 2
    }

    /// What the neighbors of a mark say against its opening a quotation.
    struct Opening: Sendable {
        @Cost("After text, or before a comma, a full stop or a closing bracket", .order) var misplaced: Float = 2.5
        @Cost("After text, and before any of these or the end of a block", .alarms) var misplacedTwice: Float = 4
        @Cost("At the end of a block", .order) var atEnd: Float = 1.5
    }

    /// What the neighbors of a mark say against its closing a quotation.
    struct Closing: Sendable {
        @Cost("At the start of a block or after an opening bracket", .order) var atStart: Float = 4
        @Cost("Before a letter, a digit or an opening bracket", .order) var beforeText: Float = 2
    }

    /// What a mark costs that changed places with the space beside it: one mistake, although both sides look wrong.
    struct Moved: Sendable {
        @Cost("In a text in which it happens once", .order) var once: Float = 3
        @Cost("In a text in which it happens more often", .misses) var habitual: Float = 2.2
        @Count("How many such marks are more than one", .misses) var habit: Int = 2
        @Cost("More: a straight mark where one of the other role belongs, beside the end of a sentence or clause", .alarms)
        var straight: Float = 2
        @Cost("The same, in a text that opens quotations again within lines", .alarms) var straightInRunOn: Float = 7
        @Cost("Less: a mark that closes before a small letter", .misses) var beforeSmallLetter: Float = 0.8
    }

    /// What it costs that a double mark is no quotation mark.
    struct None: Sendable {
        @Cost("A mark without sense, or one that opens what is never closed", .order) var stray: Float = 6
        @Cost("The same, with a form that opens", .alarms) var strayOpening: Float = 6.5
        @Cost("A straight mark without sense", .order) var strayStraight: Float = 5.5
        @Cost("The same, at either end of a block", .alarms) var strayAtEnd: Float = 7
        @Cost("More: a straight mark that would close well, inside a quotation of its kind", .alarms) var wasted: Float = 1.5
        @Cost("A mark that is spoken about, or an arrow", .alarms) var mention: Float = 4.4
        @Cost("A ditto mark, inches, an apostrophe within a Cyrillic word", .alarms) var sign: Float = 0.8
        @Cost("Two apostrophes or grave accents at a word; what costs as much is stray", .order) var accents: Float = 3
    }

    /// What it costs that a single mark is an apostrophe or a prime.
    struct Apostrophe: Sendable {
        @Cost("After a letter or digit; a turned one, where an apostrophe may be", .order) var plain: Float = 1
        @Cost("After s, x or z, which take no further s", .order) var afterSibilant: Float = 0.5
        @Cost("Before a digit, between a digit and a letter, before a word that lost its beginning", .order) var elision: Float = 0.3
        @Cost("Beside a space or punctuation otherwise", .order) var loose: Float = 2.2
        @Cost("The same, after a comma or a full stop; a turned one where no apostrophe may be", .alarms) var unlikely: Float = 5
    }

    /// What it costs that a quotation is never closed; in double marks, what a stray mark costs.
    struct Unclosed: Sendable {
        @Cost("One in directed single marks", .order) var single: Float = 4.5
        @Cost("One in straight single marks", .alarms) var straightSingle: Float = 3
        @Cost("One in whose place the same mark opens another", .misses) var replaced: Float = 5
        @Cost("Less: that mark is straight and opens a sentence", .misses) var replacedAtSentence: Float = 2
    }

    /// What it costs that a mark opens an open quotation again.
    struct Reopening: Sendable {
        @Cost("At the start of a paragraph", .order) var atStart: Float = 0.15
        @Cost("In a line that was joined, in the lines of a letter, after a heading, once more in the same line", .alarms)
        var expected: Float = 1
        @Cost("Anywhere else in a line; an address that heads a letter and turns out to be none", .alarms) var inLine: Float = 7
        @Cost("In a line of a text that does so again and again", .alarms) var inLineHabitual: Float = 2
        @Cost("More: one paragraph of a quotation opens it again, and another does not", .alarms) var inconsistent: Float = 3.5
    }

    /// What it costs that a quotation goes on after a paragraph break without being opened again.
    struct Paragraph: Sendable {
        @Cost("Between two paragraphs", .order) var cut: Float = 3.2
        @Cost("Between lines of verse, or in the middle of a sentence", .order) var line: Float = 0.3
        @Cost("Again, in a quotation that was already cut so", .alarms) var cutAgain: Float = 0.45
        @Count("The most bytes of a line that opens or ends a letter", .alarms) var letterLine: Int = 240
        @Count("The most bytes of a heading; from here on, a line without a full stop is a sentence that goes on", .alarms)
        var headingLine: Int = 50
    }

    /// From what on a text is taken to mean what it does.
    struct Habit: Sendable {
        @Count("How often it does so: spaces inside guillemets, guillemets in one direction, marks that open again in a line", .alarms)
        var least: Int = 4
        @Count("Guillemets with spaces inside, if most have none", .alarms) var spacedMinority: Int = 8
        @Cost("How many times as many guillemets in one direction as in the other", .alarms) var directionRatio: Float = 3
        @Count("One in how many opening marks must open again in a line", .alarms) var runOnShare: Int = 30
        @Count("From how many marks on a block may be no prose", .order) var dense: Int = 12
        @Count("The fewest bytes for each mark in prose", .order) var bytesPerMark: Int = 5
    }

    /// How far another reading must be behind.
    struct Certainty: Sendable {
        @Cost("For an even chance that the reading is right; below, nothing is said of a mark", .alarms) var even: Float = 1.4
        @Cost("The same for straight single marks, which code and dialect are full of", .alarms) var straightSingle: Float = 4
        @Cost("At least, of marks without a partner: one of several must be it", .misses) var unpaired: Float = 2
        @Cost("For a break where nothing is open to end the search, and for marks that need none", .work) var settled: Float = 8
        @Cost("For a break at which a quotation is carried on to end the search", .work) var carriedOn: Float = 3.5
        @Cost("The most that may speak against a mark that is read without search", .work) var plain: Float = 0.5
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
