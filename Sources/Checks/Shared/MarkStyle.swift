import Linting
import Prose

/// Sets all quotation marks and apostrophes of a text in one style: what `quotes:` in a configuration asks for.
///
/// The roles are the quotation parser's. A mark that it is not sure of is left alone, and so are primes and the
/// brackets that Chinese sets around titles.
enum MarkStyle {
    case locale(LanguageConventions)
    case curly(LanguageConventions, LanguageTag)
    case straight

    /// The marks for a quotation with so many others around it.
    private func marks(depth: Int, of glyph: Mark.Glyph) -> (opening: String, closing: String) {
        switch self {
        case .locale(let own): return Self.spaced(depth % 2 == 0 ? own.outer : own.inner, own)
        case .curly(let own, let language): return Self.curlyMarks(depth: depth, of: own, language)
        // Single marks stay single: British text has them outside.
        case .straight: return glyph.isSingle || depth % 2 == 1 ? ("'", "'") : ("\"", "\"")
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

    /// A quotation, as far as it has been read.
    private struct Quotation {
        var opening: Int
        var depth: Int
        /// The marks at the start of paragraphs that open it anew.
        var reopenings: [Int] = []
    }

    func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var open: [Quotation] = []
        for (index, reading) in document.quotations.readings.enumerated() {
            let mark = document.marks[index]
            switch reading.role {
            case .opening where reading.partner >= 0 && !mark.glyph.isTitle:
                open.append(Quotation(opening: index, depth: open.count))
            case .reopening:
                if let place = open.lastIndex(where: { $0.opening == Int(reading.partner) }) { open[place].reopenings.append(index) }
            case .closing where reading.partner >= 0 && !mark.glyph.isTitle:
                guard let place = open.lastIndex(where: { $0.opening == Int(reading.partner) }) else { continue }
                let quotation = open[place]
                open.removeSubrange(place...)
                add(quotation, closing: index, document, into: &report)
            default: continue
            }
        }
        for index in document.blocks.indices where document.blocks[index].kind.isProse {
            checkApostrophes(view.block(index), into: &report)
        }
    }

    private func add(_ quotation: Quotation, closing: Int, _ document: Document, into report: inout Report) {
        let members = [quotation.opening] + quotation.reopenings + [closing]
        let opening = document.marks[quotation.opening]
        let wanted = marks(depth: quotation.depth, of: opening.glyph)
        let isRight = members.allSatisfy { allows(document.marks[$0].glyph, instead: $0 == closing ? wanted.closing : wanted.opening) }
        guard !isRight, members.allSatisfy({ document.quotations.readings[$0].margin >= MarkReading.leastMargin }) else { return }
        let edits = edits(quotation, closing: document.marks[closing], wanted, document)
        let confidence = members.map { document.quotations.readings[$0].confidence }.min() ?? 0
        report.add(
            opening.range,
            "This quotation has \(opening.glyph.text)…\(document.marks[closing].glyph.text) instead of \(wanted.opening)…\(wanted.closing)",
            confidence: confidence, edits: edits)
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
