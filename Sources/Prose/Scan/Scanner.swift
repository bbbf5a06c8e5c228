import Bytes
import CScan

/// The one pass over a block's bytes: it validates UTF-8, raises signals, notes marks, and finds anchors.
///
/// Complexity: linear in the bytes; no allocation but for the marks and hits that it appends.
struct Scanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private let classes: UnsafePointer<UInt8>
    private let presence: UnsafePointer<Signals>
    private let pairs: UnsafePointer<Signals>
    private let anchors: LiteralSet
    private let heads: UnsafePointer<UInt64>
    private let anchorFilter: LiteralFilter
    private let beginnings: LiteralFilter
    /// Of the text's language, where they are known.
    private let commonWords: FunctionWords?

    var marks: [Mark] = []
    var hits: [LiteralPlace] = []
    var echoes: [Echo] = []
    var doubledWords: [Echo] = []

    // The state within one block.
    private var block: Int32 = 0
    private var blockStart = 0
    private var blockEnd = 0
    private var signals: Signals = []
    /// What `confirmEcho` saw last: a range that is the same as what stands so far before it, as far as it is.
    private var copy: (distance: Int, range: ByteRange) = (0, 0..<0)
    private var previous = CharacterClass.edge
    /// Whether the last mark still has to learn what follows it.
    private var awaitsRight = false

    /// The words of the block so far, as far as doubled words and phrases are to be recognised.
    private let words: WordMemory
    /// The same for characters of scripts without spaces.
    private let characters: CharacterMemory
    private var areCharactersPrepared = false
    /// What `confirmCharacters` saw last: where the bytes end that are the same as those so far before them.
    private var sameCharacters = (distance: 0, end: 0)
    /// Room for `chunkRoom` bytes.
    private let tail: UnsafeMutablePointer<UInt8>
    /// A word that begins at the end of sixty-four bytes is known by four.
    private static let chunkRoom = 68

    /// Calls `body` with a scanner of `bytes`; nil where there are none.
    static func withScanner<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ language: LanguageTag, _ anchors: LiteralSet, _ beginnings: LiteralSet,
        _ body: (inout Scanner) -> Result
    ) -> Result? {
        // The filters must not outlive their sets.
        withExtendedLifetime((anchors, beginnings)) {
            anchors.heads.withUnsafeBufferPointer { heads in
                guard let base = bytes.baseAddress, let heads = heads.baseAddress else { return nil }
                return ScanRooms.lend(Room.size) { room in
                    guard let room = Room(room, of: base) else { return nil }
                    var scanner = Scanner(
                        bytes, base: base, anchors: anchors, heads: heads, beginnings: beginnings.filter, room: room,
                        commonWords: FunctionWords.of(language))
                    return body(&scanner)
                }
            }
        }
    }

    /// In bytes: a page of text.
    private static let leastForRoom = 2048

    /// What the scanner writes to while it scans.
    private struct Room {
        let words: WordMemory
        let characters: CharacterMemory
        let tail: UnsafeMutablePointer<UInt8>
        static let size = WordMemory.size + CharacterMemory.size + chunkRoom

        init?(_ buffer: UnsafeMutableRawBufferPointer, of text: UnsafePointer<UInt8>) {
            guard let start = buffer.baseAddress, buffer.count >= Self.size else { return nil }
            words = WordMemory(start, text)
            characters = CharacterMemory(start + WordMemory.size)
            tail = (start + WordMemory.size + CharacterMemory.size).bindMemory(to: UInt8.self, capacity: chunkRoom)
            tail.initialize(repeating: 0, count: chunkRoom)
        }
    }

    private init(
        _ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, anchors: LiteralSet, heads: UnsafePointer<UInt64>,
        beginnings: LiteralFilter, room: Room, commonWords: FunctionWords?
    ) {
        self.commonWords = commonWords
        words = room.words
        characters = room.characters
        tail = room.tail
        // Most texts have fewer; what is not used costs nothing. Short ones have few or none.
        if bytes.count >= Self.leastForRoom { marks.reserveCapacity(bytes.count / 64) }
        self.beginnings = beginnings
        self.bytes = bytes
        self.base = base
        self.anchors = anchors
        anchorFilter = anchors.filter
        self.heads = heads
        classes = ScanTables.shared.classes
        presence = ScanTables.shared.presence
        pairs = ScanTables.shared.pairs
    }

    /// Scans one block; its signals, outline and marks are stored into it.
    mutating func scan(_ block: inout Block, index: Int, markup: [MarkupSpan], previousEnd: Int) {
        block.outline = .of(block, base, bytes, previousEnd: previousEnd, beginnings: beginnings)
        if lacksCommonWords(block) { block.outline.insert(.lacksCommonWords) }
        self.block = Int32(truncatingIfNeeded: index)
        signals = []
        previous = .edge
        awaitsRight = false
        blockStart = block.range.lowerBound
        blockEnd = block.range.upperBound
        let firstMark = marks.count
        let firstHit = hits.count
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
        if previous.isSpace { signals.formUnion(.trailingSpace) }
        enter(.edge)
        if hits.count > firstHit &+ 1 { hits[firstHit...].sort { $0.offset < $1.offset } }
        block.signals = signals
        block.marks = firstMark..<marks.count
    }

    /// Whether the block is a long paragraph without a word that every few words of the language are. In text of the language
    /// one of the first words tells.
    @inline(__always) private func lacksCommonWords(_ block: Block) -> Bool {
        guard block.kind == .paragraph, block.content.count >= Outline.longParagraph, !Outline.beginsAsSpeech(base, block.content),
            let commonWords
        else { return false }
        return !commonWords.occurs(in: bytes, block.content)
    }

    @inline(__always) private mutating func enter(_ new: CharacterClass) {
        signals.formUnion(pairs[Int(previous.rawValue) &* 16 &+ Int(new.rawValue)])
        if awaitsRight {
            marks[marks.count - 1].right = new
            awaitsRight = false
        }
        previous = new
    }

    // MARK: Sixty-four bytes at a time

    /// What one piece of the block leaves for the next sixty-four bytes.
    private struct Carry {
        /// Everything below was dealt with; the byte there has yet to enter if it is plain.
        var consumed: Int
        var awaitsPlain = true
        /// Whether the bytes before end in a word.
        var endsInWord = false
        /// Where the last word began; -1: there was none.
        var lastWord = -1
        /// Its first two bytes, letters of ASCII folded.
        var lastHead: UInt16 = 0
        /// What letters the word holds so far that reached the end of the bytes before.
        var hasLatin = false
        var hasLookAlike = false
        var endsInSpace = false
        /// Whether the bytes before end between the two of a letter.
        var splitsLetter = false
    }

    /// Scans a stretch without markup. Words and single spaces, which most text is made of, are told by bits, sixty-four
    /// bytes at a time; everything else goes through `scanSpecial`.
    private mutating func scanPiece(_ start: Int, _ end: Int) {
        var carry = Carry(consumed: start)
        var position = start
        while position < end {
            let valid: UInt64 = end &- position >= 64 ? ~0 : (1 << UInt64(end &- position)) &- 1
            let chunk = position &+ Self.chunkRoom <= bytes.count ? base + position : Self.lastChunk(position, bytes, tail)
            let plain = cscan_classify_plain(chunk)
            let spaces = plain.spaces & valid
            let high = plain.high & valid
            var word = plain.letters & valid
            if word != 0 { signals.formUnion(.asciiLetter) }
            if high != 0 {
                word = addLongLetters(to: word, high, chunk, valid, position, end, &carry)
            } else {
                carry.hasLatin = word >> 63 != 0
                carry.hasLookAlike = false
                carry.splitsLetter = false
            }
            if spaces & (spaces << 1 | (carry.endsInSpace ? 1 : 0)) != 0 { signals.formUnion(.doubledSpace) }
            carry.endsInSpace = spaces >> 63 != 0
            let behindLetter = word << 1 | (carry.endsInWord ? 1 : 0)
            // A comma or full stop between a letter and a space, as nearly all are, is news to nobody.
            let quiet = plain.stops & behindLetter & spaces >> 1
            let continued = scanSpecials(word, spaces, ~quiet & valid, position, end, &carry)
            carry.endsInWord = word >> 63 != 0
            scanWords(word & ~behindLetter & ~continued, position, end, &carry)
            position &+= 64
        }
        guard end > start, carry.consumed < end else { return }
        previous = base[end &- 1] == 0x20 ? .space : .letter
    }

    /// Sixty-four bytes from `position` on and four more, zeros behind the end of the text. Static, as all that is not inlined
    /// here is or may be: a method that changes nothing gets a copy of the whole scanner.
    @inline(never)
    private static func lastChunk(
        _ position: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ tail: UnsafeMutablePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        // As many as there are, and zeros after them: both within the room.
        let count = max(0, min(chunkRoom, bytes.count &- position))
        if let base = bytes.baseAddress { tail.update(from: base + position, count: count) }
        (tail + count).update(repeating: 0, count: chunkRoom &- count)
        return UnsafePointer(tail)
    }

    /// Adds the letters of two bytes to the bits of words, raises their signals, and looks for words of mixed scripts.
    @inline(never)
    private mutating func addLongLetters(
        to ascii: UInt64, _ high: UInt64, _ chunk: UnsafePointer<UInt8>, _ valid: UInt64, _ position: Int, _ end: Int, _ carry: inout Carry
    ) -> UInt64 {
        // Quotation marks and dashes, which are all that most English has beyond ASCII, are no letters.
        if !carry.splitsLetter, cscan_two_byte_leads(chunk) & valid == 0 {
            carry.hasLatin = ascii >> 63 != 0
            carry.hasLookAlike = false
            return ascii
        }
        let long = cscan_classify_two_byte(chunk)
        let goesOn: UInt64 = position &+ 64 < end && base[position &+ 64] & 0xC0 == 0x80 ? 1 << 63 : 0
        var leads = long.leads & valid & ((long.continuations & valid) >> 1 | goesOn)
        if long.d8 & leads != 0 { leads &= ~arabicMarks(long.d8 & leads, position) }
        let latin = leads & long.latin
        var alike = leads & long.cyrillic
        if alike != 0, showsMisreadCyrillic(chunk, high, position, end) { signals.formUnion(.misreadCyrillic) }
        if latin != 0 {
            signals.formUnion(.latinNonASCII)
            let signs = leads & long.c3
            let splitsSign = signs >> 63 != 0 && (base[position &+ 64] == 0x97 || base[position &+ 64] == 0xB7)
            if signs << 1 & long.signs != 0 || splitsSign { signals.formUnion(.letterlike) }
        }
        if alike != 0 { signals.formUnion(.cyrillic) }
        var others = leads & ~(latin | alike)
        while others != 0 {
            let bit = others.trailingZeroBitCount
            others &= others &- 1
            let signal = twoByteSignal(base[position &+ bit], base[position &+ bit &+ 1])
            signals.formUnion(signal)
            if signal == .greek { alike |= 1 << UInt64(bit) }
        }
        let word = ascii | leads | leads << 1 | (carry.splitsLetter ? 1 : 0)
        carry.splitsLetter = leads >> 63 != 0
        noteMixedWords(word, latin: ascii | latin, alike: alike, &carry)
        return word
    }

    /// Whether a capital В, Г, Р or С, a в or a п stands before a character beyond ASCII that no word of Russian has
    /// there: what the bytes D0 and D1 become, and what follows them, where UTF-8 was read as Windows-1251.
    private func showsMisreadCyrillic(_ chunk: UnsafePointer<UInt8>, _ high: UInt64, _ position: Int, _ end: Int) -> Bool {
        let letters = cscan_classify_cyrillic(chunk)
        let second = letters.d0 << 1
        // Of the character behind: whether its second byte is from 90 on.
        let upper = letters.upper >> 1
        let sound = letters.d0 & upper | letters.d1 & ~upper
        let behindCapital = (second & letters.capitals) << 1 & high & ~sound
        let behindSmall = (second & letters.ve) << 1 & letters.d0 & ~upper | (second & letters.pe) << 1 & letters.c2
        if (behindCapital | behindSmall) & ~(1 << 63) != 0 { return true }
        // What reaches over the end of the sixty-four bytes.
        var last = letters.d0 >> 61
        while last != 0 {
            if isMisreadCyrillic(position &+ 61 &+ last.trailingZeroBitCount, end) { return true }
            last &= last &- 1
        }
        return false
    }

    /// The same of one letter that begins with D0.
    private func isMisreadCyrillic(_ position: Int, _ end: Int) -> Bool {
        guard position &+ 3 < end else { return false }
        let next = (base[position &+ 2], base[position &+ 3])
        switch base[position &+ 1] {
        case 0x92, 0x93, 0xA0, 0xA1:
            let isSound = next.0 == 0xD0 && next.1 >= 0x90 || next.0 == 0xD1 && next.1 < 0x90
            return next.0 >= 0x80 && !isSound
        case 0xB2: return next.0 == 0xD0 && next.1 < 0x90
        case 0xBF: return next.0 == 0xC2
        default: return false
        }
    }

    /// Of the bytes D8, those that begin `،`, `؛` or `؟`.
    private func arabicMarks(_ candidates: UInt64, _ position: Int) -> UInt64 {
        var marks: UInt64 = 0
        var rest = candidates
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            if twoByteSignal(0xD8, base[position &+ bit &+ 1]).isEmpty { marks |= 1 << UInt64(bit) }
        }
        return marks
    }

    /// Raises the signal of words in which letters of Latin and letters that look like them stand together.
    private mutating func noteMixedWords(_ word: UInt64, latin: UInt64, alike: UInt64, _ carry: inout Carry) {
        let last = (~word).leadingZeroBitCount
        let lastRun: UInt64 = last == 64 ? ~0 : ~(~0 >> UInt64(last))
        let endsInLatin = last > 0 && (latin & lastRun != 0 || last == 64 && carry.hasLatin)
        let endsInAlike = last > 0 && (alike & lastRun != 0 || last == 64 && carry.hasLookAlike)
        if (alike != 0 || carry.hasLookAlike) && (latin != 0 || carry.hasLatin) {
            var rest = word
            while rest != 0 {
                let start = rest.trailingZeroBitCount
                let length = (~(word >> UInt64(start))).trailingZeroBitCount
                let ones: UInt64 = length >= 64 ? ~0 : (1 << UInt64(length)) &- 1
                let run = ones << UInt64(start)
                let hasLatin = latin & run != 0 || start == 0 && carry.hasLatin
                let hasAlike = alike & run != 0 || start == 0 && carry.hasLookAlike
                if hasLatin, hasAlike { signals.formUnion(.mixedScriptWord) }
                rest &= ~run
            }
        }
        carry.hasLatin = endsInLatin
        carry.hasLookAlike = endsInAlike
    }

    /// Deals with what is neither a word nor a space among the bytes that are `asked` for, and returns the bits of words that go
    /// on from one that was interrupted.
    @inline(__always)
    private mutating func scanSpecials(
        _ word: UInt64, _ spaces: UInt64, _ asked: UInt64, _ position: Int, _ end: Int, _ carry: inout Carry
    ) -> UInt64 {
        let plain = word | spaces
        var continued: UInt64 = 0
        var special = ~plain & asked
        if carry.consumed > position {
            let ahead = carry.consumed &- position
            special = ahead >= 64 ? 0 : special & (~UInt64(0) << UInt64(ahead))
        }
        if carry.awaitsPlain { enterPlain(plain, spaces, position, end, &carry, &continued) }
        while special != 0 {
            let place = position &+ special.trailingZeroBitCount
            if place > carry.consumed { previous = base[place &- 1] == 0x20 ? .space : .letter }
            let byte = base[place]
            let kind = classes[Int(byte)]
            if kind < 16 {
                signals.formUnion(presence[Int(byte)])
                if kind == CharacterClass.hyphen.rawValue { lookForAnchor(place, end) }
                enter(CharacterClass.of(kind))
                carry.consumed = place &+ 1
            } else {
                carry.consumed = scanSpecial(place, end, byte, kind)
            }
            carry.awaitsPlain = true
            let ahead = carry.consumed &- position
            special = ahead >= 64 ? 0 : special & (~UInt64(0) << UInt64(ahead))
            enterPlain(plain, spaces, position, end, &carry, &continued)
        }
        return continued
    }

    /// Lets the letter or space enter that stands behind what was dealt with.
    @inline(__always)
    private mutating func enterPlain(
        _ plain: UInt64, _ spaces: UInt64, _ position: Int, _ end: Int, _ carry: inout Carry, _ continued: inout UInt64
    ) {
        let ahead = carry.consumed &- position
        guard ahead < 64, carry.consumed < end else { return }
        carry.awaitsPlain = false
        let bit = UInt64(1) << UInt64(ahead)
        guard plain & bit != 0 else { return }
        if spaces & bit != 0 {
            enter(.space)
        } else {
            if previous == .letter { continued |= bit }
            enter(.letter)
        }
    }

    /// Takes the words that begin at the bits: looks for anchors there, and for what stood there before.
    @inline(__always)
    private mutating func scanWords(_ starts: UInt64, _ position: Int, _ end: Int, _ carry: inout Carry) {
        guard starts != 0 else { return }
        let isFarIn = position >= WordMemory.reach && position &+ Self.chunkRoom <= bytes.count
        let seen =
            isFarIn
            ? words.note(starts, base + position, carry.lastHead, heads) : noteCarefully(starts, position, carry.lastHead)
        if seen.repeats != 0 { confirmRepeats(seen.repeats, starts, position, end, carry.lastWord) }
        var anchors = seen.anchors
        while anchors != 0 {
            confirmAnchor(position &+ anchors.trailingZeroBitCount, end)
            anchors &= anchors &- 1
        }
        carry.lastHead = seen.head
        carry.lastWord = position &+ 63 &- starts.leadingZeroBitCount
    }

    /// What `WordMemory.note` tells, where the text begins or ends: a word there has too little around it to be read blindly.
    @inline(never)
    private func noteCarefully(_ starts: UInt64, _ position: Int, _ head: UInt16) -> WordMemory.Seen {
        var seen = WordMemory.Seen(head: head)
        var rest = starts
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            let word = position &+ bit
            words.noteCarefully(UInt32(truncatingIfNeeded: LiteralSet.load(bytes, word)), base, word, bit, heads, &seen)
            rest &= rest &- 1
        }
        return seen
    }

    /// Looks closer at the words, of those that begin at the bits of `starts`, that may stand there once more.
    ///
    /// - Parameter last: where the last word before these sixty-four bytes began; -1: there was none.
    @inline(never)
    private mutating func confirmRepeats(_ repeats: UInt64, _ starts: UInt64, _ position: Int, _ end: Int, _ last: Int) {
        var rest = repeats
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            let word = position &+ bit
            let before = starts & ((1 << UInt64(bit)) &- 1)
            noteDoubled(word, behind: before == 0 ? last : position &+ 63 &- before.leadingZeroBitCount, end)
            let distance = words.distance(at: bit)
            if distance > 0, words.isEcho(base, word, distance) { confirmEcho(word, distance, end) }
            rest &= rest &- 1
        }
    }

    /// Notes the word if it stands right behind itself in its block.
    @inline(__always)
    private mutating func noteDoubled(_ word: Int, behind previous: Int, _ end: Int) {
        // One byte stands between the two.
        let length = word &- previous &- 1
        guard previous >= blockStart, length > 0, word &+ length <= end, isAlike(previous, word, length),
            word &+ length == end || !isLetter(base[word &+ length])
        else { return }
        signals.formUnion(.repeatedWord)
        doubledWords.append(Echo(block: block, range: previous..<word &+ length))
    }

    /// Whether two stretches of the text hold the same bytes, letters of ASCII compared without case.
    private func isAlike(_ first: Int, _ second: Int, _ length: Int) -> Bool {
        for offset in 0..<length where base[first &+ offset] | 0x20 != base[second &+ offset] | 0x20 { return false }
        return true
    }

    private func isLetter(_ byte: UInt8) -> Bool { classes[Int(byte)] == CharacterClass.letter.rawValue }

    /// Raises the signal of repeated phrases where the text around a word stands as a whole right before itself, or
    /// nearly: something like `”, “` may stand between a phrase and its copy.
    @inline(never)
    private mutating func confirmEcho(_ word: Int, _ distance: Int, _ pieceEnd: Int) {
        guard word &- distance >= blockStart else { return }
        // A loop is an echo at each of its words.
        if let last = echoes.last, last.block == block, word < last.range.upperBound { return }
        // What was compared with what stands so far before it is not compared again: a loop may go on through pieces without
        // number, with code or links between them.
        let isKnown = copy.distance == distance && copy.range.contains(word)
        var start = isKnown ? copy.range.lowerBound : word
        while start > blockStart &+ distance, base[start &- 1] | 0x20 == base[start &- 1 &- distance] | 0x20 {
            start &-= 1
            if copy.distance == distance, start == copy.range.upperBound { start = copy.range.lowerBound }
        }
        var end = isKnown ? copy.range.upperBound : word
        while end < pieceEnd, base[end] | 0x20 == base[end &- distance] | 0x20 { end &+= 1 }
        if isKnown, copy.range == start..<end { return }
        copy = (distance, start..<end)
        let copied = end &- start
        guard copied &+ (copied >= Self.longPhrase ? Self.widestGap : Self.shortGap) >= distance else { return }
        // What is short or has few words is worth a look only if it stands there three times.
        let isLoop = copied >= Self.shortestLoop && copied &+ Self.shortGap >= 2 &* distance
        guard isLoop || distance >= Self.longPhrase && Self.hasThreeWords(base, end &- distance, end) else { return }
        signals.formUnion(.repeatedPhrase)
        let range = start &- distance..<end
        if let last = echoes.last, last.block == block, last.range.upperBound >= range.lowerBound {
            let lower = min(last.range.lowerBound, range.lowerBound)
            echoes[echoes.count - 1].range = lower..<max(last.range.upperBound, range.upperBound)
        } else {
            echoes.append(Echo(block: block, range: range))
        }
    }

    /// Whether three words or more may stand in the range: spaces and marks of ASCII are counted.
    private static func hasThreeWords(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var ends = 0
        for position in start..<end where base[position] < 0x40 { ends &+= 1 }
        return ends >= 3
    }

    /// In bytes: the shortest loop that is worth a look; the most that stands between a phrase and its copy; and between longer
    /// ones, `”, “`.
    private static let shortestLoop = 10
    private static let shortGap = 2
    private static let longPhrase = 16
    private static let widestGap = 8

    /// The signal of a letter of two bytes; none for what is no letter.
    @inline(__always) private func twoByteSignal(_ lead: UInt8, _ second: UInt8) -> Signals {
        switch lead {
        case 0xD0...0xD4: .cyrillic
        case 0xC3:
            second == 0x97 || second == 0xB7
                ? Signals.latinNonASCII.union(.letterlike) : .latinNonASCII
        case 0xCA where second == 0xBC: .latinNonASCII.union(.looseApostrophe)  // ʼ
        case 0xC4...0xCA: .latinNonASCII
        case 0xCB: .letterlike
        case 0xCC: .combiningMark
        case 0xCD: second < 0xB0 ? .combiningMark : .greek
        case 0xCE, 0xCF: .greek
        case 0xD8...0xDB:
            second == 0x8C && lead == 0xD8 || second == 0x9F && lead == 0xD8 || second == 0x9B && lead == 0xD8
                ? [] : .arabic
        default: .otherScript
        }
    }

    // MARK: Anchors

    @inline(__always) private mutating func lookForAnchor(_ position: Int, _ end: Int) {
        let hash = LiteralSet.headHash(UInt32(truncatingIfNeeded: LiteralSet.load(bytes, position)))
        if heads[hash &>> 6] &>> UInt64(truncatingIfNeeded: hash) & 1 != 0 { confirmAnchor(position, end) }
    }

    /// Notes the anchors that stand at `position`.
    @inline(never) private mutating func confirmAnchor(_ position: Int, _ end: Int) {
        let word = LiteralSet.load(bytes, position)
        guard anchorFilter.mayBegin(as: word) else { return }
        let before = hits.count
        anchors.confirm(word, bytes, position, end) { literal in
            hits.append(LiteralPlace(literal: Int32(truncatingIfNeeded: literal), block: block, offset: position))
        }
        if hits.count > before { signals.formUnion(.anchor) }
    }

    // MARK: Everything else

    @inline(never)
    private mutating func scanSpecial(_ position: Int, _ end: Int, _ byte: UInt8, _ kind: UInt8) -> Int {
        switch kind {
        case ScanTables.Lead.asciiMark: return scanASCIIMark(position, end, byte)
        case ScanTables.Lead.symbol:
            signals.formUnion(presence[Int(byte)])
            lookForAnchor(position, end)
            enter(byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") ? .openBracket : .symbol)
            return position &+ 1
        case ScanTables.Lead.word2:
            return scanTwoByteMark(position, end, byte)
        case ScanTables.Lead.latin1: return scanLatin1(position, end)
        case ScanTables.Lead.punctuation: return scanPunctuation(position, end)
        case ScanTables.Lead.three: return scanThree(position, end, byte)
        case ScanTables.Lead.four: return scanFour(position, end, byte)
        case ScanTables.Lead.control:
            signals.formUnion(.control)
            return position &+ 1
        default: return scanInvalid(position)
        }
    }

    /// A first byte of two that begins no letter: it stands alone, or begins `،`, `؛` or `؟`.
    private mutating func scanTwoByteMark(_ position: Int, _ end: Int, _ byte: UInt8) -> Int {
        guard position &+ 1 < end, base[position &+ 1] & 0xC0 == 0x80 else { return scanInvalid(position) }
        enter(base[position &+ 1] == 0x9F ? .stop : .comma)
        return position &+ 2
    }

    private mutating func scanInvalid(_ position: Int) -> Int {
        signals.formUnion(.invalidByte)
        enter(.symbol)
        return position &+ 1
    }

    private mutating func scanASCIIMark(_ position: Int, _ end: Int, _ byte: UInt8) -> Int {
        signals.formUnion(presence[Int(byte)])
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
        signals.formUnion(glyph.isSingle ? Signals.singleMark : .doubleMark)
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
            enter(.thinSpace)
        case 0xAB: return note(.leftGuillemet, position, 2)
        case 0xBB: return note(.rightGuillemet, position, 2)
        case 0xAD: signals.formUnion(.softHyphen)
        case 0x80..<0xA0:
            signals.formUnion(.c1Control)
            enter(.symbol)
        case 0xB4:
            signals.formUnion(.looseApostrophe)
            enter(.symbol)
        case 0xB7:
            signals.formUnion(.bullet)
            lookForAnchor(position, end)
            enter(.symbol)
        case 0xA1, 0xBF: enter(.openBracket)  // ¡ ¿ stand before a word, as brackets do
        default:
            signals.formUnion(.letterlike)
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
        if byte == 0xF3 && base[position &+ 1] >= 0xB0 || byte == 0xF4 {
            signals.formUnion(.privateUse)
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
            case 0xA0...0xAF: signals.formUnion(.invisible)  // U+2060…U+206F: nothing to its neighbours
            case 0x87:
                signals.formUnion(.tokenizerSign)
                lookForAnchor(position, end)
                enter(.stop)
            default: enter(.symbol)
            }
        default:
            if base[position &+ 1] == 0x88 && low == 0x92 { signals.formUnion(.dash) }
            let isOperator = base[position &+ 1] >= 0x88 && base[position &+ 1] < 0x8C
            if isOperator || base[position &+ 1] & 0xFE == 0x94 { signals.formUnion(.operatorOrBox) }
            if base[position &+ 1] == 0x96 && low == 0x81 { signals.formUnion(.tokenizerSign) }
            if base[position &+ 1] == 0x84 { signals.formUnion(.letterlike) }
            if base[position &+ 1] == 0x82 && low >= 0xA0 { signals.formUnion(.currency) }
            if base[position &+ 1] >= 0x96 && base[position &+ 1] < 0x98 { signals.formUnion(.bullet) }
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
            signals.formUnion(.dash)
            enter(.dash)
        case 0xA6:
            signals.formUnion(.ellipsis)
            enter(.ellipsis)
        case 0x80...0x8A:
            if !isBesideMark(position, end) { signals.formUnion(.exoticSpace) }
            if low >= 0x84 { enter(.thinSpace) } else { enter(.space) }
        case 0xAF:
            enter(.thinSpace)
        case 0x8B...0x8F, 0xAA...0xAE: signals.formUnion(.invisible)
        case 0xA8, 0xA9: enter(.lineBreak)
        case 0xA2, 0xA3, 0xA7:
            signals.formUnion(.bullet)
            lookForAnchor(position, end)
            enter(.symbol)
        case 0xB2, 0xB3, 0xB4:  // primes
            if previous == .letter { signals.formUnion(.looseApostrophe) }
            enter(.symbol)
        default:
            lookForAnchor(position, end)
            enter(.symbol)
        }
        return position &+ 3
    }

    /// Whether the space of three bytes has a character of U+2000…U+203F before it, or one behind it that is no space.
    private func isBesideMark(_ position: Int, _ end: Int) -> Bool {
        if position >= 3, base[position &- 3] == 0xE2, base[position &- 2] == 0x80 { return true }
        return position &+ 5 < end && base[position &+ 3] == 0xE2 && base[position &+ 4] == 0x80 && base[position &+ 5] > 0x8A
    }

    private mutating func scanThree(_ position: Int, _ end: Int, _ byte: UInt8) -> Int {
        guard isWellFormedThree(position, end, byte) else { return scanInvalid(position) }
        let middle = base[position &+ 1]
        switch byte {
        case 0xE3: return scanCJK(position, end, middle, base[position &+ 2])
        case 0xE4...0xE9:
            if previous != .wide { lookForAnchor(position, end) }
            enter(.wide)
            return scanWideRun(position, end)
        case 0xEA...0xED:
            signals.formUnion(byte == 0xEA && middle < 0xB0 ? Signals.otherScript : .hangul)
            enter(.letter)
        case 0xEE:
            signals.formUnion(.privateUse)
            enter(.symbol)
        case 0xEF: return scanCompatibility(position, end, middle, base[position &+ 2])
        default:
            signals.formUnion(byte == 0xE1 && middle >= 0xB8 ? Signals.latinNonASCII : .otherScript)
            let word = word(at: position)
            noteCharacters(position, word)
            notePair(position, word)
            enter(.letter)
        }
        return position &+ 3
    }

    /// Where the run of ideographs and kana ends that begins at `start` with one of them, well-formed: nothing among them raises
    /// another signal.
    private mutating func scanWideRun(_ start: Int, _ end: Int) -> Int {
        prepareCharacters()
        // Held here, so that what the loop writes to is known to be something else.
        let (base, characters) = (base, characters)
        // Up to there eight bytes are within the text.
        let last = min(end &- CharacterMemory.character, bytes.count &- 8)
        var position = start
        var before = start >= CharacterMemory.character ? word(at: start &- CharacterMemory.character) : 0
        // The first two bytes of characters, the first of them highest.
        var lowest = UInt64.max
        var highest: UInt64 = 0
        while position <= last {
            let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self).littleEndian
            guard Self.isWide(word) else { break }
            let head = Self.head(word)
            lowest = min(lowest, head)
            highest = max(highest, head)
            if (word ^ before) &<< 40 == 0 { signals.formUnion(.doubledCharacter) }
            before = word
            let distance = characters.remember(word, at: position)
            // What was noted there before stood within the text.
            if CharacterMemory.isNear(distance),
                UnsafeRawPointer(base + (position &- distance)).loadUnaligned(as: UInt64.self).littleEndian == word
            {
                confirmCharacters(position, distance)
            }
            position &+= CharacterMemory.character
        }
        while position &+ 2 < end, position > last {
            let word = word(at: position)
            guard Self.isWide(word) else { break }
            lowest = min(lowest, Self.head(word))
            highest = max(highest, Self.head(word))
            if (word ^ before) &<< 40 == 0 { signals.formUnion(.doubledCharacter) }
            before = word
            noteCharacters(position, word)
            position &+= CharacterMemory.character
        }
        if lowest < Self.endOfKana { signals.formUnion(.kana) }
        if highest >= Self.endOfKana { signals.formUnion(.han) }
        return position
    }

    /// The first two bytes, the first of them higher.
    @inline(__always) private static func head(_ word: UInt64) -> UInt64 { UInt64(UInt16(truncatingIfNeeded: word).byteSwapped) }

    /// Whether the bytes begin with kana or with what stands behind it up to U+9FFF, nearly all of it ideographs, in three well-formed
    /// bytes. A single comparison tells kana and ideographs from the rest: which of the two comes next nothing foretells.
    @inline(__always) private static func isWide(_ word: UInt64) -> Bool {
        head(word) &- 0xE381 <= 0xE9BF &- 0xE381 && word & 0xC0_C000 == 0x80_8000
    }

    /// Kana begins with E3 and 81 to 83.
    private static let endOfKana: UInt64 = 0xE384

    /// Eight bytes from `position` on, the first of them lowest; zeros behind the end of the text.
    @inline(__always) private func word(at position: Int) -> UInt64 {
        // All eight bytes are within the text.
        if position &+ 8 <= bytes.count { return UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self).littleEndian }
        return Self.lastWord(position, bytes)
    }

    @inline(never)
    private static func lastWord(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        (position..<bytes.count).reversed().reduce(0) { $0 &<< 8 | UInt64(bytes[$1]) }
    }

    @inline(__always) private mutating func prepareCharacters() {
        guard !areCharactersPrepared else { return }
        characters.prepare()
        areCharactersPrepared = true
    }

    /// Raises the signals of characters that stand right before themselves.
    ///
    /// - Parameter word: eight bytes from `position` on.
    @inline(__always) private mutating func noteCharacters(_ position: Int, _ word: UInt64) {
        if CharacterMemory.isDoubled(word) { signals.formUnion(.doubledCharacter) }
        prepareCharacters()
        let distance = characters.remember(word, at: position)
        if CharacterMemory.isNear(distance), word == self.word(at: position &- distance) { confirmCharacters(position, distance) }
    }

    /// Raises the signal of repeated characters where the two that begin at an offset stand right before it, too. Asked in scripts of
    /// which words have so few letters.
    @inline(__always) private mutating func notePair(_ position: Int, _ word: UInt64) {
        let before = position &- 2 &* CharacterMemory.character
        if before >= blockStart, (word ^ self.word(at: before)) &<< 16 == 0 { signals.formUnion(.repeatedCharacters) }
    }

    /// Raises the signal of repeated characters where what stands around an offset is the same as what stands so far before it, over a
    /// stretch of at least that length.
    ///
    /// Complexity: linear, all calls for a block together: what was compared over a distance is not compared over it again.
    @inline(never)
    private mutating func confirmCharacters(_ position: Int, _ distance: Int) {
        if sameCharacters.distance == distance, position < sameCharacters.end { return }
        guard position &- distance >= blockStart else { return }
        let lowest = max(blockStart &+ distance, position &- distance)
        var start = position
        while start > lowest, base[start &- 1] == base[start &- 1 &- distance] { start &-= 1 }
        var end = position
        while end < blockEnd, base[end] == base[end &- distance] { end &+= 1 }
        sameCharacters = (distance, end)
        if end &- start >= distance { signals.formUnion(.repeatedCharacters) }
    }

    /// U+3000…U+3FFF: CJK punctuation and kana.
    private mutating func scanCJK(_ position: Int, _ end: Int, _ middle: UInt8, _ low: UInt8) -> Int {
        if middle == 0x80 {
            signals.formUnion(.fullWidth)
            switch low {
            case 0x80:
                signals.formUnion(.exoticSpace)
                enter(.space)
            case 0x81, 0x82:  // 、 。
                noteDoubledWideMark(position)
                enter(.wide)
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
        if previous != .wide { lookForAnchor(position, end) }
        enter(.wide)
        return scanWideRun(position, end)
    }

    /// U+F000…U+FFFF: private use, compatibility forms, full-width forms, specials.
    private mutating func scanCompatibility(_ position: Int, _ end: Int, _ middle: UInt8, _ low: UInt8) -> Int {
        switch middle {
        case 0x80..<0xA4:
            signals.formUnion(.privateUse)
            lookForAnchor(position, end)
            enter(.symbol)
        case 0xA4..<0xAC:
            signals.formUnion(.han)
            enter(.wide)
        case 0xAC..<0xB8:
            signals.formUnion(.presentationForm)
            enter(.letter)
        case 0xB8:
            if low < 0x90 { signals.formUnion(.presentationForm) } else { enter(.symbol) }
        case 0xB9..<0xBC:
            if middle == 0xBB, low == 0xBF {
                signals.formUnion(.invisible)
            } else {
                if middle != 0xB9 { signals.formUnion(.presentationForm) }
                enter(.letter)
            }
        case 0xBF where low >= 0xB9:
            if low == 0xBD {
                signals.formUnion(.replacement)
                lookForAnchor(position, end)
                enter(.letter)
            } else {
                signals.formUnion(.privateUse)
                enter(.symbol)
            }
        default:
            signals.formUnion(.fullWidth)
            if middle == 0xBC, low == 0x8C { noteDoubledWideMark(position) }  // ，
            if middle != 0xBC || low > 0xA0 { noteCharacters(position, word(at: position)) }
            enter(.wide)
        }
        return position &+ 3
    }

    /// Raises the signal of doubled punctuation where the same mark of three bytes stands right before.
    private mutating func noteDoubledWideMark(_ position: Int) {
        guard position >= 3, base[position &- 1] == base[position &+ 2], base[position &- 2] == base[position &+ 1],
            base[position &- 3] == base[position]
        else { return }
        signals.formUnion(.doubledPunctuation)
    }
}
