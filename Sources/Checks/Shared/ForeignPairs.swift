import Prose

/// Pairs of quotation marks that texts of a language do not have.
enum ForeignPairs {
    /// Which pairs a language does not know; with one mark only, whether a foreign pair may begin with it.
    static func foreignness(to language: LanguageTag) -> (Mark.Glyph, Mark.Glyph?) -> Bool {
        switch language.base {
        case .english: { opening, _ in isGuillemet(opening) || opening == .lowDouble || isCorner(opening) }
        case .german, .czech, .polish:
            { opening, closing in
                isCorner(opening) || opening == .leftDouble && (closing == nil || closing == .rightDouble)
            }
        case .french, .spanish, .italian, .portuguese:
            { opening, _ in isCorner(opening) || opening == .lowDouble }
        case .russian, .ukrainian, .arabic: { opening, _ in isCorner(opening) }
        case .chinese, .japanese: { opening, _ in isGuillemet(opening) || opening == .lowDouble }
        default: { _, _ in false }
        }
    }

    private static func isGuillemet(_ glyph: Mark.Glyph) -> Bool { glyph == .leftGuillemet || glyph == .rightGuillemet }

    private static func isCorner(_ glyph: Mark.Glyph) -> Bool {
        glyph == .leftCorner || glyph == .leftWhiteCorner || glyph == .leftTitle
    }
}
