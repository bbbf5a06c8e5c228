import Prose

/// How the marks of a language look and turn, as far as mending asks.
struct QuotationStyle {
    private let language: String

    init(_ language: LanguageTag) {
        self.language = String(language.description.prefix(2))
    }

    /// Whether the language sets a space inside such marks.
    func spacesInside(_ glyph: Mark.Glyph) -> Bool {
        switch glyph {
        case .leftGuillemet, .rightGuillemet, .leftAngle, .rightAngle: language == "fr" || language == "un"
        default: false
        }
    }

    /// Whether quotations open low and close with “ in the language.
    private var closesWithLeftMark: Bool { ["de", "cs", "sk", "sl", "hr", "bg", "is", "lt", "et", "ru", "uk", "be", "un"].contains(language) }
    /// Whether the language knows inward-pointing guillemets or the same mark on both sides.
    private var turnsFreely: Bool { ["de", "cs", "sk", "sl", "hr", "hu", "pl", "ro", "da", "sv", "fi", "no", "nb", "un"].contains(language) }

    /// The mark that should stand in the place of `glyph` because it looks away from the quotation; nil where it
    /// stands well, or may.
    func turned(_ glyph: Mark.Glyph, as role: MarkRole) -> Mark.Glyph? {
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
    func closing(for glyph: Mark.Glyph) -> Mark.Glyph? {
        switch glyph {
        case .straightDouble: .straightDouble
        case .leftDouble, .reversedDouble: .rightDouble
        case .lowDouble: closesWithLeftMark ? .leftDouble : .rightDouble
        case .leftGuillemet: .rightGuillemet
        case .rightGuillemet: .leftGuillemet
        case .straightSingle: .straightSingle
        case .leftSingle, .reversedSingle: .rightSingle
        case .lowSingle: closesWithLeftMark ? .leftSingle : .rightSingle
        case .leftCorner: .rightCorner
        case .leftWhiteCorner: .rightWhiteCorner
        case .leftTitle: .rightTitle
        default: nil
        }
    }

    /// The mark that opens what `glyph` closes.
    func opening(for glyph: Mark.Glyph) -> Mark.Glyph? {
        switch glyph {
        case .rightDouble: ["pl", "ro", "hu"].contains(language) ? .lowDouble : .leftDouble
        case .leftDouble: closesWithLeftMark ? .lowDouble : .leftDouble
        case .rightSingle: .leftSingle
        case .rightGuillemet: .leftGuillemet
        case .rightCorner: .leftCorner
        case .rightWhiteCorner: .leftWhiteCorner
        default: nil
        }
    }

    /// Whether no language pairs the two.
    func areUnlike(_ opening: Mark.Glyph, _ closing: Mark.Glyph) -> Bool {
        switch (opening, closing) {
        case (.lowDouble, .leftDouble), (.lowDouble, .rightDouble), (.lowSingle, .leftSingle),
            (.lowSingle, .rightSingle), (.rightDouble, .rightDouble), (.leftDouble, .leftDouble),
            (.rightDouble, .leftDouble), (.rightSingle, .rightSingle), (.leftSingle, .leftSingle),
            (.rightSingle, .leftSingle), (.rightGuillemet, .rightGuillemet), (.leftGuillemet, .leftGuillemet),
            (.rightAngle, .rightAngle), (.leftAngle, .leftAngle), (.pennOpen, _), (_, .pennClose), (.reversedDouble, .rightDouble), (.rightAngle, .leftAngle):
            false
        default: self.closing(for: opening) != closing
        }
    }
}
