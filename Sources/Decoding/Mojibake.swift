import Bytes
import UnicodeText

/// Text in UTF-8 that was read in another encoding and stored as what came of it: `dÃ©jÃ  vu`, `РџСЂРёРІРµС‚`,
/// `donâ€™t`.
///
/// Every character goes back to the byte that it was read from, and the bytes have to be well-formed UTF-8. That
/// alone proves little: `VOCÊ…`, `É®` and `é »` pass as well. So a sequence needs evidence of its own, a capital
/// in the middle of a word or a sign that no writer sets beside a letter, or neighbours that are letters of one
/// foreign script when they are read back.
public enum Mojibake {
    /// A stretch of characters that are one stretch of UTF-8, read wrong.
    public struct Stretch: Sendable, Hashable {
        /// Bytes of the text.
        public let range: Range<Int>
        /// What it read before.
        public let repaired: String
        /// What it was read in.
        public let codePage: String
    }

    /// The misread stretches of a text, ascending.
    ///
    /// - Complexity: O(*n*); no allocation for text that cannot hold any.
    public static func stretches(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [Stretch] {
        stretches(in: bytes, range: range, layers: mostLayers).filter { !breaksScript($0, bytes, range) }
    }

    /// Whether letters of another script would come to stand within a word: a soft hyphen among Cyrillic letters reads as half of an
    /// Arabic one. Not beside Latin letters and those of Chinese and Japanese, next to which other scripts may be without a space.
    private static func breaksScript(_ stretch: Stretch, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let neighbors = [
            bytes.decodeScalar(before: stretch.range.lowerBound, startingAt: range.lowerBound)?.scalar,
            bytes.decodeScalar(at: stretch.range.upperBound, endingBefore: range.upperBound)?.scalar,
        ]
        let scripts = neighbors.compactMap { $0?.isLetter == true ? $0?.script : nil }.filter { alphabets.contains($0) }
        return !scripts.isEmpty && stretch.repaired.unicodeScalars.contains { $0.isLetter && !scripts.contains($0.script) }
    }

    /// Those whose words have spaces around them.
    private static let alphabets: [Script] = [.cyrillic, .greek, .arabic, .hebrew]

    /// Where a text shows misread text that cannot be read back, because a byte of it was lost: ascending.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameter stretches: those of the same text.
    public static func remains(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, beside stretches: [Stretch]) -> [Range<Int>] {
        var remains: [Range<Int>] = []
        var next = 0
        var position = range.lowerBound
        var beyondASCII = BytesBeyondASCII(bytes, endingAt: range.upperBound)
        while let place = beyondASCII.first(from: position), place < range.upperBound {
            while next < stretches.count, stretches[next].range.upperBound <= place { next += 1 }
            if next < stretches.count, stretches[next].range.lowerBound <= place {
                position = stretches[next].range.upperBound
                continue
            }
            guard let decoded = bytes.decodeScalar(at: place, endingBefore: range.upperBound) else { break }
            position = place + decoded.length
            let following = bytes.decodeScalar(at: position, endingBefore: range.upperBound)
            if decoded.scalar == "â", let following, following.scalar == "€" {
                position += following.length
                remains.append(place..<position)
            } else if "ÃÂÐÑÄÅ".unicodeScalars.contains(decoded.scalar) {
                let isReplaced = following?.scalar == "\u{FFFD}" && decoded.scalar != "Â"
                if isReplaced || touches(place..<position, stretches, next, bytes) { remains.append(place..<position) }
            }
        }
        let impossible = impossible(in: bytes, range: range)
        guard !impossible.isEmpty else { return remains }
        return (remains + impossible).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The sequences that read as what cannot stand where they do (`officiâš´eel`), ascending: they are damaged further.
    private static func impossible(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> [Range<Int>] {
        MisreadText(bytes, range).impossible
    }

    /// Whether no white space and no mark of ASCII stands between a place and one of the stretches beside it.
    private static func touches(
        _ place: Range<Int>, _ stretches: [Stretch], _ next: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let farthest = 32
        func isOneWord(_ gap: Range<Int>) -> Bool {
            gap.count <= farthest && gap.allSatisfy { Ascii.isLetterOrBeyond(bytes[$0]) }
        }
        if next > 0, isOneWord(stretches[next - 1].range.upperBound..<place.lowerBound) { return true }
        return next < stretches.count && isOneWord(place.upperBound..<stretches[next].range.lowerBound)
    }

    private static func stretches(
        in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, layers: Int
    ) -> [Stretch] {
        guard signs(in: bytes, range: range).contains(.sequence) else { return [] }
        let text = MisreadText(bytes, range)
        guard text.mayHoldSequences else { return [] }
        // The code page that explains most comes first; among equals the likelier one.
        let all = CodePage.all.indices.map { text.stretches(inPage: $0) }
        guard all.contains(where: { !$0.isEmpty }) else { return [] }
        var result: [Stretch] = []
        var isTaken = [Bool](repeating: false, count: range.count)
        let sizes = all.map { $0.reduce(0) { $0 + $1.range.count } }
        for index in all.indices.sorted(by: { (-sizes[$0], $0) < (-sizes[$1], $1) }) {
            for found in all[index] {
                let places = found.range.lowerBound - range.lowerBound..<found.range.upperBound - range.lowerBound
                guard !isTaken[places].contains(true) else { continue }
                for place in places { isTaken[place] = true }
                result.append(found)
            }
        }
        result.sort { $0.range.lowerBound < $1.range.lowerBound }
        return layers > 1 && !result.isEmpty ? peeled(result, bytes, range, layers - 1) : result
    }

    /// The stretches with what they hold in turn read back: text that was misread more than once. What is clear in one
    /// stretch makes the others clear, so that they are read together, each in its place. A layer is at most half as long
    /// as the one around it, and there are few.
    private static func peeled(
        _ outer: [Stretch], _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ layers: Int
    ) -> [Stretch] {
        var text: [UInt8] = []
        var places: [Range<Int>] = []
        var position = range.lowerBound
        for stretch in outer {
            text += bytes[position..<stretch.range.lowerBound]
            let start = text.count
            text += stretch.repaired.utf8
            places.append(start..<text.count)
            position = stretch.range.upperBound
        }
        text += bytes[position..<range.upperBound]
        let inner = text.withUnsafeBufferPointer { stretches(in: $0, range: 0..<$0.count, layers: layers) }
        guard !inner.isEmpty else { return outer }
        var next = 0
        return zip(outer, places).map { stretch, place in
            while next < inner.count, inner[next].range.lowerBound < place.lowerBound { next += 1 }
            var repaired: [UInt8] = []
            var position = place.lowerBound
            while next < inner.count, inner[next].range.upperBound <= place.upperBound {
                repaired += text[position..<inner[next].range.lowerBound]
                repaired += inner[next].repaired.utf8
                position = inner[next].range.upperBound
                next += 1
            }
            if position == place.lowerBound { return stretch }
            repaired += text[position..<place.upperBound]
            return Stretch(range: stretch.range, repaired: String(decoding: repaired, as: UTF8.self), codePage: stretch.codePage)
        }
    }

    /// Whether a text is what became of another one that was in UTF-8 and was misread as a whole, once. Where a code page gives something else,
    /// it is left at the first character that does.
    ///
    /// - Complexity: linear in the text, for each code page; mostly for one.
    public static func isMisread(_ text: String, of meant: String) -> Bool {
        guard !text.isASCII else { return false }
        let scalars = Array(text.unicodeScalars)
        return CodePage.all.contains { MisreadText.decodes(scalars, $0, to: meant) }
    }

    /// The readings of a text that was misread as a whole, once or several times over: in one code page after the
    /// other, every sequence that can be read back is.
    public static func readings(of text: String) -> [String] {
        var result: [String] = []
        _ = hasReading(of: text) { reading in
            result.append(reading)
            return false
        }
        return result
    }

    /// Whether one of the readings of a text that was misread as a whole is wanted: what comes after that one is not even read.
    public static func hasReading(of text: String, _ isWanted: (String) -> Bool) -> Bool {
        // ASCII is read the same in all of them.
        guard !text.isASCII else { return false }
        var seen: Set<String> = []
        var current = [text]
        for _ in 0..<mostLayers {
            var next: [String] = []
            for text in current {
                for page in CodePage.all {
                    let read = MisreadText.decodeAll(text, page)
                    guard read != text, seen.insert(read).inserted else { continue }
                    if isWanted(read) { return true }
                    next.append(read)
                }
            }
            current = next
            if current.isEmpty { break }
        }
        let others: [@Sendable (String) -> [String]] = [
            LegacyReading.readings, LatinPageReading.readings, EastAsianReading.readings, { [withLostSpaces($0)] },
        ]
        for readings in others {
            for reading in readings(text) where reading != text && isWanted(reading) { return true }
        }
        return false
    }

    /// `text` with à where its two bytes became Ã and a space (`cittÃ ,`), or Ã alone.
    private static func withLostSpaces(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "Ã", scalars.first.map({ !$0.isLetter && $0.isASCII }) != false else {
                result.append(scalar)
                continue
            }
            result.append("à")
            if scalars.first == " " { scalars.removeFirst() }
        }
        return String(result)
    }

    /// Text has been misread three times in a row; nobody has seen five.
    static let mostLayers = 4

    /// What one look at a text's bytes beyond ASCII tells: where it shows nothing, no rule on misread text has to look closer.
    public struct Signs: OptionSet, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Two characters beyond ASCII stand side by side of which the first may come of a lead byte.
        public static let sequence = Signs(rawValue: 1)
        /// Three letters of U+00C0–U+00FF stand in a row.
        public static let latinOnly = Signs(rawValue: 2)
        /// Ã stands before a space.
        public static let lostSpace = Signs(rawValue: 4)
    }

    /// The signs of misread text in a range.
    ///
    /// - Complexity: linear in the bytes beyond ASCII; nothing is allocated.
    public static func signs(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> Signs {
        var signs: Signs = []
        var position = range.lowerBound
        let end = range.upperBound - 2
        var beyondASCII = BytesBeyondASCII(bytes, endingAt: range.upperBound)
        while let next = beyondASCII.first(from: position), next < end {
            position = next
            let byte = bytes[position]
            if byte < 0xC2 {
                position += 1
                continue
            }
            // Nearly every letter of two bytes has one of ASCII behind it.
            if byte < 0xE0, bytes[position + 2] < 0x80 {
                if byte == 0xC3, bytes[position + 1] == 0x83, bytes[position + 2] == 0x20 { signs.insert(.lostSpace) }
                position += 2
                continue
            }
            if byte == 0xC3, bytes[position + 2] == 0xC3, position + 4 < range.upperBound, bytes[position + 4] == 0xC3 {
                signs.insert(.latinOnly)
            }
            if position + 3 < range.upperBound, mayBegin(bytes, position, range.upperBound) { signs.insert(.sequence) }
            position += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
        return signs
    }

    /// Whether the character at `position`, behind which there are three bytes at least, may come of a lead byte that the next
    /// character goes on with.
    private static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int) -> Bool {
        let letter = bytes[position + 1]
        switch bytes[position] {
        case 0xC3:
            // âĢ
            if letter == 0xA2, bytes[position + 2] == 0xC4, bytes[position + 3] == 0xA2 { return true }
            // â€, whatever follows: the last byte of ” gets lost.
            if letter == 0xA2, bytes[position + 2] == 0xE2, bytes[position + 3] == 0x82 { return true }
            guard isSign(bytes[position + 2]) else { return false }
            if letter < 0xA0 { return true }
            // é » is no sequence of three: French sets it a thousand times.
            let isNoBreakSpace = bytes[position + 2] == 0xC2 && bytes[position + 3] == 0xA0
            let third = position + (bytes[position + 2] == 0xE2 ? 5 : 4)
            return !isNoBreakSpace && third < end && isSign(bytes[third])
        // Ă Ď Đ Ĺ Ń Ř Ů ƒ
        // ğ, behind which Turkish has no Ÿ.
        case 0xC4 where letter == 0x9F: return bytes[position + 2] == 0xC5 && bytes[position + 3] == 0xB8
        case 0xC4: return (letter == 0x82 || letter == 0x8E || letter == 0x90 || letter == 0xB9) && bytes[position + 2] >= 0x80
        case 0xC5: return (letter == 0x83 || letter == 0x98 || letter == 0xAE) && bytes[position + 2] >= 0x80
        case 0xC6: return letter == 0x92 && bytes[position + 2] >= 0x80
        case 0xC2: return letter == 0xAC && bytes[position + 2] >= 0x80
        case 0xCE: return letter == 0x93 && bytes[position + 2] == 0xC3
        case 0xD0: return isMisreadCyrillic(bytes, position)
        case 0xE2:
            if letter == 0x94 || letter == 0x95 || letter == 0x88 || letter == 0x89 { return bytes[position + 3] >= 0x80 }
            return letter == 0x80 && bytes[position + 2] == 0x9A && bytes[position + 3] == 0xC3
        default: return false
        }
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == 0xC2 || byte == 0xC5 || byte == 0xC6 || byte == 0xCB || byte == 0xE2
    }

    /// Whether В, Г, Р or С stands before what is no letter of Russian, or `вЂ`, `п»`, `п¬` stand.
    private static func isMisreadCyrillic(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        let next = (bytes[position + 2], bytes[position + 3])
        switch bytes[position + 1] {
        case 0x92, 0x93, 0xA0, 0xA1:
            switch next.0 {
            case 0xD0: return next.1 < 0x90
            case 0xD1: return next.1 >= 0x90
            case 0xC2: return next.1 != 0xA0 && next.1 != 0xBB
            case 0xD2: return true
            case 0xE2: return true
            default: return false
            }
        case 0xB2: return next == (0xD0, 0x82)
        case 0xBF: return next.0 == 0xC2
        default: return false
        }
    }
}

/// A text as scalars, with their places.
struct MisreadText {
    private var scalars: [Unicode.Scalar] = []
    private var offsets: [Int] = []
    /// Where the first two characters of a sequence stand, and in which code pages they do, a bit each.
    private var starts: [(index: Int, pages: UInt16)] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        scalars.reserveCapacity(range.count)
        offsets.reserveCapacity(range.count + 1)
        var offset = range.lowerBound
        // In which pages the character before may be the first of a sequence.
        var leads: UInt16 = 0
        let roles = CodePage.roles
        while let decoded = bytes.decodeScalar(at: offset, endingBefore: range.upperBound) {
            let role = Int(decoded.scalar.value) < roles.count ? roles[Int(decoded.scalar.value)] : 0
            let pages = leads & role >> 8
            if pages != 0 { starts.append((scalars.count - 1, pages)) }
            leads = role & 0xFF
            scalars.append(decoded.scalar)
            offsets.append(offset)
            offset += decoded.length
        }
        offsets.append(offset)
    }

    var mayHoldSequences: Bool { !starts.isEmpty }

    /// Where sequences of three bytes and more that hold a sign read in Windows-1252 as what cannot stand there, as bytes of the text.
    var impossible: [Range<Int>] {
        starts.compactMap { start, pages in
            guard pages & 1 != 0, let (length, decoded) = Self.decode(scalars, at: start, .windows1252), length >= 3 else { return nil }
            let indices = start..<start + length
            let isSign = scalars[indices].contains { !$0.isLetter && $0 != "\u{A0}" && $0 != "\u{AD}" }
            return isSign && putsForeignInWord(indices, decoded) ? offsets[start]..<offsets[start + length] : nil
        }
    }

    /// Whether a character stands in the text that a lead byte becomes in this code page.
    private func shows(_ codePage: CodePage) -> Bool {
        // Without controls the text was read as Windows-1250, which is the likelier anyway.
        if codePage.name == CodePage.latin2.name, !scalars.contains(where: { (0x80..<0xA0).contains($0.value) }) {
            return false
        }
        return scalars.contains { !$0.isASCII && (codePage.leads.contains($0) || Self.longLeads.contains($0)) }
    }

    /// What the first bytes of three- and four-byte sequences become.
    private static let longLeads = ScalarTable("àáâãäåæçèéêëìíîïðğвгедпΓß‚")

    /// How much a sequence says for itself.
    private enum Evidence {
        case none, weak, strong
    }

    /// A sequence of UTF-8 in the bytes that the characters were read from.
    private struct Sequence {
        let indices: Range<Int>
        let decoded: Unicode.Scalar
        var evidence: Evidence
    }

    /// - Parameter page: index into `CodePage.all`.
    func stretches(inPage page: Int) -> [Mojibake.Stretch] {
        let codePage = CodePage.all[page]
        var sequences = sequences(inPage: page)
        guard !sequences.isEmpty, shows(codePage) else { return [] }
        strengthenRuns(&sequences)
        guard sequences.contains(where: { $0.evidence == .strong }) else { return [] }
        strengthenNeighbors(&sequences, codePage)
        var result: [Mojibake.Stretch] = []
        var run: [Sequence] = []
        for sequence in sequences where sequence.evidence == .strong {
            if let last = run.last, last.indices.upperBound != sequence.indices.lowerBound {
                result.append(stretch(run, codePage))
                run = []
            }
            run.append(sequence)
        }
        if !run.isEmpty { result.append(stretch(run, codePage)) }
        return result
    }

    private func stretch(_ run: [Sequence], _ codePage: CodePage) -> Mojibake.Stretch {
        let start = offsets[run[0].indices.lowerBound]
        let end = offsets[run[run.count - 1].indices.upperBound]
        var repaired = String.UnicodeScalarView()
        for sequence in run where sequence.decoded != "\u{FEFF}" { repaired.append(sequence.decoded) }
        let isTurkish =
            codePage.name == CodePage.windows1252.name && run.contains { scalars[$0.indices.lowerBound] == CodePage.turkishLead }
        return Mojibake.Stretch(
            range: start..<end, repaired: String(repaired), codePage: isTurkish ? "Windows-1254" : codePage.name)
    }

    // MARK: Sequences

    private func sequences(inPage page: Int) -> [Sequence] {
        let codePage = CodePage.all[page]
        var result: [Sequence] = []
        var end = 0
        for (start, pages) in starts where start >= end && pages >> UInt16(page) & 1 != 0 {
            guard let (length, decoded) = Self.decode(scalars, at: start, codePage) else { continue }
            let indices = start..<start + length
            let evidence = evidence(indices, decoded, codePage)
            if evidence != .none { result.append(Sequence(indices: indices, decoded: decoded, evidence: evidence)) }
            end = indices.upperBound
        }
        return result
    }

    /// The sequence of two to four bytes that begins at `index`.
    private static func decode(
        _ scalars: [Unicode.Scalar], at index: Int, _ codePage: CodePage
    ) -> (length: Int, decoded: Unicode.Scalar)? {
        guard let lead = codePage.byte(for: scalars[index]), lead >= 0xC2, lead <= 0xF4 else { return nil }
        // The last byte of ” is none of Windows-1252, and gets lost; that of no other mark does.
        if codePage.name == CodePage.windows1252.name, index + 1 < scalars.count, scalars[index] == "â", scalars[index + 1] == "€" {
            guard index + 2 < scalars.count else { return (2, "”") }
            if scalars[index + 2] == "\u{FFFD}" { return (3, "”") }
            if scalars[index + 2].isASCII || !(0x80...0xBF).contains(codePage.byte(for: scalars[index + 2]) ?? 0) { return (2, "”") }
        }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= scalars.count else { return nil }
        var bytes: (UInt8, UInt8, UInt8, UInt8) = (lead, 0, 0, 0)
        return withUnsafeMutableBytes(of: &bytes) { bytes in
            for step in 1..<length {
                let scalar = scalars[index + step]
                guard !scalar.isASCII, let byte = codePage.byte(for: scalar), byte & 0xC0 == 0x80 else { return nil }
                bytes[step] = byte
            }
            let buffer = UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[..<length])
            guard let decoded = buffer.decodeScalar(at: 0), decoded.isWellFormed, decoded.length == length,
                isWritten(decoded.scalar)
            else { return nil }
            return (length, decoded.scalar)
        }
    }

    /// Whether text may hold the character at all.
    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.generalCategory {
        case .unassigned, .privateUse, .surrogate: false
        // A C1 control comes of text that was misread twice.
        default: true
        }
    }

    /// `text` with every sequence decoded that there is.
    static func decodeAll(_ text: String, _ codePage: CodePage) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count { result.append(nextDecoded(scalars, &index, codePage)) }
        return String(result)
    }

    /// Whether the same comes out as `meant`, which nobody has to make for that.
    static func decodes(_ scalars: [Unicode.Scalar], _ codePage: CodePage, to meant: String) -> Bool {
        var wanted = meant.unicodeScalars.makeIterator()
        var index = 0
        while index < scalars.count {
            guard wanted.next() == nextDecoded(scalars, &index, codePage) else { return false }
        }
        return wanted.next() == nil
    }

    /// The character of a sequence, or the one at `index`, which goes on behind it.
    private static func nextDecoded(_ scalars: [Unicode.Scalar], _ index: inout Int, _ codePage: CodePage) -> Unicode.Scalar {
        let sequence = scalars[index].isASCII ? nil : decode(scalars, at: index, codePage)
        let (length, decoded) = sequence ?? (1, scalars[index])
        index += length
        return decoded
    }

    // MARK: Evidence

    private func scalar(_ index: Int) -> Unicode.Scalar { scalars.indices.contains(index) ? scalars[index] : " " }

    private func evidence(_ indices: Range<Int>, _ decoded: Unicode.Scalar, _ codePage: CodePage) -> Evidence {
        let lead = scalars[indices.lowerBound]
        let inner = scalars[indices.lowerBound + 1..<indices.upperBound]
        switch codePage.name {
        case CodePage.macRoman.name: return macEvidence(indices, lead, decoded)
        case CodePage.dos437.name, CodePage.dos866.name: return dosEvidence(indices, lead, decoded, codePage)
        case CodePage.byteGlyphs.name: return lead == "â" && inner.first == "Ģ" ? .strong : .none
        default: break
        }
        if putsForeignInWord(indices, decoded) { return .none }
        if lead == "â", inner.first == "€", indices.count == 2 || inner.last == "\u{A0}" || inner.last == "\u{FFFD}" {
            return lostMarkEvidence(indices)
        }
        if indices.count == 2 {
            guard codePage.leads.contains(lead), decoded.script != .cyrillic || Self.isEverydayCyrillic(decoded) else { return .none }
            return codePage.name == CodePage.windows1251.name
                ? cyrillicEvidence(indices, lead, inner[inner.startIndex], decoded)
                : latinEvidence(indices, lead, inner[inner.startIndex], decoded)
        }
        // Three signs in a row behind ğ, and they read as an emoji.
        if lead == CodePage.turkishLead { return indices.count == 4 && (0x1F000...0x1FAFF).contains(decoded.value) ? .strong : .none }
        if indices.count == 4 { return .strong }
        // вЂ™, â€™: what U+2010–U+2026 became, and nothing else is so written.
        if decoded.value == 0xFEFF || decoded.value == 0xFFFD { return .strong }
        if lead == "â" || lead == "в", inner.first == "€" || inner.first == "Ђ" { return .strong }
        // ạ in the middle of a Vietnamese word, a sign or an emoji behind â.
        if (0x1E00...0x1EFF).contains(decoded.value), isInWord(indices) { return .strong }
        if lead == "â", decoded.value >= 0x2010, decoded.value < 0x2C00, !inner.allSatisfy(Self.joining.contains) {
            return .strong
        }
        // `â…“`, ⅓: no word is â alone.
        if lead == "â", decoded.generalCategory == .otherNumber, !scalar(indices.lowerBound - 1).isLetter { return .strong }
        let odd = inner.count { !Self.plausible.contains($0) && !$0.isLetter }
        let mayStandAlone =
            decoded.value >= 0x2010 && decoded.value < 0x2C00 || decoded.value >= 0xFB00
            || (0x1E00...0x1EFF).contains(decoded.value)
        return odd == 2 || odd == 1 && mayStandAlone ? .strong : .weak
    }

    /// `â€` with its third byte lost: ” behind what is quoted and before a space or a mark. Before a question mark, which may have been
    /// put in the place of the byte, and a no-break space, which may be one, it cannot be read.
    private func lostMarkEvidence(_ indices: Range<Int>) -> Evidence {
        let before = scalar(indices.lowerBound - 1)
        let after = scalar(indices.upperBound)
        let isReplaced = scalars[indices.upperBound - 1] == "\u{FFFD}"
        if scalars[indices.upperBound - 1] == "\u{A0}" { return before.isWhitespace ? .strong : .none }
        guard !before.isWhitespace, !"([{“‘\"'".unicodeScalars.contains(before) else { return .none }
        return after.isWhitespace || ".,;:!)]}—–\"'”’".unicodeScalars.contains(after) || isReplaced && !after.isLetter ? .strong : .none
    }

    /// Whether what is decoded cannot stand where it would: a sign, or a letter of another script alone, between two Latin letters.
    private func putsForeignInWord(_ indices: Range<Int>, _ decoded: Unicode.Scalar) -> Bool {
        let sides = [scalar(indices.lowerBound - 1), scalar(indices.upperBound)]
        guard sides.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
        switch decoded.generalCategory {
        case .mathSymbol, .otherSymbol: return decoded.value >= 0x2000 && sides.allSatisfy(\.isLowercase)
        case .otherLetter: return decoded.value >= 0x0370
        default: return false
        }
    }

    private func isInWord(_ indices: Range<Int>) -> Bool {
        scalar(indices.lowerBound - 1).isLetter || scalar(indices.upperBound).isLetter
    }

    /// Marks that stand behind a letter in good text, capitals and foreign words included.
    private static let plausible = Set("\u{A0}«»‹›‘’‚“”„•–—…™©®°·´²³ªº¡¿§\u{2022}".unicodeScalars)
    /// Signs that stand beside a letter in mojibake only.
    private static let odd = Set("¤¦¨¬¯¶¸¼½¾¹²³±µ¢£¥ˆ˜†‡‰ƒ".unicodeScalars)
    /// Marks that stand between a letter and another letter or a space in good text.
    private static let joining = Set("\u{A0}«»’”“…–—·´".unicodeScalars)

    /// `Ã©`, `Ä°`, `Ĺ™`: a capital with an accent, and a sign.
    private func latinEvidence(
        _ indices: Range<Int>, _ lead: Unicode.Scalar, _ sign: Unicode.Scalar, _ decoded: Unicode.Scalar
    ) -> Evidence {
        let before = scalar(indices.lowerBound - 1)
        let after = scalar(indices.upperBound)
        let isCommon = "ÃÂÄÅĂĹÐÑ".unicodeScalars.contains(lead)
        if sign.isControl { return .strong }
        // ª and º are letters to Unicode, and signs to whoever reads them beside another letter.
        if sign.isLetter, sign != "ª", sign != "º" {
            // œ behind a capital Ã between capitals, š behind Å within a small word.
            let isMixed = sign.isLowercase && (before.isUppercase || after.isUppercase)
            return isCommon && (before.isLowercase || isMixed && lead != "Å" && lead != "Ä") ? .strong : .weak
        }
        if before.isLetter, before.isLowercase {
            // `siÄ™`, `mnÄ…`: nobody ends a small word in such a capital.
            let isClear = "ÃÄÅĂĹ".unicodeScalars.contains(lead) || !"™®…’".unicodeScalars.contains(sign)
            return after.isLetter || isCommon && isClear ? .strong : .weak
        }
        if before.isLetter, after.isLetter {
            if Self.odd.contains(sign), after.isLowercase { return .strong }
            let mayJoin = after.isLowercase ? "\u{A0}’…–—·´".unicodeScalars.contains(sign) : Self.joining.contains(sign)
            guard isCommon, sign != "’", before.isASCII, lead == "Ã" || !mayJoin else { return .weak }
            return strongWithin(indices, sign)
        }
        // è as a word of its own; the letter Ã itself would be quoted.
        if lead == "Ã", !"\u{A0}’”»".unicodeScalars.contains(sign), before.isWhitespace, !after.isLetter, !after.isQuotationMark {
            return .strong
        }
        if lead == "Ã", sign == "\u{A0}" { return after.isWhitespace || after.isLowercase ? .strong : .weak }
        if lead == "Â" {
            // Â£5, Â©, 20Â°, word.Â Next: what stood there in Latin-1 stands there still, behind its own lead byte.
            if "“‘„«\"'(".unicodeScalars.contains(before) { return .weak }
            if sign == "\u{A0}" { return before.isASCII && !before.isWhitespace ? .strong : .weak }
            return "£©®°§±²³½¼¾«»·¿¡´¢¥µ¶ºª".unicodeScalars.contains(sign) ? .strong : .weak
        }
        if !before.isLetter, after.isLetter, after.isLowercase {
            return !Self.joining.contains(sign) || lead == "Ã" && sign != "’" ? .strong : .weak
        }
        return .weak
    }

    /// Between two letters: `AÃ‘OS`, `HÃ”TEL`; but `MÄ£ÄM` is somebody's play with letters.
    private func strongWithin(_ indices: Range<Int>, _ sign: Unicode.Scalar) -> Evidence {
        sign.generalCategory == .currencySymbol && scalar(indices.upperBound).isUppercase ? .weak : .strong
    }

    /// `РџСЂ`, `rГ©gion`. One pair alone is Ukrainian: `Рівне`.
    private func cyrillicEvidence(
        _ indices: Range<Int>, _ lead: Unicode.Scalar, _ sign: Unicode.Scalar, _ decoded: Unicode.Scalar
    ) -> Evidence {
        let before = scalar(indices.lowerBound - 1)
        guard lead == "В" || lead == "Г" else { return .weak }
        if before.isASCII, before.isLetter, decoded.isLetter { return .strong }
        return decoded.script == .latin && scalar(indices.upperBound).script == .latin && !sign.isLetter ? .strong : .weak
    }

    private func macEvidence(_ indices: Range<Int>, _ lead: Unicode.Scalar, _ decoded: Unicode.Scalar) -> Evidence {
        let before = scalar(indices.lowerBound - 1)
        if indices.count == 2 {
            guard "√ƒ≈¬".unicodeScalars.contains(lead) else { return .none }
            // ¬† and ¬´: a no-break space, a guillemet, §, °, £.
            if lead == "¬" { return "†ª´©®ß∞£".unicodeScalars.contains(scalars[indices.lowerBound + 1]) ? .strong : .weak }
            guard decoded.isLetter else { return .weak }
            return before.isASCII && before.isLetter || beginsSmallWord(indices, decoded) || standsAlone(indices) ? .strong : .weak
        }
        guard lead == "‚", (0x2000...0x206F).contains(decoded.value) || decoded == "€" || decoded == "™" else {
            return .none
        }
        return .strong
    }

    /// `√®`, a word of one letter: no root is drawn of a sign.
    private func standsAlone(_ indices: Range<Int>) -> Bool {
        let after = scalar(indices.upperBound)
        return !scalars[indices.lowerBound + 1].isLetter
            && (scalar(indices.lowerBound - 1).isWhitespace || scalar(indices.lowerBound - 1) == "'")
            && (after.isWhitespace || ",.;:?!".unicodeScalars.contains(after))
    }

    /// `√ºber`, `├╝ber`: two small letters follow what reads as a small letter.
    private func beginsSmallWord(_ indices: Range<Int>, _ decoded: Unicode.Scalar) -> Bool {
        let next = [scalar(indices.upperBound), scalar(indices.upperBound + 1)]
        return decoded.isLowercase && !scalar(indices.lowerBound - 1).isLetter && next.allSatisfy { $0.isASCII && $0.isLowercase }
    }

    /// `f├╝r`: letters stand on both sides, and two on one.
    private func isWithinWord(_ indices: Range<Int>) -> Bool {
        let (start, end) = (indices.lowerBound, indices.upperBound)
        return scalar(start - 1).isLetter && scalar(end).isLetter && (scalar(start - 2).isLetter || scalar(end + 1).isLetter)
    }

    /// `pu├▓`: what reads as a small letter follows two of them.
    private func endsSmallWord(_ indices: Range<Int>, _ decoded: Unicode.Scalar) -> Bool {
        let before = [scalar(indices.lowerBound - 1), scalar(indices.lowerBound - 2)]
        return decoded.isLowercase && !scalar(indices.upperBound).isLetter && before.allSatisfy { $0.isASCII && $0.isLowercase }
    }

    private func dosEvidence(
        _ indices: Range<Int>, _ lead: Unicode.Scalar, _ decoded: Unicode.Scalar, _ codePage: CodePage
    ) -> Evidence {
        let sign = scalars[indices.lowerBound + 1]
        if indices.count == 2 {
            guard "┬├─┼╨╤".unicodeScalars.contains(lead), decoded.isLetter || lead == "┬" else { return .none }
            let isDrawing = (0x2500...0x259F).contains(sign.value)
            let sides = [scalar(indices.lowerBound - 1), scalar(indices.upperBound)]
            // `├¿` between spaces: è.
            if !isDrawing, decoded.isLowercase, sides.allSatisfy(\.isWhitespace) { return .strong }
            // Drawings stand beside letters in frames, but not within a word.
            if isDrawing {
                let isWithin =
                    decoded.isLetter && (isWithinWord(indices) || beginsSmallWord(indices, decoded) || endsSmallWord(indices, decoded))
                return isWithin ? .strong : .weak
            }
            return sides.contains(where: \.isLetter) ? .strong : .weak
        }
        guard codePage.name == CodePage.dos437.name else { return .none }
        if lead == "Γ", sign == "Ç" || sign == "é" || sign == "ä" { return .strong }
        return lead == "ß" && (0x1E00...0x1EFF).contains(decoded.value) ? .strong : .weak
    }

    // MARK: Neighbors

    /// Letters of one script side by side, read back from one sequence after the other: no accident.
    private func strengthenRuns(_ sequences: inout [Sequence]) {
        var start = 0
        while start < sequences.count {
            var end = start + 1
            while end < sequences.count, sequences[end].indices.lowerBound == sequences[end - 1].indices.upperBound {
                end += 1
            }
            if end - start >= 2, isForeignWord(sequences[start..<end]) {
                for index in start..<end { sequences[index].evidence = .strong }
            } else {
                strengthenTwiceMisread(&sequences, start..<end)
            }
            start = end
        }
    }

    /// Sequences side by side that read back as a sequence in turn: a character that was misread twice.
    private func strengthenTwiceMisread(_ sequences: inout [Sequence], _ run: Range<Int>) {
        var index = run.lowerBound
        while index + 1 < run.upperBound {
            let decoded = sequences[index..<min(index + 4, run.upperBound)].map(\.decoded)
            guard let (length, _) = Self.decode(decoded, at: 0, .windows1252) else {
                index += 1
                continue
            }
            for twice in index..<index + length { sequences[twice].evidence = .strong }
            index += length
        }
    }

    private func isForeignWord(_ run: ArraySlice<Sequence>) -> Bool {
        guard let first = run.first, let last = run.last else { return false }
        let letters = run.filter { $0.decoded.isLetter || $0.decoded.isMark }
        guard letters.count * 2 > run.count || letters.count >= 3, letters.count >= 2 else { return false }
        let script = letters[0].decoded.script
        let isHan = script == .han || script == .hiragana || script == .katakana || script == .hangul
        guard
            letters.allSatisfy({ isHan ? $0.decoded.value >= 0x3000 : $0.decoded.script == script || $0.decoded.isMark })
        else { return false }
        // Capitals alone, as in СІРІ, prove nothing.
        let source = scalars[first.indices.lowerBound..<last.indices.upperBound]
        guard source.contains(where: { !$0.isUppercase }) else { return false }
        if script == .cyrillic { return letters.allSatisfy { Self.isEverydayCyrillic($0.decoded) } }
        // Two pairs of Latin letters in a row could be a name; two syllables of an alphabet that is not there are not.
        return script != .latin || letters.count >= 3 || run.contains { $0.evidence == .strong }
    }

    private static func isEverydayCyrillic(_ scalar: Unicode.Scalar) -> Bool {
        (0x0400...0x045F).contains(scalar.value) || scalar.value == 0x0490 || scalar.value == 0x0491
    }

    /// Whether so much of the text is clear that the rest is no accident. The box drawings and mathematical signs that the
    /// old Macintosh and DOS make of letters stand in prose for nothing else: there one clear case is enough.
    private func isMisreadThroughout(_ sequences: [Sequence], _ codePage: CodePage) -> Bool {
        let clear = sequences.count { $0.evidence == .strong }
        if [CodePage.macRoman.name, CodePage.dos437.name, CodePage.dos866.name].contains(codePage.name) { return clear >= 1 }
        return clear >= 4 && clear * 2 >= sequences.count
    }

    /// The leads of the Latin letters beyond ASCII: where one is misread, so are the others.
    private static let europeanLeads = Set("ÃÄÅĂĹ".unicodeScalars)

    /// A text with clear cases has unclear ones, too: beside a clear one all are taken, elsewhere the letters that
    /// begin as a clear one does.
    private func strengthenNeighbors(_ sequences: inout [Sequence], _ codePage: CodePage) {
        if isMisreadThroughout(sequences, codePage) {
            for index in sequences.indices where codePage.name != CodePage.windows1251.name || !sequences[index].decoded.isLetter {
                sequences[index].evidence = .strong
            }
        }
        let clear = sequences.filter { $0.evidence == .strong && $0.indices.count == 2 }
        let leads = Set(clear.map { scalars[$0.indices.lowerBound] })
        let isEuropean = leads.contains { Self.europeanLeads.contains($0) }
        for index in Array(sequences.indices) + sequences.indices.reversed() where sequences[index].evidence == .weak {
            let indices = sequences[index].indices
            let followsClear =
                index > 0 && sequences[index - 1].evidence == .strong
                && sequences[index - 1].indices.upperBound == indices.lowerBound
            let precedesClear =
                index + 1 < sequences.count && sequences[index + 1].evidence == .strong
                && sequences[index + 1].indices.lowerBound == indices.upperBound
            let isLetter =
                indices.count == 2 && sequences[index].decoded.isLetter
                && (leads.contains(scalars[indices.lowerBound])
                    || isEuropean && isInWord(indices) && Self.europeanLeads.contains(scalars[indices.lowerBound]))
            if followsClear || precedesClear || isLetter { sequences[index].evidence = .strong }
        }
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is one of the marks that quote a letter.
    fileprivate var isQuotationMark: Bool { "\"'’”“»«›‹".unicodeScalars.contains(self) }
}
