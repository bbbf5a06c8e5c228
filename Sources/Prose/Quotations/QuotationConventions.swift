/// How a language sets quotation marks: as costs for the parser, and as answers for those who fix.
///
/// Which marks a language has is said by `LanguageConventions`; here is what each costs.
public struct QuotationConventions: Sendable {
    /// What is known of the language itself.
    public var language: LanguageConventions { known.conventions }
    private let known: Known
    /// In an object of its own: every text gets its conventions, and those of its language are large.
    private final class Known: Sendable {
        let conventions: LanguageConventions

        init(_ conventions: LanguageConventions) { self.conventions = conventions }
    }
    /// What everything costs.
    let model: QuotationModel
    /// The cost of opening or closing a quotation with each glyph, by `Mark.Glyph.rawValue`: 0 for what the language
    /// does, more for what it does not.
    var openingCost: [Float]
    var closingCost: [Float]
    /// Whether a space belongs inside guillemets: in French, and in texts that do so throughout.
    public private(set) var spacesGuillemets = false
    /// What a space and a mark cost that changed places: one mistake, though both sides look wrong; cheaper in a text
    /// in which it happened more than once.
    private(set) var rotatedCost: Float
    /// Whether words take prefixes that are written right before a mark.
    public var gluesPrefixes: Bool { known.conventions.gluesPrefixes }
    /// Whether every line of a long quotation begins with a guillemet.
    var repeatsGuillemets: Bool { known.conventions.reopening == .lines }
    /// Whether the text's paragraphs were run together, so that a quotation is opened anew in mid-line.
    private(set) var reopensInLine = false
    /// Whether the text, though not throughout, sets spaces inside guillemets on both sides.
    public private(set) var toleratesSpacedPairs = false
    /// Whether quotations close with “.
    private let closesWithLeftMark: Bool
    /// Whether the language lets marks look either way.
    private let turnsFreely: Bool
    /// Whether a quotation that opens low closes with ”.
    private let pairsLowWithRight: Bool

    /// What a glyph costs in either role by the orientation that it has in English and most languages.
    private static func plain(_ glyph: Mark.Glyph, _ shape: QuotationCosts.Shape) -> (opening: Float, closing: Float) {
        switch glyph {
        case .straightDouble, .straightSingle: (0, 0)
        case .leftDouble, .leftSingle, .leftGuillemet, .leftAngle, .pennOpen: (0, shape.turned)
        case .rightDouble, .rightSingle, .rightGuillemet, .rightAngle, .pennClose: (shape.turned, 0)
        case .lowDouble, .lowSingle: (shape.foreign, shape.impossible)
        case .reversedDouble, .reversedSingle: (shape.foreign, shape.turned)
        case .leftCorner, .leftWhiteCorner, .leftTitle: (0, shape.impossible)
        case .rightCorner, .rightWhiteCorner, .rightTitle: (shape.impossible, 0)
        }
    }

    /// What a pair costs on either side for not being more usual.
    private static func cost(_ usage: LanguageConventions.Usage, _ shape: QuotationCosts.Shape) -> Float {
        switch usage {
        case .usual: 0
        case .common, .known: shape.secondChoice
        case .rare, .foreign: shape.foreign
        }
    }

    private mutating func set(_ glyph: Mark.Glyph, opening: Float, closing: Float) {
        openingCost[Int(glyph.rawValue)] = opening
        closingCost[Int(glyph.rawValue)] = closing
    }

    /// The conventions of a language; those of no known language are the most tolerant.
    public init(_ tag: LanguageTag, _ model: QuotationModel = .standard) {
        let language = LanguageConventions(tag)
        known = Known(language)
        self.model = model
        rotatedCost = model.costs.moved.once
        let count = Mark.Glyph.allCases.count
        var opening: [Float] = .init(repeating: 0, count: count)
        var closing = opening
        for glyph in Mark.Glyph.allCases {
            (opening[Int(glyph.rawValue)], closing[Int(glyph.rawValue)]) = Self.plain(glyph, model.costs.shape)
        }
        // A mark that some pair of the language begins or ends with costs what the most usual of those pairs does.
        for pair in language.pairs.sorted(by: { $0.usage.rawValue > $1.usage.rawValue }) {
            if let glyph = Mark.Glyph(pair.opening) { opening[Int(glyph.rawValue)] = Self.cost(pair.usage, model.costs.shape) }
            if let glyph = Mark.Glyph(pair.closing) { closing[Int(glyph.rawValue)] = Self.cost(pair.usage, model.costs.shape) }
        }
        openingCost = opening
        closingCost = closing
        spacesGuillemets = !language.spaceInside.isEmpty
        closesWithLeftMark = language.pairs.contains { $0.closing == "“" }
        turnsFreely = language.pairs.contains { $0.opening == "»" || $0.opening == "”" }
        pairsLowWithRight = language.usage("„", "”") < language.usage("„", "“")
    }

    /// Takes over what the text itself does throughout: spaces inside guillemets, marks on the wrong side of a space.
    mutating func learn(from marks: [Mark]) {
        // As guillemets that point outward have it, and as those that point inward do.
        var spaced = (outward: 0, inward: 0)
        var close = (outward: 0, inward: 0)
        var rotated = 0
        var outward = 0
        var inward = 0
        for mark in marks {
            switch mark.glyph {
            case .leftGuillemet, .rightGuillemet:
                let (inner, outer) = mark.glyph == .leftGuillemet ? (mark.right, mark.left) : (mark.left, mark.right)
                if inner == .space || inner == .thinSpace { spaced.outward += 1 } else { close.outward += 1 }
                if outer == .space || outer == .thinSpace { spaced.inward += 1 } else { close.inward += 1 }
                let opens = (mark.left.isBreak || mark.left == .openBracket) && mark.right == .letter
                if opens, mark.glyph == .leftGuillemet { outward += 1 }
                if opens, mark.glyph == .rightGuillemet { inward += 1 }
            case .rightDouble: if mark.left == .space, mark.right == .letter { rotated += 1 }
            case .leftDouble: if mark.right == .space, mark.left == .comma || mark.left == .letter { rotated += 1 }
            default: continue
            }
        }
        let pointsInward = turnsFreely && inward > outward
        let (spacedOnes, closeOnes) = pointsInward ? (spaced.inward, close.inward) : (spaced.outward, close.outward)
        if spacedOnes >= model.costs.habit.least, spacedOnes > closeOnes { spacesGuillemets = true }
        toleratesSpacedPairs = spacedOnes >= model.costs.habit.spacedMinority
        reopensInLine = opensInLine(marks)
        if rotated >= model.costs.moved.habit { rotatedCost = model.costs.moved.habitual }
        // A text sets its guillemets one way, whatever its language allows.
        if turnsFreely, isDirection(inward, against: outward) {
            set(.rightGuillemet, opening: 0, closing: model.costs.shape.turned)
            set(.leftGuillemet, opening: model.costs.shape.turned, closing: 0)
        } else if turnsFreely, isDirection(outward, against: inward) {
            set(.leftGuillemet, opening: 0, closing: model.costs.shape.turned)
            set(.rightGuillemet, opening: model.costs.shape.turned, closing: 0)
        }
    }

    private func isDirection(_ marks: Int, against others: Int) -> Bool {
        marks >= model.costs.habit.least && Float(marks) > model.costs.habit.directionRatio * Float(others)
    }

    /// Whether marks that open follow each other in mid-line, with none that closes between them, again and again.
    private func opensInLine(_ marks: [Mark]) -> Bool {
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
        return again >= model.costs.habit.least && again * model.costs.habit.runOnShare >= openings
    }

    // MARK: For those who fix

    /// Whether a space belongs inside such marks.
    public func spacesInside(_ glyph: Mark.Glyph) -> Bool {
        switch glyph {
        case .leftGuillemet, .rightGuillemet, .leftAngle, .rightAngle: spacesGuillemets
        default: false
        }
    }

    /// The role that the mark's shape speaks for in the language; nil where it speaks for none.
    public func shapedRole(of glyph: Mark.Glyph) -> MarkRole? {
        let (opening, closing) = (openingCost[Int(glyph.rawValue)], closingCost[Int(glyph.rawValue)])
        return glyph.isStraight || opening == closing ? nil : opening < closing ? .opening : .closing
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
        case (.pennOpen, _), (_, .pennClose): return false
        default: break
        }
        switch Pairing(opening, closing) {
        case .alike, .lowWithRight, .rightGuillemets: return false
        case .withStraight, .unlike, .singleWithDouble: return self.closing(for: opening) != closing
        }
    }
}

/// What opened a quotation, as far as the mark that closes it cares.
enum QuotationFamily {
    static func of(_ glyph: Mark.Glyph) -> UInt32 { UInt32(glyph.rawValue) + 1 }

    static let leftGuillemet = of(.leftGuillemet)
    static let rightGuillemet = of(.rightGuillemet)
    /// A bit for each family of single marks.
    private static let singles = Mark.Glyph.allCases.filter(\.isSingle).reduce(UInt32(0)) { $0 | 1 << of($1) }
    static func isSingle(_ family: UInt32) -> Bool { singles >> (family & 31) & 1 != 0 }
}

/// How well two marks fit that open and close a quotation together.
enum Pairing {
    case alike, lowWithRight, rightGuillemets, withStraight, unlike, singleWithDouble

    init(_ opening: Mark.Glyph, _ closing: Mark.Glyph) {
        switch (opening, closing) {
        case (.straightDouble, .straightDouble), (.leftDouble, .rightDouble), (.leftDouble, .leftDouble),
            (.reversedDouble, .rightDouble), (.lowDouble, .leftDouble), (.rightDouble, .rightDouble),
            (.rightDouble, .leftDouble), (.leftGuillemet, .rightGuillemet), (.rightGuillemet, .leftGuillemet),
            (.straightSingle, .straightSingle), (.leftSingle, .rightSingle), (.leftSingle, .leftSingle),
            (.reversedSingle, .rightSingle), (.lowSingle, .leftSingle), (.rightSingle, .rightSingle),
            (.rightSingle, .leftSingle), (.leftAngle, .rightAngle), (.rightAngle, .leftAngle),
            (.leftCorner, .rightCorner), (.leftWhiteCorner, .rightWhiteCorner), (.pennOpen, .pennClose),
            (.leftTitle, .rightTitle):
            self = .alike
        case (.lowDouble, .rightDouble), (.lowSingle, .rightSingle): self = .lowWithRight
        case (.rightGuillemet, .rightGuillemet), (.rightAngle, .rightAngle): self = .rightGuillemets
        default:
            if opening.isSingle != closing.isSingle {
                self = .singleWithDouble
            } else {
                self = opening.isStraight || closing.isStraight || closing == .pennClose ? .withStraight : .unlike
            }
        }
    }

    /// What it costs, beside what the closing mark costs as one that closes.
    func cost(_ pair: QuotationCosts.Pair) -> Float {
        switch self {
        case .alike: 0
        case .lowWithRight: pair.lowWithRight
        case .rightGuillemets: pair.rightGuillemets
        case .withStraight: pair.withStraight
        case .unlike: pair.unlike
        case .singleWithDouble: pair.singleWithDouble
        }
    }
}
