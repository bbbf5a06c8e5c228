/// How a language sets quotation marks, as costs: 0 for what it does, more for what it does not.
struct QuotationConventions: Sendable {
    /// The cost of opening or closing a quotation with each glyph, by `Mark.Glyph.rawValue`.
    var openingCost: [Float]
    var closingCost: [Float]
    /// Whether a space belongs inside guillemets.
    var spacesGuillemets = false

    /// The orientation that a glyph has in English and most languages.
    private static let plain: [(Mark.Glyph, opening: Float, closing: Float)] = [
        (.straightDouble, 0, 0), (.leftDouble, 0, 3), (.rightDouble, 3, 0), (.lowDouble, 0.5, 6),
        (.reversedDouble, 0.5, 3), (.leftGuillemet, 0, 3), (.rightGuillemet, 3, 0), (.straightSingle, 0, 0),
        (.leftSingle, 0, 3), (.rightSingle, 3, 0), (.lowSingle, 1, 6), (.reversedSingle, 1, 3), (.leftAngle, 0, 3),
        (.rightAngle, 3, 0), (.leftCorner, 0, 6), (.rightCorner, 6, 0), (.leftWhiteCorner, 0, 6),
        (.rightWhiteCorner, 6, 0), (.pennOpen, 0, 4), (.pennClose, 2, 0), (.leftTitle, 0, 6), (.rightTitle, 6, 0),
    ]

    private init() {
        openingCost = .init(repeating: 6, count: Mark.Glyph.allCases.count)
        closingCost = openingCost
        for row in Self.plain {
            openingCost[Int(row.0.rawValue)] = row.opening
            closingCost[Int(row.0.rawValue)] = row.closing
        }
    }

    private mutating func set(_ glyph: Mark.Glyph, opening: Float, closing: Float) {
        openingCost[Int(glyph.rawValue)] = opening
        closingCost[Int(glyph.rawValue)] = closing
    }

    /// The conventions of a language. CLDR names the first two pairs of each; what books and newspapers do beside
    /// them is from the languages' style guides: Duden (guillemets pointing inwards), PWN, Språkrådet (one mark on
    /// both sides), Dansk Sprognævn.
    init(_ language: LanguageTag) {
        self.init()
        switch language.description.prefix(2) {
        case "de", "cs", "sk", "sl", "hr", "bg", "is", "lt", "et":
            set(.leftDouble, opening: 1.5, closing: 0)
            set(.rightDouble, opening: 3, closing: 0.5)
            set(.leftSingle, opening: 1, closing: 0)
            set(.rightGuillemet, opening: 0, closing: 0.3)
            set(.leftGuillemet, opening: 0.3, closing: 0)
            set(.rightAngle, opening: 0, closing: 0.3)
            set(.leftAngle, opening: 0.3, closing: 0)
            set(.lowSingle, opening: 0, closing: 6)
            set(.lowDouble, opening: 0, closing: 6)
        case "pl", "ro", "hu", "nl":
            set(.lowDouble, opening: 0, closing: 6)
            set(.lowSingle, opening: 0, closing: 6)
            set(.rightGuillemet, opening: 0.5, closing: 0)
            set(.leftGuillemet, opening: 0, closing: 0.5)
        case "sv", "fi", "no", "nb", "da":
            set(.rightDouble, opening: 0, closing: 0)
            set(.rightSingle, opening: 0, closing: 0)
            set(.rightGuillemet, opening: 0, closing: 0)
            set(.leftGuillemet, opening: 0.3, closing: 0)
        case "ru", "uk", "be":
            set(.lowDouble, opening: 0, closing: 6)
            set(.leftDouble, opening: 0.5, closing: 0)
        case "fr":
            spacesGuillemets = true
        case "un":  // undetermined
            set(.leftDouble, opening: 0, closing: 1)
            set(.lowDouble, opening: 0, closing: 6)
            set(.rightGuillemet, opening: 1, closing: 0)
            set(.leftGuillemet, opening: 0, closing: 1)
            spacesGuillemets = true
        default: break
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
