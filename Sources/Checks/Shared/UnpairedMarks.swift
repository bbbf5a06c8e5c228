import Prose

/// The double marks without a partner, sorted by what a reader needs to be told.
struct UnpairedMarks: Sendable {
    struct Place: Sendable {
        var mark: Mark
        var confidence: Double
        /// Whether the mark opens what is never closed; otherwise it belongs to no quotation.
        var opens: Bool
        /// Whether the mark is one of two that set a letter or a story off as a whole.
        var setsOff = false
        /// The paragraphs down to the other of the two, for the first.
        var span = 0
    }

    private(set) var places: [Place] = []
    /// Whether the text leaves its quotations open, or its marks alone, throughout.
    private(set) var isHabit = false

    /// So many, and such a part of all quotations (one in so many), are a habit.
    private static let habit = 6
    private static let mostLooks = 200
    private static let habitualShare = 20

    fileprivate init(_ document: Document) {
        let mentions = document.mentions
        for (_, mark, reading) in document.doubtfulMarks where !mark.glyph.isSingle {
            // Two apostrophes in a row are more often an empty string, or an apostrophe beside a quotation mark.
            guard mark.glyph != .pennClose, mark.glyph != .pennOpen else { continue }
            let opens: Bool
            switch reading.role {
            case .opening where reading.partner < 0 && mark.right != .edge: opens = true
            case .closing where reading.partner < 0, .stray: opens = false
            default: continue
            }
            guard !mentions.speak(of: mark.block, document), !Self.isArrow(mark, document) else { continue }
            // Its partner may be there, in a broken encoding. Of very many marks each is not worth the look.
            guard places.count > Self.mostLooks || !document.mayHideMark(near: mark.range) else { continue }
            places.append(Place(mark: mark, confidence: reading.confidence, opens: opens))
        }
        dropNested(document)
        findWholes(document)
        let count = places.count { !$0.setsOff }
        guard count >= Self.habit else { return }
        let pairs = document.quotations.readings.count { $0.role == .closing && $0.partner >= 0 }
        isHabit = count * Self.habitualShare >= pairs
    }

    /// Whether the mark is a guillemet between two spaces in a language that sets none inside its marks: it leads from one thing to the
    /// next (`Settings » Network`).
    private static func isArrow(_ mark: Mark, _ document: Document) -> Bool {
        guard mark.left == .space, mark.right == .space, document.conventions.language.spaceInside.isEmpty else { return false }
        let sign = document.text(mark.range)
        return sign == "»" || sign == "›"
    }

    /// Whether the mark stands at a paragraph’s beginning, or behind the colon that announces what follows.
    private static func beginsWhole(_ mark: Mark, _ document: Document) -> Bool {
        if mark.left == .edge { return true }
        return mark.left == .space && mark.offset >= 2 && document.bytes[mark.offset - 2] == UInt8(ascii: ":")
    }

    /// A quotation that holds others with its own marks (`«… «…» … «…» …»`) reads dearer than two marks without partners
    /// where the others are several. If nothing but whole quotations stands between the two, they are its ends: a text that
    /// lost a mark has one such place, not two that fit.
    private mutating func dropNested(_ document: Document) {
        var kept: [Place] = []
        for place in places {
            if let first = kept.last, Self.enclose(first, place, document) { kept.removeLast() } else { kept.append(place) }
        }
        places = kept
    }

    private static func enclose(_ first: Place, _ last: Place, _ document: Document) -> Bool {
        guard first.opens, !last.opens, !first.mark.glyph.isStraight, last.mark.block - first.mark.block <= 1,
            document.conventions.closing(for: first.mark.glyph) == last.mark.glyph
        else { return false }
        let range = first.mark.range.upperBound..<last.mark.range.lowerBound
        let block = Int(first.mark.block)
        let indices = document.blocks[block].marks.lowerBound..<document.blocks[Int(last.mark.block)].marks.upperBound
        var pairs = 0
        for index in indices where range.contains(document.marks[index].offset) && !document.marks[index].glyph.isSingle {
            let reading = document.quotations.readings[index]
            guard reading.partner >= 0, range.contains(document.marks[Int(reading.partner)].offset) else { return false }
            if reading.role == .opening, document.marks[index].glyph == first.mark.glyph { pairs += 1 }
        }
        return pairs > 0
    }

    /// A letter or a story of several paragraphs may stand between two marks, the first at a paragraph’s beginning, the
    /// last at another one’s end or before the comma behind which its author is named, whatever is quoted within it.
    private mutating func findWholes(_ document: Document) {
        for index in places.indices.dropLast() {
            let first = places[index]
            let last = places[index + 1]
            guard first.opens, !last.opens, Self.beginsWhole(first.mark, document),
                last.mark.right == .edge || last.mark.right == .comma, last.mark.block != first.mark.block + 1,
                document.conventions.closing(for: first.mark.glyph) == last.mark.glyph
            else { continue }
            places[index].setsOff = true
            places[index].span = Int(last.mark.block - first.mark.block)
            places[index + 1].setsOff = true
        }
    }
}

extension Document {
    /// The double marks without a partner.
    var unpairedMarks: UnpairedMarks { remembered { UnpairedMarks(self) } }
}
