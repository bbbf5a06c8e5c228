/// The one pass over a block's bytes: it validates UTF-8, raises signals, notes marks, and finds anchors.
///
/// Complexity: linear in the bytes; no allocation but for the marks and hits that it appends.
struct Scanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private let classes: UnsafePointer<UInt8>
    private let presence: UnsafePointer<UInt64>
    private let pairs: UnsafePointer<UInt64>
    private let anchors: Anchors
    private let filter: UnsafePointer<UInt64>

    var marks: [Mark] = []
    var hits: [AnchorHit] = []

    // The state within one block.
    private var block: Int32 = 0
    private var blockStart = 0
    private var signals: UInt64 = 0
    private var previous = CharacterClass.edge
    /// Whether the last mark still has to learn what follows it.
    private var awaitsRight = false

    /// Where words of each hash began last.
    private let lastWords: UnsafeMutablePointer<Int>
    static let wordHashes = 1024
    /// The most that stands between a phrase and its copy: `”, “`.
    fileprivate static let widestGap = 8

    /// - Parameters:
    ///   - filter: the storage of `anchors.filter`, which must outlive the scanner.
    ///   - lastWords: `wordHashes` numbers below any offset, for the scanner's own use.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, anchors: Anchors, filter: UnsafePointer<UInt64>,
        lastWords: UnsafeMutablePointer<Int>
    ) {
        self.lastWords = lastWords
        self.bytes = bytes
        self.base = base
        self.anchors = anchors
        self.filter = filter
        classes = ScanTables.shared.classes
        presence = ScanTables.shared.presence
        pairs = ScanTables.shared.pairs
    }

    /// Scans one block; its signals and marks are stored into it.
    mutating func scan(_ block: inout Block, index: Int, markup: [MarkupSpan]) {
        self.block = Int32(truncatingIfNeeded: index)
        blockStart = block.range.lowerBound
        signals = 0
        previous = .edge
        awaitsRight = false
        let firstMark = marks.count
        if block.markup.isEmpty {
            scanPiece(block.range.lowerBound, block.range.upperBound)
        } else {
            var position = block.range.lowerBound
            for span in markup[block.markup] {
                if position < span.range.lowerBound { scanPiece(position, span.range.lowerBound) }
                if span.isOpaque { enter(.letter) }
                position = span.range.upperBound
            }
            if position < block.range.upperBound { scanPiece(position, block.range.upperBound) }
        }
        if previous.isSpace { signals |= Signals.trailingSpace.rawValue }
        enter(.edge)
        block.signals = Signals(rawValue: signals)
        block.marks = firstMark..<marks.count
    }

    @inline(__always) private mutating func enter(_ new: CharacterClass) {
        signals |= pairs[Int(previous.rawValue) &* 16 &+ Int(new.rawValue)]
        if awaitsRight {
            marks[marks.count - 1].right = new
            awaitsRight = false
        }
        previous = new
    }

    /// Scans a stretch without markup. What most text is made of, words with single spaces between them, is dealt with
    /// here, on local copies of the state; everything else goes through `scanSpecial`.
    private mutating func scanPiece(_ start: Int, _ end: Int) {
        var position = start
        var signals = self.signals
        var previous = self.previous.rawValue
        var words = WordMemory(lastWords, blockStart: blockStart)
        let letter = CharacterClass.letter.rawValue
        while position < end {
            let byte = base[position]
            let kind = classes[Int(byte)]
            if kind == letter, !awaitsRight {
                signals |= pairs[Int(previous) &* 16 &+ Int(letter)]
                if previous == letter {
                    while position < end, classes[Int(base[position])] == letter { position &+= 1 }
                } else {
                    signals |= Signals.asciiLetter.rawValue
                    while true {
                        let key = load(position, end)
                        signals |= anchorSignal(position, end, UInt32(truncatingIfNeeded: key))
                        let first = position
                        position = endOfLetters(first, end, key)
                        if position < end, base[position] >= 0x80, classes[Int(base[position])] == ScanTables.Lead.word2 {
                            self.signals = 0
                            position = scanMixedWord(first, position, end)
                            signals |= self.signals
                        }
                        signals |= words.note(first, position, key)
                        // A space and another word: nothing that the tables would tell.
                        guard position &+ 1 < end, base[position] == 0x20, classes[Int(base[position &+ 1])] == letter
                        else { break }
                        position &+= 1
                    }
                }
                previous = letter
            } else if kind < 16, !awaitsRight {
                signals |= pairs[Int(previous) &* 16 &+ Int(kind)] | presence[Int(byte)]
                if kind == CharacterClass.hyphen.rawValue {
                    signals |= anchorSignal(position, end, UInt32(truncatingIfNeeded: load(position, end)))
                }
                previous = kind
                position &+= 1
            } else {
                self.signals = signals
                self.previous = CharacterClass.of(previous)
                let first = position
                position = kind < 16 ? scanSimple(position, byte, kind) : scanSpecial(position, end, byte, kind)
                signals = self.signals
                previous = self.previous.rawValue
                if kind == ScanTables.Lead.word2 { signals |= words.note(first, position, load(first, end)) }
            }
        }
        self.signals = signals
        self.previous = CharacterClass.of(previous)
    }

    /// The words before, as far as doubled words and phrases are to be recognised: the last one's first eight bytes
    /// and length, and where words of each hash began last.
    private struct WordMemory {
        private var key: UInt64 = 0
        private var length = 0
        private var end = -1
        private let lastWords: UnsafeMutablePointer<Int>
        private let blockStart: Int
        private var distance = 0
        private var stretchStart = 0
        private var run = 0
        private var nearer = 0

        init(_ lastWords: UnsafeMutablePointer<Int>, blockStart: Int) {
            self.lastWords = lastWords
            self.blockStart = blockStart
        }

        /// Takes a word, and raises signals: where it begins and is as long as the one before it, one character away;
        /// and where several words in a row stand as far behind their like as each other.
        @inline(__always) mutating func note(_ start: Int, _ end: Int, _ loaded: UInt64) -> UInt64 {
            let newLength = end &- start
            let newKey = newLength >= 8 ? loaded : loaded & ((1 << UInt64(8 &* newLength)) &- 1)
            let isSame = newKey == key && newLength == length && self.end &+ 1 == start
            key = newKey
            length = newLength
            self.end = end
            return (isSame ? Signals.repeatedWord.rawValue : 0) | repeatedPhrase(start)
        }

        @inline(__always) private mutating func repeatedPhrase(_ start: Int) -> UInt64 {
            let slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 54)
            let found = start &- lastWords[slot]
            lastWords[slot] = start
            guard found == distance else {
                // A word that the phrase has twice stands nearer to its like: a few of them do not end the stretch.
                if found < distance, nearer <= run, distance <= start &- blockStart {
                    nearer &+= 1
                    return 0
                }
                distance = found
                stretchStart = start
                run = 0
                nearer = 0
                return 0
            }
            run &+= 1
            let isWhole = 2 &* (end &- stretchStart &+ Scanner.widestGap) >= distance
            return run >= 3 && isWhole && distance <= start &- blockStart ? Signals.repeatedPhrase.rawValue : 0
        }
    }

    /// Where the run of ASCII letters ends that begins at `start`: eight bytes at a time, by arithmetic on the whole
    /// word of the machine, because words are short and a loop over bytes is mispredicted at each word's end.
    @inline(__always) private func endOfLetters(_ start: Int, _ end: Int, _ loaded: UInt64) -> Int {
        var position = start
        var word = loaded
        while true {
            // `loaded` has bit 5 set in each byte: letters are 0x61…0x7A, and a byte beyond ASCII keeps its high bit.
            let low = word & 0x7F7F_7F7F_7F7F_7F7F
            let atLeastA = low &+ 0x1F1F_1F1F_1F1F_1F1F
            let beyondZ = low &+ 0x0505_0505_0505_0505
            let letters = atLeastA & ~beyondZ & ~word & 0x8080_8080_8080_8080
            let others = ~letters & 0x8080_8080_8080_8080
            if others != 0 { return min(position &+ others.trailingZeroBitCount >> 3, end) }
            position &+= 8
            if position >= end { return end }
            word = load(position, end)
        }
    }

    /// One character of ASCII behind a mark that waits to learn its right neighbour.
    private mutating func scanSimple(_ position: Int, _ byte: UInt8, _ kind: UInt8) -> Int {
        enter(CharacterClass.of(kind))
        if kind == CharacterClass.letter.rawValue {
            // The word is scanned from here as any other: its first letter is looked at once more.
            let anchor = anchorSignal(position, bytes.count, UInt32(truncatingIfNeeded: load(position, bytes.count)))
            signals |= anchor | Signals.asciiLetter.rawValue
            return position
        }
        signals |= presence[Int(byte)]
        return position &+ 1
    }

    // MARK: Words

    /// Goes on in a word that holds letters beyond ASCII.
    private mutating func scanMixedWord(_ start: Int, _ from: Int, _ end: Int) -> Int {
        var position = from
        var seen: UInt64 = from > start ? Signals.asciiLetter.rawValue : 0
        while position < end {
            let byte = base[position]
            let kind = classes[Int(byte)]
            if kind == CharacterClass.letter.rawValue {
                seen |= Signals.asciiLetter.rawValue
                position &+= 1
            } else if kind == ScanTables.Lead.word2 {
                guard position &+ 1 < end, base[position &+ 1] & 0xC0 == 0x80 else { break }
                let signal = twoByteSignal(byte, base[position &+ 1])
                if signal == 0 { break }
                seen |= signal
                position &+= 2
            } else {
                break
            }
        }
        signals |= seen
        let lookalikes = Signals.cyrillic.rawValue | Signals.greek.rawValue
        let latin = Signals.asciiLetter.rawValue | Signals.latinNonASCII.rawValue
        if seen & lookalikes != 0, seen & latin != 0 { signals |= Signals.mixedScriptWord.rawValue }
        return position
    }

    /// The signal of a letter of two bytes; 0 for what is no letter.
    @inline(__always) private func twoByteSignal(_ lead: UInt8, _ second: UInt8) -> UInt64 {
        switch lead {
        case 0xD0...0xD4: Signals.cyrillic.rawValue
        case 0xC3:
            second == 0x97 || second == 0xB7
                ? Signals.latinNonASCII.rawValue | Signals.letterlike.rawValue : Signals.latinNonASCII.rawValue
        case 0xC4...0xCA: Signals.latinNonASCII.rawValue
        case 0xCB: Signals.letterlike.rawValue
        case 0xCC: Signals.combiningMark.rawValue
        case 0xCD: second < 0xB0 ? Signals.combiningMark.rawValue : Signals.greek.rawValue
        case 0xCE, 0xCF: Signals.greek.rawValue
        case 0xD8...0xDB: second == 0x8C && lead == 0xD8 || second == 0x9F && lead == 0xD8 || second == 0x9B && lead == 0xD8
            ? 0 : Signals.arabic.rawValue
        default: Signals.otherScript.rawValue
        }
    }

    /// Eight bytes from `position`, ASCII letters folded; bytes beyond the piece read as 0x20.
    @inline(__always) private func load(_ position: Int, _ end: Int) -> UInt64 {
        if position &+ 8 <= bytes.count {
            return UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self) | 0x2020_2020_2020_2020
        }
        var value: UInt64 = 0
        for index in 0..<8 {
            let byte = position &+ index < bytes.count ? base[position &+ index] : 0x20
            value |= UInt64(byte | 0x20) << UInt64(8 &* index)
        }
        return value
    }

    // MARK: Anchors

    @inline(__always) private mutating func lookForAnchor(_ position: Int, _ end: Int) {
        signals |= anchorSignal(position, end, UInt32(truncatingIfNeeded: load(position, end)))
    }

    /// Notes the anchors that stand at `position`; the signal that there is one, or 0.
    @inline(__always) private mutating func anchorSignal(_ position: Int, _ end: Int, _ key: UInt32) -> UInt64 {
        let hash = Anchors.hash(key)
        guard filter[Int(hash >> 6)] & (1 << UInt64(hash & 63)) != 0 else { return 0 }
        return confirmAnchor(position, end, key)
    }

    @inline(never) private mutating func confirmAnchor(_ position: Int, _ end: Int, _ key: UInt32) -> UInt64 {
        let before = hits.count
        anchors.forEachMatch(bytes, at: position, end: end, key: key) { anchor in
            hits.append(AnchorHit(anchor: anchor, block: block, offset: position))
        }
        return hits.count > before ? Signals.anchor.rawValue : 0
    }

    // MARK: Everything else

    @inline(never)
    private mutating func scanSpecial(_ position: Int, _ end: Int, _ byte: UInt8, _ kind: UInt8) -> Int {
        switch kind {
        case ScanTables.Lead.asciiMark: return scanASCIIMark(position, end, byte)
        case ScanTables.Lead.symbol:
            signals |= presence[Int(byte)]
            lookForAnchor(position, end)
            enter(byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") ? .openBracket : .symbol)
            return position &+ 1
        case ScanTables.Lead.word2:
            return scanTwoByteWord(position, end, byte)
        case ScanTables.Lead.latin1: return scanLatin1(position, end)
        case ScanTables.Lead.punctuation: return scanPunctuation(position, end)
        case ScanTables.Lead.three: return scanThree(position, end, byte)
        case ScanTables.Lead.four: return scanFour(position, end, byte)
        case ScanTables.Lead.control:
            signals |= Signals.control.rawValue
            return position &+ 1
        default: return scanInvalid(position)
        }
    }

    private mutating func scanTwoByteWord(_ position: Int, _ end: Int, _ byte: UInt8) -> Int {
        guard position &+ 1 < end, base[position &+ 1] & 0xC0 == 0x80 else { return scanInvalid(position) }
        if twoByteSignal(byte, base[position &+ 1]) == 0 {
            enter(base[position &+ 1] == 0x9F ? .stop : .comma)  // Arabic ، ؛ ؟
            return position &+ 2
        }
        if previous != .letter { lookForAnchor(position, end) }
        enter(.letter)
        return scanMixedWord(position, position, end)
    }

    private mutating func scanInvalid(_ position: Int) -> Int {
        signals |= Signals.invalidByte.rawValue
        enter(.symbol)
        return position &+ 1
    }

    private mutating func scanASCIIMark(_ position: Int, _ end: Int, _ byte: UInt8) -> Int {
        signals |= presence[Int(byte)]
        let next = position &+ 1 < end ? base[position &+ 1] : 0
        if byte == UInt8(ascii: "'") {
            if next == byte { return note(.pennClose, position, 2) }
            if isApostrophe(next) {
                enter(.mark)
                previous = .letter
                return position &+ 1
            }
            return note(.straightSingle, position, 1)
        }
        if byte == UInt8(ascii: "`") {
            var runEnd = position &+ 1
            while runEnd < end, base[runEnd] == byte { runEnd &+= 1 }
            if runEnd == position &+ 2 { return note(.pennOpen, position, 2) }
            if runEnd > position &+ 2 {
                // The fence of a code block.
                enter(.symbol)
                return runEnd
            }
            lookForAnchor(position, end)
            enter(.symbol)
            return position &+ 1
        }
        return note(.straightDouble, position, 1)
    }

    /// Whether a single mark stands between two letters of an alphabet.
    @inline(__always) private func isApostrophe(_ next: UInt8) -> Bool {
        guard previous == .letter else { return false }
        let kind = classes[Int(next)]
        return kind == CharacterClass.letter.rawValue || kind == ScanTables.Lead.word2
    }

    private mutating func note(_ glyph: Mark.Glyph, _ position: Int, _ length: Int) -> Int {
        var left = previous
        enter(.mark)
        if left == .thinSpace || left == .space, let last = marks.indices.last, marks[last].block == block,
            marks[last].glyph.isSingle != glyph.isSingle, isOneSpace(marks[last].range.upperBound, position)
        {
            // “ ‘: a space between a double and a single mark keeps them apart for the eye only.
            left = .mark
            marks[last].right = .mark
        }
        marks.append(Mark(offset: position, block: block, length: UInt8(length), glyph: glyph, left: left, right: .edge))
        awaitsRight = true
        signals |= (glyph.isSingle ? Signals.singleMark : .doubleMark).rawValue
        return position &+ length
    }

    /// Whether the bytes are one character, U+0020 or a thinner space.
    private func isOneSpace(_ start: Int, _ end: Int) -> Bool {
        switch end &- start {
        case 1: base[start] == 0x20
        case 2: base[start] == 0xC2
        case 3: base[start] == 0xE2
        default: false
        }
    }

    private mutating func scanLatin1(_ position: Int, _ end: Int) -> Int {
        guard position &+ 1 < end, base[position &+ 1] & 0xC0 == 0x80 else { return scanInvalid(position) }
        switch base[position &+ 1] {
        case 0xA0:
            signals |= Signals.noBreakSpace.rawValue
            enter(.thinSpace)
        case 0xAB: return note(.leftGuillemet, position, 2)
        case 0xBB: return note(.rightGuillemet, position, 2)
        case 0xAD: signals |= Signals.softHyphen.rawValue
        case 0x80..<0xA0:
            signals |= Signals.c1Control.rawValue
            enter(.symbol)
        case 0xB4:
            signals |= Signals.looseApostrophe.rawValue
            enter(.symbol)
        case 0xB7:
            signals |= Signals.bullet.rawValue
            lookForAnchor(position, end)
            enter(.symbol)
        case 0xA1, 0xBF: enter(.openBracket)  // ¡ ¿ stand before a word, as brackets do
        default:
            signals |= Signals.letterlike.rawValue
            lookForAnchor(position, end)
            enter(.symbol)
        }
        return position &+ 2
    }

    private mutating func scanFour(_ position: Int, _ end: Int, _ byte: UInt8) -> Int {
        guard position &+ 3 < end, base[position &+ 1] & 0xC0 == 0x80, base[position &+ 2] & 0xC0 == 0x80,
            base[position &+ 3] & 0xC0 == 0x80, byte != 0xF0 || base[position &+ 1] >= 0x90,
            byte != 0xF4 || base[position &+ 1] < 0x90
        else { return scanInvalid(position) }
        signals |= Signals.supplementary.rawValue
        if byte == 0xF3 && base[position &+ 1] >= 0xB0 || byte == 0xF4 {
            signals |= Signals.privateUse.rawValue
        }
        enter(byte == 0xF0 && base[position &+ 1] >= 0xA0 && base[position &+ 1] < 0xB0 ? .wide : .symbol)
        return position &+ 4
    }
}

// MARK: Characters of three bytes

extension Scanner {
    private func isWellFormedThree(_ position: Int, _ end: Int, _ byte: UInt8) -> Bool {
        guard position &+ 2 < end, base[position &+ 1] & 0xC0 == 0x80, base[position &+ 2] & 0xC0 == 0x80 else {
            return false
        }
        return (byte != 0xE0 || base[position &+ 1] >= 0xA0) && (byte != 0xED || base[position &+ 1] < 0xA0)
    }

    /// U+2000…U+2FFF.
    private mutating func scanPunctuation(_ position: Int, _ end: Int) -> Int {
        guard isWellFormedThree(position, end, 0xE2) else { return scanInvalid(position) }
        let low = base[position &+ 2]
        switch base[position &+ 1] {
        case 0x80: return scanGeneralPunctuation(position, end, low)
        case 0x81:
            switch low {
            case 0xA0...0xAF: signals |= Signals.invisible.rawValue  // U+2060…U+206F: nothing to its neighbours
            case 0x87:
                signals |= Signals.tokenizerSign.rawValue
                lookForAnchor(position, end)
                enter(.stop)
            default: enter(.symbol)
            }
        default:
            if base[position &+ 1] == 0x88 && low == 0x92 { signals |= Signals.dash.rawValue }
            let isOperator = base[position &+ 1] >= 0x88 && base[position &+ 1] < 0x8C
            if isOperator || base[position &+ 1] & 0xFE == 0x94 { signals |= Signals.operatorOrBox.rawValue }
            if base[position &+ 1] == 0x96 && low == 0x81 { signals |= Signals.tokenizerSign.rawValue }
            if base[position &+ 1] == 0x84 { signals |= Signals.letterlike.rawValue }
            if base[position &+ 1] == 0x82 && low >= 0xA0 { signals |= Signals.currency.rawValue }
            if base[position &+ 1] >= 0x96 && base[position &+ 1] < 0x98 { signals |= Signals.bullet.rawValue }
            lookForAnchor(position, end)
            enter(.symbol)
        }
        return position &+ 3
    }

    /// U+2000…U+203F.
    private mutating func scanGeneralPunctuation(_ position: Int, _ end: Int, _ low: UInt8) -> Int {
        switch low {
        case 0x98, 0x99, 0x9A, 0x9B:  // ‘ ’ ‚ ‛
            let next = position &+ 3 < end ? base[position &+ 3] : 0
            if low == 0x99, isApostrophe(next) {
                enter(.mark)
                previous = .letter
                return position &+ 3
            }
            let glyphs: (Mark.Glyph, Mark.Glyph, Mark.Glyph, Mark.Glyph) = (
                .leftSingle, .rightSingle, .lowSingle, .reversedSingle
            )
            return note(
                low == 0x98 ? glyphs.0 : low == 0x99 ? glyphs.1 : low == 0x9A ? glyphs.2 : glyphs.3, position, 3)
        case 0x9C: return note(.leftDouble, position, 3)
        case 0x9D: return note(.rightDouble, position, 3)
        case 0x9E: return note(.lowDouble, position, 3)
        case 0x9F: return note(.reversedDouble, position, 3)
        case 0xB9: return note(.leftAngle, position, 3)
        case 0xBA: return note(.rightAngle, position, 3)
        case 0x90...0x95:
            signals |= Signals.dash.rawValue
            enter(.dash)
        case 0xA6:
            signals |= Signals.ellipsis.rawValue
            enter(.ellipsis)
        case 0x80...0x8A:
            signals |= Signals.exoticSpace.rawValue
            if low >= 0x84 { enter(.thinSpace) } else { enter(.space) }
        case 0xAF:
            signals |= Signals.noBreakSpace.rawValue
            enter(.thinSpace)
        case 0x8B...0x8F, 0xAA...0xAE: signals |= Signals.invisible.rawValue
        case 0xA8, 0xA9: enter(.lineBreak)
        case 0xA2, 0xA3, 0xA7:
            signals |= Signals.bullet.rawValue
            lookForAnchor(position, end)
            enter(.symbol)
        case 0xB2, 0xB3, 0xB4:  // primes
            enter(.symbol)
        default:
            lookForAnchor(position, end)
            enter(.symbol)
        }
        return position &+ 3
    }

    private mutating func scanThree(_ position: Int, _ end: Int, _ byte: UInt8) -> Int {
        guard isWellFormedThree(position, end, byte) else { return scanInvalid(position) }
        let middle = base[position &+ 1]
        switch byte {
        case 0xE3: return scanCJK(position, end, middle, base[position &+ 2])
        case 0xE4...0xE9:
            signals |= Signals.han.rawValue
            if previous != .wide { lookForAnchor(position, end) }
            enter(.wide)
        case 0xEA...0xED:
            signals |= (byte == 0xEA && middle < 0xB0 ? Signals.otherScript : .hangul).rawValue
            enter(.letter)
        case 0xEE:
            signals |= Signals.privateUse.rawValue
            enter(.symbol)
        case 0xEF: return scanCompatibility(position, end, middle, base[position &+ 2])
        default:
            signals |= (byte == 0xE1 && middle >= 0xB8 ? Signals.latinNonASCII : .otherScript).rawValue
            enter(.letter)
        }
        return position &+ 3
    }

    /// U+3000…U+3FFF: CJK punctuation and kana.
    private mutating func scanCJK(_ position: Int, _ end: Int, _ middle: UInt8, _ low: UInt8) -> Int {
        if middle == 0x80 {
            signals |= Signals.fullWidth.rawValue
            switch low {
            case 0x80:
                signals |= Signals.exoticSpace.rawValue
                enter(.space)
            case 0x81: enter(.wide)
            case 0x82: enter(.wide)
            case 0x8A: return note(.leftTitle, position, 3)
            case 0x8B: return note(.rightTitle, position, 3)
            case 0x8C: return note(.leftCorner, position, 3)
            case 0x8D: return note(.rightCorner, position, 3)
            case 0x8E: return note(.leftWhiteCorner, position, 3)
            case 0x8F: return note(.rightWhiteCorner, position, 3)
            default: enter(.wide)
            }
            return position &+ 3
        }
        signals |= (middle < 0x84 ? Signals.kana : .han).rawValue
        if previous != .wide { lookForAnchor(position, end) }
        enter(.wide)
        return position &+ 3
    }

    /// U+F000…U+FFFF: private use, compatibility forms, full-width forms, specials.
    private mutating func scanCompatibility(_ position: Int, _ end: Int, _ middle: UInt8, _ low: UInt8) -> Int {
        switch middle {
        case 0x80..<0xA4:
            signals |= Signals.privateUse.rawValue
            lookForAnchor(position, end)
            enter(.symbol)
        case 0xA4..<0xAC:
            signals |= Signals.han.rawValue
            enter(.wide)
        case 0xAC..<0xB8:
            signals |= Signals.presentationForm.rawValue
            enter(.letter)
        case 0xB8:
            if low < 0x90 { signals |= Signals.variationSelector.rawValue } else { enter(.symbol) }
        case 0xB9..<0xBC:
            if middle == 0xBB, low == 0xBF {
                signals |= Signals.invisible.rawValue
            } else {
                if middle != 0xB9 { signals |= Signals.presentationForm.rawValue }
                enter(.letter)
            }
        case 0xBF where low >= 0xB9:
            if low == 0xBD {
                signals |= Signals.replacement.rawValue
                lookForAnchor(position, end)
                enter(.letter)
            } else {
                signals |= Signals.privateUse.rawValue
                enter(.symbol)
            }
        default:
            signals |= Signals.fullWidth.rawValue
            enter(.wide)
        }
        return position &+ 3
    }
}
