import Bytes
import Linting
import Prose
import UnicodeText

/// Looks for what became of a token that a translation must keep letter by letter (`%s`, `<b>`, an address).
enum DamagedToken {
    /// Where the token's characters are in their order, with white space among them or in full width, and not as they should be.
    ///
    /// - Complexity: linear in the side, times the token's length.
    /// - Parameters:
    ///   - token: without white space.
    ///   - mostSpaces: how many white spaces may have come in.
    /// - Returns: ranges of scalars.
    static func places(of token: String, in side: PairSide, mostSpaces: Int = 4) -> [Range<Int>] {
        let wanted = Array(token.unicodeScalars)
        guard let first = wanted.first, wanted.count > 1 else { return [] }
        var places: [Range<Int>] = []
        var start = 0
        while start < side.count {
            defer { start += 1 }
            guard side.scalars[start] == first, let end = end(of: wanted, in: side, from: start, mostSpaces) else { continue }
            let found = start..<end
            // As it should be, it is no damage.
            if side.bytes[side.bytes(found)].elementsEqual(token.utf8) { continue }
            if isPartOfWord(found, side) { continue }
            places.append(found)
            start = end - 1
        }
        return places
    }

    private static func end(of wanted: [Unicode.Scalar], in side: PairSide, from start: Int, _ mostSpaces: Int) -> Int? {
        var position = start + 1
        var spaces = 0
        for scalar in wanted.dropFirst() {
            while position < side.count, side.scalars[position] == " ", scalar != " " {
                spaces += 1
                position += 1
            }
            guard spaces <= mostSpaces, position < side.count, side.scalars[position] == scalar else { return nil }
            position += 1
        }
        return position
    }

    /// What restores a token: nothing where letters or digits would have to change, such as full-width ones.
    static func edits(restoring token: String, _ range: ByteRange, in document: Document) -> [Edit] {
        let isKept = { (scalar: Unicode.Scalar) in scalar.isLetter || scalar.isDigit }
        let letters = document.text(range).unicodeScalars.filter(isKept)
        return letters.elementsEqual(token.unicodeScalars.filter(isKept)) ? [Edit(range, token)] : []
    }

    /// Whether the token's letters are those of a word of the text: `50 % sicher` holds no `%s`.
    private static func isPartOfWord(_ found: Range<Int>, _ side: PairSide) -> Bool {
        let (first, last) = (side.scalars[found.lowerBound], side.scalars[found.upperBound - 1])
        if last.isLetter || last.isDigit, let next = side[found.upperBound], next.isLetter || next.isMark || next == "'" || next == "’" {
            return true
        }
        guard first == "%" else { return false }
        let before = side[found.lowerBound - 1] == " " ? side[found.lowerBound - 2] : side[found.lowerBound - 1]
        return before?.isDigit == true
    }
}
