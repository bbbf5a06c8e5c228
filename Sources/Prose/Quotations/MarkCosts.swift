import Bytes

/// What speaks against each role of a mark where it stands.
///
/// A class, although it never changes, because it is large and asked all the time.
final class MarkCosts {
    let bytes: UnsafeBufferPointer<UInt8>
    let conventions: QuotationConventions
    let model: QuotationModel

    init(bytes: UnsafeBufferPointer<UInt8>, conventions: QuotationConventions) {
        self.bytes = bytes
        self.conventions = conventions
        model = conventions.model
    }

    // MARK: Opening

    func opening(_ mark: Mark) -> Float {
        conventions.openingCost[Int(mark.glyph.rawValue)] + openingSpacing(mark)
    }

    func openingSpacing(_ mark: Mark) -> Float {
        if mark.right == .space, !spacesInside(mark) {
            switch mark.left {
            case .letter: return conventions.rotatedCost
            // A straight mark stands here as one that closes.
            case .stop: return conventions.rotatedCost + (mark.glyph.isStraight ? model.costs.moved.straight : 0)
            case .comma:
                return conventions.rotatedCost + (mark.glyph.isStraight && followsComma(mark) ? model.costs.moved.straight : 0)
            default: break
            }
        }
        return openingLeft(mark) + openingRight(mark)
    }

    private func followsComma(_ mark: Mark) -> Bool { mark.offset > 0 && bytes[mark.offset - 1] == UInt8(ascii: ",") }

    /// Whether the mark stands exactly as one that opens a sentence: behind a full stop and a space, before a capital.
    func opensSentence(_ mark: Mark) -> Bool {
        guard mark.left == .space, mark.right == .letter, mark.offset >= 2, bytes[mark.offset - 1] == 0x20 else {
            return false
        }
        switch bytes[mark.offset - 2] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): break
        default: return false
        }
        guard mark.range.upperBound < bytes.count else { return false }
        let next = bytes[mark.range.upperBound]
        return next >= 0x80 || Ascii.isCapital(next)
    }

    /// Whether the mark's shape alone says that it opens.
    func opensByShape(_ mark: Mark) -> Bool {
        let glyph = Int(mark.glyph.rawValue)
        return !mark.glyph.isStraight && conventions.openingCost[glyph] < conventions.closingCost[glyph]
    }

    private func isFollowedBySmallLetter(_ mark: Mark) -> Bool {
        let next = mark.range.upperBound
        return next < bytes.count && Ascii.isSmallLetter(bytes[next])
    }

    /// Whether the mark opens a name within what `outer`, the mark before it, opened: only words stand between the two
    /// (`закон «О газете «Заря»`).
    func opensName(_ mark: Mark, within outer: Mark) -> Bool {
        guard mark.left == .space, mark.right == .letter || mark.right == .digit, mark.block == outer.block,
            mark.offset - outer.range.upperBound <= model.costs.nesting.nameReach
        else { return false }
        return bytes[outer.range.upperBound..<mark.offset].allSatisfy {
            switch $0 {
            // 0xE2: dashes, the ellipsis, other marks.
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ";"), 0xE2:
                return false
            default: return true
            }
        }
    }

    private func openingLeft(_ mark: Mark) -> Float {
        switch mark.left {
        case .edge, .space, .lineBreak, .thinSpace, .openBracket, .dash, .mark, .wide, .hyphen, .symbol, .ellipsis: 0
        case .letter, .digit, .stop, .comma, .closeBracket: model.costs.opening.misplaced
        }
    }

    private func openingRight(_ mark: Mark) -> Float {
        switch mark.right {
        case .letter, .digit, .openBracket, .mark, .ellipsis, .wide, .symbol, .hyphen, .dash: 0
        case .thinSpace: spacesInside(mark) ? 0 : model.costs.spacing.thin
        case .space, .lineBreak: spacesInside(mark) ? 0 : model.costs.spacing.wide
        case .edge: looksOpening(mark.left) ? model.costs.opening.atEnd : model.costs.opening.misplacedTwice
        // Between a word and a full stop nothing opens.
        case .comma, .stop, .closeBracket: looksOpening(mark.left) ? model.costs.opening.misplaced : model.costs.opening.misplacedTwice
        }
    }

    private func looksOpening(_ left: CharacterClass) -> Bool {
        switch left {
        case .edge, .space, .thinSpace, .openBracket, .mark, .dash: true
        default: false
        }
    }

    // MARK: Closing

    func closing(_ mark: Mark) -> Float {
        conventions.closingCost[Int(mark.glyph.rawValue)] + closingSpacing(mark)
    }

    func closingSpacing(_ mark: Mark) -> Float {
        if mark.left == .space, mark.right == .letter || mark.right == .digit, !spacesInside(mark) {
            // A straight mark that stands just as one that opens a sentence is no closing mark.
            if mark.glyph.isStraight, opensSentence(mark) {
                let moved = model.costs.moved
                return conventions.rotatedCost + (conventions.reopensInLine ? moved.straightInRunOn : moved.straight)
            }
            // What is said behind a comma goes on in small letters; nothing that is quoted begins so as a rule.
            guard isFollowedBySmallLetter(mark) else { return conventions.rotatedCost }
            return conventions.rotatedCost - model.costs.moved.beforeSmallLetter
        }
        return closingLeft(mark) + closingRight(mark)
    }

    private func closingLeft(_ mark: Mark) -> Float {
        switch mark.left {
        case .letter, .digit, .comma, .stop, .closeBracket, .ellipsis, .mark, .symbol, .wide, .dash, .hyphen: 0
        case .thinSpace: spacesInside(mark) ? 0 : model.costs.spacing.thin
        case .space, .lineBreak: spacesInside(mark) ? 0 : model.costs.spacing.wide
        // A closing mark alone in its paragraph was cut off.
        case .edge: mark.right == .edge ? 0 : model.costs.closing.atStart
        case .openBracket: model.costs.closing.atStart
        }
    }

    private func closingRight(_ mark: Mark) -> Float {
        switch mark.right {
        case .edge, .space, .lineBreak, .thinSpace, .comma, .stop, .closeBracket, .dash, .mark, .ellipsis, .hyphen,
            .wide, .symbol:
            0
        case .openBracket, .digit, .letter: model.costs.closing.beforeText
        }
    }

    private func spacesInside(_ mark: Mark) -> Bool { conventions.spacesInside(mark.glyph) }

    // MARK: Neither

    /// Whether a mark that opens and closes nothing lacks its partner, and is no apostrophe, prime, arrow or mark that
    /// is spoken about.
    func isStray(_ mark: Mark) -> Bool {
        !mark.glyph.isSingle && none(mark) >= model.costs.none.accents && !isMentioned(mark) && !isArrow(mark)
    }

    /// What it costs that the mark opens and closes nothing.
    func none(_ mark: Mark) -> Float {
        if !mark.glyph.isSingle, isMentioned(mark) || isArrow(mark) { return model.costs.none.mention }
        // Alone in its line: a ditto mark.
        if mark.glyph == .rightDouble, mark.left == .edge, mark.right == .edge { return model.costs.none.sign }
        return switch mark.glyph {
        case .straightDouble: straightDouble(mark)
        case .pennClose: mark.left != .digit && touchesText(mark) ? model.costs.none.accents : model.costs.none.sign
        case .rightDouble where closesInches(mark): model.costs.none.sign
        case .pennOpen: model.costs.none.accents
        case .rightSingle, .straightSingle: apostrophe(mark)
        case .leftSingle, .reversedSingle: turnedApostrophe(mark)
        // What opens by its very shape is rather a quotation that nobody closed.
        case .leftDouble, .lowDouble, .leftGuillemet, .leftCorner, .leftWhiteCorner: model.costs.none.strayOpening
        default: model.costs.none.stray
        }
    }

    /// A mark between spaces or brackets, as one that is spoken about (`the mark “ is set`, `(")`). It costs so much that
    /// two of them are rather a quotation with spaces inside.
    private func isMentioned(_ mark: Mark) -> Bool {
        switch (mark.left, mark.right) {
        case (.space, .space), (.thinSpace, .space), (.space, .thinSpace), (.openBracket, .closeBracket), (.space, .comma),
            (.space, .closeBracket), (.openBracket, .comma), (.openBracket, .space), (.mark, .mark):
            // Behind a comma or a full stop it is one that lost its partner.
            return !spacesInside(mark) && !followsClause(mark)
        default: return false
        }
    }

    /// Whether the mark points onwards, or back (`Read more »`).
    private func isArrow(_ mark: Mark) -> Bool {
        guard !spacesInside(mark) else { return false }
        switch mark.glyph {
        case .rightGuillemet, .rightAngle: return mark.left == .space && (mark.right == .edge || mark.right == .space)
        case .leftGuillemet, .leftAngle: return mark.left == .edge && mark.right == .space
        default: return false
        }
    }

    /// Whether a letter, a digit or a punctuation mark stands right beside the mark.
    private func touchesText(_ mark: Mark) -> Bool {
        let isFree = { (side: CharacterClass) in side.isSpace || side == .edge || side == .wide }
        return !isFree(mark.left) || !(isFree(mark.right) || mark.right == .stop || mark.right == .comma)
    }

    /// Whether the mark ends a measure of feet and inches that somebody curled (`6’ 5”`).
    private func closesInches(_ mark: Mark) -> Bool {
        guard mark.left == .digit else { return false }
        var position = mark.offset - 1
        let isDigit = { (byte: UInt8) in Ascii.isDigit(byte) }
        while position >= 0, isDigit(bytes[position]) { position -= 1 }
        if position >= 0, bytes[position] == 0x20 { position -= 1 }
        guard position >= 3 else { return false }
        return bytes[position] == 0x99 && bytes[position - 1] == 0x80 && bytes[position - 2] == 0xE2 && isDigit(bytes[position - 3])
    }

    private func straightDouble(_ mark: Mark) -> Float {
        if mark.left == .digit, mark.right != .letter { return model.costs.none.sign }
        // Between two letters of Cyrillic it is what some type for an apostrophe: п"ять.
        if mark.left == .letter, mark.right == .letter, mark.offset > 1, bytes[mark.offset - 2] & 0xFC == 0xD0 {
            return model.costs.none.sign
        }
        // At a paragraph's end or start it is part of a quotation if any mark is.
        return mark.left == .edge || mark.right == .edge ? model.costs.none.strayAtEnd : model.costs.none.strayStraight
    }

    private func apostrophe(_ mark: Mark) -> Float {
        switch mark.left {
        case .letter: endsInSibilant(mark.offset) ? model.costs.apostrophe.afterSibilant : model.costs.apostrophe.plain
        case .digit: mark.right == .letter ? model.costs.apostrophe.elision : model.costs.apostrophe.plain
        case .edge, .space, .lineBreak, .thinSpace, .dash, .openBracket, .mark, .hyphen:
            switch mark.right {
            case .letter:
                isLeadingElision(mark, ofManyWords: mark.glyph == .rightSingle)
                    ? model.costs.apostrophe.elision
                    : followsClause(mark) ? model.costs.apostrophe.unlikely : model.costs.apostrophe.loose
            case .digit: model.costs.apostrophe.elision
            case .mark: model.costs.apostrophe.loose
            default: followsClause(mark) ? model.costs.apostrophe.unlikely : model.costs.apostrophe.loose
            }
        default: mark.right == .letter ? model.costs.apostrophe.loose : model.costs.apostrophe.unlikely
        }
    }

    /// Whether a comma or a full stop stands before the space before the mark.
    private func followsClause(_ mark: Mark) -> Bool {
        guard mark.left == .space, mark.offset >= 2 else { return false }
        switch bytes[mark.offset - 2] {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): return true
        default: return false
        }
    }

    private func turnedApostrophe(_ mark: Mark) -> Float {
        switch mark.right {
        case .letter where mark.left == .letter || isLeadingElision(mark, ofManyWords: false): model.costs.apostrophe.plain
        case .digit: model.costs.apostrophe.plain
        default: model.costs.apostrophe.unlikely
        }
    }

    /// Whether the letter before `offset` is one after which the possessive takes no further s.
    private func endsInSibilant(_ offset: Int) -> Bool {
        guard offset > 0 else { return false }
        let byte = bytes[offset - 1] | 0x20
        return byte == UInt8(ascii: "s") || byte == UInt8(ascii: "x") || byte == UInt8(ascii: "z")
    }

    /// Whether the mark stands before a word that loses its beginning in writing: ’tis, ’em, ’n’.
    ///
    /// - Parameter ofManyWords: whether words count that are just as well whole (’and, ’as, ’way).
    private func isLeadingElision(_ mark: Mark, ofManyWords: Bool) -> Bool {
        var word: [UInt8] = []
        var position = mark.range.upperBound
        while position < bytes.count, word.count <= Self.longestElision {
            let byte = bytes[position] | 0x20
            guard Ascii.isSmallLetter(byte) else { break }
            word.append(byte)
            position += 1
        }
        return Self.leadingElisions.contains(word) && (ofManyWords || !Self.wholeWords.contains(word))
    }

    private static let wholeWords: Set<[UInt8]> = Set(
        ["and", "as", "is", "way", "air", "most", "round", "ope", "till", "cause", "ad", "im", "er", "e", "ell", "ead"].map {
            Array($0.utf8)
        })

    private static let longestElision = leadingElisions.map(\.count).max() ?? 0

    private static let leadingElisions: Set<[UInt8]> = Set(
        [
            "tis", "twas", "twere", "twill", "twould", "twixt", "em", "til", "till", "cause", "cos", "coz", "bout",
            "round", "n", "ol", "ere", "er", "im", "e", "is", "un", "ud", "gainst", "neath", "tween", "pon", "way",
            "appen", "spect", "twasn", "tain", "tisn", "twouldn", "ave", "ad", "as", "ow", "ome", "ouse", "ell", "eard",
            "ead", "and", "ere", "ope", "orse", "undred", "igh", "air", "most", "nother", "nuff", "fraid", "kay", "zat",
            "scuse", "specially", "m", "s", "t", "d", "ll", "re", "ve",
        ].map { Array($0.utf8) })
}
