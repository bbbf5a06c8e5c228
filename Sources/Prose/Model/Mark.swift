import Bytes

/// A character that may be a quotation mark: the scan notes it, the quotation parser decides what it is.
public struct Mark: Sendable {
    public enum Glyph: UInt8, Sendable, CaseIterable {
        case straightDouble, leftDouble, rightDouble, lowDouble, reversedDouble
        case leftGuillemet, rightGuillemet
        case straightSingle, leftSingle, rightSingle, lowSingle, reversedSingle
        case leftAngle, rightAngle
        case leftCorner, rightCorner, leftWhiteCorner, rightWhiteCorner
        /// ` `` ` and `''` of the Penn Treebank: two characters, one mark.
        case pennOpen, pennClose
        /// `《 》`, which Chinese sets around titles.
        case leftTitle, rightTitle

        /// Whether the mark is of the single sort, which apostrophes look like.
        @inlinable public var isSingle: Bool {
            switch self {
            case .straightSingle, .leftSingle, .rightSingle, .lowSingle, .reversedSingle, .leftAngle, .rightAngle: true
            default: false
            }
        }

        /// Whether the mark comes in curled shape.
        @inlinable public var isCurly: Bool {
            switch self {
            case .leftDouble, .rightDouble, .lowDouble, .reversedDouble, .leftSingle, .rightSingle, .lowSingle,
                .reversedSingle:
                true
            default: false
            }
        }

        /// The mark that is this character; nil for any other character.
        init?(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "\"": self = .straightDouble
            case "“": self = .leftDouble
            case "”": self = .rightDouble
            case "„": self = .lowDouble
            case "‟": self = .reversedDouble
            case "«": self = .leftGuillemet
            case "»": self = .rightGuillemet
            case "'": self = .straightSingle
            case "‘": self = .leftSingle
            case "’": self = .rightSingle
            case "‚": self = .lowSingle
            case "‛": self = .reversedSingle
            case "‹": self = .leftAngle
            case "›": self = .rightAngle
            case "「": self = .leftCorner
            case "」": self = .rightCorner
            case "『": self = .leftWhiteCorner
            case "』": self = .rightWhiteCorner
            case "《": self = .leftTitle
            case "》": self = .rightTitle
            default: return nil
            }
        }

        @inlinable public var isStraight: Bool { self == .straightDouble || self == .straightSingle }

        /// The mark as text.
        public var text: String {
            switch self {
            case .straightDouble: "\""
            case .leftDouble: "“"
            case .rightDouble: "”"
            case .lowDouble: "„"
            case .reversedDouble: "‟"
            case .leftGuillemet: "«"
            case .rightGuillemet: "»"
            case .straightSingle: "'"
            case .leftSingle: "‘"
            case .rightSingle: "’"
            case .lowSingle: "‚"
            case .reversedSingle: "‛"
            case .leftAngle: "‹"
            case .rightAngle: "›"
            case .leftCorner: "「"
            case .rightCorner: "」"
            case .leftWhiteCorner: "『"
            case .rightWhiteCorner: "』"
            case .pennOpen: "``"
            case .pennClose: "''"
            case .leftTitle: "《"
            case .rightTitle: "》"
            }
        }
    }

    /// UTF-8 bytes of the file.
    public var offset: Int
    /// Index into `Document.blocks`.
    public var block: Int32
    /// In UTF-8 bytes.
    public var length: UInt8
    public var glyph: Glyph
    /// What stands before and behind, markup that is not read and zero-width characters left out.
    public var left: CharacterClass
    public var right: CharacterClass

    public var range: ByteRange { offset..<offset + Int(length) }
}
