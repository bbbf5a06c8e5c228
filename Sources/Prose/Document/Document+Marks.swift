import Bytes

/// A mark, its index into `Document.marks`, and how it is read.
public typealias DoubtfulMark = (index: Int, mark: Mark, reading: MarkReading)

extension Document {
    /// The white space right before `offset`, on the same line: where it begins.
    public func spaceBefore(_ offset: Int, notBefore limit: Int) -> ByteRange {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return offset..<offset }
            var start = offset
            while start > limit, base[start - 1] != 0x0A {
                let step = WhiteSpace.length(before: start, base, limit: limit)
                if step == 0 { break }
                start -= step
            }
            return start..<offset
        }
    }

    /// The white space from `offset` on, on the same line.
    public func spaceAfter(_ offset: Int, notAfter limit: Int) -> ByteRange {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return offset..<offset }
            var end = offset
            while end < limit, base[end] != 0x0A, base[end] != 0x0D {
                let step = WhiteSpace.length(at: end, base, limit: limit)
                if step == 0 { break }
                end += step
            }
            return offset..<end
        }
    }

    /// Whether the mark is a guillemet of a page that points from one thing to the next, or to another page (`Home » News`, `Read more ›`): tags stand on
    /// both sides of it, or white space, where the language sets none inside its marks, and none that looks the other way is in the block. Where it sets some, as
    /// French does, the mark ends a block of a few words.
    ///
    /// - Complexity: linear in the marks of the text, once, and logarithmic in its markup; in texts without tags constant.
    public func isPointer(_ mark: Mark) -> Bool {
        let pointsOnwards = mark.glyph == .rightGuillemet || mark.glyph == .rightAngle
        guard pointsOnwards || mark.glyph == .leftGuillemet || mark.glyph == .leftAngle, !text.map.isIdentity,
            LanguageConventions.isKnown(language)
        else { return false }
        let block = blocks[Int(mark.block)]
        if !conventions.language.spaceInside.isEmpty {
            guard pointsOnwards, mark.right == .edge, block.content.count <= Self.longestPointed else { return false }
        }
        let (start, end) = (mark.range.lowerBound, mark.range.upperBound)
        if text.map.hasMarkup(touching: start..<start), text.map.hasMarkup(touching: end..<end) { return true }
        guard pointsOnwards, mark.left.isSpace || mark.left == .edge, mark.right.isSpace || mark.right == .edge else { return false }
        return !remembered { BlocksPointedBack(self) }.blocks.contains(mark.block)
    }

    /// The blocks with guillemets that look to the left. Made once: a block may have very many of the others.
    private struct BlocksPointedBack: Sendable {
        let blocks: Set<Int32>

        init(_ document: Document) {
            blocks = document.marks.reduce(into: []) { blocks, mark in
                if mark.glyph == .leftGuillemet || mark.glyph == .leftAngle { blocks.insert(mark.block) }
            }
        }
    }

    /// In bytes: a button, a heading, the text of a link.
    private static let longestPointed = 60

    /// How the marks would be read if some of them were others. A reading depends on all marks around, so whoever replaces some asks first
    /// whether they would still be what they are taken for. Spaces that go with other marks are not thought of.
    ///
    /// - Complexity: linear in the marks.
    /// - Parameter glyphs: what to read, by indices into `marks`.
    public func quotations(replacing glyphs: [Int: Mark.Glyph]) -> Quotations {
        var marks = marks
        for (index, glyph) in glyphs { marks[index].glyph = glyph }
        var conventions = QuotationConventions(language, request.quotationModel)
        conventions.learn(from: marks)
        return bytes.withUnsafeBufferPointer { bytes in
            QuotationParser(bytes: bytes, blocks: blocks, marks: marks, conventions: conventions).parse()
        }
    }

    /// Of some changes of marks, those after which each mark that they change still has its role and its partner, once all of them are made:
    /// what would be read in another way then, another fix would change back.
    ///
    /// - Complexity: linear in the marks; constant where nothing changes.
    /// - Parameter changes: what to read, by indices into `marks`.
    public func settled(_ changes: [[Int: Mark.Glyph]]) -> [Bool] {
        guard changes.contains(where: { !$0.isEmpty }) else { return changes.map { _ in true } }
        let after = quotations(replacing: changes.reduce(into: [:]) { $0.merge($1) { first, _ in first } }).readings
        let before = quotations.readings
        return changes.map { change in
            change.keys.allSatisfy { after[$0].role == before[$0].role && after[$0].partner == before[$0].partner }
        }
    }

    /// The marks that were in doubt and whose reading is clear all the same, but for apostrophes and for marks that stand
    /// where and as they should: every mark that a rule may have to say something about is among them. Straight single
    /// marks, which code and dialect are full of, must be clearer than others. What belongs to misread text is no mark.
    ///
    /// Complexity: linear in those marks, for the first who asks.
    public var doubtfulMarks: [DoubtfulMark] {
        remembered {
            quotations.notable.compactMap { index in
                isMisread(marks[index]) || isPointer(marks[index])
                    ? nil : (index: index, mark: marks[index], reading: quotations.readings[index])
            }
        }
    }
}
