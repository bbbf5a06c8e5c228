import Bytes
import Linting
import Prose
import Readers

/// Sets all quotation marks and apostrophes of a text in one style: what `quotes:` in a configuration asks for.
///
/// The roles are the quotation parser's. A mark that it is not sure of is left alone, and so are primes and the
/// brackets that Chinese sets around titles.
enum MarkStyle {
    case locale(LanguageConventions)
    case curly(LanguageConventions, LanguageTag)
    case straight

    /// The marks for a quotation with so many others around it.
    ///
    /// - Parameter outermost: the mark that opens the outermost of them, or the quotation itself where there are none.
    private func marks(depth: Int, outermost: Mark.Glyph) -> (opening: String, closing: String) {
        switch self {
        case .locale(let own): return Self.spaced(depth % 2 == 0 ? own.outer : own.inner, own)
        case .curly(let own, let language): return Self.curlyMarks(depth: depth, of: own, language)
        // Single marks stay single: British text has them outside, and double ones within.
        case .straight: return outermost.isSingle == (depth % 2 == 0) ? ("'", "'") : ("\"", "\"")
        }
    }

    private var apostrophe: String {
        if case .straight = self { "'" } else { "’" }
    }

    /// The curly marks of a language for a quotation with so many others around it. Where it writes none, the English ones serve,
    /// unless `quotes/foreign-marks` would take them away again: then its most usual pair of that sort.
    private static func curlyMarks(depth: Int, of own: LanguageConventions, _ language: LanguageTag) -> (opening: String, closing: String) {
        let isOuter = depth % 2 == 0
        let preferred = isOuter ? own.outer : own.inner
        if isCurly(own.outer), isCurly(own.inner) { return (String(preferred.opening), String(preferred.closing)) }
        if !isOuter { return ("‘", "’") }
        guard ForeignPairs.foreignness(to: language)(.leftDouble, .rightDouble) else { return ("“", "”") }
        let known = own.pairs.filter { "“„”".unicodeScalars.contains($0.opening) && $0.usage != .foreign }
        guard let pair = known.min(by: { $0.usage.rawValue < $1.usage.rawValue }) else { return ("“", "”") }
        return (String(pair.opening), String(pair.closing))
    }

    private static func isCurly(_ pair: (opening: Unicode.Scalar, closing: Unicode.Scalar)) -> Bool {
        "“„”‘‚’".unicodeScalars.contains(pair.opening)
    }

    private static func spaced(
        _ pair: (opening: Unicode.Scalar, closing: Unicode.Scalar), _ own: LanguageConventions
    ) -> (String, String) {
        let space = "«»‹›".unicodeScalars.contains(pair.opening) ? own.spaceInside : ""
        return (String(pair.opening) + space, space + String(pair.closing))
    }

    /// Whether the mark may stay as it is.
    private func allows(_ glyph: Mark.Glyph, instead wanted: String) -> Bool {
        if let first = wanted.unicodeScalars.first(where: { !$0.properties.isWhitespace }), glyph.text == String(first) { return true }
        switch self {
        case .locale: return false
        case .curly: return glyph.isCurly || glyph.isBracket
        case .straight: return glyph.isBracket
        }
    }

    // MARK: The pass

    /// A quotation with the marks that belong to it, as indices into the document's marks.
    private struct Quotation: Hashable {
        var opening: Int
        /// How many quotations are around it.
        var depth: Int
        /// The mark that opens the innermost of these; nil where there are none.
        var outer: Int?
        /// The mark that opens the outermost.
        var outermost: Int
        /// The marks at the start of paragraphs that open it anew.
        var reopenings: [Int] = []
        var closing = 0

        var members: [Int] { [opening] + reopenings + [closing] }

        /// The same with other numbers for the marks; nil where one has none.
        func renumbered(_ numbers: [Int]) -> Quotation? {
            var result = self
            result.opening = numbers[opening]
            result.closing = numbers[closing]
            result.outer = outer.map { numbers[$0] }
            result.outermost = numbers[outermost]
            result.reopenings = reopenings.map { numbers[$0] }
            return (result.members + [result.outermost, result.outer ?? 0]).allSatisfy { $0 >= 0 } ? result : nil
        }
    }

    func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let wrong = quotations(document.quotations.readings, document, document.unclosedAround).filter { isWrong($0, document) }
        // A mark beside markup may be one that cannot be written there; what is within it then keeps its marks as well.
        let writable = wrong.filter { report.mayBeMade(edits($0, closing: document.marks[$0.closing], wanted($0, document), document)) }
        let settling = settling(writable, among: wrong, document)
        // They were read with all of them set: those within one another are as sure as the least sure of them, or else some would be set
        // alone, and read in another way.
        var confidences: [Int: Double] = [:]
        for quotation in wrong where settling.contains(quotation.opening) {
            confidences[quotation.outermost] = min(confidences[quotation.outermost] ?? 1, confidence(quotation, document))
        }
        for quotation in wrong {
            let mayBeSet = settling.contains(quotation.opening)
            let least = mayBeSet ? confidences[quotation.outermost] : nil
            add(quotation, confidence: least ?? confidence(quotation, document), mayBeSet: mayBeSet, document, into: &report)
        }
        for index in document.blocks.indices where document.blocks[index].kind.isProse {
            checkApostrophes(view.block(index), into: &report)
        }
    }

    /// The quotations of a reading, in the order of their closing marks.
    private func quotations(_ readings: [MarkReading], _ document: Document, _ around: UnclosedAround) -> [Quotation] {
        let marks = document.marks
        let unclosed = around.outer
        var result: [Quotation] = []
        var open: [Quotation] = []
        for (index, reading) in readings.enumerated() {
            switch reading.role {
            case .opening where reading.partner >= 0 && !marks[index].glyph.isTitle:
                let outer = unclosed[index] ?? open.last?.opening
                let depth = open.last.map { $0.depth + 1 } ?? 0
                let outermost = open.last?.outermost ?? outer ?? index
                open.append(
                    Quotation(opening: index, depth: depth + (unclosed[index] == nil ? 0 : 1), outer: outer, outermost: outermost))
            case .reopening:
                if let place = open.lastIndex(where: { $0.opening == Int(reading.partner) }) { open[place].reopenings.append(index) }
            case .closing where reading.partner >= 0 && !marks[index].glyph.isTitle:
                guard let place = open.lastIndex(where: { $0.opening == Int(reading.partner) }) else { continue }
                var quotation = open[place]
                quotation.closing = index
                open.removeSubrange(place...)
                result.append(quotation)
            default: continue
            }
        }
        return result
    }

    private func wanted(_ quotation: Quotation, _ document: Document) -> (opening: String, closing: String) {
        marks(depth: quotation.depth, outermost: document.marks[quotation.outermost].glyph)
    }

    /// Whether a quotation has marks of another style, and is clearly one.
    private func isWrong(_ quotation: Quotation, _ document: Document) -> Bool {
        isWrong(quotation, document.quotations.readings) { document.marks[$0].glyph }
    }

    /// The same of a text whose marks are read as told, and are those that `glyph` gives.
    private func isWrong(_ quotation: Quotation, _ readings: [MarkReading], _ glyph: (Int) -> Mark.Glyph) -> Bool {
        let wanted = marks(depth: quotation.depth, outermost: glyph(quotation.outermost))
        let isRight = quotation.members.allSatisfy {
            allows(glyph($0), instead: $0 == quotation.closing ? wanted.closing : wanted.opening)
        }
        return !isRight && quotation.members.allSatisfy { readings[$0].margin >= MarkReading.leastMargin }
    }

    /// Those of the quotations, by their opening marks, that would still be read as they are once all of them have their new marks, and that
    /// make no other wrong.
    ///
    /// What is read in another way then would be set in another way by the next run, and in this one again by that after it: where marks
    /// stand without words between them, or without partners, there is often more than one reading.
    ///
    /// - Parameters:
    ///   - quotations: those whose marks can be set.
    ///   - wrong: all that have marks of another style.
    private func settling(_ quotations: [Quotation], among wrong: [Quotation], _ document: Document) -> Set<Int> {
        let known = Set(wrong.map(\.opening))
        // A paragraph with a mark that has no partner is damaged, and what belongs together in it is a guess.
        let damaged = damagedBlocks(document)
        var kept = quotations.filter { quotation in !quotation.members.contains { damaged.contains(document.marks[$0].block) } }
        // Those that do not settle take some of the others with them, and those more, but not for long.
        for _ in 0..<Self.mostReadings where !kept.isEmpty {
            let result = document.origin == nil ? reading(after: kept, document) : reading(replacing: kept, document)
            let set = Set(kept.map(\.opening))
            let spoiling = neighbors(of: result.wrong.filter { set.contains($0) || !known.contains($0) }, in: set.sorted())
            let stable = kept.filter {
                result.quotations.contains($0) && isUnlikeOuter($0, result.glyphs, document) && !spoiling.contains($0.opening)
            }
            if stable.count == kept.count { return set }
            kept = stable
        }
        return []
    }

    private static let mostReadings = 6

    /// The blocks that have quotation marks without a partner.
    ///
    /// - Complexity: linear in the marks.
    private func damagedBlocks(_ document: Document) -> Set<Int32> {
        var result: Set<Int32> = []
        for (mark, reading) in zip(document.marks, document.quotations.readings)
        where reading.role == .stray || (reading.role == .opening || reading.role == .closing) && reading.partner < 0 {
            result.insert(mark.block)
        }
        return result
    }

    /// How a text is read once some of its quotations have other marks, which are all counted as in the text as it is.
    private struct NewReading {
        var quotations: Set<Quotation> = []
        /// The marks that open those that would have other marks than the style’s.
        var wrong: [Int] = []
        /// The new marks.
        var glyphs: [Int: Mark.Glyph]
    }

    private func glyphs(_ quotations: [Quotation], _ document: Document) -> [Int: Mark.Glyph] {
        var glyphs: [Int: Mark.Glyph] = [:]
        for quotation in quotations {
            let wanted = wanted(quotation, document)
            for index in quotation.members {
                glyphs[index] =
                    (index == quotation.closing ? wanted.closing : wanted.opening).unicodeScalars
                    .lazy.compactMap { Mark.Glyph($0) }.first
            }
        }
        return glyphs
    }

    /// The text with its markup cannot be read again without its file: only its marks are.
    private func reading(replacing kept: [Quotation], _ document: Document) -> NewReading {
        let glyphs = glyphs(kept, document)
        let readings = document.quotations(replacing: glyphs).readings
        let all = quotations(readings, document, document.unclosedAround)
        let wrong = all.filter { isWrong($0, readings) { glyphs[$0] ?? document.marks[$0].glyph } }
        return NewReading(quotations: Set(all), wrong: wrong.map(\.opening), glyphs: glyphs)
    }

    /// The text with its new marks and without the spaces that go with the old ones.
    ///
    /// - Complexity: linear in the bytes.
    private func reading(after kept: [Quotation], _ document: Document) -> NewReading {
        var edits = kept.flatMap { self.edits($0, closing: document.marks[$0.closing], wanted($0, document), document) }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        // A mark that opens the outer quotation anew, right before the one that closes the inner: both want the space between, which goes once.
        var end = 0
        edits.removeAll { edit in
            if edit.range.lowerBound < end { return true }
            end = edit.range.upperBound
            return false
        }
        let fixed = Document(
            document.rereading(Edit.apply(edits, to: document.bytes)), fixing: document,
            by: edits.map { ($0.range, $0.replacement.utf8.count) })
        let old = oldIndices(of: fixed, document, edits)
        let all = quotations(fixed.quotations.readings, fixed, fixed.unclosedAround)
        return NewReading(
            quotations: Set(all.compactMap { $0.renumbered(old) }),
            wrong: all.filter { isWrong($0, fixed) }.map { old[$0.opening] }.map { $0 < 0 ? -1 - $0 : $0 }, glyphs: glyphs(kept, document))
    }

    /// For each mark of the fixed text the one of the text as it was that stood in its place; for one that is new, the one before,
    /// as -1 less its number.
    private func oldIndices(of fixed: Document, _ document: Document, _ edits: [Edit]) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(document.marks.count)
        var (next, shift) = (0, 0)
        for mark in document.marks {
            while next < edits.count, edits[next].range.upperBound <= mark.offset {
                shift += edits[next].replacement.utf8.count - edits[next].range.count
                next += 1
            }
            guard next < edits.count, edits[next].range.lowerBound <= mark.offset else {
                places.append(mark.offset + shift)
                continue
            }
            // Behind the spaces that come with the mark.
            let spaces = edits[next].replacement.unicodeScalars.prefix { $0.properties.isWhitespace }
            places.append(edits[next].range.lowerBound + shift + spaces.reduce(0) { $0 + UTF8.width($1) })
        }
        var old = 0
        return fixed.marks.map { mark in
            while old < places.count, places[old] < mark.offset { old += 1 }
            return old < places.count && places[old] == mark.offset ? old : -1 - max(0, old - 1)
        }
    }

    /// The quotations that are nearest to some marks, on either side.
    ///
    /// - Parameter openings: the marks that open them, ascending.
    private func neighbors(of marks: [Int], in openings: [Int]) -> Set<Int> {
        var neighbors: Set<Int> = []
        for mark in marks {
            let next = openings.partitioningIndex { $0 >= mark }
            if next < openings.count { neighbors.insert(openings[next]) }
            if next > 0 { neighbors.insert(openings[next - 1]) }
        }
        return neighbors
    }

    /// Whether a quotation has other marks than the one around it, once it has those of the style. The outer one may keep its marks because
    /// it is not clear or does not settle: then the inner one keeps its own, by which one sees which of the two ends.
    private func isUnlikeOuter(_ quotation: Quotation, _ glyphs: [Int: Mark.Glyph], _ document: Document) -> Bool {
        guard let outer = quotation.outer else { return true }
        let new = glyphs[quotation.opening] ?? document.marks[quotation.opening].glyph
        guard new == glyphs[outer] ?? document.marks[outer].glyph else { return true }
        // Some languages have the same marks inside.
        let depth = max(0, quotation.depth - 1)
        let wanted = wanted(quotation, document).opening
        return wanted == marks(depth: depth, outermost: document.marks[quotation.outermost].glyph).opening
    }

    private func confidence(_ quotation: Quotation, _ document: Document) -> Double {
        quotation.members.map { document.quotations.readings[$0].confidence }.min() ?? 0
    }

    private func add(_ quotation: Quotation, confidence: Double, mayBeSet: Bool, _ document: Document, into report: inout Report) {
        let opening = document.marks[quotation.opening]
        let wanted = wanted(quotation, document)
        report.add(
            opening.range,
            "This quotation has \(opening.glyph.text)…\(document.marks[quotation.closing].glyph.text) instead of \(wanted.opening)…\(wanted.closing)",
            confidence: confidence, edits: mayBeSet ? edits(quotation, closing: document.marks[quotation.closing], wanted, document) : [])
    }

    /// Sets the marks of a quotation, and takes the spaces inside of them along; no space belongs to two of them.
    private func edits(
        _ quotation: Quotation, closing: Mark, _ wanted: (opening: String, closing: String), _ document: Document
    ) -> [Edit] {
        let openings = [quotation.opening] + quotation.reopenings
        var edits: [Edit] = []
        var end = 0
        for (index, next) in zip(openings, openings.dropFirst().map { document.marks[$0].offset } + [closing.offset]) {
            let mark = document.marks[index]
            end = document.spaceAfter(mark.range.upperBound, notAfter: max(next, mark.range.upperBound)).upperBound
            edits.append(Edit(mark.offset..<end, wanted.opening))
        }
        let space = document.spaceBefore(closing.offset, notBefore: min(end, closing.offset))
        edits.append(Edit(space.lowerBound..<closing.range.upperBound, wanted.closing))
        return edits
    }

    // MARK: Apostrophes

    /// Those between two letters, which the scan does not note, and the marks that open and close nothing and stand for
    /// letters that were left out.
    private func checkApostrophes(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let wrong: [UInt8] = if case .straight = self { Array("’".utf8) } else { Array("'".utf8) }
        var next = block.block.marks.lowerBound
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            defer { position += 1 }
            guard document.bytes[position] == wrong[0], document.bytes[position...].starts(with: wrong) else { continue }
            while next < block.block.marks.upperBound, document.marks[next].offset < position { next += 1 }
            let place = position..<position + wrong.count
            let confidence: Double
            if next < block.block.marks.upperBound, document.marks[next].offset == position {
                let reading = document.quotations.readings[next]
                guard isApostrophe(document.marks[next], reading) else { continue }
                confidence = reading.confidence
            } else {
                guard document.isLetterByte(block.byte(at: position - 1)), document.isLetterByte(block.byte(at: place.upperBound)) else {
                    continue
                }
                confidence = 1
            }
            guard !block.isProtected(place) else { continue }
            report.add(
                place, "This apostrophe is \(wrong.count == 1 ? "straight" : "curly")", confidence: confidence,
                title: "Use the apostrophe of the chosen style", edits: [Edit(place, apostrophe)])
        }
    }

    private func isApostrophe(_ mark: Mark, _ reading: MarkReading) -> Bool {
        guard reading.role == .none, reading.margin >= MarkReading.leastMargin, mark.glyph.isSingle else { return false }
        // Behind a digit and before no letter it is a prime.
        return mark.left == .letter || mark.right == .letter || mark.right == .digit && mark.left != .digit
    }
}

extension Mark.Glyph {
    /// Whether the mark is a bracket of East Asian text.
    fileprivate var isBracket: Bool {
        switch self {
        case .leftCorner, .rightCorner, .leftWhiteCorner, .rightWhiteCorner, .leftTitle, .rightTitle: true
        default: false
        }
    }

    fileprivate var isTitle: Bool { self == .leftTitle || self == .rightTitle }
}
