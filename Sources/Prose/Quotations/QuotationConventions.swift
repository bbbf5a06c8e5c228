/// How a language sets quotation marks: as costs for the parser, and as answers for those who mend.
///
/// CLDR names one outer and one inner pair for each language; what books and newspapers do beside them is from the
/// languages' style guides: Duden (guillemets that point inwards), PWN, Språkrådet (one mark on both sides), Dansk
/// Sprognævn. Arabic and Hebrew are typed with either mark first, because the two look turned on a keyboard.
public struct QuotationConventions: Sendable {
    /// The cost of opening or closing a quotation with each glyph, by `Mark.Glyph.rawValue`: 0 for what the language
    /// does, more for what it does not.
    var openingCost: [Float]
    var closingCost: [Float]
    /// Whether a space belongs inside guillemets: in French, and in texts that do so throughout.
    public private(set) var spacesGuillemets = false
    /// What a space and a mark cost that changed places: one mistake, though both sides look wrong; cheaper in a text
    /// in which it happened more than once.
    private(set) var rotatedCost: Float = 3
    /// Whether words take prefixes that are written right before a mark.
    public private(set) var gluesPrefixes = false
    /// Whether every line of a long quotation begins with a guillemet.
    private(set) var repeatsGuillemets = false
    /// Whether the text's paragraphs were run together, so that a quotation is opened anew in mid-line.
    private(set) var reopensInLine = false
    /// Whether the text, though not throughout, sets spaces inside guillemets on both sides.
    public private(set) var toleratesSpacedPairs = false
    /// Whether quotations close with “.
    private var closesWithLeftMark = false
    /// Whether the language lets marks look either way.
    private var turnsFreely = false
    /// Whether a quotation that opens low closes with ”.
    private var pairsLowWithRight = false

    /// The orientation that a glyph has in English and most languages.
    private static let plain: [(glyph: Mark.Glyph, opening: Float, closing: Float)] = [
        (.straightDouble, 0, 0), (.leftDouble, 0, 3), (.rightDouble, 3, 0), (.lowDouble, 0.5, 6),
        (.reversedDouble, 0.5, 3), (.leftGuillemet, 0, 3), (.rightGuillemet, 3, 0), (.straightSingle, 0, 0),
        (.leftSingle, 0, 3), (.rightSingle, 3, 0), (.lowSingle, 1, 6), (.reversedSingle, 1, 3), (.leftAngle, 0, 3),
        (.rightAngle, 3, 0), (.leftCorner, 0, 6), (.rightCorner, 6, 0), (.leftWhiteCorner, 0, 6),
        (.rightWhiteCorner, 6, 0), (.pennOpen, 0, 4), (.pennClose, 2, 0), (.leftTitle, 0, 6), (.rightTitle, 6, 0),
    ]

    private mutating func set(_ glyph: Mark.Glyph, opening: Float, closing: Float) {
        openingCost[Int(glyph.rawValue)] = opening
        closingCost[Int(glyph.rawValue)] = closing
    }

    /// The conventions of a language; those of no known language are the most tolerant.
    public init(_ language: LanguageTag) {
        openingCost = .init(repeating: 6, count: Mark.Glyph.allCases.count)
        closingCost = openingCost
        for row in Self.plain { set(row.glyph, opening: row.opening, closing: row.closing) }
        switch language.base.description {
        case "de", "cs", "sk", "sl", "hr", "bg", "is", "lt", "et": setCentralEuropean()
        case "pl", "ro", "hu", "nl": setLowToRight()
        case "sv", "fi", "no", "nb", "nn", "da": setNordic()
        case "ru", "uk", "be":
            set(.lowDouble, opening: 0, closing: 6)
            set(.leftDouble, opening: 0.5, closing: 0)
            closesWithLeftMark = true
        case "fr":
            spacesGuillemets = true
            repeatsGuillemets = true
        case "ar", "he", "fa", "ur": setRightToLeft()
        case "und": setTolerant()
        default: break
        }
    }

    private mutating func setCentralEuropean() {
        set(.leftDouble, opening: 1.5, closing: 0)
        set(.rightDouble, opening: 3, closing: 0.5)
        set(.leftSingle, opening: 1, closing: 0)
        set(.rightGuillemet, opening: 0, closing: 0.3)
        set(.leftGuillemet, opening: 0.3, closing: 0)
        set(.rightAngle, opening: 0, closing: 0.3)
        set(.leftAngle, opening: 0.3, closing: 0)
        set(.lowSingle, opening: 0, closing: 6)
        set(.lowDouble, opening: 0, closing: 6)
        closesWithLeftMark = true
        turnsFreely = true
    }

    private mutating func setLowToRight() {
        set(.lowDouble, opening: 0, closing: 6)
        set(.lowSingle, opening: 0, closing: 6)
        set(.leftDouble, opening: 0.5, closing: 0.5)
        set(.rightGuillemet, opening: 0.5, closing: 0)
        set(.leftGuillemet, opening: 0, closing: 0.5)
        closesWithLeftMark = true
        turnsFreely = true
        pairsLowWithRight = true
    }

    private mutating func setNordic() {
        set(.rightDouble, opening: 0, closing: 0)
        set(.rightSingle, opening: 0, closing: 0)
        set(.rightGuillemet, opening: 0, closing: 0)
        set(.leftGuillemet, opening: 0.3, closing: 0)
        turnsFreely = true
    }

    private mutating func setRightToLeft() {
        set(.leftDouble, opening: 0, closing: 0.2)
        set(.rightDouble, opening: 0.2, closing: 0)
        set(.rightGuillemet, opening: 0.2, closing: 0)
        set(.leftGuillemet, opening: 0, closing: 0.2)
        turnsFreely = true
        closesWithLeftMark = true
        gluesPrefixes = true
    }

    private mutating func setTolerant() {
        set(.leftDouble, opening: 0, closing: 1)
        set(.lowDouble, opening: 0, closing: 6)
        set(.rightGuillemet, opening: 1, closing: 0)
        set(.leftGuillemet, opening: 0, closing: 1)
        spacesGuillemets = true
        turnsFreely = true
        closesWithLeftMark = true
    }

    /// Takes over what the text itself does throughout: spaces inside guillemets, marks on the wrong side of a space.
    mutating func learn(from marks: [Mark]) {
        var spaced = 0
        var close = 0
        var rotated = 0
        var outward = 0
        var inward = 0
        for mark in marks {
            switch mark.glyph {
            case .leftGuillemet, .rightGuillemet:
                let inner = mark.glyph == .leftGuillemet ? mark.right : mark.left
                if inner == .space || inner == .thinSpace { spaced += 1 } else { close += 1 }
                let opens = (mark.left.isBreak || mark.left == .openBracket) && mark.right == .letter
                if opens, mark.glyph == .leftGuillemet { outward += 1 }
                if opens, mark.glyph == .rightGuillemet { inward += 1 }
            case .rightDouble: if mark.left == .space, mark.right == .letter { rotated += 1 }
            case .leftDouble: if mark.right == .space, mark.left == .comma || mark.left == .letter { rotated += 1 }
            default: continue
            }
        }
        if spaced >= 4, spaced > close { spacesGuillemets = true }
        toleratesSpacedPairs = spaced >= 8
        reopensInLine = Self.opensInLine(marks)
        if rotated >= 2 { rotatedCost = 2.2 }
        // A text sets its guillemets one way, whatever its language allows.
        if turnsFreely, inward >= 3, inward > 3 * outward {
            set(.rightGuillemet, opening: 0, closing: 3)
            set(.leftGuillemet, opening: 3, closing: 0)
        } else if turnsFreely, outward >= 3, outward > 3 * inward {
            set(.leftGuillemet, opening: 0, closing: 3)
            set(.rightGuillemet, opening: 3, closing: 0)
        }
    }

    /// Whether marks that open follow each other in mid-line, with none that closes between them, again and again.
    private static func opensInLine(_ marks: [Mark]) -> Bool {
        var again = 0
        var openings = 0
        var last: Mark?
        for mark in marks where !mark.glyph.isSingle {
            let isFree = mark.left.isBreak || mark.left == .openBracket || mark.left == .dash
            guard isFree, mark.right == .letter || mark.right == .digit else {
                last = nil
                continue
            }
            openings += 1
            if let last, last.block == mark.block, last.glyph == mark.glyph { again += 1 }
            last = mark
        }
        return again >= 4 && again * 30 >= openings
    }

    // MARK: For those who mend

    /// Whether a space belongs inside such marks.
    public func spacesInside(_ glyph: Mark.Glyph) -> Bool {
        switch glyph {
        case .leftGuillemet, .rightGuillemet, .leftAngle, .rightAngle: spacesGuillemets
        default: false
        }
    }

    /// The mark that should stand in the place of `glyph` because it looks away from the quotation; nil where it
    /// stands well, or may.
    public func turned(_ glyph: Mark.Glyph, as role: MarkRole) -> Mark.Glyph? {
        switch (glyph, role) {
        case (.rightDouble, .opening): turnsFreely ? nil : .leftDouble
        case (.leftDouble, .closing): closesWithLeftMark ? nil : .rightDouble
        case (.rightSingle, .opening): turnsFreely ? nil : .leftSingle
        case (.leftSingle, .closing): closesWithLeftMark ? nil : .rightSingle
        case (.rightGuillemet, .opening): turnsFreely ? nil : .leftGuillemet
        case (.leftGuillemet, .closing): turnsFreely ? nil : .rightGuillemet
        default: nil
        }
    }

    /// The mark that closes what `glyph` opens.
    public func closing(for glyph: Mark.Glyph) -> Mark.Glyph? {
        switch glyph {
        case .straightDouble: .straightDouble
        case .leftDouble, .reversedDouble: .rightDouble
        case .lowDouble: closesWithLeftMark && !pairsLowWithRight ? .leftDouble : .rightDouble
        case .leftGuillemet: .rightGuillemet
        case .rightGuillemet: .leftGuillemet
        case .straightSingle: .straightSingle
        case .leftSingle, .reversedSingle: .rightSingle
        case .lowSingle: closesWithLeftMark && !pairsLowWithRight ? .leftSingle : .rightSingle
        case .leftCorner: .rightCorner
        case .leftWhiteCorner: .rightWhiteCorner
        case .leftTitle: .rightTitle
        default: nil
        }
    }

    /// The mark that opens what `glyph` closes.
    public func opening(for glyph: Mark.Glyph) -> Mark.Glyph? {
        switch glyph {
        case .rightDouble: pairsLowWithRight ? .lowDouble : .leftDouble
        case .leftDouble: closesWithLeftMark ? .lowDouble : .leftDouble
        case .rightSingle: .leftSingle
        case .rightGuillemet: .leftGuillemet
        case .leftGuillemet: turnsFreely ? .rightGuillemet : nil
        case .rightCorner: .leftCorner
        case .rightWhiteCorner: .leftWhiteCorner
        default: nil
        }
    }

    /// Whether no language pairs the two.
    public func areUnlike(_ opening: Mark.Glyph, _ closing: Mark.Glyph) -> Bool {
        switch (opening, closing) {
        case (.pennOpen, _), (_, .pennClose): false
        default: QuotationFamily.mismatch(opening, closing) >= 1 && self.closing(for: opening) != closing
        }
    }
}

/// What opened a quotation, as far as the mark that closes it cares.
enum QuotationFamily {
    static func of(_ glyph: Mark.Glyph) -> UInt32 { UInt32(glyph.rawValue) + 1 }
    static func glyph(_ family: UInt32) -> Mark.Glyph { Mark.Glyph(rawValue: UInt8(family - 1)) ?? .straightDouble }

    /// What it costs that `closing` closes what `opening` opened, beside what `closing` costs as a closing mark.
    static func mismatch(_ opening: Mark.Glyph, _ closing: Mark.Glyph) -> Float {
        switch (opening, closing) {
        case (.straightDouble, .straightDouble), (.leftDouble, .rightDouble), (.leftDouble, .leftDouble),
            (.reversedDouble, .rightDouble), (.lowDouble, .leftDouble), (.rightDouble, .rightDouble),
            (.rightDouble, .leftDouble), (.leftGuillemet, .rightGuillemet), (.rightGuillemet, .leftGuillemet),
            (.straightSingle, .straightSingle), (.leftSingle, .rightSingle), (.leftSingle, .leftSingle),
            (.reversedSingle, .rightSingle), (.lowSingle, .leftSingle), (.rightSingle, .rightSingle),
            (.rightSingle, .leftSingle), (.leftAngle, .rightAngle), (.rightAngle, .leftAngle),
            (.leftCorner, .rightCorner), (.leftWhiteCorner, .rightWhiteCorner), (.pennOpen, .pennClose),
            (.leftTitle, .rightTitle):
            return 0
        case (.lowDouble, .rightDouble), (.lowSingle, .rightSingle): return 0.3
        case (.rightGuillemet, .rightGuillemet), (.rightAngle, .rightAngle): return 0.5
        case (.leftGuillemet, .leftGuillemet): return 2
        default:
            if opening.isSingle != closing.isSingle { return 5 }
            return opening.isStraight || closing.isStraight || closing == .pennClose ? 1.5 : 2.5
        }
    }
}
