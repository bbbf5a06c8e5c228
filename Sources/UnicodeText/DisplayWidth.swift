internal import CICU

/// The columns that text takes in a terminal.
///
/// Terminals differ where Unicode leaves it open; this is what most of today's show: two columns for East Asian wide
/// characters and for emoji, none for combining and invisible ones, one for what is ambiguous.
public enum DisplayWidth {
    /// The columns of a grapheme cluster.
    public static func of(_ cluster: Character) -> Int {
        let scalars = cluster.unicodeScalars
        let isPicture = scalars.contains { $0.isEmojiPresentation || $0.value == 0xFE0F || $0.value == 0x200D }
        if isPicture, scalars.contains(where: { $0.isEmoji }) { return 2 }
        return scalars.reduce(0) { $0 + $1.displayWidth }
    }

    /// The columns of a text without line ends.
    public static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }
}

extension Unicode.Scalar {
    /// The columns of the scalar where it stands alone.
    public var displayWidth: Int {
        if isASCII { return isControl ? 0 : 1 }
        switch generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
            // A soft hyphen is the one format character that some terminals show; most do not.
            return 0
        default: break
        }
        // The vowels and final consonants of decomposed Hangul stand in the block that the first consonant opens.
        if isDefaultIgnorable || (0x1160...0x11FF).contains(value) { return 0 }
        return isWide ? 2 : 1
    }

    /// East_Asian_Width W or F.
    private var isWide: Bool {
        let width = cicu_u_getIntPropertyValue(value, Int32(CICU_PROPERTY_EAST_ASIAN_WIDTH))
        return width == Int32(CICU_EAST_ASIAN_WIDE) || width == Int32(CICU_EAST_ASIAN_FULLWIDTH)
    }
}
