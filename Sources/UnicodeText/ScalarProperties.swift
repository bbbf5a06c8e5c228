internal import CICU

/// Properties of the Unicode Character Database, of the version that ICU has. ASCII is answered without a call.
extension Unicode.Scalar {
    /// General_Category L: Lu, Ll, Lt, Lm or Lo.
    @inlinable
    public var isLetter: Bool {
        isASCII ? (value | 0x20) &- 0x61 < 26 : hasCategory(in: 0b11_1110)
    }

    /// General_Category Nd: a decimal digit of any script.
    @inlinable
    public var isDigit: Bool {
        isASCII ? value &- 0x30 < 10 : hasCategory(in: 1 << 9)
    }

    /// The value, from 0 to 9, of a decimal digit of any script; nil for anything else.
    public var digitValue: Int? {
        let value = cicu_u_charDigitValue(value)
        return value >= 0 ? Int(value) : nil
    }

    /// General_Category M: a combining mark (Mn, Me or Mc).
    @inlinable
    public var isMark: Bool { !isASCII && hasCategory(in: 0b1_1100_0000) }

    /// General_Category P: Pd, Ps, Pe, Pc, Po, Pi or Pf.
    @inlinable
    public var isPunctuation: Bool { hasCategory(in: 0b0011_0000_1111_1000_0000_0000_0000_0000) }

    /// General_Category S: Sm, Sc, Sk or So.
    @inlinable
    public var isSymbol: Bool { hasCategory(in: 0b1111 << 24) }

    /// General_Category Cc: C0 and C1 controls, line ends included.
    @inlinable
    public var isControl: Bool { value < 0x20 || value >= 0x7F && value < 0xA0 }

    /// General_Category Cf: format characters, such as U+200B, U+200E and U+FEFF.
    @inlinable
    public var isFormat: Bool { !isASCII && hasCategory(in: 1 << 16) }

    /// Uppercase, which letters such as "ª" and symbols such as "Ⓐ" can have, too.
    @inlinable
    public var isUppercase: Bool {
        isASCII ? value &- 0x41 < 26 : hasProperty(.uppercase)
    }

    /// Lowercase, which letters such as "ª" and symbols such as "ⓐ" can have, too.
    ///
    /// Not the letters of Georgian (U+10D0 to U+10FF): its capitals set whole words only, and no sentence or name begins with one, so a
    /// small letter says nothing (The Unicode Standard, section 7.7; their titlecase mapping is the letter itself).
    @inlinable
    public var isLowercase: Bool {
        isASCII ? value &- 0x61 < 26 : !(0x10D0...0x10FF ~= value) && hasProperty(.lowercase)
    }

    /// White_Space: spaces and line ends, no-break spaces among them; not U+200B, which is a format character.
    @inlinable
    public var isWhitespace: Bool {
        isASCII ? value == 0x20 || value &- 0x09 < 5 : hasProperty(.whitespace)
    }

    /// Emoji (UTS #51): what can be shown as one, "#" and digits among them.
    @inlinable
    public var isEmoji: Bool { hasProperty(.emoji) }

    /// Emoji_Presentation: what is shown as an emoji unless U+FE0E follows.
    @inlinable
    public var isEmojiPresentation: Bool { !isASCII && hasProperty(.emojiPresentation) }

    /// Extended_Pictographic: pictures, those to come included.
    @inlinable
    public var isExtendedPictographic: Bool { !isASCII && hasProperty(.extendedPictographic) }

    /// Default_Ignorable_Code_Point: what is invisible where it is not supported, such as joiners and U+00AD.
    @inlinable
    public var isDefaultIgnorable: Bool { !isASCII && hasProperty(.defaultIgnorable) }

    /// Sentence_Break ATerm or STerm (UAX #29): what may end a sentence, such as `.`, `?`, `。` and `؟`.
    public var endsSentences: Bool {
        if isASCII { return self == "." || self == "!" || self == "?" }
        let value = cicu_u_getIntPropertyValue(value, Int32(CICU_PROPERTY_SENTENCE_BREAK))
        return value == CICU_SENTENCE_ATERM || value == CICU_SENTENCE_STERM
    }

    /// Sentence_Break Close (UAX #29): brackets and quotation marks, which may stand between a sentence's last mark and the next.
    public var enclosesSentences: Bool {
        cicu_u_getIntPropertyValue(value, Int32(CICU_PROPERTY_SENTENCE_BREAK)) == CICU_SENTENCE_CLOSE
    }

    /// What a scalar is to the grapheme clusters around it (Grapheme_Cluster_Break, UAX #29).
    public var clusterRole: ClusterRole {
        if value < 0x300 { return isControl || value == 0xAD ? .control : .other }
        switch cicu_u_getIntPropertyValue(value, Int32(CICU_PROPERTY_GRAPHEME_CLUSTER_BREAK)) {
        case Int32(CICU_GRAPHEME_OTHER): return .other
        case Int32(CICU_GRAPHEME_CONTROL): return .control
        case Int32(CICU_GRAPHEME_EXTEND), Int32(CICU_GRAPHEME_ZWJ), Int32(CICU_GRAPHEME_PREPEND): return .joiner
        default: return .part
        }
    }

    /// See `clusterRole`.
    public enum ClusterRole: Sendable {
        /// Begins a cluster, unless a joiner stands before it.
        case other
        /// A cluster of its own, but for CR LF.
        case control
        /// May join what follows it to what stands before it, or to itself.
        case joiner
        /// Whether it begins a cluster depends on what stands before it: half a flag, a jamo, a spacing mark.
        case part
    }

    /// The General_Category.
    public var generalCategory: Unicode.GeneralCategory {
        let index = Int(cicu_u_charType(value))
        return index < Self.categories.count ? Self.categories[index] : .unassigned
    }
}

extension Unicode.Scalar {
    @usableFromInline
    enum BinaryProperty {
        case uppercase, lowercase, whitespace, emoji, emojiPresentation, extendedPictographic, defaultIgnorable
    }

    @usableFromInline
    func hasProperty(_ property: BinaryProperty) -> Bool {
        switch property {
        case .whitespace: cicu_u_isUWhiteSpace(value)
        case .uppercase: cicu_u_hasBinaryProperty(value, Int32(CICU_PROPERTY_UPPERCASE))
        case .lowercase: cicu_u_hasBinaryProperty(value, Int32(CICU_PROPERTY_LOWERCASE))
        case .emoji: cicu_u_hasBinaryProperty(value, Int32(CICU_PROPERTY_EMOJI))
        case .emojiPresentation: cicu_u_hasBinaryProperty(value, Int32(CICU_PROPERTY_EMOJI_PRESENTATION))
        case .extendedPictographic: cicu_u_hasBinaryProperty(value, Int32(CICU_PROPERTY_EXTENDED_PICTOGRAPHIC))
        case .defaultIgnorable: cicu_u_hasBinaryProperty(value, Int32(CICU_PROPERTY_DEFAULT_IGNORABLE))
        }
    }

    /// Whether the bit of the category (ICU's `U_MASK`) is set in `mask`.
    @usableFromInline
    func hasCategory(in mask: UInt32) -> Bool {
        mask & (1 << UInt32(cicu_u_charType(value))) != 0
    }

    /// In ICU's order (UCharCategory), which never changes.
    private static let categories: [Unicode.GeneralCategory] = [
        .unassigned, .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .enclosingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber,
        .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .privateUse, .surrogate,
        .dashPunctuation, .openPunctuation, .closePunctuation, .connectorPunctuation, .otherPunctuation,
        .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .initialPunctuation, .finalPunctuation,
    ]
}
